use gangmu_model::{DateMention, Dimension, Document, DocumentKind, Mention, MentionKind, Quantity, RuleId, Span};
use gangmu_rules::QuantityRules;

use super::amount::{Amount, AmountReader, AmountReading};
use super::bound::bound;
use super::date::{DateExpr, DateReader, How, Reference};
use super::evidence::Evidence;
use super::labels::Labels;
use super::name;
use super::numeral::Value;
use super::row::Row;
use super::scan::Scan;
use super::unit::Unit;

/// The quantities of a text that could be measurements, its dates, and the names that are neither.
#[derive(Debug)]
pub(crate) struct Measures<'a> {
    rules: &'a QuantityRules,
    text: &'a str,
    labels: &'a Labels,
    document: &'a Document,
    mentions: Vec<Mention>,
    row: Row<'a>,
}

impl<'a> Measures<'a> {
    pub(crate) fn new(rules: &'a QuantityRules, text: &'a str, labels: &'a Labels, document: &'a Document) -> Self {
        Self { rules, text, labels, document, mentions: Vec::new(), row: Row::default() }
    }

    /// All of them, in order of the text.
    pub(crate) fn collect(mut self) -> Vec<Mention> {
        let scan = Scan::new(self.rules, self.text);
        let mut at = self.document.span.start;
        while let Some(place) = scan.next(at, self.document.span.end) {
            at = self.read(place).max(place + 1);
            while !self.text.is_char_boundary(at) {
                at += 1;
            }
        }
        self.share_deadlines();
        self.mentions
    }

    /// In a list of dates the words after the last one hold for all: 4月、10月底前.
    fn share_deadlines(&mut self) {
        let mut after: Option<(usize, bool)> = None;
        for mention in self.mentions.iter_mut().rev() {
            let MentionKind::Date(date) = &mut mention.kind else {
                after = None;
                continue;
            };
            let joined = after.is_some_and(|(start, deadline)| {
                let between = self.text.get(mention.span.end..start).unwrap_or("").trim();
                deadline && self.rules.bound.both.at_start(between).is_some_and(|(_, len)| len == between.len())
            });
            date.deadline |= joined;
            after = Some((mention.span.start, date.deadline));
        }
    }

    /// Reads what stands at `at` and says where to go on.
    fn read(&mut self, at: usize) -> usize {
        if let Some(label) = self.labels.at(self.text, at) {
            return label.end;
        }
        if let Some(plan) = DateReader::new(self.rules, self.text).plan(at) {
            self.date(&plan);
            return plan.end;
        }
        if let Some((rule, end)) = DateReader::new(self.rules, self.text).plan_name(at) {
            let rule = self.rules.date.ids.get(rule).cloned().unwrap_or_else(|| RuleId::from("date"));
            self.name(at, end, &rule);
            return end;
        }
        if let Some(rough) = DateReader::new(self.rules, self.text).rough(at) {
            let rule = self.rules.date.ids.get(rough.rule).cloned().unwrap_or_else(|| RuleId::from("date"));
            self.name(rough.start, rough.end, &rule);
            return rough.end;
        }
        let date_only = Scan::new(self.rules, self.text).is_date_only(at);
        if let Some(name) = name::word_at(self.rules, self.text, at).filter(|_| !date_only) {
            self.name(name.start, name.end, &name.rule.id);
            return name.end;
        }
        if let Some(expr) = DateReader::new(self.rules, self.text).read(at).filter(|expr| !expr.weak) {
            self.date(&expr);
            return expr.end;
        }
        if date_only {
            return at;
        }
        match AmountReader::new(self.rules, self.text).read(at) {
            AmountReading::Amount(amount) => self.amount(&amount),
            AmountReading::Nothing(end) => end,
        }
    }

