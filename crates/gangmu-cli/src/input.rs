use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use gangmu_write::ErrorLine;

use crate::failure::unreadable;
use crate::problem::Problem;

/// Something to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Input {
    /// A file, with the length that it had when it was found.
    File {
        /// Its path as it was named or found.
        path: PathBuf,
        /// Bytes.
        length: u64,
    },
    /// Standard input.
    Standard,
}

impl Input {
    /// The input that an argument names, which must not be a folder.
    pub(crate) fn named(path: &Path) -> Self {
        if path.as_os_str() == "-" {
            return Self::Standard;
        }
        Self::File { path: path.to_path_buf(), length: 0 }
    }

    /// The name that is written with all that comes from it.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::File { path, .. } => path.to_string_lossy().into_owned(),
            Self::Standard => "-".to_owned(),
        }
    }

    /// Bytes that it is likely to have.
    pub(crate) fn length(&self) -> u64 {
        match self {
            Self::File { length, .. } => *length,
            Self::Standard => 0,
        }
    }

    /// Its bytes.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>, ErrorLine> {
        let bytes = match self {
            Self::File { path, .. } => fs::read(path),
            Self::Standard => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            }
        };
        bytes.map_err(|e| unreadable(&self.name(), &e))
    }
}

/// The inputs of a command; standard input where none are named and something is piped in.
pub(crate) fn named_or_piped(inputs: &[PathBuf]) -> Result<Vec<PathBuf>, Problem> {
    if !inputs.is_empty() {
        return Ok(inputs.to_vec());
    }
    if io::stdin().is_terminal() {
        return Err(Problem::Usage("nothing to read: name files or folders, or pipe a document in".to_owned()));
    }
    Ok(vec![PathBuf::from("-")])
}
