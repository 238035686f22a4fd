use gangmu_rules::{NumeralChar, QuantityRules};

use super::place::{char_at, char_before, digit, from};

/// Goes through a text and stops where a number could begin.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scan<'a> {
    rules: &'a QuantityRules,
    text: &'a str,
}

impl<'a> Scan<'a> {
    pub(crate) const fn new(rules: &'a QuantityRules, text: &'a str) -> Self {
        Self { rules, text }
    }

    /// The next place at or after `at` and before `end` where a number could begin.
    pub(crate) fn next(&self, at: usize, end: usize) -> Option<usize> {
        let rest = from(self.text, at).char_indices().take_while(|(i, _)| at + i < end);
        for (i, c) in rest {
            if digit(c).is_some() || self.rules.numeral.chars.get(c).is_some_and(begins) || c == '.' && self.is_point(at + i) {
                return Some(at + i);
            }
        }
        None
    }

    /// A point that begins a number: .5.
    fn is_point(&self, at: usize) -> bool {
        let before = char_before(self.text, at);
        char_at(self.text, at + 1).is_some_and(|c| c.is_ascii_digit()) && before.is_none_or(|c| !c.is_alphanumeric() && c != '.')
    }
}

/// Whether a numeral may begin with this character.
const fn begins(meaning: NumeralChar) -> bool {
    matches!(
        meaning,
        NumeralChar::Digit { .. }
            | NumeralChar::Scale { .. }
            | NumeralChar::Tens(_)
            | NumeralChar::Half
            | NumeralChar::Some
            | NumeralChar::Several
    )
}
