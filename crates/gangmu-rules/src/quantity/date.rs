use gangmu_model::RuleId;
use serde::Deserialize;
use toml::Spanned;

use super::word_table::WordTable;
use crate::entry::raw_entry;
use crate::{Catalogue, RuleError, RuleFiles};

const FILE: &str = "date.toml";

/// The words of `rules/date.toml`.
#[derive(Debug)]
pub struct DateRules {
    /// Words after a number or after another part of a date, and words that are a date by themselves.
    pub words: WordTable<DateWord>,
    /// Words before a date (到, 截至, 从), by their end.
    pub lead: WordTable<DateWord>,
    /// Longer words that begin like one of the words and are none (年级, 前提), each for its rule.
    pub not: WordTable<usize>,
    /// The rules, for their ids.
    pub ids: Vec<RuleId>,
    /// The characters that a date may begin with, other than numerals.
    pub firsts: Vec<char>,
    /// The characters that the words after a number of a date begin with (年, 月, 日).
    pub units: Vec<char>,
    /// Place in `ids` of the rule for days, also of those written with separators (2015-03-03).
    pub day: usize,
}

/// What a word of the calendar means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateWord {
    /// What it means.
    pub means: DateMeaning,
    /// A number that goes with it: years from now, which half, whether the day itself is left out.
    pub value: i16,
    /// A second number: the last year of a plan.
    pub last: i16,
    /// Place in [`DateRules::ids`].
    pub rule: usize,
}

/// The kinds of [`DateWord`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DateMeaning {
    /// 年 after a number.
    Year,
    /// 学年 after a number.
    SchoolYear,
    /// 月 after a number.
    Month,
    /// 日 after a number.
    Day,
    /// 季度 after a number.
    Quarter,
    /// 上年: years from the year that the text speaks of.
    RelativeYear,
    /// 去年: years from the year in which the text is spoken; the review of a report speaks of the year before.
    SpokenYear,
    /// 本月: months from the day of reference.
    RelativeMonth,
    /// 本季度: quarters from the day of reference.
    RelativeQuarter,
    /// 上半年: the first or second half.
    Half,
    /// 底, 末: the end of a month or year.
    End,
    /// 初: the beginning of a month or year.
    Start,
    /// 上旬 中旬 下旬: a third of a month.
    Third,
    /// 内: within a year or month.
    Within,
    /// 期间.
    During,
    /// 前: by that time; with value 1 the day itself is left out (之前).
    Before,
    /// 起: from that time on.
    Since,
    /// 后: after that time.
    After,
    /// 从: before the beginning.
    From,
    /// 到, 截至: before an end.
    Until,
    /// 至今: up to now.
    Now,
    /// 十四五: a plan, from year `value` to year `last`.
    Plan,
    /// 前 before a count (前三季度).
    FirstOf,
    /// 后 before a count (后三月).
    LastOf,
    /// 近 before a count of years or months: that stretch of time up to the day of reference.
    LastN,
    /// 未来 before a count of years or months: up to the end of that stretch of time from the day of reference on.
    NextN,
    /// 上世纪: from the year `value` on.
    Century,
    /// 年代 after a number of tens of years.
    Decade,
    /// 第.
    Ordinal,
    /// 个.
    Counter,
}

impl DateMeaning {
    /// Whether a date may begin with a word of this meaning.
    const fn begins(self) -> bool {
        matches!(
            self,
            Self::RelativeYear
                | Self::SpokenYear
                | Self::RelativeMonth
                | Self::RelativeQuarter
                | Self::Half
                | Self::Plan
                | Self::End
                | Self::Start
                | Self::Within
                | Self::FirstOf
                | Self::LastOf
                | Self::Ordinal
                | Self::LastN
                | Self::NextN
                | Self::Century
        )
    }

    /// Whether a word of this meaning stands after the number of a year, month, day or quarter.
    const fn counts(self) -> bool {
        matches!(self, Self::Year | Self::SchoolYear | Self::Month | Self::Day | Self::Quarter)
    }

    /// Whether a date begins with a word of this meaning only where a number or its unit follows (前三季度, 第一季度, 首季度).
    const fn leads(self) -> bool {
        matches!(self, Self::FirstOf | Self::LastOf | Self::Ordinal | Self::LastN | Self::NextN | Self::Century)
    }
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawDate>"))]
    date: Vec<Spanned<RawDate>>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawDate {
    id: String,
    gloss: String,
    means: DateMeaning,
    #[serde(default)]
    value: i16,
    #[serde(default)]
    last: i16,
    words: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

raw_entry!(RawDate: words; unless);

impl DateRules {
    pub(super) fn load(files: &RuleFiles, into: &mut Catalogue) -> Result<Self, RuleError> {
        let mut table = files.table::<File>(FILE)?;
        let (mut firsts, mut units) = (Vec::new(), Vec::new());
        let (mut words, mut lead, mut not, mut ids) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for entry in table.entries("date", into, |file| &mut file.date)? {
            let (id, raw) = (entry.id(), entry.raw);
            let word = DateWord { means: raw.means, value: raw.value, last: raw.last, rule: ids.len() };
            if raw.means.counts() {
                units.extend(raw.words.iter().filter_map(|text| text.chars().next()));
            }
            if raw.means.begins() {
                firsts.extend(raw.words.iter().filter_map(|text| text.chars().next()));
            }
            let table = if matches!(raw.means, DateMeaning::From | DateMeaning::Until) { &mut lead } else { &mut words };
            table.extend(raw.words.into_iter().map(|text| (text, word)));
            not.extend(raw.unless.into_iter().map(|text| (text, ids.len())));
            ids.push(id);
        }
        units.sort_unstable();
        units.dedup();
        let day = words.iter().find(|(_, word)| word.means == DateMeaning::Day).map_or(0, |(_, word)| word.rule);
        Ok(Self {
            firsts,
            units,
            day,
            words: WordTable::starting(words),
            lead: WordTable::ending(lead),
            not: WordTable::starting(not),
            ids,
        })
    }

    /// The longest word of this meaning that `text` begins with, with its length; none where a longer word that is no date stands there.
    pub fn at_start(&self, text: &str, means: DateMeaning) -> Option<(DateWord, usize)> {
        self.words.find_at_start(text, |word, len| (word.means == means && self.stands(text, *word, len)).then_some((*word, len)))
    }

    /// Whether a date may begin with a word that `text` begins with; `number` says what a numeral may begin with.
    pub fn begins(&self, text: &str, number: impl Fn(char) -> bool) -> bool {
        let begins = |word: &DateWord, len: usize| {
            let next = || {
                let tail = text.get(len..).unwrap_or("");
                tail.chars().next().is_some_and(&number)
                    || self.at_start(tail, DateMeaning::Quarter).is_some()
                    || self.at_start(tail, DateMeaning::Month).is_some()
            };
            (word.means.begins() && (!word.means.leads() || next()) && self.stands(text, *word, len)).then_some(())
        };
        self.words.find_at_start(text, begins).is_some()
    }

    fn stands(&self, text: &str, word: DateWord, len: usize) -> bool {
        self.not.find_at_start(text, |&barred, other| (barred == word.rule && other > len).then_some(())).is_none()
    }
}

/// The shape of the table, for editors.
#[cfg(test)]
pub(crate) fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}
