//! Bytes to clean text: encodings, HTML, furniture, repair, metadata block.

mod cleaner;
mod unreadable;

pub use cleaner::Cleaner;
pub use unreadable::Unreadable;
