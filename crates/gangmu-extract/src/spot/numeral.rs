use gangmu_model::Dimension;
use gangmu_rules::{NumeralChar, NumeralRules, QuantityRules, UnitRules};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::arabic;
use super::parts::{DigitRun, Parts};
use super::place::{before, char_at, char_before, digit, from, is_blank, skip_blanks};
use super::sum::{Element, Pick, sum};
use super::unit::UnitReader;

/// No numeral of a text has more parts than this.
const MOST_ELEMENTS: usize = 48;

/// A number as the text writes it, without a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte, without a trailing 余.
    pub(crate) end: usize,
    /// What it is worth.
    pub(crate) value: Value,
    /// Where 余, 多 or 几 says that it is more.
    pub(crate) more: Option<(usize, usize)>,
    /// Whether no Arabic digit is in it.
    pub(crate) chinese: bool,
    /// The power of ten of the scale words that it ends with (4 for 万, 12 for 万亿); 0 where it ends with none.
    pub(crate) power: u32,
    /// Whether it is a fraction (三分之一, 1/3).
    pub(crate) fraction: bool,
    /// How many digits it has where it is a bare run of Arabic digits; 0 otherwise.
    pub(crate) digits: usize,
}

/// What a numeral is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value {
    /// One number.
    Exact(Decimal),
    /// From one number to another: 二三十.
    Range(Decimal, Decimal),
    /// From one number up to before another: 几十, 数百.
    Vague(Decimal, Decimal),
}

impl Value {
    /// The number, or the lower end.
    pub(crate) const fn low(self) -> Decimal {
        match self {
            Self::Exact(v) | Self::Range(v, _) | Self::Vague(v, _) => v,
        }
    }

    /// The value with its sign turned.
    pub(crate) fn negated(self) -> Self {
        self.map(|v| Some(-v)).unwrap_or(self)
    }

    /// The value and `more`; none where it does not fit.
    pub(crate) fn plus(self, more: Decimal) -> Option<Self> {
        self.map(|v| v.checked_add(more))
    }

    /// The value `factor` times; none where it does not fit.
    pub(crate) fn times(self, factor: Decimal) -> Option<Self> {
        self.map(|v| v.checked_mul(factor))
    }

    /// Two to its power, for small numbers: 翻两番.
    pub(crate) fn doubled(self) -> Option<Self> {
        self.map(|v| Some(Decimal::from(1u32.checked_shl(v.to_u32().filter(|n| *n < 32)?)?)))
    }

    fn map(self, f: impl Fn(Decimal) -> Option<Decimal>) -> Option<Self> {
        Some(match self {
            Self::Exact(v) => Self::Exact(f(v)?),
            Self::Range(a, b) => Self::Range(f(a)?, f(b)?),
            Self::Vague(a, b) => Self::Vague(f(a)?, f(b)?),
        })
    }
}

/// What stands at a place where a numeral could begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    /// A numeral.
    Numeral(Numeral),
    /// No numeral up to this byte.
    Nothing(usize),
}

/// Reads numerals, Arabic and Chinese.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NumeralReader<'a> {
    rules: &'a NumeralRules,
    units: &'a UnitRules,
    text: &'a str,
}

impl<'a> NumeralReader<'a> {
    pub(crate) const fn new(rules: &'a QuantityRules, text: &'a str) -> Self {
        Self { rules: &rules.numeral, units: &rules.unit, text }
    }

    /// What `c` means in a numeral.
    pub(crate) fn meaning(&self, c: char) -> Option<NumeralChar> {
        self.rules.chars.get(c)
    }

    /// Reads the numeral that begins at `at`, fractions and all. `free`: 百, 千, 万 may begin it (百分之百).
    pub(crate) fn read(&self, at: usize, free: bool) -> Reading {
        let Some(start) = self.sign(at) else { return self.unsigned(at, free) };
        match self.unsigned(start, free) {
            Reading::Numeral(numeral) => Reading::Numeral(Numeral { start: at, value: numeral.value.negated(), ..numeral }),
            nothing @ Reading::Nothing(_) => nothing,
        }
    }

    /// The place after a sign that begins at `at`.
    fn sign(&self, at: usize) -> Option<usize> {
        let c = char_at(self.text, at)?;
        if let Some((_, len)) = self.rules.below.at_start(from(self.text, at)) {
            return Some(skip_blanks(self.text, at + len, 1));
        }
        let signed = self.meaning(c) == Some(NumeralChar::Negative) || matches!(c, '-' | '－' | '−');
        signed.then(|| skip_blanks(self.text, at + c.len_utf8(), 1))
    }

