use crate::{Clean, Decoded, Flag, Metadata, OffsetMap, Span};

/// The clean text of a source: what the report says, a line a paragraph, heading, list item or table row.
#[derive(Debug, Clone)]
pub struct Text {
    /// The text, UTF-8; lines end with `\n`.
    pub text: String,
    /// From the clean text back to the decoded source.
    pub map: OffsetMap<Clean, Decoded>,
    /// What the page says about itself (title, issuer, dates …).
    pub metadata: Metadata,
    /// What the markup says about lines, in order of the text.
    pub marks: Vec<Mark>,
    /// Cuts, masks, repairs.
    pub flags: Vec<Flag>,
}

/// What the markup of the page says about a stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The stretch, without the line end.
    pub span: Span<Clean>,
    /// What it is.
    pub kind: MarkKind,
}

/// The kinds of [`Mark`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// `h1` to `h6`, with its level.
    Heading(u8),
    /// A line that is bold as a whole.
    Bold,
    /// A centred line.
    Centred,
    /// A list item.
    ListItem,
    /// A table row; its cells are separated by ` | `.
    TableRow,
}

/// A word of a text, as the segmenter cuts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span<Clean>,
    /// Part of speech in the notation of jieba (`n`, `v`, `m` …), its first two letters; spaces where shorter.
    pub tag: [u8; 2],
}
