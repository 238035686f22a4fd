/// A set of characters, fast to ask for the common Chinese ones.
#[derive(Debug, Default)]
pub(super) struct CharSet {
    /// A bit for each character from U+4E00 to U+9FFF.
    han: Vec<u64>,
    /// The others.
    others: Vec<char>,
}

const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

impl CharSet {
    fn bit(c: char) -> Option<(usize, u32)> {
        let code = u32::from(c);
        let at = code.checked_sub(FIRST).filter(|_| code <= LAST)?;
        Some((usize::try_from(at / 64).ok()?, at % 64))
    }

    /// Whether a character belongs to it.
    pub(super) fn contains(&self, c: char) -> bool {
        match Self::bit(c) {
            Some((word, bit)) => self.han.get(word).is_some_and(|w| w >> bit & 1 == 1),
            None => self.others.contains(&c),
        }
    }
}

impl FromIterator<char> for CharSet {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        let mut set = Self { han: vec![0; ((LAST - FIRST) / 64 + 1) as usize], others: Vec::new() };
        for c in chars {
            match Self::bit(c).and_then(|(word, bit)| Some((set.han.get_mut(word)?, bit))) {
                Some((word, bit)) => *word |= 1 << bit,
                None if !set.others.contains(&c) => set.others.push(c),
                None => {}
            }
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in() {
        let set: CharSet = "一鿿的〇第A".chars().collect();
        assert!("一鿿的〇第A".chars().all(|c| set.contains(c)));
        assert!(!"丁三0B龥".chars().any(|c| set.contains(c)));
    }
}
