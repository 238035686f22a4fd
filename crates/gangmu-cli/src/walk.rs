use std::path::{Path, PathBuf};

use gangmu_write::ErrorLine;
use walkdir::{DirEntry, WalkDir};

use crate::failure::unreadable;
use crate::input::Input;

/// Endings of files that scraped documents are kept in; a file without an ending is taken too.
const ENDINGS: [&str; 16] = [
    "jsonl", "ndjson", "txt", "text", "md", "markdown", "csv", "html", "htm", "shtml", "shtm", "xhtml", "asp", "aspx", "jsp",
    "php",
];

/// What the arguments of a command name, in order.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// What to read, and what could not be found or opened, in order.
    pub(crate) inputs: Vec<Result<Input, ErrorLine>>,
    /// How many files of folders were passed over.
    pub(crate) skipped: usize,
}

/// Finds the files that some arguments name. Files that are named are always read; in folders, hidden files and those of other types
/// are passed over.
pub(crate) fn find(named: &[PathBuf]) -> Found {
    let mut found = Found::default();
    for path in named {
        if path.as_os_str() == "-" {
            found.inputs.push(Ok(Input::Standard));
        } else if path.is_dir() {
            walk(path, &mut found);
        } else {
            let length = path.metadata().map_or(0, |m| m.len());
            found.inputs.push(Ok(Input::File { path: path.clone(), length }));
        }
    }
    found
}

fn walk(folder: &Path, found: &mut Found) {
    let mut files: Vec<(PathBuf, Result<Input, ErrorLine>)> = Vec::new();
    let mut skipped = 0;
    let entries = WalkDir::new(folder).follow_links(true).into_iter().filter_entry(|e| e.depth() == 0 || !hidden(e));
    for entry in entries {
        match entry {
            Ok(entry) if !entry.file_type().is_file() => {}
            Ok(entry) if wanted(entry.path()) => {
                let length = entry.metadata().map_or(0, |m| m.len());
                let path = entry.into_path();
                files.push((path.clone(), Ok(Input::File { path, length })));
            }
            Ok(_) => skipped += 1,
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_path_buf();
                let line = unreadable(&path.to_string_lossy(), &error.into());
                files.push((path, Err(line)));
            }
        }
    }
    if files.is_empty() {
        let passed = if skipped > 0 { format!(" ({skipped} of other types)") } else { String::new() };
        let reason = format!("no files that hold text in this folder{passed}");
        found.inputs.push(Err(ErrorLine::new(folder.to_string_lossy(), "no_files", reason)));
    }
    files.sort_by(|a, b| a.0.cmp(&b.0));
    found.inputs.extend(files.into_iter().map(|(_, input)| input));
    found.skipped += skipped;
}

fn hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn wanted(path: &Path) -> bool {
    // A readme speaks about the folder; it is not one of its documents.
    if path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme")) {
        return false;
    }
    let Some(ending) = path.extension() else { return true };
    let ending = ending.to_string_lossy().to_ascii_lowercase();
    ENDINGS.contains(&ending.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_pages_are_wanted_and_the_rest_is_not() {
        for path in ["a.txt", "a/b.HTML", "2023-00665", "plan.md", "rows.csv", "scrape.jsonl"] {
            assert!(wanted(Path::new(path)), "{path}");
        }
        for path in ["README.md", "a.json", "a.pdf", "a.png", "a/README"] {
            assert!(!wanted(Path::new(path)), "{path}");
        }
    }
}
