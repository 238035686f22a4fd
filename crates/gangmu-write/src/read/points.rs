use crate::Place;

/// How many code points lie between two that are noted with their byte.
const STEP: usize = 64;

/// Code points of a text, found without counting from the start each time.
#[derive(Debug, Clone)]
pub struct Points<'t> {
    text: &'t str,
    /// Bytes at which the code points 0, [`STEP`], 2 · [`STEP`] … begin.
    noted: Vec<usize>,
    count: usize,
}

impl<'t> Points<'t> {
    /// The code points of this text.
    pub fn new(text: &'t str) -> Self {
        let (mut noted, mut count) = (Vec::with_capacity(text.len() / STEP + 1), 0);
        for (byte, _) in text.char_indices() {
            if count % STEP == 0 {
                noted.push(byte);
            }
            count += 1;
        }
        Self { text, noted, count }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The byte at which a code point begins; for the one after the last the length. None beyond.
    pub fn byte(&self, point: usize) -> Option<usize> {
        if point >= self.count {
            return (point == self.count).then_some(self.text.len());
        }
        let from = *self.noted.get(point / STEP)?;
        let (offset, _) = self.text.get(from..)?.char_indices().nth(point % STEP)?;
        Some(from + offset)
    }

    /// `text[start:end]` as Python has it; none where the place is not of this text.
    pub fn slice(&self, place: Place) -> Option<&'t str> {
        self.text.get(self.byte(place.start)?..self.byte(place.end)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_is_what_python_cuts() {
        let text = "新建3所".repeat(50);
        let (points, characters) = (Points::new(&text), text.chars().collect::<Vec<_>>());
        for start in 0..characters.len() {
            for end in start..=characters.len() {
                let expected: String = characters[start..end].iter().collect();
                assert_eq!(points.slice(Place { start, end }), Some(expected.as_str()));
            }
        }
        assert_eq!(points.slice(Place { start: 0, end: characters.len() + 1 }), None);
        assert_eq!(points.slice(Place { start: 2, end: 1 }), None);
    }
}
