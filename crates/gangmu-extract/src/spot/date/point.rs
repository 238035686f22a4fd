use gangmu_rules::DateMeaning;

use super::DateReader;
use crate::spot::place::{char_at, char_before, digit, from, is_dash, skip_blanks};
use crate::spot::unit::UnitReader;

/// A point in time as a text states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Point {
    /// Its year.
    pub(crate) year: Year,
    /// Which part of the year.
    pub(crate) part: Part,
}

/// The year of a [`Point`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Year {
    /// The text gives it.
    Said(i16),
    /// So many years from the year of reference (上年).
    Relative(i16),
    /// So many years from the year in which the text is spoken (去年).
    Spoken(i16),
    /// The text gives none.
    Unsaid,
}

/// The part of a year that a [`Point`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// All of it.
    Year,
    /// The school year that ends in it.
    SchoolYear,
    /// The first or second half.
    Half(u8),
    /// From one quarter to another.
    Quarters(u8, u8),
    /// From one month to another.
    Months(u8, u8),
    /// A third of a month.
    Third(u8, u8),
    /// The beginning of a month.
    MonthStart(u8),
    /// The end of a month.
    MonthEnd(u8),
    /// A day: month, day.
    Day(u8, u8),
    /// A day of the month that is so many months from the day of reference.
    RelativeDay(i16, u8),
    /// The month that is so many months from the day of reference.
    RelativeMonth(i16),
    /// The quarter that is so many quarters from the day of reference.
    RelativeQuarter(i16),
    /// So many days, weeks, months or years up to the day of reference, or from it on.
    Window(Length, i16),
    /// The beginning of the year.
    Start,
    /// The end of the year.
    End,
}

/// What a stretch of time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Length {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
}

impl Length {
    /// By the code of its unit.
    pub(crate) fn of(code: &str) -> Option<Self> {
        match code {
            "day" => Some(Self::Days),
            "week" => Some(Self::Weeks),
            "month" => Some(Self::Months),
            "year" => Some(Self::Years),
            _ => None,
        }
    }
}

impl Point {
    /// The point with what it leaves out taken from the point before it.
    pub(super) fn inherit(self, before: Self) -> Self {
        let year = if self.year == Year::Unsaid { before.year } else { self.year };
        let part = match (self.part, before.part) {
            (Part::Day(0, day), Part::Day(month, _) | Part::Months(_, month)) => Part::Day(month, day),
            (Part::Day(0, day), Part::RelativeDay(months, _)) => Part::RelativeDay(months, day),
            (part, _) => part,
        };
        Self { year, part }
    }

    /// Whether it may come after `before`, where both years are known.
    pub(super) fn follows(&self, before: &Self) -> bool {
        match (before.year, self.year) {
            (Year::Said(a), Year::Said(b)) => a <= b,
            (Year::Relative(a), Year::Relative(b)) | (Year::Spoken(a), Year::Spoken(b)) => a <= b,
            _ => true,
        }
    }
}

/// A point that was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct PointRead {
    pub(super) point: Point,
    pub(super) end: usize,
    pub(super) weak: bool,
    pub(super) rule: usize,
}

