use gangmu_model::{Clean, CueKind, DateMention, Dimension, Document, Mention, MentionKind, Precision, Role, Span, Status};
use gangmu_rules::{Lexicon, Roles};
use jiff::civil::Date;

use super::clause::{closes, opens};
use super::phrase::Phrases;
use crate::marks::marks;

/// The year that a value is for: said in the sentence before it, else the section's, else the document's.
///
/// The second value says whether the sentence itself names it.
pub(super) fn year(
    phrases: &Phrases<'_>,
    sentence: Span<Clean>,
    at: Span<Clean>,
    dimension: Dimension,
    document: &Document,
    status: Status,
) -> (Option<i16>, bool) {
    // 比2019年的270亿元增长: the value of that year.
    let base = phrases.base_date(Span::new(sentence.start, at.start)).filter(|_| dimension != Dimension::Multiple);
    if let Some(year) = base.and_then(date_of).and_then(year_of) {
        return (Some(year), true);
    }
    let said = phrases
        .dates_in(Span::new(sentence.start, at.start))
        .rev()
        .filter(|m| {
            is_time_of_value(phrases, sentence, at, m)
                && !(matches!(dimension, Dimension::Multiple | Dimension::Share) && is_base(phrases, sentence, at, m))
        })
        .find_map(|m| date_of(m).and_then(year_of));
    if said.is_some() {
        return (said, true);
    }
    let section = document.outline.at(at.start);
    // 下步打算 in a summary of 2023 plans for 2024.
    let ahead = i16::from(section.is_some_and(|s| s.role == Role::Plan));
    let section = section.and_then(|s| document.outline.ancestry(s.id).find_map(|s| s.year));
    let metadata = &document.metadata;
    let whole = match status {
        Status::Target => metadata.plan_year.or_else(|| metadata.review_year.map(|year| year.saturating_add(ahead))),
        Status::Actual => metadata.review_year.or(metadata.plan_year),
    };
    (section.or(whole), false)
}

/// The year of one of several values that belong one by one to years (2024年、2025年分别突破2.2万亿元、2.4万亿元).
pub(super) fn respective_year(phrases: &Phrases<'_>, sentence: Span<Clean>, at: usize, count: usize, nth: usize) -> Option<i16> {
    let dates: Vec<&Mention> = phrases.dates_in(Span::new(sentence.start, at)).collect();
    let dates = dates.get(dates.len().checked_sub(count)?..)?;
    let joined = dates.windows(2).all(|pair| match pair {
        [a, b] => {
            let between = Span::new(a.span.end, b.span.start);
            phrases.lexicon.is(phrases.of(between).trim(), Roles::AND)
        }
        _ => false,
    });
    let last = dates.last()?;
    let direct = phrases.of(Span::new(last.span.end, at)).trim().is_empty();
    (joined && direct).then(|| dates.get(nth).and_then(|m| date_of(m)).and_then(year_of)).flatten()
}

/// Not the other side of a comparison (比2020年增长), not inside a title or bracket that closed before the value.
fn is_time_of_value(phrases: &Phrases<'_>, sentence: Span<Clean>, at: Span<Clean>, date: &Mention) -> bool {
    let before = phrases.of(Span::new(sentence.start, date.span.start)).trim_end();
    // 按1980年不变价格计算: the year of the prices.
    if phrases.lexicon.prefix(phrases.of(Span::new(date.span.end, at.start)), Roles::BASE).is_some() {
        return false;
    }
    if phrases.lexicon.suffix(before, Roles::COMPARE).is_some() {
        return false;
    }
    // 由2015年的18.4%下降到1.2%, 由上年729万人增加到732万人: the year of the start.
    let next = phrases.of(Span::new(date.span.end, at.start));
    let starts = phrases.after_of(Span::new(date.span.end, at.start)).is_some() || next.starts_with(|c: char| c.is_ascii_digit());
    if starts && phrases.lexicon.suffix(before, Roles::FROM).is_some() {
        return false;
    }
    // 是2010年的2.6倍，接待人数达到…: the year by which another value is measured.
    let of = phrases.after_of(Span::new(date.span.end, at.start)).map(|rest| phrases.of(rest));
    let level = phrases.lexicon.suffix(before, Roles::LEVEL).is_some();
    if of.is_some_and(|of| !level && of.starts_with(|c: char| c.is_ascii_digit()) && of.contains(super::clause::parts_clauses)) {
        return false;
    }
    // 确保2018年投入使用；推进…: a year after the beginning of the sentence holds for its own group of clauses.
    let after = phrases.of(Span::new(date.span.end, at.start));
    if marks(after).any(|(_, c)| super::clause::parts_groups(c)) && marks(before).any(|(_, c)| super::clause::parts_clauses(c)) {
        return false;
    }
    let mut depth = 0i32;
    for (_, c) in marks(after) {
        if opens(c) {
            depth += 1;
        } else if closes(c) {
            depth -= 1;
            if depth < 0 {
                return false;
            }
        }
    }
    true
}

