use gangmu_model::{Dimension, RuleId};
use rust_decimal::Decimal;
use serde::Deserialize;
use toml::Spanned;

use super::entry::{EntryCheck, Head};
use super::word_table::WordTable;
use crate::{Example, RuleError, RuleFiles};

const FILE: &str = "unit.toml";

/// The units of `rules/unit.toml`.
#[derive(Debug)]
pub struct UnitRules {
    /// The units.
    pub units: Vec<UnitRule>,
    /// Words after a number, each with its unit.
    pub after: WordTable<UnitWord>,
    /// Words before a number that end where it begins (￥).
    pub before: WordTable<usize>,
    /// The same words, by their beginning (百分之).
    pub leading: WordTable<usize>,
    /// Longer words that begin like a unit and are none (家长, 天然).
    pub not: WordTable<()>,
    /// Longer words that are none only where they end their noun phrase (名校 in 5名校, but not in 5名校长).
    pub not_last: WordTable<()>,
    /// Words that end a noun phrase (和, 等).
    pub ends: WordTable<()>,
    /// Words for parts of a larger unit, after it (角, 分), with what the number is multiplied by.
    pub parts: WordTable<Decimal>,
    /// Characters that may stand before the second unit of a compound (吨标准煤/万元).
    pub scales: Vec<char>,
    /// Words of shares and points that count also where blanks stand between their characters (个 百 分点), each with its unit.
    pub spaced: WordTable<UnitWord>,
    /// Words that are a unit only within a compound: 元/月.
    pub per: WordTable<()>,
}

/// A word for a unit.
#[derive(Debug, Clone)]
pub struct UnitWord {
    /// Place in [`UnitRules::units`].
    pub unit: usize,
    /// The unit in its canonical form.
    pub name: String,
    /// What the word adds to its number.
    pub adds: Adds,
}

/// What a word for a unit adds to its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adds {
    /// Nothing.
    Nothing,
    /// A half: 两个半月.
    Half,
    /// Some more: 3个多月.
    More,
}

/// One unit, or several that share all but the word.
#[derive(Debug, Clone)]
pub struct UnitRule {
    /// Its id.
    pub id: RuleId,
    /// What it measures.
    pub dimension: Dimension,
    /// The name of a word that stands before its number.
    pub name: Option<String>,
    /// The code of standards for it (`CNY`, `kg`, `year`).
    pub code: Option<String>,
    /// What a number before it is multiplied by to be a number of the canonical unit (成 is 10 of %).
    pub factor: Decimal,
    /// Words, one of which must stand before the number; empty where anything may.
    pub lead: Vec<String>,
    /// Whether the number counts doublings (翻两番 is four times).
    pub doubling: bool,
    /// Whether 半 may follow for another half (两年半).
    pub half: bool,
    /// The smaller unit that may follow with a number of its own (2小时40分).
    pub then: Option<SmallerUnit>,
    /// Words for it that count only after a larger unit (分 after 小时).
    pub short: Vec<String>,
    /// Words for it after which a last digit may go without its unit (九块九).
    pub loose: Vec<String>,
}

