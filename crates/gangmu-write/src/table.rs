use std::borrow::Cow;

use crate::{DocumentLine, MeasurementLine, Number, TaskLine, TaskListLine};

/// Columns that every table begins with.
const SHARED: [&str; 5] = ["document_id", "path", "title", "issuer", "region_code"];
const MEASUREMENTS: &[&str] = &[
    "id",
    "section",
    "section_title",
    "kind",
    "raw",
    "value",
    "low",
    "high",
    "unit",
    "comparator",
    "change",
    "from",
    "indicator",
    "status",
    "commitment",
    "nature",
    "year",
    "deadline",
    "parent",
    "rule",
    "start",
    "end",
    "source_start",
    "source_end",
    "sentence",
    "flags",
];
const TASK_LISTS: &[&str] = &[
    "id",
    "section",
    "section_title",
    "label",
    "noun",
    "count",
    "found",
    "status",
    "items",
    "rule",
    "start",
    "end",
    "source_start",
    "source_end",
    "flags",
];
const TASKS: &[&str] = &[
    "id",
    "section",
    "number",
    "task",
    "responsible",
    "deadlines",
    "measurements",
    "start",
    "end",
    "source_start",
    "source_end",
    "flags",
];

/// The flat tables, as CSV (RFC 4180 with `\n`, UTF-8): one row a record. Several values in a cell are joined by `;`.
#[derive(Debug, Default)]
pub struct Tables {
    /// `measurements.csv`.
    pub measurements: Vec<u8>,
    /// `task_lists.csv`.
    pub task_lists: Vec<u8>,
    /// `tasks.csv`.
    pub tasks: Vec<u8>,
}

impl Tables {
    /// The header rows.
    pub fn headers() -> Self {
        let mut tables = Self::default();
        row(&mut tables.measurements, SHARED.iter().chain(MEASUREMENTS));
        row(&mut tables.task_lists, SHARED.iter().chain(TASK_LISTS));
        row(&mut tables.tasks, SHARED.iter().chain(TASKS));
        tables
    }

    /// Appends the records of a document.
    pub fn push(&mut self, line: &DocumentLine<'_>) {
        let shared = [
            line.id.as_str(),
            line.source.path,
            text(line.metadata.title),
            text(line.metadata.issuer),
            line.metadata.region.as_ref().map_or("", |r| r.code),
        ];
        let measurements = line.measurements.iter().map(|m| measurement_cells(line, m));
        rows(&mut self.measurements, shared, measurements);
        let task_lists = line.task_lists.iter().map(|l| task_list_cells(line, l));
        rows(&mut self.task_lists, shared, task_lists);
        rows(&mut self.tasks, shared, line.tasks.iter().map(task_cells));
    }
}

fn measurement_cells<'l>(line: &'l DocumentLine<'_>, m: &'l MeasurementLine<'_>) -> Vec<Cow<'l, str>> {
    vec![
        m.id.as_str().into(),
        show(m.section),
        text(line.section(m.section).map(|s| s.title)).into(),
        m.kind.into(),
        m.raw.into(),
        number(m.value),
        number(m.low),
        number(m.high),
        text(m.unit).into(),
        m.comparator.into(),
        text(m.change).into(),
        number(m.from),
        text(m.indicator).into(),
        m.status.into(),
        text(m.commitment).into(),
        text(m.nature).into(),
        show(m.year),
        text(m.deadline.as_deref()).into(),
        text(m.parent.as_deref()).into(),
        m.rule.into(),
        count(m.span.start),
        count(m.span.end),
        count(m.source_span.start),
        count(m.source_span.end),
        m.sentence.into(),
        joined(&m.flags),
    ]
}

fn task_list_cells<'l>(line: &'l DocumentLine<'_>, l: &'l TaskListLine<'_>) -> Vec<Cow<'l, str>> {
    let items: Vec<&str> = l.items.iter().map(|i| i.title).collect();
    vec![
        l.id.as_str().into(),
        show(l.section),
        text(line.section(l.section).map(|s| s.title)).into(),
        l.label.into(),
        l.noun.into(),
        l.count.to_string().into(),
        count(l.found),
        l.status.into(),
        items.join(";").into(),
        l.rule.into(),
        count(l.span.start),
        count(l.span.end),
        count(l.source_span.start),
        count(l.source_span.end),
        joined(&l.flags),
    ]
}

fn task_cells<'l>(t: &'l TaskLine<'_>) -> Vec<Cow<'l, str>> {
    vec![
        t.id.as_str().into(),
        show(t.section),
        text(t.number).into(),
        t.title.into(),
        joined(&t.responsible),
        joined(&t.deadlines),
        joined(&t.measurements),
        count(t.span.start),
        count(t.span.end),
        count(t.source_span.start),
        count(t.source_span.end),
        joined(&t.flags),
    ]
}

/// Appends one row.
fn row<T: AsRef<[u8]>>(table: &mut Vec<u8>, cells: impl Iterator<Item = T>) {
    let mut writer = csv::Writer::from_writer(table);
    // A table in memory takes every row, and each row here is the first of its writer: no length to differ from.
    let _ = writer.write_record(cells);
    let _ = writer.flush();
}

/// Appends rows: cells that are the same in all of them, then those of each.
fn rows<'a, const N: usize>(table: &mut Vec<u8>, shared: [&str; N], rows: impl ExactSizeIterator<Item = Vec<Cow<'a, str>>>) {
    if rows.len() == 0 {
        return;
    }
    let mut writer = csv::Writer::from_writer(table);
    for own in rows {
        // A table in memory takes every row, and all rows of one table are equally long.
        let _ = writer.write_record(shared.iter().copied().chain(own.iter().map(AsRef::as_ref)));
    }
    let _ = writer.flush();
}

fn text(value: Option<&str>) -> &str {
    value.unwrap_or("")
}

fn show(value: Option<impl ToString>) -> Cow<'static, str> {
    value.map_or(Cow::Borrowed(""), |v| Cow::Owned(v.to_string()))
}

fn count(value: usize) -> Cow<'static, str> {
    Cow::Owned(value.to_string())
}

fn number(value: Option<Number>) -> Cow<'static, str> {
    show(value)
}

/// Several values in one cell.
fn joined<'l, T: AsRef<str>>(values: &'l [T]) -> Cow<'l, str> {
    match values {
        [] => Cow::Borrowed(""),
        [one] => Cow::Borrowed(one.as_ref()),
        _ => Cow::Owned(values.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(";")),
    }
}
