use gangmu_model::{Clean, ListItem, Section, Span};

/// A member of a list, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    pub span: Span<Clean>,
    pub title: String,
    pub number: Option<String>,
    pub section: Option<usize>,
}

impl Member {
    /// A member that stands in a run of text.
    pub(crate) fn at(text: &str, span: Span<Clean>) -> Self {
        Self { span, title: span.of(text).to_owned(), number: None, section: None }
    }

    /// A member that heads a section.
    pub(crate) fn heading(section: &Section) -> Self {
        Self { span: section.span, title: section.title.clone(), number: section.number.clone(), section: Some(section.id) }
    }

    /// Without its first `len` bytes.
    pub(crate) fn without(self, len: usize) -> Self {
        let title = self.title.get(len..).unwrap_or("").to_owned();
        if title.is_empty() {
            return self;
        }
        Self { span: Span::new(self.span.start + len, self.span.end), title, ..self }
    }

    pub(crate) fn into_item(self) -> ListItem {
        ListItem { number: self.number, title: self.title, section: self.section, span: self.span }
    }
}
