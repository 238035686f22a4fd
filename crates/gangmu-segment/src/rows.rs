use csv_core::{ReadFieldResult, Reader};
use gangmu_model::{Clean, Metadata, Span};
use gangmu_rules::SegmentRules;

/// The heads of the columns stand within so many bytes.
const HEAD: usize = 400;

/// A report that stands in one row of a table of scraped pages (CSV).
#[derive(Debug)]
pub(crate) struct Row {
    /// Its text, without the quotes around it.
    pub body: Span<Clean>,
    /// What the other columns say about it.
    pub metadata: Metadata,
}

/// The reports of a text that is a table of scraped pages: its first line names a column of titles and one of texts. Empty for
/// any other text.
pub(crate) fn rows(text: &str, rules: &SegmentRules) -> Vec<Row> {
    let Some(columns) = text.lines().next().filter(|line| line.len() <= HEAD).and_then(|line| Columns::of(line, rules)) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    for record in records(text).into_iter().skip(1) {
        let field = |at: Option<usize>| at.and_then(|at| record.get(at)).map(|span| unquoted(text, *span));
        let Some(body) = field(Some(columns.body)).filter(|body| !body.is_empty()) else { continue };
        let words = |at| field(at).map(|span| span.of(text).trim().to_owned()).filter(|s| !s.is_empty());
        let date = words(columns.date).and_then(|date| date.get(..10)?.replace('/', "-").parse().ok());
        let metadata = Metadata {
            title: words(Some(columns.title)),
            issuer: words(columns.issuer),
            published_date: date,
            ..Metadata::default()
        };
        rows.push(Row { body, metadata });
    }
    rows
}

/// Which column holds what.
struct Columns {
    title: usize,
    body: usize,
    issuer: Option<usize>,
    date: Option<usize>,
}

impl Columns {
    fn of(line: &str, rules: &SegmentRules) -> Option<Self> {
        let heads: Vec<&str> = line.split(',').map(|head| head.trim().trim_matches(['"', '\u{feff}'])).collect();
        let find = |id: &str| heads.iter().position(|head| rules.words(id).iter().any(|w| head.eq_ignore_ascii_case(w)));
        let (title, body) = (find("word.column-title")?, find("word.column-text")?);
        Some(Self { title, body, issuer: find("word.column-issuer"), date: find("word.column-date") })
    }
}

/// The fields of each record, with their quotes.
fn records(text: &str) -> Vec<Vec<Span<Clean>>> {
    let mut reader = Reader::new();
    let (mut records, mut fields, mut out) = (Vec::new(), Vec::new(), [0u8; 4096]);
    let (mut start, mut at) = (0, 0);
    loop {
        let (result, read, _) = reader.read_field(text.as_bytes().get(at..).unwrap_or(&[]), &mut out);
        at += read;
        match result {
            ReadFieldResult::OutputFull | ReadFieldResult::InputEmpty => {}
            ReadFieldResult::Field { record_end } => {
                fields.push(Span::new(start, at));
                start = at;
                if record_end {
                    records.push(std::mem::take(&mut fields));
                }
            }
            ReadFieldResult::End => return records,
        }
    }
}

/// A field without the comma or line end after it and the quotes around it.
fn unquoted(text: &str, field: Span<Clean>) -> Span<Clean> {
    let content = field.of(text);
    let content = content.strip_suffix(['\n', ',']).unwrap_or(content).trim_end_matches('\r');
    let inner = content.trim_start_matches(['\n', '\r']);
    let start = field.start + (content.len() - inner.len());
    let opened = inner.strip_prefix('"').unwrap_or(inner);
    let start = start + (inner.len() - opened.len());
    let closed = if opened.len() < inner.len() { opened.strip_suffix('"').unwrap_or(opened) } else { opened };
    Span::new(start, start + closed.len())
}

#[cfg(test)]
mod tests {
    use super::{records, unquoted};

    #[test]
    fn fields_hold_commas_lines_and_quotes() {
        let text = "序号,正文\n1,\"甲,\"\"乙\"\"\n丙\"\n2,丁";
        let read: Vec<Vec<&str>> =
            records(text).iter().map(|r| r.iter().map(|f| unquoted(text, *f).of(text)).collect()).collect();
        assert_eq!(read, [vec!["序号", "正文"], vec!["1", "甲,\"\"乙\"\"\n丙"], vec!["2", "丁"]]);
    }
}
