use gangmu_model::Dimension;
use gangmu_rules::{NumeralChar, QuantityRules, Start};

use super::place::{before, char_at, char_before, digit, from as tail, skip_blanks};
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
        let mut from = at;
        loop {
            let here = self.rules.starts.next_in(self.text, from, end)?;
            let c = char_at(self.text, here)?;
            let stop = match self.rules.starts.get(c)? {
                Start::Number => true,
                Start::Date => self.rules.date.begins(tail(self.text, here), |c| self.rules.starts.get(c) == Some(Start::Number)),
                Start::Sign => self.is_sign(here, c),
                Start::Point => self.is_point(here),
            };
            if stop {
                return Some(here);
            }
            from = here + c.len_utf8();
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
            tail(self.text, at).chars().take(MOST_FIGURES).take_while(|&c| digit(c).is_some() || c == '.' || self.is_scale(c));
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
