use gangmu_model::{Clean, Document, Flag, Measurement, Mention, Reference, Section, Span, Task, Text};
use gangmu_rules::TaskRules;

mod choose;
mod deadline;
mod extent;
mod reference;
mod unit;

/// The fifth stage, tasks and references.
#[derive(Debug, Clone, Copy)]
pub struct TaskReader<'r> {
    rules: &'r TaskRules,
}

impl<'r> TaskReader<'r> {
    /// A reader that works by these rules.
    pub fn new(rules: &'r TaskRules) -> Self {
        Self { rules }
    }

    /// The tasks of a document, in order of the text.
    pub fn tasks(&self, text: &Text, document: &Document, mentions: &[Mention], measurements: &[Measurement]) -> Vec<Task> {
        let regulation = choose::is_regulation(document, self.rules);
        let chosen = choose::tasks(&document.outline, self.rules);
        let own = extent::Extents::of(&text.text, &chosen);
        let tasks = chosen.iter().filter_map(|section| {
            let extent = unit::own_extent(&text.text, own.of_task(section), self.rules);
            let task = self.task(text, document, section, extent, (mentions, measurements));
            (!regulation || !choose::is_article(section) || !task.responsible.is_empty()).then_some(task)
        });
        tasks.zip(1..).map(|(task, id)| Task { id, ..task }).collect()
    }

    /// The documents that a document names, in order of the text.
    pub fn references(&self, text: &Text, document: &Document) -> Vec<Reference> {
        reference::references(&text.text, document.span, self.rules)
    }

    fn task(
        &self,
        text: &Text,
        document: &Document,
        section: &Section,
        extent: Span<Clean>,
        (mentions, measurements): (&[Mention], &[Measurement]),
    ) -> Task {
        let inside = measurements.iter().filter(|m| extent.holds(m.span.start));
        let flags: Vec<Flag> = document.flags.iter().filter(|f| f.span.is_some_and(|s| s == section.span)).cloned().collect();
        Task {
            id: 0,
            section: Some(section.id),
            number: section.number.clone(),
            title: section.title.clone(),
            span: section.span,
            extent,
            responsible: unit::responsible(&text.text, extent, self.rules),
            deadlines: deadline::deadlines(&text.text, extent, mentions, self.rules),
            measurements: inside.map(|m| m.id).collect(),
            flags,
        }
    }
}
