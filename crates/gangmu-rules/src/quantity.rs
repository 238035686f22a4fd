use crate::{Catalogue, RuleError, RuleFiles};

mod amount;
mod bound;
mod char_table;
mod date;
mod name;
mod numeral;
mod unit;
mod word_table;

pub use amount::{AmountRules, SubjectRule};
pub use bound::{BoundRule, BoundRules};
pub use char_table::CharTable;
pub use date::{DateMeaning, DateRules, DateWord};
pub use name::{NameRule, NameRules, NameWord, Writing};
pub use numeral::{NumberWord, NumeralChar, NumeralRules};
pub use unit::{Adds, SmallerUnit, UnitRule, UnitRules, UnitWord};
pub use word_table::WordTable;

/// The tables of numerals, units, bounds and names, compiled.
#[derive(Debug)]
pub struct QuantityRules {
    /// `rules/number.toml`.
    pub numeral: NumeralRules,
    /// `rules/unit.toml`.
    pub unit: UnitRules,
    /// `rules/bound.toml`.
    pub bound: BoundRules,
    /// `rules/name.toml`.
    pub name: NameRules,
    /// `rules/date.toml`.
    pub date: DateRules,
    /// `rules/amount.toml`.
    pub amount: AmountRules,
    /// The characters that a number or a date may begin with.
    pub starts: CharTable<Start>,
}

/// What may begin with a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// A number.
    Number,
    /// A sign before a number.
    Sign,
    /// A word of the calendar.
    Date,
    /// A point: a number begins with it only before a digit (.5).
    Point,
}

impl QuantityRules {
    pub(crate) fn load(files: &RuleFiles, into: &mut Catalogue) -> Result<Self, RuleError> {
        let numeral = NumeralRules::load(files, into)?;
        let name = NameRules::load(files, &numeral, into)?;
        let unit = UnitRules::load(files, into)?;
        let bound = BoundRules::load(files, into)?;
        let amount = AmountRules::load(files, into)?;
        let date = DateRules::load(files, into)?;
        let starts = CharTable::new(starts(&numeral, &date));
        Ok(Self { numeral, unit, bound, name, date, amount, starts })
    }
}

fn starts(numeral: &NumeralRules, date: &DateRules) -> Vec<(char, Start)> {
    let digits = ('0'..='9').chain('０'..='９').map(|c| (c, Start::Number));
    let signs = ['-', '－', '−'].into_iter().map(|c| (c, Start::Sign));
    let dates = date.firsts.iter().map(|&c| (c, Start::Date));
    let numerals = numeral.chars.chars().filter_map(|(c, meaning)| match meaning {
        NumeralChar::Negative => Some((c, Start::Sign)),
        NumeralChar::More | NumeralChar::Point | NumeralChar::Part | NumeralChar::Of | NumeralChar::And => None,
        _ => Some((c, Start::Number)),
    });
    let point = std::iter::once(('.', Start::Point));
    point.chain(dates).chain(signs).chain(digits).chain(numerals).collect()
}

/// The shapes of the tables, for editors.
#[cfg(test)]
pub(crate) fn schemas() -> [(&'static str, schemars::Schema); 6] {
    [
        ("amount", amount::schema()),
        ("bound", bound::schema()),
        ("date", date::schema()),
        ("name", name::schema()),
        ("number", numeral::schema()),
        ("unit", unit::schema()),
    ]
}
