use crate::{Clean, Span};

/// A doubt, carried as data: a document's diagnostics and a record's flags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// What kind of doubt: `truncated`, `masked`, `count_mismatch`, `sum_mismatch`, `numbering_gap`, `repaired` …
    pub code: &'static str,
    /// One sentence for people.
    pub message: String,
    /// Where, in the clean text; none where it is about the whole document.
    pub span: Option<Span<Clean>>,
}
