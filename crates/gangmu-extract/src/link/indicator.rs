use gangmu_model::{Change, Clean, Dimension, Span};
use gangmu_rules::Roles;

use super::clause::trim;
use super::phrase::Phrases;
use super::slot::{Joint, Slot};

/// What a quantity measures, in stretches of the text, and what later quantities can take over from it.
#[derive(Debug, Clone, Default)]
pub(super) struct Name {
    /// What it belongs to, where its own words say nothing without it.
    pub topic: Vec<Span<Clean>>,
    /// Its own words.
    pub core: Vec<Span<Clean>>,
    /// The verb that its own words begin with, or that it took over.
    pub verb: Option<Span<Clean>>,
    /// Whether its own words are a bare head noun (占比) or nothing.
    pub bare: bool,
    /// The 占 of a share.
    pub share: Option<Span<Clean>>,
    /// Whether the quantity is the size of a change.
    pub change: Option<Change>,
    /// Which way of naming it was.
    pub way: &'static str,
}

impl Name {
    /// The stretches in the order in which they are joined.
    pub(super) fn spans(&self) -> Vec<Span<Clean>> {
        self.topic.iter().chain(&self.core).copied().filter(|s| !s.is_empty()).collect()
    }

    fn of_core(core: Vec<Span<Clean>>, verb: Option<Span<Clean>>, way: &'static str) -> Self {
        Self { core, verb, way, ..Self::default() }
    }
}

/// Names the quantities of a sentence one after the other.
pub(super) struct Namer<'a, 'm> {
    pub phrases: Phrases<'a>,
    pub slots: &'a [Slot<'m>],
    pub sentence: Span<Clean>,
    /// The name of the last quantity of the sentence before.
    pub before: Option<&'a Name>,
    /// The names given so far in this sentence.
    pub names: Vec<Name>,
}

impl Namer<'_, '_> {
    /// The name of the next quantity, whose text to the left may be `left` instead of its own.
    pub(super) fn name(&mut self, left: Span<Clean>) {
        let at = self.names.len();
        let Some(slot) = self.slots.get(at).copied() else { return };
        let mut name = self.own_name(&slot, left);
        if name.spans().is_empty() {
            let change = name.change;
            name = self.inherited(at, &slot);
            name.change = change;
        }
        self.names.push(name);
    }

    fn own_name(&self, slot: &Slot<'_>, left: Span<Clean>) -> Name {
        let phrases = self.phrases;
        let left = trim(phrases.text, left);
        let (right, after) = self.right(slot);
        let share = phrases.lexicon.prefix(phrases.of(phrases.trim_left(left)), Roles::SHARE).map(|(len, _)| {
            let start = phrases.trim_left(left).start;
            Span::new(start, start + len)
        });
        let tail = phrases.trim_right(left);
        let members = phrases.lexicon.suffix(phrases.of(left), Roles::MEMBERS).is_some();
        let own = phrases.trim_left(tail.span);
        let change = change_of(tail.seen, slot).or(after);
        let mut name = match self.in_brackets(slot, own) {
            Some(name) => name,
            None if share.is_some() && !tail.seen.any(Roles::INCREASE | Roles::DECREASE) => {
                self.share(share, phrases.trim_left(tail.span))
            }
            None if members => self.with_members(own, right),
            None => self.plain(slot, own, right, tail.seen),
        };
        name.change = change;
        name
    }

