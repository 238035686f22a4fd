use gangmu_model::{Document, Flag, Mention, Role, Status, TaskList, Text};
use gangmu_rules::ListRules;

mod divide;
mod formula;
mod heading;
mod join;
mod label;
mod member;
mod noun;
mod run;
mod scattered;
mod shared;
mod trim;

use join::{Found, join};
use label::{Label, labels};
use member::Member;

/// A list without members counts up to here; more are a quantity.
const MOST_WITHOUT_MEMBERS: u32 = 30;

/// The fifth stage, task lists: declared counts ("八大行动") with their members.
#[derive(Debug, Clone, Copy)]
pub struct ListReader<'r> {
    rules: &'r ListRules,
}

impl<'r> ListReader<'r> {
    /// A reader that works by these rules.
    pub fn new(rules: &'r ListRules) -> Self {
        Self { rules }
    }

    /// The task lists of a document, in order of the text.
    pub fn read(&self, text: &Text, document: &Document, _mentions: &[Mention]) -> Vec<TaskList> {
        let mut scattered = scattered::Phrases::default();
        let mut headings = heading::Headings::of(document, self.rules);
        let found = labels(&text.text, document.span, self.rules).into_iter().map(|label| {
            let members = self.members(&text.text, document, &label, &mut headings, &mut scattered);
            Found { status: status(document, &label), label, members }
        });
        let found = found.filter(|found| !found.label.weak || !found.members.is_empty());
        let joined = join(found, document.metadata.title.as_deref().unwrap_or(""), self.rules);
        joined.into_iter().filter(is_list).zip(1..).map(|(found, id)| task_list(document, id, found)).collect()
    }

    /// The members of a list, from the first of the ways they may stand that gives as many as declared.
    fn members(
        &self,
        text: &str,
        document: &Document,
        label: &Label,
        headings: &mut heading::Headings<'_>,
        scattered: &mut scattered::Phrases,
    ) -> Vec<Member> {
        let run = run::Run::new(text, document, label, self.rules);
        if label.weak {
            return run.marked_off().or_else(|| headings.sharing(label)).unwrap_or_default();
        }
        let near = headings.announced(text, label);
        if label.announced {
            return near.or_else(|| run.announced()).unwrap_or_default();
        }
        let exact = near.or_else(|| run.beside()).or_else(|| headings.members(text, label));
        if let Some(members) = exact.or_else(|| run.shared()).or_else(|| run.named()) {
            return members;
        }
        if label.stands_alone { scattered.members(text, document, label, self.rules) } else { Vec::new() }
    }
}

fn is_list(Found { label, members, .. }: &Found) -> bool {
    if label.weak || !label.partial {
        return members.len() == label.count as usize;
    }
    !members.is_empty() || label.stands_alone && label.declares && label.count <= MOST_WITHOUT_MEMBERS
}

/// What a list is by the section that declares it: done, or to be done.
fn status(document: &Document, label: &Label) -> Status {
    let section = document.outline.at(label.span.start);
    if section.is_some_and(|s| matches!(s.role, Role::Review | Role::Problems)) { Status::Actual } else { Status::Target }
}

fn task_list(document: &Document, id: usize, Found { label, members, status }: Found) -> TaskList {
    let section = document.outline.at(label.span.start);
    let mismatch = !members.is_empty() && members.len() != label.count as usize;
    let flags = mismatch.then(|| Flag {
        code: "count_mismatch",
        message: format!("{} declared, {} found", label.count, members.len()),
        span: Some(label.span),
    });
    TaskList {
        id,
        section: section.map(|s| s.id),
        label: label.label,
        noun: label.noun,
        count: label.count,
        status,
        items: members.into_iter().map(Member::into_item).collect(),
        span: label.whole,
        rule: label.rule,
        flags: flags.into_iter().collect(),
    }
}
