//! Bytes to clean text: encodings, HTML, furniture, repair, metadata block.

mod block;
mod cleaner;
mod cut;
mod decode;
mod fold;
mod furniture;
mod json_lines;
mod line;
mod markdown;
mod mask;
mod media;
mod notes;
mod output;
mod page;
mod plain;
mod repair;
mod residue;
mod simplify;
mod spacing;
mod unreadable;
mod wrap;

pub use cleaner::Cleaner;
pub use json_lines::BadRecord;
pub use unreadable::Unreadable;
