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
    /// Appends the answer as one line of JSON, with its line end: what serde_json makes of it, without its detours.
    ///
    /// # Errors
    /// Where the id cannot be written.
    pub fn write(&self, out: &mut Vec<u8>) -> io::Result<()> {
        out.extend_from_slice(b"{\"id\":");
        serde_json::to_writer(&mut *out, &self.id)?;
        out.extend_from_slice(b",\"found\":[");
        for (place, found) in self.found.iter().enumerate() {
            if place > 0 {
                out.push(b',');
            }
            found.write(out)?;
        }
        out.extend_from_slice(b"]}\n");
        Ok(())
    }
}

impl FoundLine<'_> {
    fn write(&self, out: &mut Vec<u8>) -> io::Result<()> {
        let mut figures = itoa::Buffer::new();
        out.extend_from_slice(b"{\"start\":");
        out.extend_from_slice(figures.format(self.start).as_bytes());
        out.extend_from_slice(b",\"end\":");
        out.extend_from_slice(figures.format(self.end).as_bytes());
        out.extend_from_slice(b",\"text\":");
        string(out, Some(self.text))?;
        out.extend_from_slice(b",\"kind\":");
        string(out, Some(self.kind))?;
        out.extend_from_slice(b",\"value\":");
        string(out, self.value)?;
        out.extend_from_slice(b",\"low\":");
        string(out, self.low)?;
        out.extend_from_slice(b",\"high\":");
        string(out, self.high)?;
        out.extend_from_slice(if self.low_incl { b",\"low_incl\":true" } else { b",\"low_incl\":false" });
        out.extend_from_slice(if self.high_incl { b",\"high_incl\":true" } else { b",\"high_incl\":false" });
        out.extend_from_slice(b",\"unit\":");
        string(out, self.unit)?;
        out.extend_from_slice(b",\"approx\":");
        string(out, self.approx)?;
        out.extend_from_slice(b",\"cmp\":");
        string(out, self.cmp)?;
        out.push(b'}');
        Ok(())
    }
}

/// A string as JSON, or null. Most have nothing to escape.
fn string(out: &mut Vec<u8>, text: Option<&str>) -> io::Result<()> {
    let Some(text) = text else {
        out.extend_from_slice(b"null");
        return Ok(());
    };
    if text.bytes().any(|b| b < 0x20 || b == b'"' || b == b'\\') {
        return Ok(serde_json::to_writer(&mut *out, text)?);
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
    Ok(())
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
    fn a_line_is_what_serde_json_makes_of_it() {
        let found = FoundLine {
            start: 4,
            end: 10,
            text: "8.04\"亿\n元",
            kind: "money",
            value: Some("804000000"),
            low: None,
            high: None,
            low_incl: true,
            high_incl: false,
            unit: Some("CNY"),
            approx: None,
            cmp: Some("before"),
        };
        let line = QuantitiesLine { id: "a\tb".into(), found: vec![found] };
        let mut out = Vec::new();
        line.write(&mut out).expect("a vector takes every byte");
        let expected = serde_json::to_string(&line).expect("a line") + "\n";
        assert_eq!(String::from_utf8(out).as_deref(), Ok(expected.as_str()));
    }

    #[test]
    fn code_points_may_be_asked_in_any_order() {
        let mut points = CodePoints::new("规划投资8.04亿元");
        assert_eq!(points.place(&(12..22)), Place { start: 4, end: 10 });
        assert_eq!(points.place(&(0..6)), Place { start: 0, end: 2 });
    }
}
