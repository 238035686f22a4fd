/// What a character stands for, in one memory access.
#[derive(Debug, Clone)]
pub struct CharTable<T> {
    /// For each code point of the basic plane, 1 + the place in `values`; 0 where it stands for nothing.
    index: Vec<u8>,
    values: Vec<T>,
}

impl<T: Copy + PartialEq> CharTable<T> {
    /// A table of these characters. Characters beyond the basic plane, and values after the 255th, are left out.
    pub fn new(entries: impl IntoIterator<Item = (char, T)>) -> Self {
        let (mut index, mut values) = (vec![0u8; 0x1_0000], Vec::new());
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

    /// What the character with this code point stands for.
    pub fn at(&self, c: u32) -> Option<T> {
        match self.index.get(c as usize).copied().unwrap_or(0) {
            0 => None,
            n => self.values.get(usize::from(n) - 1).copied(),
        }
    }

    /// All its characters with what they stand for, in order.
    pub fn chars(&self) -> impl Iterator<Item = (char, T)> + '_ {
        (0u32..).zip(&self.index).filter(|(_, slot)| **slot > 0).filter_map(|(code, _)| {
            let c = char::from_u32(code)?;
            Some((c, self.get(c)?))
        })
    }
}