    fn unsigned(&self, at: usize, free: bool) -> Reading {
        if let Some(word) = self.word(at) {
            return Reading::Numeral(word);
        }
        let whole = match self.plain(at, free) {
            Reading::Numeral(whole) => whole,
            nothing => return nothing,
        };
        if whole.more.is_some() {
            return Reading::Numeral(whole);
        }
        let fraction = self.mixed(&whole).or_else(|| self.parts_of(&whole)).or_else(|| arabic::slash(self.text, &whole));
        Reading::Numeral(fraction.unwrap_or(whole))
    }

    /// A word that is a number: 一半, 半数.
    fn word(&self, at: usize) -> Option<Numeral> {
        let rest = from(self.text, at);
        let (word, len) = self.rules.words.at_start(rest)?;
        if self.rules.no_words.at_start(rest).is_some_and(|(_, other)| other > len) {
            return None;
        }
        let lead = before(self.text, at);
        let more = word.over.iter().find(|over| lead.ends_with(over.as_str())).map(|over| (at - over.len(), at));
        let led = word.lead.is_empty() || more.is_some() || word.lead.iter().any(|word| lead.ends_with(word.as_str()));
        let tail = from(self.text, at + len);
        let followed = word.then.is_empty() || word.then.iter().any(|then| tail.starts_with(then.as_str()));
        let (value, fraction) = (Value::Exact(word.value), word.value < Decimal::ONE);
        (led && followed).then_some(Numeral {
            start: at,
            end: at + len,
            value,
            more,
            chinese: true,
            power: 0,
            fraction,
            digits: 0,
        })
    }

    /// 又 after a whole number: 三又五分之一.
    fn mixed(&self, whole: &Numeral) -> Option<Numeral> {
        let and = skip_blanks(self.text, whole.end, 1);
        let c = char_at(self.text, and)?;
        if self.meaning(c) != Some(NumeralChar::And) {
            return None;
        }
        let Reading::Numeral(below) = self.plain(skip_blanks(self.text, and + c.len_utf8(), 1), true) else { return None };
        let part = self.parts_of(&below).or_else(|| arabic::slash(self.text, &below))?;
        let (Value::Exact(a), Value::Exact(b)) = (whole.value, part.value) else { return None };
        let chinese = whole.chinese && part.chinese;
        Some(Numeral { start: whole.start, value: Value::Exact(a.checked_add(b)?), chinese, ..part })
    }

    /// 分之 after a number: 三分之一.
    fn parts_of(&self, below: &Numeral) -> Option<Numeral> {
        let at = skip_blanks(self.text, below.end, 1);
        let part = char_at(self.text, at)?;
        let after = skip_blanks(self.text, at + part.len_utf8(), 2);
        let of = char_at(self.text, after)?;
        if self.meaning(part) != Some(NumeralChar::Part) || self.meaning(of) != Some(NumeralChar::Of) {
            return None;
        }
        let at = skip_blanks(self.text, after + of.len_utf8(), 1);
        let (at, negative) = self.sign(at).map_or((at, false), |after| (after, true));
        let Reading::Numeral(above) = self.plain(at, true) else { return None };
        let (Value::Exact(under), Value::Exact(over)) = (below.value, above.value) else { return None };
        let value = over.checked_div(under)?;
        Some(Numeral {
            start: below.start,
            value: Value::Exact(if negative { -value } else { value }),
            chinese: below.chinese && above.chinese,
            fraction: true,
            digits: 0,
            ..above
        })
    }

