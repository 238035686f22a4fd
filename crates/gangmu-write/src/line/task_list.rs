use gangmu_model::{ListItem, TaskList};
use schemars::JsonSchema;
use serde::Serialize;

use super::{codes, status_word};
use crate::{Place, Places};

/// A declared count with a head noun (八大行动) and the members that the document names.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TaskListLine<'a> {
    /// `l1`, `l2` … within the document.
    pub id: String,
    /// Id of the innermost section that declares it.
    pub section: Option<usize>,
    /// The label without quotes.
    pub label: &'a str,
    /// Its head noun.
    pub noun: &'a str,
    /// The declared count.
    pub count: u32,
    /// How many members were found.
    pub found: usize,
    /// Target or actual.
    #[schemars(extend("enum" = ["target", "actual"]))]
    pub status: &'static str,
    /// The members, in order.
    pub items: Vec<ListItemLine<'a>>,
    /// The label, in code points of `text`.
    pub span: Place,
    /// The label, in bytes of the file.
    pub source_span: Place,
    /// The rule that found it.
    pub rule: &'a str,
    /// Codes of doubts.
    pub flags: Vec<&'static str>,
}

/// A member of a task list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ListItemLine<'a> {
    /// Its number as the text has it.
    pub number: Option<&'a str>,
    /// Its title without number, quotes and closing punctuation.
    pub title: &'a str,
    /// Id of the section that it heads.
    pub section: Option<usize>,
    /// The title, in code points of `text`.
    pub span: Place,
    /// The title, in bytes of the file.
    pub source_span: Place,
}

impl<'a> TaskListLine<'a> {
    pub(super) fn new(list: &'a TaskList, places: &Places<'_>) -> Self {
        Self {
            id: list_id(list.id),
            section: list.section,
            label: &list.label,
            noun: &list.noun,
            count: list.count,
            found: list.items.len(),
            status: status_word(list.status),
            items: list.items.iter().map(|i| ListItemLine::new(i, places)).collect(),
            span: places.span(list.span),
            source_span: places.source_span(list.span),
            rule: list.rule.as_str(),
            flags: codes(&list.flags),
        }
    }
}

impl<'a> ListItemLine<'a> {
    fn new(item: &'a ListItem, places: &Places<'_>) -> Self {
        Self {
            number: item.number.as_deref(),
            title: &item.title,
            section: item.section,
            span: places.span(item.span),
            source_span: places.source_span(item.span),
        }
    }
}

/// The id of a task list as the contract writes it.
pub(super) fn list_id(id: usize) -> String {
    format!("l{id}")
}
