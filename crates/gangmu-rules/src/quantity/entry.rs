use std::collections::BTreeSet;
use std::ops::Range;

use crate::file::collect_examples;
use crate::{Example, RuleError, RuleFiles};

/// What every entry of a rule file has, as it is checked: its own id, a gloss, an example.
pub(super) struct Head<'a> {
    pub(super) id: &'a str,
    pub(super) gloss: &'a str,
    pub(super) yes: &'a [String],
    pub(super) no: &'a [String],
}

/// Checks the entries of one file and takes over their examples.
pub(super) struct EntryCheck<'a> {
    files: &'a RuleFiles,
    file: &'static str,
    ids: BTreeSet<String>,
    examples: &'a mut Vec<Example>,
}

impl<'a> EntryCheck<'a> {
    pub(super) fn new(files: &'a RuleFiles, file: &'static str, examples: &'a mut Vec<Example>) -> Self {
        Self { files, file, ids: BTreeSet::new(), examples }
    }

    /// Checks one entry that begins at the byte range `at` of its file.
    pub(super) fn check(&mut self, at: Range<usize>, head: &Head<'_>) -> Result<(), RuleError> {
        if !self.ids.insert(head.id.to_owned()) {
            return Err(self.refuse(at, head.id, "this id is used twice; give it its own"));
        }
        if head.gloss.is_empty() {
            return Err(self.refuse(at, head.id, "gloss must not be empty"));
        }
        if head.yes.is_empty() {
            return Err(self.refuse(at, head.id, "no example; give at least one text in which it is found"));
        }
        collect_examples(self.examples, self.file, head.id, head.yes, head.no);
        Ok(())
    }

    pub(super) fn refuse(&self, at: Range<usize>, id: &str, why: &str) -> RuleError {
        self.files.error(self.file, at, format!("{id}: {why}"))
    }
}
