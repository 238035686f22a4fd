use std::ops::Range;

use gangmu_model::{Bound, Comparator, Dimension, Precision};
use gangmu_rules::QuantityRules;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::amount::{Amount, AmountReader, AmountReading};
use super::bound::bound;
use super::date::{DateExpr, DateReader, Days, How, Part, Reference, Year};
use super::name;
use super::numeral::{Numeral, NumeralReader, Reading, Value};
use super::scan::Scan;

/// Stands in for a year that is not known.
const LEAP_YEAR: i16 = 2000;
/// How a year that is not known is written.
const UNKNOWN_YEAR: &str = "XXXX";

/// A number, quantity, range or date that was found in a text, with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands: bytes of the text.
    pub span: Range<usize>,
    /// What it is.
    pub kind: FoundKind,
    /// Its exact value: a decimal without exponent or trailing zeros; of a date `YYYY-MM-DD`, of a period `YYYY` or `YYYY-MM`, with `XXXX` for a year
    /// that neither the text nor the reference day gives. None for a range.
    pub value: Option<String>,
    /// Lower end of a range or first day of a period; none where it is open.
    pub low: Option<String>,
    /// Upper end of a range or last day of a period; none where it is open.
    pub high: Option<String>,
    /// Whether the lower end is included.
    pub low_incl: bool,
    /// Whether the upper end is included.
    pub high_incl: bool,
    /// The unit: the code of the standards where there is one (`CNY`, `kg`, `year`, `%`, `pp`), else its canonical form (`人次`).
    pub unit: Option<String>,
    /// Whether the value is only near.
    pub approx: Option<Approx>,
    /// How a period is bounded: `before`, `until`, `since`, `after`.
    pub cmp: Option<&'static str>,
}

/// What a [`Found`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundKind {
    /// A numeral by itself, before a unit is attached: every number of a text is one, also where it is part of a quantity.
    Number,
    /// Per cent, or percentage points.
    Percent,
    /// Money.
    Money,
    /// Any other quantity with a unit.
    Quantity,
    /// From one value to another, or from (up to) one.
    Range,
    /// A day.
    Date,
    /// A month, year or other stretch of days.
    Period,
}

impl FoundKind {
    /// The word for it in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Percent => "percent",
            Self::Money => "money",
            Self::Quantity => "quantity",
            Self::Range => "range",
            Self::Date => "date",
            Self::Period => "period",
        }
    }
}

/// How a value is only near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approx {
    /// 余, 多: a little more.
    Over,
    /// 约, 左右.
    About,
    /// 近: a little less.
    Nearly,
}

impl Approx {
    /// The word for it in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::About => "about",
            Self::Nearly => "nearly",
        }
    }
}

/// Reads numbers, quantities, ranges and dates from any text, exactly; useful alone.
///
/// A quantity comes with the number within it, longest first; kinds that are not wanted are left out by the caller.
///
/// ```
/// use gangmu_extract::{FoundKind, QuantityReader};
///
/// let rules = gangmu_rules::Rules::bundled().expect("the bundled rules");
/// let reader = QuantityReader::new(&rules.quantity);
/// let text = "规划投资8.04亿元";
/// let found = reader.read(text, None);
/// let money = found.iter().find(|f| f.kind == FoundKind::Money).expect("an amount of money");
/// assert_eq!(&text[money.span.clone()], "8.04亿元");
/// assert_eq!(money.value.as_deref(), Some("804000000"));
/// assert_eq!(money.unit.as_deref(), Some("CNY"));
/// ```
///
/// Ranges and bounds have a lower and an upper end; 以上 and 以下 include the number, 超过 and 不足 do not:
///
/// ```
/// # use gangmu_extract::{FoundKind, QuantityReader};
/// # let rules = gangmu_rules::Rules::bundled().expect("the bundled rules");
/// # let reader = QuantityReader::new(&rules.quantity);
/// let range = |text: &str| reader.read(text, None).into_iter().find(|f| f.kind == FoundKind::Range).expect("a range");
/// let rate = range("增长4.5-5%");
/// assert_eq!((rate.low.as_deref(), rate.high.as_deref(), rate.unit.as_deref()), (Some("4.5"), Some("5"), Some("%")));
/// let least = range("覆盖率达到99%以上");
/// assert_eq!((least.low.as_deref(), least.low_incl, least.high), (Some("99"), true, None));
/// let over = range("超过百分之零点九");
/// assert_eq!((over.low.as_deref(), over.low_incl), (Some("0.9"), false));
/// ```
///
/// Dates are resolved against the day of writing, never the clock:
///
/// ```
/// # use gangmu_extract::{FoundKind, QuantityReader};
/// # let rules = gangmu_rules::Rules::bundled().expect("the bundled rules");
/// # let reader = QuantityReader::new(&rules.quantity);
/// let written = jiff::civil::date(2024, 3, 1);
/// let found = reader.read("去年5月开工，今年6月底前完成", Some(written));
/// let days: Vec<_> = found.iter().filter(|f| f.kind == FoundKind::Period).map(|f| (f.low.as_deref(), f.high.as_deref())).collect();
/// assert_eq!(days, [(Some("2023-05-01"), Some("2023-05-31")), (None, Some("2024-06-30"))]);
/// ```
///
/// A word with a numeral in it is no number:
///
/// ```
/// # use gangmu_extract::QuantityReader;
/// # let rules = gangmu_rules::Rules::bundled().expect("the bundled rules");
/// # let reader = QuantityReader::new(&rules.quantity);
/// assert!(reader.read("进一步加强教师队伍建设", None).is_empty());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct QuantityReader<'r> {
    rules: &'r QuantityRules,
}

