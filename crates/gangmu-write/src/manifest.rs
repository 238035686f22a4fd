use serde::Serialize;

use crate::{Counts, FileFacts, SCHEMA};

/// What a run read and wrote. Nothing in it depends on the clock, the machine or the number of threads.
#[derive(Debug, Clone, Serialize)]
pub struct Manifest<'a> {
    /// The output contract.
    pub schema: &'static str,
    /// Version of gangmu.
    pub version: &'a str,
    /// The inputs as they were named.
    pub inputs: &'a [String],
    /// The format of the documents: `jsonl` or `json`.
    pub format: &'a str,
    /// The rules that it was read by.
    pub rules: Vec<RuleFileLine>,
    /// What became of the inputs.
    pub files: InputCounts,
    /// What was written.
    pub counts: Counts,
    /// The files that were written.
    pub outputs: Vec<OutputFile>,
}

/// What became of the inputs of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct InputCounts {
    /// Files that were read.
    pub read: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Inputs that could not be read.
    pub failed: usize,
    /// Files of folders that were passed over: hidden, or of a type that holds no text.
    pub skipped: usize,
}

/// A file of rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleFileLine {
    /// Its name (`rules/unit.toml`).
    pub name: String,
    /// SHA-256 of its text, lower-case hexadecimal.
    pub sha256: String,
}

/// A file that a run wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutputFile {
    /// Its name within the folder.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    pub sha256: String,
}

impl RuleFileLine {
    /// A file of rules with its text.
    pub fn new(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), sha256: FileFacts::of(text.as_bytes()).sha256 }
    }
}

impl<'a> Manifest<'a> {
    /// The manifest of a run of this version, before anything was read or written.
    pub fn new(version: &'a str, inputs: &'a [String], format: &'a str) -> Self {
        let (files, counts) = (InputCounts::default(), Counts::default());
        Self { schema: SCHEMA, version, inputs, format, rules: Vec::new(), files, counts, outputs: Vec::new() }
    }

    /// The manifest as indented JSON with a line end.
    pub fn to_json(&self) -> String {
        // Texts and numbers always make JSON.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}
