use gangmu_model::{ResponsibleRole, RuleId};
use serde::Deserialize;
use toml::Spanned;

use crate::entry::{Entry, longest_first, raw_entry};
use crate::{Catalogue, Numerals, RuleError, RuleFiles, WordRule, WordTable};

const FILE: &str = "task.toml";

/// The tables of `rules/task.toml`, compiled: tasks, responsible units and references.
#[derive(Debug)]
pub struct TaskRules {
    /// What stands before the names of units: 责任单位：.
    pub units: Vec<ResponsibleRule>,
    /// What stands after the names of units: …按职责分工负责.
    pub tails: Vec<ResponsibleRule>,
    /// How terms are counted (三十日内).
    pub numerals: Numerals,
    /// Words used in one place each, longest first.
    pub words: Vec<WordRule>,
    /// The words that name a term, each with its place among them.
    terms: WordTable<usize>,
    /// The words of `units`, each with its role.
    unit_ends: WordTable<ResponsibleRole>,
    /// The words of `tails`.
    tail_words: WordTable<()>,
    /// What `word.acts` says.
    act_words: WordTable<()>,
}

/// Words that say in which role the units beside them answer for a task.
#[derive(Debug, Clone)]
pub struct ResponsibleRule {
    /// Its id.
    pub id: RuleId,
    /// The role.
    pub role: ResponsibleRole,
    /// The words, longest first.
    pub words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<Raw>"))]
    unit: Vec<Spanned<Raw>>,
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<Raw>"))]
    tail: Vec<Spanned<Raw>>,
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<Raw>"))]
    word: Vec<Spanned<Raw>>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Raw {
    id: String,
    gloss: String,
    #[serde(default)]
    role: Role,
    words: Vec<String>,
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

raw_entry!(Raw: words;);

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum Role {
    Lead,
    #[default]
    Responsible,
    Assist,
}

impl From<Role> for ResponsibleRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Lead => Self::Lead,
            Role::Responsible => Self::Responsible,
            Role::Assist => Self::Assist,
        }
    }
}

impl TaskRules {
    pub(crate) fn load(files: &RuleFiles, into: &mut Catalogue) -> Result<Self, RuleError> {
        let mut table = files.table::<File>(FILE)?;
        let units = table.entries("unit", into, |file| &mut file.unit)?;
        let tails = table.entries("tail", into, |file| &mut file.tail)?;
        let words = table.entries("word", into, |file| &mut file.word)?;
        let word = |entry: Entry<'_, Raw>| WordRule { id: entry.id(), words: longest_first(entry.raw.words) };
        let mut rules = Self {
            units: units.into_iter().map(responsible).collect(),
            tails: tails.into_iter().map(responsible).collect(),
            numerals: Numerals::load(files)?,
            words: words.into_iter().map(word).collect(),
            terms: WordTable::starting([]),
            unit_ends: WordTable::ending([]),
            tail_words: WordTable::starting([]),
            act_words: WordTable::starting([]),
        };
        let terms = rules.words("word.term").iter().enumerate();
        rules.terms = WordTable::starting(terms.map(|(at, word)| (word.clone(), at)));
        rules.act_words = WordTable::starting(rules.words("word.acts").iter().map(|word| (word.clone(), ())));
        let units = rules.units.iter().flat_map(|unit| unit.words.iter().map(|word| (word.clone(), unit.role)));
        rules.unit_ends = WordTable::ending(units);
        rules.tail_words = WordTable::starting(rules.tails.iter().flat_map(|t| &t.words).map(|word| (word.clone(), ())));
        Ok(rules)
    }

    /// Where words of `word.term` stand in `text`, in the order of the words and then of the text: first byte and one past the last.
    pub fn terms(&self, text: &str) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for at in self.terms.firsts(text) {
            self.terms.find_at_start(text.get(at..).unwrap_or(""), |&term, len| {
                found.push((term, at, at + len));
                None::<()>
            });
        }
        found.sort_unstable();
        found.dedup_by(|next, before| next.0 == before.0 && next.1 < before.2);
        found.into_iter().map(|(_, start, end)| (start, end)).collect()
    }

    /// The longest word that stands before the names of units and that `text` ends with: its role and its length in bytes.
    pub fn unit_at_end(&self, text: &str) -> Option<(ResponsibleRole, usize)> {
        self.unit_ends.at_end(text).map(|(role, len)| (*role, len))
    }

    /// Whether a title begins with a word that acts.
    pub fn acts(&self, title: &str) -> bool {
        self.act_words.at_start(title).is_some()
    }

    /// Whether a word that stands after the names of units stands anywhere in `text`.
    pub fn has_tail(&self, text: &str) -> bool {
        self.tail_words.find_iter(text).next().is_some()
    }

    /// The words of a `[[word]]` entry, longest first; none where the file has no such entry.
    pub fn words(&self, id: &str) -> &[String] {
        self.words.iter().find(|w| w.id.as_str() == id).map_or(&[], |w| &w.words)
    }
}

fn responsible(entry: Entry<'_, Raw>) -> ResponsibleRule {
    ResponsibleRule { id: entry.id(), role: entry.raw.role.into(), words: longest_first(entry.raw.words) }
}

/// The shape of the table, for editors.
#[cfg(test)]
pub(crate) fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}