    fn amount(&mut self, amount: &Amount<'a>) -> usize {
        if let Some(name) = name::around(self.rules, self.text, amount) {
            self.name(name.start, name.end, &name.rule.id);
            return name.end;
        }
        self.share_unit(amount);
        self.row.take(&self.rules.amount, self.text, amount, self.mentions.len());
        self.mentions.extend(self.quantity(amount));
        amount.end
    }

    /// The numbers without a unit before `last` in a list share its unit: 提高15、22个百分点.
    fn share_unit(&mut self, last: &Amount<'a>) {
        let Some(unit) = &last.unit else { return };
        let counts = matches!(unit.dimension, Dimension::Count | Dimension::Times | Dimension::Duration | Dimension::Age);
        let cells = self.row.close(&self.rules.amount, self.text, last);
        let Some(first) = cells.first() else { return };
        if counts && !Evidence::new(self.rules, self.text).is_respective(first.amount.start) {
            return;
        }
        self.mentions.truncate(first.place);
        let shared: Vec<Mention> = cells.iter().filter_map(|cell| self.quantity(&cell.amount)).collect();
        self.mentions.extend(shared);
    }

    fn name(&mut self, start: usize, end: usize, rule: &RuleId) {
        self.mentions.push(Mention { span: Span::new(start, end), kind: MentionKind::Name, rule: rule.clone() });
    }

    fn date(&mut self, expr: &DateExpr) {
        let reference = self.reference(expr.start);
        let span = Span::new(expr.start, expr.end);
        let rule = self.rules.date.ids.get(expr.rule).cloned().unwrap_or_else(|| RuleId::from("date"));
        let Some(days) = expr.days(reference) else {
            self.mentions.push(Mention { span, kind: MentionKind::Name, rule });
            return;
        };
        // A deadline covers its last day, also where the day itself is said to be left out (10月1日之前).
        let last = if expr.how == How::Before { expr.last.days(reference).map(|d| d.1) } else { days.last };
        let date = DateMention {
            first: days.first,
            last,
            precision: expr.precision(),
            deadline: expr.deadline,
            year_inferred: expr.year_inferred(),
        };
        self.mentions.push(Mention { span, kind: MentionKind::Date(date), rule });
    }

    /// What a date at `at` is resolved against: the year of its section, else of the document.
    fn reference(&self, at: usize) -> Reference {
        let section = self.document.outline.at(at);
        let section = section.and_then(|s| self.document.outline.ancestry(s.id).find_map(|s| s.year));
        let metadata = &self.document.metadata;
        let day = metadata.written_date.or(metadata.published_date);
        let year = section.or(metadata.plan_year).or(metadata.review_year).or(day.map(|d| d.year()));
        // A work report is given in the year that it plans: 去年 of its review is the year reviewed, not the one before.
        let spoken = metadata.plan_year.filter(|_| metadata.kind == Some(DocumentKind::WorkReport)).or(year);
        Reference { year, spoken, day }
    }

    fn quantity(&self, amount: &Amount<'_>) -> Option<Mention> {
        let bound = bound(self.rules, self.text, amount);
        if !Evidence::new(self.rules, self.text).measures(amount, bound.as_ref()) {
            return None;
        }
        let (value, low, high) = match amount.value {
            Value::Exact(value) => (Some(value), None, None),
            Value::Range(low, high) | Value::Vague(low, high) => (None, Some(low), Some(high)),
        };
        let (from, to) = amount.number();
        let unit = amount.unit.as_ref();
        let quantity = Quantity {
            value,
            low,
            high,
            unit: unit.map(|u| u.name.clone().into_owned()),
            dimension: unit.map_or(if amount.ratio { Dimension::Ratio } else { Dimension::None }, |u| u.dimension),
            number: Span::new(from, to),
            unit_span: unit.map(|u| Span::new(u.start, u.end)),
            chinese: amount.numeral.chinese,
            bound,
        };
        let rule = unit.map_or_else(|| RuleId::from("numeral"), Unit::id);
        Some(Mention { span: Span::new(amount.start, amount.end), kind: MentionKind::Quantity(quantity), rule })
    }
}
