use gangmu_model::{Change, Clean, DateMention, Mention, MentionKind, Span};
use gangmu_rules::{Lexicon, Roles};

use super::clause::trim;
use super::time::is_dated;

/// A table of the text: rows that follow each other, cells parted by `|`.
#[derive(Debug)]
pub(super) struct Table {
    rows: Vec<Row>,
    columns: Vec<Column>,
    /// Which column names what a row measures.
    label: usize,
    /// Which column holds the unit of a row.
    unit: Option<usize>,
    /// The unit that stands over the table for all of it (单位：%).
    shared_unit: Option<Span<Clean>>,
    /// Whether the lines over the table say that its numbers are sizes of changes.
    changes: bool,
    /// From where to where in the text.
    pub span: Span<Clean>,
}

#[derive(Debug)]
struct Row {
    cells: Vec<Span<Clean>>,
    header: bool,
}

/// What the header says of a column.
#[derive(Debug, Clone, Default)]
struct Column {
    header: Option<Span<Clean>>,
    numbers: bool,
}

/// What a table says of one of its numbers.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// The stretches of its indicator: the column's group, the row, the column's measure.
    pub indicator: Vec<Span<Clean>>,
    /// The words of its unit, where the table gives one.
    pub unit: Option<Span<Clean>>,
    /// The year that the column's header names.
    pub year: Option<i16>,
    /// Whether the column holds changes (比上年增长).
    pub change: Option<Change>,
}

/// A stretch of lines that may be a table: the rows begin at `lines` and have at least two cells.
pub(super) fn tables(text: &str, stretch: Span<Clean>, mentions: &[Mention], lexicon: &Lexicon) -> Vec<Table> {
    let mut found = Vec::new();
    let mut rows: Vec<Span<Clean>> = Vec::new();
    let mut start = stretch.start;
    for line in stretch.of(text).split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end_matches('\n').len());
        start += line.len();
        // Two cells at least.
        if line.matches('|').count() >= if is_framed(text, span) { 3 } else { 1 } {
            rows.push(span);
            continue;
        }
        found.extend(Table::read(text, std::mem::take(&mut rows), mentions, lexicon));
    }
    found.extend(Table::read(text, rows, mentions, lexicon));
    found
}

/// Whether a row begins and ends with a bar, as all rows of Markdown do. One with empty cells at its ends may too.
fn is_framed(text: &str, line: Span<Clean>) -> bool {
    let written = line.of(text).trim();
    written.len() > 1 && written.starts_with('|') && written.ends_with('|')
}

fn cells(text: &str, line: Span<Clean>, framed: bool) -> Vec<Span<Clean>> {
    let mut start = line.start;
    let mut cells: Vec<Span<Clean>> = line
        .of(text)
        .split('|')
        .map(|cell| {
            let span = trim(text, Span::new(start, start + cell.len()));
            start += cell.len() + 1;
            span
        })
        .collect();
    if framed {
        cells.remove(0);
        cells.pop();
    }
    cells
}

