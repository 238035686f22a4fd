use gangmu_model::{DocumentKind, Role, RuleId};
use serde::Deserialize;

use crate::{Catalogue, Numerals, RuleError, RuleFiles, WordTable};

mod raw;

use raw::{File, RawKind, RawRole};

const FILE: &str = "segment.toml";

/// The tables of `rules/segment.toml`, compiled: how documents are told apart and outlined.
#[derive(Debug)]
pub struct SegmentRules {
    /// How parts are numbered.
    pub numerals: Numerals,
    /// The forms of numbers that headings and items carry, in the order in which they are tried.
    pub markers: Vec<MarkerRule>,
    /// What a title says about its section.
    pub roles: Vec<RoleRule>,
    /// What a title says about its document, in the order in which they are tried.
    pub kinds: Vec<KindRule>,
    /// Words used in one place each, by what they are.
    pub words: Vec<WordRule>,
    /// The words of all roles and those in which they do not count.
    role_words: WordTable<RoleWord>,
}

/// A word of a [`RoleRule`].
#[derive(Debug, Clone, Copy)]
struct RoleWord {
    /// Place of the rule.
    rule: usize,
    /// Whether it stops the rule.
    stops: bool,
}

/// One form of numbers: `一、`, `(一)`, `第X章`, `一是`.
#[derive(Debug, Clone)]
pub struct MarkerRule {
    /// Its id.
    pub id: RuleId,
    /// Whether it numbers items inside a section, not headings.
    pub item: bool,
    /// How its numeral is written.
    pub numeral: NumeralKind,
    /// What may stand before the numeral.
    pub before: Vec<String>,
    /// What may stand after the numeral, longest first.
    pub after: Vec<String>,
    /// Words that stand for 1, 2, 3 …; the last one may close a list of any length.
    pub words: Vec<String>,
    /// Whether it counts at the start of a line even out of sequence.
    pub sure: bool,
    /// Whether what stands after the numeral may have been lost (27构建).
    pub bare: bool,
}

/// How the numeral of a marker is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NumeralKind {
    /// 一, 十二.
    Chinese,
    /// 1, １２.
    Arabic,
    /// Chinese or Arabic.
    Either,
    /// ①, ⑵.
    Series,
    /// 首先, 其次.
    Words,
    /// 2.1, 2.1.3.
    Decimal,
}

/// Words of a title that say what its section does.
#[derive(Debug, Clone)]
pub struct RoleRule {
    /// Its id.
    pub id: RuleId,
    /// What it means.
    pub role: Role,
    /// Whether it holds against the role of the section above.
    pub strong: bool,
    /// The words.
    pub words: Vec<String>,
    /// Words in which they do not count.
    pub except: Vec<String>,
}

/// Words of a title that say what kind of document it is.
#[derive(Debug, Clone)]
pub struct KindRule {
    /// Its id.
    pub id: RuleId,
    /// The kind.
    pub kind: DocumentKind,
    /// One of these must be there.
    pub words: Vec<String>,
    /// If not empty, one of these must be there too.
    pub with: Vec<String>,
}

/// Words that are used in one place.
#[derive(Debug, Clone)]
pub struct WordRule {
    /// Its id; the engine asks for it by this name.
    pub id: RuleId,
    /// The words.
    pub words: Vec<String>,
}

impl SegmentRules {
    pub(crate) fn load(files: &RuleFiles, into: &mut Catalogue) -> Result<Self, RuleError> {
        let mut table = files.table::<File>(FILE)?;
        let mut rules = Self {
            numerals: Numerals::load(files)?,
            markers: Vec::new(),
            roles: Vec::new(),
            kinds: Vec::new(),
            words: Vec::new(),
            role_words: WordTable::starting([]),
        };
        let markers = table.entries("marker", into, |file| &mut file.marker)?;
        rules.markers = markers.into_iter().map(|entry| entry.raw.into()).collect();
        for entry in table.entries("role", into, |file| &mut file.role)? {
            let (id, RawRole { means, strong, words, except, .. }) = (entry.id(), entry.raw);
            rules.roles.push(RoleRule { id, role: means.into(), strong, words, except });
        }
        rules.role_words = WordTable::starting(rules.roles.iter().enumerate().flat_map(|(at, role)| {
            let word = move |stops| move |word: &String| (word.clone(), RoleWord { rule: at, stops });
            role.words.iter().map(word(false)).chain(role.except.iter().map(word(true)))
        }));
        for entry in table.entries("kind", into, |file| &mut file.kind)? {
            let (id, RawKind { means, words, with, .. }) = (entry.id(), entry.raw);
            rules.kinds.push(KindRule { id, kind: means.into(), words, with });
        }
        for entry in table.entries("word", into, |file| &mut file.word)? {
            rules.words.push(WordRule { id: entry.id(), words: entry.raw.words });
        }
        Ok(rules)
    }

    /// The role that the words of a title give, and whether it is a sure one.
    ///
    /// A sure one goes before others, then the word that ends last, then the longest, then the rule that stands first.
    pub fn role(&self, title: &str) -> Option<(Role, bool)> {
        let mut found: Vec<(RoleWord, usize, usize)> = Vec::new();
        for (at, _) in title.char_indices() {
            self.role_words.find_at_start(title.get(at..).unwrap_or(""), |&word, len| {
                found.push((word, at + len, len));
                None::<()>
            });
        }
        let stopped = |rule: usize| found.iter().any(|(word, ..)| word.stops && word.rule == rule);
        let counting = found.iter().filter(|(word, ..)| !word.stops && !stopped(word.rule));
        let known = counting.filter_map(|(word, end, len)| Some((self.roles.get(word.rule)?, word.rule, end, len)));
        let (rule, ..) = known.max_by_key(|(rule, at, end, len)| (rule.strong, *end, *len, std::cmp::Reverse(*at)))?;
        Some((rule.role, rule.strong))
    }

    /// The words of a `[[word]]` entry; none where the file has no such entry.
    pub fn words(&self, id: &str) -> &[String] {
        self.words.iter().find(|w| w.id.as_str() == id).map_or(&[], |w| &w.words)
    }
}

/// The shape of the table, for editors.
#[cfg(test)]
pub(crate) fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}
