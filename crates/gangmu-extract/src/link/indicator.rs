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

    pub(super) fn of_core(core: Vec<Span<Clean>>, verb: Option<Span<Clean>>, way: &'static str) -> Self {
        Self { core, verb, way, ..Self::default() }
    }
}

/// A name longer than this many characters before its verb is cut to the verb.
pub(super) const LONG: usize = 14;

/// Names the quantities of a sentence one after the other.
pub(super) struct Namer<'a, 'm> {
    pub phrases: Phrases<'a>,
    pub slots: &'a [Slot<'m>],
    pub sentence: Span<Clean>,
    /// The name of the last quantity of the sentence before.
    pub before: Option<&'a Name>,
    /// The name of the last quantity before the sentence that is no change, with its unit.
    pub level: Option<&'a (Name, Option<String>)>,
    /// Whether the sentence begins with the words by which it splits up what was measured before (按地域分).
    pub split: bool,
    /// Where 其中 (of which) stands, each time.
    pub parts: Vec<usize>,
    /// The names given so far in this sentence.
    pub names: Vec<Name>,
}

/// The words beside a quantity, cut down.
pub(super) struct Words {
    pub own: Span<Clean>,
    pub right: Span<Clean>,
    pub seen: Roles,
    /// Whether a joining word of several characters stands between.
    pub joined: bool,
    /// What stands before 由 (from): kept whole.
    pub subject: bool,
}

impl Namer<'_, '_> {
    /// Names the next quantity by the words beside it; `subject` stands for them before 由 (from).
    pub(super) fn name(&mut self, subject: Option<Span<Clean>>) {
        let at = self.names.len();
        let Some(slot) = self.slots.get(at).copied() else { return };
        let mut name = self.own_name(&slot, subject);
        if name.spans().is_empty() {
            let listed = self.names.last().filter(|_| slot.joint == Joint::Listed).and_then(|n| n.change);
            let change = name.change.or(listed);
            // 比重，由56%提高到57%: what changes stands in the clause before.
            let before = subject.filter(|_| slot.joint == Joint::Apart).and_then(|_| self.clause_before(&slot));
            name = match before {
                Some(clause) => Name { core: vec![clause], way: "clause", ..Name::default() },
                None => self.inherited(at, &slot, change.is_some()),
            };
            name.change = change;
        }
        self.names.push(name);
    }

    fn own_name(&self, slot: &Slot<'_>, subject: Option<Span<Clean>>) -> Name {
        let phrases = self.phrases;
        let left = trim(phrases.text, subject.or_else(|| self.before_closed_bracket(slot)).unwrap_or(slot.left));
        let (right, after) = self.right(slot);
        let tail = phrases.trim_right(left);
        let members = phrases.lexicon.suffix(phrases.of(left), Roles::MEMBERS).is_some();
        let mut own = phrases.without_inclusion(phrases.without_description(phrases.trim_left(tail.span)));
        // 按2017年平均汇率计算为5791美元: how it was counted, not what.
        if phrases.lexicon.suffix(phrases.of(own), Roles::BASE).is_some()
            && phrases.lexicon.prefix(phrases.of(own), Roles::PREPOSITION).is_some()
        {
            own = Span::new(own.end, own.end);
        }
        // 中心城新区河东部分、2.2平方公里中心文化区: after the mark a member of the list begins, and only the verb holds for it.
        if phrases.of(slot.left).trim_end().ends_with('、') && !right.is_empty() && !self.holds_topic(slot) {
            let verb = phrases.leading_verb(own).or_else(|| phrases.inner_verb(own));
            own = verb.unwrap_or(Span::new(own.end, own.end));
        }
        // 合作社由十年前的不足百个发展到1735个: what stands before 由 is what grew.
        if tail.seen.any(Roles::LEVEL)
            && let Some((from, _)) = phrases.lexicon.first(phrases.of(own), Roles::FROM).filter(|(at, _)| *at > 0)
        {
            own.end = own.start + from;
        }
        // 整体提升13所学校环境: with its object the word is the verb of a task, not a change.
        let acts = slot.counts() && !right.is_empty() && !tail.seen.any(Roles::COMPARE | Roles::LEVEL) && phrases.chars(own) <= 2;
        if acts && tail.seen.any(Roles::INCREASE | Roles::DECREASE) {
            let verb = phrases.trim_left(left);
            return Name::of_core(vec![verb, right], Some(verb), "verb");
        }
        if let Some(name) = self.pull(slot, own, left) {
            return name;
        }
        let mut change = change_of(tail.seen, slot).or(after);
        // 比2019年的270亿元增长141%: what it grew from did not grow.
        if phrases.base_date(left).is_some() {
            change = None;
        }
        if let Some(name) = self.compared(slot, own) {
            return Name { change: change.or(name.change), ..name };
        }
        if change.is_some() && phrases.lexicon.prefix(phrases.of(own), Roles::COMPARE).is_some() {
            // 比上年年初预算增加1800亿元: with what it is compared.
            own = Span::new(own.end, own.end);
        }
        let words = Words { own, right, seen: tail.seen, joined: tail.joined, subject: subject.is_some() };
        let mut name = self
            .all_of(slot)
            .or_else(|| self.in_brackets(slot, own, right))
            .or_else(|| self.share(slot, left, &words))
            .or_else(|| self.goal(slot, left))
            .or_else(|| self.difference(slot, own))
            .or_else(|| self.gift(slot, left, right))
            .or_else(|| members.then(|| self.with_members(own, right)))
            .unwrap_or_else(|| self.plain(slot, &words));
        name.change = change;
        name
    }

