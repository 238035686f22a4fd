//! Clean text to documents, outlines and words.
//!
//! ```text
//! Text ─► lines ─► (compilation) documents ─► candidates ─► sequence ─► nodes ─► Outline with roles and years
//! ```

mod candidate;
mod contents;
mod entries;
mod line;
mod marker;
mod node;
mod outline;
mod plain;
mod profile;
mod role;
mod rows;
mod segmenter;
mod sequence;
mod split;
mod title;
mod words;
mod year;

pub use segmenter::Segmenter;
pub use words::{Dictionary, Words};
