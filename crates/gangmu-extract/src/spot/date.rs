use gangmu_rules::{DateMeaning, QuantityRules};

use super::place::{before, char_at, char_before, dash_len, digit, from, is_dash, skip_blanks, skip_blanks_back};
use super::unit::UnitReader;

mod count;
mod point;
mod resolve;

pub(crate) use self::point::{Length, Part, Point, Year};
pub(crate) use self::resolve::{Days, Reference};

/// A date, period or bound in time that a text states, before it is resolved against a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DateExpr {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// When it begins.
    pub(crate) first: Point,
    /// When it ends; the same point for a single one.
    pub(crate) last: Point,
    /// How it is bounded.
    pub(crate) how: How,
    /// Whether it is stated as a time to be done by.
    pub(crate) deadline: bool,
    /// Whether the number could as well be a count (24年).
    pub(crate) weak: bool,
    /// Whether it tells roughly when, not for which year a value is (近三年, 上世纪90年代).
    pub(crate) rough: bool,
    /// Place of its rule in the table of dates.
    pub(crate) rule: usize,
}

/// How a date bounds a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// The time itself.
    At,
    /// Up to it, without it.
    Before,
    /// Up to it, with it.
    Until,
    /// From it on.
    Since,
    /// After it.
    After,
}

/// Reads dates.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DateReader<'a> {
    rules: &'a QuantityRules,
    text: &'a str,
}

impl<'a> DateReader<'a> {
    pub(crate) const fn new(rules: &'a QuantityRules, text: &'a str) -> Self {
        Self { rules, text }
    }

    /// The date that begins at `at`, with what bounds it.
    pub(crate) fn read(&self, at: usize) -> Option<DateExpr> {
        if char_before(self.text, at).is_some_and(|c| digit(c).is_some()) {
            return None;
        }
        if !self.could_begin(at) {
            return None;
        }
        let expr = self.span_of_years(at).or_else(|| self.span(at))?;
        Some(self.bounded(expr))
    }

    /// A quick look at what follows the number at `at`: most numbers begin no date.
    fn could_begin(&self, at: usize) -> bool {
        const MOST_DIGITS: usize = 8;
        let mut end = at;
        for c in from(self.text, at).chars().take(MOST_DIGITS) {
            if digit(c).is_none() && self.rules.numeral.chars.get(c).is_none() {
                break;
            }
            end += c.len_utf8();
        }
        if end == at {
            return true;
        }
        let rest = from(self.text, skip_blanks(self.text, end, 1));
        let Some(c) = rest.chars().next() else { return false };
        is_dash(c)
            || matches!(c, '/' | '.' | '．')
            || self.rules.date.units.contains(&c)
            || self.rules.bound.to.at_start(rest).is_some()
            || self.rules.bound.and.at_start(rest).is_some()
    }

    /// The name of a plan that begins at `at`: its rule and the place after it.
    pub(crate) fn plan_name(&self, at: usize) -> Option<(usize, usize)> {
        char_at(self.text, at).filter(|&c| !c.is_whitespace() && digit(c).is_none())?;
        self.word(at, DateMeaning::Plan).map(|(word, end)| (word.rule, end))
    }

    /// A plan with a word that makes it a time: “十四五”期间, 十四五末.
    pub(crate) fn plan(&self, at: usize) -> Option<DateExpr> {
        char_at(self.text, at).filter(|&c| !c.is_whitespace() && digit(c).is_none())?;
        let (plan, end) = self.word(at, DateMeaning::Plan)?;
        let point = |year: i16, part| Point { year: Year::Said(year), part };
        let expr = DateExpr {
            start: at,
            end,
            first: point(plan.value, Part::Year),
            last: point(plan.last, Part::Year),
            how: How::At,
            deadline: false,
            weak: false,
            rough: false,
            rule: plan.rule,
        };
        if let Some((_, end)) = self.word(end, DateMeaning::Since) {
            return Some(DateExpr { end, last: expr.first, how: How::Since, ..expr });
        }
        if let Some((_, end)) = self.word(end, DateMeaning::During) {
            return Some(DateExpr { end, ..expr });
        }
        let (_, end) = self.word(end, DateMeaning::End)?;
        let last = point(plan.last, Part::End);
        Some(self.bounded(DateExpr { end, first: last, last, ..expr }))
    }

