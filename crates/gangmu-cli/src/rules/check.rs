use std::collections::BTreeMap;
use std::path::Path;

use gangmu::rules::{RuleEntry, RuleFiles, Rules};

use super::{print, with};
use crate::layers::Layers;
use crate::problem::{Outcome, Problem};

/// `gangmu rules check`: whether the rules are well formed, and which words of a layer take others' places.
pub(super) fn run(layers: Layers<'_>, folder: Option<&Path>) -> Result<Outcome, Problem> {
    let files = with(layers, folder)?;
    let rules = Rules::load(&files)?;
    for line in notes(&rules.entries, &files) {
        print(&line)?;
    }
    let tables = files.iter().count();
    print(&format!(
        "{tables} tables with {} rules and {} examples are well formed\n",
        rules.entries.len(),
        rules.examples.len()
    ))?;
    Ok(Outcome::AllRead)
}

/// Words of entries of layers that an entry below has too: that of the layer counts.
fn notes(entries: &[RuleEntry], files: &RuleFiles) -> Vec<String> {
    let mut known: BTreeMap<(&str, &str, &str), Vec<&RuleEntry>> = BTreeMap::new();
    for entry in entries {
        for word in &entry.words {
            known.entry((entry.table, entry.sort, word)).or_default().push(entry);
        }
    }
    let mut notes = Vec::new();
    for ((_, _, word), sharing) in known {
        let [first, others @ ..] = sharing.as_slice() else { continue };
        let below = others.iter().find(|other| other.file != first.file);
        if let Some(other) = below {
            let (file, line) = (&first.file, first.line(files));
            notes.push(format!("{file}:{line}: {}: {word} is a word of {} too; yours goes first\n", first.id, other.id));
        }
    }
    notes
}
