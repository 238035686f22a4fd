use std::io;

use serde::Serialize;

use crate::Place;

/// The answer of `gangmu quantities` to one line.
#[derive(Debug, Serialize)]
pub struct QuantitiesLine<'a> {
    /// The id that the line came with; for plain text its number from 1.
    pub id: serde_json::Value,
    /// What stands in its text, in order of the start.
    pub found: Vec<FoundLine<'a>>,
}

/// A number, quantity, range or date of a text. Values are exact decimals or ISO dates, as strings.
#[derive(Debug, Serialize)]
pub struct FoundLine<'a> {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// What stands there.
    pub text: &'a str,
    /// `number`, `percent`, `money`, `quantity`, `range`, `date` or `period`.
    pub kind: &'static str,
    /// The value; null for a range.
    pub value: Option<&'a str>,
    /// Lower end.
    pub low: Option<&'a str>,
    /// Upper end.
    pub high: Option<&'a str>,
    /// Whether the lower end is included.
    pub low_incl: bool,
    /// Whether the upper end is included.
    pub high_incl: bool,
    /// The unit: a code of a standard where there is one, else the word.
    pub unit: Option<&'a str>,
    /// `over`, `about` or `nearly`.
    pub approx: Option<&'static str>,
    /// How a period is bounded: `before`, `until`, `since`, `after`.
    pub cmp: Option<&'static str>,
}

impl QuantitiesLine<'_> {
    /// Appends the answer as one line of JSON, with its line end.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn write(&self, out: &mut impl io::Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, self)?;
        out.write_all(b"\n")
    }
}

/// Converts byte offsets of a text into code points; cheap where they come in order.
#[derive(Debug, Clone)]
pub struct CodePoints<'t> {
    text: &'t str,
    byte: usize,
    point: usize,
}

impl<'t> CodePoints<'t> {
    /// Code points of this text.
    pub fn new(text: &'t str) -> Self {
        Self { text, byte: 0, point: 0 }
    }

    /// A range of bytes in code points.
    pub fn place(&mut self, range: &std::ops::Range<usize>) -> Place {
        let start = self.at(range.start);
        let inside = self.text.get(range.clone()).unwrap_or("");
        Place { start, end: start + inside.chars().count() }
    }

    fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.point) = (0, 0);
        }
        self.point += self.text.get(self.byte..byte).map_or(0, |between| between.chars().count());
        self.byte = byte;
        self.point
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_may_be_asked_in_any_order() {
        let mut points = CodePoints::new("规划投资8.04亿元");
        assert_eq!(points.place(&(12..22)), Place { start: 4, end: 10 });
        assert_eq!(points.place(&(0..6)), Place { start: 0, end: 2 });
    }
}
