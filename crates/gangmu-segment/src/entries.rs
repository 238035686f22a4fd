/// The dictionary: a word, how often it occurs and its part of speech a line, sorted by the bytes of the words.
const DICTIONARY: &str = include_str!("../data/dictionary.txt");

/// How often all words of the dictionary occur together.
pub(crate) const OCCURRENCES: usize = 60_101_964;

/// A word of the dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The word.
    pub word: &'static str,
    /// How often it occurs.
    pub frequency: usize,
    /// Its part of speech, in the notation of jieba.
    pub tag: &'static str,
}

impl Entry {
    fn read(line: &'static str) -> Option<Self> {
        let mut fields = line.split(' ');
        let (word, frequency, tag) = (fields.next()?, fields.next()?, fields.next()?);
        Some(Self { word, frequency: frequency.parse().ok()?, tag })
    }
}

/// The word itself.
pub(crate) fn entry(word: &str) -> Option<Entry> {
    starting(word).next().filter(|entry| entry.word == word)
}

/// The words that start with a text, in order: those that are longer come after it.
pub(crate) fn starting<'p>(prefix: &'p str) -> impl Iterator<Item = Entry> + 'p {
    let from = DICTIONARY.get(first_from(prefix)..).unwrap_or("");
    from.lines().map_while(Entry::read).take_while(move |entry| entry.word.starts_with(prefix))
}

/// Where the first line starts whose word does not stand before `word`.
fn first_from(word: &str) -> usize {
    let bytes = DICTIONARY.as_bytes();
    let line_at = |at: usize| bytes.iter().take(at).rposition(|b| *b == b'\n').map_or(0, |end| end + 1);
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let start = line_at(low + (high - low) / 2);
        let line = bytes.get(start..).unwrap_or(&[]);
        let end = line.iter().position(|b| *b == b'\n').map_or(bytes.len(), |len| start + len + 1);
        let own = line.split(|b| *b == b' ').next().unwrap_or(&[]);
        if own < word.as_bytes() { low = end } else { high = start }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sorted_and_counted() {
        let entries: Vec<Entry> = DICTIONARY.lines().filter_map(Entry::read).collect();
        assert_eq!(entries.len(), DICTIONARY.lines().count());
        assert!(entries.windows(2).all(|pair| matches!(pair, [a, b] if a.word < b.word)));
        assert_eq!(entries.iter().map(|entry| entry.frequency).sum::<usize>(), OCCURRENCES);
    }

    #[test]
    fn every_word_is_found_where_it_lies() {
        for known in DICTIONARY.lines().filter_map(Entry::read).step_by(997) {
            assert_eq!(entry(known.word), Some(known));
        }
        assert_eq!(entry("毛入园率"), None);
        assert_eq!(entry(""), None);
        assert!(starting("摸排").all(|entry| entry.word.starts_with("摸排")));
        assert_eq!(starting("\u{10ffff}").count(), 0);
    }
}
