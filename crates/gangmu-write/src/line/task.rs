use gangmu_model::{Responsible, ResponsibleRole, Task};
use schemars::JsonSchema;
use serde::Serialize;

use super::codes;
use super::measurement::measurement_id;
use crate::{Place, Places};

/// The smallest numbered item of a plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TaskLine<'a> {
    /// `t1`, `t2` … within the document.
    pub id: String,
    /// Id of the section that it is.
    pub section: Option<usize>,
    /// Its number as the text has it.
    pub number: Option<&'a str>,
    /// Its title.
    pub title: &'a str,
    /// Names of the responsible units.
    pub responsible: Vec<&'a str>,
    /// Each stated finish: ISO date, else the words of the text.
    pub deadlines: Vec<&'a str>,
    /// Ids of the measurements that stand in it.
    pub measurements: Vec<String>,
    /// The title, in code points of `text`.
    pub span: Place,
    /// The title, in bytes of the file.
    pub source_span: Place,
    /// The whole task, in code points of `text`.
    pub extent_span: Place,
    /// The responsible units with role and place.
    pub units: Vec<UnitLine<'a>>,
    /// Codes of doubts.
    pub flags: Vec<&'static str>,
}

/// A unit that is responsible for a task.
#[derive(Debug, Serialize, JsonSchema)]
pub struct UnitLine<'a> {
    /// Its name.
    pub name: &'a str,
    /// 牵头 (lead), 责任 (responsible) or 配合 (assist).
    #[schemars(extend("enum" = ["lead", "responsible", "assist"]))]
    pub role: &'static str,
    /// The name, in code points of `text`.
    pub span: Place,
    /// The name, in bytes of the file.
    pub source_span: Place,
}

impl<'a> TaskLine<'a> {
    pub(super) fn new(task: &'a Task, places: &Places<'_>) -> Self {
        Self {
            id: task_id(task.id),
            section: task.section,
            number: task.number.as_deref(),
            title: &task.title,
            responsible: task.responsible.iter().map(|r| r.name.as_str()).collect(),
            deadlines: task.deadlines.iter().map(String::as_str).collect(),
            measurements: task.measurements.iter().copied().map(measurement_id).collect(),
            span: places.span(task.span),
            source_span: places.source_span(task.span),
            extent_span: places.span(task.extent),
            units: task.responsible.iter().map(|r| UnitLine::new(r, places)).collect(),
            flags: codes(&task.flags),
        }
    }
}

impl<'a> UnitLine<'a> {
    fn new(unit: &'a Responsible, places: &Places<'_>) -> Self {
        Self {
            name: &unit.name,
            role: match unit.role {
                ResponsibleRole::Lead => "lead",
                ResponsibleRole::Responsible => "responsible",
                ResponsibleRole::Assist => "assist",
            },
            span: places.span(unit.span),
            source_span: places.source_span(unit.span),
        }
    }
}

/// The id of a task as the contract writes it.
pub(super) fn task_id(id: usize) -> String {
    format!("t{id}")
}
