use gangmu_model::RuleId;
use serde::Deserialize;
use toml::Spanned;

use super::entry::{EntryCheck, Head};
use super::numeral::NumeralRules;
use super::word_table::WordTable;
use crate::{Example, RuleError, RuleFiles};

const FILE: &str = "name.toml";

/// The words of `rules/name.toml`: what looks like a quantity and is none.
#[derive(Debug)]
pub struct NameRules {
    /// The rules.
    pub names: Vec<NameRule>,
    /// Whole words, by their text from the first numeral on.
    pub words: WordTable<NameWord>,
    /// Longer words, from their numeral on, that begin like one of the words and do count (十分之 for 十分).
    pub not: WordTable<()>,
    /// Words that make a name of the number after them (第).
    pub before: WordTable<usize>,
    /// Words that make a name of the number before them (年级, 后).
    pub after: WordTable<usize>,
}

/// A word that is a name as a whole.
#[derive(Debug, Clone)]
pub struct NameWord {
    /// Place in [`NameRules::names`].
    pub name: usize,
    /// What of the word stands before its first numeral.
    pub lead: String,
}

/// One kind of name.
#[derive(Debug, Clone)]
pub struct NameRule {
    /// Its id.
    pub id: RuleId,
    /// Whether the number in it is still a number, only no measurement (第三批, 80后).
    pub numeral: bool,
    /// Which numerals the words before and after apply to.
    pub writing: Writing,
    /// Whether words both before and after must stand there.
    pub both: bool,
    /// The greatest number that the words before and after apply to.
    pub most: Option<u32>,
    /// Words, one of which must follow the name; empty where anything may.
    pub then: Vec<String>,
    /// Whether the word before the number must itself stand after a number (9时30分, but not 用时30分).
    pub after_number: bool,
    /// Words that must not follow the name.
    pub not_then: Vec<String>,
    /// Whether an amount of its own must follow the name (3个 before 95%).
    pub then_amount: bool,
}

/// How a numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Writing {
    /// Either way.
    #[default]
    Any,
    /// With Arabic digits.
    Arabic,
    /// With Chinese numerals.
    Chinese,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    name: Vec<Spanned<RawName>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawName {
    id: String,
    gloss: String,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    before: Vec<String>,
    #[serde(default)]
    after: Vec<String>,
    #[serde(default)]
    most: Option<u32>,
    #[serde(default)]
    then: Vec<String>,
    #[serde(default)]
    not_then: Vec<String>,
    #[serde(default)]
    then_amount: bool,
    #[serde(default)]
    after_number: bool,
    #[serde(default)]
    numeral: bool,
    #[serde(default)]
    writing: Writing,
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

impl NameRules {
    pub(super) fn load(files: &RuleFiles, numerals: &NumeralRules, examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        let file: File = files.parse(FILE)?;
        let mut check = EntryCheck::new(files, FILE, examples);
        let (mut names, mut words) = (Vec::new(), Vec::new());
        let (mut before, mut after, mut not) = (Vec::new(), Vec::new(), Vec::new());
        for entry in file.name {
            let at = entry.span();
            let raw = entry.into_inner();
            check.check(at.clone(), &Head { id: &raw.id, gloss: &raw.gloss, yes: &raw.yes, no: &raw.no })?;
            let name = names.len();
            for word in &raw.words {
                let Some((lead, tail)) = split_at_numeral(word, numerals) else {
                    return Err(check.refuse(at, &raw.id, &format!("{word} has no numeral in it")));
                };
                words.push((tail.to_owned(), NameWord { name, lead: lead.to_owned() }));
            }
            let both = !raw.before.is_empty() && !raw.after.is_empty();
            not.extend(raw.unless.into_iter().map(|word| (word, ())));
            before.extend(raw.before.into_iter().map(|word| (word, name)));
            after.extend(raw.after.into_iter().map(|word| (word, name)));
            names.push(NameRule {
                id: RuleId::from(raw.id.as_str()),
                numeral: raw.numeral,
                writing: raw.writing,
                both,
                most: raw.most,
                then: raw.then,
                not_then: raw.not_then,
                then_amount: raw.then_amount,
                after_number: raw.after_number,
            });
        }
        Ok(Self {
            names,
            words: WordTable::starting(words),
            not: WordTable::starting(not),
            before: WordTable::ending(before),
            after: WordTable::starting(after),
        })
    }
}

/// A word before and from its first numeral.
fn split_at_numeral<'w>(word: &'w str, numerals: &NumeralRules) -> Option<(&'w str, &'w str)> {
    let at = word.char_indices().find(|&(_, c)| c.is_ascii_digit() || numerals.chars.get(c).is_some())?.0;
    word.split_at_checked(at)
}
