use std::collections::BTreeMap;

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
    /// Which code points of the basic plane some word begins (ends) with.
    first: Box<[First; FIRSTS]>,
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

/// Sixty-four code points that a word may begin (end) with.
#[derive(Debug, Clone, Copy, Default)]
struct First {
    /// A bit each.
    bits: u64,
    /// Those that are words by themselves.
    alone: u64,
    /// How many edges of the root stand before theirs.
    before: u32,
}

/// How many of these the basic plane has.
const FIRSTS: usize = 0x1_0000 / 64;
/// How many remainders of pairs are told apart.
const PAIRS: usize = 1 << 16;

/// The remainder of a pair of characters.
#[inline]
fn pair(first: u32, second: u32) -> usize {
    let mixed = first.wrapping_mul(0x9E37_79B1) ^ second.wrapping_mul(0x85EB_CA6B);
    (mixed >> 16) as usize % PAIRS
}

/// The code point of the character of the basic plane that some bytes of a text begin with, and what follows it.
#[inline]
fn code_point(bytes: &[u8]) -> Option<(u16, &[u8])> {
    match bytes {
        [a @ 0xE0..=0xEF, b, c, tail @ ..] => Some((u16::from(*a) << 12 | u16::from(b & 0x3F) << 6 | u16::from(c & 0x3F), tail)),
        [a @ 0..=0x7F, tail @ ..] => Some((u16::from(*a), tail)),
        [a @ 0xC2..=0xDF, b, tail @ ..] => Some((u16::from(a & 0x1F) << 6 | u16::from(b & 0x3F), tail)),
        _ => None,
    }
}

#[derive(Debug, Clone, Default)]
struct Node {
    edges: (u32, u32),
    values: (u32, u32),
}

/// A tree while it is built.
#[derive(Debug)]
struct Branch<T> {
    edges: BTreeMap<char, Branch<T>>,
    values: Vec<T>,
}

impl<T> Default for Branch<T> {
    fn default() -> Self {
        Self { edges: BTreeMap::new(), values: Vec::new() }
    }
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
        let mut root = Branch::default();
        for (word, value) in words.filter(|(word, _)| !word.is_empty()) {
            let mut branch = &mut root;
            for c in word {
                branch = branch.edges.entry(c).or_default();
            }
            branch.values.push(value);
        }
        let mut first = Box::new([First::default(); FIRSTS]);
        for (&c, branch) in &root.edges {
            if let Some(first) = first.get_mut(c as usize / 64) {
                first.bits |= 1 << (c as usize % 64);
                first.alone |= u64::from(!branch.values.is_empty()) << (c as usize % 64);
            }
        }
        let mut before = 0;
        for first in first.iter_mut() {
            first.before = before;
            before += first.bits.count_ones();
        }
        let mut pairs = vec![0u64; PAIRS / 64];
        for (&first, branch) in &root.edges {
            for &second in branch.edges.keys() {
                let pair = pair(first.into(), second.into());
                if let Some(bits) = pairs.get_mut(pair / 64) {
                    *bits |= 1 << (pair % 64);
                }
            }
        }
        let mut table = Self { first, pairs, nodes: vec![Node::default()], edges: Vec::new(), values: Vec::new() };
        table.lay_out(0, root);
        table
    }

    /// Lays a branch out as the node at `place`, its edges side by side.
    fn lay_out(&mut self, place: usize, branch: Branch<T>) {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let values = (count(self.values.len()), count(self.values.len() + branch.values.len()));
        self.values.extend(branch.values);
        let first = self.nodes.len();
        let edges = (count(self.edges.len()), count(self.edges.len() + branch.edges.len()));
        self.edges.extend(branch.edges.keys().enumerate().map(|(i, &c)| (c, count(first + i))));
        self.nodes.extend(branch.edges.iter().map(|_| Node::default()));
        if let Some(node) = self.nodes.get_mut(place) {
            *node = Node { edges, values };
        }
        for (i, (_, child)) in branch.edges.into_iter().enumerate() {
            self.lay_out(first + i, child);
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
        let first = self.first.get(c as usize / 64)?;
        let bit = 1u64 << (c as usize % 64);
        if first.bits & bit == 0 {
            return None;
        }
        let before = first.before + (first.bits & (bit - 1)).count_ones();
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
            let first = &self.first[usize::from(code >> 6)];
            if first.bits >> (code & 0x3F) & 1 == 1
                && (first.alone >> (code & 0x3F) & 1 == 1 || code_point(tail).is_some_and(|(next, _)| self.may_pair(code, next)))
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
