use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{Change, Clean, Comparator, Flag, RuleId, Span};

/// All that a document says, in order of the text.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// The measurements.
    pub measurements: Vec<Measurement>,
    /// The task lists.
    pub task_lists: Vec<TaskList>,
    /// The tasks.
    pub tasks: Vec<Task>,
    /// The documents that the text names.
    pub references: Vec<Reference>,
    /// Doubts about several records at once, or about the document.
    pub flags: Vec<Flag>,
}

/// One quantity that the text states about the world. Field by field as the annotation guideline defines it.
#[derive(Debug, Clone)]
pub struct Measurement {
    /// From 1 within its document.
    pub id: usize,
    /// Id of the innermost section it stands in.
    pub section: Option<usize>,
    /// Whether it has a number, else which way it has none.
    pub kind: MeasurementKind,
    /// Value in the base unit.
    pub value: Option<Decimal>,
    /// Lower end of a range.
    pub low: Option<Decimal>,
    /// Upper end of a range.
    pub high: Option<Decimal>,
    /// Unit without scale.
    pub unit: Option<String>,
    /// How the number bounds the indicator.
    pub comparator: Comparator,
    /// Whether the quantity is the size of a change.
    pub change: Option<Change>,
    /// Where a change started (由A增加到B).
    pub from: Option<Decimal>,
    /// What the quantity measures, in the text's own words.
    pub indicator: Option<String>,
    /// The stretches of text that the indicator is made of, in the order in which it joins them.
    pub indicator_spans: Vec<Span<Clean>>,
    /// To be reached, or reported as reached.
    pub status: Status,
    /// How firmly a target is meant.
    pub commitment: Option<Commitment>,
    /// Whether the plan calls the indicator binding or expected.
    pub nature: Option<Nature>,
    /// Calendar year that the value is for or due in.
    pub year: Option<i16>,
    /// Last day by which it is due.
    pub deadline: Option<Date>,
    /// Id of the measurement it is a stated part of.
    pub parent: Option<usize>,
    /// The rule that joined quantity and indicator.
    pub rule: RuleId,
    /// The quantity itself: number and unit.
    pub span: Span<Clean>,
    /// The sentence to quote.
    pub sentence: Span<Clean>,
    /// Doubts about it.
    pub flags: Vec<Flag>,
}

/// Whether a measurement has a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasurementKind {
    /// It has.
    Number,
    /// 与经济增长同步.
    Relative,
    /// 完成国家下达任务.
    Delegated,
    /// 全覆盖.
    Complete,
    /// 不设具体目标.
    None,
}

/// Target or actual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// To be reached, kept, obeyed or done.
    Target,
    /// Reported as done, reached or existing.
    Actual,
}

/// How firmly a target is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Commitment {
    /// 确保, 必须.
    Ensure,
    /// 力争, 争取.
    Strive,
    /// 预期.
    Expect,
}

/// What kind of indicator a plan calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// 约束性: those in charge answer for it.
    Binding,
    /// 预期性: expected of the economy.
    Expected,
}

/// A declared count with its head noun (八大行动) and the members that the document names.
#[derive(Debug, Clone)]
pub struct TaskList {
    /// From 1 within its document.
    pub id: usize,
    /// Id of the innermost section that declares it.
    pub section: Option<usize>,
    /// The label without quotes (八大行动).
    pub label: String,
    /// Its head noun (行动).
    pub noun: String,
    /// The declared count.
    pub count: u32,
    /// Target or actual.
    pub status: Status,
    /// The members, in order.
    pub items: Vec<ListItem>,
    /// Where the label stands.
    pub span: Span<Clean>,
    /// The rule that found it.
    pub rule: RuleId,
    /// Doubts about it.
    pub flags: Vec<Flag>,
}

/// A member of a task list.
#[derive(Debug, Clone)]
pub struct ListItem {
    /// Its number as the text has it; none where it has none.
    pub number: Option<String>,
    /// Its title, without number, quotes and closing punctuation.
    pub title: String,
    /// Id of the section that it heads.
    pub section: Option<usize>,
    /// Where the title stands.
    pub span: Span<Clean>,
}

/// The smallest numbered item of a plan.
#[derive(Debug, Clone)]
pub struct Task {
    /// From 1 within its document.
    pub id: usize,
    /// Id of the section that it is.
    pub section: Option<usize>,
    /// Its number as the text has it.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// Where the title stands.
    pub span: Span<Clean>,
    /// The whole task.
    pub extent: Span<Clean>,
    /// The units named as responsible.
    pub responsible: Vec<Responsible>,
    /// Each stated finish: an ISO date, else the words of the text.
    pub deadlines: Vec<String>,
    /// Ids of the measurements that stand in it.
    pub measurements: Vec<usize>,
    /// Doubts about it.
    pub flags: Vec<Flag>,
}

/// A unit that is responsible for a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Responsible {
    /// Its name.
    pub name: String,
    /// In which role.
    pub role: ResponsibleRole,
    /// Where the name stands.
    pub span: Span<Clean>,
}

/// The role of a responsible unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponsibleRole {
    /// 牵头单位.
    Lead,
    /// 责任单位.
    Responsible,
    /// 配合单位.
    Assist,
}

/// A document or a programme that the text names.
#[derive(Debug, Clone)]
pub struct Reference {
    /// What it is.
    pub kind: ReferenceKind,
    /// Its name: of a document without the marks 《》.
    pub name: String,
    /// The number of a document (国发〔2022〕2号), where one is given.
    pub number: Option<String>,
    /// Where name and number stand.
    pub span: Span<Clean>,
}

/// The kinds of [`Reference`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A document, named in 《…》.
    Document,
    /// A programme that has a name in quotes: “数商兴农”工程, “国培计划”.
    Programme,
}
