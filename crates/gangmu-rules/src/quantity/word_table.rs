use super::char_table::code_point;

/// No word has more words within itself than this.
const LONGEST: usize = 8;
/// Up to so many edges are looked through one by one.
const FEW: usize = 4;

/// Words to be found at one place of a text, the longest first.
///
/// Built either for words that begin at a place ([`WordTable::starting`]) or for words that end there
/// ([`WordTable::ending`]). A tree of characters: a look-up costs as many steps as the text has characters in common with a
/// word, mostly none.
#[derive(Debug, Clone)]
pub struct WordTable<T> {
    /// Which code points of the basic plane some word begins (ends) with, a bit each.
    first: Box<[u64; FIRSTS]>,
    /// Which of them are words by themselves.
    alone: Box<[u64; FIRSTS]>,
    /// How many edges of the root stand before those of each 64 code points.
    before: Box<[u32; FIRSTS]>,
    /// Which pairs of characters some word may begin (end) with, a bit for each remainder of a pair: most texts that share a first
    /// character with a word do not share the second, and need no search.
    pairs: Vec<u64>,
    /// The root first.
    nodes: Vec<Node>,
    /// The edges of all nodes, those of one node sorted by character.
    edges: Vec<(char, u32)>,
    /// The values of all nodes.
    values: Vec<T>,
}

/// How many times 64 code points the basic plane has.
const FIRSTS: usize = 0x1_0000 / 64;
/// How many remainders of pairs are told apart.
const PAIRS: usize = 1 << 16;

/// The remainder of a pair of characters.
#[inline]
fn pair(first: u32, second: u32) -> usize {
    let mixed = first.wrapping_mul(0x9E37_79B1) ^ second.wrapping_mul(0x85EB_CA6B);
    (mixed >> 16) as usize % PAIRS
}

#[derive(Debug, Clone, Default)]
struct Node {
    edges: (u32, u32),
    values: (u32, u32),
}

impl<T> WordTable<T> {
    /// A table of words that begin at the place where they are looked for.
    pub fn starting(words: impl IntoIterator<Item = (String, T)>) -> Self {
        Self::build(words.into_iter().map(|(word, value)| (word.chars().collect(), value)))
    }

    /// A table of words that end at the place where they are looked for.
    pub fn ending(words: impl IntoIterator<Item = (String, T)>) -> Self {
        Self::build(words.into_iter().map(|(word, value)| (word.chars().rev().collect(), value)))
    }

    fn build(words: impl Iterator<Item = (Vec<char>, T)>) -> Self {
        let mut words: Vec<(Vec<char>, T)> = words.filter(|(word, _)| !word.is_empty()).collect();
        // Of one word the values keep their order.
        words.sort_by(|a, b| a.0.cmp(&b.0));
        let (words, values): (Vec<Vec<char>>, Vec<T>) = words.into_iter().unzip();
        let mut table = Self {
            first: Box::new([0; FIRSTS]),
            alone: Box::new([0; FIRSTS]),
            before: Box::new([0; FIRSTS]),
            pairs: vec![0u64; PAIRS / 64],
            nodes: vec![Node::default()],
            edges: Vec::new(),
            values,
        };
        for word in &words {
            table.mark(word);
        }
        let mut before = 0;
        for (slot, first) in table.before.iter_mut().zip(table.first.iter()) {
            *slot = before;
            before += first.count_ones();
        }
        table.lay_out(0, &words, 0, 0);
        table
    }

    /// Notes what a word begins with.
    fn mark(&mut self, word: &[char]) {
        let Some(&first) = word.first() else { return };
        let (place, bit) = (first as usize / 64, 1 << (first as usize % 64));
        if let Some(bits) = self.first.get_mut(place) {
            *bits |= bit;
        }
        match word.get(1) {
            None => {
                if let Some(bits) = self.alone.get_mut(place) {
                    *bits |= bit;
                }
            }
            Some(&second) => {
                let pair = pair(first.into(), second.into());
                if let Some(bits) = self.pairs.get_mut(pair / 64) {
                    *bits |= 1 << (pair % 64);
                }
            }
        }
    }

    /// Lays out the node at `place`: that of the first `depth` characters of the words, which are sorted and the `before`th of all and
    /// those after it. Its edges stand side by side.
    fn lay_out(&mut self, place: usize, words: &[Vec<char>], before: usize, depth: usize) {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let own = words.iter().take_while(|word| word.len() == depth).count();
        let longer = || words.get(own..).unwrap_or(&[]).chunk_by(|a, b| a.get(depth) == b.get(depth));
        let (first, edges) = (self.nodes.len(), self.edges.len());
        for group in longer() {
            if let Some(&c) = group.first().and_then(|word| word.get(depth)) {
                self.edges.push((c, count(self.nodes.len())));
                self.nodes.push(Node::default());
            }
        }
        if let Some(node) = self.nodes.get_mut(place) {
            let values = (count(before), count(before + own));
            *node = Node { edges: (count(edges), count(self.edges.len())), values };
        }
        let mut at = before + own;
        for (child, group) in longer().enumerate() {
            self.lay_out(first + child, group, at, depth + 1);
            at += group.len();
        }
    }

