use std::borrow::Cow;

use gangmu_model::{Dimension, RuleId};
use gangmu_rules::{Adds, UnitRule, UnitRules, UnitWord};
use rust_decimal::Decimal;

use super::place::{before, char_at, char_before, from, is_han, skip_blanks, skip_blanks_back};

/// A unit that stands beside a number.
#[derive(Debug, Clone)]
pub(crate) struct Unit<'a> {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// The canonical form.
    pub(crate) name: Cow<'a, str>,
    /// Its entry, of the first unit where several are combined.
    pub(crate) rule: &'a UnitRule,
    /// What its word adds to the number.
    pub(crate) adds: Adds,
    /// What it measures.
    pub(crate) dimension: Dimension,
}

impl Unit<'_> {
    /// The id of its entry.
    pub(crate) fn id(&self) -> RuleId {
        self.rule.id.clone()
    }

    /// The code of the standards for it; none where units are combined.
    pub(crate) fn code(&self) -> Option<&str> {
        if self.dimension == self.rule.dimension { self.rule.code.as_deref() } else { None }
    }

    /// What a number of it is multiplied by.
    pub(crate) const fn factor(&self) -> Decimal {
        self.rule.factor
    }
}

/// Finds units in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UnitReader<'a> {
    rules: &'a UnitRules,
    text: &'a str,
}

impl<'a> UnitReader<'a> {
    pub(crate) const fn new(rules: &'a UnitRules, text: &'a str) -> Self {
        Self { rules, text }
    }