impl Table {
    /// Reads rows as a table; none where no column holds numbers under a header.
    fn read(text: &str, lines: Vec<Span<Clean>>, mentions: &[Mention], lexicon: &Lexicon) -> Option<Self> {
        let (first, last) = (lines.first()?.start, lines.last()?.end);
        let framed = lines.iter().all(|line| is_framed(text, *line));
        let rows: Vec<Vec<Span<Clean>>> = lines.into_iter().map(|line| cells(text, line, framed)).collect();
        // The rule between header and body of Markdown is no row.
        let ruler =
            |row: &Vec<Span<Clean>>| row.iter().all(|c| !c.is_empty() && c.of(text).chars().all(|c| matches!(c, '-' | ':')));
        let mut rows: Vec<Row> = rows.into_iter().filter(|r| !ruler(r)).map(|cells| Row { cells, header: false }).collect();
        let is_number = |cell: &Span<Clean>| is_number(text, *cell) && !is_date(*cell, mentions);
        // Cells that are empty in every row at its end are none: bodies of scraped tables have more of them than their headers.
        let filled = |row: &Row| row.cells.iter().rposition(|c| !c.is_empty()).map_or(0, |at| at + 1);
        let width = rows.iter().map(filled).max()?;
        for row in &mut rows {
            row.cells.truncate(width);
        }
        let body = rows.iter().position(|r| r.cells.len() == width && r.cells.iter().skip(1).any(is_number))?;
        if body == 0 || rows.len() < body + 1 {
            return None;
        }
        for row in rows.iter_mut().take(body) {
            row.header = true;
        }
        let mut columns = vec![Column::default(); width];
        for (at, column) in columns.iter_mut().enumerate() {
            column.numbers = rows.iter().skip(body).any(|r| r.cells.get(at).is_some_and(is_number));
        }
        head(&rows, body, &mut columns);
        let named = |at: usize, role: Roles| {
            columns.get(at).and_then(|c| c.header).is_some_and(|h| lexicon.first(h.of(text), role).is_some())
        };
        let unit = (0..width).find(|&at| named(at, Roles::TABLE_UNIT) && !columns.get(at).is_some_and(|c| c.numbers));
        let label = (0..width)
            .find(|&at| Some(at) != unit && !columns.get(at).is_some_and(|c| c.numbers) && !named(at, Roles::TABLE_NUMBER))?;
        for (at, column) in columns.iter_mut().enumerate() {
            column.numbers &=
                at > label && column.header.is_none_or(|h| lexicon.first(h.of(text), Roles::TABLE_NUMBER).is_none());
        }
        let caption = caption(text, first);
        // A row of its own may say the unit too: |  |  | 单位：亿元.
        let alone = |row: &Row| {
            let mut filled = row.cells.iter().filter(|c| !c.is_empty());
            filled.next().copied().filter(|_| filled.next().is_none())
        };
        let mut stated = std::iter::once(caption).chain(rows.iter().take(body).filter_map(alone));
        let shared_unit = stated.find_map(|within| unit_in(text, lexicon, within));
        // 产量及其增长速度 over a table with a column of its own for changes says nothing of the others.
        let stated = columns.iter().filter_map(|c| c.header).any(|h| change_in(text, lexicon, h).is_some());
        let changes = !stated && lexicon.first(caption.of(text), Roles::TABLE_CHANGE).is_some();
        Some(Self { rows, columns, label, unit, shared_unit, changes, span: Span::new(first, last) })
    }

    /// What the table says of the number at `value`; none where the number is no value (a row's number, a header's year).
    pub(super) fn cell(&self, text: &str, lexicon: &Lexicon, value: Span<Clean>, mentions: &[Mention]) -> Option<Cell> {
        let after = self.rows.partition_point(|r| r.cells.first().is_some_and(|c| c.start <= value.start));
        let row = after.checked_sub(1).and_then(|at| self.rows.get(at)).filter(|r| !r.header)?;
        let at = row.cells.iter().position(|c| c.contains(&value))?;
        let column = self.columns.get(at)?;
        if !column.numbers {
            return None;
        }
        let label = row.cells.get(self.label).copied()?;
        let (label, label_unit) = split_unit(text, without_part(text, lexicon, label));
        let header = column.header.map(|h| split_unit(text, h));
        let (header, header_unit) = header.map_or((None, None), |(h, u)| (Some(h), u));
        // 同比增长（±%）: the sign is no part of the unit.
        let header_unit = header_unit.map(|u| u.of(text).find('%').map_or(u, |p| Span::new(u.start + p, u.start + p + 1)));
        let change = header
            .and_then(|h| change_in(text, lexicon, h))
            .or_else(|| header_unit.and_then(|h| change_in(text, lexicon, h)))
            .or_else(|| self.changes.then_some(Change::Increase));
        let unit = header_unit.or(if change.is_some() {
            None
        } else {
            self.unit.and_then(|u| row.cells.get(u)).copied().or(label_unit)
        });
        let percent = header.and_then(|h| h.of(text).find('%').map(|p| Span::new(h.start + p, h.start + p + 1)));
        // 同比增长 beside levels in 亿元 is a rate; 增减额 is a sum like them.
        let rate = header.is_some_and(|h| change.is_some() && lexicon.first(h.of(text), Roles::TABLE_CHANGE).is_none());
        let shared = self.shared_unit.filter(|u| self.changes || !rate || u.of(text).starts_with(['%', '％']));
        let unit = unit.filter(|u| !u.is_empty()).or(percent).or(shared);
        let year = header.and_then(|h| year_in(h, mentions));
        let mut indicator = vec![label];
        if change.is_some() && !self.changes {
            indicator.extend(
                self.measure(text, lexicon, mentions)
                    .filter(|m| !label.of(text).ends_with(m.of(text)) && !lexicon.is(m.of(text), Roles::TABLE_PLAIN)),
            );
        } else if let Some(header) = header.filter(|h| year.is_none() && !is_time(*h, mentions)) {
            let whole = lexicon.is(header.of(text), Roles::WHOLE);
            // A measure (产量) follows what is measured; a group (城市) goes before it.
            let plain = lexicon.is(header.of(text), Roles::TABLE_PLAIN) || label.of(text).ends_with(header.of(text));
            if plain {
                // 数量 and 产量 after 油料产量 add nothing.
            } else if self.measure(text, lexicon, mentions) == Some(header) {
                indicator.push(header);
            } else if !whole {
                indicator.insert(0, header);
            }
        }
        Some(Cell { indicator, unit, year, change })
    }

