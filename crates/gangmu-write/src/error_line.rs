use serde::{Deserialize, Serialize};

/// A line of `errors.jsonl`: an input that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErrorLine {
    /// The input, as it was named or found.
    pub path: String,
    /// Why: `not_found`, `unreadable`, `empty`, `not_text`, `no_files`, `bad_record` (a line of a file of records) or `bug`.
    pub kind: String,
    /// One sentence for people.
    pub reason: String,
}

impl ErrorLine {
    /// A line for this input.
    pub fn new(path: impl Into<String>, kind: &str, reason: impl Into<String>) -> Self {
        Self { path: path.into(), kind: kind.to_owned(), reason: reason.into() }
    }

    /// The line as JSON, with its line end.
    pub fn to_json(&self) -> Vec<u8> {
        // Three strings always make JSON.
        let mut json = serde_json::to_vec(self).unwrap_or_default();
        json.push(b'\n');
        json
    }
}
