mod date;
mod label;
mod region;
mod title;

use gangmu_model::Metadata;
use gangmu_rules::{CleanRules, Field};

pub(crate) use date::{date, is_date, leading_date};
pub(crate) use label::{Label, labels, title_before_labels};
pub(crate) use region::{heading_region, region};
pub(crate) use title::{issuer_of, signature, signature_lines, title_of, without_site};

/// Longest value in characters that is still a value and not a paragraph.
const LONGEST: usize = 80;

/// What a page says about its document, gathered line by line; what was said first stays.
#[derive(Debug, Default)]
pub(crate) struct Block {
    pub(crate) metadata: Metadata,
    /// 来源, which may be a public body or another site.
    pub(crate) origin: Option<String>,
    /// A label whose value did not stand on its line (表 residue).
    open: Option<Field>,
}

impl Block {
    /// Reads a line of the block. Whether it was one.
    ///
    /// After the text only labels that say something about the document count: 责任编辑 (editor) may be its last line.
    pub(crate) fn read(&mut self, line: &str, rules: &CleanRules, after: bool) -> bool {
        if line.chars().count() > 5 * LONGEST {
            return false;
        }
        let found = labels(line, &rules.labels);
        if found.is_empty() {
            return !after && (self.continues(line, rules) || self.dated(line, rules));
        }
        self.open = None;
        if after && !found.iter().any(|l| speaks_of_page(l.field)) {
            return false;
        }
        let mut any = false;
        for Label { field, value } in &found {
            any |= self.take(*field, value, rules);
        }
        if !any {
            return false;
        }
        self.open = found.last().filter(|l| l.value.is_empty() && line.trim_end().ends_with(['|', ':', '：'])).map(|l| l.field);
        true
    }

    /// Takes a value. Whether it can be one.
    pub(crate) fn take(&mut self, field: Field, value: &str, rules: &CleanRules) -> bool {
        let value = value.trim();
        if value.is_empty() || rules.labels.is_none(value) {
            return true;
        }
        // The head of a list of pages: 索引号 | 名称 | 发布机构.
        if rules.labels.field(value).is_some() {
            return false;
        }
        // Titles that name every bureau that issued the document are long.
        let longest = if field == Field::Title { LONGEST * 4 } else { LONGEST * 2 };
        if value.chars().count() > longest || value.contains('。') && field != Field::Ignored {
            return false;
        }
        let text = || Some(value.to_owned());
        let m = &mut self.metadata;
        match field {
            Field::Title => m.title = m.title.take().or_else(text),
            Field::Issuer => m.issuer = m.issuer.take().or_else(text),
            Field::Origin => self.origin = self.origin.take().or_else(text),
            Field::IndexNumber => m.index_number = m.index_number.take().or_else(text),
            Field::DocumentNumber => m.document_number = m.document_number.take().or_else(text),
            Field::Category => m.category = m.category.take().or_else(text),
            Field::Validity => m.validity = m.validity.take().or_else(text),
            Field::WrittenDate | Field::PublishedDate => {
                let Some(day) = date(value, &rules.script) else { return false };
                let place = if field == Field::WrittenDate { &mut m.written_date } else { &mut m.published_date };
                place.get_or_insert(day);
            }
            Field::Ignored => {}
        }
        true
    }

    /// Reads a line before the text that is the document's own date in brackets: （2018年4月16日） under a title.
    pub(crate) fn read_own_date(&mut self, line: &str, rules: &CleanRules) {
        let inner = line.strip_prefix(['（', '(']).and_then(|l| l.strip_suffix(['）', ')']));
        if let Some(day) = inner.filter(|inner| is_date(inner, &rules.script)).and_then(|inner| date(inner, &rules.script)) {
            self.metadata.written_date.get_or_insert(day);
        }
    }

    /// A cell of a broken table, or a line of its own, that holds the value of the label before it.
    fn continues(&mut self, line: &str, rules: &CleanRules) -> bool {
        let Some(field) = self.open.take().filter(|f| *f != Field::Ignored) else { return false };
        let value = line.trim_matches(|c: char| c == '|' || c.is_whitespace());
        let fits = line.contains('|') || can_be(field, value, rules);
        fits && value.chars().count() <= LONGEST && self.take(field, value, rules)
    }

    /// A line that begins with a date and time: 2023-07-05 11:51:34 and the name of a site.
    fn dated(&mut self, line: &str, rules: &CleanRules) -> bool {
        let Some((day, rest, timed)) = leading_date(line, &rules.script) else { return false };
        // （2018年4月16日） under a title is the document's own; sites write their dates with signs or with the time.
        let own = line.starts_with(['(', '（']) || !timed && line.contains(rules.script.date_signs());
        let short = !own && rest.chars().count() <= 40 && !rest.contains('。');
        if !short || !timed && !rest.is_empty() && labels(rest, &rules.labels).is_empty() {
            return false;
        }
        self.metadata.published_date.get_or_insert(day);
        for Label { field, value } in labels(rest, &rules.labels) {
            self.take(field, &value, rules);
        }
        true
    }
}

/// Whether a text without a label before it on its line looks like a value of a field. Labels often have none, and then the title follows.
fn can_be(field: Field, value: &str, rules: &CleanRules) -> bool {
    match field {
        Field::IndexNumber => {
            value.len() >= 8 && value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '_'))
        }
        Field::DocumentNumber => rules.script.is_document_number(value),
        Field::Issuer => rules.script.is_bureau(value) && value.chars().all(char::is_alphabetic),
        Field::WrittenDate | Field::PublishedDate => {
            value.chars().count() <= 20 && value.starts_with(|c: char| c.is_ascii_digit()) && date(value, &rules.script).is_some()
        }
        _ => false,
    }
}

/// Whether a label after the text is one of the page and not of a form or list in the document (名称, 编号, 联系人).
fn speaks_of_page(field: Field) -> bool {
    matches!(
        field,
        Field::PublishedDate | Field::WrittenDate | Field::Origin | Field::Issuer | Field::IndexNumber | Field::Validity
    )
}
