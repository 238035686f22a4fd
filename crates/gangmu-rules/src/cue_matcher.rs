use std::collections::BTreeMap;

use crate::{CueRule, WordTable};

/// Finds all cues of a text in one pass, the longest word first; a longer word in which a cue does not count hides it.
#[derive(Debug)]
pub struct CueMatcher {
    /// The cue of each word, by its place in the table; none for a word that only hides others.
    words: WordTable<Option<usize>>,
}

impl CueMatcher {
    pub(crate) fn new(rules: &[CueRule]) -> Self {
        let mut words: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        for (place, rule) in rules.iter().enumerate() {
            for word in &rule.words {
                words.entry(word).or_insert(None).get_or_insert(place);
            }
            for word in &rule.except {
                words.entry(word).or_insert(None);
            }
        }
        Self { words: WordTable::starting(words.into_iter().map(|(word, cue)| (word.to_owned(), cue))) }
    }

    /// The cues in `text`, in order: place in the table of cues, first byte, one past the last byte.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize, usize)> + 'a {
        self.words.find_iter(text).filter_map(|(cue, start, end)| Some(((*cue)?, start, end)))
    }
}