impl<'r> QuantityReader<'r> {
    /// A reader that works by these rules.
    pub const fn new(rules: &'r QuantityRules) -> Self {
        Self { rules }
    }

    /// All that stands in `text`, in order of the start, longer ones first. `written` is the day it was written: 今年, 下月 and dates without a year
    /// are resolved against it; without it a year that is not said is `XXXX`.
    pub fn read(&self, text: &str, written: Option<Date>) -> Vec<Found> {
        let scan = Scan::new(self.rules, text);
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(place) = scan.next(at, text.len()) {
            at = self.read_at(text, place, written, &mut found).max(place + 1);
            while !text.is_char_boundary(at) {
                at += 1;
            }
        }
        found.sort_by(|a: &Found, b| a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)));
        found
    }

    /// Reads what stands at `at` and says where to go on.
    fn read_at(&self, text: &str, at: usize, written: Option<Date>, found: &mut Vec<Found>) -> usize {
        if let Some(plan) = DateReader::new(self.rules, text).plan(at) {
            found.extend(period(&plan, written));
            return plan.end;
        }
        if let Some((_, end)) = DateReader::new(self.rules, text).plan_name(at) {
            return end;
        }
        if let Some(rough) = DateReader::new(self.rules, text).rough(at) {
            self.numbers(text, at, rough.end, found);
            found.extend(period(&rough, written));
            return rough.end;
        }
        let date_only = Scan::new(self.rules, text).is_date_only(at);
        if !date_only
            && let Some(name) = name::word_at(self.rules, text, at)
            && !name.rule.numeral
        {
            return name.end;
        }
        if let Some(expr) = DateReader::new(self.rules, text).read(at) {
            self.numbers(text, at, expr.end, found);
            found.extend(period(&expr, written));
            if !expr.weak {
                return expr.end;
            }
        }
        if date_only {
            return at;
        }
        match AmountReader::new(self.rules, text).read(at) {
            AmountReading::Amount(amount) => {
                self.amount(text, &amount, found);
                amount.end
            }
            AmountReading::Nothing(end) => end,
        }
    }

    /// The numerals of a date.
    fn numbers(&self, text: &str, start: usize, end: usize, found: &mut Vec<Found>) {
        let scan = Scan::new(self.rules, text);
        let mut at = start;
        while let Some(place) = scan.next(at, end) {
            at = match NumeralReader::new(self.rules, text).read(place, false) {
                Reading::Numeral(numeral) if numeral.end <= end => {
                    found.push(number(&numeral));
                    numeral.end
                }
                Reading::Numeral(_) => return,
                Reading::Nothing(after) => after,
            };
        }
    }

    fn amount(&self, text: &str, amount: &Amount<'_>, found: &mut Vec<Found>) {
        // 百分之五 is no number 5.
        let shares = amount.unit.as_ref().is_some_and(|u| u.dimension == Dimension::Share && u.start == amount.start);
        if !shares {
            found.push(number(&amount.numeral));
        }
        found.extend(amount.second.as_ref().map(number));
        if amount.ratio {
            return;
        }
        if name::heads_amount(self.rules, text, amount) {
            return;
        }
        let bound = bound(self.rules, text, amount);
        let kind = kind(amount);
        let article = is_article(amount);
        let range = self.amount_range(amount, bound.as_ref().filter(|b| !article || b.comparator != Comparator::Under));
        let exact = matches!(amount.value, Value::Exact(_)) && amount.unit.is_some();
        if exact && (range.is_none() || kind == FoundKind::Quantity) && !(article && bound.is_none()) {
            found.push(quantity(amount, kind, bound.as_ref().map(|b| b.comparator)));
        }
        let Some(range) = range else { return };
        match found.iter_mut().rev().find(|f| f.kind == FoundKind::Range) {
            Some(last) if self.joins(text, last, &range) => {
                last.span.end = range.span.end;
                last.low_incl &= range.low_incl;
                last.high_incl &= range.high_incl;
                last.low = last.low.take().or(range.low);
                last.high = last.high.take().or(range.high);
                last.unit = range.unit.or(last.unit.take());
            }
            _ => found.push(range),
        }
    }

    /// Whether a lower and an upper bound stand side by side: 3年以上7年以下, 大于10并且小于20.
    fn joins(&self, text: &str, first: &Found, second: &Found) -> bool {
        let sides = matches!(
            (&first.low, &first.high, &second.low, &second.high),
            (Some(_), None, None, Some(_)) | (None, Some(_), Some(_), None)
        );
        let between = text.get(first.span.end..second.span.start).unwrap_or("none").trim();
        let joined = between.is_empty() || self.rules.bound.both.at_start(between).is_some_and(|(_, len)| len == between.len());
        sides && joined && (first.unit == second.unit || first.unit.is_none())
    }

    /// The range that an amount is: by itself, or by the bound beside it.
    fn amount_range(&self, amount: &Amount<'_>, bound: Option<&Bound>) -> Option<Found> {
        let mut found = blank(amount, FoundKind::Range);
        found.unit = unit(amount);
        // A counted unit after its range is not part of it: 20-100个, 至少10次.
        if amount.unit.as_ref().is_some_and(|u| matches!(u.dimension, Dimension::Count | Dimension::Times)) {
            found.span.end = amount.number().1;
        }
        if let Value::Range(low, high) | Value::Vague(low, high) = amount.value {
            (found.low, found.high) = (text_of(low), text_of(high));
            found.high_incl = matches!(amount.value, Value::Range(..));
            found.approx = if amount.second.is_none() { Some(Approx::About) } else { None };
            return Some(found);
        }
        let bound = bound?;
        let inner = amount.numeral.more.is_some_and(|(start, _)| start == bound.span.start);
        if inner && amount.unit.is_some() || self.rules.bound.is_near(&bound.rule) {
            return None;
        }
        let value = text_of(amount.value.low());
        match bound.comparator {
            Comparator::AtLeast | Comparator::Over => found.low = value,
            Comparator::AtMost | Comparator::Under => found.high = value,
            Comparator::About | Comparator::Equal => return None,
        }
        found.low_incl = bound.comparator != Comparator::Over;
        found.high_incl = bound.comparator != Comparator::Under;
        found.approx = if inner { Some(Approx::Over) } else { None };
        let end = if bound.span.start >= amount.end { bound.span.end } else { found.span.end };
        found.span = found.span.start.min(bound.span.start)..end;
        Some(found)
    }
}

