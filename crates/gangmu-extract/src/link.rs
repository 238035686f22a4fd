mod audit;
mod clause;
mod counted;
mod indicator;
mod phrase;
mod series;
mod slot;
mod special;
mod status;
mod table;
mod time;
mod topic;
mod wordless;

use gangmu_model::{
    Clean, Comparator, CueKind, Document, Measurement, MeasurementKind, Mention, MentionKind, Quantity, RuleId, Span, Status,
    Text, Word,
};
use gangmu_rules::{IndicatorRules, QuantityRules, Roles, TargetRules};

use rust_decimal::Decimal;

use indicator::{Name, Namer};
use phrase::Phrases;
use slot::{Joint, Slot};
use table::Table;

use crate::spot::scale_of;

/// The fifth stage, measurements: what each quantity measures and how it is meant.
#[derive(Debug, Clone, Copy)]
pub struct Linker<'r> {
    rules: &'r IndicatorRules,
    quantity: &'r QuantityRules,
    target: &'r TargetRules,
}

/// A sentence with what stands in it.
struct Sentence<'a> {
    span: Span<Clean>,
    mentions: &'a [Mention],
}

/// A measurement that was made, and where it stands, for those that are parts of it.
struct Made {
    id: usize,
    span: Span<Clean>,
    outer: Span<Clean>,
    unit: Option<String>,
    part: bool,
}

impl<'r> Linker<'r> {
    /// A linker that works by these rules.
    pub fn new(rules: &'r IndicatorRules, quantity: &'r QuantityRules, target: &'r TargetRules) -> Self {
        Self { rules, quantity, target }
    }

    /// The measurements of a document, in order of the text.
    ///
    /// `words` cuts a stretch of the text into words; it is asked only where a long clause holds no verb that the rules know.
    pub fn link(
        &self,
        text: &Text,
        document: &Document,
        mentions: &[Mention],
        words: &dyn Fn(Span<Clean>) -> Vec<Word>,
    ) -> Vec<Measurement> {
        let mut found = Vec::new();
        let lexicon = &self.rules.lexicon;
        let mut paragraph = Paragraph::default();
        let mut line_end = 0;
        let tables = table::tables(&text.text, document.span, mentions, &self.rules.lexicon);
        let sentences = clause::sentences(&text.text, document.span);
        for &sentence in &sentences {
            let start = mentions.partition_point(|m| m.span.start < sentence.start);
            let end = mentions.partition_point(|m| m.span.start < sentence.end);
            let inside = mentions.get(start..end).unwrap_or(&[]);
            if text.text.get(line_end..sentence.start).is_some_and(|gap| gap.contains('\n')) {
                paragraph = Paragraph::default();
            }
            line_end = sentence.end;
            let sentence = Sentence { span: sentence, mentions: inside };
            if inside.iter().any(|m| matches!(m.kind, MentionKind::Quantity(_))) {
                let before = tables.partition_point(|t| t.span.start <= sentence.span.start);
                let table = before.checked_sub(1).and_then(|at| tables.get(at));
                match table.filter(|t| t.span.contains(&sentence.span)) {
                    Some(table) => self.row(text, document, table, &sentence, mentions, &mut found),
                    None => self.sentence(text, document, &sentence, &mut paragraph, words, &mut found),
                }
            }
            paragraph.dates.see(&text.text, lexicon, inside);
        }
        found.extend(wordless::targets(self.target, self.rules, text, document, &sentences, mentions));
        found.sort_by_key(|m| m.span);
        // Few documents need it: looked for only where something has no year.
        if found.iter().any(|m| m.year.is_none()) {
            let (lead, goal) = (time::lead_year(&text.text, lexicon, mentions), time::goal_year(&text.text, lexicon, mentions));
            for measurement in found.iter_mut().filter(|m| m.year.is_none()) {
                measurement.year = lead.or(goal.filter(|_| measurement.status == Status::Target));
            }
        }
        number(&mut found);
        audit::audit(&text.text, &self.rules.lexicon, &mut found);
        found
    }