    /// What stands after the quantity and may name it, and a change that it states (8%的增长).
    fn right(&self, slot: &Slot<'_>) -> (Span<Clean>, Option<Change>) {
        let phrases = self.phrases;
        let mut span = trim(phrases.text, slot.right);
        // A bracket right after the quantity explains it.
        if phrases.of(span).starts_with(['(', '（'])
            && let Some(close) = phrases.of(span).find([')', '）'])
        {
            let closer = phrases.of(span).get(close..).and_then(|s| s.chars().next()).map_or(1, char::len_utf8);
            span = trim(phrases.text, Span::new(span.start + close + closer, span.end));
        }
        let mut change = None;
        if let Some((len, roles)) = phrases.lexicon.prefix(phrases.of(span), Roles::GOAL_NOUN) {
            change = roles.any(Roles::INCREASE).then_some(Change::Increase);
            if change.is_some() || len == phrases.of(span).len() {
                span = Span::new(span.end, span.end);
            }
        }
        match phrases.after_of(span) {
            Some(rest) => span = rest,
            None if !slot.counts() && slot.quantity.dimension != Dimension::Money => span = Span::new(span.end, span.end),
            None => {}
        }
        let bare = phrases.of(span);
        if bare.starts_with(|c: char| !c.is_alphanumeric() && !super::clause::opens(c))
            || phrases.lexicon.prefix(bare, Roles::AND | Roles::MEMBERS).is_some()
        {
            span = Span::new(span.end, span.end);
        }
        (phrases.without_closing_marks(span), change)
    }

    /// A number in brackets belongs to what stands before the bracket (小学段299人(语文95…)).
    fn in_brackets(&self, slot: &Slot<'_>, own: Span<Clean>) -> Option<Name> {
        let phrases = self.phrases;
        let opener = slot.opener?;
        if !phrases.of(Span::new(opener, slot.left.start)).starts_with(['(', '（']) {
            return None;
        }
        let outer = self.slots.iter().zip(&self.names).rev().find(|(s, _)| s.outer.end <= opener)?;
        if !phrases.of(Span::new(outer.0.outer.end, opener)).trim().is_empty() {
            return None;
        }
        let scope = outer.1.core.iter().copied().filter(|s| Some(*s) != outer.1.verb).collect();
        Some(Name { topic: scope, core: vec![own], bare: true, way: "bracket", ..Name::default() })
    }

    /// 占全省: with what takes the share before it.
    fn share(&self, share: Option<Span<Clean>>, own: Span<Clean>) -> Name {
        let topic = self.names.iter().rev().find(|n| n.share.is_none()).map(Name::spans);
        match topic {
            Some(topic) => Name { topic, core: vec![own], share, bare: true, way: "share", ..Name::default() },
            None => Name { core: vec![own], share, way: "share", ..Name::default() },
        }
    }

    /// 落实某某幼儿园等56所普惠性幼儿园: the examples before 等 are left out.
    fn with_members(&self, own: Span<Clean>, right: Span<Clean>) -> Name {
        let verb = self.phrases.leading_verb(own).or_else(|| self.phrases.inner_verb(own));
        if right.is_empty() {
            return Name::of_core(vec![own], verb, "left");
        }
        Name::of_core(verb.into_iter().chain([right]).collect(), verb, "members")
    }

    fn plain(&self, slot: &Slot<'_>, own: Span<Clean>, right: Span<Clean>, seen: Roles) -> Name {
        let phrases = self.phrases;
        let stated = seen.any(Roles::LINK | Roles::LEVEL | Roles::INCREASE | Roles::DECREASE);
        if own.is_empty() {
            if right.is_empty() {
                return Name::default();
            }
            let verb = self.carried_verb(slot);
            return Name::of_core(verb.into_iter().chain([right]).collect(), verb, "right");
        }
        if phrases.is_verb(own) && !seen.any(Roles::INCREASE | Roles::DECREASE) {
            return self.verb_only(slot, own, right);
        }
        if !right.is_empty()
            && (slot.counts() || slot.quantity.dimension == Dimension::Money && !self.names_money(own))
            && !(stated && phrases.inner_verb(own).is_none() && !own.is_empty())
        {
            let (start, verb) = self.before_counted(own);
            return Name::of_core(start.into_iter().chain([right]).collect(), verb, "around");
        }
        if !right.is_empty() && phrases.after_of(trim(phrases.text, slot.right)).is_some() && !stated {
            return Name::of_core(vec![right, own], None, "attribute");
        }
        let own = if stated { own } else { self.from_verb(own) };
        if phrases.is_head(own) {
            return self.headed(slot, own);
        }
        let verb = phrases.leading_verb(own).filter(|v| v.end < own.end);
        if verb.is_none()
            && !stated
            && slot.joint != Joint::Close
            && let Some(carried) = self.carried_verb(slot)
        {
            return Name::of_core(vec![carried, own], Some(carried), "left");
        }
        Name::of_core(vec![own], verb, "left")
    }

