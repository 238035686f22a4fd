use std::collections::HashMap;

use gangmu_model::RuleId;
use serde::Deserialize;
use toml::Spanned;

use crate::entry::raw_entry;
use crate::{Catalogue, RuleError, RuleFiles};

const FILE: &str = "synonym.toml";

/// The table of `rules/synonym.toml`: indicators that go by several names.
#[derive(Debug)]
pub struct SynonymRules {
    /// The indicators, in the order of the file.
    pub synonyms: Vec<SynonymRule>,
    /// The indicator of each name, folded.
    names: HashMap<String, usize>,
}

/// An indicator.
#[derive(Debug, Clone)]
pub struct SynonymRule {
    /// Its id.
    pub id: RuleId,
    /// The name that stands for all of its names.
    pub name: String,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawSynonym>"))]
    synonym: Vec<Spanned<RawSynonym>>,
}

/// An indicator as the file writes it.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawSynonym {
    id: String,
    gloss: String,
    name: String,
    words: Vec<String>,
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

raw_entry!(RawSynonym: words;);

impl SynonymRules {
    pub(crate) fn load(files: &RuleFiles, into: &mut Catalogue) -> Result<Self, RuleError> {
        let (mut synonyms, mut names) = (Vec::new(), HashMap::new());
        for entry in files.table(FILE)?.entries("synonym", into, |file: &mut File| &mut file.synonym)? {
            if folded(&entry.raw.name).is_empty() {
                return Err(entry.refuse("name", "name must not be empty; give the name that stands for all"));
            }
            let at = synonyms.len();
            for word in entry.raw.words.iter().chain([&entry.raw.name]) {
                // Entries of later layers come first, and their words count.
                let known = *names.entry(folded(word)).or_insert(at);
                if known != at && entry.place.is_bundled() && synonyms.get(known).is_some_and(|s: &(SynonymRule, bool)| s.1) {
                    return Err(
                        entry.refuse("words", &format!("{word} is a word of another entry too; a name is of one indicator"))
                    );
                }
            }
            synonyms.push((SynonymRule { id: entry.id(), name: entry.raw.name.clone() }, entry.place.is_bundled()));
        }
        Ok(Self { synonyms: synonyms.into_iter().map(|(rule, _)| rule).collect(), names })
    }

    /// The indicator that goes by this name.
    pub fn of(&self, name: &str) -> Option<&SynonymRule> {
        self.synonyms.get(*self.names.get(&folded(name))?)
    }

    /// The name that stands for all names of the indicator; one that has no others stands for itself.
    pub fn name<'a>(&'a self, name: &'a str) -> &'a str {
        self.of(name).map_or(name, |rule| &rule.name)
    }
}

/// A name without what does not tell it from others: punctuation, blanks, letter case.
fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '.' | '&')).flat_map(char::to_uppercase).collect()
}

/// The shape of the table, for editors.
#[cfg(test)]
pub(crate) fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}
