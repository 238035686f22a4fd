use std::fs;
use std::path::PathBuf;

use clap::Args;

use crate::problem::{Outcome, Problem};

#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    /// Folders that `extract -o` wrote, or files of document lines (documents.jsonl).
    #[arg(value_name = "OUT", required = true)]
    inputs: Vec<PathBuf>,
    /// The page.
    #[arg(short, long, value_name = "FILE")]
    out: PathBuf,
}

/// `gangmu report`.
pub(crate) fn run(args: &ReportArgs) -> Result<Outcome, Problem> {
    let mut files = Vec::new();
    for input in &args.inputs {
        let path = if input.is_dir() { input.join("documents.jsonl") } else { input.clone() };
        let usage = |why: String| Problem::Usage(format!("{}: {why}", path.display()));
        let text = fs::read_to_string(&path).map_err(|e| usage(format!("cannot be read: {e}")))?;
        for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            if let Err(e) = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(line) {
                return Err(usage(format!("line {} is no document line: {e}", n + 1)));
            }
        }
        files.push(text);
    }
    let lines = files.iter().flat_map(|text| text.lines());
    let page = gangmu_report::page(lines).map_err(|e| Problem::Usage(e.to_string()))?;
    fs::write(&args.out, page).map_err(|e| Problem::file(&args.out, e))?;
    Ok(Outcome::AllRead)
}
