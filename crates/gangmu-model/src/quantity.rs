use rust_decimal::Decimal;

use crate::{Clean, RuleId, Span};

/// A number with its unit, read exactly: 8.04亿元 is 804000000 of 元.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The number in the base unit, scale words (万, 亿) multiplied out; none for a range.
    pub value: Option<Decimal>,
    /// Lower end of a range; none otherwise.
    pub low: Option<Decimal>,
    /// Upper end of a range; none otherwise.
    pub high: Option<Decimal>,
    /// The unit without scale, in its canonical form (`元`, `人次`, `%`, `百分点`, `台(套)`); none for a bare number.
    pub unit: Option<String>,
    /// What the unit measures.
    pub dimension: Dimension,
    /// The numeral alone, without the unit.
    pub number: Span<Clean>,
    /// The unit alone (with its brackets); none for a bare number.
    pub unit_span: Option<Span<Clean>>,
    /// Whether the numeral is written in Chinese numerals only: 一所, 两次 may be an article, not an amount.
    pub chinese: bool,
    /// The bound that the words touching it state (以上, 不少于, 余, 约); none where they state none.
    pub bound: Option<Bound>,
}

/// A bound stated by words next to a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// What it means.
    pub comparator: Comparator,
    /// Where the words stand.
    pub span: Span<Clean>,
    /// The rule that read them.
    pub rule: RuleId,
}

/// How a stated number bounds what it measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparator {
    /// `=`
    Equal,
    /// `>=`: 以上, 不少于, 至少.
    AtLeast,
    /// `>`: 超过, 突破, N余.
    Over,
    /// `<=`: 以内, 不超过.
    AtMost,
    /// `<`: 低于, 不足, 近N.
    Under,
    /// `~`: 约, 左右.
    About,
}

impl Comparator {
    /// The sign that the output contract writes.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::AtLeast => ">=",
            Self::Over => ">",
            Self::AtMost => "<=",
            Self::Under => "<",
            Self::About => "~",
        }
    }
}

/// The direction of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// 增长, 提高.
    Increase,
    /// 下降, 减少.
    Decrease,
}

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// A bare number.
    None,
    /// Counted things and people: 所, 个, 人, 名, 项.
    Count,
    /// Times something happens: 次, 场次, 期.
    Times,
    /// Money.
    Money,
    /// %, ‰, 成.
    Share,
    /// 百分点.
    Points,
    /// 倍.
    Multiple,
    /// 1:1.
    Ratio,
    /// Length.
    Length,
    /// Area.
    Area,
    /// Volume.
    Volume,
    /// Mass.
    Mass,
    /// Energy and power.
    Power,
    /// Spans of time: 年, 天, 小时, 课时.
    Duration,
    /// Ages: 岁.
    Age,
    /// Scores: 分.
    Score,
    /// Temperature.
    Temperature,
    /// Compound units: 元/平方米.
    Compound,
    /// Anything else.
    Other,
}