/// Whether a date is what the value is measured by: 是上年的2.4倍, 恢复到2019年同期的118%.
fn is_base(phrases: &Phrases<'_>, sentence: Span<Clean>, at: Span<Clean>, date: &Mention) -> bool {
    // 提高到2021年的73%: the year of the level reached.
    let between = Span::new(date.span.end, at.start);
    let level = phrases.lexicon.suffix(phrases.of(Span::new(sentence.start, date.span.start)).trim_end(), Roles::LEVEL).is_some();
    // 恢复到2019年同期的118%: not its own year.
    if level && phrases.after_of(between).is_some() {
        return false;
    }
    let direct = phrases.trim_right(between).span.is_empty();
    // 分别是2015年的2.5倍和3.6倍: the date holds for all values of the list.
    let listed = phrases.after_of(between).is_some_and(|rest| {
        phrases.of(rest).starts_with(|c: char| c.is_ascii_digit()) && !phrases.of(rest).contains(super::clause::parts_clauses)
    });
    listed || direct && phrases.lexicon.suffix(phrases.of(between).trim_end(), Roles::OF).is_some()
}

/// Whether a mention says when. 一季度 in a text that names no year is a name to the reader of dates, and still time.
pub(super) fn is_dated(mention: &Mention) -> bool {
    match mention.kind {
        MentionKind::Date(_) => true,
        MentionKind::Name => mention.rule.as_str().starts_with("date."),
        _ => false,
    }
}

fn date_of(mention: &Mention) -> Option<DateMention> {
    match mention.kind {
        MentionKind::Date(date) => Some(date),
        _ => None,
    }
}

fn year_of(date: DateMention) -> Option<i16> {
    date.last.map(Date::year)
}

/// The day by which a value is due, where the sentence gives one: before it, or after it in its clause or in a bracket.
pub(super) fn deadline(phrases: &Phrases<'_>, sentence: Span<Clean>, at: Span<Clean>) -> Option<Date> {
    // 到2025年 names the year that a value is for; no day by which it is due.
    let whole_year = |d: &DateMention| d.first.is_some() && matches!(d.precision, Precision::Year | Precision::Years);
    let due = |m: &Mention| date_of(m).filter(|d| d.deadline && !whole_year(d)).and_then(|d| d.last);
    if !phrases.dates.iter().any(|m| due(m).is_some()) {
        return None;
    }
    // Semicolons part what is due from what is not.
    let group = phrases
        .of(Span::new(sentence.start, at.start))
        .rfind(super::clause::parts_groups)
        .map_or(sentence.start, |cut| sentence.start + cut);
    let rest = phrases.of(Span::new(at.end, sentence.end));
    let end = rest.find(super::clause::parts_groups).map_or(sentence.end, |cut| at.end + cut);
    let before =
        phrases.dates_in(Span::new(group, at.start)).rev().filter(|m| is_time_of_value(phrases, sentence, at, m)).find_map(due);
    if before.is_some() {
        return before;
    }
    let mut found = None;
    for mention in phrases.dates_in(Span::new(at.end, end)) {
        let Some(day) = due(mention) else { continue };
        let between = phrases.of(Span::new(at.end, mention.span.start));
        let bracket = between.rfind(opens);
        let closed = bracket.is_some_and(|b| between.get(b..).is_some_and(|s| s.contains(closes)));
        let in_bracket = bracket.is_some() && !closed;
        // 农村户厕整改1860户，6月底前见底清零: a clause of its own, without another number.
        let own_clause = between.trim_end().ends_with(super::clause::parts_clauses)
            && !phrases.of(Span::new(mention.span.end, end)).chars().any(|c| c.is_ascii_digit());
        let in_clause = own_clause || !between.chars().any(super::clause::parts_clauses);
        if !in_bracket && !in_clause {
            continue;
        }
        // Several in one bracket: the last is it. The next bracket belongs to what follows the first.
        if found.is_some() && between.contains(closes) {
            break;
        }
        found = Some(day);
    }
    found
}

/// Whether the sentence says before the value until when something is to be reached (到2023年): no past, however early the year.
pub(super) fn is_goal(phrases: &Phrases<'_>, sentence: Span<Clean>, at: Span<Clean>) -> bool {
    phrases.dates_in(Span::new(sentence.start, at.start)).filter_map(date_of).any(|d| d.deadline)
}

