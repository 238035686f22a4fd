use gangmu::rules::{RuleEntry, RuleFiles, Rules};
use serde_json::{Value, json};

use super::{print, print_json};
use crate::args::TableFormat;
use crate::layers::Layers;
use crate::problem::{Outcome, Problem};

/// `gangmu rules list`: every entry on a line.
pub(super) fn list(layers: Layers<'_>, format: TableFormat) -> Result<Outcome, Problem> {
    let files = layers.files()?;
    let rules = Rules::load(&files)?;
    match format {
        TableFormat::Table => {
            let row = |e: &RuleEntry| format!("{:<14} {:<12} {:<34} {}\n", e.table, e.sort, e.id.as_str(), e.gloss);
            print(&rules.entries.iter().map(row).collect::<String>())?;
        }
        TableFormat::Json => {
            let all: Vec<Value> = rules.entries.iter().map(|entry| json_of(entry, &files)).collect();
            print_json(&Value::Array(all))?;
        }
    }
    Ok(Outcome::AllRead)
}

fn json_of(entry: &RuleEntry, files: &RuleFiles) -> Value {
    json!({
        "id": entry.id.as_str(),
        "table": entry.table,
        "sort": entry.sort,
        "gloss": entry.gloss,
        "file": entry.file,
        "line": entry.line(files),
        "yes": entry.yes,
        "no": entry.no,
    })
}

/// `gangmu rules show ID`: the entry as its file writes it, with its place.
pub(super) fn show(layers: Layers<'_>, id: &str) -> Result<Outcome, Problem> {
    let files = layers.files()?;
    let rules = Rules::load(&files)?;
    let found: Vec<&RuleEntry> = rules.entries.iter().filter(|entry| entry.id.as_str() == id).collect();
    if found.is_empty() {
        let near = rules.entries.iter().map(|entry| entry.id.as_str()).filter(|other| other.contains(id) || id.contains(other));
        let near: Vec<&str> = near.take(8).collect();
        let hint = if near.is_empty() { String::new() } else { format!("; there are {}", near.join(", ")) };
        return Err(Problem::Usage(format!("{id}: no rule has this id{hint}; `gangmu rules list` shows all")));
    }
    for entry in found {
        print(&format!("# {}:{}\n{}\n", entry.file, entry.line(&files), entry.written(&files)))?;
    }
    Ok(Outcome::AllRead)
}