    /// A numeral without sign or fraction.
    fn plain(&self, at: usize, free: bool) -> Reading {
        if let Some(numeral) = self.digits_only(at) {
            return Reading::Numeral(numeral);
        }
        let first = char_at(self.text, at);
        if first.is_none_or(|c| digit(c).is_none() && c != '.' && self.meaning(c).is_none() && !is_blank(c)) {
            return Reading::Nothing(at + first.map_or(1, char::len_utf8));
        }
        let mut parts = Parts { elements: Vec::with_capacity(8), end: at, more: None, chinese: true };
        let mut pos = at;
        let mut digits = 0;
        while parts.elements.len() < MOST_ELEMENTS {
            let here = if parts.elements.is_empty() { pos } else { self.across_blanks(&parts, pos) };
            let Some(c) = char_at(self.text, here) else { break };
            if digit(c).is_some() || c == '.' && parts.elements.is_empty() {
                let Some(number) = arabic::read(self.text, here) else {
                    return Reading::Nothing(arabic::run_end(self.text, here));
                };
                if !parts.takes_arabic(number.digits, number.plain) {
                    break;
                }
                digits = if parts.elements.is_empty() && number.plain { number.digits } else { 0 };
                parts.push(Element::Number { value: number.value, bare: number.plain && number.digits == 1 }, number.end);
                parts.chinese = false;
                pos = number.end;
                if let Some(end) = self.thousand(pos).filter(|_| parts.elements.len() == 1) {
                    parts.push(Element::Scale(3), end);
                    (pos, digits) = (end, 0);
                }
                continue;
            }
            let Some(meaning) = self.meaning(c) else { break };
            let Some(next) = self.take(&mut parts, here, c, meaning, free) else { break };
            digits = 0;
            pos = next;
        }
        self.finish(at, parts, digits, free)
    }

    /// The short way for what most numerals are: Arabic digits with nothing of a numeral after them.
    fn digits_only(&self, at: usize) -> Option<Numeral> {
        char_at(self.text, at).filter(|&c| digit(c).is_some())?;
        let number = arabic::read(self.text, at)?;
        let next = char_at(self.text, number.end);
        if next.is_some_and(|c| is_blank(c) || matches!(c, 'k' | 'ｋ' | 'Ｋ') || self.meaning(c).is_some()) {
            return None;
        }
        let value = Value::Exact(number.value);
        let digits = if number.plain { number.digits } else { 0 };
        Some(Numeral { start: at, end: number.end, value, more: None, chinese: false, power: 0, fraction: false, digits })
    }

    /// The place after a k for thousand: 40k; 4K and 10km are none.
    fn thousand(&self, at: usize) -> Option<usize> {
        let at = skip_blanks(self.text, at, 1);
        let k = char_at(self.text, at).filter(|c| matches!(c, 'k' | 'ｋ' | 'Ｋ'))?;
        let end = at + k.len_utf8();
        let closed = char_at(self.text, end).is_none_or(|c| !c.is_alphanumeric());
        (closed || self.units.spaced.at_start(from(self.text, end)).is_some()).then_some(end)
    }

    /// The place of the next part, across blanks where they can stand within a numeral (5 000 万, 三千 九百).
    fn across_blanks(&self, parts: &Parts, pos: usize) -> usize {
        let here = skip_blanks(self.text, pos, 2);
        if here == pos {
            return pos;
        }
        let scale = char_at(self.text, here).and_then(|c| self.meaning(c));
        // 四百 点 五: a point goes on where digits follow it.
        let after = here + char_at(self.text, here).map_or(0, char::len_utf8);
        let point = scale == Some(NumeralChar::Point) && self.fraction_digits(skip_blanks(self.text, after, 1)).is_some();
        let joins = point && parts.chinese
            || matches!(scale, Some(NumeralChar::Scale { .. } | NumeralChar::More))
            || parts.chinese && parts.ends_with_scale() && matches!(scale, Some(NumeralChar::Digit { .. } | NumeralChar::Some));
        let digits = from(self.text, here).chars().take_while(|&c| digit(c).is_some()).map(char::len_utf8).sum::<usize>();
        let figure = digits > 0
            && parts.ends_with_scale()
            && matches!(char_at(self.text, here + digits).and_then(|c| self.meaning(c)), Some(NumeralChar::Scale { .. }));
        if joins || figure { here } else { pos }
    }

