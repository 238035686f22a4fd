use aho_corasick::{AhoCorasick, MatchKind};
use gangmu_model::RuleId;
use serde::Deserialize;

use super::pattern::Pattern;
use super::raw::{RawCut, RawFurniture, RawMask};

/// Where a line of furniture may be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Wherever it stands.
    Anywhere,
    /// Before the first paragraph of the document and after its last.
    Edges,
    /// Before the first paragraph of the document.
    Head,
    /// After its last paragraph.
    Tail,
    /// With all that follows it, if that is no text.
    RestOfPage,
}

/// A line that belongs to the site.
#[derive(Debug)]
pub struct FurnitureRule {
    /// Its id.
    pub id: RuleId,
    /// Where it holds.
    pub scope: Scope,
    /// Length in bytes of the longest such line.
    longest: usize,
    /// The words of which every such line has one; none where that cannot be said.
    words: Option<AhoCorasick>,
    /// The line as a whole, without the white space around it.
    pattern: Pattern,
}

impl FurnitureRule {
    pub(super) fn compile(raw: &RawFurniture) -> Result<Self, String> {
        let mut pattern = format!("^(?:{})$", raw.pattern);
        for other in &raw.also {
            pattern.push_str(&format!("|^(?:{other})$"));
        }
        let words = if raw.words.is_empty() { None } else { Some(finder(&raw.words)?) };
        let id = RuleId::from(raw.id.as_str());
        Ok(Self { id, scope: raw.scope, longest: raw.longest, words, pattern: Pattern::new(pattern)? })
    }

    /// Whether a line, without the white space around it, is one of these.
    pub fn holds_for(&self, line: &str) -> bool {
        line.len() <= self.longest && self.words.as_ref().is_none_or(|words| words.is_match(line)) && self.pattern.is_match(line)
    }
}

/// A notice that part of the text is missing.
#[derive(Debug)]
pub struct CutRule {
    /// Its id.
    pub id: RuleId,
    /// Words of which every such notice has one.
    pub words: Vec<String>,
    /// The notice; the groups `missing`, `total` and `shown` are numbers of characters.
    pub pattern: Pattern,
}

impl CutRule {
    pub(super) fn compile(raw: &RawCut) -> Result<Self, String> {
        Ok(Self { id: RuleId::from(raw.id.as_str()), words: raw.words.clone(), pattern: Pattern::new(raw.pattern.clone())? })
    }
}

/// What kind of doubt a place carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// A word was masked.
    Masked,
    /// Characters were lost or doubled on the way here.
    Damaged,
}

/// A way to mask a word.
#[derive(Debug)]
pub struct MaskRule {
    /// Its id.
    pub id: RuleId,
    /// The mask; where there is a group `mask`, only that. With `digits` it begins where it is tried.
    pub pattern: Pattern,
    /// Words of which every text with the mask has one; empty where it begins with `digits`.
    pub words: Vec<String>,
    /// How many digits in a row it begins with.
    pub digits: Option<usize>,
    /// What it stands for, where that is well known.
    pub reading: Option<String>,
    /// What kind of doubt it is.
    pub doubt: Doubt,
}

impl MaskRule {
    pub(super) fn compile(raw: &RawMask) -> Result<Self, String> {
        if raw.words.is_empty() == raw.digits.is_none() {
            return Err("give either words or digits: what every such text has".to_owned());
        }
        let start = if raw.digits.is_some() { "^" } else { "" };
        Ok(Self {
            id: RuleId::from(raw.id.as_str()),
            pattern: Pattern::new(format!("{start}(?:{})", raw.pattern))?,
            words: raw.words.clone(),
            digits: raw.digits,
            reading: raw.reading.clone(),
            doubt: raw.code,
        })
    }
}

/// Finds any of some words. The default kind of match is many times slower on Chinese words.
pub(super) fn finder<'w>(words: impl IntoIterator<Item = &'w String>) -> Result<AhoCorasick, String> {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(words).map_err(|e| e.to_string())
}
