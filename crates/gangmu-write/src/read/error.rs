use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why an output cannot be read back, with the place.
#[derive(Debug)]
pub struct ReadError {
    /// The file, where it is known.
    pub path: PathBuf,
    /// Line from 1, where it is one line that cannot be read.
    pub line: Option<usize>,
    /// One sentence for people.
    pub reason: String,
}

impl ReadError {
    /// An error about a whole file.
    pub fn file(path: &Path, reason: impl Into<String>) -> Self {
        Self { path: path.to_path_buf(), line: None, reason: reason.into() }
    }

    pub(super) fn io(path: &Path, line: Option<usize>, error: &io::Error) -> Self {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "no such file or folder".to_owned(),
            _ => format!("cannot be read: {error}"),
        };
        Self { path: path.to_path_buf(), line, reason }
    }

    pub(super) fn line(path: &Path, line: usize, error: &serde_json::Error) -> Self {
        // serde_json counts lines within what it was given, which is one line here.
        let said = error.to_string();
        let (what, _) = said.split_once(" at line ").unwrap_or((&said, ""));
        let reason = format!("no document line of {}: {what} (byte {} of the line)", crate::SCHEMA, error.column());
        Self { path: path.to_path_buf(), line: Some(line), reason }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path.display(), self.reason),
            None => write!(f, "{}: {}", self.path.display(), self.reason),
        }
    }
}

impl std::error::Error for ReadError {}
