use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use gangmu_write::read::{Document, documents, documents_file};
use gangmu_write::{SCHEMA, write_json_line};

use crate::input::Input;
use crate::layers::Layers;
use crate::message::say;
use crate::problem::{Outcome, Problem};
use crate::read::ReadFile;
use crate::walk::find;

/// How much of a file is looked at to see whether it holds document lines.
const GLANCE: u64 = 256;

/// Hands the documents of outputs on, one at a time: of folders that `extract -o` wrote, or of files of document lines.
pub(crate) fn each(outputs: &[PathBuf], mut take: impl FnMut(Document) -> Result<(), Problem>) -> Result<(), Problem> {
    for output in outputs {
        for document in documents(output).map_err(unreadable)? {
            take(document.map_err(unreadable)?)?;
        }
    }
    Ok(())
}

/// Hands on the documents of outputs, and of inputs, which are read on the way.
pub(crate) fn each_or_read(
    named: &[PathBuf],
    layers: Layers<'_>,
    mut take: impl FnMut(Document) -> Result<(), Problem>,
) -> Result<Outcome, Problem> {
    let mut pipeline = None;
    let mut failed = 0;
    for path in named {
        if is_output(path) {
            each(std::slice::from_ref(path), &mut take)?;
            continue;
        }
        let pipeline = match &mut pipeline {
            Some(pipeline) => pipeline,
            none => none.insert(layers.pipeline()?),
        };
        for input in find(std::slice::from_ref(path)).inputs {
            match input.and_then(|input: Input| ReadFile::new(pipeline, &input)) {
                Ok(file) => {
                    for line in file.lines() {
                        let mut json = Vec::new();
                        // A vector takes every byte, and what was written can be read.
                        let _ = write_json_line(&mut json, &line);
                        let document = serde_json::from_slice(&json).map_err(|e| Problem::Usage(e.to_string()))?;
                        take(document)?;
                    }
                }
                Err(line) => {
                    failed += 1;
                    say(&format!("{}: {}", line.path, line.reason));
                }
            }
        }
    }
    Ok(Outcome::of(failed))
}

/// Whether this is an output: a folder with one, or a file that begins with a document line.
fn is_output(path: &Path) -> bool {
    if path.is_dir() {
        return documents_file(path).is_ok();
    }
    let name = path.to_string_lossy();
    if name.ends_with(".jsonl.zst") || name.ends_with(".jsonl.gz") {
        return true;
    }
    let Ok(file) = File::open(path) else { return false };
    let mut first = Vec::new();
    let _ = BufReader::new(file.take(GLANCE)).read_until(b'\n', &mut first);
    let start = format!("{{\"schema\":\"{SCHEMA}\"");
    first.starts_with(start.as_bytes())
}

/// An output that cannot be read back ends the command.
pub(crate) fn unreadable(error: impl std::fmt::Display) -> Problem {
    Problem::Usage(error.to_string())
}
