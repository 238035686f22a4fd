use std::io;
use std::path::Path;

use gangmu::rules::RuleError;

/// How a command that ran to its end went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Every input was read.
    AllRead,
    /// Some inputs could not be read; the others were.
    SomeFailed,
    /// An example of a rule came out otherwise than it says.
    TestsFailed,
}

impl Outcome {
    /// The outcome of a run with this many failures.
    pub(crate) fn of(failed: usize) -> Self {
        if failed == 0 { Self::AllRead } else { Self::SomeFailed }
    }
}

/// What ends a command before its end.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    /// The command cannot be carried out as it was given.
    #[error("{0}")]
    Usage(String),
    /// The rules are broken.
    #[error(transparent)]
    Rules(#[from] RuleError),
    /// Output could not be written.
    #[error("{place}: cannot write: {error}")]
    Write {
        /// Where to.
        place: String,
        /// Why not.
        error: io::Error,
    },
    /// The reader of standard output has gone.
    #[error("standard output was closed")]
    PipeClosed,
}

impl Problem {
    /// The exit status, as the output contract has it.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) | Self::Rules(_) => 2,
            Self::Write { .. } => 3,
            Self::PipeClosed => 0,
        }
    }

    /// A failed write to standard output.
    pub(crate) fn stdout(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::PipeClosed,
            _ => Self::Write { place: "standard output".to_owned(), error },
        }
    }

    /// A failed write to a file.
    pub(crate) fn file(path: &Path, error: io::Error) -> Self {
        Self::Write { place: path.display().to_string(), error }
    }
}