    /// A stretch of time from or to the day of reference (近三年, 未来五年), or tens of years of a century (上世纪90年代).
    pub(crate) fn rough(&self, at: usize) -> Option<DateExpr> {
        if char_at(self.text, at).is_none_or(char::is_whitespace) {
            return None;
        }
        let expr = |first: Point, last: Point, end: usize, rule: usize| DateExpr {
            start: at,
            end,
            first,
            last,
            how: How::At,
            deadline: false,
            weak: false,
            rough: true,
            rule,
        };
        if let Some((century, end)) = self.word(at, DateMeaning::Century) {
            let (tens, end) = self.count(skip_blanks(self.text, end, 1))?;
            let (_, end) = self.word(end, DateMeaning::Decade)?;
            let year = century.value.checked_add(i16::from(tens)).filter(|_| tens % 10 == 0)?;
            let point = |year| Point { year: Year::Said(year), part: Part::Year };
            return Some(expr(point(year), point(year + 9), end, century.rule));
        }
        if char_at(self.text, at).is_some_and(|c| digit(c).is_some()) {
            return None;
        }
        let last = self.word(at, DateMeaning::LastN);
        let (word, end) = last.or_else(|| self.word(at, DateMeaning::NextN))?;
        let number = skip_blanks(self.text, end, 1);
        let (count, end) = self.count(number).filter(|c| c.0 > 0)?;
        let (length, end) = self.length(end)?;
        let end = self.word(end, DateMeaning::Within).map_or(end, |(_, end)| end);
        let sign = if last.is_some() { -1 } else { 1 };
        let point = Point { year: Year::Unsaid, part: Part::Window(length, sign * i16::from(count)) };
        Some(expr(point, point, end, word.rule))
    }

    /// The unit of a stretch of time at `at`: 年, 个月, 天, 周, 月.
    fn length(&self, at: usize) -> Option<(Length, usize)> {
        if let Some((_, end)) = self.word(at, DateMeaning::Year) {
            return Some((Length::Years, end));
        }
        let unit = UnitReader::new(&self.rules.unit, self.text).after(at);
        let length = unit.and_then(|u| Some((Length::of(u.code()?)?, u.end)));
        length.or_else(|| Some((Length::Months, self.word(at, DateMeaning::Month)?.1)))
    }

    /// Two years with one 年: 2021-2025年, 2021-2022学年, 从2016到2018.
    fn span_of_years(&self, at: usize) -> Option<DateExpr> {
        let first = self.bare_year(at)?;
        let (next, open) = self.connector(first.1)?;
        let last = self.bare_year(next).or_else(|| self.short_year(next, first.0))?;
        if last.0 <= first.0 || open {
            return None;
        }
        let school = self.word(last.1, DateMeaning::SchoolYear);
        let year = school.or_else(|| self.word(last.1, DateMeaning::Year));
        let (rule, end) = match year {
            Some((word, end)) => (word.rule, end),
            None => (self.lead(at, DateMeaning::From)?, last.1),
        };
        if year.is_none() && char_at(self.text, end).is_some_and(|c| is_dash(c) || c.is_alphanumeric() && c.is_ascii()) {
            return None;
        }
        let part = if school.is_some() { Part::SchoolYear } else { Part::Year };
        let point = |year: i16, part| Point { year: Year::Said(year), part };
        let first = point(first.0, Part::Year);
        let (last, end) = match self.part_after_year(end) {
            Some((part, end)) if school.is_none() && matches!(part, Part::Months(..) | Part::End) => (point(last.0, part), end),
            _ => (point(last.0, part), end),
        };
        Some(DateExpr { start: at, end, first, last, how: How::At, deadline: false, weak: false, rough: false, rule })
    }

