use std::ops::Range;

use gangmu_model::{Clean, Decoded, MarkKind, OffsetMapBuilder};

use super::tree::{Attribute, Name, NodeId, Tree};
use super::words::{Piece, pieces};
use crate::line::Line;

/// Longest cell in bytes of source of a table that is read as rows; longer ones are layout.
const LONGEST_CELL: usize = 4000;

/// A line of a page.
#[derive(Debug)]
pub(crate) struct Layout<'s> {
    pub(crate) line: Line<'s>,
    /// The first text node of it.
    pub(crate) node: NodeId,
}

/// The lines of an element: every block, cell row, list item and stretch between line breaks. Elements for which `skip` holds are
/// left out.
pub(crate) fn lines<'s>(tree: &Tree<'s>, root: NodeId, skip: impl Fn(NodeId) -> bool) -> Vec<Layout<'s>> {
    let mut walk = Walk { tree, open: Vec::new(), current: Current::default(), row: None, done: Vec::new() };
    let mut id = root;
    while id < tree.end(root) {
        walk.close_to(id);
        match tree.name(id) {
            None => walk.text(id),
            Some(name) if id != root && (name.is_silent() || skip(id) || tree.is_hidden(id)) => {
                if name.is_block() {
                    walk.boundary();
                }
                id = tree.end(id);
                continue;
            }
            Some(name) => walk.enter(id, name),
        }
        id += 1;
    }
    walk.close_to(tree.end(root));
    walk.flush();
    walk.done
}

struct Walk<'t, 's> {
    tree: &'t Tree<'s>,
    /// Elements that are open: end and name, and whether they are a table of rows.
    open: Vec<Open>,
    current: Current,
    row: Option<Row>,
    done: Vec<Layout<'s>>,
}

struct Open {
    end: NodeId,
    name: Name,
    rows: bool,
    bold: bool,
    centred: bool,
}

/// The row that is being read.
#[derive(Default)]
struct Row {
    cells: usize,
}

/// The line that is being read.
#[derive(Default)]
struct Current {
    text: String,
    map: OffsetMapBuilder<Clean, Decoded>,
    blank: Option<(Range<usize>, bool)>,
    node: Option<NodeId>,
    chars: usize,
    bold: usize,
    centred: bool,
    heading: Option<u8>,
    item: bool,
    /// Whether it has cells, though it is no row of a table.
    cells: bool,
    /// Where the last word ended in the source.
    end: usize,
}

