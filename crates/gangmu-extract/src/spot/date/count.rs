use gangmu_rules::{DateMeaning, DateWord, NumeralChar};
use rust_decimal::prelude::ToPrimitive;

use super::DateReader;
use crate::spot::numeral::{NumeralReader, Reading, Value};
use crate::spot::place::{digit, from, skip_blanks};

impl DateReader<'_> {
    /// The word of this meaning at `at`, across a blank, with the place after it.
    pub(super) fn word(&self, at: usize, means: DateMeaning) -> Option<(DateWord, usize)> {
        let at = skip_blanks(self.text, at, 1);
        let (word, len) = self.rules.date.at_start(from(self.text, at), means)?;
        Some((word, at + len))
    }

    /// A small number at `at`: one or two Arabic digits, or a Chinese numeral.
    pub(super) fn count(&self, at: usize) -> Option<(u8, usize)> {
        let mut chars = from(self.text, at).chars();
        let mut next = || chars.next().and_then(|c| Some((digit(c)?, c.len_utf8())));
        let Some((first, len)) = next() else { return self.chinese_count(at) };
        let Some((second, more)) = next() else { return Some((first, at + len)) };
        if next().is_some() { None } else { Some((first * 10 + second, at + len + more)) }
    }

    fn chinese_count(&self, at: usize) -> Option<(u8, usize)> {
        let Reading::Numeral(numeral) = NumeralReader::new(self.rules, self.text).read(at, false) else { return None };
        let Value::Exact(value) = numeral.value else { return None };
        if !numeral.chinese || numeral.fraction || numeral.more.is_some() {
            return None;
        }
        Some((value.to_u8()?, numeral.end))
    }

    /// A year of four digits without a word after it.
    pub(super) fn bare_year(&self, at: usize) -> Option<(i16, usize)> {
        let (year, count, end) = self.year_digits(at)?;
        (count == 4 && (1000..3000).contains(&year)).then_some((year, end))
    }

    /// The last two digits of a year after a whole one: 2022-23学年.
    pub(super) fn short_year(&self, at: usize, first: i16) -> Option<(i16, usize)> {
        let (year, count, end) = self.year_digits(at)?;
        (count == 2).then_some((first / 100 * 100 + year, end))
    }

    /// Digits that could be a year, Arabic or Chinese one by one: value, how many, the place after.
    pub(super) fn year_digits(&self, at: usize) -> Option<(i16, usize, usize)> {
        let (mut value, mut count, mut end) = (0i16, 0, at);
        let mut arabic = None;
        for c in from(self.text, at).chars() {
            let figure = match (digit(c), self.rules.numeral.chars.get(c)) {
                (Some(figure), _) => i16::from(figure),
                (None, Some(NumeralChar::Digit { value, lone: true })) => i16::from(value),
                _ => break,
            };
            if *arabic.get_or_insert(digit(c).is_some()) != digit(c).is_some() {
                return None;
            }
            count += 1;
            if count > 4 {
                return None;
            }
            value = value * 10 + figure;
            end += c.len_utf8();
        }
        (count >= 2).then_some((value, count, end))
    }
}
