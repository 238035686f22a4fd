use crate::{Decoded, Flag, OffsetMap, Raw};

/// A file, decoded.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path as the user gave or the walk found it; `-` for standard input.
    pub path: String,
    /// The decoded text, UTF-8, markup and all.
    pub text: String,
    /// From the decoded text back to the bytes of the file.
    pub map: OffsetMap<Decoded, Raw>,
    /// Name of the encoding it was read as (`UTF-8`, `GB18030` …).
    pub encoding: &'static str,
    /// `text/html` or `text/plain`.
    pub media_type: &'static str,
    /// What the container that it was kept in says of it: names and values of the other fields of a record. Empty for a file of its own.
    pub facts: Vec<(String, String)>,
    /// What was noticed while decoding (bytes that could not be decoded).
    pub flags: Vec<Flag>,
}
