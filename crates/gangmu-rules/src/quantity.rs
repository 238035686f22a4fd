use crate::{Example, RuleError, RuleFiles};

mod bound;
mod char_table;
mod entry;
mod name;
mod numeral;
mod unit;
mod word_table;

pub use bound::{BoundRule, BoundRules};
pub use char_table::CharTable;
pub use name::{NameRule, NameRules, NameWord, Writing};
pub use numeral::{NumeralChar, NumeralRules};
pub use unit::{UnitRule, UnitRules, UnitWord};
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
}

impl QuantityRules {
    pub(crate) fn load(files: &RuleFiles, examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        let numeral = NumeralRules::load(files, examples)?;
        let name = NameRules::load(files, &numeral, examples)?;
        Ok(Self { unit: UnitRules::load(files, examples)?, bound: BoundRules::load(files, examples)?, name, numeral })
    }
}