/// 一 before a counted thing is an article.
fn is_article(amount: &Amount<'_>) -> bool {
    let one = amount.numeral.chinese && amount.value == Value::Exact(Decimal::ONE);
    one && amount.unit.as_ref().is_some_and(|u| matches!(u.dimension, Dimension::Count | Dimension::Times | Dimension::Duration))
}

/// A date or period with its days.
fn period(expr: &DateExpr, written: Option<Date>) -> Option<Found> {
    let year = written.map(|day| day.year());
    let known = Reference { year, spoken: year, day: written };
    // Without a reference a leap year stands in, so that 2月29日 is a day.
    let masked = known.year.is_none() && (expr.first.year == Year::Unsaid || expr.last.year == Year::Unsaid);
    let days = expr.days(if masked { Reference { year: Some(LEAP_YEAR), spoken: Some(LEAP_YEAR), day: None } } else { known });
    // Without a day of writing 下个季度 is a period whose days are not known.
    let days =
        if days.is_none() && written.is_none() && expr.is_relative() { Some(Days { first: None, last: None }) } else { days }?;
    let iso = |day: Date| {
        let text = day.to_string();
        if masked { text.replacen(&format!("{:04}", day.year()), UNKNOWN_YEAR, 1) } else { text }
    };
    let (mut low, mut high) = (days.first.map(iso), days.last.map(iso));
    // 未来五年: by its end.
    if matches!(expr.last.part, Part::Window(_, 1..)) {
        low = None;
    }
    let single = expr.first == expr.last && expr.how == How::At;
    let day = single && low.is_some() && low == high && expr.precision() == Precision::Day;
    let prefix = |text: &str, len: usize| text.get(..len).map(str::to_owned);
    let value = match expr.last.part {
        _ if !single => None,
        _ if day => low.clone(),
        Part::Year => low.as_deref().and_then(|text| prefix(text, "YYYY".len())),
        Part::Months(a, b) if a == b => low.as_deref().and_then(|text| prefix(text, "YYYY-MM".len())),
        Part::RelativeMonth(_) | Part::End | Part::Start if expr.last.part != Part::Start => {
            low.as_deref().and_then(|text| prefix(text, "YYYY-MM".len()))
        }
        _ => None,
    };
    if day || masked && value.is_some() {
        (low, high) = (None, None);
    }
    let cmp = match expr.how {
        How::At => None,
        How::Before => Some("before"),
        How::Until => Some("until"),
        How::Since => Some("since"),
        How::After => Some("after"),
    };
    let kind = if day { FoundKind::Date } else { FoundKind::Period };
    Some(Found {
        span: expr.start..expr.end,
        kind,
        value,
        low,
        high,
        low_incl: true,
        high_incl: true,
        unit: None,
        approx: None,
        cmp,
    })
}