/// Whether the sentence says before the value that something is due before a day or by a year (11月底前, 到2025年); 2014年末 alone
/// may be when a state was counted.
pub(super) fn is_due(phrases: &Phrases<'_>, sentence: Span<Clean>, at: Span<Clean>) -> bool {
    let year = |d: &DateMention| matches!(d.precision, Precision::Year | Precision::Years);
    phrases
        .dates_in(Span::new(sentence.start, at.start))
        .filter_map(date_of)
        .any(|d| d.deadline && (d.first.is_none() || year(&d)))
}

/// Whether a date names years before the one that the section plans for.
pub(super) fn is_past(year: Option<i16>, said: bool, planned: Option<i16>) -> bool {
    said && matches!((year, planned), (Some(year), Some(planned)) if year < planned)
}

/// The first year that a document speaks of, for values of documents whose title, headings and dates name none.
pub(super) fn lead_year(text: &str, lexicon: &Lexicon, mentions: &[Mention]) -> Option<i16> {
    first_year(text, lexicon, mentions, false)
}

/// The first year by which a document wants something reached (到2025年), for its other targets where nothing else names a year.
pub(super) fn goal_year(text: &str, lexicon: &Lexicon, mentions: &[Mention]) -> Option<i16> {
    first_year(text, lexicon, mentions, true)
}

fn first_year(text: &str, lexicon: &Lexicon, mentions: &[Mention], deadline: bool) -> Option<i16> {
    let dates = mentions.iter().enumerate().filter_map(|(at, m)| Some((at, date_of(m)?)));
    dates
        .filter(|(_, d)| !d.year_inferred && d.deadline == deadline)
        .filter(|(at, _)| !is_base_of(text, lexicon, mentions, *at))
        // 2021年以来: no year yet.
        .find_map(|(_, d)| year_of(d))
}

/// Whether a date is the other side of a comparison (比2005年增加) or where a change starts: it holds for no value.
fn is_base_of(text: &str, lexicon: &Lexicon, mentions: &[Mention], at: usize) -> bool {
    let Some(date) = mentions.get(at) else { return false };
    // 《发展规划（2018—2022年）》: the years of another text. 2016年同期: those of a comparison.
    let before = text.get(..date.span.start).unwrap_or("");
    let near = before.char_indices().rev().nth(LONGEST_TITLE).map_or(0, |(at, _)| at);
    let cited = before
        .get(near..)
        .and_then(|s| s.rfind(['《', '》']))
        .is_some_and(|at| before.get(near + at..).is_some_and(|s| s.starts_with('《')));
    let after = text.get(date.span.end..).unwrap_or("");
    // 与2017年计划目标持平: the plan of the year that the text is about.
    if lexicon.prefix(after, Roles::GOAL_NOUN).is_some() {
        return false;
    }
    let compared = lexicon.prefix(after, Roles::BASE).is_some();
    // 有效期至2026年: how long a text holds.
    if cited || compared || lexicon.suffix(before, Roles::BASE).is_some() {
        return true;
    }
    mentions.get(at.saturating_sub(2)..at).unwrap_or(&[]).iter().any(|m| match &m.kind {
        MentionKind::Cue(cue) => matches!(cue.kind, CueKind::Compare | CueKind::From) && m.span.end == date.span.start,
        _ => false,
    })
}

/// How far before a date the 《 of a title that holds it is looked for, in characters.
const LONGEST_TITLE: usize = 60;

/// What the sentences of a paragraph said of time, for those after them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Carried {
    /// A year by which goals are to be reached (到2027年), with its last day.
    goal: Option<Date>,
    /// The last year said at all.
    year: Option<i16>,
}

impl Carried {
    /// Takes note of the dates of a sentence.
    pub(super) fn see(&mut self, text: &str, lexicon: &Lexicon, mentions: &[Mention]) {
        for (at, mention) in mentions.iter().enumerate() {
            let Some(date) = date_of(mention).filter(|d| !d.year_inferred) else { continue };
            if is_base_of(text, lexicon, mentions, at) {
                continue;
            }
            if date.deadline && matches!(date.precision, Precision::Year | Precision::Years) {
                self.goal = date.last.or(self.goal);
            }
            self.year = year_of(date).or(self.year);
        }
    }

    /// Year and deadline of a value whose sentence names no year: a goal's year holds for the targets after it; any other year
    /// only where neither section nor document has one.
    pub(super) fn complete(self, status: Status, year: Option<i16>, deadline: Option<Date>) -> (Option<i16>, Option<Date>) {
        match self.goal.filter(|_| status == Status::Target && deadline.is_none()) {
            Some(goal) => (Some(goal.year()), None),
            None => (year.or(self.year), deadline),
        }
    }
}
