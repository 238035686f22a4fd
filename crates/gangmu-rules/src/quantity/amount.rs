use std::collections::BTreeSet;

use serde::Deserialize;
use toml::Spanned;

use super::word_table::WordTable;
use crate::entry::raw_entry;
use crate::{Catalogue, RuleError, RuleFiles};

const FILE: &str = "amount.toml";

/// The words of `rules/amount.toml`: when a number measures something.
#[derive(Debug)]
pub struct AmountRules {
    /// Verbs right before 一 with a unit, by their end.
    pub act: WordTable<()>,
    /// Words before a number in its clause that make it a norm (每月).
    pub per: Vec<String>,
    /// Words before a number in its clause that make it a norm where it counts times or hours (每).
    pub each: Vec<String>,
    /// Units that state no amount after 一 (一批).
    pub vague: BTreeSet<String>,
    /// Words right before a number that make it a norm (一月一次), by their end.
    pub period: WordTable<()>,
    /// Units of things that are counted one by one.
    pub countable: BTreeSet<String>,
    /// Units of times that something happens.
    pub repeated: BTreeSet<String>,
    /// Units that count only after certain words.
    pub subjects: Vec<SubjectRule>,
    /// Units that count one by one the things whose names end with one of the words (四条大街).
    pub things: Vec<SubjectRule>,
    /// Units with a bound after them that, after certain words, say whom something is about and measure nothing (任期3年以上的校长).
    pub qualifiers: Vec<SubjectRule>,
    /// Words between the numbers of a list that share a unit (15、22个百分点).
    pub joint: WordTable<()>,
    /// Words before a list in its clause by which its numbers share also a unit that counts (分别新增3、5所).
    pub respective: Vec<String>,
    /// Units that count only with a bound.
    pub bounded: BTreeSet<String>,
}

/// Units that count only after certain words.
#[derive(Debug, Clone)]
pub struct SubjectRule {
    /// The units.
    pub units: Vec<String>,
    /// The words, one of which must stand before the number in its clause.
    pub words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawAmount>"))]
    amount: Vec<Spanned<RawAmount>>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawAmount {
    id: String,
    gloss: String,
    means: Means,
    #[serde(default)]
    units: Vec<String>,
    words: Vec<String>,
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

raw_entry!(RawAmount: words; units);

#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum Means {
    Act,
    Per,
    Each,
    Vague,
    Period,
    Countable,
    Thing,
    Repeated,
    Subject,
    Qualifier,
    Bounded,
    Joint,
    Respective,
}

impl AmountRules {
    pub(super) fn load(files: &RuleFiles, into: &mut Catalogue) -> Result<Self, RuleError> {
        let mut table = files.table::<File>(FILE)?;
        let (mut act, mut per, mut each, mut period, mut subjects) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut things = Vec::new();
        let (mut qualifiers, mut joint, mut respective) = (Vec::new(), Vec::new(), Vec::new());
        let (mut countable, mut repeated, mut bounded, mut vague) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for entry in table.entries("amount", into, |file| &mut file.amount)? {
            let raw = entry.raw;
            match raw.means {
                Means::Act => act.extend(raw.words),
                Means::Per => per.extend(raw.words),
                Means::Each => each.extend(raw.words),
                Means::Vague => vague.extend(raw.words),
                Means::Period => period.extend(raw.words),
                Means::Countable => countable.extend(raw.words),
                Means::Repeated => repeated.extend(raw.words),
                Means::Joint => joint.extend(raw.words),
                Means::Respective => respective.extend(raw.words),
                Means::Bounded => bounded.extend(raw.words),
                Means::Qualifier => qualifiers.push(SubjectRule { units: raw.units, words: raw.words }),
                Means::Thing => things.push(SubjectRule { units: raw.units, words: raw.words }),
                Means::Subject => subjects.push(SubjectRule { units: raw.units, words: raw.words }),
            }
        }
        let ending = |words: Vec<String>| WordTable::ending(words.into_iter().map(|word| (word, ())));
        Ok(Self {
            act: ending(act),
            per,
            each,
            vague,
            period: ending(period),
            countable,
            repeated,
            subjects,
            things,
            qualifiers,
            joint: WordTable::starting(joint.into_iter().map(|word| (word, ()))),
            respective,
            bounded,
        })
    }
}

/// The shape of the table, for editors.
#[cfg(test)]
pub(crate) fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}
