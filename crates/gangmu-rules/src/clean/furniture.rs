use aho_corasick::{AhoCorasick, MatchKind};
use gangmu_model::RuleId;
use memchr::memmem::Finder;
use serde::Deserialize;

use super::pattern::{LinePattern, Pattern, check};
use super::raw::{RawCut, RawFurniture, RawMask};
use crate::RuleError;
use crate::entry::{Entry, RawEntry};

/// Where a line of furniture may be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
    pattern: LinePattern,
}

impl FurnitureRule {
    pub(super) fn compile(entry: Entry<'_, RawFurniture>) -> Result<Self, RuleError> {
        let (id, raw) = (entry.id(), &entry.raw);
        checked(&entry, "pattern", &raw.pattern, true)?;
        for other in &raw.also {
            checked(&entry, "also", other, true)?;
        }
        let words = if raw.words.is_empty() { None } else { Some(finder(&raw.words).map_err(|e| entry.refuse("words", &e))?) };
        let pattern = LinePattern::new(std::iter::once(&raw.pattern).chain(&raw.also));
        Ok(Self { id, scope: raw.scope, longest: raw.longest, words, pattern })
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
    pub(super) fn compile(entry: Entry<'_, RawCut>) -> Result<Self, RuleError> {
        checked(&entry, "pattern", &entry.raw.pattern, false)?;
        let pattern = Pattern::new(entry.raw.pattern.clone(), entry.place.is_bundled());
        let pattern = pattern.map_err(|e| entry.refuse("pattern", &e))?;
        Ok(Self { id: entry.id(), words: entry.raw.words, pattern })
    }
}

/// What kind of doubt a place carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
    /// Find the words of which every text with the mask has one; empty where it begins with `digits`.
    words: Vec<Finder<'static>>,
    /// How many digits in a row it begins with.
    pub digits: Option<usize>,
    /// What it stands for, where that is well known.
    pub reading: Option<String>,
    /// What kind of doubt it is.
    pub doubt: Doubt,
}

impl MaskRule {
    pub(super) fn compile(entry: Entry<'_, RawMask>) -> Result<Self, RuleError> {
        let (id, bundled, raw) = (entry.id(), entry.place.is_bundled(), &entry.raw);
        if raw.words.is_empty() == raw.digits.is_none() {
            return Err(entry.refuse("words", "give either words or digits: what every such text has"));
        }
        checked(&entry, "pattern", &raw.pattern, false)?;
        let start = if raw.digits.is_some() { "^" } else { "" };
        let pattern = Pattern::new(format!("{start}(?:{})", raw.pattern), bundled).map_err(|e| entry.refuse("pattern", &e))?;
        let RawMask { words, digits, reading, code: doubt, .. } = entry.raw;
        let words = words.iter().map(|word| Finder::new(word).into_owned()).collect();
        Ok(Self { id, pattern, words, digits, reading, doubt })
    }
}

impl MaskRule {
    /// Whether a text has one of the words of which every text with the mask has one.
    pub fn may_stand_in(&self, text: &str) -> bool {
        self.words.iter().any(|word| word.find(text.as_bytes()).is_some())
    }
}

/// Refuses a pattern that matches nothing, or everything.
fn checked<R: RawEntry>(entry: &Entry<'_, R>, field: &str, pattern: &str, line: bool) -> Result<(), RuleError> {
    check(pattern, line, entry.place.is_bundled()).map_err(|why| entry.refuse(field, &why))
}

/// Finds any of some words. The default kind of match is many times slower on Chinese words.
pub(super) fn finder<'w>(words: impl IntoIterator<Item = &'w String>) -> Result<AhoCorasick, String> {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(words).map_err(|e| e.to_string())
}
