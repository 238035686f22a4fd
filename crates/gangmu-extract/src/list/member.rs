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

    pub(crate) fn into_item(self) -> ListItem {
        ListItem { number: self.number, title: self.title, section: self.section, span: self.span }
    }
}
