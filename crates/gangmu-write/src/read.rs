//! Reading back what was written: the document lines of the contract as owned data, and the files that hold them.
//!
//! A field that this version does not know is passed over, so that a newer output of the same major version can be read;
//! a field that may be null may also be missing; any other field that is missing is an error with its line.

mod documents;
mod error;
mod file;
mod line;
mod points;

pub use documents::Documents;
pub use error::ReadError;
pub use file::{Packing, documents, documents_file, open};
pub use line::{Diagnostic, Document, ListItem, Measurement, Metadata, Reference, Region, Section, Source, Task, TaskList, Unit};
pub use points::Points;