    /// Takes one Chinese part that begins at `here`; none where the numeral ends before it.
    fn take(&self, parts: &mut Parts, here: usize, c: char, meaning: NumeralChar, free: bool) -> Option<usize> {
        let after = here + c.len_utf8();
        match meaning {
            NumeralChar::Digit { value, .. } => {
                let scale = char_at(self.text, after).and_then(|c| self.meaning(c));
                if !parts.elements.is_empty()
                    && self.rules.counting.contains(&c)
                    && !matches!(scale, Some(NumeralChar::Scale { .. }))
                {
                    return None;
                }
                // 9万亿三个台阶: after Arabic digits a Chinese digit goes on only with a scale word of its own.
                let scaled = matches!(scale, Some(NumeralChar::Scale { .. }));
                if !parts.chinese && !parts.elements.is_empty() && value > 0 && !scaled {
                    return None;
                }
                let run = self.digit_run(here);
                if let Some((value, end)) = self.dotted(&run, here).filter(|_| parts.elements.is_empty()) {
                    parts.push(Element::Number { value, bare: false }, end);
                    return Some(end);
                }
                parts.takes_digits(&run)?;
                run.elements(|e| parts.push(e, run.end));
                Some(run.end)
            }
            NumeralChar::Tens(value) => {
                parts.takes_tens()?;
                parts.push(Element::Number { value: Decimal::from(value), bare: true }, after);
                parts.push(Element::Scale(1), after);
                Some(after)
            }
            NumeralChar::Scale { power, lone } => {
                let power = u32::from(power);
                if self.begins_unit(parts, here, c) {
                    return None;
                }
                if parts.elements.is_empty() && !self.may_begin(here, after, power, lone, free) || !parts.takes_scale(power) {
                    return None;
                }
                parts.push(Element::Scale(power), after);
                Some(after)
            }
            NumeralChar::Some | NumeralChar::Several => {
                let leads = parts.elements.is_empty();
                if self.rules.no_lead.at_end(before(self.text, after)).is_some() {
                    return None;
                }
                let scale = char_at(self.text, after).and_then(|c| self.meaning(c));
                let before_scale = matches!(scale, Some(NumeralChar::Scale { .. }));
                if leads && !before_scale || !leads && (meaning == NumeralChar::Several || !parts.takes_some()) {
                    return None;
                }
                if !leads {
                    parts.more = Some((here, after));
                }
                parts.push(Element::Some { leads }, after);
                Some(after)
            }
            NumeralChar::More => {
                if self.rules.no_tail.at_start(from(self.text, here)).is_some() {
                    return None;
                }
                // 9472余张: a number that is not round has its unit after 余.
                let tail = from(self.text, after);
                let counts =
                    || self.units.after.at_start(tail).is_some() || tail.chars().next().is_some_and(|c| self.is_scale(c));
                if !(parts.takes_more() || parts.is_arabic() && counts()) {
                    return None;
                }
                let next = skip_blanks(self.text, after, 2);
                parts.more = Some((here, after));
                let scale = char_at(self.text, next).and_then(|c| self.meaning(c));
                if let Some(NumeralChar::Scale { power, .. }) = scale
                    && parts.takes_scale(u32::from(power))
                {
                    parts.end = after;
                    return Some(next);
                }
                None
            }
            NumeralChar::Point => {
                let run = self.fraction_digits(skip_blanks(self.text, after, 1))?;
                parts.takes_point()?;
                parts.push(Element::Point(run.0), run.1);
                Some(run.1)
            }
            NumeralChar::Half | NumeralChar::Negative | NumeralChar::Part | NumeralChar::Of | NumeralChar::And => None,
        }
    }

    fn is_scale(&self, c: char) -> bool {
        matches!(self.meaning(c), Some(NumeralChar::Scale { power: 4.., .. }))
    }

    /// Whether a scale word begins a unit instead: 30万千瓦, 1.5千克, 50兆瓦; after a Chinese digit it does not (三千米).
    fn begins_unit(&self, parts: &Parts, here: usize, c: char) -> bool {
        if matches!(parts.last(), None | Some(Element::Number { bare: true, .. })) && parts.chinese {
            return false;
        }
        self.units.after.at_start(from(self.text, here)).is_some_and(|(_, len)| len > c.len_utf8())
    }

    /// Whether a numeral may begin with this scale word: 十 does; 百 and 千 before a digit (百三) or after 百分之.
    fn may_begin(&self, here: usize, after: usize, power: u32, lone: bool, free: bool) -> bool {
        if free {
            return true;
        }
        let next = char_at(self.text, after).and_then(|c| self.meaning(c));
        match power {
            1 => {
                lone || self.stands_alone(here, after)
                    || matches!(next, Some(NumeralChar::Digit { .. } | NumeralChar::Scale { .. }))
            }
            2 | 3 => matches!(next, Some(NumeralChar::Digit { value: 1.., lone: true })),
            _ => false,
        }
    }

    /// Whether what stands at `start..end` has no word beside it.
    fn stands_alone(&self, start: usize, end: usize) -> bool {
        let word = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        !word(char_before(self.text, start)) && !word(char_at(self.text, end))
    }