    /// One point in time, or from one to another.
    fn span(&self, at: usize) -> Option<DateExpr> {
        let read = self.point(at, None)?;
        let single = DateExpr {
            start: at,
            end: read.end,
            first: read.point,
            last: read.point,
            how: How::At,
            deadline: false,
            weak: read.weak,
            rough: false,
            rule: read.rule,
        };
        let started = self.past_start(read.end);
        let Some((next, open)) = self.connector(started) else { return Some(single) };
        let Some(other) = self.point(next, Some(read.point)) else { return Some(single) };
        let mut end = other.end;
        if open {
            let Some((_, after)) = self.word(end, DateMeaning::During) else { return Some(single) };
            end = after;
        }
        // 自6月14日起到9月14日之前: two bounds, the second without its day.
        if started > read.end && self.word(end, DateMeaning::Before).is_some_and(|(word, _)| word.value == 1) {
            return Some(single);
        }
        let last = other.point.inherit(read.point);
        if !last.follows(&read.point) {
            return Some(single);
        }
        Some(DateExpr { end, last, weak: false, ..single })
    }

    /// The place after 起 within 自…起至….
    fn past_start(&self, at: usize) -> usize {
        let next = self.word(at, DateMeaning::Since).map_or(at, |(_, end)| end);
        if next > at && self.connector(next).is_some() { next } else { at }
    }

    /// The place after the connector of a span, and whether 间 must follow the span.
    fn connector(&self, at: usize) -> Option<(usize, bool)> {
        let at = skip_blanks(self.text, at, 1);
        let rest = from(self.text, at);
        let dashes = dash_len(self.text, at, &self.rules.bound.dash);
        if dashes > 0 {
            return Some((skip_blanks(self.text, at + dashes, 1), false));
        }
        if let Some((_, len)) = self.rules.bound.to.at_start(rest) {
            return Some((skip_blanks(self.text, at + len, 1), false));
        }
        let (_, len) = self.rules.bound.and.at_start(rest)?;
        Some((at + len, true))
    }

    /// Adds the words before and after that bound the date: 底前, 起, 到….
    fn bounded(&self, mut expr: DateExpr) -> DateExpr {
        if let Some((_, end)) = self.word(expr.end, DateMeaning::Within).or_else(|| self.word(expr.end, DateMeaning::During)) {
            expr.deadline |= self.word(expr.end, DateMeaning::Within).is_some();
            expr.end = end;
            expr.weak = false;
        }
        // 上、下半年 tells how often, not by when.
        let listed = char_before(self.text, expr.start) == Some('、');
        expr.deadline |= matches!(expr.last.part, Part::End | Part::MonthEnd(_));
        expr.deadline |= matches!(expr.last.part, Part::Half(_)) && !listed;
        if expr.first == expr.last && !expr.weak {
            self.bound_after(&mut expr);
        } else if let Some((_, end)) = self.word(expr.end, DateMeaning::Before) {
            expr.end = end;
        }
        if expr.how == How::At && expr.first == expr.last && !expr.weak && self.lead(expr.start, DateMeaning::Until).is_some() {
            expr.deadline = true;
        }
        if expr.first != expr.last
            && let Some(len) = self.lead_len(expr.start, DateMeaning::From)
        {
            expr.start -= len;
        }
        expr
    }

    fn bound_after(&self, expr: &mut DateExpr) {
        let at = skip_blanks(self.text, expr.end, 1);
        if let Some((word, end)) = self.word(at, DateMeaning::Before) {
            let excluded = word.value == 1 && matches!(expr.last.part, Part::Day(..) | Part::Year);
            expr.how = if excluded { How::Before } else { How::Until };
            (expr.end, expr.deadline) = (end, true);
        } else if let Some((_, end)) = self.word(at, DateMeaning::Since) {
            (expr.how, expr.end) = (How::Since, end);
        } else if let Some((_, end)) = self.word(at, DateMeaning::After) {
            (expr.how, expr.end) = (How::After, end);
        }
    }

    /// The rule of a word of this meaning that ends at `at`.
    fn lead(&self, at: usize, means: DateMeaning) -> Option<usize> {
        let at = skip_blanks_back(self.text, at, 1);
        self.rules.date.lead.find_at_end(before(self.text, at), |word, _| (word.means == means).then_some(word.rule))
    }

    fn lead_len(&self, at: usize, means: DateMeaning) -> Option<usize> {
        self.rules.date.lead.find_at_end(before(self.text, at), |word, len| (word.means == means).then_some(len))
    }
}
