use std::collections::BTreeSet;

use serde::Deserialize;
use toml::Spanned;

use super::entry::{EntryCheck, Head};
use super::word_table::WordTable;
use crate::{Example, RuleError, RuleFiles};

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
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    amount: Vec<Spanned<RawAmount>>,
}

#[derive(Debug, Deserialize)]
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

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Means {
    Act,
    Per,
    Each,
    Vague,
    Period,
    Countable,
    Repeated,
    Subject,
    Qualifier,
    Bounded,
    Joint,
    Respective,
}

impl AmountRules {
    pub(super) fn load(files: &RuleFiles, examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        let file: File = files.parse(FILE)?;
        let mut check = EntryCheck::new(files, FILE, examples);
        let (mut act, mut per, mut each, mut period, mut subjects) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut qualifiers, mut joint, mut respective) = (Vec::new(), Vec::new(), Vec::new());
        let (mut countable, mut repeated, mut bounded, mut vague) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for entry in file.amount {
            let at = entry.span();
            let raw = entry.into_inner();
            check.check(at.clone(), &Head { id: &raw.id, gloss: &raw.gloss, yes: &raw.yes, no: &raw.no })?;
            if raw.words.iter().any(String::is_empty) || raw.words.is_empty() {
                return Err(check.refuse(at, &raw.id, "words must not be empty"));
            }
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
            qualifiers,
            joint: WordTable::starting(joint.into_iter().map(|word| (word, ()))),
            respective,
            bounded,
        })
    }
}