    fn plain(&self, slot: &Slot<'_>, words: &Words) -> Name {
        let phrases = self.phrases;
        let &Words { own, right, seen, joined, subject } = words;
        let changes = seen.any(Roles::INCREASE | Roles::DECREASE);
        let stated = changes || subject || seen.any(Roles::LINK | Roles::LEVEL);
        if own.is_empty() {
            // 达到5000万元、1亿元以上的支付奖励: a further value of what was named, not of what follows.
            if right.is_empty() || self.is_further_value(slot) {
                return Name::default();
            }
            let verb = self.carried_verb(slot).filter(|_| slot.joint != Joint::Apart);
            return Name::of_core(verb.into_iter().chain([right]).collect(), verb, "right");
        }
        if phrases.lexicon.is(phrases.of(own), Roles::PERIOD)
            && let Some(last) = self.names.last()
            && right.is_empty()
        {
            return Name { topic: last.spans(), core: vec![own], bare: true, way: "period", ..Name::default() };
        }
        if phrases.is_verb(own) && !changes {
            return self.verb_only(slot, own, right);
        }
        if !right.is_empty() && (subject || self.takes_noun_after(slot, own, changes || joined)) {
            let (start, verb) = if subject { (vec![own], None) } else { self.before_counted(own, right) };
            return Name::of_core(start.into_iter().chain([right]).collect(), verb, "around");
        }
        let noun = match phrases.leading_verb(own) {
            Some(verb) if phrases.is_head(Span::new(verb.end, own.end)) => Span::new(verb.end, own.end),
            _ => own,
        };
        // 审结涉案金额达1亿元的传销案: a head noun measures what the sum describes, whatever joins them.
        let described = !right.is_empty() && phrases.after_of(trim(phrases.text, slot.right)).is_some();
        if described && (!stated || noun != own) {
            let own = noun;
            return Name::of_core(vec![phrases.without_predicate(right), own], None, "attribute");
        }
        // 大唐5万千瓦风电项目: what the size is of is said around it.
        if !right.is_empty() && !stated && !described && self.sizes(slot) && phrases.chars(own) <= LONG && !phrases.is_head(own) {
            return Name::of_core(vec![own, phrases.without_predicate(right)], phrases.leading_verb(own), "around");
        }
        if changes
            && slot.dimension == Dimension::Share
            && phrases.lexicon.suffix(phrases.of(own), Roles::SUBJECT).is_some()
            && let Some(measure) = self.measure_said()
        {
            return Name { topic: vec![own], core: vec![measure], bare: true, way: "subject", ..Name::default() };
        }
        let own = if stated { own } else { self.starting_at_verb(own) };
        let own = phrases.without_long_examples(own);
        let thin = slot.dimension == Dimension::Share && !changes && phrases.chars(own) <= 4 && !phrases.is_full(own);
        if phrases.is_head(own) || thin {
            return self.headed(slot, own, right);
        }
        let verb = phrases.leading_verb(own).filter(|v| v.end < own.end);
        if let Some(core) = self.parted(slot, own, verb) {
            return Name { core, way: "part", ..Name::default() };
        }
        if let Some(whole) = self.whole_of_attribute(slot, own) {
            return Name { topic: vec![own], core: whole, bare: true, way: "part", ..Name::default() };
        }
        if let Some(topic) = self.topic_of_part(slot, own, verb) {
            return Name { topic, core: vec![own], verb, way: "part", ..Name::default() };
        }
        if let Some(spans) = self.possessed(slot, own) {
            return Name::of_core(spans, None, "left");
        }
        if verb.is_none()
            && !stated
            && slot.joint != Joint::Close
            && let Some(carried) = self.carried_verb(slot)
        {
            return Name::of_core(vec![carried, own], Some(carried), "left");
        }
        Name::of_core(vec![own], verb, "left")
    }

