/// Words to be found at one place of a text, the longest first.
///
/// Built either for words that begin at a place ([`WordTable::starting`]) or for words that end there
/// ([`WordTable::ending`]). A look-up costs one binary search over the first (last) characters.
#[derive(Debug, Clone)]
pub struct WordTable<T> {
    words: Vec<(String, T)>,
    /// Key character with the range of `words` that share it, sorted by character.
    index: Vec<(char, usize, usize)>,
}

impl<T> WordTable<T> {
    /// A table of words that begin at the place where they are looked for.
    pub fn starting(words: impl IntoIterator<Item = (String, T)>) -> Self {
        Self::build(words.into_iter().collect(), |w| w.chars().next())
    }

    /// A table of words that end at the place where they are looked for.
    pub fn ending(words: impl IntoIterator<Item = (String, T)>) -> Self {
        Self::build(words.into_iter().collect(), |w| w.chars().next_back())
    }

    fn build(mut words: Vec<(String, T)>, key: fn(&str) -> Option<char>) -> Self {
        words.retain(|(word, _)| !word.is_empty());
        words.sort_by(|(a, _), (b, _)| key(a).cmp(&key(b)).then(b.len().cmp(&a.len())).then(a.cmp(b)));
        let mut index: Vec<(char, usize, usize)> = Vec::new();
        for (i, (word, _)) in words.iter().enumerate() {
            let Some(c) = key(word) else { continue };
            match index.last_mut() {
                Some(last) if last.0 == c => last.2 = i + 1,
                _ => index.push((c, i, i + 1)),
            }
        }
        Self { words, index }
    }

    fn group(&self, c: char) -> &[(String, T)] {
        let Ok(at) = self.index.binary_search_by(|entry| entry.0.cmp(&c)) else { return &[] };
        self.index.get(at).and_then(|&(_, from, to)| self.words.get(from..to)).unwrap_or(&[])
    }

    /// The longest word that `text` begins with, with its length in bytes.
    pub fn at_start(&self, text: &str) -> Option<(&T, usize)> {
        let group = self.group(text.chars().next()?);
        group.iter().find(|(word, _)| text.starts_with(word.as_str())).map(|(word, value)| (value, word.len()))
    }

    /// All words that `text` begins with, the longest first, with their lengths in bytes.
    pub fn all_at_start<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a T, usize)> {
        let group = text.chars().next().map_or(&[][..], |c| self.group(c));
        group.iter().filter(move |(word, _)| text.starts_with(word.as_str())).map(|(word, value)| (value, word.len()))
    }

    /// All words that `text` ends with, the longest first, with their lengths in bytes.
    pub fn all_at_end<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a T, usize)> {
        let group = text.chars().next_back().map_or(&[][..], |c| self.group(c));
        group.iter().filter(move |(word, _)| text.ends_with(word.as_str())).map(|(word, value)| (value, word.len()))
    }

    /// The longest word that `text` ends with, with its length in bytes.
    pub fn at_end(&self, text: &str) -> Option<(&T, usize)> {
        let group = self.group(text.chars().next_back()?);
        group.iter().find(|(word, _)| text.ends_with(word.as_str())).map(|(word, value)| (value, word.len()))
    }

    /// The characters that its words begin (end) with, in order.
    pub fn keys(&self) -> impl Iterator<Item = char> + '_ {
        self.index.iter().map(|entry| entry.0)
    }
}

#[cfg(test)]
mod tests {
    use super::WordTable;

    #[test]
    fn the_longest_word_wins() {
        let table = WordTable::starting([("人".to_owned(), 1), ("人次".to_owned(), 2)]);
        assert_eq!(table.at_start("人次以上"), Some((&2, 6)));
        assert_eq!(table.at_start("人以上"), Some((&1, 3)));
        assert_eq!(table.at_start("所"), None);
    }

    #[test]
    fn words_are_found_backwards_too() {
        let table = WordTable::ending([("于".to_owned(), 1), ("不少于".to_owned(), 2)]);
        assert_eq!(table.at_end("培训不少于"), Some((&2, 9)));
    }
}
