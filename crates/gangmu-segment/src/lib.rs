//! Clean text to documents, outlines and words.

mod segmenter;

pub use segmenter::Segmenter;
