use gangmu_model::{Clean, CueKind, Mention, MentionKind, Span};
use gangmu_rules::Roles;

use super::clause::left_edge;
use super::phrase::Phrases;
use super::slot::Slot;

/// A quantity that is the start of a change (由A), and the one that it changed to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change {
    /// Which slot holds the start; it gets no record.
    pub from: usize,
    /// Which slot holds the level reached.
    pub to: usize,
    /// What stands before 由: the indicator of the level.
    pub subject: Span<Clean>,
}

/// Pairs 由A增加到B, also where several values change at once (由5名…、39名…优化为5名…、41名…).
pub(super) fn changes(phrases: &Phrases<'_>, sentence: Span<Clean>, slots: &[Slot<'_>], mentions: &[Mention]) -> Vec<Change> {
    let mut found = Vec::new();
    for (cue, mention) in mentions.iter().enumerate() {
        if !is_cue(mention, CueKind::From) {
            continue;
        }
        let start = mention.span.end;
        // The level word must follow with at least one quantity before it and one after it, and no other 由 between.
        let later = mentions.get(cue + 1..).unwrap_or(&[]);
        let end = later.iter().find(|m| is_cue(m, CueKind::From)).map_or(sentence.end, |m| m.span.start);
        let Some(level) = later.iter().find(|m| {
            is_level(m) && m.span.end <= end && slots.iter().any(|s| s.outer.start >= start && s.outer.end <= m.span.start)
        }) else {
            continue;
        };
        let from: Vec<usize> = within(slots, start, level.span.start);
        let to: Vec<usize> = within(slots, level.span.end, end).into_iter().take(from.len()).collect();
        let (edge, _) = left_edge(phrases.text, Span::new(sentence.start, mention.span.start));
        let floor = slots.iter().map(|s| s.outer.end).filter(|&e| e <= mention.span.start).max().unwrap_or(edge).max(edge);
        let subject = Span::new(floor, mention.span.start);
        for (&from, &to) in from.iter().zip(&to) {
            let units = (slots.get(from), slots.get(to));
            if let (Some(a), Some(b)) = units
                && (a.unit == b.unit || a.unit.is_none())
            {
                found.push(Change { from, to, subject });
            }
        }
    }
    found
}

