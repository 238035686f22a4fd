//! Writes what gangmu reads: the output contract.
//!
//! A [`DocumentLine`] is one document as the contract has it. It is made from the model once and then written as a line of
//! JSON ([`write_json_line`]), as rows of the flat tables ([`Tables`]), or as an outline for people ([`OutlineFormat`]).
//! The clean text alone is written by [`write_text`].
//! Only this crate speaks of code points and of bytes of the original file.

mod clean_text;
mod counts;
mod error_line;
mod file_facts;
mod found;
mod hashed;
mod json;
mod line;
mod manifest;
mod number;
mod outline;
mod place;
pub mod read;
mod schema;
mod table;

pub use clean_text::{TextFormat, write_text};
pub use counts::Counts;
pub use error_line::ErrorLine;
pub use file_facts::{FileFacts, hex_sha256};
pub use found::{CodePoints, FoundLine, QuantitiesLine};
pub use hashed::Hashed;
pub use json::{write_json_indented, write_json_line};
pub use line::{
    DiagnosticLine, DocumentLine, ListItemLine, MeasurementLine, MetadataLine, ReferenceLine, RegionLine, SectionLine,
    SourceLine, TaskLine, TaskListLine, UnitLine,
};
pub use manifest::{InputCounts, Manifest, OutputFile, RuleFileLine};
pub use number::Number;
pub use outline::{OutlineFormat, write_outline};
pub use place::{Place, Places};
pub use schema::document_schema;
pub use table::Tables;

/// Name and major version of the output contract; every document line carries it.
pub const SCHEMA: &str = "gangmu/1";
