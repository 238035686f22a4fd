use gangmu_model::{Clean, Dimension, Span};
use gangmu_rules::Roles;

use super::clause::{left_edge, opens, parts_clauses, right_edge, trim};
use super::indicator::{Name, Namer};
use super::slot::Slot;

/// A part with a longer name than this, in characters, is named in full.
const LONGEST_PART: usize = 8;

/// What a name belongs to where its own words say nothing without it.
impl Namer<'_, '_> {
    /// The topic of the whole, for a short part of it (其中特等奖).
    pub(super) fn topic_of_part(&self, slot: &Slot<'_>, own: Span<Clean>, verb: Option<Span<Clean>>) -> Option<Vec<Span<Clean>>> {
        let phrases = self.phrases;
        if verb.is_some() || !slot.counts() || phrases.chars(own) > 4 {
            return None;
        }
        let Some(part) = self.parts.iter().rev().copied().find(|&p| p < slot.outer.start) else {
            return self.among(slot).map(|whole| vec![whole]);
        };
        let whole = self.slots.iter().zip(&self.names).rev().find(|(s, _)| s.outer.end <= part && s.counts()).map(|(_, n)| n)?;
        // 床位19.1万张，其中养老床位18.7万张: the part says the noun itself.
        let end = phrases.of(phrases.ending(own, 2));
        if phrases.chars(own) > 2 && whole.core.last().is_some_and(|s| phrases.of(*s).ends_with(end)) {
            return None;
        }
        if !whole.topic.is_empty() {
            return Some(whole.topic.clone());
        }
        whole.verb.map(|v| vec![v])
    }

    /// What the whole is measured by, for a part that is only told apart from the others (招生人数28529人，其中本科5422人).
    pub(super) fn parted(&self, slot: &Slot<'_>, own: Span<Clean>, verb: Option<Span<Clean>>) -> Option<Vec<Span<Clean>>> {
        let phrases = self.phrases;
        let part = self.parts.iter().rev().copied().find(|&p| p < slot.outer.start)?;
        let first = phrases.trim_left(Span::new(self.sentence.start, part)).is_empty();
        let name = if first {
            // 其中 begins the sentence: the whole stands before it.
            self.level.filter(|(_, unit)| unit.as_deref() == slot.unit).map(|(name, _)| name)?
        } else {
            let mut wholes = self.slots.iter().zip(&self.names).rev();
            let same = |s: &Slot<'_>| s.unit == slot.unit && s.group == slot.group && s.opener == slot.opener;
            wholes.find(|(s, n)| s.outer.end <= part && same(s) && n.change.is_none())?.1
        };
        let last = name.core.last().copied()?;
        let measured = Roles::PARTED | Roles::HEAD | Roles::HEAD_ENDING;
        if verb.is_some()
            || slot.unit.is_none()
            || phrases.chars(own) > LONGEST_PART
            || phrases.lexicon.suffix(phrases.of(own), measured).is_some()
        {
            return None;
        }
        // 各项存款余额…，其中，住户存款…: what it is a kind of is said.
        let kind = phrases.of(phrases.ending(own, 2));
        if phrases.chars(own) >= 4 && phrases.of(last).contains(kind) {
            return None;
        }
        let (len, _) = phrases.lexicon.suffix(phrases.of(last), Roles::PARTED).filter(|(len, _)| *len < last.len())?;
        if self.split && first {
            // 按地域分，城镇…: each kind goes before what is measured.
            return Some(vec![own, last]);
        }
        let mut head = Span::new(last.end - len, last.end);
        // 总产量: what the kinds make together; each has a 产量 of its own.
        let first = phrases.of(head).chars().next().map_or(0, char::len_utf8);
        let sum = phrases.lexicon.is(phrases.of(Span::new(head.start + first, head.end)), Roles::PARTED);
        if sum {
            head.start += first;
        }
        let verb = name.verb.filter(|v| v.start == last.start && v.end <= last.end - len);
        let modifier = Span::new(verb.map_or(last.start, |v| v.end), last.end - len);
        // 农业 of 农林牧渔业总产值: it stands for what the whole is told apart by.
        let replaces = sum || phrases.of(own).chars().any(|c| phrases.of(modifier).contains(c));
        let modifier = Some(modifier).filter(|m| !replaces && !m.is_empty());
        Some(verb.into_iter().chain(modifier).chain([own, head]).collect())
    }

    /// The noun of the whole, for a part that is only told apart by its level or kind (国家级 of 青少年俱乐部).
    pub(super) fn whole_of_attribute(&self, slot: &Slot<'_>, own: Span<Clean>) -> Option<Vec<Span<Clean>>> {
        let phrases = self.phrases;
        let part = self.parts.iter().rev().copied().find(|&p| p < slot.outer.start)?;
        phrases.lexicon.suffix(phrases.of(own), Roles::ATTRIBUTIVE).filter(|_| slot.counts() && phrases.chars(own) <= 6)?;
        let whole = self.slots.iter().zip(&self.names).rev().find(|(s, _)| s.outer.end <= part && s.unit == slot.unit)?.1;
        let noun: Vec<_> = whole.core.iter().copied().filter(|s| Some(*s) != whole.verb).collect();
        let noun = noun.into_iter().map(|s| phrases.after_verb(s).unwrap_or(s)).collect::<Vec<_>>();
        (!noun.is_empty()).then_some(noun)
    }

