//! Outlines, task lists and tasks of texts: what a person would read out of them.

#![allow(clippy::expect_used)]

mod documents;
mod examples;
mod lists;
mod outline;
mod tasks;

use std::sync::LazyLock;

use gangmu::model::{Document, Metadata, OffsetMap, Reference, SectionKind, Task, TaskList, Text};
use gangmu::rules::Rules;
use gangmu_extract::{ListReader, Spotter, TaskReader};
use gangmu_segment::Segmenter;

/// The shipped rules, loaded once for all tests.
static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::bundled().expect("the rules"));

/// A text with what was read out of it.
struct Read {
    text: Text,
    documents: Vec<Document>,
    lists: Vec<TaskList>,
    tasks: Vec<Task>,
    references: Vec<Reference>,
}

/// Reads a clean text; lists, tasks and references are those of its first document.
fn read(text: &str) -> Read {
    let rules = &*RULES;
    let map = OffsetMap::identity(text.len(), 0);
    let text = Text { text: text.to_owned(), map, metadata: Metadata::default(), marks: Vec::new(), flags: Vec::new() };
    let documents = Segmenter::new(&rules.segment).segment(&text);
    let document = documents.first().expect("a document");
    let mentions = Spotter::new(&rules.quantity, &rules.cue).spot(&text, document);
    let lists = ListReader::new(&rules.list).read(&text, document, &mentions);
    let reader = TaskReader::new(&rules.task);
    let tasks = reader.tasks(&text, document, &mentions, &[]);
    let references = reader.references(&text, document);
    Read { lists, tasks, references, documents, text }
}

impl Read {
    /// The outline of the first document, a section a line: indent by level, `*` before items.
    fn outline(&self) -> Vec<String> {
        let sections = self.documents.first().map_or(&[][..], |d| &d.outline.sections);
        let line = |s: &gangmu::model::Section| {
            let indent = "  ".repeat(usize::from(s.level) - 1);
            let star = if s.kind == SectionKind::Item { "*" } else { "" };
            format!("{indent}{star}{}{}", s.number.as_deref().unwrap_or("-"), s.title)
        };
        sections.iter().map(line).collect()
    }

    /// Each list as `label: member, member`.
    fn lists(&self) -> Vec<String> {
        let titles = |l: &TaskList| l.items.iter().map(|i| i.title.clone()).collect::<Vec<_>>().join(",");
        self.lists.iter().map(|l| format!("{}:{}", l.label, titles(l))).collect()
    }

    /// Titles of the tasks.
    fn tasks(&self) -> Vec<&str> {
        self.tasks.iter().map(|t| t.title.as_str()).collect()
    }
}