    fn names_money(&self, own: Span<Clean>) -> bool {
        self.phrases.is_head(own) || self.phrases.chars(own) > 2
    }

    /// 改造2所: a verb alone takes the noun that follows, else the thing counted before.
    fn verb_only(&self, slot: &Slot<'_>, verb: Span<Clean>, right: Span<Clean>) -> Name {
        let phrases = self.phrases;
        if !right.is_empty() {
            return Name::of_core(vec![verb, right], Some(verb), "verb");
        }
        let last = self.names.last();
        if let Some(last) = last {
            let word = phrases.of(verb);
            let inside = last.core.iter().find_map(|s| {
                phrases.of(*s).find(word).filter(|&at| at > 0).map(|at| Span::new(s.start, s.start + at + word.len()))
            });
            if let Some(inside) = inside {
                return Name::of_core(vec![inside], None, "verb");
            }
            let same_unit = self
                .names
                .len()
                .checked_sub(1)
                .and_then(|i| self.slots.get(i))
                .is_some_and(|s| s.quantity.unit == slot.quantity.unit);
            let object: Vec<_> = last.core.iter().filter_map(|s| object_in(*s, last.verb)).collect();
            if same_unit && !object.is_empty() {
                return Name::of_core([verb].into_iter().chain(object).collect(), Some(verb), "verb");
            }
            if slot.joint == Joint::Apart || phrases.is_head(verb) {
                return Name { topic: self.topic(slot), core: vec![verb], bare: true, way: "verb", ..Name::default() };
            }
        }
        Name {
            topic: self.clause_before(slot).into_iter().collect(),
            core: vec![verb],
            verb: Some(verb),
            bare: true,
            way: "verb",
            ..Name::default()
        }
    }

    /// What of the text before a counted noun belongs to its name: the verb, with a short subject.
    fn before_counted(&self, own: Span<Clean>) -> (Option<Span<Clean>>, Option<Span<Clean>>) {
        let phrases = self.phrases;
        if let Some(verb) = phrases.leading_verb(own) {
            let short = phrases.chars(own) <= 12;
            return (Some(if short { own } else { verb }), Some(verb));
        }
        let Some(verb) = phrases.inner_verb(own) else {
            let adverbial = phrases.lexicon.prefix(phrases.of(own), Roles::PREPOSITION).is_some();
            return ((phrases.chars(own) <= 6 && !adverbial).then_some(own), None);
        };
        let short = phrases.chars(own) <= 12;
        (Some(if short { own } else { Span::new(verb.start, own.end) }), Some(verb))
    }

    /// From the first verb on, where one stands inside and something follows it.
    fn from_verb(&self, own: Span<Clean>) -> Span<Clean> {
        match self.phrases.inner_verb(own) {
            Some(verb) if verb.end < own.end && verb.start > own.start && self.phrases.leading_verb(own).is_none() => {
                Span::new(verb.start, own.end)
            }
            _ => own,
        }
    }

    /// A bare head noun with the topic before it; where both share a word, it is said once.
    fn headed(&self, slot: &Slot<'_>, own: Span<Clean>) -> Name {
        let topic = self.topic(slot);
        let core = match topic.last() {
            Some(last) => self.without_overlap(*last, own),
            None => own,
        };
        Name { topic, core: vec![core], bare: true, way: "head", ..Name::default() }
    }

    /// The part of `own` that the end of `before` does not say already (一本上线 + 上线率 → 率).
    fn without_overlap(&self, before: Span<Clean>, own: Span<Clean>) -> Span<Clean> {
        let (a, b) = (self.phrases.of(before), self.phrases.of(own));
        let cut =
            b.char_indices().map(|(at, _)| at).skip(2).filter(|&at| b.get(..at).is_some_and(|start| a.ends_with(start))).last();
        Span::new(own.start + cut.unwrap_or(0), own.end)
    }

