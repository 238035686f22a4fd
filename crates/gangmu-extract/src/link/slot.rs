use gangmu_model::{Clean, Dimension, Mention, MentionKind, Quantity, Span};

use super::clause::{left_edge, right_edge};
use super::phrase::Phrases;
use gangmu_rules::Roles;

/// A quantity of a sentence with the text around it that can name what it measures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot<'m> {
    pub mention: &'m Mention,
    pub quantity: &'m Quantity,
    /// Its unit; a bare number in a list takes the unit of the list's end (1.8、3.2和4.1个百分点).
    pub unit: Option<&'m str>,
    /// What the unit measures.
    pub dimension: Dimension,
    /// The quantity with the words that bound it.
    pub outer: Span<Clean>,
    /// The text before it, back to the clause or the quantity before.
    pub left: Span<Clean>,
    /// The text after it, up to the end of the clause or what belongs to the quantity after.
    pub right: Span<Clean>,
    /// How it is joined to the quantity before it.
    pub joint: Joint,
    /// Offset of the bracket or quotation mark that it stands in.
    pub opener: Option<usize>,
    /// Which group of clauses (between semicolons) of the sentence it stands in.
    pub group: usize,
}

/// How a quantity is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// It is the first, or in another clause.
    Apart,
    /// By 、 or 和.
    Listed,
    /// By words without a mark, or by nothing.
    Close,
}

impl Slot<'_> {
    /// From the end of the quantity on, for a look at the mark that follows.
    pub(super) fn right_mark(&self) -> Span<Clean> {
        Span::new(self.outer.end, self.outer.end + ':'.len_utf8().max('：'.len_utf8()))
    }

    /// Whether its unit counts things (所, 人, 次), so that a noun may follow it.
    pub(super) fn counts(&self) -> bool {
        matches!(self.dimension, Dimension::Count | Dimension::Times | Dimension::Other | Dimension::None)
    }
}

/// The quantities of a sentence, in order.
pub(super) fn slots<'m>(phrases: &Phrases<'_>, sentence: Span<Clean>, mentions: &'m [Mention]) -> Vec<Slot<'m>> {
    let text = phrases.text;
    let mut slots: Vec<Slot<'m>> = Vec::new();
    let mut group = 0;
    for mention in mentions {
        let MentionKind::Quantity(quantity) = &mention.kind else { continue };
        let outer = quantity.bound.as_ref().map_or(mention.span, |b| mention.span.cover(&b.span));
        let before = slots.last().map_or(sentence.start, |s| s.outer.end);
        if outer.start < before {
            continue;
        }
        let between = Span::new(before, outer.start);
        group += between.of(text).chars().filter(|&c| super::clause::parts_groups(c)).count();
        let (start, opener) = left_edge(text, between);
        // Further numbers of one bracket stand in it too: (语文95、数学50).
        let opener = opener.or_else(|| slots.last().and_then(|s| s.opener).filter(|_| stays_open(between.of(text))));
        let fresh = opener.is_some_and(|o| o >= before);
        let left = Span::new(start, outer.start);
        let right = Span::new(outer.end, right_edge(text, Span::new(outer.end, sentence.end)));
        // 50万元以上(含50万元): said again.
        let again = |s: &Slot<'_>| s.unit == quantity.unit.as_deref() && s.quantity.value == quantity.value;
        if opener.is_some()
            && phrases.lexicon.is(phrases.of(super::clause::trim(text, left)), Roles::INCLUDING | Roles::EXCLUDING)
            && slots.last().is_some_and(again)
        {
            continue;
        }
        let mut slot = Slot {
            mention,
            quantity,
            unit: quantity.unit.as_deref(),
            dimension: quantity.dimension,
            outer,
            left,
            right,
            joint: Joint::Apart,
            opener,
            group,
        };
        if let Some(last) = slots.last_mut() {
            last.right.end = last.right.end.min(outer.start).max(last.right.start);
            if start == before && !fresh {
                (last.right, slot.left, slot.joint) = share(phrases, left, &slot);
            } else if fresh && let Some(opener) = opener {
                last.right.end = last.right.end.min(opener).max(last.right.start);
            }
        }
        if let Some(last) = slots.last()
            && is_threshold(phrases, last, &slot)
        {
            slot.left.start = last.left.start;
            slot.joint = last.joint;
            slot.opener = last.opener;
            slots.pop();
        }
        // 培育5个收入过200亿元的产业集群: the second only describes what the first counts.
        if let Some(last) = slots.last_mut()
            && describes_first(phrases, last, &slot)
        {
            last.right = Span::new(last.outer.end, slot.right.end);
            continue;
        }
        slots.push(slot);
    }
    share_units(&mut slots);
    share_nouns(phrases, &mut slots);
    slots
}

/// Gives a quantity without a noun the noun of the one listed after it: 8条、12.3公里道路改造.
fn share_nouns(phrases: &Phrases<'_>, slots: &mut [Slot<'_>]) {
    for at in (1..slots.len()).rev() {
        // 96户177人贫困人口: the same things, counted twice.
        let twice = |s: &Slot<'_>| s.joint == Joint::Close && slots.get(at - 1).is_some_and(|b| b.outer.end == s.outer.start);
        let shares = |s: &&Slot<'_>| (s.joint == Joint::Listed || s.counts() && twice(s)) && s.opener.is_none();
        let Some(&last) = slots.get(at).filter(shares) else { continue };
        let bare = phrases.of(last.left).trim().is_empty() && !phrases.of(last.right).trim().is_empty();
        if let Some(slot) = slots.get_mut(at - 1)
            && bare
            && slot.counts()
            && slot.unit != last.unit
            && phrases.of(slot.right).trim().is_empty()
        {
            slot.right = last.right;
        }
    }
}

