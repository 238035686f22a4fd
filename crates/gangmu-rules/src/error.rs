use std::fmt;

/// Why a set of rules was refused, with the place. One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleError {
    /// The file, as it was named (`rules/unit.toml`).
    pub file: String,
    /// Line from 1, where one is known.
    pub line: Option<usize>,
    /// Column from 1, in characters, where one is known.
    pub column: Option<usize>,
    /// What is wrong and what to do.
    pub message: String,
}

impl RuleError {
    /// An error at a byte offset of the text of a file.
    pub(crate) fn at(file: &str, text: &str, at: usize, message: &str) -> Self {
        let before = text.get(..at).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        Self {
            file: file.to_owned(),
            line: Some(before.bytes().filter(|&b| b == b'\n').count() + 1),
            column: Some(before.get(line_start..).unwrap_or("").chars().count() + 1),
            message: one_line(message),
        }
    }

    /// An error about a file as a whole.
    pub(crate) fn whole(file: impl Into<String>, message: &str) -> Self {
        Self { file: file.into(), line: None, column: None, message: one_line(message) }
    }
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for RuleError {}
