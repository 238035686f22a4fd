use jiff::civil::Date;

use crate::{Change, Clean, Commitment, Comparator, Nature, Quantity, RuleId, Span};

/// Something that stands in the text, found by one rule: a quantity, a date, a cue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands: for a quantity the number with its unit, without the words that bound it.
    pub span: Span<Clean>,
    /// What it is.
    pub kind: MentionKind,
    /// The rule that found it.
    pub rule: RuleId,
}

/// The kinds of [`Mention`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MentionKind {
    /// A number with its unit.
    Quantity(Quantity),
    /// A date, year or period.
    Date(DateMention),
    /// A word that says how something beside it is meant.
    Cue(Cue),
    /// Something that looks like a quantity and is none (四川, 80后, 第三批, 12345热线): nothing inside it counts.
    Name,
}

/// A date, year or period that the text states. Resolved against the document's year, never the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateMention {
    /// First day that it covers; none where the text leaves the beginning open (to 2025年).
    pub first: Option<Date>,
    /// Last day that it covers; none where the text leaves the end open.
    pub last: Option<Date>,
    /// How fine the text states it.
    pub precision: Precision,
    /// Whether it is stated as a time to be done by (6月底前, 年内, 到2025年).
    pub deadline: bool,
    /// Whether the year was not said and was taken from the document.
    pub year_inferred: bool,
}

/// How fine a date is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A quarter or half-year, a term.
    Season,
    /// A year.
    Year,
    /// Several years: 2021—2025年, “十四五”期间, 2021-2022学年.
    Years,
}

/// A cue with what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// What it means.
    pub kind: CueKind,
}

/// What a cue means for the quantities near it. The words stand in `rules/cue.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CueKind {
    /// 达到, 为, 占, 实现: joins an indicator before it to the quantity after it.
    Link,
    /// 增长, 提高, 下降: the quantity after it is the size of a change.
    Change(Change),
    /// A word that turns the quantity after 增加/减少 into a level: 到, 至.
    Level,
    /// 由, 从: the quantity after it is where a change starts.
    From,
    /// 其中: what follows are parts of what stands before.
    Part,
    /// 分别: values after it belong to the things before it one by one.
    Respectively,
    /// 力争, 确保, 预期: commits to a target.
    Commit(Commitment),
    /// 约束性, 预期性: what kind of indicator it is.
    Nature(Nature),
    /// 拟, 将, 要: a target without a commitment.
    Target,
    /// 已, 完成了, 累计, 实现了: reported as done.
    Actual,
    /// A norm: 不得, 每…, 按…标准.
    Norm,
    /// 目标, 任务: the quantity before it is a target set by someone.
    Goal,
    /// 比上年, 较去年, 同比: a comparison with an earlier time.
    Compare,
    /// A bound that stands away from its quantity, over a list.
    Bound(Comparator),
    /// A verb that acts on counted things (新建, 培训, 资助): belongs into the indicator.
    Act,
    /// A word that an indicator does not begin with: time words, adverbs, subjects of the whole document.
    Skip,
    /// Anything the rules name that only other rules use.
    Other,
}