    /// The unit after a number that ends at `at`, with what it is combined with: 所, 台(套), 元/平方米.
    pub(crate) fn after(&self, at: usize) -> Option<Unit<'a>> {
        if let Some(spaced) = self.spaced(at) {
            return Some(spaced);
        }
        let start = skip_blanks(self.text, at, 2);
        if let Some(enclosed) = self.enclosed(start) {
            return Some(enclosed);
        }
        let (word, len) = self.word(start)?;
        let rule = self.rules.unit(word.unit)?;
        let first =
            Unit { start, end: start + len, name: Cow::Borrowed(&word.name), adds: word.adds, rule, dimension: rule.dimension };
        Some(self.per(self.bracket(first)))
    }

    /// A unit that counts, in brackets of its own: 827(所次).
    fn enclosed(&self, start: usize) -> Option<Unit<'a>> {
        let open = char_at(self.text, start).filter(|c| matches!(c, '(' | '（'))?;
        let (word, len) = self.word(start + open.len_utf8()).filter(|(word, _)| self.is_counter(word))?;
        let end = start + open.len_utf8() + len;
        let close = char_at(self.text, end).filter(|c| matches!(c, ')' | '）'))?;
        let rule = self.rules.unit(word.unit)?;
        let end = end + close.len_utf8();
        Some(Unit { start, end, name: Cow::Borrowed(&word.name), adds: word.adds, rule, dimension: rule.dimension })
    }

    /// A word of percentage points with blanks between its characters: 6   个 百 分点.
    fn spaced(&self, at: usize) -> Option<Unit<'a>> {
        let start = skip_blanks(self.text, at, 4);
        let (word, len) = self.rules.spaced.at_start_spaced(from(self.text, start))?;
        let rule = self.rules.unit(word.unit)?;
        let dimension = rule.dimension;
        Some(Unit { start, end: start + len, name: Cow::Borrowed(&word.name), adds: word.adds, rule, dimension })
    }

    /// The unit whose word stands just before a number that begins at `at` (￥).
    pub(crate) fn before(&self, at: usize) -> Option<Unit<'a>> {
        let at_number = skip_blanks_back(self.text, at, 1);
        let (&unit, len) = self.rules.before.at_end(before(self.text, at_number))?;
        self.fixed(unit, at_number - len, at_number)
    }

    /// The unit whose word begins at `at` and stands before its number (百分之).
    pub(crate) fn leading(&self, at: usize) -> Option<Unit<'a>> {
        let (&unit, len) = self.rules.leading.at_start_spaced(from(self.text, at))?;
        self.fixed(unit, at, at + len)
    }

    /// The unit of a rule where a word for it stands at `start..end`.
    pub(crate) fn of(&self, rule: &'a UnitRule, start: usize, end: usize) -> Option<Unit<'a>> {
        let name = Cow::Borrowed(rule.name.as_deref()?);
        Some(Unit { start, end, name, adds: Adds::Nothing, rule, dimension: rule.dimension })
    }

    fn fixed(&self, unit: usize, start: usize, end: usize) -> Option<Unit<'a>> {
        let rule = self.rules.unit(unit)?;
        let name = Cow::Borrowed(rule.name.as_deref()?);
        Some(Unit { start, end, name, adds: Adds::Nothing, rule, dimension: rule.dimension })
    }

    /// The longest unit word at `at`, unless a longer word that is no unit stands there.
    fn word(&self, at: usize) -> Option<(&'a UnitWord, usize)> {
        let rest = from(self.text, at);
        let whole = |word: &UnitWord, len: usize| !self.cuts_word(word, rest, len) && !cuts_letters(rest, len);
        let found = self.rules.after.find_at_start(rest, |word, len| whole(word, len).then_some((word, len)))?;
        (self.barred(rest) <= found.1).then_some(found)
    }

    /// How many bytes of `rest` are a word that is no unit.
    fn barred(&self, rest: &str) -> usize {
        let always = self.rules.not.at_start(rest).map_or(0, |(_, len)| len);
        let last = self.rules.not_last.find_at_start(rest, |(), len| self.ends_phrase(from(rest, len)).then_some(len));
        always.max(last.unwrap_or(0))
    }

    /// Whether a noun phrase ends where `tail` begins.
    fn ends_phrase(&self, tail: &str) -> bool {
        tail.chars().next().is_none_or(|c| !c.is_alphanumeric()) || self.rules.ends.at_start(tail).is_some()
    }

    /// Whether the last character of a counter of two begins a word that is no unit: 个人 in 3个人才驿站 is 个, 人才.
    fn cuts_word(&self, word: &UnitWord, rest: &str, len: usize) -> bool {
        let counts =
            self.rules.unit(word.unit).is_some_and(|rule| matches!(rule.dimension, Dimension::Count | Dimension::Duration));
        let last = rest.get(..len).and_then(|text| text.char_indices().nth(1).filter(|&(i, c)| i + c.len_utf8() == len));
        counts && last.is_some_and(|(i, c)| self.barred(from(rest, i)) > c.len_utf8())
    }

    /// A second unit in brackets: 台(套), 台(件套), 家（个）.
    fn bracket(&self, first: Unit<'a>) -> Unit<'a> {
        if !matches!(first.dimension, Dimension::Count | Dimension::Times) {
            return first;
        }
        let Some(open @ ('(' | '（')) = char_at(self.text, first.end) else { return first };
        let inside = first.end + open.len_utf8();
        let mut at = inside;
        while at < inside + 12 {
            let Some((word, len)) = self.rules.after.at_start(from(self.text, at)) else { break };
            if !self.is_counter(word) {
                break;
            }
            at += len;
        }
        let Some(close @ (')' | '）')) = char_at(self.text, at) else { return first };
        let Some(words) = self.text.get(inside..at).filter(|w| !w.is_empty()) else { return first };
        Unit { end: at + close.len_utf8(), name: format!("{}({words})", first.name).into(), ..first }
    }

    /// Whether a word counts things or times: only these stand in brackets after a counter.
    fn is_counter(&self, word: &UnitWord) -> bool {
        self.rules.unit(word.unit).is_some_and(|rule| matches!(rule.dimension, Dimension::Count | Dimension::Times))
    }

    /// A second unit after a slash, and more of them after a point: 元/平方米, 吨标准煤/万元, 元/平方米·月.
    fn per(&self, first: Unit<'a>) -> Unit<'a> {
        let joint = |c: &char| matches!(c, '/' | '／') || first.dimension == Dimension::Compound && matches!(c, '·' | '•' | '.');
        let Some(joint) = char_at(self.text, first.end).filter(joint) else { return first };
        let start = first.end + joint.len_utf8();
        // 分/千瓦时: 千 may begin the unit itself.
        let scale = if self.second(start).is_some() { 0 } else { self.scale_len(start) };
        let Some((word, len)) = self.second(start + scale) else { return first };
        let scale = self.text.get(start..start + scale).unwrap_or("");
        let name = format!("{}{joint}{scale}{word}", first.name).into();
        self.per(Unit { end: start + scale.len() + len, name, dimension: Dimension::Compound, ..first })
    }

    /// The second unit of a compound at `at`.
    fn second(&self, at: usize) -> Option<(&'a str, usize)> {
        let unit = self.word(at).map(|(word, len)| (word.name.as_str(), len));
        let rest = from(self.text, at);
        let only = self.rules.per.at_start(rest).and_then(|(_, len)| Some((rest.get(..len)?, len)));
        match (unit, only) {
            (Some(unit), Some(only)) if only.1 > unit.1 => Some(only),
            (unit, only) => unit.or(only),
        }
    }

    /// How many bytes at `at` say how many of the second unit: 万元, 100公里. Other figures begin an amount of their own (200兆瓦/400兆瓦时).
    fn scale_len(&self, at: usize) -> usize {
        let rest = from(self.text, at);
        let scale = |rest: &str| rest.chars().take_while(|&c| self.rules.scales.contains(&c)).map(char::len_utf8).sum::<usize>();
        let figures = rest.bytes().take_while(u8::is_ascii_digit).count();
        let round = rest
            .get(..figures)
            .is_some_and(|f| f.starts_with('1') && f.get(1..).is_some_and(|zeros| zeros.bytes().all(|b| b == b'0')));
        if figures == 0 || round { figures + scale(from(rest, figures)) } else { 0 }
    }
}

/// Whether a unit in Latin letters ends within a longer word: m in 500mA, g in 1g85.
fn cuts_letters(rest: &str, len: usize) -> bool {
    let latin = char_before(rest, len).is_some_and(|c| c.is_ascii_alphabetic());
    latin && char_at(rest, len).is_some_and(|c| c.is_ascii_alphanumeric() || c.is_alphabetic() && !is_han(c))
}
