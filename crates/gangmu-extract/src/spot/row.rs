use gangmu_model::Dimension;
use gangmu_rules::AmountRules;
use rust_decimal::Decimal;

use super::amount::Amount;
use super::numeral::Value;
use super::place::from;
use super::sum::ten_to;
use super::unit::Unit;

/// The numbers of a list, as far as it was read, that wait for the unit after its last one: 提高15、22个百分点.
#[derive(Debug, Default)]
pub(crate) struct Row<'a> {
    cells: Vec<Cell<'a>>,
}

/// One number of a list.
#[derive(Debug)]
pub(crate) struct Cell<'a> {
    /// The number.
    pub(crate) amount: Amount<'a>,
    /// How many mentions there were before it.
    pub(crate) place: usize,
}

impl<'a> Row<'a> {
    /// Takes a number that may wait for its unit.
    pub(crate) fn take(&mut self, rules: &AmountRules, text: &str, amount: &Amount<'a>, place: usize) {
        if !waits(rules, text, amount) {
            self.cells.clear();
            return;
        }
        if !self.reaches(rules, text, amount) {
            self.cells.clear();
        }
        self.cells.push(Cell { amount: amount.clone(), place });
    }

    /// The numbers of the list that ends with `last`, with its unit; the row is empty then.
    pub(crate) fn close(&mut self, rules: &AmountRules, text: &str, last: &Amount<'a>) -> Vec<Cell<'a>> {
        let listed = !self.cells.is_empty() && self.reaches(rules, text, last);
        let cells = std::mem::take(&mut self.cells);
        let Some(unit) = last.unit.as_ref().filter(|u| listed && u.start >= last.numeral.end) else { return Vec::new() };
        let scale = ten_to(last.numeral.power).unwrap_or(Decimal::ONE);
        cells.into_iter().filter_map(|cell| Some(Cell { amount: with_unit(cell.amount, unit, scale)?, ..cell })).collect()
    }

    /// Whether nothing but a joint stands between the last number and `next`.
    fn reaches(&self, rules: &AmountRules, text: &str, next: &Amount<'_>) -> bool {
        let Some(last) = self.cells.last() else { return false };
        let between = text.get(last.amount.end..next.start).unwrap_or("");
        rules.joint.at_start(between).is_some_and(|(_, len)| len == between.len())
    }
}

/// Whether a unit further on may hold for the amount: a bare number, or one with the first word of 个百分点, before a joint.
fn waits(rules: &AmountRules, text: &str, amount: &Amount<'_>) -> bool {
    let bare = amount.unit.as_ref().is_none_or(|u| u.dimension == Dimension::Count && !amount.numeral.chinese);
    bare && !amount.ratio
        && !amount.numeral.chinese
        && matches!(amount.value, Value::Exact(_))
        && rules.joint.at_start(from(text, amount.end)).is_some()
}

/// The number of a list with the unit, and where it has none of its own the scale, of the last one.
fn with_unit<'a>(amount: Amount<'a>, unit: &Unit<'a>, scale: Decimal) -> Option<Amount<'a>> {
    // 3.4个、1个百分点: 个 begins the unit that the list shares.
    let begins = amount.unit.is_none() || unit.dimension == Dimension::Points;
    let scale = if amount.numeral.power == 0 { scale } else { Decimal::ONE };
    let value = amount.value.times(scale)?.times(unit.factor())?;
    begins.then(|| Amount { value, unit: Some(unit.clone()), ..amount })
}