    /// 落实某某幼儿园等56所普惠性幼儿园: the examples before 等 are left out.
    fn with_members(&self, own: Span<Clean>, right: Span<Clean>) -> Name {
        let verb = self.phrases.leading_verb(own).or_else(|| self.phrases.inner_verb(own));
        if right.is_empty() {
            return Name::of_core(vec![own], verb, "left");
        }
        Name::of_core(verb.into_iter().chain([right]).collect(), verb, "members")
    }

    /// 改造2所: a verb alone takes the noun that follows, else the thing counted before.
    fn verb_only(&self, slot: &Slot<'_>, verb: Span<Clean>, right: Span<Clean>) -> Name {
        let phrases = self.phrases;
        let derived = phrases.lexicon.is(phrases.of(verb), Roles::DERIVED);
        if !right.is_empty() {
            let topic = if derived { self.topic(slot) } else { Vec::new() };
            return Name { topic, core: vec![verb, right], verb: Some(verb), bare: derived, way: "verb", ..Name::default() };
        }
        if let Some(last) = self.names.last() {
            let word = phrases.of(verb);
            let inside = last.core.iter().find_map(|s| {
                phrases.of(*s).find(word).filter(|&at| at > 0).map(|at| Span::new(s.start, s.start + at + word.len()))
            });
            if let Some(inside) = inside {
                let bare = match last.verb {
                    Some(v) if v.start == inside.start && v.end < inside.end => Span::new(v.end, inside.end),
                    _ => inside,
                };
                return Name::of_core(vec![bare], None, "verb");
            }
            let counted = self.slots.iter().zip(&self.names).rev().filter(|(s, _)| s.unit == slot.unit);
            let object = counted.map(|(_, n)| {
                n.core
                    .iter()
                    .filter_map(|s| object_in(*s, n.verb))
                    .map(|s| phrases.without_predicate(s))
                    .filter(|s| !phrases.is_verb(*s))
                    .collect::<Vec<_>>()
            });
            if let Some(object) = object.into_iter().find(|o| !o.is_empty()).filter(|_| slot.counts()) {
                return Name::of_core([verb].into_iter().chain(object).collect(), Some(verb), "verb");
            }
        }
        self.headed(slot, verb, right)
    }

    /// A bare head noun with the topic before it, else with what follows; where both share a word, it is said once.
    fn headed(&self, slot: &Slot<'_>, own: Span<Clean>, right: Span<Clean>) -> Name {
        let mut topic = self.grown().filter(|_| self.is_growth(own)).map_or_else(|| self.topic(slot), Name::spans);
        if topic.is_empty() && slot.dimension == Dimension::Money {
            topic = self.following(slot, right).into_iter().collect();
        }
        let core = match topic.last() {
            Some(last) => self.without_overlap(*last, own),
            None => own,
        };
        Name { topic, core: vec![core], bare: true, way: "head", ..Name::default() }
    }

    /// Whether a stretch is a rate of growth (增速).
    fn is_growth(&self, span: Span<Clean>) -> bool {
        self.phrases.lexicon.is(self.phrases.of(span), Roles::GROWTH)
    }

    /// The last name of what grows, not of a rate of growth.
    pub(super) fn grown(&self) -> Option<&Name> {
        self.names.iter().rev().find(|n| !n.core.last().is_some_and(|s| self.is_growth(*s)))
    }

    /// The verb of the quantity before, for a member of its list or a clause that goes on with it.
    fn carried_verb(&self, slot: &Slot<'_>) -> Option<Span<Clean>> {
        // 新增督学20人，共有督学139人: what there is was not done by the verb before.
        let own = self.phrases.trim_left(slot.left);
        let lead: Span<Clean> = Span::new(slot.left.start, own.start);
        if self.phrases.lexicon.suffix(self.phrases.of(lead), Roles::LINK).is_some() {
            return None;
        }
        let at = self.names.len().checked_sub(1)?;
        let (last, name) = (self.slots.get(at)?, self.names.get(at)?);
        let goes_on = slot.joint == Joint::Listed
            || (slot.joint == Joint::Apart && slot.opener.is_none() && last.counts() && slot.counts());
        if !goes_on || last.group != slot.group || slot.opener != last.opener {
            return None;
        }
        name.verb
    }

