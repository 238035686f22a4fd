use gangmu_model::{Clean, Document, Span};

use super::place::skip_blanks_back;

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
                let start = text.get(..end)?.rfind(number).filter(|at| end - at <= number.len() + 6)?;
                Some(Span::new(start, end))
            })
            .collect();
        spans.sort_by_key(|span| span.start);
        Self { spans }
    }

    /// The label that holds the byte `at`.
    pub(crate) fn at(&self, at: usize) -> Option<Span<Clean>> {
        let after = self.spans.partition_point(|span| span.start <= at);
        self.spans.get(after.checked_sub(1)?).copied().filter(|span| span.holds(at))
    }
}
