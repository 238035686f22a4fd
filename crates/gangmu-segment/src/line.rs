use gangmu_model::{Clean, MarkKind, Span, Text};

/// One line of the clean text: a paragraph, heading, item or table row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    /// The line without white space at either end; never empty.
    pub span: Span<Clean>,
    /// What the markup says about it.
    pub mark: Option<MarkKind>,
    /// Whether it is a row of a table: nothing in it numbers a section.
    pub table: bool,
}

impl Line {
    /// The line as text.
    pub(crate) fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }
}

/// The lines of `text` that are not empty, in order, with what the markup says about each.
pub(crate) fn lines(text: &Text) -> Vec<Line> {
    lines_within(text, Span::new(0, text.text.len()))
}

/// The lines of a stretch of `text` that are not empty.
pub(crate) fn lines_within(text: &Text, stretch: Span<Clean>) -> Vec<Line> {
    let first = text.marks.partition_point(|m| m.span.end <= stretch.start);
    let mut marks = text.marks.get(first..).unwrap_or(&[]).iter().peekable();
    let (mut lines, mut start) = (Vec::new(), stretch.start);
    for raw in stretch.of(&text.text).split_inclusive('\n') {
        let end = start + raw.len();
        let span = trimmed(&text.text, Span::new(start, end));
        start = end;
        if span.is_empty() {
            continue;
        }
        while marks.next_if(|m| m.span.end <= span.start).is_some() {}
        let mark = marks.peek().filter(|m| m.span.overlaps(&span)).map(|m| m.kind);
        let table = mark == Some(MarkKind::TableRow) || span.of(&text.text).contains(" | ");
        lines.push(Line { span, mark, table });
    }
    lines
}

/// The span without white space at either end.
pub(crate) fn trimmed(text: &str, span: Span<Clean>) -> Span<Clean> {
    let is_blank = |c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}';
    let whole = span.of(text);
    let front = whole.trim_start_matches(is_blank);
    let start = span.start + (whole.len() - front.len());
    Span::new(start, start + front.trim_end_matches(is_blank).len())
}
