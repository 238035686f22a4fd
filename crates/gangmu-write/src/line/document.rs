use gangmu_model::{Document, Records, Source, Text};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    DiagnosticLine, MeasurementLine, MetadataLine, ReferenceLine, SectionLine, SourceLine, TaskLine, TaskListLine,
    diagnostic::diagnostics,
};
use crate::{FileFacts, Places, SCHEMA};

/// One document as the contract writes it: a line of `documents.jsonl`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentLine<'a> {
    /// Name and major version of the contract.
    #[schemars(extend("const" = SCHEMA))]
    pub schema: &'static str,
    /// Made from the bytes of the file and the part: the same on every machine.
    pub id: String,
    /// The file that the document came from.
    pub source: SourceLine<'a>,
    /// What is known of the document as a whole.
    pub metadata: MetadataLine<'a>,
    /// The clean text. Every `span` counts its code points.
    pub text: &'a str,
    /// Headings and items, in order of the text.
    pub sections: Vec<SectionLine<'a>>,
    /// Quantities, in order of the text.
    pub measurements: Vec<MeasurementLine<'a>>,
    /// Declared counts with their members.
    pub task_lists: Vec<TaskListLine<'a>>,
    /// The smallest numbered items of plans.
    pub tasks: Vec<TaskLine<'a>>,
    /// Documents that the text names.
    pub references: Vec<ReferenceLine<'a>>,
    /// Doubts, about the document or one of its records.
    pub diagnostics: Vec<DiagnosticLine<'a>>,
}

impl<'a> DocumentLine<'a> {
    /// A document in the shape of the contract.
    pub fn new(file: &'a FileFacts, source: &'a Source, text: &'a Text, document: &'a Document, records: &'a Records) -> Self {
        let places = Places::new(source, text, document.span);
        Self {
            schema: SCHEMA,
            id: file.document_id(document.part),
            source: SourceLine::new(file, source, document, &places),
            metadata: MetadataLine::new(&document.metadata),
            text: places.text(),
            sections: document.outline.sections.iter().map(|s| SectionLine::new(s, &places)).collect(),
            measurements: records.measurements.iter().map(|m| MeasurementLine::new(m, &places)).collect(),
            task_lists: records.task_lists.iter().map(|l| TaskListLine::new(l, &places)).collect(),
            tasks: records.tasks.iter().map(|t| TaskLine::new(t, &places)).collect(),
            references: records.references.iter().map(|r| ReferenceLine::new(r, &places)).collect(),
            diagnostics: diagnostics(source, text, document, records, &places),
        }
    }

    /// The section with this id.
    pub fn section(&self, id: Option<usize>) -> Option<&SectionLine<'a>> {
        self.sections.get(id?.checked_sub(1)?)
    }
}