    /// Adds the measurements of one sentence.
    fn sentence(
        &self,
        text: &Text,
        document: &Document,
        sentence: &Sentence<'_>,
        paragraph: &mut Paragraph,
        words: &dyn Fn(Span<Clean>) -> Vec<Word>,
        found: &mut Vec<Measurement>,
    ) {
        let dates: Vec<&Mention> = sentence.mentions.iter().filter(|m| time::is_dated(m)).collect();
        let names: Vec<&Mention> = sentence.mentions.iter().filter(|m| matches!(m.kind, MentionKind::Name)).collect();
        let phrases = Phrases {
            text: &text.text,
            lexicon: &self.rules.lexicon,
            dates: &dates,
            names: &names,
            words,
            sections: &document.outline.sections,
        };
        let slots = slot::slots(&phrases, sentence.span, sentence.mentions);
        let changes = series::changes(&phrases, sentence.span, &slots, sentence.mentions);
        let respective = series::respective(&phrases, sentence.span, &slots, sentence.mentions);
        let parts: Vec<&Mention> =
            sentence.mentions.iter().filter(|m| matches!(&m.kind, MentionKind::Cue(c) if c.kind == CueKind::Part)).collect();
        let split = is_split(&phrases, sentence.span).then_some(sentence.span.start);
        let mut namer = Namer {
            phrases,
            slots: &slots,
            sentence: sentence.span,
            before: paragraph.before.as_ref(),
            level: paragraph.level.as_ref(),
            parts: split.into_iter().chain(parts.iter().map(|p| p.span.start)).collect(),
            split: split.is_some(),
            names: Vec::new(),
        };
        for at in 0..slots.len() {
            let change = changes.iter().find(|c| c.to == at || c.from == at);
            match respective.iter().find(|r| r.holds(at)) {
                Some(r) => match r.names.get(at - r.first) {
                    Some(spans) => namer.take(spans.clone(), r.seen),
                    None => namer.take_over(r.first, r.count, r.seen),
                },
                None => namer.name(change.map(|c| c.subject)),
            }
        }
        namer.share_predicates();
        let bounds = bounds(&slots, &respective, sentence.mentions);
        let names = namer.names;
        for (at, slot) in slots.iter().enumerate() {
            if changes.iter().any(|c| c.from == at) {
                continue;
            }
            let Some(name) = names.get(at) else { continue };
            let from = changes.iter().find(|c| c.to == at).and_then(|c| slots.get(c.from)).and_then(|s| s.quantity.value);
            let clause = clause_of(&phrases, sentence.span, slot.outer);
            let place = Place { sentence: sentence.span, clause, mentions: sentence.mentions, carried: Some(paragraph.dates) };
            let mut measurement = self.measurement(&phrases, document, slot, name, &place);
            measurement.from = from;
            if from.is_some() {
                measurement.change = None;
            }
            measurement.comparator = bounds.get(at).copied().flatten().unwrap_or(Comparator::Equal);
            let group = respective.iter().find(|r| r.holds(at));
            if let Some(year) = group.and_then(|r| time::respective_year(&phrases, sentence.span, r.at, r.count, at - r.first)) {
                measurement.year = Some(year);
            }
            if name.way == "goal" {
                // 低于65%的目标: the goal itself is exact, and somebody's target.
                (measurement.comparator, measurement.status) = (Comparator::Equal, Status::Target);
            }
            // Every 其中 opens a scope of its own; it ends with its group of clauses and at the next whole.
            let part = parts
                .iter()
                .rev()
                .find(|p| p.span.end <= slot.outer.start)
                .copied()
                .filter(|p| in_scope(&phrases, p, sentence.span, slot, name));
            measurement.parent = parent(&phrases, slot, part.filter(|_| measurement.change.is_none()), &paragraph.made);
            measurement.id = found.len() + 1;
            paragraph.made.push(Made {
                id: measurement.id,
                span: slot.mention.span,
                outer: slot.outer,
                unit: slot.unit.map(str::to_owned),
                part: measurement.parent.is_some() || measurement.change.is_some(),
            });
            found.push(measurement);
        }
        // A sentence that splits a whole up (其中，…) leaves the whole for those after it.
        let splits = split.is_some() || parts.first().is_some_and(|p| begins(&phrases, sentence.span, p));
        if let Some((slot, name)) = slots.iter().zip(&names).rev().find(|(_, n)| n.change.is_none()).filter(|_| !splits) {
            paragraph.level = Some((name.clone(), slot.unit.map(str::to_owned)));
        }
        if let Some(last) = names.into_iter().last() {
            paragraph.before = Some(last);
        }
    }

