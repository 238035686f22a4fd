//! The JSON shapes of the output contract, field by field in its order.

mod diagnostic;
mod document;
mod measurement;
mod metadata;
mod reference;
mod section;
mod source;
mod task;
mod task_list;

pub use diagnostic::DiagnosticLine;
pub use document::DocumentLine;
pub use measurement::MeasurementLine;
pub use metadata::{MetadataLine, RegionLine};
pub use reference::ReferenceLine;
pub use section::SectionLine;
pub use source::SourceLine;
pub use task::{TaskLine, UnitLine};
pub use task_list::{ListItemLine, TaskListLine};

use gangmu_model::{Flag, Status};

/// The word for a status.
fn status_word(status: Status) -> &'static str {
    match status {
        Status::Target => "target",
        Status::Actual => "actual",
    }
}

/// The codes of some flags, each once, in order.
fn codes(flags: &[Flag]) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = Vec::new();
    for flag in flags {
        if !codes.contains(&flag.code) {
            codes.push(flag.code);
        }
    }
    codes
}