fn within(slots: &[Slot<'_>], start: usize, end: usize) -> Vec<usize> {
    slots.iter().enumerate().filter(|(_, s)| s.outer.start >= start && s.outer.end <= end).map(|(i, _)| i).collect()
}

fn is_cue(mention: &Mention, kind: CueKind) -> bool {
    matches!(&mention.kind, MentionKind::Cue(cue) if cue.kind == kind)
}

fn is_level(mention: &Mention) -> bool {
    is_cue(mention, CueKind::Level)
}

/// Values that belong one by one to the things named before 分别 (respectively).
#[derive(Debug, Clone)]
pub(super) struct Respective {
    /// Where 分别 begins.
    pub at: usize,
    /// The first slot after 分别.
    pub first: usize,
    /// How many values there are.
    pub count: usize,
    /// What each slot from there on measures, in order: the stretches of its name. Empty where the things were measured before in
    /// the sentence, and the values are their changes.
    pub names: Vec<Vec<Span<Clean>>>,
    /// What the words between 分别 and the first value say (增长).
    pub seen: Roles,
}

impl Respective {
    /// Whether the slot with this number is one of its values.
    pub(super) fn holds(&self, slot: usize) -> bool {
        slot >= self.first && slot < self.first + self.count
    }
}

/// Finds "A、B、C分别为x、y、z" and gives every value its own name, with the shared beginning or end restored.
pub(super) fn respective(
    phrases: &Phrases<'_>,
    sentence: Span<Clean>,
    slots: &[Slot<'_>],
    mentions: &[Mention],
) -> Vec<Respective> {
    let mut found = Vec::new();
    for mention in mentions.iter().filter(|m| is_cue(m, CueKind::Respectively)) {
        let Some(first) = slots.iter().position(|s| s.outer.start >= mention.span.end) else { continue };
        let mut last = first;
        while slots.get(last + 1).is_some_and(|next| next.joint == super::slot::Joint::Listed) {
            last += 1;
        }
        let count = last - first + 1;
        if count < 2 {
            continue;
        }
        let floor = slots.iter().map(|s| s.outer.end).filter(|&e| e <= mention.span.start).max().unwrap_or(sentence.start);
        let (mut edge, _) = left_edge(phrases.text, Span::new(floor, mention.span.start));
        let direct = phrases.trim_left(Span::new(edge, mention.span.start)).is_empty();
        if direct && edge > floor && !phrases.of(Span::new(floor, edge)).trim_matches(super::clause::parts_clauses).is_empty() {
            // "A、B，分别为…": the names stand in the clause before.
            let before = phrases
                .of(Span::new(floor, edge))
                .trim_end_matches(|c: char| super::clause::parts_clauses(c) || c.is_whitespace());
            edge = left_edge(phrases.text, Span::new(floor, floor + before.len())).0;
        }
        let between = slots
            .get(first)
            .map_or(Span::new(mention.span.start, mention.span.start), |s| Span::new(mention.span.start, s.outer.start));
        let mut tail = phrases.trim_right(Span::new(edge, mention.span.start));
        // 增速分别高于全国12.7个、12个百分点: by how much the growth rates differ from another.
        let differ = phrases.lexicon.first(phrases.of(between), Roles::DIFFER).is_some();
        if differ
            && let Some((at, end)) =
                phrases.lexicon.first(phrases.of(Span::new(tail.span.end, mention.span.start)), Roles::GROWTH)
            && at == 0
        {
            tail.span.end += end;
            tail.seen = Roles::default();
        }
        let subject = phrases.trim_left(tail.span);
        // 对首次评为5A级、4A级的景区，分别给予…: the preposition is no part of the first name.
        let subject = phrases.trim_left(phrases.without_preposition(subject));
        let seen = phrases.trim_right(between).seen | tail.seen.only(Roles::INCREASE | Roles::DECREASE);
        let items = members(phrases, subject, count);
        if subject.is_empty() && first >= count {
            found.push(Respective { at: mention.span.start, first, count, names: Vec::new(), seen });
            continue;
        }
        // 营收2024年、2025年分别突破…: one thing in several years.
        if items.len() < count && super::time::respective_year(phrases, sentence, mention.span.start, count, 0).is_some() {
            // 营收增长10%，2024年、2025年分别突破…: the thing was named before.
            let names = if subject.is_empty() { Vec::new() } else { vec![vec![subject]; count] };
            found.push(Respective { at: mention.span.start, first, count, names, seen });
            continue;
        }
        if items.len() < count
            && let Some(names) = both(phrases, subject, count)
        {
            found.push(Respective { at: mention.span.start, first, count, names, seen });
            continue;
        }
        // 甲、乙、丙再次提高，月人均分别提高…: the things stand in the clause before, what is measured of each here.
        if items.len() == 1
            && phrases.is_head(subject)
            && let Some(things) = things_before(phrases, Span::new(floor, edge), count)
        {
            let names = things.into_iter().map(|thing| vec![thing, subject]).collect();
            found.push(Respective { at: mention.span.start, first, count, names, seen });
            continue;
        }
        if items.len() < count {
            continue;
        }
        let names = restore(phrases, items.get(items.len() - count..).unwrap_or(&[]));
        found.push(Respective { at: mention.span.start, first, count, names, seen });
    }
    found
}

/// The `count` members of the enumeration that the clause at the end of the stretch is about.
fn things_before(phrases: &Phrases<'_>, before: Span<Clean>, count: usize) -> Option<Vec<Span<Clean>>> {
    let text = phrases.of(before).trim_end_matches(|c: char| super::clause::parts_clauses(c) || c.is_whitespace());
    let end = before.start + text.len();
    let (start, _) = left_edge(phrases.text, Span::new(before.start, end));
    let clause = phrases.without_predicate(phrases.trim_left(phrases.trim_right(Span::new(start, end)).span));
    let things = items(phrases, clause);
    (things.len() == count && count > 1).then_some(things)
}

/// The things that one word of the subject stands for, a character each: 城乡居民收入 → 城居民收入, 乡居民收入.
fn both(phrases: &Phrases<'_>, subject: Span<Clean>, count: usize) -> Option<Vec<Vec<Span<Clean>>>> {
    let (start, end) = phrases.lexicon.first(phrases.of(subject), Roles::BOTH)?;
    let word: Span<Clean> = Span::new(subject.start + start, subject.start + end);
    let (before, after) = (Span::new(subject.start, word.start), Span::new(word.end, subject.end));
    let things: Vec<Vec<Span<Clean>>> = phrases
        .of(word)
        .char_indices()
        .map(|(at, c)| vec![before, Span::new(word.start + at, word.start + at + c.len_utf8()), after])
        .collect();
    (things.len() == count).then_some(things)
}

/// The members of an enumeration, without 和 and marks.
fn items(phrases: &Phrases<'_>, span: Span<Clean>) -> Vec<Span<Clean>> {
    parted_at(phrases, span, &phrases.ands(span))
}

/// The members of an enumeration of so many: those that 、 parts where they are as many, else those that 和 parts too
/// (金融业、软件和信息服务业 are two).
fn members(phrases: &Phrases<'_>, span: Span<Clean>, count: usize) -> Vec<Span<Clean>> {
    let ands = phrases.ands(span);
    let all = parted_at(phrases, span, &ands);
    if all.len() <= count {
        return all;
    }
    let marks: Vec<Span<Clean>> = ands.into_iter().filter(|and| phrases.of(*and) == "、").collect();
    let marked = parted_at(phrases, span, &marks);
    if marked.len() == count { marked } else { all }
}

/// The stretches of a span between what joins them.
fn parted_at(phrases: &Phrases<'_>, span: Span<Clean>, joins: &[Span<Clean>]) -> Vec<Span<Clean>> {
    let starts = std::iter::once(span.start).chain(joins.iter().map(|join| join.end));
    let ends = joins.iter().map(|join| join.start).chain(std::iter::once(span.end));
    let pieces = starts.zip(ends).map(|(start, end)| super::clause::trim(phrases.text, Span::new(start, end)));
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// The last end of a word in the span at or before `most` bytes into it.
fn word_end(phrases: &Phrases<'_>, span: Span<Clean>, most: usize) -> usize {
    (phrases.words)(span).iter().map(|w| w.span.end - span.start).take_while(|&end| end <= most).last().unwrap_or(most)
}

/// What the last member says for all of them: a growth rate (甲、乙投资增速), a share (甲、乙产业增加值占工业比重).
fn shared_end(phrases: &Phrases<'_>, last: Span<Clean>) -> Option<Span<Clean>> {
    let text = phrases.of(last);
    if let Some((len, _)) = phrases.lexicon.suffix(text, Roles::GROWTH).filter(|(len, _)| *len < text.len()) {
        return Some(Span::new(last.end - len, last.end));
    }
    let (share, _) = phrases.lexicon.first(text, Roles::SHARE).filter(|(at, _)| *at > 0)?;
    let whose: Span<Clean> = Span::new(last.start, last.start + share);
    let (len, _) = phrases.lexicon.suffix(phrases.of(whose), Roles::PARTED).filter(|(len, _)| *len < whose.len())?;
    Some(Span::new(whose.end - len, last.end))
}

/// Gives each member the beginning or the end that it shares with the others and that the text says once:
/// 小学、初中毛入学率 → 小学毛入学率, 初中毛入学率; 财政收入、支出 → 财政收入, 财政支出.
fn restore(phrases: &Phrases<'_>, items: &[Span<Clean>]) -> Vec<Vec<Span<Clean>>> {
    let (Some(first), Some(last)) = (items.first(), items.last()) else { return Vec::new() };
    let length = |s: &Span<Clean>| phrases.chars(*s);
    let (a, z) = (length(first), length(last));
    let ending = phrases.lexicon.suffix(phrases.of(*last), Roles::HEAD | Roles::HEAD_ENDING).map(|(len, _)| len);
    if let Some(shared) = shared_end(phrases, *last) {
        let own = |item: &Span<Clean>| if item == last { Span::new(item.start, shared.start) } else { *item };
        return items.iter().map(|item| vec![own(item), shared]).collect();
    }
    items
        .iter()
        .map(|item| {
            let n = length(item);
            if item != last
                && n < z
                // 城镇新增就业、发放贷款: what is done is said of each.
                && phrases.inner_verb(*item).is_none()
                && phrases.lexicon.suffix(phrases.of(*item), Roles::HEAD | Roles::HEAD_ENDING).is_none()
                && (ending.is_some() || z > n + 1)
            {
                // The last one says the end: what of it is longer than the member, or its head noun.
                let keep = phrases.of(*last).char_indices().nth(n).map_or(last.len(), |(at, _)| at);
                let head = last.len().saturating_sub(ending.unwrap_or(0));
                let parallel = phrases.of(*item).chars().next() == phrases.of(*last).chars().next();
                let keep = if ending.is_some() && keep >= head {
                    head
                } else if parallel {
                    keep
                } else {
                    // Nothing shows where the shared end begins (养老金、低保标准月人均): at the end of a word.
                    (phrases.words)(*last).iter().map(|w| w.span.end - last.start).find(|&end| end >= keep).unwrap_or(keep)
                };
                return vec![*item, Span::new(last.start + keep, last.end)];
            }
            if item != first && phrases.is_head(*item) && phrases.without_head(*first) != *first {
                // 旅游人数和总收入: a head noun takes what the first one belongs to.
                return vec![phrases.without_head(*first), *item];
            }
            if item != first && n <= 4 && n + 1 < a {
                // The first one says the beginning (财政收入、支出), up to a border of words.
                let keep = phrases.of(*first).char_indices().nth(a - n).map_or(0, |(at, _)| at);
                let border = if a > n + 2 { word_end(phrases, *first, keep) } else { keep };
                // 概念验证中心、中试基地: a longer one must match the rest of the first to the word.
                let keep = if n <= 2 || border == keep && a >= n + 4 { border } else { 0 };
                return vec![Span::new(first.start, first.start + keep), *item];
            }
            vec![*item]
        })
        .collect()
}
