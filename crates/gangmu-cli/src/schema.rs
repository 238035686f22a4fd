use std::io::{self, Write};

use gangmu_write::document_schema;

use crate::problem::{Outcome, Problem};

/// `gangmu schema`.
pub(crate) fn run() -> Result<Outcome, Problem> {
    let failed = |e: serde_json::Error| Problem::stdout(e.into());
    let mut json = serde_json::to_string_pretty(&document_schema()).map_err(failed)?;
    json.push('\n');
    io::stdout().lock().write_all(json.as_bytes()).map_err(Problem::stdout)?;
    Ok(Outcome::AllRead)
}
