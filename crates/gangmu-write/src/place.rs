use gangmu_model::{Clean, Source, Span, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A half-open range. As `span`: Unicode code points of the document's `text`; as `source_span`: bytes of the file as it was scraped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// First.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// How many bytes lie between two places at which code points were counted.
const STEP: usize = 128;

/// Converts spans of the clean text into the coordinates of the output contract, for one document.
#[derive(Debug)]
pub struct Places<'a> {
    source: &'a Source,
    text: &'a Text,
    document: Span<Clean>,
    own: &'a str,
    /// Code points of `own` before each multiple of [`STEP`] bytes.
    counted: Vec<usize>,
}

impl<'a> Places<'a> {
    /// The places of the document that is this part of the clean text.
    pub fn new(source: &'a Source, text: &'a Text, document: Span<Clean>) -> Self {
        let own = document.of(&text.text);
        let mut counted = Vec::with_capacity(own.len() / STEP + 1);
        let mut sum = 0;
        for chunk in own.as_bytes().chunks(STEP) {
            counted.push(sum);
            sum += code_points(chunk);
        }
        counted.push(sum);
        Self { source, text, document, own, counted }
    }

    /// The document's own text.
    pub fn text(&self) -> &'a str {
        self.own
    }

    /// The text that a span covers.
    pub fn slice(&self, span: Span<Clean>) -> &'a str {
        span.of(&self.text.text)
    }

    /// Whether a span has anything to do with this document.
    pub fn holds(&self, span: Span<Clean>) -> bool {
        self.document.overlaps(&span) || self.document.contains(&span)
    }

    /// A span in code points of the document's own text; what sticks out of the document is cut off.
    pub fn span(&self, span: Span<Clean>) -> Place {
        Place { start: self.code_point(span.start), end: self.code_point(span.end) }
    }

    /// A span in bytes of the original file.
    pub fn source_span(&self, span: Span<Clean>) -> Place {
        let raw = self.source.map.origin(self.text.map.origin(span));
        Place { start: raw.start, end: raw.end }
    }

    fn code_point(&self, offset: usize) -> usize {
        let byte = offset.saturating_sub(self.document.start).min(self.own.len());
        let whole = byte / STEP;
        let before = self.counted.get(whole).copied().unwrap_or(0);
        before + self.own.as_bytes().get(whole * STEP..byte).map_or(0, code_points)
    }
}

/// How many code points begin in some bytes of UTF-8.
fn code_points(bytes: &[u8]) -> usize {
    // Counted in bytes as far as a byte goes, many at a time.
    let count = |chunk: &[u8]| usize::from(chunk.iter().map(|&byte| u8::from(byte & 0xC0 != 0x80)).sum::<u8>());
    bytes.chunks(255).map(count).sum()
}

#[cfg(test)]
mod tests {
    use gangmu_model::{Metadata, OffsetMap};

    use super::*;

    fn source(text: &str) -> Source {
        Source {
            path: "a.txt".to_owned(),
            text: text.to_owned(),
            map: OffsetMap::identity(text.len(), 3),
            encoding: "UTF-8",
            media_type: "text/plain",
            flags: Vec::new(),
            facts: Vec::new(),
        }
    }

    fn clean(text: &str) -> Text {
        Text {
            text: text.to_owned(),
            map: OffsetMap::identity(text.len(), 0),
            metadata: Metadata::default(),
            marks: Vec::new(),
            flags: Vec::new(),
        }
    }

    #[test]
    fn code_points_count_from_the_start_of_the_document() {
        let text = "前言\n新建3所".repeat(200);
        let (source, clean) = (source(&text), clean(&text));
        let document = Span::new("前言\n".len(), text.len());
        let places = Places::new(&source, &clean, document);
        for (point, (byte, _)) in places.text().char_indices().enumerate() {
            let span = Span::new(document.start + byte, text.len());
            assert_eq!(places.span(span), Place { start: point, end: places.text().chars().count() });
        }
    }

    #[test]
    fn source_spans_are_bytes_of_the_file() {
        let (source, clean) = (source("新建3所"), clean("新建3所"));
        let places = Places::new(&source, &clean, Span::new(0, 10));
        assert_eq!(places.source_span(Span::new(6, 10)), Place { start: 9, end: 13 });
    }

    #[test]
    fn what_sticks_out_of_the_document_is_cut_off() {
        let (source, clean) = (source("新建3所"), clean("新建3所"));
        let places = Places::new(&source, &clean, Span::new(3, 7));
        assert_eq!(places.span(Span::new(0, 99)), Place { start: 0, end: 2 });
    }
}
