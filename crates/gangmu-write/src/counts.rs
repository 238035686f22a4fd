use std::ops::AddAssign;

use serde::Serialize;

use crate::DocumentLine;

/// How many of each were written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Documents.
    pub documents: usize,
    /// Sections.
    pub sections: usize,
    /// Measurements.
    pub measurements: usize,
    /// Task lists.
    pub task_lists: usize,
    /// Tasks.
    pub tasks: usize,
    /// Diagnostics.
    pub diagnostics: usize,
}

impl Counts {
    /// The counts of one document.
    pub fn of(line: &DocumentLine<'_>) -> Self {
        Self {
            documents: 1,
            sections: line.sections.len(),
            measurements: line.measurements.len(),
            task_lists: line.task_lists.len(),
            tasks: line.tasks.len(),
            diagnostics: line.diagnostics.len(),
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.documents += other.documents;
        self.sections += other.sections;
        self.measurements += other.measurements;
        self.task_lists += other.task_lists;
        self.tasks += other.tasks;
        self.diagnostics += other.diagnostics;
    }
}