/// A unit that follows a larger one with a number of its own.
#[derive(Debug, Clone, Copy)]
pub struct SmallerUnit {
    /// Place in [`UnitRules::units`].
    pub unit: usize,
    /// How many of it make one of the larger.
    pub per: Decimal,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    scales: String,
    #[serde(default)]
    ends: Vec<String>,
    #[serde(default)]
    per: Vec<String>,
    #[serde(default)]
    unit: Vec<Spanned<RawUnit>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUnit {
    id: String,
    gloss: String,
    dimension: RawDimension,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    code: Option<String>,
    #[serde(default)]
    factor: Option<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    half_words: Vec<String>,
    #[serde(default)]
    more_words: Vec<String>,
    #[serde(default)]
    before: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    unless_last: Vec<String>,
    #[serde(default)]
    lead: Vec<String>,
    #[serde(default)]
    part: bool,
    #[serde(default)]
    doubling: bool,
    #[serde(default)]
    half: bool,
    #[serde(default)]
    then: Option<RawSmaller>,
    #[serde(default)]
    short: Vec<String>,
    #[serde(default)]
    loose: Vec<String>,
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSmaller {
    unit: String,
    per: u32,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum RawDimension {
    Count,
    Times,
    Money,
    Share,
    Points,
    Multiple,
    Length,
    Area,
    Volume,
    Mass,
    Power,
    Duration,
    Age,
    Score,
    Temperature,
    Compound,
    Other,
}

impl From<RawDimension> for Dimension {
    fn from(raw: RawDimension) -> Self {
        match raw {
            RawDimension::Count => Self::Count,
            RawDimension::Times => Self::Times,
            RawDimension::Money => Self::Money,
            RawDimension::Share => Self::Share,
            RawDimension::Points => Self::Points,
            RawDimension::Multiple => Self::Multiple,
            RawDimension::Length => Self::Length,
            RawDimension::Area => Self::Area,
            RawDimension::Volume => Self::Volume,
            RawDimension::Mass => Self::Mass,
            RawDimension::Power => Self::Power,
            RawDimension::Duration => Self::Duration,
            RawDimension::Age => Self::Age,
            RawDimension::Score => Self::Score,
            RawDimension::Temperature => Self::Temperature,
            RawDimension::Compound => Self::Compound,
            RawDimension::Other => Self::Other,
        }
    }
}

impl UnitRules {
    pub(super) fn load(files: &RuleFiles, examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        let file: File = files.parse(FILE)?;
        let mut check = EntryCheck::new(files, FILE, examples);
        let (mut units, mut after, mut before, mut not) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut not_last, mut parts, mut smaller, mut spaced) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for entry in file.unit {
            let at = entry.span();
            let raw = entry.into_inner();
            check.check(at.clone(), &Head { id: &raw.id, gloss: &raw.gloss, yes: &raw.yes, no: &raw.no })?;
            if raw.words.is_empty() && raw.before.is_empty() {
                return Err(check.refuse(at, &raw.id, "give words (after a number) or before (before a number)"));
            }
            let factor = raw.factor.as_deref().map_or(Ok(Decimal::ONE), Decimal::from_str_exact);
            let Ok(factor) = factor else {
                return Err(check.refuse(at, &raw.id, "factor must be a decimal number in quotes"));
            };
            if raw.part {
                parts.extend(raw.words.into_iter().map(|word| (word, factor)));
                continue;
            }
            let unit = units.len();
            for (words, adds) in [(&raw.words, Adds::Nothing), (&raw.half_words, Adds::Half), (&raw.more_words, Adds::More)] {
                after.extend(words.iter().map(|word| {
                    let name = raw.name.clone().unwrap_or_else(|| word.clone());
                    (word.clone(), UnitWord { unit, name, adds })
                }));
            }
            if matches!(raw.dimension, RawDimension::Points) {
                spaced.extend(after.iter().filter(|(_, word)| word.unit == unit).cloned());
            }
            before.extend(raw.before.iter().map(|word| (word.clone(), unit)));
            not.extend(raw.unless.into_iter().map(|word| (word, ())));
            not_last.extend(raw.unless_last.into_iter().map(|word| (word, ())));
            smaller.extend(raw.then.map(|then| (unit, then, at)));
            units.push(UnitRule {
                id: RuleId::from(raw.id.as_str()),
                dimension: raw.dimension.into(),
                name: raw.name,
                code: raw.code,
                factor,
                lead: raw.lead,
                doubling: raw.doubling,
                half: raw.half,
                then: None,
                short: raw.short,
                loose: raw.loose,
            });
        }
        for (larger, then, at) in smaller {
            let unit = units.iter().position(|rule: &UnitRule| rule.id.as_str() == then.unit);
            match (unit, units.get_mut(larger)) {
                (Some(unit), Some(rule)) => rule.then = Some(SmallerUnit { unit, per: Decimal::from(then.per) }),
                _ => return Err(check.refuse(at, &then.unit, "no unit has this id")),
            }
        }
        Ok(Self {
            units,
            after: WordTable::starting(after),
            leading: WordTable::starting(before.clone()),
            before: WordTable::ending(before),
            not: WordTable::starting(not),
            not_last: WordTable::starting(not_last),
            ends: WordTable::starting(file.ends.into_iter().map(|word| (word, ()))),
            parts: WordTable::starting(parts),
            scales: file.scales.chars().collect(),
            spaced: WordTable::starting(spaced),
            per: WordTable::starting(file.per.into_iter().map(|word| (word, ()))),
        })
    }

    /// The unit of a word.
    pub fn unit(&self, at: usize) -> Option<&UnitRule> {
        self.units.get(at)
    }
}