    /// Adds the measurements of a row of a table.
    fn row(
        &self,
        text: &Text,
        document: &Document,
        table: &Table,
        row: &Sentence<'_>,
        mentions: &[Mention],
        found: &mut Vec<Measurement>,
    ) {
        let phrases = Phrases {
            text: &text.text,
            lexicon: &self.rules.lexicon,
            dates: &[],
            names: &[],
            words: &|_| Vec::new(),
            sections: &[],
        };
        for slot in slot::slots(&phrases, row.span, row.mentions) {
            let Some(cell) = table.cell(&text.text, &self.rules.lexicon, slot.mention.span, mentions) else { continue };
            let name = Name { core: cell.indicator, change: cell.change, way: "table", ..Name::default() };
            let place = Place { sentence: row.span, clause: row.span, mentions: &[], carried: None };
            let mut measurement = self.measurement(&phrases, document, &slot, &name, &place);
            measurement.nature = status::nature_in(row.mentions);
            if measurement.unit.is_none()
                && let Some((scale, unit)) = cell.unit.and_then(|u| scale_of(self.quantity, u.of(&text.text)))
            {
                let scaled = |v: Option<Decimal>| v.map(|v| v.checked_mul(scale).map_or(v, |v| v.normalize()));
                (measurement.value, measurement.low, measurement.high) =
                    (scaled(measurement.value), scaled(measurement.low), scaled(measurement.high));
                measurement.unit = Some(unit);
            }
            if cell.year.is_some() {
                measurement.year = cell.year;
                if time::is_past(cell.year, true, document.metadata.plan_year) {
                    measurement.status = Status::Actual;
                }
            }
            measurement.id = found.len() + 1;
            found.push(measurement);
        }
    }

    fn measurement(
        &self,
        phrases: &Phrases<'_>,
        document: &Document,
        slot: &Slot<'_>,
        name: &Name,
        place: &Place<'_>,
    ) -> Measurement {
        let value = slot.mention.span;
        let mut status = status::by_wording(
            document.metadata.kind,
            status::base(document, value),
            place.mentions,
            place.sentence,
            place.clause,
            value,
        );
        let (mut year, said) = time::year(phrases, place.sentence, value, slot.dimension, document, status);
        let mut deadline = time::deadline(phrases, place.sentence, value);
        if let Some(carried) = place.carried.filter(|_| !said) {
            (year, deadline) = carried.complete(status, year, deadline);
        }
        let section = document.outline.at(value.start);
        let planned = section.and_then(|s| document.outline.ancestry(s.id).find_map(|s| s.year)).or(document.metadata.plan_year);
        let ahead = deadline.is_some() || time::is_goal(phrases, place.sentence, value);
        if status == Status::Target && !ahead && time::is_past(year, said, planned) {
            status = Status::Actual;
        }
        // 2022年11月底前开展…: where nothing says what kind of document it is, what is due is to be done.
        if status == Status::Actual
            && document.metadata.kind.is_none()
            && status::is_open(document, value)
            && time::is_due(phrases, place.sentence, value)
            && !status::is_done(place.mentions, place.clause, value)
        {
            status = Status::Target;
        }
        let spans = name.spans();
        let indicator: String = spans.iter().map(|s| phrases.of(*s)).collect();
        let quantity: &Quantity = slot.quantity;
        Measurement {
            id: 0,
            section: section.map(|s| s.id),
            kind: MeasurementKind::Number,
            value: quantity.value,
            low: quantity.low,
            high: quantity.high,
            unit: slot.unit.map(str::to_owned),
            comparator: quantity.bound.as_ref().map_or(Comparator::Equal, |b| b.comparator),
            change: name.change,
            from: None,
            indicator: Some(indicator).filter(|s| !s.is_empty()),
            indicator_spans: spans,
            status,
            commitment: status::commitment(status, place.mentions, place.sentence, value),
            nature: status::nature(phrases.text, place.mentions, place.sentence, value),
            year,
            deadline: deadline.filter(|_| status == Status::Target),
            parent: None,
            rule: RuleId::from(["link.", if name.way.is_empty() { "none" } else { name.way }].concat().as_str()),
            span: value,
            sentence: place.sentence,
            flags: Vec::new(),
        }
    }
}

