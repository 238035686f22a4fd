//! The outline (纲) of documents with their task lists and counts, for people and outliners.

mod tree;
mod write;

pub use write::{OutlineFormat, write_outline};
