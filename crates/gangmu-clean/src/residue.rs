mod atoms;
mod reading;

use std::collections::{HashMap, HashSet};

use gangmu_model::{Decoded, Span};
use gangmu_rules::ScriptRules;

use crate::line::Line;
use atoms::Atoms;
use reading::{annotation, reads};

/// How many annotated characters, and how many different ones, make a document one that has the residue.
const HITS: usize = 5;
const DIFFERENT: usize = 3;

/// How many of both where the text is traditional, as the converter leaves it: a short one has few.
const IN_TRADITIONAL: (usize, usize) = (3, 2);

/// The residue of a converter that wrote the reading after characters, byte by byte: 領(lǐng)導(dǎo), 總?cè)藬?shù).
///
/// The converter worked on GBK bytes and also hit pairs that belong to two characters; what followed was then read shifted by a
/// byte. The repair writes the bytes down again, without the readings, and reads them anew.
#[derive(Debug)]
pub(crate) struct Residue<'r> {
    annotated: HashSet<char>,
    pairs: HashMap<(char, char), usize>,
    script: &'r ScriptRules,
}

/// What a repair did to a line.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Repair {
    /// How many characters were restored or had a reading taken off.
    pub(crate) repaired: usize,
    /// Where characters were put together again from shifted bytes.
    pub(crate) restored: Vec<Span<Decoded>>,
    /// Where something is lost for good.
    pub(crate) lost: Vec<Span<Decoded>>,
}

impl<'r> Residue<'r> {
    /// Looks through a text; none where it has no residue.
    pub(crate) fn learn(text: &str, traditional: bool, script: &'r ScriptRules) -> Option<Self> {
        let mut annotated = HashSet::new();
        let mut hits = 0;
        for at in memchr::memchr_iter(b'(', text.as_bytes()) {
            let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { continue };
            let Some(c) = before.chars().next_back().filter(|c| !c.is_ascii()) else { continue };
            if let Some((reading, _)) = annotation(after)
                && reads(c, reading).is_some()
            {
                hits += 1;
                annotated.insert(c);
            }
        }
        let (least, different) = if traditional { IN_TRADITIONAL } else { (HITS, DIFFERENT) };
        if hits < least || annotated.len() < different {
            return None;
        }
        let mut pairs = HashMap::new();
        let mut previous = None;
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if c == '('
                && let Some((_, len)) = annotation(rest)
            {
                rest = rest.get(len..).unwrap_or("");
                continue;
            }
            if let Some(p) = previous {
                *pairs.entry((p, c)).or_default() += 1;
            }
            previous = Some(c);
            rest = rest.get(c.len_utf8()..).unwrap_or("");
        }
        Some(Self { annotated, pairs, script })
    }

    /// Repairs a line.
    pub(crate) fn repair<'s>(&self, line: Line<'s>) -> (Line<'s>, Repair) {
        if !line.text().contains(['(', '?']) {
            return (line, Repair::default());
        }
        let text = line.text().to_owned();
        let chars = Atoms::read(&text, self).into_chars(self);
        let mut repair = Repair::default();
        let mut edit = line.rewrite();
        let mut done = 0;
        for c in &chars {
            let range = c.start.max(done)..c.end.max(c.start).max(done);
            done = range.end;
            let same = text.get(range.clone()).is_some_and(|t| t.chars().eq([c.value]));
            if same {
                continue;
            }
            repair.repaired += 1;
            if c.value == char::REPLACEMENT_CHARACTER {
                repair.lost.push(edit.origin(range.clone()));
            } else if !text.get(range.clone()).is_some_and(|t| t.starts_with(c.value)) {
                let place = edit.origin(range.clone());
                match repair.restored.last_mut().filter(|last| last.end == place.start) {
                    Some(last) => *last = last.cover(&place),
                    None => repair.restored.push(place),
                }
            }
            edit.replace(range, c.value.encode_utf8(&mut [0; 4]));
        }
        (edit.finish(), repair)
    }

    /// How sure it is that a character stands in this document: annotated elsewhere, common, or neither.
    fn trust(&self, c: char) -> i32 {
        4 * i32::from(self.annotated.contains(&c)) + 2 * i32::from(self.script.is_common(c))
    }

    /// The character after `previous` that the document has most often, of those that `fits` lets pass.
    fn after(&self, previous: char, fits: impl Fn(char) -> bool) -> Option<char> {
        let found = self.pairs.iter().filter(|((p, c), _)| *p == previous && fits(*c));
        found.max_by_key(|((_, c), n)| (**n, *c)).map(|((_, c), _)| *c)
    }
}
