use gangmu_model::{Document, Flag, Measurement, Mention, Reference, Section, Task, Text};
use gangmu_rules::TaskRules;

mod choose;
mod deadline;
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
        let chosen = choose::tasks(&document.outline, self.rules).into_iter();
        let mut doubts: Vec<&Flag> = document.flags.iter().filter(|f| f.span.is_some()).collect();
        doubts.sort_by_key(|f| f.span);
        let tasks = chosen.filter_map(|section| {
            let task = self.task(text, section, mentions, measurements, &doubts);
            (!regulation || !choose::is_article(section) || !task.responsible.is_empty()).then_some(task)
        });
        tasks.zip(1..).map(|(task, id)| Task { id, ..task }).collect()
    }

    /// The documents that a document names, in order of the text.
    pub fn references(&self, text: &Text, document: &Document) -> Vec<Reference> {
        reference::references(&text.text, document.span, self.rules)
    }

    /// One task; `measurements` and `doubts` are in order of the text.
    fn task(&self, text: &Text, section: &Section, mentions: &[Mention], measurements: &[Measurement], doubts: &[&Flag]) -> Task {
        let extent = unit::own_extent(&text.text, section.extent, self.rules);
        let from = measurements.partition_point(|m| m.span.start < extent.start);
        let inside = measurements.iter().skip(from).take_while(|m| extent.holds(m.span.start));
        let first = doubts.partition_point(|f| f.span < Some(section.span));
        let flags = doubts.iter().skip(first).take_while(|f| f.span == Some(section.span)).map(|f| (*f).clone()).collect();
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
