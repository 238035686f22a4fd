use gangmu_model::{Clean, Dimension, Mention, MentionKind, Quantity, RuleId, Span};
use gangmu_rules::QuantityRules;

use super::amount::{Amount, AmountReader, AmountReading};
use super::bound::bound;
use super::labels::Labels;
use super::name;
use super::numeral::Value;
use super::scan::Scan;

/// The quantities of a text that could be measurements, and the names that are none.
#[derive(Debug)]
pub(crate) struct Measures<'a> {
    rules: &'a QuantityRules,
    text: &'a str,
    labels: &'a Labels,
    span: Span<Clean>,
    mentions: Vec<Mention>,
}

impl<'a> Measures<'a> {
    pub(crate) const fn new(rules: &'a QuantityRules, text: &'a str, labels: &'a Labels, span: Span<Clean>) -> Self {
        Self { rules, text, labels, span, mentions: Vec::new() }
    }

    /// All of them, in order of the text.
    pub(crate) fn collect(mut self) -> Vec<Mention> {
        let scan = Scan::new(self.rules, self.text);
        let mut at = self.span.start;
        while let Some(place) = scan.next(at, self.span.end) {
            at = self.read(place).max(place + 1);
            while !self.text.is_char_boundary(at) {
                at += 1;
            }
        }
        self.mentions
    }

    /// Reads what stands at `at` and says where to go on.
    fn read(&mut self, at: usize) -> usize {
        if let Some(label) = self.labels.at(at) {
            return label.end;
        }
        if let Some(name) = name::word_at(&self.rules.name, self.text, at) {
            self.name(name.start, name.end, &name.rule.id);
            return name.end;
        }
        let amount = match AmountReader::new(self.rules, self.text).read(at) {
            AmountReading::Amount(amount) => amount,
            AmountReading::Nothing(end) => return end,
        };
        let (start, end) = amount.number();
        if let Some(name) = name::around(&self.rules.name, self.text, start, end, amount.numeral.chinese) {
            self.name(name.start, name.end, &name.rule.id);
            return name.end;
        }
        let end = amount.end;
        if let Some(mention) = self.quantity(amount) {
            self.mentions.push(mention);
        }
        end
    }

    fn name(&mut self, start: usize, end: usize, rule: &RuleId) {
        self.mentions.push(Mention { span: Span::new(start, end), kind: MentionKind::Name, rule: rule.clone() });
    }

    fn quantity(&self, amount: Amount<'_>) -> Option<Mention> {
        let bound = bound(self.rules, self.text, &amount);
        let chinese = amount.numeral.chinese;
        if chinese && !self.counts(&amount, bound.is_some()) || matches!(amount.value, Value::Vague(..)) {
            return None;
        }
        let (value, low, high) = match amount.value {
            Value::Exact(value) => (Some(value), None, None),
            Value::Range(low, high) | Value::Vague(low, high) => (None, Some(low), Some(high)),
        };
        let (from, to) = amount.number();
        let unit = amount.unit.as_ref();
        let rule = unit.map_or_else(|| RuleId::from("numeral"), super::unit::Unit::id);
        let quantity = Quantity {
            value,
            low,
            high,
            unit: unit.map(|u| u.name.clone()),
            dimension: unit.map_or(Dimension::None, |u| u.dimension),
            number: Span::new(from, to),
            unit_span: unit.map(|u| Span::new(u.start, u.end)),
            chinese,
            bound,
        };
        Some(Mention { span: Span::new(amount.start, amount.end), kind: MentionKind::Quantity(quantity), rule })
    }

    /// Whether a Chinese numeral states an amount: more than ten, or bounded.
    fn counts(&self, amount: &Amount<'_>, bounded: bool) -> bool {
        amount.unit.is_some() && (bounded || amount.value.low() > rust_decimal::Decimal::TEN)
    }
}
