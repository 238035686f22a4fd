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
        for m in &line.measurements {
            let own = measurement_cells(line, m);
            row(&mut self.measurements, shared.iter().copied().chain(own.iter().map(String::as_str)));
        }
        for l in &line.task_lists {
            let own = task_list_cells(line, l);
            row(&mut self.task_lists, shared.iter().copied().chain(own.iter().map(String::as_str)));
        }
        for t in &line.tasks {
            let own = task_cells(t);
            row(&mut self.tasks, shared.iter().copied().chain(own.iter().map(String::as_str)));
        }
    }
}

fn measurement_cells(line: &DocumentLine<'_>, m: &MeasurementLine<'_>) -> Vec<String> {
    vec![
        m.id.clone(),
        show(m.section),
        text(line.section(m.section).map(|s| s.title)).to_owned(),
        m.kind.to_owned(),
        m.raw.to_owned(),
        number(m.value),
        number(m.low),
        number(m.high),
        text(m.unit).to_owned(),
        m.comparator.to_owned(),
        text(m.change).to_owned(),
        number(m.from),
        text(m.indicator).to_owned(),
        m.status.to_owned(),
        text(m.commitment).to_owned(),
        text(m.nature).to_owned(),
        show(m.year),
        text(m.deadline.as_deref()).to_owned(),
        text(m.parent.as_deref()).to_owned(),
        m.rule.to_owned(),
        m.span.start.to_string(),
        m.span.end.to_string(),
        m.source_span.start.to_string(),
        m.source_span.end.to_string(),
        m.sentence.to_owned(),
        m.flags.join(";"),
    ]
}

fn task_list_cells(line: &DocumentLine<'_>, l: &TaskListLine<'_>) -> Vec<String> {
    let items: Vec<&str> = l.items.iter().map(|i| i.title).collect();
    vec![
        l.id.clone(),
        show(l.section),
        text(line.section(l.section).map(|s| s.title)).to_owned(),
        l.label.to_owned(),
        l.noun.to_owned(),
        l.count.to_string(),
        l.found.to_string(),
        l.status.to_owned(),
        items.join(";"),
        l.rule.to_owned(),
        l.span.start.to_string(),
        l.span.end.to_string(),
        l.source_span.start.to_string(),
        l.source_span.end.to_string(),
        l.flags.join(";"),
    ]
}

fn task_cells(t: &TaskLine<'_>) -> Vec<String> {
    vec![
        t.id.clone(),
        show(t.section),
        text(t.number).to_owned(),
        t.title.to_owned(),
        t.responsible.join(";"),
        t.deadlines.join(";"),
        t.measurements.join(";"),
        t.span.start.to_string(),
        t.span.end.to_string(),
        t.source_span.start.to_string(),
        t.source_span.end.to_string(),
        t.flags.join(";"),
    ]
}

/// Appends one row.
fn row<T: AsRef<[u8]>>(table: &mut Vec<u8>, cells: impl Iterator<Item = T>) {
    let mut writer = csv::Writer::from_writer(table);
    // A table in memory takes every row, and each row here is the first of its writer: no length to differ from.
    let _ = writer.write_record(cells);
    let _ = writer.flush();
}

fn text(value: Option<&str>) -> &str {
    value.unwrap_or("")
}

fn show(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |v| v.to_string())
}

fn number(value: Option<Number>) -> String {
    show(value)
}
