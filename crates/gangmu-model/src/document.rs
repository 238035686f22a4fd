use crate::{Clean, Flag, Metadata, Outline, Span};

/// One report within a text. A page that holds seven reports gives seven documents.
#[derive(Debug, Clone)]
pub struct Document {
    /// Which part of the text it is.
    pub span: Span<Clean>,
    /// Which of the documents of its source, from 1.
    pub part: usize,
    /// How many documents its source holds.
    pub parts: usize,
    /// What is known of it as a whole.
    pub metadata: Metadata,
    /// Its headings and items.
    pub outline: Outline,
    /// Doubts about it as a whole.
    pub flags: Vec<Flag>,
}

/// What kind of document a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// 总结.
    Summary,
    /// 计划.
    Plan,
    /// 总结 and 计划 in one.
    SummaryAndPlan,
    /// 工作要点.
    KeyPoints,
    /// 政府工作报告.
    WorkReport,
    /// 通知, 意见, 方案.
    Notice,
    /// 统计公报.
    Bulletin,
    /// Anything else.
    Other,
}
