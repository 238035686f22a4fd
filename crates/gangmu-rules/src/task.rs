use std::collections::BTreeSet;
use std::ops::Range;

use gangmu_model::{ResponsibleRole, RuleId};
use serde::Deserialize;
use toml::Spanned;

use crate::file::collect_examples;
use crate::{Example, Numerals, RuleError, RuleFiles, WordRule, WordTable};

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
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    unit: Vec<Spanned<Raw>>,
    #[serde(default)]
    tail: Vec<Spanned<Raw>>,
    #[serde(default)]
    word: Vec<Spanned<Raw>>,
}

#[derive(Debug, Deserialize)]
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

#[derive(Debug, Clone, Copy, Default, Deserialize)]
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
    pub(crate) fn load(files: &RuleFiles, examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        let file: File = files.parse(FILE)?;
        let mut ids = BTreeSet::new();
        let mut check = |entry: Spanned<Raw>| -> Result<Raw, RuleError> {
            let (at, mut raw): (Range<usize>, Raw) = (entry.span(), entry.into_inner());
            let refuse = |why: &str| Err(files.error(FILE, at.clone(), format!("{}: {why}", raw.id)));
            if !ids.insert(raw.id.clone()) {
                return refuse("this id is used twice; give it its own");
            }
            if raw.gloss.is_empty() || raw.words.is_empty() || raw.words.iter().any(String::is_empty) {
                return refuse("gloss and words must not be empty");
            }
            if raw.yes.is_empty() {
                return refuse("no example; give at least one text in which it is found");
            }
            collect_examples(examples, FILE, &raw.id, &raw.yes, &raw.no);
            raw.words.sort_by_key(|w| std::cmp::Reverse(w.len()));
            Ok(raw)
        };
        let mut rules = Self {
            units: Vec::new(),
            tails: Vec::new(),
            numerals: Numerals::load(files)?,
            words: Vec::new(),
            terms: WordTable::starting([]),
        };
        for (entries, into) in [(file.unit, &mut rules.units), (file.tail, &mut rules.tails)] {
            for entry in entries {
                let raw = check(entry)?;
                into.push(ResponsibleRule { id: RuleId::from(raw.id.as_str()), role: raw.role.into(), words: raw.words });
            }
        }
        for entry in file.word {
            let raw = check(entry)?;
            rules.words.push(WordRule { id: RuleId::from(raw.id.as_str()), words: raw.words });
        }
        let terms = rules.words("word.term").iter().enumerate();
        rules.terms = WordTable::starting(terms.map(|(at, word)| (word.clone(), at)));
        Ok(rules)
    }

    /// Where words of `word.term` stand in `text`, in the order of the words and then of the text: first byte and one past the last.
    pub fn terms(&self, text: &str) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for (at, _) in text.char_indices() {
            self.terms.find_at_start(text.get(at..).unwrap_or(""), |&term, len| {
                found.push((term, at, at + len));
                None::<()>
            });
        }
        found.sort_unstable();
        found.dedup_by(|next, before| next.0 == before.0 && next.1 < before.2);
        found.into_iter().map(|(_, start, end)| (start, end)).collect()
    }

    /// The words of a `[[word]]` entry, longest first; none where the file has no such entry.
    pub fn words(&self, id: &str) -> &[String] {
        self.words.iter().find(|w| w.id.as_str() == id).map_or(&[], |w| &w.words)
    }
}
