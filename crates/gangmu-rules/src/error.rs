use std::fmt;

/// Why a set of rules was refused, with the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleError {
    /// The file, as it was named (`rules/unit.toml`).
    pub file: String,
    /// Line from 1, where one is known.
    pub line: Option<usize>,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for RuleError {}