/// Gives bare numbers of a list the unit that stands once, at its end.
fn share_units(slots: &mut [Slot<'_>]) {
    for at in (1..slots.len()).rev() {
        let Some(&last) = slots.get(at).filter(|s| s.joint == Joint::Listed && s.opener.is_none()) else { continue };
        // 31.1个和26.3个百分点: the first half of the unit is not the unit.
        let half = |slot: &Slot<'_>| {
            last.dimension == Dimension::Points
                && slot.dimension == Dimension::Count
                && slot.quantity.value.is_some_and(|v| !v.is_integer())
        };
        if let Some(slot) = slots.get_mut(at - 1)
            && (slot.unit.is_none() || half(slot))
            && last.unit.is_some()
            && slot.right.is_empty()
        {
            (slot.unit, slot.dimension) = (last.unit, last.dimension);
        }
    }
}

/// Whether the first quantity only describes what the second counts: 650分以上有5人, 不足50人的学校还有9所.
///
/// It must be bounded, and nothing between may act: 引进企业5家以上带动就业300人 counts twice.
fn is_threshold(phrases: &Phrases<'_>, first: &Slot<'_>, second: &Slot<'_>) -> bool {
    let between = Span::new(first.outer.end, second.outer.start);
    let text = phrases.of(between);
    let described_share = second.dimension == Dimension::Share && phrases.after_of(between).is_some();
    if first.quantity.bound.is_none()
        || !(second.counts() || described_share)
        || second.joint == Joint::Listed
        || second.unit.is_none()
    {
        return false;
    }
    if text.chars().any(|c| super::clause::parts_clauses(c) || super::clause::opens(c) || super::clause::closes(c))
        || phrases.chars(between) > 10
    {
        return false;
    }
    let noun = phrases.trim_right(between).span;
    let describes = phrases.after_of(noun).is_some();
    let acts = phrases.any_verb(noun).is_some();
    let same = first.unit == second.unit;
    !same && (describes || !acts)
}

/// Whether the second quantity only describes the noun after it, which the first counts.
fn describes_first(phrases: &Phrases<'_>, first: &Slot<'_>, second: &Slot<'_>) -> bool {
    let between = Span::new(first.outer.end, second.outer.start);
    let text = phrases.of(between);
    let bounded = second.quantity.bound.is_some() || phrases.lexicon.suffix(text, Roles::LINK | Roles::TAIL).is_some();
    first.counts()
        && !second.counts()
        && second.joint == Joint::Close
        && bounded
        && !text.trim().is_empty()
        && phrases.chars(between) <= 8
        && phrases.any_verb(between).is_none()
        && phrases
            .lexicon
            .suffix(phrases.of(super::clause::trim(phrases.text, first.left)), Roles::ACT | Roles::ACT_FIRST)
            .is_some()
        && phrases.after_of(super::clause::trim(phrases.text, second.right)).is_some()
}

/// Whether a bracket that was open before the text is still open after it.
fn stays_open(text: &str) -> bool {
    let mut depth = 0i32;
    for c in text.chars() {
        if super::clause::opens(c) {
            depth += 1;
        } else if super::clause::closes(c) {
            depth -= 1;
        }
        if depth < 0 {
            return false;
        }
    }
    true
}

/// Shares the text between two quantities of one clause out: what belongs to the first, what to the second, how they are joined.
fn share(phrases: &Phrases<'_>, between: Span<Clean>, second: &Slot<'_>) -> (Span<Clean>, Span<Clean>, Joint) {
    let text = phrases.of(between);
    let at = |offset: usize| between.start + offset;
    let none = |offset: usize| Span::new(offset, offset);
    // 改扩建项目1122个共176万平方米: 共 belongs to neither.
    let tail = phrases.trim_right(between);
    let joins = tail.seen.any(Roles::LINK | Roles::INCREASE | Roles::DECREASE | Roles::LEVEL | Roles::COMPARE);
    let nothing = tail.span.is_empty() && !joins && phrases.after_of(between).is_none() && phrases.ands(between).is_empty();
    if text.trim().is_empty() || nothing {
        return (none(between.start), none(between.end), Joint::Close);
    }
    let ands = phrases.ands(between);
    if let (Some(first), Some(last)) = (ands.first(), ands.last()) {
        // 食品价格上涨2%、交通和通信价格上涨3%: what follows the mark belongs to the second as a whole.
        let own = if phrases.of(Span::new(between.start, first.start)).trim().is_empty() { first } else { last };
        return (Span::new(between.start, first.start), Span::new(own.end, between.end), Joint::Listed);
    }
    let verb = phrases.inner_verb(between).filter(|v| v.start > between.start);
    let head = phrases.lexicon.first(text, Roles::HEAD | Roles::SHARE).map(|(start, _)| at(start)).filter(|&h| h > between.start);
    match (verb, head) {
        _ if second.counts() && verb.is_none() => (between, none(between.end), Joint::Close),
        // 33所中小学采购安装设施42台: what is done is said of both.
        (Some(verb), _) => (between, Span::new(verb.start, between.end), Joint::Close),
        // 31个项目总投资50亿元.
        (None, Some(head)) => (Span::new(between.start, head), between, Joint::Close),
        (None, None) => (between, between, Joint::Close),
    }
}
