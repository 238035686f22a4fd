/// Why a file cannot be read as text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It has no bytes, or white space only.
    #[error("empty: the file holds no text")]
    Empty,
    /// It is not text.
    #[error("not text: {0}")]
    Binary(String),
}