    /// What the quantities before in the group, or the clause before, speak of.
    fn topic(&self, slot: &Slot<'_>) -> Vec<Span<Clean>> {
        let named = self.slots.iter().zip(&self.names).rev();
        let same_group = named.clone().filter(|(s, _)| s.group == slot.group);
        let full = same_group.clone().map(|(_, n)| n).find(|n| !n.bare && n.share.is_none());
        if let Some(name) = full.or_else(|| same_group.map(|(_, n)| n).next()) {
            return self.as_topic(name);
        }
        if let Some(clause) = self.clause_before(slot) {
            return vec![clause];
        }
        named.map(|(_, n)| n).find(|n| !n.bare).map(|n| self.as_topic(n)).unwrap_or_default()
    }

    /// A name as what another one belongs to: without the head noun at its end.
    fn as_topic(&self, name: &Name) -> Vec<Span<Clean>> {
        if name.bare {
            return name.topic.clone();
        }
        let mut spans = name.spans();
        if let Some(last) = spans.pop() {
            spans.push(self.phrases.without_head(last));
        }
        spans.retain(|s| !s.is_empty());
        spans
    }

    /// The clause without a quantity right before the slot's, in the same sentence, cut down to what it is about.
    fn clause_before(&self, slot: &Slot<'_>) -> Option<Span<Clean>> {
        let phrases = self.phrases;
        let floor = self.slots.iter().take(self.names.len()).map(|s| s.outer.end).last().unwrap_or(self.sentence.start);
        let mut end = slot.left.start;
        loop {
            let text = phrases.of(Span::new(floor, end));
            let cut = text.trim_end_matches(|c: char| super::clause::parts_clauses(c) || c.is_whitespace());
            end = floor + cut.len();
            if end <= floor {
                return None;
            }
            let (start, opener) = super::clause::left_edge(phrases.text, Span::new(floor, end));
            let clause = phrases.trim_left(phrases.trim_right(Span::new(start, end)).span);
            let clause = match phrases.leading_verb(clause) {
                Some(verb) if verb.end < clause.end => Span::new(verb.end, clause.end),
                _ => self.from_verb(clause),
            };
            if !clause.is_empty() {
                return (phrases.chars(clause) <= 30).then_some(clause);
            }
            if opener.is_some() || start <= floor {
                return None;
            }
            end = start;
        }
    }

    /// The verb of the quantity before, for a member of its list or a clause that goes on with it.
    fn carried_verb(&self, slot: &Slot<'_>) -> Option<Span<Clean>> {
        let at = self.names.len().checked_sub(1)?;
        let (last, name) = (self.slots.get(at)?, self.names.get(at)?);
        let goes_on = slot.joint == Joint::Listed
            || (slot.joint == Joint::Apart && slot.opener.is_none() && last.counts() && slot.counts());
        (goes_on && last.group == slot.group && slot.opener == last.opener).then_some(name.verb)?
    }

    /// Nothing of its own: the name of the quantity before, else of the clause before.
    fn inherited(&self, at: usize, slot: &Slot<'_>) -> Name {
        if let Some(last) = at.checked_sub(1).and_then(|i| self.names.get(i)) {
            return Name { way: "same", ..last.clone() };
        }
        if let Some(clause) = self.clause_before(slot) {
            return Name { core: vec![clause], way: "clause", ..Name::default() };
        }
        self.before.map_or_else(Name::default, |name| Name { way: "same", ..name.clone() })
    }
}

/// The thing in a stretch that begins with a verb: what follows the verb.
fn object_in(span: Span<Clean>, verb: Option<Span<Clean>>) -> Option<Span<Clean>> {
    let rest = match verb {
        Some(verb) if verb == span => return None,
        Some(verb) if verb.start == span.start && verb.end < span.end => Span::new(verb.end, span.end),
        _ => span,
    };
    Some(rest)
}

/// The change that the words before a quantity state.
fn change_of(seen: Roles, slot: &Slot<'_>) -> Option<Change> {
    if seen.any(Roles::LEVEL) || slot.quantity.dimension == Dimension::Ratio {
        return None;
    }
    if seen.any(Roles::DECREASE) {
        return Some(Change::Decrease);
    }
    seen.any(Roles::INCREASE).then_some(Change::Increase)
}