impl<'s> Walk<'_, 's> {
    fn enter(&mut self, id: NodeId, name: Name) {
        match name {
            Name::Br => return self.line_break(),
            Name::Hr => return self.boundary(),
            _ if name.is_void() => return,
            _ => {}
        }
        let rows = name == Name::Table && is_rows(self.tree, id, 1);
        match name {
            Name::Tr if self.in_rows() => {
                self.flush();
                self.row = Some(Row::default());
            }
            Name::Td if self.row.is_some() => self.cell(),
            Name::Dd if self.row.is_none() => self.value(),
            Name::Dd => {}
            _ if name.is_block() => self.boundary(),
            _ => {}
        }
        let style = self.tree.attribute(id, Attribute::Style).unwrap_or("");
        let bold = matches!(name, Name::Bold) || has(style, "font-weight", &["bold", "700", "600", "800", "900"]);
        let centred = name == Name::Center
            || self.tree.attribute(id, Attribute::Align).is_some_and(|a| a.eq_ignore_ascii_case("center"))
            || has(style, "text-align", &["center"]);
        self.open.push(Open { end: self.tree.end(id), name, rows, bold, centred });
    }

    /// Closes the elements that end before a node.
    fn close_to(&mut self, id: NodeId) {
        while let Some(open) = self.open.pop_if(|open| open.end <= id) {
            match open.name {
                Name::Tr if self.row.is_some() => self.flush(),
                Name::Td if self.row.is_some() => {}
                Name::Dt => {}
                name if name.is_block() => self.boundary(),
                _ => {}
            }
        }
    }

    fn in_rows(&self) -> bool {
        self.open.iter().rev().find(|o| o.name == Name::Table).is_some_and(|o| o.rows)
    }

    fn line_break(&mut self) {
        if self.row.is_some() { self.blank() } else { self.flush() }
    }

    /// Ends the line, or only the word inside a row.
    fn boundary(&mut self) {
        if self.row.is_some() { self.blank() } else { self.flush() }
    }

    fn blank(&mut self) {
        let at = self.current.end;
        self.current.blank.get_or_insert((at..at, false));
    }

    fn cell(&mut self) {
        let Some(row) = self.row.as_mut() else { return };
        row.cells += 1;
        let first = row.cells == 1;
        self.current.blank = None;
        if !first {
            let at = self.current.end;
            self.current.text.push_str(" | ");
            self.current.map.replace(3, at, at);
        }
    }

    /// A value beside its term is a cell of its own, unless the term ends in a colon.
    fn value(&mut self) {
        self.current.blank = None;
        if self.current.chars == 0 {
            return;
        }
        let at = self.current.end;
        let named = self.current.text.ends_with([':', '：']);
        let border = if named { " " } else { " | " };
        self.current.cells |= !named;
        self.current.text.push_str(border);
        self.current.map.replace(border.len(), at, at);
    }

    fn text(&mut self, id: NodeId) {
        let Some(range) = self.tree.text(id) else { return };
        let bold = self.open.iter().any(|o| o.bold || matches!(o.name, Name::Bold));
        let kept = self.open.iter().any(|o| o.name == Name::Pre);
        let source = self.tree.source;
        let before = self.current.chars;
        for piece in pieces(source, range) {
            match piece {
                Piece::Copied(text, at) => self.copied(text, at, kept),
                Piece::Reference(value, range) => {
                    self.current.push(&value, range, true);
                }
            }
        }
        let new = self.current.chars.saturating_sub(before);
        if new == 0 {
            return;
        }
        if bold {
            self.current.bold += new;
        }
        let heading = self.open.iter().rev().find_map(|o| match o.name {
            Name::Heading(level) => Some(level),
            _ => None,
        });
        self.current.node.get_or_insert(id);
        self.current.heading = self.current.heading.or(heading);
        self.current.item |= self.open.iter().any(|o| o.name == Name::Li);
        self.current.centred |= self.open.iter().any(|o| o.centred);
    }

    fn copied(&mut self, text: &str, at: usize, kept: bool) {
        let mut start = 0;
        for (i, c) in text.char_indices() {
            if !matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
                continue;
            }
            if let Some(word) = text.get(start..i).filter(|w| !w.is_empty()) {
                self.current.push(word, at + start..at + i, false);
            }
            let newline = matches!(c, '\n' | '\r');
            if newline && kept {
                self.line_break();
            } else {
                let (range, seen) = self.current.blank.take().unwrap_or((at + i..at + i, false));
                self.current.blank = Some((range.start..at + i + 1, seen || newline));
            }
            start = i + 1;
        }
        if let Some(word) = text.get(start..).filter(|w| !w.is_empty()) {
            self.current.push(word, at + start..at + text.len(), false);
        }
    }

    fn flush(&mut self) {
        let row = self.row.take();
        let mut current = std::mem::take(&mut self.current);
        self.current.end = current.end;
        if current.chars == 0 {
            return;
        }
        let mark = match (row, current.heading) {
            (Some(row), _) if row.cells > 1 => Some(MarkKind::TableRow),
            _ if current.cells => Some(MarkKind::TableRow),
            (_, Some(level)) => Some(MarkKind::Heading(level)),
            _ if current.item => Some(MarkKind::ListItem),
            _ if current.bold * 10 >= current.chars * 9 => Some(MarkKind::Bold),
            _ if current.centred => Some(MarkKind::Centred),
            _ => None,
        };
        let mut line = Line::mapped(std::mem::take(&mut current.text), current.map.build());
        line.mark = mark;
        self.done.push(Layout { line, node: current.node.unwrap_or(0) });
    }
}

impl Current {
    fn push(&mut self, word: &str, range: Range<usize>, edited: bool) {
        if let Some((blank, newline)) = self.blank.take()
            && !self.text.is_empty()
            && !self.text.ends_with(' ')
        {
            // A line end inside Chinese text is no blank.
            let wide = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
            let joins = newline && (wide(self.text.chars().next_back()) || wide(word.chars().next()));
            if !joins {
                self.text.push(' ');
                self.map.replace(1, blank.start, blank.end.max(blank.start));
            }
        }
        self.text.push_str(word);
        if edited {
            self.map.replace(word.len(), range.start, range.end);
        } else {
            self.map.copy(range.start, word.len());
        }
        self.end = range.end;
        self.chars += word.chars().filter(|c| !c.is_whitespace()).count();
    }
}

/// Whether a table is a table of at least so many rows and not a frame for the layout of the page.
pub(super) fn is_rows(tree: &Tree<'_>, table: NodeId, fewest: usize) -> bool {
    let (mut cells, mut rows) = (0usize, 0usize);
    let mut id = table + 1;
    while id < tree.end(table) {
        match tree.name(id) {
            Some(Name::Table) => return false,
            Some(Name::Tr) => rows += 1,
            Some(Name::Td) => {
                cells += 1;
                let bytes: usize = (id..tree.end(id)).filter_map(|n| tree.text(n)).map(|r| r.len()).sum();
                if bytes > LONGEST_CELL {
                    return false;
                }
            }
            _ => {}
        }
        id += 1;
    }
    rows >= fewest && cells > rows
}

fn has(style: &str, property: &str, values: &[&str]) -> bool {
    let Some(at) = style.find(property) else { return false };
    let value = style.get(at + property.len()..).unwrap_or("").trim_start_matches([':', ' ']);
    values.iter().any(|v| value.starts_with(v))
}
