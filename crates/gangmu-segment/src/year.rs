use gangmu_rules::{Numerals, SegmentRules, arabic_digit};
use jiff::civil::Date;

/// First year of which a policy document speaks, and the first that none speaks of.
const YEARS: std::ops::Range<i16> = 1949..2100;

/// A year in a title: where it starts and which it is. A span of years is its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TitleYear {
    pub at: usize,
    pub year: i16,
    /// Whether it is the last year of a five-year plan that is named by its number.
    pub five: bool,
}

/// The years that a line names, by the words of the rules.
pub(crate) fn named(rules: &SegmentRules, line: &str) -> Vec<TitleYear> {
    years(line, &rules.numerals, rules.words("word.year"), rules.words("word.five-year"))
}

/// The years that a title names, in its order: 2023年, 二〇二三年, 2021—2025年, “十四五”.
///
/// `marks` are the words that stand after a year (年), `five` the digit that ends the number of a five-year plan.
fn years(title: &str, numerals: &Numerals, marks: &[String], five: &[String]) -> Vec<TitleYear> {
    let (mut found, mut skip_to) = (Vec::<TitleYear>::new(), 0);
    let is_all = title.chars().take(5).count() == 4;
    for (at, c) in title.char_indices() {
        if at < skip_to {
            continue;
        }
        let rest = title.get(at..).unwrap_or("");
        let read = if arabic_digit(c).is_some() { numerals.arabic(rest) } else { numerals.chinese(rest) };
        let Some((value, len)) = read else { continue };
        skip_to = at + len;
        let after = rest.get(len..).unwrap_or("");
        let numeral = rest.get(..len).unwrap_or("");
        if let Some(year) = i16::try_from(value).ok().filter(|y| YEARS.contains(y)) {
            let marked = marks.iter().any(|m| after.trim_start().starts_with(m.as_str()));
            // （2021—2023）: the last year of a span needs no mark.
            let before = title.get(..at).unwrap_or("");
            let ends_range = found.last().is_some_and(|f| before.get(f.at..).is_some_and(|span| starts_range_at(span, numeral)));
            if marked || starts_range(after) || ends_range || is_all {
                found.push(TitleYear { at, year, five: false });
            }
        } else if let Some(last) = five_year(numeral, numerals, five) {
            found.push(TitleYear { at, year: last, five: true });
        }
    }
    found
}

/// The last year that stands in a title without a mark: 数字某省2021行动方案, 某政发〔2025〕12号.
pub(crate) fn bare_year(title: &str) -> Option<i16> {
    let runs = title.split(|c: char| !c.is_ascii_alphanumeric() && c != '.');
    runs.filter(|run| run.len() == 4).filter_map(|run| run.parse().ok()).rfind(|y| YEARS.contains(y))
}

/// The date that a line starts with, and what follows it: 2023年12月25日, 二〇二三年十二月二十五日.
pub(crate) fn dated<'l>(
    line: &'l str,
    numerals: &Numerals,
    marks: &[String],
    months: &[String],
    days: &[String],
) -> Option<(Date, &'l str)> {
    fn part<'l>(text: &'l str, numerals: &Numerals, ends: &[String]) -> Option<(u32, &'l str)> {
        let text = text.trim_start();
        let (value, len) = numerals.arabic(text).or_else(|| numerals.chinese(text))?;
        let after = text.get(len..)?.trim_start();
        let rest = ends.iter().find_map(|e| after.strip_prefix(e.as_str()))?;
        Some((value, rest))
    }
    let (year, rest) = part(line, numerals, marks)?;
    let (month, rest) = part(rest, numerals, months)?;
    let (day, rest) = part(rest, numerals, days)?;
    let year = i16::try_from(year).ok().filter(|y| YEARS.contains(y))?;
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some((date, rest))
}

/// Whether nothing but a year and dashes stands between the start of a span and its last year.
fn starts_range_at(span: &str, last: &str) -> bool {
    let rest = span.trim_start_matches(|c: char| arabic_digit(c).is_some());
    last.len() == 4 && !rest.is_empty() && rest.trim_matches(['—', '-', '－', '–', '~', '～', ' ']).is_empty()
}

fn starts_range(after: &str) -> bool {
    let rest = after.trim_start().trim_start_matches(['—', '-', '－', '–', '~', '～']);
    rest.len() < after.len() && rest.chars().next().is_some_and(|c| arabic_digit(c).is_some())
}

/// The last year of the five-year plan that a numeral counts: the sixth ended in 1985, each five years after the one before.
fn five_year(numeral: &str, numerals: &Numerals, five: &[String]) -> Option<i16> {
    let count = five.iter().find_map(|f| numeral.strip_suffix(f.as_str()))?;
    let (n, len) = numerals.chinese(count)?;
    let n = i16::try_from(n).ok()?;
    (len == count.len() && (10..30).contains(&n)).then_some(1985 + 5 * (n - 6))
}