    fn node(&self, at: u32) -> Option<&Node> {
        self.nodes.get(at as usize)
    }

    #[inline]
    fn step(&self, node: &Node, c: char) -> Option<(u32, &Node)> {
        let edges = self.edges.get(node.edges.0 as usize..node.edges.1 as usize)?;
        let edge = if edges.len() <= FEW {
            edges.iter().find(|edge| edge.0 == c)?
        } else {
            edges.get(edges.binary_search_by(|edge| edge.0.cmp(&c)).ok()?)?
        };
        Some((edge.1, self.node(edge.1)?))
    }

    /// The step from the root: its edges are as many as there are first characters, so their place is counted, not searched.
    #[inline]
    fn first_step(&self, c: char) -> Option<(u32, &Node)> {
        let place = c as usize / 64;
        let first = self.first.get(place)?;
        let bit = 1u64 << (c as usize % 64);
        if first & bit == 0 {
            return None;
        }
        let before = self.before.get(place)? + (first & (bit - 1)).count_ones();
        let root = self.nodes.first()?;
        let edge = self.edges.get((root.edges.0 + before) as usize)?;
        Some((edge.1, self.node(edge.1)?))
    }

    /// The step after the first.
    #[inline]
    fn second_step(&self, node: &Node, first: char, second: char) -> Option<(u32, &Node)> {
        let pair = pair(first.into(), second.into());
        if self.pairs.get(pair / 64)? >> (pair % 64) & 1 == 0 {
            return None;
        }
        self.step(node, second)
    }

    #[inline]
    fn values_of(&self, node: &Node) -> &[T] {
        self.values.get(node.values.0 as usize..node.values.1 as usize).unwrap_or(&[])
    }

    #[inline]
    fn longest(&self, mut chars: impl Iterator<Item = char>) -> Option<(&T, usize)> {
        let first = chars.next()?;
        let (_, node) = self.first_step(first)?;
        self.longest_from(node, first, chars)
    }