    /// The header of the only column that holds levels under a name of its own, where the others hold changes.
    fn measure(&self, text: &str, lexicon: &Lexicon, mentions: &[Mention]) -> Option<Span<Clean>> {
        let headers = self.columns.iter().filter(|c| c.numbers).filter_map(|c| c.header).map(|h| split_unit(text, h).0);
        let mut levels = headers.filter(|h| change_in(text, lexicon, *h).is_none() && year_in(*h, mentions).is_none());
        let first = levels.next()?;
        levels.next().is_none().then_some(first)
    }
}

/// Gives every column its header: the lowest header row that says something of it. A cell that spans several columns is spread
/// where a second row names them.
fn head(rows: &[Row], body: usize, columns: &mut [Column]) {
    let width = columns.len();
    for row in rows.iter().take(body) {
        if row.cells.len() == width {
            for (column, cell) in columns.iter_mut().zip(&row.cells) {
                column.header = Some(*cell).filter(|c| !c.is_empty()).or(column.header);
            }
        }
    }
    // 序号 | 指标 | 目标值 | 属性 over 2020年 | 2025年: the cell that spans is the one over the columns of numbers.
    let (Some(upper), Some(lower)) = (rows.first(), rows.get(1).filter(|_| body == 2)) else { return };
    if upper.cells.len() < width && upper.cells.len() - 1 + lower.cells.len() == width {
        let Some(spread) = columns.iter().skip(1).position(|c| c.numbers).map(|at| at + 1) else { return };
        let rest = upper.cells.len().saturating_sub(spread + 1);
        for (at, column) in columns.iter_mut().enumerate() {
            column.header = if at < spread {
                upper.cells.get(at).copied()
            } else if at < spread + lower.cells.len() {
                lower.cells.get(at - spread).copied()
            } else {
                upper.cells.get(upper.cells.len() - rest + (at - spread - lower.cells.len())).copied()
            };
        }
    }
}

/// The unit that a caption or a cell states for the whole table: 单位：亿元.
fn unit_in(text: &str, lexicon: &Lexicon, within: Span<Clean>) -> Option<Span<Clean>> {
    let (_, end) = lexicon.first(within.of(text), Roles::TABLE_UNIT)?;
    let after: Span<Clean> = Span::new(within.start + end, within.end);
    let rest = after.of(text).trim_start_matches([':', '：', ' ']);
    let unit = rest.split(|c: char| c.is_whitespace() || matches!(c, ')' | '）' | '、' | '，')).next()?;
    let start = after.end - rest.len();
    Some(Span::new(start, start + unit.len())).filter(|s| !s.is_empty())
}

