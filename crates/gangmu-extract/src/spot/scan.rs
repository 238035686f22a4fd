use gangmu_model::Dimension;
use gangmu_rules::{NumeralChar, QuantityRules, Start};

use super::place::{before, char_at, char_before, digit, from, skip_blanks};
use super::unit::UnitReader;

/// No number after a sign is looked at further than this.
const MOST_FIGURES: usize = 24;

/// Goes through a text and stops where a number or a date could begin.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scan<'a> {
    rules: &'a QuantityRules,
    text: &'a str,
}

impl<'a> Scan<'a> {
    pub(crate) const fn new(rules: &'a QuantityRules, text: &'a str) -> Self {
        Self { rules, text }
    }

    /// The next place at or after `at` and before `end` where a number or a date could begin.
    pub(crate) fn next(&self, at: usize, end: usize) -> Option<usize> {
        let whole = self.text.as_bytes();
        let mut rest = whole.get(at..end.min(whole.len()))?;
        // Bytes, not characters: nearly all of a text is skipped here.
        loop {
            let (c, tail) = match rest {
                [b, tail @ ..] if *b < 0x80 => (u32::from(*b), tail),
                [a @ 0xe0..=0xef, b, c, tail @ ..] => {
                    (u32::from(a & 0xf) << 12 | u32::from(b & 0x3f) << 6 | u32::from(c & 0x3f), tail)
                }
                [_, tail @ ..] => {
                    rest = tail;
                    continue;
                }
                [] => return None,
            };
            if self.rules.starts.has(c) || c == u32::from(b'.') {
                let start = self.rules.starts.at(c);
                let here = end.min(whole.len()) - rest.len();
                let c = char::from_u32(c)?;
                let stop = match start {
                    Some(Start::Number) => true,
                    Some(Start::Date) => {
                        self.rules.date.begins(from(self.text, here), |c| self.rules.starts.get(c) == Some(Start::Number))
                    }
                    Some(Start::Sign) => self.is_sign(here, c),
                    None => self.is_point(here),
                };
                if stop {
                    return Some(here);
                }
            }
            rest = tail;
        }
    }

    /// Whether only a date, no number, can begin at `at`.
    pub(crate) fn is_date_only(&self, at: usize) -> bool {
        char_at(self.text, at).is_some_and(|c| self.rules.starts.get(c) == Some(Start::Date))
    }

    /// A sign that belongs to the number after it: 负3, -3; no dash between words (附件-3) or numbers.
    fn is_sign(&self, at: usize, c: char) -> bool {
        let number = skip_blanks(self.text, at + c.len_utf8(), 1);
        let follows = char_at(self.text, number).is_some_and(|c| self.rules.starts.get(c) == Some(Start::Number));
        if !follows {
            return false;
        }
        if c.is_alphabetic() {
            return self.rules.numeral.no_lead.at_end(before(self.text, at + c.len_utf8())).is_none();
        }
        // A dash and a blank at the beginning of a line open an item of a list: - 6个断面.
        let item = number > at + c.len_utf8() && char_before(self.text, at).is_none_or(|c| c == '\n');
        let next = !item && char_at(self.text, number).is_some_and(|c| digit(c).is_some());
        let free = char_before(self.text, at)
            .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ')' | '）' | '%' | '％' | '-' | '.' | '/' | '”' | '》'));
        next && (free || self.is_measured(number) || self.rules.numeral.signed.at_end(before(self.text, at)).is_some())
    }

    /// Whether digits at `at`, after a word, have a unit that goes below zero: 增长-2.5%, 利润-3.2亿元.
    fn is_measured(&self, at: usize) -> bool {
        let word = char_before(self.text, at.saturating_sub(1)).is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
        if !word {
            return false;
        }
        let figures =
            from(self.text, at).chars().take(MOST_FIGURES).take_while(|&c| digit(c).is_some() || c == '.' || self.is_scale(c));
        let end = at + figures.map(char::len_utf8).sum::<usize>();
        let unit = UnitReader::new(&self.rules.unit, self.text).after(end);
        unit.is_some_and(|u| {
            matches!(u.dimension, Dimension::Share | Dimension::Points | Dimension::Money | Dimension::Temperature)
        })
    }

    fn is_scale(&self, c: char) -> bool {
        matches!(self.rules.numeral.chars.get(c), Some(NumeralChar::Scale { power: 4.., .. }))
    }

    /// A point that begins a number: .5.
    fn is_point(&self, at: usize) -> bool {
        let before = char_before(self.text, at);
        char_at(self.text, at + 1).is_some_and(|c| c.is_ascii_digit()) && before.is_none_or(|c| !c.is_alphanumeric() && c != '.')
    }
}
