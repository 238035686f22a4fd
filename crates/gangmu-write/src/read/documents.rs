use std::io::BufRead;
use std::path::{Path, PathBuf};

use super::{Document, ReadError};
use crate::SCHEMA;

/// The documents of JSON Lines, one at a time, in order. Empty lines are passed over. After an error of one line the next
/// can be read; after an error of the file there is nothing more.
pub struct Documents<R> {
    path: PathBuf,
    input: Option<R>,
    line: usize,
    buffer: Vec<u8>,
}

impl<R> std::fmt::Debug for Documents<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Documents").field("path", &self.path).field("line", &self.line).finish_non_exhaustive()
    }
}

impl<R: BufRead> Documents<R> {
    /// The documents of `input`; `path` names it in errors.
    pub fn new(path: &Path, input: R) -> Self {
        Self { path: path.to_path_buf(), input: Some(input), line: 0, buffer: Vec::new() }
    }

    /// The line, from 1, that the last document stood on.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The bytes of the last line, without its line end.
    pub fn bytes(&self) -> &[u8] {
        self.buffer.strip_suffix(b"\n").unwrap_or(&self.buffer)
    }

    fn document(&self) -> Result<Document, ReadError> {
        let document: Document = serde_json::from_slice(self.bytes()).map_err(|e| ReadError::line(&self.path, self.line, &e))?;
        if document.schema != SCHEMA {
            let reason = format!("is of contract {:?}; this version reads {SCHEMA:?}", document.schema);
            return Err(ReadError { path: self.path.clone(), line: Some(self.line), reason });
        }
        Ok(document)
    }
}

impl<R: BufRead> Iterator for Documents<R> {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.buffer.clear();
            self.line += 1;
            match self.input.as_mut()?.read_until(b'\n', &mut self.buffer) {
                Ok(0) => return None,
                Ok(_) if self.buffer.trim_ascii().is_empty() => {}
                Ok(_) => return Some(self.document()),
                Err(e) => {
                    self.input = None;
                    return Some(Err(ReadError::io(&self.path, Some(self.line), &e)));
                }
            }
        }
    }
}
