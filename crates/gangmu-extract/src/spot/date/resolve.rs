use gangmu_model::Precision;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::{DateExpr, How, Length, Part, Point, Year};

/// What dates are resolved against: never the clock.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Reference {
    /// The year that a text speaks of.
    pub(crate) year: Option<i16>,
    /// The year in which it is spoken.
    pub(crate) spoken: Option<i16>,
    /// The day it was written.
    pub(crate) day: Option<Date>,
}

/// The days that a date covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Days {
    /// First day; none where it is open.
    pub(crate) first: Option<Date>,
    /// Last day; none where it is open.
    pub(crate) last: Option<Date>,
}

impl DateExpr {
    /// The days that it covers; none where the year is not known or there is no such day.
    pub(crate) fn days(&self, reference: Reference) -> Option<Days> {
        let (first, end) = self.first.days(reference)?;
        let (_, mut last) = self.last.days(reference)?;
        if last < first && self.last.year == Year::Unsaid {
            last = last.checked_add(1.year()).ok()?;
        }
        Some(match self.how {
            How::At => Days { first: Some(first), last: Some(last) },
            How::Until => Days { first: None, last: Some(last) },
            How::Before => Days { first: None, last: first.yesterday().ok() },
            How::Since => Days { first: Some(first), last: None },
            How::After => Days { first: end.tomorrow().ok(), last: None },
        })
    }

    /// How fine it is stated.
    pub(crate) const fn precision(&self) -> Precision {
        let years = matches!((self.first.year, self.last.year), (Year::Said(a), Year::Said(b)) if a != b);
        if years {
            return Precision::Years;
        }
        match self.last.part {
            Part::Year => Precision::Year,
            Part::SchoolYear => Precision::Years,
            Part::Half(_) | Part::Quarters(..) | Part::RelativeQuarter(_) => Precision::Season,
            Part::Day(..) | Part::RelativeDay(..) => Precision::Day,
            _ => Precision::Month,
        }
    }

    /// Whether its days depend on the day of writing.
    pub(crate) const fn is_relative(&self) -> bool {
        matches!(self.last.year, Year::Relative(_) | Year::Spoken(_))
            || matches!(
                self.last.part,
                Part::RelativeMonth(_) | Part::RelativeDay(..) | Part::RelativeQuarter(_) | Part::Window(..)
            )
    }

    /// Whether a year was left out.
    pub(crate) const fn year_inferred(&self) -> bool {
        !matches!(self.last.year, Year::Said(_))
    }
}

impl Point {
    /// First and last day.
    pub(crate) fn days(self, reference: Reference) -> Option<(Date, Date)> {
        match self.part {
            Part::RelativeMonth(months) => {
                let day = shifted(reference.day?, months.months())?;
                Some((day.first_of_month(), day.last_of_month()))
            }
            Part::RelativeDay(months, day) => {
                let month = shifted(reference.day?, months.months())?;
                let day = Date::new(month.year(), month.month(), i8::try_from(day).ok()?).ok()?;
                Some((day, day))
            }
            Part::RelativeQuarter(quarters) => {
                let month = shifted(reference.day?, (quarters * 3).months())?;
                let quarter = (month.month() - 1) / 3 + 1;
                months(month.year(), quarter * 3 - 2, quarter * 3)
            }
            Part::Window(length, count) => window(reference.day?, length, count),
            part => days_of(self.year.number(reference)?, part),
        }
    }
}

impl Year {
    /// The calendar year.
    pub(crate) const fn number(self, reference: Reference) -> Option<i16> {
        match (self, reference.year, reference.spoken) {
            (Self::Said(year), _, _) => Some(year),
            (Self::Relative(offset), Some(year), _) | (Self::Spoken(offset), _, Some(year)) => Some(year + offset),
            (Self::Unsaid, year, _) => year,
            (Self::Relative(_), None, _) | (Self::Spoken(_), _, None) => None,
        }
    }
}

fn shifted(day: Date, by: Span) -> Option<Date> {
    day.first_of_month().checked_add(by).ok()
}

fn days_of(year: i16, part: Part) -> Option<(Date, Date)> {
    let month = |m: u8| i8::try_from(m).ok();
    match part {
        Part::Year => months(year, 1, 12),
        Part::SchoolYear => Some((Date::new(year.checked_sub(1)?, 9, 1).ok()?, Date::new(year, 8, 31).ok()?)),
        Part::Half(1) => months(year, 1, 6),
        Part::Half(_) => months(year, 7, 12),
        Part::Quarters(a, b) => months(year, month(a)? * 3 - 2, month(b)? * 3),
        Part::Months(a, b) => months(year, month(a)?, month(b)?),
        Part::Third(m, third) => {
            let (first, last) = months(year, month(m)?, month(m)?)?;
            let day = |d: i8| Date::new(year, first.month(), d).ok();
            match third {
                1 => Some((first, day(10)?)),
                2 => Some((day(11)?, day(20)?)),
                _ => Some((day(21)?, last)),
            }
        }
        Part::MonthStart(m) => Some((Date::new(year, month(m)?, 1).ok()?, Date::new(year, month(m)?, 5).ok()?)),
        Part::MonthEnd(m) => {
            let (_, last) = months(year, month(m)?, month(m)?)?;
            Some((Date::new(year, month(m)?, 25).ok()?, last))
        }
        Part::Day(m, d) => {
            let day = Date::new(year, month(m)?, i8::try_from(d).ok()?).ok()?;
            Some((day, day))
        }
        Part::Start => months(year, 1, 2),
        Part::End => months(year, 12, 12),
        Part::RelativeMonth(_) | Part::RelativeDay(..) | Part::RelativeQuarter(_) | Part::Window(..) => None,
    }
}

/// So many days, weeks, months or years before `day`, or from it on.
fn window(day: Date, length: Length, count: i16) -> Option<(Date, Date)> {
    let span = match length {
        Length::Days => count.days(),
        Length::Weeks => count.weeks(),
        Length::Months => count.months(),
        Length::Years => count.years(),
    };
    let other = day.checked_add(span).ok()?;
    if count < 0 { Some((other, day.yesterday().ok()?)) } else { Some((day, other.yesterday().ok()?)) }
}

/// From the first day of one month to the last day of another.
fn months(year: i16, first: i8, last: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, first, 1).ok()?;
    let last = Date::new(year, last, 1).ok()?.last_of_month();
    (first <= last).then_some((first, last))
}