    /// Where things are and what they are, without the word that joins them: 市区有学前教育机构 → 市区, 学前教育机构.
    pub(super) fn possessed(&self, slot: &Slot<'_>, own: Span<Clean>) -> Option<Vec<Span<Clean>>> {
        let phrases = self.phrases;
        let (start, end) = phrases.lexicon.first(phrases.of(own), Roles::POSSESS).filter(|_| slot.counts())?;
        let (place, thing): (Span<Clean>, Span<Clean>) =
            (Span::new(own.start, own.start + start), Span::new(own.start + end, own.end));
        let named = |s: Span<Clean>| phrases.chars(s) >= 2 && phrases.leading_verb(s).is_none();
        (named(place) && named(thing) && phrases.chars(place) <= LONGEST_PART).then(|| vec![place, thing])
    }

    /// The head noun that was measured last (增加值), for those of whom only a change is told: 规模以上工业增加值增长7%。国有企业增长8%.
    pub(super) fn measure_said(&self) -> Option<Span<Clean>> {
        let last =
            self.names.iter().rev().find_map(|n| n.core.last()).or_else(|| self.before.and_then(|n| n.core.last())).copied()?;
        let (len, _) = self.phrases.lexicon.suffix(self.phrases.of(last), Roles::HEAD).filter(|(len, _)| *len > 6)?;
        Some(Span::new(last.end - len, last.end))
    }

    /// What the sentence splits up: 办结案件中，刑事28件，占3%；民事45件，占57%.
    fn among(&self, slot: &Slot<'_>) -> Option<Span<Clean>> {
        let phrases = self.phrases;
        let before = Span::new(self.sentence.start, slot.left.start);
        let ends = phrases.of(before).char_indices().filter(|(_, c)| matches!(c, ',' | '，')).map(|(at, _)| before.start + at);
        ends.into_iter().rev().find_map(|end| {
            let (start, _) = left_edge(phrases.text, Span::new(before.start, end));
            let clause = Span::new(start, end);
            let whole = phrases.without_among(clause);
            let split = whole != clause && !phrases.of(whole).chars().any(|c| c.is_ascii_digit());
            let whole = phrases.trim_left(whole);
            let whole = phrases.trim_left(phrases.without_preposition(whole));
            (split && !whole.is_empty() && phrases.chars(whole) <= 16).then_some(whole)
        })
    }

    /// What a sum at the beginning of a sentence was spent on: the words after it, else the next clause, without their verb.
    pub(super) fn following(&self, slot: &Slot<'_>, right: Span<Clean>) -> Option<Span<Clean>> {
        let phrases = self.phrases;
        if phrases.of(trim(phrases.text, slot.right)).starts_with(opens) {
            return None;
        }
        let clause = if right.is_empty() && trim(phrases.text, slot.right).is_empty() {
            let text = phrases.of(Span::new(slot.right.end, self.sentence.end));
            let skipped = text.len() - text.trim_start_matches(|c: char| matches!(c, ',' | '，') || c.is_whitespace()).len();
            let start = slot.right.end + skipped;
            if skipped == 0 {
                return None;
            }
            Span::new(start, right_edge(phrases.text, Span::new(start, self.sentence.end)))
        } else {
            slot.right
        };
        // Up to and around the next quantity: 完成|51所|农村寄宿制学校改造.
        let inside = self.slots.iter().find(|s| clause.contains(&s.outer));
        let mut span = match inside {
            Some(next) if !trim(phrases.text, next.right).is_empty() => trim(phrases.text, next.right),
            Some(next) => {
                let tail = phrases.trim_right(next.left);
                if tail.seen.any(Roles::INCREASE | Roles::DECREASE | Roles::LEVEL) {
                    return None;
                }
                tail.span
            }
            None => clause,
        };
        span = phrases.without_preposition(phrases.trim_left(phrases.without_closing_marks(span)));
        if let Some(verb) = phrases.leading_verb(span).filter(|v| v.end < span.end) {
            span = phrases.trim_left(Span::new(verb.end, span.end));
        }
        (!span.is_empty() && phrases.chars(span) <= 24).then_some(span)
    }

    /// The part of `own` that the end of `before` does not say already (一本上线 + 上线率 → 率).
    pub(super) fn without_overlap(&self, before: Span<Clean>, own: Span<Clean>) -> Span<Clean> {
        let (a, b) = (self.phrases.of(before), self.phrases.of(own));
        let cut =
            b.char_indices().map(|(at, _)| at).skip(2).filter(|&at| b.get(..at).is_some_and(|start| a.ends_with(start))).last();
        Span::new(own.start + cut.unwrap_or(0), own.end)
    }

