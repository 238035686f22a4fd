use gangmu_model::{Mark, MarkKind, Text};

/// What stands between the cells of a row of the clean text.
const BORDER: &str = " | ";

/// A stretch of the clean text that is one thing in a marked-up form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block<'t> {
    /// A heading and its level, 1 to 6.
    Heading(u8, &'t str),
    /// A paragraph.
    Paragraph(&'t str),
    /// A paragraph that is bold as a whole.
    Bold(&'t str),
    /// A centred paragraph.
    Centred(&'t str),
    /// List items in a row.
    List(Vec<&'t str>),
    /// Table rows in a row, each with its cells.
    Table(Vec<Vec<&'t str>>),
}

/// The blocks of a text in order: its lines, by what the markup said about them.
pub(super) fn blocks(text: &Text) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut marks = text.marks.iter().peekable();
    let mut start = 0;
    for line in text.text.split('\n') {
        let mark = mark_at(&mut marks, start);
        start += line.len() + 1;
        if line.trim().is_empty() {
            continue;
        }
        match (mark, blocks.last_mut()) {
            (Some(MarkKind::ListItem), Some(Block::List(items))) => items.push(line),
            (Some(MarkKind::ListItem), _) => blocks.push(Block::List(vec![line])),
            (Some(MarkKind::TableRow), Some(Block::Table(rows))) => rows.push(cells(line)),
            (Some(MarkKind::TableRow), _) => blocks.push(Block::Table(vec![cells(line)])),
            (Some(MarkKind::Heading(level)), _) => blocks.push(Block::Heading(level.clamp(1, 6), line)),
            (Some(MarkKind::Bold), _) => blocks.push(Block::Bold(line)),
            (Some(MarkKind::Centred), _) => blocks.push(Block::Centred(line)),
            (None, _) => blocks.push(Block::Paragraph(line)),
        }
    }
    blocks
}

/// What is marked at the line that starts at a byte offset.
fn mark_at<'m>(marks: &mut std::iter::Peekable<impl Iterator<Item = &'m Mark>>, start: usize) -> Option<MarkKind> {
    while marks.next_if(|mark| mark.span.start < start).is_some() {}
    marks.next_if(|mark| mark.span.start == start).map(|mark| mark.kind)
}

fn cells(row: &str) -> Vec<&str> {
    row.split(BORDER).map(str::trim).collect()
}