    /// Digits one by one with a middle dot for the point, as texts of the 1950s write them: 三一·六.
    fn dotted(&self, run: &DigitRun, start: usize) -> Option<(Decimal, usize)> {
        let dot = char_at(self.text, run.end).filter(|c| matches!(c, '·' | '．'))?;
        let mut whole = Decimal::ZERO;
        for c in self.text.get(start..run.end)?.chars() {
            if c == '、' {
                continue;
            }
            let Some(NumeralChar::Digit { value, .. }) = self.meaning(c) else { return None };
            whole = whole.checked_mul(Decimal::TEN)?.checked_add(Decimal::from(value))?;
        }
        let (fraction, end) = self.fraction_digits(run.end + dot.len_utf8())?;
        Some((whole.checked_add(fraction)?, end))
    }

    fn digit_run(&self, at: usize) -> DigitRun {
        let mut run = DigitRun { count: 0, first: 0, last: 0, value: Some(Decimal::ZERO), climbs: true, lone: true, end: at };
        self.take_digits(&mut run);
        // 一、六○○个: three digits after a mark are thousands, as texts of the 1950s write them.
        if (1..=3).contains(&run.count) && char_at(self.text, run.end) == Some('、') {
            let at = run.end + '、'.len_utf8();
            let mut group = DigitRun { count: 0, end: at, ..run };
            self.take_digits(&mut group);
            if group.count == 3 {
                group.count += run.count;
                group.first = run.first;
                return group;
            }
        }
        run
    }

    fn take_digits(&self, run: &mut DigitRun) {
        for c in from(self.text, run.end).chars() {
            let Some(NumeralChar::Digit { value, lone }) = self.meaning(c) else { break };
            // 两 counts, it does not stand among other digits: 二两 is a weight.
            if run.count > 0 && self.rules.counting.contains(&c) {
                break;
            }
            run.take(value, lone, c.len_utf8());
        }
    }

    /// Whether a digit string is an amount: an amount has a unit or scale word after it (一五六个, 一○○亿元), a year does not.
    fn is_counted(&self, parts: &Parts) -> bool {
        let counts = match parts.elements.as_slice() {
            [Element::Digits(value), rest @ ..] => value.is_some() && rest.iter().all(|e| matches!(e, Element::Scale(4..))),
            _ => false,
        };
        counts && (parts.ends_with_scale() || self.has_unit(parts.end))
    }

    /// Whether a unit other than one of time stands at `at`.
    fn has_unit(&self, at: usize) -> bool {
        if char_at(self.text, at).is_some_and(|c| self.rules.counting.contains(&c)) {
            return false;
        }
        UnitReader::new(self.units, self.text).after(at).is_some_and(|u| u.dimension != Dimension::Duration)
    }

    /// The digits after 点, Chinese or Arabic, as a fraction of one.
    fn fraction_digits(&self, at: usize) -> Option<(Decimal, usize)> {
        let (mut value, mut end) = (Decimal::ZERO, at);
        let mut scale = Decimal::ONE;
        let mut count = 0;
        for c in from(self.text, at).chars() {
            let figure = match self.meaning(c) {
                Some(NumeralChar::Digit { value, .. }) => value,
                _ => match digit(c) {
                    Some(figure) => figure,
                    None => break,
                },
            };
            count += 1;
            if count > Decimal::MAX_SCALE {
                return None;
            }
            scale = scale.checked_mul(Decimal::new(1, 1))?;
            value = value.checked_add(scale.checked_mul(Decimal::from(figure))?)?;
            end += c.len_utf8();
        }
        (end > at).then_some((value, end))
    }

    fn finish(&self, start: usize, parts: Parts, digits: usize, free: bool) -> Reading {
        let end = parts.end;
        let skip = end.max(start + char_at(self.text, start).map_or(1, char::len_utf8));
        if parts.elements.is_empty()
            || parts.is_digit_string() && !self.is_counted(&parts)
            || !free && parts.is_word() && !self.stands_alone(start, end)
        {
            return Reading::Nothing(skip);
        }
        let open = parts.elements.iter().any(|e| matches!(e, Element::Pair(..) | Element::Some { leads: true }));
        let low = sum(&parts.elements, Pick::Low);
        let high = if open { sum(&parts.elements, Pick::High) } else { low };
        let (Some(low), Some(high)) = (low, high) else { return Reading::Nothing(skip) };
        let vague = parts.elements.iter().any(|e| matches!(e, Element::Some { leads: true }));
        let value = match (vague, low == high) {
            (true, _) => Value::Vague(low, high),
            (false, true) => Value::Exact(low),
            (false, false) => Value::Range(low, high),
        };
        let power = parts.trailing_power();
        Reading::Numeral(Numeral { start, end, value, more: parts.more, chinese: parts.chinese, power, fraction: false, digits })
    }
}
