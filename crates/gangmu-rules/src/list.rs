use gangmu_model::RuleId;
use serde::Deserialize;
use toml::Spanned;

use crate::entry::{longest_first, raw_entry};
use crate::{Catalogue, CharTable, NumeralKind, Numerals, RuleError, RuleFiles, WordRule, WordTable};

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
    /// The measure words, each with the place of its rule.
    measure_table: WordTable<usize>,
    /// The words of all formulas.
    formula_table: WordTable<()>,
    /// Words that are asked for beside every numeral of a text: those that point before one, units, time, and what ends the search for
    /// a noun.
    pointing_table: WordTable<()>,
    unit_table: WordTable<()>,
    time_table: WordTable<()>,
    stop_table: WordTable<()>,
    /// What a count may begin with.
    counts: CharTable<()>,
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
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<Raw>"))]
    measure: Vec<Spanned<Raw>>,
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<Raw>"))]
    noun: Vec<Spanned<Raw>>,
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<Raw>"))]
    word: Vec<Spanned<Raw>>,
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<Raw>"))]
    formula: Vec<Spanned<Raw>>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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

raw_entry!(Raw: words; except);

/// A noun may stand so far from its count where its rule says nothing.
fn far() -> usize {
    8
}

impl ListRules {
    pub(crate) fn load(files: &RuleFiles, into: &mut Catalogue) -> Result<Self, RuleError> {
        let mut table = files.table::<File>(FILE)?;
        let mut rules = Self {
            numerals: Numerals::load(files)?,
            measures: Vec::new(),
            nouns: Vec::new(),
            words: Vec::new(),
            formulas: Vec::new(),
            noun_table: WordTable::starting([]),
            measure_table: WordTable::starting([]),
            formula_table: WordTable::starting([]),
            pointing_table: WordTable::ending([]),
            unit_table: WordTable::starting([]),
            time_table: WordTable::starting([]),
            stop_table: WordTable::starting([]),
            counts: CharTable::new([]),
        };
        rules.counts = CharTable::new(rules.numerals.firsts(NumeralKind::Either).into_iter().map(|c| (c, ())));
        for entry in table.entries("measure", into, |file| &mut file.measure)? {
            let (id, Raw { words, declares, amounts, .. }) = (entry.id(), entry.raw);
            rules.measures.push(MeasureRule { id, words, declares, amounts });
        }
        let mut layers = Vec::new();
        for entry in table.entries("noun", into, |file| &mut file.noun)? {
            layers.push(entry.place.layer);
            let (id, Raw { words, except, stands_alone, aspect, reach, .. }) = (entry.id(), entry.raw);
            rules.nouns.push(NounRule { id, words, except, stands_alone, aspect, reach });
        }
        let mut places: Vec<usize> = (0..layers.len()).rev().collect();
        places.sort_by_key(|&at| std::cmp::Reverse(layers.get(at).copied()));
        let places = places.into_iter().filter_map(|at| Some((at, rules.nouns.get(at)?)));
        let places = places.flat_map(|(at, rule)| rule.words.iter().enumerate().map(move |(n, word)| (word.clone(), (at, n))));
        rules.noun_table = WordTable::starting(places);
        for entry in table.entries("word", into, |file| &mut file.word)? {
            rules.words.push(WordRule { id: entry.id(), words: longest_first(entry.raw.words) });
        }
        for entry in table.entries("formula", into, |file| &mut file.formula)? {
            rules.formulas.push(WordRule { id: entry.id(), words: longest_first(entry.raw.words) });
        }
        let formulas = rules.formulas.iter().flat_map(|f| &f.words);
        rules.formula_table = WordTable::starting(formulas.map(|word| (word.clone(), ())));
        let measures = rules.measures.iter().enumerate();
        let measures = measures.flat_map(|(at, measure)| measure.words.iter().map(move |word| (word.clone(), at)));
        rules.measure_table = WordTable::starting(measures);
        let words = |id: &str| rules.words(id).iter().map(|word| (word.clone(), ()));
        let pointing = WordTable::ending(words("word.pointing"));
        let [unit, time, stop] = ["word.unit", "word.time", "word.stop"].map(|id| WordTable::starting(words(id)));
        (rules.pointing_table, rules.unit_table, rules.time_table, rules.stop_table) = (pointing, unit, time, stop);
        Ok(rules)
    }

    /// Whether `text` starts with a formula that is no list.
    pub fn is_formula(&self, text: &str) -> bool {
        self.formula_table.at_start(text).is_some()
    }

    /// The longest measure word that `text` starts with: its rule, and what follows it.
    pub fn measure_at<'t>(&self, text: &'t str) -> Option<(&MeasureRule, &'t str)> {
        let (&at, len) = self.measure_table.at_start(text)?;
        Some((self.measures.get(at)?, text.get(len..)?))
    }

    /// Whether `text` ends with a word that points: what is counted after it is known already.
    pub fn points(&self, text: &str) -> bool {
        self.pointing_table.at_end(text).is_some()
    }

    /// Whether `text` starts with a unit.
    pub fn is_unit(&self, text: &str) -> bool {
        self.unit_table.at_start(text).is_some()
    }

    /// Whether `text` starts with a measure of time.
    pub fn is_time(&self, text: &str) -> bool {
        self.time_table.at_start(text).is_some()
    }

    /// Whether `text` starts with a word after which no noun belongs to the count before it.
    pub fn stops(&self, text: &str) -> bool {
        self.stop_table.at_start(text).is_some()
    }

    /// The first byte at or after `from` and before `end` where a count may begin.
    #[inline]
    pub fn next_count(&self, text: &str, from: usize, end: usize) -> Option<usize> {
        self.counts.next_in(text, from, end)
    }

    /// Whether a character is a measure word.
    pub fn is_measure(&self, c: char) -> bool {
        let mut one = [0; 4];
        self.measure_table.at_start(c.encode_utf8(&mut one)).is_some()
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

/// The shape of the table, for editors.
#[cfg(test)]
pub(crate) fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}