fn text_of(value: Decimal) -> Option<String> {
    let (mut mantissa, mut scale) = (value.mantissa(), value.scale());
    while scale > 0 && mantissa % 10 == 0 {
        (mantissa, scale) = (mantissa / 10, scale - 1);
    }
    let Ok(whole) = i64::try_from(mantissa) else { return Some(value.normalize().to_string()) };
    let mut text = whole.to_string();
    let sign = usize::from(whole < 0);
    let point = scale as usize;
    if point > 0 {
        let missing = (point + 1).saturating_sub(text.len() - sign);
        text.insert_str(sign, &"0".repeat(missing));
        text.insert(text.len() - point, '.');
    }
    Some(text)
}

fn number(numeral: &Numeral) -> Found {
    let value = match numeral.value {
        Value::Exact(value) => text_of(value),
        _ => None,
    };
    let (kind, low, high) = match numeral.value {
        Value::Exact(_) => (FoundKind::Number, None, None),
        Value::Range(low, high) | Value::Vague(low, high) => (FoundKind::Range, text_of(low), text_of(high)),
    };
    let inside = numeral.more.is_some_and(|m| m.0 < numeral.end);
    Found {
        span: numeral.start..numeral.end,
        kind,
        value,
        low,
        high,
        low_incl: true,
        high_incl: !matches!(numeral.value, Value::Vague(..)),
        unit: None,
        approx: if inside { Some(Approx::Over) } else { None },
        cmp: None,
    }
}

fn kind(amount: &Amount<'_>) -> FoundKind {
    match amount.unit.as_ref().map(|u| u.dimension) {
        Some(Dimension::Share | Dimension::Points) => FoundKind::Percent,
        Some(Dimension::Money) => FoundKind::Money,
        Some(_) => FoundKind::Quantity,
        None => FoundKind::Number,
    }
}

fn unit(amount: &Amount<'_>) -> Option<String> {
    amount.unit.as_ref().map(|u| u.code().unwrap_or(&u.name).to_owned())
}

fn quantity(amount: &Amount<'_>, kind: FoundKind, bound: Option<Comparator>) -> Found {
    let approx = match bound {
        Some(Comparator::About) => Some(Approx::About),
        Some(Comparator::Under) => Some(Approx::Nearly),
        Some(Comparator::Over) => Some(Approx::Over),
        _ => None,
    };
    Found { value: text_of(amount.value.low()), unit: unit(amount), approx, ..blank(amount, kind) }
}

/// What is found at an amount, without its values.
const fn blank(amount: &Amount<'_>, kind: FoundKind) -> Found {
    Found {
        span: amount.start..amount.end,
        kind,
        value: None,
        low: None,
        high: None,
        low_incl: true,
        high_incl: true,
        unit: None,
        approx: None,
        cmp: None,
    }
}