    /// What the quantities before in the group, or the clause before, speak of.
    pub(super) fn topic(&self, slot: &Slot<'_>) -> Vec<Span<Clean>> {
        let named = self.slots.iter().zip(&self.names).rev();
        let same_group = named.clone().filter(|(s, _)| s.group == slot.group);
        let full = same_group.clone().map(|(_, n)| n).find(|n| !n.bare && n.share.is_none());
        if let Some(name) = full.or_else(|| same_group.map(|(_, n)| n).next()) {
            return self.as_topic(name);
        }
        let own = self.phrases.trim_left(self.phrases.trim_right(slot.left).span);
        let rate =
            slot.dimension == Dimension::Share && self.phrases.lexicon.suffix(self.phrases.of(own), Roles::HEAD_ENDING).is_some();
        if rate {
            return named.map(|(_, n)| n).find(|n| !n.bare).map(|n| self.as_topic(n)).unwrap_or_default();
        }
        match self.clause_before(slot) {
            Some(clause) => vec![clause],
            // A prize after a semicolon goes on with the contest of the one before.
            None if slot.counts() => named.map(|(_, n)| &n.topic).find(|t| !t.is_empty()).cloned().unwrap_or_default(),
            None => Vec::new(),
        }
    }

    /// A name as what another one belongs to: without the head noun at its end.
    pub(super) fn as_topic(&self, name: &Name) -> Vec<Span<Clean>> {
        if name.bare {
            return name.topic.clone();
        }
        let mut spans = name.spans();
        if let Some(last) = spans.pop() {
            spans.push(self.phrases.without_head(self.phrases.without_predicate(last)));
        }
        spans.retain(|s| !s.is_empty());
        // 各级各类学校2204所，教职工8.7万人: all of them tell nothing apart.
        let generic = |s: &Span<Clean>| self.phrases.lexicon.first(self.phrases.of(*s), Roles::GENERIC).is_some();
        if spans.first().is_some_and(generic) { Vec::new() } else { spans }
    }

    /// Where the text begins that the quantities named so far have left over.
    pub(super) fn floor(&self) -> usize {
        self.names.len().checked_sub(1).and_then(|at| self.slots.get(at)).map_or(self.sentence.start, |s| s.outer.end)
    }

    /// The condition before the slot's clause, with its quantities: a clause that ends in 的 (of), at most three clauses back.
    pub(super) fn condition_before(&self, slot: &Slot<'_>) -> Option<Span<Clean>> {
        let phrases = self.phrases;
        let mut end = slot.left.start;
        for _ in 0..3 {
            let text = phrases.of(Span::new(self.sentence.start, end));
            end = self.sentence.start + text.trim_end_matches(|c: char| parts_clauses(c) || c.is_whitespace()).len();
            let (start, opener) = left_edge(phrases.text, Span::new(self.sentence.start, end));
            let clause = Span::new(start, end);
            let of = phrases.lexicon.suffix(phrases.of(clause), Roles::OF).map(|(len, _)| len);
            let said = phrases.trim_left(Span::new(start, end - of.unwrap_or(0)));
            // 对获得称号的企业，经认定，…: whom it is for.
            let addressed = phrases.lexicon.prefix(phrases.of(said), Roles::TOWARD).is_some();
            if of.is_some() || addressed {
                let said = phrases.without_preposition(said);
                let said = if of.is_none() { phrases.last_part(said, 20) } else { said };
                return Some(said).filter(|s| !s.is_empty() && phrases.chars(*s) <= 40);
            }
            if opener.is_some() || start <= self.sentence.start {
                return None;
            }
            end = start;
        }
        None
    }

    /// The clause without a quantity right before the slot's, in the same sentence, cut down to what it is about.
    pub(super) fn clause_before(&self, slot: &Slot<'_>) -> Option<Span<Clean>> {
        let phrases = self.phrases;
        let floor = self.floor();
        let mut end = slot.left.start;
        loop {
            let text = phrases.of(Span::new(floor, end));
            let cut = text.trim_end_matches(|c: char| parts_clauses(c) || c.is_whitespace());
            end = floor + cut.len();
            if end <= floor {
                return None;
            }
            let (start, opener) = left_edge(phrases.text, Span::new(floor, end));
            let clause = phrases.trim_left(phrases.trim_right(Span::new(start, end)).span);
            // 参合率再创新高，达到98.5%: what became of it is left out.
            let clause = phrases.without_predicate(clause);
            let clause = match phrases.after_verb(clause) {
                Some(object) => object,
                None => self.starting_at_verb(clause),
            };
            // 由名师团队承担本次任务: an adverbial is not what the sentence is about.
            let prize = phrases.lexicon.suffix(phrases.of(phrases.trim_right(slot.left).span), Roles::AWARD).is_some();
            let aside = !prize
                && phrases.lexicon.prefix(phrases.of(trim(phrases.text, Span::new(start, end))), Roles::PREPOSITION).is_some();
            if !clause.is_empty() && !aside {
                return (phrases.chars(clause) <= 30).then_some(clause);
            }
            if opener.is_some() || start <= floor {
                return None;
            }
            end = start;
        }
    }
}
