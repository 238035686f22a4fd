use gangmu_model::Dimension;
use gangmu_rules::{Adds, NumeralChar, QuantityRules};
use rust_decimal::Decimal;

use super::numeral::{Numeral, NumeralReader, Reading, Value};
use super::place::{char_at, char_before, dash_len, from, is_dash, skip_blanks};
use super::sum::ten_to;
use super::unit::{Unit, UnitReader};

/// A number with its unit, or a range of numbers with the unit that they share.
#[derive(Debug, Clone)]
pub(crate) struct Amount<'a> {
    /// First byte: of the number, or of a unit word before it.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// What it is worth, in the unit.
    pub(crate) value: Value,
    /// The numeral; of a range, the first one.
    pub(crate) numeral: Numeral,
    /// The second numeral of a range.
    pub(crate) second: Option<Numeral>,
    /// The unit.
    pub(crate) unit: Option<Unit<'a>>,
    /// Whether it is a ratio of two numbers (1:1).
    pub(crate) ratio: bool,
}

impl Amount<'_> {
    /// First and last byte of the numerals.
    pub(crate) fn number(&self) -> (usize, usize) {
        (self.numeral.start, self.second.as_ref().unwrap_or(&self.numeral).end)
    }
}

/// Reads amounts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AmountReader<'a> {
    rules: &'a QuantityRules,
    text: &'a str,
    numerals: NumeralReader<'a>,
    units: UnitReader<'a>,
}

/// An amount, or no number up to a byte.
#[expect(clippy::large_enum_variant, reason = "it lives for one step of the scan; a box would cost more")]
#[derive(Debug, Clone)]
pub(crate) enum AmountReading<'a> {
    /// An amount.
    Amount(Amount<'a>),
    /// Nothing up to this byte.
    Nothing(usize),
}

impl<'a> AmountReader<'a> {
    pub(crate) const fn new(rules: &'a QuantityRules, text: &'a str) -> Self {
        Self { rules, text, numerals: NumeralReader::new(rules, text), units: UnitReader::new(&rules.unit, text) }
    }

