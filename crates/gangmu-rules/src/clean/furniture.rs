use gangmu_model::RuleId;
use regex::Regex;
use serde::Deserialize;

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
    /// The line as a whole, without the white space around it.
    pub pattern: Regex,
}

impl FurnitureRule {
    pub(super) fn compile(raw: &RawFurniture) -> Result<Self, String> {
        let mut pattern = format!("^(?:{})$", raw.pattern);
        for other in &raw.also {
            pattern.push_str(&format!("|^(?:{other})$"));
        }
        Ok(Self { id: RuleId::from(raw.id.as_str()), scope: raw.scope, pattern: regex(&pattern)? })
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
    pub pattern: Regex,
}

impl CutRule {
    pub(super) fn compile(raw: &RawCut) -> Result<Self, String> {
        Ok(Self { id: RuleId::from(raw.id.as_str()), words: raw.words.clone(), pattern: regex(&raw.pattern)? })
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
    /// The mask; where there is a group `mask`, only that.
    pub pattern: Regex,
    /// What it stands for, where that is well known.
    pub reading: Option<String>,
    /// What kind of doubt it is.
    pub doubt: Doubt,
}

impl MaskRule {
    pub(super) fn compile(raw: &RawMask) -> Result<Self, String> {
        let id = RuleId::from(raw.id.as_str());
        Ok(Self { id, pattern: regex(&raw.pattern)?, reading: raw.reading.clone(), doubt: raw.code })
    }
}

fn regex(pattern: &str) -> Result<Regex, String> {
    Regex::new(pattern).map_err(|e| e.to_string())
}
