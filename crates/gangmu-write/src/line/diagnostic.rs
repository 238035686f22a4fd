use gangmu_model::{Document, Flag, Records, Source, Text};
use schemars::JsonSchema;
use serde::Serialize;

use super::measurement::measurement_id;
use super::task::task_id;
use super::task_list::list_id;
use crate::{Place, Places};

/// A doubt, in a sentence for people.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DiagnosticLine<'a> {
    /// What kind of doubt: `truncated`, `masked`, `count_mismatch` …
    pub code: &'a str,
    /// One sentence.
    pub message: &'a str,
    /// Id of the record that it is about; null for the document.
    pub record: Option<String>,
    /// Where, in code points of `text`.
    pub span: Option<Place>,
    /// Where, in bytes of the file.
    pub source_span: Option<Place>,
}

impl<'a> DiagnosticLine<'a> {
    fn new(flag: &'a Flag, record: Option<String>, places: &Places<'_>) -> Self {
        Self {
            code: flag.code,
            message: &flag.message,
            record,
            span: flag.span.map(|s| places.span(s)),
            source_span: flag.span.map(|s| places.source_span(s)),
        }
    }
}

/// All doubts about a document: from decoding on to its records. Doubts of a text go to the document that they stand in.
pub(super) fn diagnostics<'a>(
    source: &'a Source,
    text: &'a Text,
    document: &'a Document,
    records: &'a Records,
    places: &Places<'_>,
) -> Vec<DiagnosticLine<'a>> {
    let whole = source.flags.iter().chain(&text.flags).filter(|f| f.span.is_none_or(|s| places.holds(s)));
    let whole = whole.chain(&document.flags).chain(&records.flags).map(|f| (f, None));
    let measurements = records.measurements.iter().flat_map(|m| of_record(&m.flags, measurement_id(m.id)));
    let lists = records.task_lists.iter().flat_map(|l| of_record(&l.flags, list_id(l.id)));
    let tasks = records.tasks.iter().flat_map(|t| of_record(&t.flags, task_id(t.id)));
    whole.chain(measurements).chain(lists).chain(tasks).map(|(f, r)| DiagnosticLine::new(f, r, places)).collect()
}

fn of_record(flags: &[Flag], id: String) -> impl Iterator<Item = (&Flag, Option<String>)> {
    flags.iter().map(move |f| (f, Some(id.clone())))
}
