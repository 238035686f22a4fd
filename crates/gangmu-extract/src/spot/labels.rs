use gangmu_model::{Clean, Document, Span};

use super::place::{before, char_at, digit, from, is_blank, skip_blanks_back};

/// The numbers of headings and items ((一) 1. 一是): they count nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Labels {
    /// In order of the text.
    spans: Vec<Span<Clean>>,
}

impl Labels {
    /// The numbers that stand right before the titles of a document's outline.
    pub(crate) fn new(text: &str, document: &Document) -> Self {
        let mut spans: Vec<Span<Clean>> = document
            .outline
            .sections
            .iter()
            .filter_map(|section| {
                let number = section.number.as_deref().filter(|n| !n.is_empty())?;
                let end = skip_blanks_back(text, section.span.start, 4);
                let start = end.checked_sub(number.len())?;
                text.get(start..end).filter(|t| *t == number)?;
                Some(Span::new(start, end))
            })
            .collect();
        spans.sort_by_key(|span| span.start);
        Self { spans }
    }

    /// The label that holds the byte `at`: one of the outline, or a number with its point at the head of a line.
    pub(crate) fn at(&self, text: &str, at: usize) -> Option<Span<Clean>> {
        let after = self.spans.partition_point(|span| span.start <= at);
        let outlined = after.checked_sub(1).and_then(|i| self.spans.get(i)).copied().filter(|span| span.holds(at));
        outlined.or_else(|| head_of_line(text, at))
    }
}

/// A number that begins a line and that a point or bracket closes: 1. (2) 3、 4）.
fn head_of_line(text: &str, at: usize) -> Option<Span<Clean>> {
    let lead = before(text, at).trim_end_matches(|c| is_blank(c) || matches!(c, '(' | '（'));
    if !lead.is_empty() && !lead.ends_with('\n') {
        return None;
    }
    let digits: usize = from(text, at).chars().take(3).take_while(|&c| digit(c).is_some()).map(char::len_utf8).sum();
    let close = char_at(text, at + digits).filter(|_| digits > 0)?;
    let end = at + digits + close.len_utf8();
    let pointed = matches!(close, '.' | '．') && char_at(text, end).is_none_or(|c| digit(c).is_none());
    (pointed || matches!(close, '、' | ')' | '）')).then(|| Span::new(at, end))
}
