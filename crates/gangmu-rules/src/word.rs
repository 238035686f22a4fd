use gangmu_model::RuleId;
use serde::Deserialize;
use toml::Spanned;

use crate::entry::{Entry, raw_entry};
use crate::{Catalogue, RuleError, RuleFiles};

const FILE: &str = "word.toml";

/// The table of `rules/word.toml`: words of the field that a general dictionary lacks.
#[derive(Debug)]
pub struct WordRules {
    /// The groups, in the order of the file.
    pub groups: Vec<DictionaryGroup>,
}

/// Words with one part of speech.
#[derive(Debug, Clone)]
pub struct DictionaryGroup {
    /// Its id.
    pub id: RuleId,
    /// Part of speech in the notation of jieba (`n`, `v` …).
    pub tag: String,
    /// How often, against the dictionary's counts, the words are taken to occur: high enough to win over their parts.
    pub frequency: usize,
    /// The words.
    pub words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawGroup>"))]
    dictionary: Vec<Spanned<RawGroup>>,
}

/// A group as the file writes it.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawGroup {
    id: String,
    gloss: String,
    tag: String,
    frequency: usize,
    words: Vec<String>,
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

raw_entry!(RawGroup: words;);

impl WordRules {
    pub(crate) fn load(files: &RuleFiles, into: &mut Catalogue) -> Result<Self, RuleError> {
        let entries = files.table(FILE)?.entries("dictionary", into, |file: &mut File| &mut file.dictionary)?;
        if let Some(entry) = entries.iter().find(|entry| entry.raw.tag.trim().is_empty()) {
            return Err(entry.refuse("tag", "tag must not be empty; write n for nouns, v for verbs"));
        }
        let group = |entry: Entry<'_, RawGroup>| DictionaryGroup {
            id: entry.id(),
            tag: entry.raw.tag,
            frequency: entry.raw.frequency,
            words: entry.raw.words,
        };
        let groups = entries.into_iter().map(group).collect();
        Ok(Self { groups })
    }
}

/// The shape of the table, for editors.
#[cfg(test)]
pub(crate) fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}
