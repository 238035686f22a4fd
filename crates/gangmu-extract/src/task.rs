use gangmu_model::{Document, Measurement, Mention, Reference, Task, Text};
use gangmu_rules::TaskRules;

/// The fifth stage, tasks and references.
#[derive(Debug, Clone, Copy)]
pub struct TaskReader<'r> {
    #[expect(dead_code)]
    rules: &'r TaskRules,
}

impl<'r> TaskReader<'r> {
    /// A reader that works by these rules.
    pub fn new(rules: &'r TaskRules) -> Self {
        Self { rules }
    }

    /// The tasks of a document, in order of the text.
    pub fn tasks(&self, _text: &Text, _document: &Document, _mentions: &[Mention], _measurements: &[Measurement]) -> Vec<Task> {
        Vec::new()
    }

    /// The documents that a document names, in order of the text.
    pub fn references(&self, _text: &Text, _document: &Document) -> Vec<Reference> {
        Vec::new()
    }
}