/// Whether a cell holds a number and at most a unit, a sign or a bound beside it.
fn is_number(text: &str, cell: Span<Clean>) -> bool {
    let written = cell.of(text).trim_start_matches(['≥', '≤', '>', '<', '＞', '＜', '-', '－', '+', '~', ' ']);
    written.starts_with(|c: char| c.is_ascii_digit()) && written.chars().count() <= 16
}

/// A label apart from the unit in brackets after it: 高中在校生（万人）.
fn split_unit(text: &str, cell: Span<Clean>) -> (Span<Clean>, Option<Span<Clean>>) {
    let written = cell.of(text);
    let Some(open) = written.rfind(['(', '（']) else { return (cell, None) };
    let inner = written.get(open..).unwrap_or("");
    let opener = inner.chars().next().map_or(1, char::len_utf8);
    let Some(close) = inner.rfind([')', '）']) else { return (cell, None) };
    let unit = Span::new(cell.start + open + opener, cell.start + open + close);
    (trim(text, Span::new(cell.start, cell.start + open)), Some(unit))
}

/// The label without a leading 其中 (of which) or dash.
fn without_part(text: &str, lexicon: &Lexicon, label: Span<Clean>) -> Span<Clean> {
    let mut start = label.start;
    if let Some((len, _)) = lexicon.prefix(label.of(text), Roles::LEAD) {
        let rest: Span<Clean> = Span::new(start + len, label.end);
        if rest.of(text).starts_with([':', '：']) {
            start += len;
        }
    }
    let rest = Span::<Clean>::new(start, label.end).of(text);
    let bare =
        rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '#' | '—' | '-' | '·' | '\u{3000}'));
    Span::new(label.end - bare.len(), label.end)
}

fn change_in(text: &str, lexicon: &Lexicon, header: Span<Clean>) -> Option<Change> {
    let written = header.of(text);
    if written.contains('±') || lexicon.first(written, Roles::INCREASE | Roles::TABLE_CHANGE).is_some() {
        return Some(Change::Increase);
    }
    lexicon.first(written, Roles::DECREASE).map(|_| Change::Decrease)
}

/// The mentions that begin in a cell.
fn within(cell: Span<Clean>, mentions: &[Mention]) -> impl Iterator<Item = &Mention> {
    let start = mentions.partition_point(|m| m.span.start < cell.start);
    mentions.iter().skip(start).take_while(move |m| m.span.start < cell.end)
}

fn year_in(header: Span<Clean>, mentions: &[Mention]) -> Option<i16> {
    within(header, mentions).filter(|m| header.contains(&m.span)).find_map(|m| match m.kind {
        MentionKind::Date(DateMention { last: Some(last), year_inferred: false, .. }) => Some(last.year()),
        _ => None,
    })
}

/// Whether the header as a whole says when (3月末, 1-3月).
fn is_time(header: Span<Clean>, mentions: &[Mention]) -> bool {
    within(header, mentions).filter(|m| is_dated(m)).map(|m| m.span.len()).sum::<usize>() >= header.len()
}

/// Whether a date begins the cell (2023年, 2023年目标): it heads a column and is no value.
fn is_date(cell: Span<Clean>, mentions: &[Mention]) -> bool {
    within(cell, mentions).any(|m| m.span.start == cell.start && is_dated(m))
}

/// The lines right before a table, at most three: its title and its unit.
fn caption(text: &str, table: usize) -> Span<Clean> {
    let before = text.get(..table).unwrap_or("").trim_end();
    let start = before.char_indices().rev().filter(|(_, c)| *c == '\n').nth(2).map_or(0, |(at, _)| at + 1);
    // A caption is short; what is longer is the paragraph before.
    let lines = before.get(start..).unwrap_or("");
    let cut = lines
        .rmatch_indices('\n')
        .map(|(at, _)| at + 1)
        .take_while(|&at| lines.get(at..).is_some_and(|s| s.chars().count() <= 60))
        .last();
    Span::new(start + cut.unwrap_or(lines.len()), before.len())
}
