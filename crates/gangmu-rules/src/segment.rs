use std::collections::{BTreeMap, BTreeSet};

use gangmu_model::{DocumentKind, Role, RuleId};
use serde::Deserialize;

use crate::{Catalogue, CharTable, Numerals, RuleError, RuleFiles, WordTable};

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
    /// What a number of a heading or item may begin with: the place in `groups` of the rules that it may be read by.
    starts: CharTable<u8>,
    /// Places of marker rules, in their order.
    groups: Vec<Vec<usize>>,
    /// What the marks begin with that end with a point or 、: only such a marker may stand glued to a letter.
    glued_marks: Vec<char>,
    /// What the name of a body that issues documents ends with (true), and words that end so and are none.
    organ_ends: WordTable<bool>,
    /// The words of all kinds.
    kind_ends: WordTable<()>,
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
            starts: CharTable::new([]),
            groups: Vec::new(),
            glued_marks: Vec::new(),
            organ_ends: WordTable::ending([]),
            kind_ends: WordTable::ending([]),
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
        rules.group_markers();
        let kinds = rules.kinds.iter().flat_map(|kind| kind.words.iter().chain(&kind.with));
        rules.kind_ends = WordTable::ending(kinds.map(|word| (word.clone(), ())));
        let ends = |id, is: bool| rules.words(id).iter().map(move |word| (word.clone(), is));
        rules.organ_ends = WordTable::ending(ends("word.organ", true).chain(ends("word.not-organ", false)));
        Ok(rules)
    }

    /// Lays out by which rules a number may be read that begins with a character.
    fn group_markers(&mut self) {
        let mut by_first: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (place, rule) in self.markers.iter().enumerate() {
            let mut firsts: BTreeSet<char> = rule.words.iter().filter_map(|word| word.chars().next()).collect();
            if rule.numeral != NumeralKind::Words {
                firsts = rule.before.iter().filter_map(|before| before.chars().next()).collect();
                if rule.before.iter().any(String::is_empty) {
                    firsts.extend(self.numerals.firsts(rule.numeral));
                }
            }
            for first in firsts {
                by_first.entry(first).or_default().push(place);
            }
        }
        let mut starts = Vec::new();
        for (first, rules) in by_first {
            let group = self.groups.iter().position(|known| *known == rules).unwrap_or(self.groups.len());
            if group == self.groups.len() {
                self.groups.push(rules);
            }
            starts.extend(u8::try_from(group).ok().map(|group| (first, group)));
        }
        self.starts = CharTable::new(starts);
        let marks = self.markers.iter().flat_map(|rule| &rule.after).filter(|mark| mark.ends_with(['.', '．', '、']));
        self.glued_marks = marks.filter_map(|mark| mark.chars().next()).collect();
        self.glued_marks.sort_unstable();
        self.glued_marks.dedup();
    }

    /// Whether `c` may begin what stands after the numeral of a marker that is glued to a letter: 1.加强…, 五、加速….
    pub fn may_mark_glued(&self, c: char) -> bool {
        self.glued_marks.contains(&c)
    }

    /// The places, in order, of the marker rules by which a number may be read that begins with `c`.
    #[inline]
    pub fn markers_at(&self, c: char) -> &[usize] {
        self.starts.get(c).and_then(|group| self.groups.get(usize::from(group))).map_or(&[], Vec::as_slice)
    }

    /// The first byte at or after `from` where a number of a heading or item may begin.
    #[inline]
    pub fn next_start(&self, text: &str, from: usize) -> Option<usize> {
        self.starts.next_in(text, from, text.len())
    }

    /// Whether a name ends as the name of a body that issues documents.
    pub fn ends_as_organ(&self, name: &str) -> bool {
        let (mut organ, mut other) = (false, false);
        self.organ_ends.find_at_end(name, |&is, _| {
            *(if is { &mut organ } else { &mut other }) = true;
            None::<()>
        });
        organ && !other
    }

    /// Whether a title ends with a word that names a kind of document, or goes with one.
    pub fn ends_with_kind_word(&self, title: &str) -> bool {
        self.kind_ends.at_end(title).is_some()
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