    /// Nothing of its own: the name of the quantity before, else of the clause before.
    fn inherited(&self, at: usize, slot: &Slot<'_>, changes: bool) -> Name {
        if let Some(last) = at.checked_sub(1).and_then(|i| self.names.get(i)) {
            // 预算收入24亿元，完成预算数107%，增长11%: what grew by a share is the level, not the share of a goal.
            let level = self.slots.iter().zip(&self.names).rev().find(|(s, _)| s.dimension != Dimension::Share).map(|(_, n)| n);
            let of_share = changes && slot.dimension == Dimension::Share && last.bare && last.way == "head";
            let grown = level.filter(|n| of_share && n.spans() == last.topic);
            return Name { way: "same", ..grown.unwrap_or(last).clone() };
        }
        if let Some(clause) = self.clause_before(slot) {
            return Name { core: vec![clause], way: "clause", ..Name::default() };
        }
        self.before.map_or_else(Name::default, |name| Name { way: "same", ..name.clone() })
    }

    /// Takes the names of the last `count` levels before `first`, one by one: 招生…、在校生…，分别增加1160人、3327人.
    pub(super) fn take_over(&mut self, first: usize, count: usize, seen: Roles) {
        let at = self.names.len();
        let levels: Vec<usize> = (0..first).filter(|i| self.names.get(*i).is_some_and(|n| n.change.is_none())).collect();
        let source = levels
            .len()
            .checked_sub(count)
            .and_then(|skip| levels.get(skip + (at - first)))
            .and_then(|i| self.names.get(*i))
            .cloned();
        let Some(slot) = self.slots.get(at) else { return };
        let change = change_of(seen, slot);
        match source {
            Some(name) => self.names.push(Name { change, way: "respective", ..name }),
            None => self.name(None),
        }
    }

    /// Takes a name that was found otherwise (分别).
    pub(super) fn take(&mut self, core: Vec<Span<Clean>>, seen: Roles) {
        let Some(slot) = self.slots.get(self.names.len()) else { return };
        self.names.push(Name { core, change: change_of(seen, slot), way: "respective", ..Name::default() });
    }

    /// Says of all members of a list what is said of the last: 12所学校、2683名学生配备平板.
    pub(super) fn share_predicates(&mut self) {
        for at in (1..self.names.len()).rev() {
            let (Some(slot), Some(before)) = (self.slots.get(at), self.slots.get(at - 1)) else { continue };
            let noun_after = |n: Option<&Name>| n.is_some_and(|n| matches!(n.way, "right" | "around" | "members"));
            if slot.joint == Joint::Apart
                || before.opener != slot.opener
                || !noun_after(self.names.get(at))
                || !noun_after(self.names.get(at - 1))
            {
                continue;
            }
            let Some(last) = self.names.get(at).and_then(|n| n.core.last().copied()) else { continue };
            // 专业合作组织: at the end of a noun a word that is a verb elsewhere is none.
            let verb = self.phrases.any_verb(last).filter(|v| {
                v.start > last.start && (v.end < last.end || self.phrases.lexicon.is(self.phrases.of(*v), Roles::ACT))
            });
            let Some(verb) = verb else { continue };
            let predicate = Span::new(verb.start, last.end);
            if let Some(name) = self.names.get_mut(at - 1)
                && name.core.last().is_some_and(|s| self.phrases.any_verb(*s).is_none())
            {
                name.core.push(predicate);
            }
        }
    }
}

/// The thing in a stretch that begins with a verb: what follows the verb.
fn object_in(span: Span<Clean>, verb: Option<Span<Clean>>) -> Option<Span<Clean>> {
    match verb {
        Some(verb) if verb == span => None,
        Some(verb) if verb.start == span.start && verb.end < span.end => Some(Span::new(verb.end, span.end)),
        _ => Some(span),
    }
}

/// The change that the words before a quantity state.
fn change_of(seen: Roles, slot: &Slot<'_>) -> Option<Change> {
    if seen.any(Roles::LEVEL) || slot.dimension == Dimension::Ratio {
        return None;
    }
    if seen.any(Roles::DECREASE) {
        return Some(Change::Decrease);
    }
    seen.any(Roles::INCREASE).then_some(Change::Increase)
}
