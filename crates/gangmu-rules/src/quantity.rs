use crate::{Example, RuleError, RuleFiles};

mod amount;
mod bound;
mod char_table;
mod date;
mod entry;
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
}

impl QuantityRules {
    pub(crate) fn load(files: &RuleFiles, examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        let numeral = NumeralRules::load(files, examples)?;
        let name = NameRules::load(files, &numeral, examples)?;
        let unit = UnitRules::load(files, examples)?;
        let bound = BoundRules::load(files, examples)?;
        let amount = AmountRules::load(files, examples)?;
        let date = DateRules::load(files, examples)?;
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
    dates.chain(signs).chain(digits).chain(numerals).collect()
}
