use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, BuildError, MatchKind};

use crate::CueRule;

/// Finds all cues of a text in one pass, the longest word first; a longer word in which a cue does not count hides it.
#[derive(Debug)]
pub struct CueMatcher {
    words: AhoCorasick,
    /// For each word of the automaton its cue, by its place in the table; none for a word that only hides others.
    cues: Vec<Option<usize>>,
}

impl CueMatcher {
    pub(crate) fn new(rules: &[CueRule]) -> Result<Self, BuildError> {
        let mut words: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        for (place, rule) in rules.iter().enumerate() {
            for word in &rule.words {
                words.entry(word).or_insert(None).get_or_insert(place);
            }
            for word in rule.except.iter().filter(|word| !word.is_empty()) {
                words.entry(word).or_insert(None);
            }
        }
        let cues = words.values().copied().collect();
        let words = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words.keys())?;
        Ok(Self { words, cues })
    }

    /// The cues in `text`, in order: place in the table of cues, first byte, one past the last byte.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize, usize)> + 'a {
        self.words.find_iter(text).filter_map(|m| {
            let cue = self.cues.get(m.pattern().as_usize()).copied().flatten()?;
            Some((cue, m.start(), m.end()))
        })
    }
}
