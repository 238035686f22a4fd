use gangmu_model::{Document, Source};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{FileFacts, Place, Places};

/// The file that a document came from.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceLine<'a> {
    /// Its path as it was named or found; `-` for standard input.
    pub path: &'a str,
    /// SHA-256 of its bytes.
    pub sha256: &'a str,
    /// Its length in bytes.
    pub bytes: usize,
    /// The encoding that it was read as.
    pub encoding: &'a str,
    /// `text/html` or `text/plain`.
    pub media_type: &'a str,
    /// Which of its documents this is, from 1.
    pub part: usize,
    /// How many documents it holds.
    pub parts: usize,
    /// The bytes of the file that this document covers.
    pub span: Place,
}

impl<'a> SourceLine<'a> {
    pub(super) fn new(file: &'a FileFacts, source: &'a Source, document: &Document, places: &Places<'_>) -> Self {
        Self {
            path: &source.path,
            sha256: &file.sha256,
            bytes: file.bytes,
            encoding: source.encoding,
            media_type: source.media_type,
            part: document.part,
            parts: document.parts,
            span: places.source_span(document.span),
        }
    }
}