impl DateReader<'_> {
    /// The point in time that begins at `at`; within a span, `before` is the point that it follows.
    pub(super) fn point(&self, at: usize, before: Option<Point>) -> Option<PointRead> {
        if let Some((point, end)) = self.separated(at, before) {
            return Some(PointRead { point, end, weak: false, rule: self.rules.date.day });
        }
        let year = self.year(at);
        let (said, pos) = year.map_or((Year::Unsaid, at), |y| (y.0, y.1));
        let next = skip_blanks(self.text, pos, 1);
        let part = if year.is_some() { self.part_after_year(next) } else { self.part(next, before) };
        let rule = year.map_or(self.rules.date.day, |y| y.3);
        if let Some((part, end)) = part {
            return Some(PointRead { point: Point { year: said, part }, end, weak: false, rule });
        }
        let (year, end, weak, rule) = year?;
        let weak = weak && before.is_none();
        Some(PointRead { point: Point { year, part: Part::Year }, end, weak, rule })
    }

    /// A year with its word: value, place after, whether it could be a count, rule.
    fn year(&self, at: usize) -> Option<(Year, usize, bool, usize)> {
        let arabic = char_at(self.text, at).is_some_and(|c| digit(c).is_some());
        if !arabic && char_at(self.text, at).is_some_and(|c| !c.is_whitespace()) {
            if let Some((word, end)) = self.word(at, DateMeaning::RelativeYear) {
                return Some((Year::Relative(word.value), end, false, word.rule));
            }
            if let Some((word, end)) = self.word(at, DateMeaning::SpokenYear) {
                return Some((Year::Spoken(word.value), end, false, word.rule));
            }
        }
        let (value, count, end) = self.year_digits(at)?;
        let (word, end) = self.word(end, DateMeaning::Year)?;
        match count {
            4 if (1000..3000).contains(&value) => Some((Year::Said(value), end, false, word.rule)),
            3 if char_at(self.text, at).is_none_or(|c| digit(c).is_none()) => Some((Year::Said(value), end, false, word.rule)),
            2 => {
                let first = char_at(self.text, at)?;
                let zero = digit(first).is_none() && value < 10;
                let year = if value > 50 { 1900 + value } else { 2000 + value };
                Some((Year::Said(year), end, !zero && self.part_after_year(skip_blanks(self.text, end, 1)).is_none(), word.rule))
            }
            _ => None,
        }
    }

    /// What may stand after a year.
    pub(super) fn part_after_year(&self, at: usize) -> Option<(Part, usize)> {
        let part = self.part(at, None);
        part.or_else(|| {
            if let Some((_, end)) = self.word(at, DateMeaning::End) {
                return Some((Part::End, end));
            }
            self.word(at, DateMeaning::Start).map(|(_, end)| (Part::Start, end))
        })
    }

    /// A part of a year: a half, quarters, months, a day.
    fn part(&self, at: usize, before: Option<Point>) -> Option<(Part, usize)> {
        // No word begins with a digit.
        if char_at(self.text, at).is_some_and(|c| digit(c).is_some()) {
            return self.numbered(at, before);
        }
        let word = |means| self.word(at, means).filter(|_| char_at(self.text, at).is_some_and(|c| !c.is_whitespace()));
        if let Some((half, end)) = word(DateMeaning::Half) {
            return Some((Part::Half(u8::try_from(half.value).ok()?), end));
        }
        if let Some((month, end)) = word(DateMeaning::RelativeMonth) {
            return Some(self.in_relative_month(month.value, end));
        }
        if let Some((quarter, end)) = word(DateMeaning::RelativeQuarter) {
            return Some((Part::RelativeQuarter(quarter.value), end));
        }
        self.counted(at).or_else(|| self.numbered(at, before)).or_else(|| self.edge_of_year(at))
    }

    /// 年底, 年初, 年内 by themselves.
    fn edge_of_year(&self, at: usize) -> Option<(Part, usize)> {
        const TWO_CHARACTERS: usize = 6;
        let long = |means| self.word(at, means).filter(|(_, end)| end - at >= TWO_CHARACTERS && self.begins_with_year(at));
        if let Some((_, end)) = long(DateMeaning::End) {
            return Some((Part::End, end));
        }
        if let Some((_, end)) = long(DateMeaning::Start) {
            return Some((Part::Start, end));
        }
        long(DateMeaning::Within).map(|(_, end)| (Part::End, end))
    }

    /// Whether the word of the year begins at `at`, and no number stands before it.
    fn begins_with_year(&self, at: usize) -> bool {
        let free = char_before(self.text, at).is_none_or(|c| digit(c).is_none() && self.rules.numeral.chars.get(c).is_none());
        free && self
            .rules
            .date
            .words
            .find_at_start(from(self.text, at), |word, _| (word.means == DateMeaning::Year).then_some(()))
            .is_some()
    }

    fn in_relative_month(&self, months: i16, end: usize) -> (Part, usize) {
        if let Some((day, after)) = self.count(skip_blanks(self.text, end, 1))
            && let Some((_, after)) = self.word(after, DateMeaning::Day)
            && (1..=31).contains(&day)
        {
            return (Part::RelativeDay(months, day), after);
        }
        let end = self.word(end, DateMeaning::End).map_or(end, |(_, end)| end);
        (Part::RelativeMonth(months), end)
    }

    /// 前三季度, 前五个月, 首季度, 后三月.
    fn counted(&self, at: usize) -> Option<(Part, usize)> {
        let first = self.word(at, DateMeaning::FirstOf);
        let (_, after) = first.or_else(|| self.word(at, DateMeaning::LastOf))?;
        let (count, pos) = self.count(after).unwrap_or((1, after));
        let named = pos > after;
        let (pos, counter) = self.word(pos, DateMeaning::Counter).map_or((pos, false), |(_, end)| (end, true));
        if let Some((_, end)) = self.word(pos, DateMeaning::Quarter) {
            let count = Some(count).filter(|c| (1..=4).contains(c))?;
            return Some((if first.is_some() { Part::Quarters(1, count) } else { Part::Quarters(5 - count, 4) }, end));
        }
        let (_, end) = self.word(pos, DateMeaning::Month)?;
        let count = Some(count).filter(|c| (1..=12).contains(c) && (counter || !named || first.is_none()))?;
        Some((if first.is_some() { Part::Months(1, count) } else { Part::Months(13 - count, 12) }, end))
    }

    /// A number with 月, 日 or 季度 after it.
    fn numbered(&self, at: usize, before: Option<Point>) -> Option<(Part, usize)> {
        let (at, ordinal) = self.word(at, DateMeaning::Ordinal).map_or((at, false), |(_, end)| (end, true));
        let (first, pos) = self.count(at)?;
        let (last, pos) = self.second_count(first, pos).unwrap_or((first, pos));
        let pos = if ordinal { self.word(pos, DateMeaning::Counter).map_or(pos, |(_, end)| end) } else { pos };
        if let Some((_, end)) = self.word(pos, DateMeaning::Quarter) {
            return ((1..=4).contains(&first) && last <= 4).then_some((Part::Quarters(first, last), end));
        }
        if let Some((_, end)) = self.word(pos, DateMeaning::Month) {
            if !(1..=12).contains(&first) || !(1..=12).contains(&last) {
                return None;
            }
            return Some(if first == last { self.in_month(first, end) } else { (Part::Months(first, last), end) });
        }
        // Within a span the day alone may follow: 1月10日到12日.
        let inherits = matches!(before?.part, Part::Day(..) | Part::RelativeDay(..) | Part::Months(..));
        let day = self.word(pos, DateMeaning::Day)?;
        (inherits && first == last && (1..=31).contains(&first)).then_some((Part::Day(0, first), day.1))
    }

    /// The second number of 4-6月, 一至三季度.
    fn second_count(&self, first: u8, at: usize) -> Option<(u8, usize)> {
        let (next, open) = self.connector(at)?;
        let (last, end) = self.count(next)?;
        let unit = self.word(end, DateMeaning::Month).or_else(|| self.word(end, DateMeaning::Quarter));
        (!open && last > first && unit.is_some()).then_some((last, end))
    }

    /// What may stand after a month: a day, a third, 底, 初.
    fn in_month(&self, month: u8, end: usize) -> (Part, usize) {
        let next = skip_blanks(self.text, end, 1);
        if let Some((day, after)) = self.count(next).filter(|(day, _)| (1..=31).contains(day)) {
            if let Some((_, after)) = self.word(after, DateMeaning::Day) {
                return (Part::Day(month, day), after);
            }
            if self.is_bare_day(end, next, after) {
                return (Part::Day(month, day), after);
            }
        }
        if let Some((third, end)) = self.word(end, DateMeaning::Third) {
            return (Part::Third(month, u8::try_from(third.value).unwrap_or(1)), end);
        }
        if let Some((_, end)) = self.word(end, DateMeaning::End) {
            return (Part::MonthEnd(month), end);
        }
        self.word(end, DateMeaning::Start).map_or((Part::Months(month, month), end), |(_, end)| (Part::MonthStart(month), end))
    }

    /// A day without its word, in Arabic digits right after the month: 10月22出生.
    fn is_bare_day(&self, month: usize, start: usize, end: usize) -> bool {
        let arabic = char_at(self.text, start).is_some_and(|c| digit(c).is_some());
        let next = char_at(self.text, end);
        let goes_on = next.is_some_and(|c| {
            digit(c).is_some()
                || is_dash(c)
                || matches!(c, '.' | '．' | '%' | '％' | ',')
                || self.rules.numeral.chars.get(c).is_some()
        });
        month == start && arabic && !goes_on && UnitReader::new(&self.rules.unit, self.text).after(end).is_none()
    }

    /// A day or month written with separators: 2015-03-03, 2015.5.13, 2018/1/10, 1999.08.
    fn separated(&self, at: usize, before: Option<Point>) -> Option<(Point, usize)> {
        if char_before(self.text, at).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-'))
            && before.is_none()
        {
            return None;
        }
        let (year, end) = self.bare_year(at).filter(|_| char_at(self.text, at).is_some_and(|c| digit(c).is_some()))?;
        let Some((separator, month, end)) = self.separated_count(end) else {
            // The end of 2008.03-2009.
            let months = matches!(before?.part, Part::Months(..)) && self.word(end, DateMeaning::Year).is_none();
            return months.then_some((Point { year: Year::Said(year), part: Part::Year }, end));
        };
        if !(1..=12).contains(&month.0) {
            return None;
        }
        let point = |part| Point { year: Year::Said(year), part };
        let closed = |end: usize| char_at(self.text, end).is_none_or(|c| digit(c).is_none() && !matches!(c, '.' | '/'));
        if let Some((_, day, end)) = self.separated_count(end) {
            let fits = (1..=31).contains(&day.0) && char_at(self.text, end).is_none_or(|c| digit(c).is_none());
            return fits.then(|| (point(Part::Day(month.0, day.0)), end));
        }
        let amount = UnitReader::new(&self.rules.unit, self.text).after(end).is_some()
            || char_at(self.text, end).is_some_and(|c| self.rules.numeral.chars.get(c).is_some());
        (separator == '.' && month.1 == 2 && closed(end) && !amount).then(|| (point(Part::Months(month.0, month.0)), end))
    }

    /// A separator and a number of one or two digits: the separator, the number with how many digits, the place after.
    fn separated_count(&self, at: usize) -> Option<(char, (u8, usize), usize)> {
        let separator = char_at(self.text, at).filter(|c| matches!(c, '-' | '/' | '.' | '－' | '．'))?;
        let start = at + separator.len_utf8();
        let digits = from(self.text, start).chars().take(3).take_while(|&c| digit(c).is_some()).count();
        let (value, end) = self.count(start).filter(|_| (1..=2).contains(&digits))?;
        Some((if separator == '．' { '.' } else { separator }, (value, digits), end))
    }
}
