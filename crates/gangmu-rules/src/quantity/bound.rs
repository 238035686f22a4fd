use gangmu_model::{Comparator, RuleId};
use serde::Deserialize;
use toml::Spanned;

use super::entry::{EntryCheck, Head};
use super::word_table::WordTable;
use crate::{Example, RuleError, RuleFiles};

const FILE: &str = "bound.toml";

/// The words of `rules/bound.toml` that bound the quantity which they touch.
#[derive(Debug)]
pub struct BoundRules {
    /// The bounds.
    pub bounds: Vec<BoundRule>,
    /// Words before a quantity.
    pub before: WordTable<usize>,
    /// Words after a quantity.
    pub after: WordTable<usize>,
    /// Longer words that end like a bound and are none (节约 for 约).
    pub no_before: WordTable<()>,
    /// Longer words that begin like a bound and are none.
    pub no_after: WordTable<()>,
    /// Words between the ends of a range (到, 至).
    pub to: WordTable<()>,
    /// Characters that scanned texts have for a dash between two Arabic digits (2一3天).
    pub dash: Vec<char>,
    /// Words between the ends of a range that ends with one of `range_end` (和 … 之间).
    pub and: WordTable<()>,
    /// Words between a lower and an upper bound (大于10并且小于20).
    pub both: WordTable<()>,
    /// Words after a range (之间).
    pub range_end: WordTable<()>,
    /// Remarks after an end of a range that it includes the number ((含)).
    pub including: WordTable<()>,
    /// Words that may stand between a bound and its quantity (至少有, 超过了).
    pub between: WordTable<()>,
}

/// One bound.
#[derive(Debug, Clone)]
pub struct BoundRule {
    /// Its id.
    pub id: RuleId,
    /// What it means.
    pub comparator: Comparator,
    /// Whether the number itself is meant, only a little less of it (近).
    pub near: bool,
    /// Whether nothing may stand between its words and the quantity.
    pub touching: bool,
    /// Whether no word may follow its words.
    pub closed: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    between: Vec<String>,
    #[serde(default)]
    dash: String,
    #[serde(default)]
    to: Vec<String>,
    #[serde(default)]
    and: Vec<String>,
    #[serde(default)]
    both: Vec<String>,
    #[serde(default)]
    range_end: Vec<String>,
    #[serde(default)]
    including: Vec<String>,
    #[serde(default)]
    bound: Vec<Spanned<RawBound>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBound {
    id: String,
    gloss: String,
    means: Sign,
    #[serde(default)]
    before: Vec<String>,
    #[serde(default)]
    after: Vec<String>,
    #[serde(default)]
    touching: bool,
    #[serde(default)]
    closed: bool,
    #[serde(default)]
    near: bool,
    #[serde(default)]
    except: Vec<String>,
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
enum Sign {
    #[serde(rename = ">=")]
    AtLeast,
    #[serde(rename = ">")]
    Over,
    #[serde(rename = "<=")]
    AtMost,
    #[serde(rename = "<")]
    Under,
    #[serde(rename = "~")]
    About,
}

impl From<Sign> for Comparator {
    fn from(sign: Sign) -> Self {
        match sign {
            Sign::AtLeast => Self::AtLeast,
            Sign::Over => Self::Over,
            Sign::AtMost => Self::AtMost,
            Sign::Under => Self::Under,
            Sign::About => Self::About,
        }
    }
}

impl BoundRules {
    /// Whether the rule with this id means the number itself, only a little less of it.
    pub fn is_near(&self, id: &RuleId) -> bool {
        self.bounds.iter().any(|bound| bound.near && bound.id == *id)
    }

    pub(super) fn load(files: &RuleFiles, examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        let file: File = files.parse(FILE)?;
        let mut check = EntryCheck::new(files, FILE, examples);
        let (mut bounds, mut before, mut after) = (Vec::new(), Vec::new(), Vec::new());
        let (mut no_before, mut no_after) = (Vec::new(), Vec::new());
        for entry in file.bound {
            let at = entry.span();
            let raw = entry.into_inner();
            check.check(at.clone(), &Head { id: &raw.id, gloss: &raw.gloss, yes: &raw.yes, no: &raw.no })?;
            if raw.before.is_empty() == raw.after.is_empty() {
                return Err(check.refuse(at, &raw.id, "give words either before or after the quantity"));
            }
            let place = bounds.len();
            let except = raw.except.into_iter().map(|word| (word, ()));
            if raw.after.is_empty() {
                no_before.extend(except)
            } else {
                no_after.extend(except)
            }
            before.extend(raw.before.into_iter().map(|word| (word, place)));
            after.extend(raw.after.into_iter().map(|word| (word, place)));
            bounds.push(BoundRule {
                id: RuleId::from(raw.id.as_str()),
                comparator: raw.means.into(),
                near: raw.near,
                touching: raw.touching,
                closed: raw.closed,
            });
        }
        Ok(Self {
            bounds,
            before: WordTable::ending(before),
            after: WordTable::starting(after),
            no_before: WordTable::ending(no_before),
            no_after: WordTable::starting(no_after),
            dash: file.dash.chars().collect(),
            to: plain(file.to, WordTable::starting),
            and: plain(file.and, WordTable::starting),
            both: plain(file.both, WordTable::starting),
            range_end: plain(file.range_end, WordTable::starting),
            including: plain(file.including, WordTable::starting),
            between: plain(file.between, WordTable::ending),
        })
    }
}

/// A table of words that carry nothing.
fn plain(words: Vec<String>, build: fn(Vec<(String, ())>) -> WordTable<()>) -> WordTable<()> {
    build(words.into_iter().map(|word| (word, ())).collect())
}
