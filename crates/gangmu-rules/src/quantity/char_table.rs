/// What a character stands for, in one memory access.
#[derive(Debug, Clone)]
pub struct CharTable<T> {
    /// For each code point of the basic plane, 1 + the place in `values`; 0 where it stands for nothing.
    index: Box<[u8; 0x1_0000]>,
    values: Vec<T>,
}

impl<T: Copy + PartialEq> Default for CharTable<T> {
    fn default() -> Self {
        Self::new([])
    }
}

impl<T: Copy + PartialEq> CharTable<T> {
    /// A table of these characters. Characters beyond the basic plane, and values after the 255th, are left out.
    pub fn new(entries: impl IntoIterator<Item = (char, T)>) -> Self {
        let (mut index, mut values) = (Box::new([0u8; 0x1_0000]), Vec::new());
        for (c, value) in entries {
            let at = values.iter().position(|v| *v == value).unwrap_or(values.len());
            if at == values.len() {
                values.push(value);
            }
            if let (Some(slot), Ok(number)) = (index.get_mut(c as usize), u8::try_from(at + 1)) {
                *slot = number;
            }
        }
        Self { index, values }
    }

    /// What `c` stands for.
    #[inline]
    pub fn get(&self, c: char) -> Option<T> {
        self.at(u32::from(c))
    }

    /// Whether the character with this code point stands for anything.
    #[inline]
    pub fn has(&self, c: u32) -> bool {
        self.index.get(c as usize).is_some_and(|slot| *slot > 0)
    }

    /// The first byte at or after `from` and before `end` where a character begins that stands for something.
    ///
    /// Bytes, not characters, and no more questions than one a character: nearly all of a text is skipped here.
    #[inline]
    pub fn next_in(&self, text: &str, from: usize, end: usize) -> Option<usize> {
        let mut rest = text.as_bytes().get(from..end.min(text.len()))?;
        let end = from + rest.len();
        loop {
            let Some((code, tail)) = code_point(rest) else {
                // A character beyond the basic plane stands for nothing.
                rest = rest.get(1..)?;
                continue;
            };
            if self.index[usize::from(code)] > 0 {
                return Some(end - rest.len());
            }
            rest = tail;
        }
    }

    /// What the character with this code point stands for.
    #[inline]
    pub fn at(&self, c: u32) -> Option<T> {
        match self.index.get(c as usize).copied().unwrap_or(0) {
            0 => None,
            n => self.values.get(usize::from(n) - 1).copied(),
        }
    }

    /// All its characters with what they stand for, in order.
    pub fn chars(&self) -> impl Iterator<Item = (char, T)> + '_ {
        (0u32..).zip(self.index.iter()).filter(|(_, slot)| **slot > 0).filter_map(|(code, _)| {
            let c = char::from_u32(code)?;
            Some((c, self.get(c)?))
        })
    }
}

/// The code point of the character of the basic plane that some bytes of a text begin with, and what follows it.
#[inline]
pub(super) fn code_point(bytes: &[u8]) -> Option<(u16, &[u8])> {
    match bytes {
        [a @ 0xE0..=0xEF, b, c, tail @ ..] => Some((u16::from(*a) << 12 | u16::from(b & 0x3F) << 6 | u16::from(c & 0x3F), tail)),
        [a @ 0..=0x7F, tail @ ..] => Some((u16::from(*a), tail)),
        [a @ 0xC2..=0xDF, b, tail @ ..] => Some((u16::from(a & 0x1F) << 6 | u16::from(b & 0x3F), tail)),
        _ => None,
    }
}
