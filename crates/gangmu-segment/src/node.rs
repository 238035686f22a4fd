use gangmu_model::{Clean, Span};

/// A heading or item before the outline is finished.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    /// Where it starts, number included.
    pub at: usize,
    /// The marker rule that read its number; none for an unnumbered heading.
    pub rule: Option<usize>,
    /// Whether it is an item, not a heading.
    pub item: bool,
    /// Its number; none for an unnumbered heading.
    pub number: Option<Span<Clean>>,
    /// Index of the node it stands in.
    pub parent: Option<usize>,
    /// What an unnumbered heading is.
    pub plain: Plain,
    /// Whether numbers before it are missing.
    pub gap: bool,
}

/// The kinds of unnumbered headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plain {
    /// A heading of the text.
    Heading,
    /// 附件: nothing before it goes on.
    Appendix,
    /// 名词解释: an appendix that explains words of the text.
    Notes,
}
