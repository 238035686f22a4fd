use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::{CharTable, NumeralKind, RuleError, RuleFiles};

const FILE: &str = "numeral.toml";

/// How parts are numbered and lists are counted: the table of `rules/numeral.toml`.
#[derive(Debug, Clone, Default)]
pub struct Numerals {
    digits: BTreeMap<char, u32>,
    powers: BTreeMap<char, u32>,
    series: BTreeMap<char, u32>,
    /// What the Chinese digits and powers of the basic plane stand for: every character of a text is asked for.
    chinese: CharTable<Part>,
}

/// A part of a Chinese numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Digit(u32),
    Power(u32),
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<RawNumerals>"))]
    numeral: Option<Spanned<RawNumerals>>,
}

#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawNumerals {
    #[serde(default)]
    digits: BTreeMap<char, u32>,
    #[serde(default)]
    powers: BTreeMap<char, u32>,
    #[serde(default)]
    series: Vec<String>,
}

impl Numerals {
    pub(crate) fn load(files: &RuleFiles) -> Result<Self, RuleError> {
        let mut numeral = RawNumerals::default();
        for (part, _) in files.table::<File>(FILE)?.parts(|file| &mut file.numeral) {
            numeral.digits.extend(part.digits);
            numeral.powers.extend(part.powers);
            numeral.series.extend(part.series);
        }
        let series: BTreeMap<char, u32> = numeral.series.iter().flat_map(|run| run.chars().zip(1..)).collect();
        let powers = numeral.powers.iter().map(|(&c, &value)| (c, Part::Power(value)));
        // What is both is a digit.
        let digits = numeral.digits.iter().map(|(&c, &value)| (c, Part::Digit(value)));
        let chinese = CharTable::new(powers.chain(digits));
        Ok(Self { digits: numeral.digits, powers: numeral.powers, series, chinese })
    }

    /// The value of the Chinese numeral that `text` starts with, and its length in bytes.
    pub fn chinese(&self, text: &str) -> Option<(u32, usize)> {
        let (mut total, mut digit, mut len) = (0u32, None, 0);
        for c in text.chars() {
            match self.chinese.get(c) {
                // 二〇二四: digits read one by one; nothing is numbered so high, the caller refuses it.
                Some(Part::Digit(d)) => digit = Some(digit.unwrap_or(0u32).saturating_mul(10).saturating_add(d)),
                Some(Part::Power(power)) => {
                    total = total.saturating_add(digit.take().unwrap_or(1).saturating_mul(power));
                }
                None => break,
            }
            len += c.len_utf8();
        }
        (len > 0).then(|| (total.saturating_add(digit.unwrap_or(0)), len))
    }

    /// The value of the Arabic numeral (half or full width) that `text` starts with, and its length in bytes.
    pub fn arabic(&self, text: &str) -> Option<(u32, usize)> {
        let (mut value, mut len) = (0u32, 0);
        for c in text.chars() {
            let Some(digit) = arabic_digit(c) else { break };
            value = value.saturating_mul(10).saturating_add(digit);
            len += c.len_utf8();
        }
        (len > 0).then_some((value, len))
    }

    /// The value of the single character (① ⑵ ㈢) that `text` starts with, and its length in bytes.
    pub fn series(&self, text: &str) -> Option<(u32, usize)> {
        let c = text.chars().next()?;
        self.series.get(&c).map(|&value| (value, c.len_utf8()))
    }

    /// The characters that a numeral of a kind may begin with.
    pub(crate) fn firsts(&self, kind: NumeralKind) -> Vec<char> {
        let chinese = || self.digits.keys().chain(self.powers.keys()).copied();
        let arabic = || ('0'..='9').chain('０'..='９');
        match kind {
            NumeralKind::Chinese => chinese().collect(),
            NumeralKind::Arabic | NumeralKind::Decimal => arabic().collect(),
            NumeralKind::Either => chinese().chain(arabic()).collect(),
            NumeralKind::Series => self.series.keys().copied().collect(),
            NumeralKind::Words => Vec::new(),
        }
    }

    /// Whether the character is a Chinese digit or power.
    #[inline]
    pub fn is_chinese(&self, c: char) -> bool {
        self.chinese.has(c.into())
    }
}

/// The value of an Arabic digit of half or full width.
#[inline]
pub fn arabic_digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => c.to_digit(10),
    }
}

/// The shape of the table, for editors.
#[cfg(test)]
pub(crate) fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numerals_are_read_up_to_the_hundreds() {
        let numerals = Numerals::load(&RuleFiles::bundled()).expect("the table");
        for (text, value) in
            [("一、", 1), ("十", 10), ("十二章", 12), ("二十", 20), ("三十一", 31), ("一百零五条", 105), ("二〇二四年", 2024)]
        {
            assert_eq!(numerals.chinese(text).map(|r| r.0), Some(value), "{text}");
        }
        assert_eq!(numerals.chinese("第"), None);
    }

    #[test]
    fn arabic_numerals_may_be_of_full_width() {
        let numerals = Numerals::default();
        assert_eq!(numerals.arabic("１２．"), Some((12, 6)));
        assert_eq!(numerals.arabic("7)"), Some((7, 1)));
    }
}
