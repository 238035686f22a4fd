use gangmu_model::{Reference, ReferenceKind};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{Place, Places};

/// A document or a programme that the text names.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReferenceLine<'a> {
    /// `document` (named in 《…》) or `programme` (named in quotes: “数商兴农”工程).
    pub kind: &'static str,
    /// Its name; of a document without the marks.
    pub name: &'a str,
    /// The number of a document.
    pub number: Option<&'a str>,
    /// Name and number, in code points of `text`.
    pub span: Place,
    /// Name and number, in bytes of the file.
    pub source_span: Place,
}

impl<'a> ReferenceLine<'a> {
    pub(super) fn new(reference: &'a Reference, places: &Places<'_>) -> Self {
        Self {
            kind: match reference.kind {
                ReferenceKind::Document => "document",
                ReferenceKind::Programme => "programme",
            },
            name: &reference.name,
            number: reference.number.as_deref(),
            span: places.span(reference.span),
            source_span: places.source_span(reference.span),
        }
    }
}
