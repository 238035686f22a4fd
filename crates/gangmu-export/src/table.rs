use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use gangmu_write::read::{Document, Points};

use crate::column::{Holds, SHEETS};

/// What stands between several values of a cell.
const BETWEEN: &str = ";";
/// Digits that a spreadsheet keeps of a number.
const KEPT: usize = 15;

/// The tables of an export while they are written.
#[derive(Debug)]
pub(crate) struct Tables {
    writers: [csv::Writer<BufWriter<File>>; 4],
    guarded: bool,
}

impl Tables {
    /// Begins the tables in a folder. Guarded ones are for spreadsheets: a mark at the start (so that they are read as UTF-8), and a tab before
    /// what would be taken for a formula or lose digits.
    pub(crate) fn begin(folder: &Path, guarded: bool) -> io::Result<Self> {
        let begin = |at: usize| {
            let sheet = SHEETS.get(at).ok_or(io::ErrorKind::NotFound)?;
            let mut file = BufWriter::new(File::create(folder.join(format!("{}.csv", sheet.name)))?);
            if guarded {
                file.write_all(b"\xef\xbb\xbf")?;
            }
            let ends = if guarded { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
            let mut writer = csv::WriterBuilder::new().terminator(ends).from_writer(file);
            writer.write_record(sheet.columns.iter().map(|(name, _)| name))?;
            Ok::<_, io::Error>(writer)
        };
        Ok(Self { writers: [begin(0)?, begin(1)?, begin(2)?, begin(3)?], guarded })
    }

    /// Appends the records of a document.
    pub(crate) fn push(&mut self, document: &Document) -> io::Result<()> {
        let all = [vec![document_row(document)], measurement_rows(document), list_rows(document), task_rows(document)];
        for ((writer, sheet), rows) in self.writers.iter_mut().zip(SHEETS).zip(all) {
            for mut row in rows {
                if self.guarded {
                    for (cell, (_, holds)) in row.iter_mut().zip(sheet.columns) {
                        if *holds == Holds::Text && needs_guard(cell) {
                            cell.insert(0, '\t');
                        }
                    }
                }
                writer.write_record(&row)?;
            }
        }
        Ok(())
    }

    /// Ends the tables.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.writers.iter_mut().try_for_each(csv::Writer::flush)
    }
}

/// Whether a spreadsheet would take a text for a formula, or for a number and lose its zeros or last digits.
fn needs_guard(cell: &str) -> bool {
    let Some(first) = cell.chars().next() else { return false };
    if matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r') {
        return true;
    }
    let is_number = cell.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'-')) && first.is_ascii_digit();
    is_number && (first == '0' || cell.len() > KEPT || cell.contains(['e', 'E', '-']))
}

fn show(value: Option<impl Display>) -> String {
    value.map_or_else(String::new, |v| v.to_string())
}

fn document_row(d: &Document) -> Vec<String> {
    let m = &d.metadata;
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    let region = m.region.as_ref();
    vec![
        d.id.clone(),
        d.source.path.clone(),
        d.source.part.to_string(),
        text(&m.title),
        text(&m.issuer),
        text(&m.index_number),
        text(&m.document_number),
        text(&m.written_date),
        text(&m.published_date),
        text(&m.kind),
        region.map_or_else(String::new, |r| r.code.clone()),
        region.and_then(|r| r.name.clone()).unwrap_or_default(),
        show(m.review_year),
        show(m.plan_year),
    ]
}

fn measurement_rows(d: &Document) -> Vec<Vec<String>> {
    let points = Points::new(&d.text);
    let row = |m: &gangmu_write::read::Measurement| {
        vec![
            d.id.clone(),
            m.id.clone(),
            d.metadata.title.clone().unwrap_or_default(),
            d.metadata.issuer.clone().unwrap_or_default(),
            d.metadata.region.as_ref().map_or_else(String::new, |r| r.code.clone()),
            d.section(m.section).map_or_else(String::new, |s| s.title.clone()),
            m.kind.clone(),
            m.indicator.clone().unwrap_or_default(),
            m.raw.clone(),
            show(m.value),
            show(m.low),
            show(m.high),
            m.unit.clone().unwrap_or_default(),
            m.comparator.clone(),
            m.change.clone().unwrap_or_default(),
            show(m.from),
            m.status.clone(),
            m.commitment.clone().unwrap_or_default(),
            m.nature.clone().unwrap_or_default(),
            show(m.year),
            m.deadline.clone().unwrap_or_default(),
            m.parent.clone().unwrap_or_default(),
            m.rule.clone(),
            m.span.start.to_string(),
            m.span.end.to_string(),
            points.slice(m.sentence_span).unwrap_or("").to_owned(),
            m.flags.join(BETWEEN),
        ]
    };
    d.measurements.iter().map(row).collect()
}

fn list_rows(d: &Document) -> Vec<Vec<String>> {
    let row = |l: &gangmu_write::read::TaskList| {
        vec![
            d.id.clone(),
            l.id.clone(),
            d.metadata.title.clone().unwrap_or_default(),
            l.label.clone(),
            l.noun.clone(),
            l.count.to_string(),
            l.found.to_string(),
            l.status.clone(),
            l.items.iter().map(|i| i.title.as_str()).collect::<Vec<_>>().join(BETWEEN),
            l.span.start.to_string(),
            l.span.end.to_string(),
            l.flags.join(BETWEEN),
        ]
    };
    d.task_lists.iter().map(row).collect()
}

fn task_rows(d: &Document) -> Vec<Vec<String>> {
    let row = |t: &gangmu_write::read::Task| {
        vec![
            d.id.clone(),
            t.id.clone(),
            d.metadata.title.clone().unwrap_or_default(),
            t.number.clone().unwrap_or_default(),
            t.title.clone(),
            t.responsible.join(BETWEEN),
            t.deadlines.join(BETWEEN),
            t.measurements.join(BETWEEN),
            t.span.start.to_string(),
            t.span.end.to_string(),
            t.flags.join(BETWEEN),
        ]
    };
    d.tasks.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_spoil_is_guarded() {
        for cell in ["=1+1", "+5", "-3所", "@a", "007", "113708300043353266", "12e4567890123456", "2023-05"] {
            assert!(needs_guard(cell), "{cell}");
        }
        for cell in ["", "新建3所", "370830", "7a362e74658fd989-1", "3-5个"] {
            assert!(!needs_guard(cell), "{cell}");
        }
    }
}