/// Where a value stands.
struct Place<'a> {
    sentence: Span<Clean>,
    clause: Span<Clean>,
    mentions: &'a [Mention],
    /// What the sentences before in the paragraph said of time.
    carried: Option<time::Carried>,
}

/// What the sentences of a paragraph hand on: it goes no further than the paragraph.
#[derive(Default)]
struct Paragraph {
    /// The name of the last quantity.
    before: Option<Name>,
    /// The name of the last quantity that is no change, with its unit.
    level: Option<(Name, Option<String>)>,
    /// The measurements made so far.
    made: Vec<Made>,
    /// The dates said so far.
    dates: time::Carried,
}

/// Numbers the measurements in order of the text and moves their parents' numbers along.
fn number(found: &mut [Measurement]) {
    let ids: std::collections::BTreeMap<usize, usize> =
        found.iter().zip(1..).filter(|(m, _)| m.id > 0).map(|(m, at)| (m.id, at)).collect();
    for (measurement, at) in found.iter_mut().zip(1..) {
        measurement.id = at;
        measurement.parent = measurement.parent.and_then(|p| ids.get(&p).copied());
    }
}

/// The bounds of a sentence's quantities. One after the last of a list holds for all of it (5%、8%以上), and so does one that
/// limits from before its first (最高30万元、10万元).
fn bounds(slots: &[Slot<'_>], respective: &[series::Respective], mentions: &[Mention]) -> Vec<Option<Comparator>> {
    let own = |slot: &Slot<'_>| slot.quantity.bound.as_ref().map(|b| b.comparator);
    let mut found: Vec<Option<Comparator>> = slots.iter().map(|s| own(s).or_else(|| bound_away(s, mentions))).collect();
    let goes_on = |a: &Slot<'_>, b: &Slot<'_>| b.joint == Joint::Listed && a.dimension == b.dimension && a.right.is_empty();
    for at in 1..slots.len() {
        let (Some(before), Some(slot)) = (slots.get(at - 1), slots.get(at)) else { continue };
        let limits = before.quantity.bound.as_ref().is_none_or(|b| b.span.end <= before.mention.span.start);
        // 分别突破2.2万亿元、2.4万亿元: what is said once before the values holds for each.
        let each = respective.iter().any(|r| at > r.first && r.holds(at));
        let most = found
            .get(at - 1)
            .copied()
            .flatten()
            .filter(|c| limits && (each || matches!(c, Comparator::AtMost | Comparator::AtLeast)));
        if let Some(here) = found.get_mut(at)
            && here.is_none()
            && slot.left.is_empty()
            && goes_on(before, slot)
        {
            *here = most;
        }
    }
    for at in (1..slots.len()).rev() {
        let (Some(before), Some(slot)) = (slots.get(at - 1), slots.get(at)) else { continue };
        let after = slot.quantity.bound.as_ref().is_some_and(|b| b.span.start >= slot.mention.span.end);
        let last = found.get(at).copied().flatten();
        if let Some(here) = found.get_mut(at - 1)
            && here.is_none()
            && (after || last.is_some() && slot.quantity.bound.is_none())
            && slot.left.is_empty()
            && goes_on(before, slot)
        {
            *here = last;
        }
    }
    found
}

/// A bound that stands before the words between it and the quantity: 至少创建1所, 不低于招生计划的60%.
fn bound_away(slot: &Slot<'_>, mentions: &[Mention]) -> Option<Comparator> {
    mentions.iter().filter(|m| slot.left.contains(&m.span)).rev().find_map(|m| match &m.kind {
        MentionKind::Cue(cue) => match cue.kind {
            CueKind::Bound(comparator) => Some(comparator),
            _ => None,
        },
        _ => None,
    })
}

/// The clause around a value, by commas and the like outside brackets.
fn clause_of(phrases: &Phrases<'_>, sentence: Span<Clean>, value: Span<Clean>) -> Span<Clean> {
    let (start, _) = clause::left_edge(phrases.text, Span::new(sentence.start, value.start));
    Span::new(start, clause::right_edge(phrases.text, Span::new(value.end, sentence.end)))
}

/// Whether a sentence begins with the words by which it splits up what was measured before (按地域分，…).
fn is_split(phrases: &Phrases<'_>, sentence: Span<Clean>) -> bool {
    const LONGEST: usize = 12;
    let text = phrases.of(sentence);
    let Some(comma) = text.find([',', '，']) else { return false };
    let clause = text.get(..comma).unwrap_or("");
    clause.chars().count() <= LONGEST
        && phrases.lexicon.prefix(clause, Roles::SPLIT_START).is_some()
        && phrases.lexicon.suffix(clause, Roles::SPLIT_END).is_some()
}

/// Whether a mention begins its sentence.
fn begins(phrases: &Phrases<'_>, sentence: Span<Clean>, mention: &Mention) -> bool {
    phrases.of(Span::new(sentence.start, mention.span.start)).trim().is_empty()
}

/// Whether a value still stands in the scope of a 其中 (of which) before it.
fn in_scope(phrases: &Phrases<'_>, part: &Mention, sentence: Span<Clean>, slot: &Slot<'_>, name: &Name) -> bool {
    // 其中 begins the sentence: all of it splits the whole up, one group of clauses for each part.
    let all = begins(phrases, sentence, part);
    let between = phrases.of(Span::new(part.span.end, slot.outer.start));
    let whole = name.core.last().is_some_and(|s| phrases.lexicon.suffix(phrases.of(*s), Roles::TOTAL).is_some());
    !whole && (all || !between.contains(clause::parts_groups)) && phrases.lexicon.first(between, Roles::TOTAL).is_none()
}

/// The measurement that a value is a stated part of: before 其中 (of which), or before the bracket that it stands in.
fn parent(phrases: &Phrases<'_>, slot: &Slot<'_>, part: Option<&Mention>, made: &[Made]) -> Option<usize> {
    if let Some(opener) = slot.opener
        && phrases.of(Span::new(opener, slot.left.start)).starts_with(['(', '（'])
        && let Some(outer) = made.iter().rev().find(|m| m.outer.end <= opener)
        && phrases.of(Span::new(outer.outer.end, opener)).trim().is_empty()
        && (slot.unit.is_none() || slot.unit == outer.unit.as_deref())
    {
        return Some(outer.id);
    }
    let part = part?;
    made.iter().rev().find(|m| m.span.end <= part.span.start && !m.part && m.unit.as_deref() == slot.unit).map(|m| m.id)
}
