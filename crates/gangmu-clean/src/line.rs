use std::borrow::Cow;
use std::ops::Range;

use gangmu_model::{Clean, Decoded, MarkKind, OffsetMap, OffsetMapBuilder, Span};

/// A line on its way to the clean text, with the place that each of its bytes came from.
///
/// Offsets are bytes into the line.
#[derive(Debug, Clone)]
pub(crate) struct Line<'s> {
    text: Cow<'s, str>,
    places: Places,
    /// What the markup says about it.
    pub(crate) mark: Option<MarkKind>,
}

#[derive(Debug, Clone)]
enum Places {
    /// Copied whole from this offset of the decoded text.
    Copied(usize),
    /// Edited.
    Mapped(OffsetMap<Clean, Decoded>),
}

impl<'s> Line<'s> {
    /// A line that stands in the decoded text at `at`.
    pub(crate) fn copied(text: &'s str, at: usize) -> Self {
        Self { text: Cow::Borrowed(text), places: Places::Copied(at), mark: None }
    }

    /// A line that was put together.
    pub(crate) fn mapped(text: String, map: OffsetMap<Clean, Decoded>) -> Self {
        Self { text: Cow::Owned(text), places: Places::Mapped(map), mark: None }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Where a stretch came from.
    pub(crate) fn origin(&self, range: Range<usize>) -> Span<Decoded> {
        match &self.places {
            Places::Copied(at) => Span::new(at + range.start, at + range.end),
            Places::Mapped(map) => map.origin(Span::new(range.start, range.end)),
        }
    }

    /// Offset in the decoded text of the end of the line.
    pub(crate) fn end(&self) -> usize {
        let len = self.text.len();
        self.origin(len.saturating_sub(1)..len).end
    }

    /// Adds the places of a stretch to a map.
    pub(crate) fn places(&self, range: Range<usize>, into: &mut OffsetMapBuilder<Clean, Decoded>) {
        match &self.places {
            Places::Copied(at) => into.copy(at + range.start, range.len()),
            Places::Mapped(map) => into.part(map, Span::new(range.start, range.end)),
        }
    }

    /// The line cut to a stretch, which must lie on character boundaries; otherwise the line as it is.
    pub(crate) fn cut(self, range: Range<usize>) -> Self {
        if range == (0..self.text.len()) {
            return self;
        }
        let mark = self.mark;
        let cut = match (&self.text, &self.places) {
            (Cow::Borrowed(text), Places::Copied(at)) => text.get(range.clone()).map(|t| Line::copied(t, at + range.start)),
            (text, _) => text.get(range.clone()).map(|t| {
                let mut map = OffsetMapBuilder::new();
                self.places(range, &mut map);
                Line::mapped(t.to_owned(), map.build())
            }),
        };
        cut.map_or(self, |line| Line { mark, ..line })
    }

    /// The line without white space at its ends.
    pub(crate) fn trim(self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        let end = start.max(self.text.trim_end().len());
        self.cut(start..end)
    }

    /// Starts an edit.
    pub(crate) fn rewrite(self) -> Rewrite<'s> {
        Rewrite { line: self, text: String::new(), map: OffsetMapBuilder::new(), done: 0, edited: false }
    }

    /// Lines as one, with what `between` says before each but the first. It has the mark of the first.
    pub(crate) fn join(lines: impl Iterator<Item = Self>, between: impl Fn(&str) -> &'static str) -> Option<Self> {
        let mut lines = lines.peekable();
        let first = lines.next()?;
        if lines.peek().is_none() {
            return Some(first);
        }
        let (mark, mut end) = (first.mark, first.end());
        let mut map = OffsetMapBuilder::new();
        first.places(0..first.text.len(), &mut map);
        let mut text = first.text.into_owned();
        for next in lines {
            let between = between(&next.text);
            map.replace(between.len(), end, end.max(next.origin(0..1).start));
            next.places(0..next.text.len(), &mut map);
            text.push_str(between);
            text.push_str(&next.text);
            end = next.end();
        }
        Some(Line { mark, ..Line::mapped(text, map.build()) })
    }
}

/// Edits of a line, made from left to right.
#[derive(Debug)]
pub(crate) struct Rewrite<'s> {
    line: Line<'s>,
    text: String,
    map: OffsetMapBuilder<Clean, Decoded>,
    done: usize,
    edited: bool,
}

impl<'s> Rewrite<'s> {
    /// Puts `with` in the place of a stretch that lies after all edits so far.
    pub(crate) fn replace(&mut self, range: Range<usize>, with: &str) {
        if range.start < self.done || self.line.text.get(range.clone()).is_none() {
            return;
        }
        self.edited = true;
        self.keep_to(range.start);
        let place = self.line.origin(range.clone());
        self.text.push_str(with);
        self.map.replace(with.len(), place.start, place.end);
        self.done = range.end;
    }

    /// Where a stretch of the line, as it was, came from.
    pub(crate) fn origin(&self, range: Range<usize>) -> Span<Decoded> {
        self.line.origin(range)
    }

    fn keep_to(&mut self, end: usize) {
        if let Some(kept) = self.line.text.get(self.done..end) {
            self.text.push_str(kept);
            self.line.places(self.done..end, &mut self.map);
        }
        self.done = end;
    }

    /// The edited line.
    pub(crate) fn finish(mut self) -> Line<'s> {
        if !self.edited {
            return self.line;
        }
        self.keep_to(self.line.text.len());
        Line { mark: self.line.mark, ..Line::mapped(self.text, self.map.build()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_leaves_the_places_of_the_rest() {
        let mut edit = Line::copied("410 名教师", 100).rewrite();
        edit.replace(3..4, "");
        let line = edit.finish();
        assert_eq!(line.text(), "410名教师");
        assert_eq!(line.origin(0..3), Span::new(100, 103));
        assert_eq!(line.origin(3..6), Span::new(104, 107));
        assert_eq!(line.end(), 113);
    }

    #[test]
    fn joined_lines_keep_their_places() {
        let line = Line::join([Line::copied("8316", 5), Line::copied("万元", 10)].into_iter(), |_| "").expect("a line");
        assert_eq!((line.text(), line.origin(0..10)), ("8316万元", Span::new(5, 16)));
        assert_eq!(line.cut(4..7).origin(0..3), Span::new(10, 13));
    }
}
