use std::collections::BTreeSet;
use std::ops::Range;

use gangmu_model::RuleId;
use serde::Deserialize;
use toml::Spanned;

use crate::file::collect_examples;
use crate::{Example, Numerals, RuleError, RuleFiles, WordRule, WordTable};

const FILE: &str = "list.toml";

/// The tables of `rules/list.toml`, compiled: declared counts with a head noun (八大行动).
#[derive(Debug)]
pub struct ListRules {
    /// How lists are counted.
    pub numerals: Numerals,
    /// What stands between the count and the noun, in the order in which they are tried.
    pub measures: Vec<MeasureRule>,
    /// The head nouns.
    pub nouns: Vec<NounRule>,
    /// Words that bind a list to its members, by what they are.
    pub words: Vec<WordRule>,
    /// Formulas that are no lists.
    pub formulas: Vec<WordRule>,
    /// The head nouns by their first characters: place of the rule and of the word in it, of one word the last rule first.
    noun_table: WordTable<(usize, usize)>,
}

/// Measure words of declared counts.
#[derive(Debug, Clone)]
pub struct MeasureRule {
    /// Its id.
    pub id: RuleId,
    /// The words.
    pub words: Vec<String>,
    /// Whether a count with it declares a list even where no member is named.
    pub declares: bool,
    /// Whether a count in Arabic numerals with it is an amount: 52项改革.
    pub amounts: bool,
}

/// Head nouns of one sort.
#[derive(Debug, Clone)]
pub struct NounRule {
    /// Its id.
    pub id: RuleId,
    /// The nouns.
    pub words: Vec<String>,
    /// Longer words that start with a noun and are none.
    pub except: Vec<String>,
    /// Whether a list of them is one even where no member is named.
    pub stands_alone: bool,
    /// Whether they are aspects of a thing where the measure word does not declare a list (两个环节).
    pub aspect: bool,
    /// At most so many characters stand between the count and them, quotes not counted.
    pub reach: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    measure: Vec<Spanned<Raw>>,
    #[serde(default)]
    noun: Vec<Spanned<Raw>>,
    #[serde(default)]
    word: Vec<Spanned<Raw>>,
    #[serde(default)]
    formula: Vec<Spanned<Raw>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    id: String,
    gloss: String,
    words: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    #[serde(default)]
    declares: bool,
    #[serde(default)]
    amounts: bool,
    #[serde(default)]
    stands_alone: bool,
    #[serde(default)]
    aspect: bool,
    #[serde(default = "far")]
    reach: usize,
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

/// A noun may stand so far from its count where its rule says nothing.
fn far() -> usize {
    8
}

impl ListRules {
    pub(crate) fn load(files: &RuleFiles, examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        let file: File = files.parse(FILE)?;
        let mut ids = BTreeSet::new();
        let mut check = |entry: Spanned<Raw>| -> Result<Raw, RuleError> {
            let (at, raw): (Range<usize>, Raw) = (entry.span(), entry.into_inner());
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
            Ok(raw)
        };
        let mut rules = Self {
            numerals: Numerals::load(files)?,
            measures: Vec::new(),
            nouns: Vec::new(),
            words: Vec::new(),
            formulas: Vec::new(),
            noun_table: WordTable::starting([]),
        };
        for entry in file.measure {
            let raw = check(entry)?;
            rules.measures.push(MeasureRule {
                id: RuleId::from(raw.id.as_str()),
                words: raw.words,
                declares: raw.declares,
                amounts: raw.amounts,
            });
        }
        for entry in file.noun {
            let Raw { id, words, except, stands_alone, aspect, reach, .. } = check(entry)?;
            rules.nouns.push(NounRule { id: RuleId::from(id.as_str()), words, except, stands_alone, aspect, reach });
        }
        let places = rules.nouns.iter().enumerate().rev();
        let places = places.flat_map(|(at, rule)| rule.words.iter().enumerate().map(move |(n, word)| (word.clone(), (at, n))));
        rules.noun_table = WordTable::starting(places);
        for (entries, into) in [(file.word, &mut rules.words), (file.formula, &mut rules.formulas)] {
            for entry in entries {
                let raw = check(entry)?;
                into.push(WordRule { id: RuleId::from(raw.id.as_str()), words: longest_first(raw.words) });
            }
        }
        Ok(rules)
    }

    /// The words of a `[[word]]` entry, longest first; none where the file has no such entry.
    pub fn words(&self, id: &str) -> &[String] {
        self.words.iter().find(|w| w.id.as_str() == id).map_or(&[], |w| &w.words)
    }

    /// The longest head noun that `text` starts with, and its rule.
    pub fn noun_at(&self, text: &str) -> Option<(&str, &NounRule)> {
        self.noun_table.find_at_start(text, |&(rule, word), _| {
            let rule = self.nouns.get(rule)?;
            let word = rule.words.get(word)?;
            (!rule.except.iter().any(|e| text.starts_with(e.as_str()))).then_some((word.as_str(), rule))
        })
    }
}

fn longest_first(mut words: Vec<String>) -> Vec<String> {
    words.sort_by_key(|w| std::cmp::Reverse(w.len()));
    words
}