    /// Reads the amount that begins at `at`: its number, or a unit word before the number.
    pub(crate) fn read(&self, at: usize) -> AmountReading<'a> {
        let first = match self.single(at) {
            AmountReading::Amount(first) => first,
            nothing @ AmountReading::Nothing(_) => return nothing,
        };
        let first = self.ratio(&first).unwrap_or(first);
        AmountReading::Amount(self.range(&first).unwrap_or(first))
    }

    /// Reads one amount, no range.
    pub(crate) fn single(&self, at: usize) -> AmountReading<'a> {
        if let Some(found) = self.leading(at) {
            return AmountReading::Amount(found);
        }
        if let Some(found) = self.half_of(at) {
            return AmountReading::Amount(found);
        }
        let numeral = match self.numerals.read(at, false) {
            Reading::Numeral(numeral) => numeral,
            Reading::Nothing(end) => return AmountReading::Nothing(end),
        };
        let before = self
            .units
            .before(numeral.start)
            .filter(|unit| unit.end == numeral.start || char_before(self.text, numeral.start) == Some(' '));
        let end = numeral.more.map_or(numeral.end, |m| m.1.max(numeral.end));
        let after = self.units.after(past_emphasis(self.text, numeral.start, end));
        let lead = super::place::before(self.text, numeral.start);
        let unit =
            after.or(before).filter(|u| u.rule.lead.is_empty() || u.rule.lead.iter().any(|word| lead.ends_with(word.as_str())));
        if unit.as_ref().is_some_and(|u| self.is_escape(numeral.start, u)) {
            return AmountReading::Nothing(numeral.end);
        }
        let value = numeral.value;
        let start = unit.as_ref().map_or(numeral.start, |u| u.start.min(numeral.start));
        let end = unit.as_ref().map_or(numeral.end, |u| u.end.max(numeral.end));
        let amount = self.scaled(Amount { start, end, value, numeral, second: None, unit, ratio: false });
        AmountReading::Amount(self.with_smaller(self.with_parts(amount)))
    }

    /// %20 in an address of the web: no per cent.
    fn is_escape(&self, start: usize, unit: &Unit<'a>) -> bool {
        let glued = |c: char| c.is_ascii_alphanumeric() || c == '%';
        unit.dimension == Dimension::Share
            && (char_at(self.text, unit.end).is_some_and(glued)
                || char_before(self.text, start).is_some_and(|c| matches!(c, '%' | '=' | '&')))
    }

    /// 百分之 and its like with their number.
    fn leading(&self, at: usize) -> Option<Amount<'a>> {
        let negative = char_at(self.text, at).filter(|&c| self.numerals.meaning(c) == Some(NumeralChar::Negative));
        let unit = self.units.leading(at + negative.map_or(0, char::len_utf8))?;
        let number = skip_blanks(self.text, unit.end, 2);
        let Reading::Numeral(mut numeral) = self.numerals.read(number, true) else { return None };
        if negative.is_some() {
            numeral.value = numeral.value.negated();
        }
        let (value, end) = (numeral.value, numeral.end);
        Some(self.scaled(Amount { start: at, end, value, numeral, second: None, unit: Some(unit), ratio: false }))
    }

    /// 半 before a unit: 半年, 半小时.
    fn half_of(&self, at: usize) -> Option<Amount<'a>> {
        let end = self.half(at)?;
        let unit = self.units.after(end).filter(|u| u.start == end && u.rule.half)?;
        let value = Value::Exact(Decimal::new(5, 1));
        let numeral = Numeral { start: at, end, value, more: None, chinese: true, power: 0, fraction: false, digits: 0 };
        let end = unit.end;
        Some(self.scaled(Amount { start: at, end, value, numeral, second: None, unit: Some(unit), ratio: false }))
    }

    /// A ratio of two numbers: 1:1, 2.6：1. A time of day (10:30) is none.
    fn ratio(&self, first: &Amount<'a>) -> Option<Amount<'a>> {
        if first.unit.is_some() || first.numeral.chinese || first.numeral.power > 0 || first.numeral.fraction {
            return None;
        }
        let colon = char_at(self.text, first.end).filter(|c| matches!(c, ':' | '：' | '∶'))?;
        let at = first.end + colon.len_utf8();
        let Reading::Numeral(second) = self.numerals.read(at, false) else { return None };
        let clock = second.digits == 2 && first.numeral.digits > 0 && first.value.low() > Decimal::ONE;
        let outer = |c: Option<char>| c.is_some_and(|c| matches!(c, ':' | '：' | '∶' | '-' | '/') || c.is_ascii_alphanumeric());
        if second.chinese
            || clock
            || second.digits > 2
            || outer(char_before(self.text, first.start))
            || outer(char_at(self.text, second.end))
        {
            return None;
        }
        let value = Value::Exact(first.value.low().checked_div(second.value.low())?);
        Some(Amount { end: second.end, value, second: Some(second), ratio: true, ..first.clone() })
    }

    /// Adds the parts of a unit of money that follow it: 9元9角9分, 九块九.
    fn with_parts(&self, mut amount: Amount<'a>) -> Amount<'a> {
        const PARTS: usize = 2;
        let whole = amount.unit.as_ref().is_some_and(|u| u.dimension == Dimension::Money && u.end == amount.end);
        if !whole || amount.numeral.more.is_some() {
            return amount;
        }
        let mut last = Decimal::ONE;
        for _ in 0..PARTS {
            let Some(first) = char_at(self.text, amount.end) else { break };
            if super::place::digit(first).is_none() && !matches!(self.numerals.meaning(first), Some(NumeralChar::Digit { .. })) {
                break;
            }
            // 零 before Arabic digits only fills the place: 9元零9分.
            let next = char_at(self.text, amount.end + first.len_utf8()).is_some_and(|c| super::place::digit(c).is_some());
            let zero = matches!(self.numerals.meaning(first), Some(NumeralChar::Digit { value: 0, .. }));
            let zeroed = zero && !next;
            let at = if zero && next { amount.end + first.len_utf8() } else { amount.end };
            let Reading::Numeral(part) = self.numerals.read(at, false) else { break };
            let Value::Exact(count) = part.value else { break };
            let Some((factor, len)) = self.rules.unit.parts.at_start(from(self.text, part.end)) else {
                if let Some(value) = self.loose(&amount, &part, last, zeroed) {
                    amount.value = value;
                    amount.end = part.end;
                }
                break;
            };
            last = *factor;
            let Some(value) = count.checked_mul(*factor).and_then(|more| amount.value.plus(more)) else { break };
            amount.value = value;
            amount.end = part.end + len;
        }
        amount
    }

    /// A last digit without its unit, a tenth of the one before: 九块九, 两块九毛九, 三块零四.
    fn loose(&self, amount: &Amount<'a>, part: &Numeral, last: Decimal, zero: bool) -> Option<Value> {
        let unit = amount.unit.as_ref()?;
        let word = self.text.get(unit.start..unit.end)?;
        let closed = char_at(self.text, part.end).is_none_or(|c| !c.is_alphanumeric());
        let digit = part.value.low() < Decimal::TEN && part.chinese && part.power == 0 && !part.fraction;
        if !closed || !digit || !unit.rule.loose.iter().any(|loose| loose == word) {
            return None;
        }
        let tenth = last.checked_mul(Decimal::new(1, if zero { 2 } else { 1 }))?;
        amount.value.plus(part.value.low().checked_mul(tenth)?)
    }

    /// Adds a number of the smaller unit that follows: 2小时40分 is 160 minutes.
    fn with_smaller(&self, amount: Amount<'a>) -> Amount<'a> {
        self.smaller(&amount).map_or(amount, |more| self.with_smaller(more))
    }

    fn smaller(&self, amount: &Amount<'a>) -> Option<Amount<'a>> {
        let unit = amount.unit.as_ref().filter(|u| u.end == amount.end && amount.numeral.more.is_none())?;
        let then = unit.rule.then?;
        let first = char_at(self.text, amount.end)?;
        // 1年零3个月: 零 only fills the place.
        let zero = matches!(self.numerals.meaning(first), Some(NumeralChar::Digit { value: 0, .. }));
        let at = amount.end + if zero { first.len_utf8() } else { 0 };
        let Reading::Numeral(part) = self.numerals.read(at, false) else { return None };
        let Value::Exact(count) = part.value else { return None };
        let rule = self.rules.unit.unit(then.unit)?;
        let end = match self.units.after(part.end) {
            Some(after) if after.rule.id == rule.id => after.end,
            _ => {
                let tail = from(self.text, part.end);
                let short = rule.short.iter().find(|word| tail.starts_with(word.as_str()))?;
                part.end + short.len()
            }
        };
        let whole = part.more.is_none() && !part.fraction && count < then.per && !count.is_sign_negative();
        let value = amount.value.times(then.per).and_then(|v| v.plus(count)).filter(|_| whole)?;
        let smaller = self.units.of(rule, part.end, end)?;
        Some(Amount { end, value, unit: Some(smaller), ..amount.clone() })
    }

    /// Multiplies by the factor of the unit (3成 is 30 %).
    fn scaled(&self, mut amount: Amount<'a>) -> Amount<'a> {
        let Some(unit) = &amount.unit else { return amount };
        match unit.adds {
            Adds::Half => amount.value = amount.value.plus(Decimal::new(5, 1)).unwrap_or(amount.value),
            Adds::More => amount.numeral.more = amount.numeral.more.or(Some((amount.numeral.end, unit.end))),
            Adds::Nothing => {}
        }
        let half = unit.rule.half.then(|| self.half(unit.end)).flatten();
        if let Some(end) = half
            && let Some(value) = amount.value.plus(Decimal::new(5, 1))
        {
            amount.value = value;
            amount.end = end;
        }
        if unit.rule.doubling
            && let Some(value) = amount.value.doubled()
        {
            amount.value = value;
        }
        if unit.factor() != Decimal::ONE
            && let Some(value) = amount.value.times(unit.factor())
        {
            amount.value = value;
        }
        amount
    }

    /// The place after a 半 at `at` that adds a half.
    fn half(&self, at: usize) -> Option<usize> {
        let c = char_at(self.text, at)?;
        if self.numerals.meaning(c) != Some(NumeralChar::Half) {
            return None;
        }
        let after = at + c.len_utf8();
        let word = self.rules.numeral.no_tail.at_start(from(self.text, at)).is_some();
        (!word).then_some(after)
    }

    /// The range that begins with `first`: 3-5个百分点, 5%至8%, 100与200之间.
    fn range(&self, first: &Amount<'a>) -> Option<Amount<'a>> {
        if first.ratio || !matches!(first.value, Value::Exact(_)) || self.has_leading_zero(&first.numeral) {
            return None;
        }
        let (at, open) = self.connector(first.end)?;
        let AmountReading::Amount(second) = self.single(at) else { return None };
        if second.start != at {
            return None;
        }
        if !open && self.looks_like_code(&first.numeral, &second) {
            return None;
        }
        let joined = self.join(first, second)?;
        if open {
            let (_, len) = self.rules.bound.range_end.at_start(from(self.text, joined.end))?;
            return Some(Amount { end: joined.end + len, ..joined });
        }
        Some(joined)
    }

    /// 09-14: the part of a date or a number of a telephone, no end of a range.
    fn has_leading_zero(&self, numeral: &Numeral) -> bool {
        numeral.digits > 1 && char_at(self.text, numeral.start).is_some_and(|c| super::place::digit(c) == Some(0))
    }

    /// Long digits with a dash between them, without a unit: a telephone number.
    fn looks_like_code(&self, first: &Numeral, second: &Amount<'a>) -> bool {
        let next = char_at(self.text, second.end);
        second.unit.is_none()
            && (first.digits > 4
                || second.numeral.digits > 6
                || self.has_leading_zero(&second.numeral)
                || next.is_some_and(is_dash))
    }

    /// The place after the connector of a range, and whether 之间 must follow the range.
    fn connector(&self, at: usize) -> Option<(usize, bool)> {
        let including = self.rules.bound.including.at_start(from(self.text, at)).map_or(0, |(_, len)| len);
        let at = skip_blanks(self.text, at + including, 1);
        let rest = from(self.text, at);
        let dashes = dash_len(self.text, at, &self.rules.bound.dash);
        if dashes > 0 {
            return Some((skip_blanks(self.text, at + dashes, 1), false));
        }
        if let Some((_, len)) = self.rules.bound.to.at_start(rest) {
            return Some((skip_blanks(self.text, at + len, 1), false));
        }
        let (_, len) = self.rules.bound.and.at_start(rest)?;
        Some((at + len, true))
    }

    /// Joins the ends of a range; they share the unit and, where the first has none, the scale: 5-10万人.
    fn join(&self, first: &Amount<'a>, second: Amount<'a>) -> Option<Amount<'a>> {
        let (Value::Exact(low), Value::Exact(high)) = (first.value, second.value) else { return None };
        let same = match (&first.unit, &second.unit) {
            (Some(a), Some(b)) => a.name == b.name || a.start < first.numeral.start,
            (Some(a), None) => a.start < first.numeral.start,
            (None, _) => true,
        };
        if !same {
            return None;
        }
        let factor = if first.unit.is_none() { second.unit.as_ref().map_or(Decimal::ONE, Unit::factor) } else { Decimal::ONE };
        let mut low = low.checked_mul(factor)?;
        let scale = ten_to(second.numeral.power)?;
        if first.numeral.power == 0 && second.numeral.power > 0 && first.unit.is_none() && low < high.checked_div(scale)? {
            low = low.checked_mul(scale)?;
        }
        if low >= high {
            return None;
        }
        let leading = first.unit.as_ref().filter(|u| u.start < first.numeral.start).cloned();
        let unit = second.unit.or(leading);
        Some(Amount {
            start: first.start,
            end: second.end,
            value: Value::Range(low, high),
            numeral: first.numeral.clone(),
            second: Some(second.numeral),
            unit,
            ratio: false,
        })
    }
}

/// The place after the marks of emphasis that close at `end` where they open at `start`: **27.4**.
fn past_emphasis(text: &str, start: usize, end: usize) -> usize {
    let open = super::place::before(text, start).ends_with("**");
    if open && from(text, end).starts_with("**") { end + "**".len() } else { end }
}
