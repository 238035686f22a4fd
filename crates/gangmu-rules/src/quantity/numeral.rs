use gangmu_model::RuleId;
use rust_decimal::Decimal;
use serde::Deserialize;
use toml::Spanned;

use super::char_table::CharTable;
use super::word_table::WordTable;
use crate::entry::raw_entry;
use crate::{Catalogue, RuleError, RuleFiles};

const FILE: &str = "number.toml";

/// What a character means in a Chinese numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumeralChar {
    /// 零 to 九: the digit, and whether it stands for a number when it stands alone (陆地 has none).
    Digit {
        /// 0 to 9.
        value: u8,
        /// Whether it may stand alone.
        lone: bool,
    },
    /// 十 百 千 万 亿 兆: the power of ten, and whether a numeral may begin with it.
    Scale {
        /// 1, 2, 3, 4, 8, 12.
        power: u8,
        /// Whether it may stand alone.
        lone: bool,
    },
    /// 廿 卅 卌: two, three, four tens.
    Tens(u8),
    /// 半.
    Half,
    /// 几: a digit left open.
    Some,
    /// 数: a digit left open, only before a scale (数十).
    Several,
    /// 余 多: and more.
    More,
    /// 点.
    Point,
    /// 负.
    Negative,
    /// 分, of 分之.
    Part,
    /// 之, of 分之.
    Of,
    /// 又, between a whole number and a fraction.
    And,
}

/// The characters of `rules/number.toml`.
#[derive(Debug)]
pub struct NumeralRules {
    /// What each character means.
    pub chars: CharTable<NumeralChar>,
    /// The entry of 余 and 多: the rule that reads "and more".
    pub more: RuleId,
    /// Digits that count and never order: 两次 is twice, 二次 the second time.
    pub counting: Vec<char>,
    /// Longer words that end with one of the characters and are no part of a numeral (担负 before 5项).
    pub no_lead: WordTable<()>,
    /// Longer words that begin with one of the characters and are no part of a numeral (余额 after 100).
    pub no_tail: WordTable<()>,
    /// Words that are a number by themselves (一半).
    pub words: WordTable<NumberWord>,
    /// Longer words that begin like one of these and are none.
    pub no_words: WordTable<()>,
    /// Words before a number that make it negative (零下).
    pub below: WordTable<()>,
    /// Words after which a minus sign may stand right before its number (由-3.2).
    pub signed: WordTable<()>,
}

/// A word that is a number by itself.
#[derive(Debug, Clone)]
pub struct NumberWord {
    /// Its value.
    pub value: Decimal,
    /// Words, one of which must stand before it; empty where anything may.
    pub lead: Vec<String>,
    /// Words before it that say it is more (过半).
    pub over: Vec<String>,
    /// Words, one of which must follow it; empty where anything may.
    pub then: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    counting: String,
    #[serde(default)]
    below: Vec<String>,
    #[serde(default)]
    signed: Vec<String>,
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawCharacter>"))]
    character: Vec<Spanned<RawCharacter>>,
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawWord>"))]
    word: Vec<Spanned<RawWord>>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawWord {
    id: String,
    gloss: String,
    words: Vec<String>,
    value: String,
    #[serde(default)]
    lead: Vec<String>,
    #[serde(default)]
    over: Vec<String>,
    #[serde(default)]
    then: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawCharacter {
    id: String,
    gloss: String,
    means: Means,
    #[serde(default)]
    value: u8,
    #[serde(default = "yes")]
    lone: bool,
    chars: String,
    #[serde(default)]
    unless_before: Vec<String>,
    #[serde(default)]
    unless_after: Vec<String>,
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

const fn yes() -> bool {
    true
}

raw_entry!(RawCharacter:; unless_before, unless_after);
raw_entry!(RawWord: words; lead, over, then, unless);

#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum Means {
    Digit,
    PowerOfTen,
    Tens,
    Half,
    Some,
    Several,
    More,
    Point,
    Negative,
    Part,
    Of,
    And,
}

impl RawCharacter {
    fn meaning(&self) -> NumeralChar {
        let (value, lone) = (self.value, self.lone);
        match self.means {
            Means::Digit => NumeralChar::Digit { value, lone },
            Means::PowerOfTen => NumeralChar::Scale { power: value, lone },
            Means::Tens => NumeralChar::Tens(value),
            Means::Half => NumeralChar::Half,
            Means::Some => NumeralChar::Some,
            Means::Several => NumeralChar::Several,
            Means::More => NumeralChar::More,
            Means::Point => NumeralChar::Point,
            Means::Negative => NumeralChar::Negative,
            Means::Part => NumeralChar::Part,
            Means::Of => NumeralChar::Of,
            Means::And => NumeralChar::And,
        }
    }
}

impl NumeralRules {
    pub(super) fn load(files: &RuleFiles, into: &mut Catalogue) -> Result<Self, RuleError> {
        let mut table = files.table::<File>(FILE)?;
        let (mut entries, mut no_lead, mut no_tail) = (Vec::new(), Vec::new(), Vec::new());
        let mut more = None;
        let mut characters = table.entries("character", into, |file| &mut file.character)?;
        characters.sort_by_key(|entry| entry.place.layer);
        for entry in characters {
            let raw = &entry.raw;
            if matches!(raw.means, Means::PowerOfTen) && !matches!(raw.value, 1 | 2 | 3 | 4 | 8 | 12) {
                return Err(entry.refuse("value", "value must be the power of ten: 1, 2, 3, 4, 8 or 12"));
            }
            if raw.chars.trim().is_empty() {
                return Err(entry.refuse("chars", "chars must not be empty"));
            }
            if matches!(raw.means, Means::Digit | Means::Tens) && raw.value > 9 {
                return Err(entry.refuse("value", "value must be a digit"));
            }
            if matches!(raw.means, Means::More) {
                more = Some(entry.id());
            }
            no_lead.extend(raw.unless_before.iter().map(|word| (word.clone(), ())));
            no_tail.extend(raw.unless_after.iter().map(|word| (word.clone(), ())));
            entries.extend(raw.chars.chars().map(|c| (c, raw.meaning())));
        }
        let (mut words, mut no_words) = (Vec::new(), Vec::new());
        for entry in table.entries("word", into, |file| &mut file.word)? {
            let Ok(value) = Decimal::from_str_exact(&entry.raw.value) else {
                return Err(entry.refuse("value", "value must be a decimal number in quotes"));
            };
            let raw = entry.raw;
            let word = NumberWord { value, lead: raw.lead, over: raw.over, then: raw.then };
            words.extend(raw.words.into_iter().map(|text| (text, word.clone())));
            no_words.extend(raw.unless.into_iter().map(|text| (text, ())));
        }
        let plain = |words: Vec<String>| words.into_iter().map(|word| (word, ()));
        Ok(Self {
            chars: CharTable::new(entries),
            counting: table.chars(|file| &mut file.counting).chars().collect(),
            more: more.unwrap_or_else(|| RuleId::from("numeral.more")),
            no_lead: WordTable::ending(no_lead),
            no_tail: WordTable::starting(no_tail),
            words: WordTable::starting(words),
            no_words: WordTable::starting(no_words),
            below: WordTable::starting(plain(table.words("below", |file| &mut file.below)?)),
            signed: WordTable::ending(plain(table.words("signed", |file| &mut file.signed)?)),
        })
    }
}

/// The shape of the table, for editors.
#[cfg(test)]
pub(crate) fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}
