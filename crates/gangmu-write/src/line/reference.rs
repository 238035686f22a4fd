use gangmu_model::Reference;
use schemars::JsonSchema;
use serde::Serialize;

use crate::{Place, Places};

/// A document that the text names in 《…》.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReferenceLine<'a> {
    /// Its name, without the marks.
    pub name: &'a str,
    /// Its number.
    pub number: Option<&'a str>,
    /// Name and number, in code points of `text`.
    pub span: Place,
    /// Name and number, in bytes of the file.
    pub source_span: Place,
}

impl<'a> ReferenceLine<'a> {
    pub(super) fn new(reference: &'a Reference, places: &Places<'_>) -> Self {
        Self {
            name: &reference.name,
            number: reference.number.as_deref(),
            span: places.span(reference.span),
            source_span: places.source_span(reference.span),
        }
    }
}
