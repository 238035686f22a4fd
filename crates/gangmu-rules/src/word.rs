use std::collections::BTreeSet;

use gangmu_model::RuleId;
use serde::Deserialize;
use toml::Spanned;

use crate::file::collect_examples;
use crate::{Example, RuleError, RuleFiles};

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
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    dictionary: Vec<Spanned<RawGroup>>,
}

/// A group as the file writes it.
#[derive(Debug, Deserialize)]
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

impl WordRules {
    pub(crate) fn load(files: &RuleFiles, examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        let file: File = files.parse(FILE)?;
        let mut ids = BTreeSet::new();
        let mut groups = Vec::with_capacity(file.dictionary.len());
        for entry in file.dictionary {
            let at = entry.span();
            let group = entry.into_inner();
            let refuse = |why: &str| Err(files.error(FILE, at.clone(), format!("{}: {why}", group.id)));
            if !ids.insert(group.id.clone()) {
                return refuse("this id is used twice; give it its own");
            }
            if group.gloss.is_empty() || group.tag.is_empty() || group.words.iter().any(String::is_empty) {
                return refuse("gloss, tag and words must not be empty");
            }
            if group.yes.is_empty() {
                return refuse("no example; give at least one text in which it is a word");
            }
            collect_examples(examples, FILE, &group.id, &group.yes, &group.no);
            groups.push(DictionaryGroup {
                id: RuleId::from(group.id.as_str()),
                tag: group.tag,
                frequency: group.frequency,
                words: group.words,
            });
        }
        Ok(Self { groups })
    }
}
