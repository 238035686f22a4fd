use crate::{Clean, RuleId, Span};

/// The 纲 (outline) of a document: its headings and items in order of the text, each with its parent.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// In order of the text; the section with id `n` stands at `n - 1`.
    pub sections: Vec<Section>,
}

impl Outline {
    /// The section with this id.
    pub fn get(&self, id: usize) -> Option<&Section> {
        self.sections.get(id.checked_sub(1)?)
    }

    /// The innermost section whose extent holds the byte `offset`.
    pub fn at(&self, offset: usize) -> Option<&Section> {
        let after = self.sections.partition_point(|s| s.extent.start <= offset);
        let mut section = self.sections.get(after.checked_sub(1)?)?;
        while !section.extent.holds(offset) {
            section = self.get(section.parent?)?;
        }
        Some(section)
    }

    /// The section and what it stands in, from the inside out.
    pub fn ancestry(&self, id: usize) -> impl Iterator<Item = &Section> {
        std::iter::successors(self.get(id), |s| self.get(s.parent?))
    }
}

/// A heading with all that stands under it, or an item (一是 …) of a paragraph.
#[derive(Debug, Clone)]
pub struct Section {
    /// From 1, in order of the text.
    pub id: usize,
    /// Heading or item.
    pub kind: SectionKind,
    /// Id of the section it stands in.
    pub parent: Option<usize>,
    /// Depth from 1: by order of first use, not by the kind of number.
    pub level: u8,
    /// The number as the text has it (`(一)`, `1.`, `一是`); none for an unnumbered heading.
    pub number: Option<String>,
    /// The title without number and closing punctuation.
    pub title: String,
    /// Where the title stands.
    pub span: Span<Clean>,
    /// The whole section: from its number to the next section that is not under it.
    pub extent: Span<Clean>,
    /// What the section does.
    pub role: Role,
    /// The year that it speaks of.
    pub year: Option<i16>,
    /// The rule that read its number.
    pub rule: RuleId,
}

/// The kinds of [`Section`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionKind {
    /// A heading, on its own line or run into its paragraph.
    Heading,
    /// 一是, 二是, 首先: an item inside a section.
    Item,
}

/// What a section does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Looks back on what was done.
    Review,
    /// Says what is to be done.
    Plan,
    /// Names problems.
    Problems,
    /// Neither.
    Other,
}