    /// The longest word that goes on from the node of its first character.
    #[inline]
    fn longest_from<'s>(
        &'s self,
        mut node: &'s Node,
        first: char,
        mut chars: impl Iterator<Item = char>,
    ) -> Option<(&'s T, usize)> {
        let mut len = first.len_utf8();
        let mut best = self.values_of(node).first().map(|value| (value, len));
        let Some(second) = chars.next() else { return best };
        let Some((_, next)) = self.second_step(node, first, second) else { return best };
        (node, len) = (next, len + second.len_utf8());
        best = self.values_of(node).first().map(|value| (value, len)).or(best);
        for c in chars {
            let Some((_, next)) = self.step(node, c) else { break };
            (node, len) = (next, len + c.len_utf8());
            best = self.values_of(node).first().map(|value| (value, len)).or(best);
        }
        best
    }

    #[inline]
    fn find<'s, R>(
        &'s self,
        mut chars: impl Iterator<Item = char>,
        mut pick: impl FnMut(&'s T, usize) -> Option<R>,
    ) -> Option<R> {
        let first = chars.next()?;
        let (mut at, mut node) = self.first_step(first)?;
        let mut path = [(0u32, 0usize); LONGEST];
        let (mut len, mut hits) = (first.len_utf8(), 0);
        loop {
            if node.values.0 < node.values.1 {
                let Some(hit) = path.get_mut(hits) else { break };
                *hit = (at, len);
                hits += 1;
            }
            let Some(c) = chars.next() else { break };
            let next = if len == first.len_utf8() { self.second_step(node, first, c) } else { self.step(node, c) };
            let Some((next_at, next)) = next else { break };
            (at, node, len) = (next_at, next, len + c.len_utf8());
        }
        let mut longest_first = path.iter().take(hits).rev();
        longest_first.find_map(|&(at, len)| self.values_of(self.node(at)?).iter().find_map(|value| pick(value, len)))
    }

    /// The longest word that `text` begins with when blanks are left out, with its length in bytes, blanks and all.
    #[inline]
    pub fn at_start_spaced(&self, text: &str) -> Option<(&T, usize)> {
        self.first_step(text.chars().next()?)?;
        let (mut node, mut best) = (self.node(0)?, None);
        for (at, c) in text.char_indices() {
            if matches!(c, ' ' | '\u{3000}' | '\u{a0}') {
                continue;
            }
            let Some((_, next)) = self.step(node, c) else { break };
            node = next;
            best = self.values_of(node).first().map(|value| (value, at + c.len_utf8())).or(best);
        }
        best
    }

    /// The longest word that `text` begins with, with its length in bytes.
    #[inline]
    pub fn at_start(&self, text: &str) -> Option<(&T, usize)> {
        self.longest(text.chars())
    }

    /// The first thing that `pick` makes of a word that `text` begins with, from the longest to the shortest, with their lengths in bytes.
    #[inline]
    pub fn find_at_start<'s, R>(&'s self, text: &str, pick: impl FnMut(&'s T, usize) -> Option<R>) -> Option<R> {
        self.find(text.chars(), pick)
    }

    /// The longest word that `text` ends with, with its length in bytes.
    #[inline]
    pub fn at_end(&self, text: &str) -> Option<(&T, usize)> {
        self.longest(text.chars().rev())
    }

    /// The first thing that `pick` makes of a word that `text` ends with, from the longest to the shortest, with their lengths in bytes.
    #[inline]
    pub fn find_at_end<'s, R>(&'s self, text: &str, pick: impl FnMut(&'s T, usize) -> Option<R>) -> Option<R> {
        self.find(text.chars().rev(), pick)
    }

    /// Whether some word begins (ends) with a character.
    #[inline]
    pub fn may_begin(&self, c: char) -> bool {
        self.first_step(c).is_some()
    }

    /// The first byte at or after `from` where a word may begin: by its first character, or by its first two.
    ///
    /// Bytes, not characters: nearly all of a text is skipped here.
    #[inline]
    pub fn next_first(&self, text: &str, from: usize) -> Option<usize> {
        let mut rest = text.as_bytes().get(from..)?;
        while !rest.is_empty() {
            let Some((code, tail)) = code_point(rest) else {
                rest = rest.get(1..)?;
                continue;
            };
            let place = usize::from(code >> 6);
            if self.first[place] >> (code & 0x3F) & 1 == 1
                && (self.alone[place] >> (code & 0x3F) & 1 == 1
                    || code_point(tail).is_some_and(|(next, _)| self.may_pair(code, next)))
            {
                return Some(text.len() - rest.len());
            }
            rest = tail;
        }
        None
    }

    #[inline]
    fn may_pair(&self, first: u16, second: u16) -> bool {
        let pair = pair(first.into(), second.into());
        self.pairs.get(pair / 64).is_some_and(|bits| bits >> (pair % 64) & 1 == 1)
    }

    /// The places in `text`, in order, where a character stands that some word begins with.
    pub fn firsts<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = self.next_first(text, from)?;
            from = at + 1;
            Some(at)
        })
    }

    /// The words in `text` from its start on, each the longest that begins where it does, none inside another: value, first byte and
    /// one past the last byte.
    pub fn find_iter<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a T, usize, usize)> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let at = self.next_first(text, from)?;
                if let Some((value, len)) = self.at_start(text.get(at..)?) {
                    from = at + len;
                    return Some((value, at, from));
                }
                from = at + 1;
            }
        })
    }

    /// The characters that its words begin (end) with, in order.
    pub fn keys(&self) -> impl Iterator<Item = char> + '_ {
        let edges = self.node(0).map_or((0, 0), |root| root.edges);
        self.edges.get(edges.0 as usize..edges.1 as usize).unwrap_or(&[]).iter().map(|edge| edge.0)
    }
}

#[cfg(test)]
mod tests {
    use super::WordTable;

    #[test]
    fn the_longest_word_wins() {
        let table = WordTable::starting([("人".to_owned(), 1), ("人次".to_owned(), 2), ("人均".to_owned(), 3)]);
        assert_eq!(table.at_start("人次以上"), Some((&2, 6)));
        assert_eq!(table.at_start("人以上"), Some((&1, 3)));
        assert_eq!(table.at_start("所"), None);
        assert_eq!(table.find_at_start("人次", |&value, len| (len < 6).then_some(value)), Some(1));
    }

    #[test]
    fn words_are_found_backwards_too() {
        let table = WordTable::ending([("于".to_owned(), 1), ("不少于".to_owned(), 2)]);
        assert_eq!(table.at_end("培训不少于"), Some((&2, 9)));
    }

    #[test]
    fn one_word_may_have_several_values() {
        let table = WordTable::starting([("月底".to_owned(), 1), ("月底".to_owned(), 2)]);
        assert_eq!(table.find_at_start("月底前", |&value, len| (value > 1).then_some((value, len))), Some((2, 6)));
    }
}
