use gangmu_model::{Document, Mention, TaskList, Text};
use gangmu_rules::ListRules;

/// The fifth stage, task lists: declared counts ("八大行动") with their members.
#[derive(Debug, Clone, Copy)]
pub struct ListReader<'r> {
    #[expect(dead_code)]
    rules: &'r ListRules,
}

impl<'r> ListReader<'r> {
    /// A reader that works by these rules.
    pub fn new(rules: &'r ListRules) -> Self {
        Self { rules }
    }

    /// The task lists of a document, in order of the text.
    pub fn read(&self, _text: &Text, _document: &Document, _mentions: &[Mention]) -> Vec<TaskList> {
        Vec::new()
    }
}
