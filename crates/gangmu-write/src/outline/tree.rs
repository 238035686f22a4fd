use std::collections::BTreeSet;

use serde::Serialize;

use crate::{DocumentLine, TaskListLine};

/// Deeper sections are shown at this depth: no report nests so far, but a damaged page may.
const DEEPEST: usize = 32;

/// The outline of one document.
#[derive(Debug, Serialize)]
pub(super) struct Tree<'a> {
    pub(super) id: &'a str,
    pub(super) title: Option<&'a str>,
    /// What stands before the first section.
    #[serde(flatten)]
    pub(super) own: Contents<'a>,
    pub(super) sections: Vec<Node<'a>>,
}

/// A section with what stands under it.
#[derive(Debug, Serialize)]
pub(super) struct Node<'a> {
    pub(super) id: usize,
    pub(super) kind: &'a str,
    pub(super) number: Option<&'a str>,
    pub(super) title: &'a str,
    pub(super) role: &'a str,
    pub(super) year: Option<i16>,
    /// Whether a number is missing or repeated before it.
    pub(super) numbering_gap: bool,
    #[serde(flatten)]
    pub(super) own: Contents<'a>,
    pub(super) sections: Vec<Node<'a>>,
}

/// What stands directly in a section, not in one under it.
#[derive(Debug, Default, Clone, Serialize)]
pub(super) struct Contents<'a> {
    pub(super) measurements: usize,
    pub(super) tasks: usize,
    pub(super) task_lists: Vec<List<'a>>,
}

/// A task list in short.
#[derive(Debug, Clone, Serialize)]
pub(super) struct List<'a> {
    pub(super) label: &'a str,
    pub(super) count: u32,
    pub(super) items: Vec<&'a str>,
}

impl<'a> Tree<'a> {
    pub(super) fn new(line: &'a DocumentLine<'a>) -> Self {
        let mut contents = contents(line).into_iter();
        let own = contents.next().unwrap_or_default();
        let gaps = line.diagnostics.iter().filter(|d| d.code == "numbering_gap").filter_map(|d| Some(d.span?.start));
        let gaps: BTreeSet<usize> = gaps.collect();
        let mut open: Vec<Node<'a>> = Vec::new();
        let mut sections = Vec::new();
        for (section, own) in line.sections.iter().zip(contents) {
            while open.len() >= DEEPEST || open.last().is_some_and(|n| Some(n.id) != section.parent) {
                close(&mut open, &mut sections);
            }
            open.push(Node {
                id: section.id,
                kind: section.kind,
                number: section.number,
                title: section.title,
                role: section.role,
                year: section.year,
                numbering_gap: gaps.contains(&section.span.start),
                own,
                sections: Vec::new(),
            });
        }
        while !open.is_empty() {
            close(&mut open, &mut sections);
        }
        Self { id: &line.id, title: line.metadata.title, own, sections }
    }
}

/// Moves the innermost open section under the one that it stands in.
fn close<'a>(open: &mut Vec<Node<'a>>, roots: &mut Vec<Node<'a>>) {
    let Some(node) = open.pop() else { return };
    match open.last_mut() {
        Some(parent) => parent.sections.push(node),
        None => roots.push(node),
    }
}

/// The contents by section id; what stands in none comes first.
fn contents<'a>(line: &'a DocumentLine<'a>) -> Vec<Contents<'a>> {
    let mut contents = vec![Contents::default(); line.sections.len() + 1];
    let mut change = |section: Option<usize>, with: &mut dyn FnMut(&mut Contents<'a>)| {
        if let Some(at) = contents.get_mut(section.unwrap_or(0)) {
            with(at);
        }
    };
    for m in &line.measurements {
        change(m.section, &mut |c| c.measurements += 1);
    }
    for t in &line.tasks {
        change(t.section, &mut |c| c.tasks += 1);
    }
    for l in &line.task_lists {
        change(l.section, &mut |c| c.task_lists.push(List::new(l)));
    }
    contents
}

impl<'a> List<'a> {
    fn new(list: &'a TaskListLine<'a>) -> Self {
        Self { label: list.label, count: list.count, items: list.items.iter().map(|i| i.title).collect() }
    }
}
