use gangmu_model::{Change, Clean, Dimension, Span};
use gangmu_rules::Roles;

use super::clause::{left_edge, parts_clauses, trim};
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

/// A name longer than this many characters before its verb is cut to the verb.
const LONG: usize = 14;

/// Names the quantities of a sentence one after the other.
pub(super) struct Namer<'a, 'm> {
    pub phrases: Phrases<'a>,
    pub slots: &'a [Slot<'m>],
    pub sentence: Span<Clean>,
    /// The name of the last quantity of the sentence before.
    pub before: Option<&'a Name>,
    /// Where 其中 (of which) stands, each time.
    pub parts: Vec<usize>,
    /// The names given so far in this sentence.
    pub names: Vec<Name>,
}

/// The words beside a quantity, cut down.
struct Words {
    own: Span<Clean>,
    right: Span<Clean>,
    seen: Roles,
    /// Whether a joining word of several characters stands between.
    joined: bool,
    /// What stands before 由 (from): kept whole.
    subject: bool,
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
            name = self.inherited(at, &slot);
            name.change = change;
        }
        self.names.push(name);
    }

    fn own_name(&self, slot: &Slot<'_>, subject: Option<Span<Clean>>) -> Name {
        let phrases = self.phrases;
        let left = trim(phrases.text, subject.unwrap_or(slot.left));
        let (right, after) = self.right(slot);
        let tail = phrases.trim_right(left);
        let members = phrases.lexicon.suffix(phrases.of(left), Roles::MEMBERS).is_some();
        let own = phrases.trim_left(tail.span);
        let change = change_of(tail.seen, slot).or(after);
        let words = Words { own, right, seen: tail.seen, joined: tail.joined, subject: subject.is_some() };
        let mut name = self
            .all_of(slot)
            .or_else(|| self.in_brackets(slot, own))
            .or_else(|| self.share(slot, left, &words))
            .or_else(|| self.goal(slot, left))
            .or_else(|| self.gift(slot, left, right))
            .or_else(|| members.then(|| self.with_members(own, right)))
            .unwrap_or_else(|| self.plain(slot, &words));
        name.change = change;
        name
    }

    /// What stands after the quantity and may name it, and a change that it states (8%的增长).
    fn right(&self, slot: &Slot<'_>) -> (Span<Clean>, Option<Change>) {
        let phrases = self.phrases;
        let nothing = Span::new(slot.right.end, slot.right.end);
        let mut span = trim(phrases.text, slot.right);
        // A bracket right after the quantity explains it.
        if phrases.of(span).starts_with(['(', '（'])
            && let Some(close) = phrases.of(span).find([')', '）'])
        {
            let closer = phrases.of(span).get(close..).and_then(|s| s.chars().next()).map_or(1, char::len_utf8);
            span = trim(phrases.text, Span::new(span.start + close + closer, span.end));
        }
        if let Some((len, roles)) = phrases.lexicon.prefix(phrases.of(span), Roles::GOAL_NOUN) {
            let change = roles.any(Roles::INCREASE).then_some(Change::Increase);
            if change.is_some() || len == span.len() {
                return (nothing, change);
            }
        }
        match phrases.after_of(span) {
            Some(rest) => span = rest,
            None if !slot.counts() && !self.measures_object(slot) && !self.is_period(slot) => {
                return (nothing, None);
            }
            None => {}
        }
        let bare = phrases.of(span);
        if bare.starts_with(|c: char| !c.is_alphanumeric() && !super::clause::opens(c))
            || phrases.lexicon.prefix(bare, Roles::AND | Roles::MEMBERS).is_some()
        {
            return (nothing, None);
        }
        (self.counted_noun(phrases.without_closing_marks(span)), None)
    }

    /// Whether the unit measures things that a noun after it can name (50公里管道, 3万亩土地, 80万元补助).
    fn measures_object(&self, slot: &Slot<'_>) -> bool {
        matches!(
            slot.dimension,
            Dimension::Money | Dimension::Length | Dimension::Area | Dimension::Mass | Dimension::Volume | Dimension::Power
        )
    }

    /// Whether the words before the quantity say how often (教研员每周2天).
    fn is_period(&self, slot: &Slot<'_>) -> bool {
        self.phrases.lexicon.suffix(self.phrases.of(trim(self.phrases.text, slot.left)), Roles::PERIOD).is_some()
    }

    /// The noun that is counted, out of all that follows: not the examples before 等, not what the noun only describes.
    fn counted_noun(&self, span: Span<Clean>) -> Span<Clean> {
        let phrases = self.phrases;
        let span = phrases.without_long_examples(span);
        let text = phrases.of(span);
        let of = text.char_indices().map(|(at, _)| at).find_map(|at| {
            let (len, _) = phrases.lexicon.prefix(text.get(at..)?, Roles::OF)?;
            Some((at, at + len))
        });
        let Some((before, after)) = of else { return span };
        let (first, rest) = (Span::new(span.start, span.start + before), Span::new(span.start + after, span.end));
        if phrases.chars(first) <= 3 || rest.is_empty() {
            return span;
        }
        // 具有特色的课程: the clause describes the noun. 督导责任区的督导组: the counted noun describes something else.
        let describes = phrases.lexicon.prefix(phrases.of(first), Roles::DESCRIBING | Roles::PREPOSITION).is_some();
        if describes || phrases.leading_verb(first).is_some() { rest } else { first }
    }

    /// A number in brackets belongs to what stands before the bracket (小学段299人(语文95…)).
    fn in_brackets(&self, slot: &Slot<'_>, own: Span<Clean>) -> Option<Name> {
        let phrases = self.phrases;
        let opener = slot.opener?;
        if !phrases.of(Span::new(opener, slot.outer.start)).starts_with(['(', '（']) {
            return None;
        }
        // 高中34人：语文6、数学8: a whole that is split up after a colon inside the bracket.
        let split = self
            .slots
            .iter()
            .zip(&self.names)
            .rev()
            .find(|(s, _)| s.opener == Some(opener) && phrases.of(s.right_mark()).starts_with([':', '：']));
        if let Some((whole, name)) = split
            && whole.outer.end < slot.outer.start
            && whole.group == slot.group
        {
            let scope = name.core.iter().copied().filter(|s| Some(*s) != name.verb).collect();
            return Some(Name { topic: scope, core: vec![own], bare: true, way: "bracket", ..Name::default() });
        }
        let outer = self.slots.iter().zip(&self.names).rev().find(|(s, _)| s.outer.end <= opener);
        let Some(outer) = outer.filter(|(s, _)| phrases.of(Span::new(s.outer.end, opener)).trim().is_empty()) else {
            return self.before_bracket(opener, own);
        };
        let scope = outer.1.core.iter().copied().filter(|s| Some(*s) != outer.1.verb).collect();
        Some(Name { topic: scope, core: vec![own], bare: true, way: "bracket", ..Name::default() })
    }

    /// A number in brackets after a name: 职教中心实训楼（建筑面积8600平方米）.
    fn before_bracket(&self, opener: usize, own: Span<Clean>) -> Option<Name> {
        let phrases = self.phrases;
        if !phrases.is_head(own) {
            return None;
        }
        let (start, _) = left_edge(phrases.text, Span::new(self.sentence.start, opener));
        let named = phrases.trim_left(Span::new(start, opener));
        let named = match phrases.leading_verb(named) {
            Some(verb) if verb.end < named.end => Span::new(verb.end, named.end),
            _ => named,
        };
        (!named.is_empty() && phrases.chars(named) <= 24).then(|| Name {
            topic: vec![named],
            core: vec![own],
            bare: true,
            way: "bracket",
            ..Name::default()
        })
    }

    /// 占全省: with what takes the share before it; 、全市 goes on with it.
    fn share(&self, slot: &Slot<'_>, left: Span<Clean>, words: &Words) -> Option<Name> {
        let phrases = self.phrases;
        if let Some(last) = self.names.last()
            && slot.joint == Joint::Listed
            && let Some(share) = last.share
        {
            let own = phrases.without_closing_marks(left);
            return Some(Name {
                topic: last.topic.clone(),
                core: vec![share, own],
                share: Some(share),
                bare: true,
                way: "share",
                ..Name::default()
            });
        }
        let own = phrases.trim_left(left);
        let (len, _) = phrases.lexicon.prefix(phrases.of(own), Roles::SHARE)?;
        if words.seen.any(Roles::INCREASE | Roles::DECREASE)
            || !matches!(slot.dimension, Dimension::Share | Dimension::Multiple | Dimension::Other | Dimension::Ratio)
        {
            return None;
        }
        let share = Span::new(own.start, own.start + len);
        let own = Span::new(own.start, phrases.trim_right(Span::new(share.end, own.end)).span.end.max(share.end));
        let topic = self.names.iter().rev().find(|n| n.share.is_none()).map(Name::spans);
        let topic = topic
            .or_else(|| self.clause_before(slot).map(|s| vec![s]))
            .or_else(|| self.before.map(Name::spans))
            .unwrap_or_default();
        Some(Name { topic, core: vec![own], share: Some(share), bare: true, way: "share", ..Name::default() })
    }

    /// 高于市局65%的目标要求: somebody's goal for what was named before.
    fn goal(&self, slot: &Slot<'_>, left: Span<Clean>) -> Option<Name> {
        let phrases = self.phrases;
        let right = trim(phrases.text, slot.right);
        let (goal, _) = phrases.lexicon.prefix(phrases.of(right), Roles::GOAL_NOUN)?;
        let (link, _) = phrases.lexicon.prefix(phrases.of(left), Roles::LINK)?;
        let last = self.names.last()?;
        let noun = phrases.after_of(Span::new(right.start, right.start + goal))?;
        Some(Name {
            topic: last.spans(),
            core: vec![Span::new(left.start + link, left.end), noun],
            bare: true,
            way: "goal",
            ..Name::default()
        })
    }

    /// 实现四个100%: what is listed before has the value, however long the list is.
    fn all_of(&self, slot: &Slot<'_>) -> Option<Name> {
        let phrases = self.phrases;
        let mark = phrases.of(Span::new(self.sentence.start, slot.outer.start)).trim_end_matches(super::clause::opens);
        let counted = phrases.names.iter().find(|n| n.span.end == self.sentence.start + mark.len())?;
        let floor = self.floor();
        let before = Span::new(floor, counted.span.start);
        let text = phrases.of(before);
        // The mark that opens before the count (“5个100%”) is none of the list's.
        let before = Span::new(floor, floor + text.trim_end_matches(super::clause::opens).len());
        let (start, _) = left_edge(phrases.text, before);
        let listed = phrases.trim_left(phrases.trim_right(Span::new(start, before.end)).span);
        let listed = Some(listed).filter(|l| !l.is_empty())?;
        let inner = phrases.of(listed).trim_matches(|c| super::clause::opens(c) || super::clause::closes(c));
        let quoted = phrases.of(listed).find(inner).map(|at| Span::new(listed.start + at, listed.start + at + inner.len()));
        Some(Name::of_core(vec![quoted.unwrap_or(listed)], None, "all-of"))
    }

    /// 对领军团队给予1000万元创业资助: what is given, and to whom where the noun alone says nothing.
    fn gift(&self, slot: &Slot<'_>, left: Span<Clean>, right: Span<Clean>) -> Option<Name> {
        let phrases = self.phrases;
        if slot.dimension != Dimension::Money {
            return None;
        }
        let verb = phrases.last_of(left, Roles::GIVE)?;
        // 发放各类补贴5127万元: the noun stands before the sum, and the usual way finds it.
        let between = phrases.trim_right(Span::new(verb.end, left.end)).span;
        if !between.is_empty() {
            return None;
        }
        let receiver = phrases.trim_left(phrases.trim_right(Span::new(left.start, verb.start)).span);
        let receiver = match phrases.lexicon.prefix(phrases.of(receiver), Roles::PREPOSITION) {
            Some((len, _)) => phrases.trim_left(Span::new(receiver.start + len, receiver.end)),
            None => receiver,
        };
        let receiver = Some(receiver).filter(|r| !r.is_empty()).or_else(|| self.clause_before(slot));
        let receiver = receiver.map(|r| phrases.last_part(r, 16));
        let gift = if right.is_empty() { verb } else { right };
        let enough = !right.is_empty() && !phrases.lexicon.is(phrases.of(right), Roles::GIFT);
        let core = receiver.filter(|_| !enough).into_iter().chain([gift]).collect();
        Some(Name { core, way: "gift", ..Name::default() })
    }

    /// 落实某某幼儿园等56所普惠性幼儿园: the examples before 等 are left out.
    fn with_members(&self, own: Span<Clean>, right: Span<Clean>) -> Name {
        let verb = self.phrases.leading_verb(own).or_else(|| self.phrases.inner_verb(own));
        if right.is_empty() {
            return Name::of_core(vec![own], verb, "left");
        }
        Name::of_core(verb.into_iter().chain([right]).collect(), verb, "members")
    }

    fn plain(&self, slot: &Slot<'_>, words: &Words) -> Name {
        let phrases = self.phrases;
        let &Words { own, right, seen, joined, subject } = words;
        let changes = seen.any(Roles::INCREASE | Roles::DECREASE);
        let stated = changes || subject || seen.any(Roles::LINK | Roles::LEVEL);
        if own.is_empty() {
            if right.is_empty() {
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
        if !right.is_empty() && phrases.after_of(trim(phrases.text, slot.right)).is_some() && !stated {
            let own = match phrases.leading_verb(own) {
                Some(verb) if phrases.is_head(Span::new(verb.end, own.end)) => Span::new(verb.end, own.end),
                _ => own,
            };
            return Name::of_core(vec![phrases.without_predicate(right), own], None, "attribute");
        }
        let own = if stated { own } else { self.from_verb(own) };
        let own = phrases.without_long_examples(own);
        let thin = slot.dimension == Dimension::Share && !changes && phrases.chars(own) <= 4 && !phrases.is_full(own);
        if phrases.is_head(own) || thin {
            return self.headed(slot, own, right);
        }
        let verb = phrases.leading_verb(own).filter(|v| v.end < own.end);
        if let Some(topic) = self.topic_of_part(slot, own, verb) {
            return Name { topic, core: vec![own], verb, way: "part", ..Name::default() };
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

    /// Whether the noun after the quantity is what it counts, though something stands before it.
    fn takes_noun_after(&self, slot: &Slot<'_>, own: Span<Clean>, stated: bool) -> bool {
        let phrases = self.phrases;
        let verb = phrases.inner_verb(own).or_else(|| phrases.leading_verb(own));
        // 新建50公里管道: the verb has no other object before the quantity.
        let free = verb.is_some_and(|v| phrases.chars(Span::new(v.end, own.end)) <= 4);
        let measures = match slot.dimension {
            Dimension::Money => !phrases.is_head(own) && phrases.chars(own) <= 2,
            _ => self.measures_object(slot) && free,
        };
        (slot.counts() || self.is_period(slot) || measures) && !(stated && verb.is_none())
    }

    /// The topic of the whole, for a short part of it (其中特等奖).
    fn topic_of_part(&self, slot: &Slot<'_>, own: Span<Clean>, verb: Option<Span<Clean>>) -> Option<Vec<Span<Clean>>> {
        let part = self.parts.iter().rev().copied().find(|&p| p < slot.outer.start)?;
        if verb.is_some() || !slot.counts() || self.phrases.chars(own) > 4 {
            return None;
        }
        let whole = self.slots.iter().zip(&self.names).rev().find(|(s, _)| s.outer.end <= part && s.counts()).map(|(_, n)| n)?;
        if !whole.topic.is_empty() {
            return Some(whole.topic.clone());
        }
        whole.verb.map(|v| vec![v])
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
                n.core.iter().filter_map(|s| object_in(*s, n.verb)).filter(|s| !phrases.is_verb(*s)).collect::<Vec<_>>()
            });
            if let Some(object) = object.into_iter().find(|o| !o.is_empty()) {
                return Name::of_core([verb].into_iter().chain(object).collect(), Some(verb), "verb");
            }
        }
        self.headed(slot, verb, right)
    }

    /// What of the text before a counted noun belongs to its name: the verb, with a short subject.
    fn before_counted(&self, own: Span<Clean>, right: Span<Clean>) -> (Vec<Span<Clean>>, Option<Span<Clean>>) {
        let phrases = self.phrases;
        let adverbial = phrases.lexicon.prefix(phrases.of(own), Roles::PREPOSITION).is_some();
        let verb = phrases.last_verb(own).or_else(|| phrases.leading_verb(own));
        let Some(verb) = verb else {
            // Names of members before their count: 第一实验幼儿园2所幼儿园.
            let named = phrases.of(own).chars().last().is_some_and(|c| phrases.of(right).chars().take(4).any(|r| r == c));
            return (if phrases.chars(own) <= 8 && !adverbial && !named { vec![own] } else { Vec::new() }, None);
        };
        let subject = Span::new(own.start, verb.start);
        let subject = phrases.trim_left(match phrases.leading_verb(subject) {
            Some(first) if first.end < subject.end => Span::new(first.end, subject.end),
            _ => subject,
        });
        let subject = phrases.trim_right(subject).span;
        let object = Span::new(verb.end, own.end);
        let mut spans = Vec::new();
        if !adverbial && !subject.is_empty() && phrases.chars(subject) <= 10 {
            spans.push(subject);
        }
        spans.push(if phrases.chars(object) <= 4 { Span::new(verb.start, own.end) } else { verb });
        (spans, Some(verb))
    }

    /// From the first verb on, where what stands before it is an adverbial or long and something follows it.
    fn from_verb(&self, own: Span<Clean>) -> Span<Clean> {
        let phrases = self.phrases;
        let adverbial = phrases.lexicon.prefix(phrases.of(own), Roles::PREPOSITION).is_some();
        if !adverbial && phrases.chars(own) <= LONG {
            return own;
        }
        let inner = if adverbial { phrases.acting_verb(own) } else { phrases.inner_verb(own) };
        match inner {
            Some(verb) if verb.end < own.end && verb.start > own.start && phrases.leading_verb(own).is_none() => {
                Span::new(verb.start, own.end)
            }
            _ => own,
        }
    }

    /// A bare head noun with the topic before it, else with what follows; where both share a word, it is said once.
    fn headed(&self, slot: &Slot<'_>, own: Span<Clean>, right: Span<Clean>) -> Name {
        let mut topic = self.topic(slot);
        if topic.is_empty() && slot.dimension == Dimension::Money {
            topic = self.following(slot, right).into_iter().collect();
        }
        let core = match topic.last() {
            Some(last) => self.without_overlap(*last, own),
            None => own,
        };
        Name { topic, core: vec![core], bare: true, way: "head", ..Name::default() }
    }

    /// What a sum at the beginning of a sentence was spent on: the words after it, else the next clause, without their verb.
    fn following(&self, slot: &Slot<'_>, right: Span<Clean>) -> Option<Span<Clean>> {
        let phrases = self.phrases;
        if phrases.of(trim(phrases.text, slot.right)).starts_with(super::clause::opens) {
            return None;
        }
        let clause = if right.is_empty() && trim(phrases.text, slot.right).is_empty() {
            let text = phrases.of(Span::new(slot.right.end, self.sentence.end));
            let skipped = text.len() - text.trim_start_matches(|c: char| matches!(c, ',' | '，') || c.is_whitespace()).len();
            let start = slot.right.end + skipped;
            if skipped == 0 {
                return None;
            }
            Span::new(start, super::clause::right_edge(phrases.text, Span::new(start, self.sentence.end)))
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
        span = phrases.trim_left(phrases.without_closing_marks(span));
        if let Some((len, _)) = phrases.lexicon.prefix(phrases.of(span), Roles::PREPOSITION) {
            span = Span::new(span.start + len, span.end);
        }
        if let Some(verb) = phrases.leading_verb(span).filter(|v| v.end < span.end) {
            span = phrases.trim_left(Span::new(verb.end, span.end));
        }
        (!span.is_empty() && phrases.chars(span) <= 24).then_some(span)
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

    /// Where the text begins that the quantities named so far have left over.
    fn floor(&self) -> usize {
        self.names.len().checked_sub(1).and_then(|at| self.slots.get(at)).map_or(self.sentence.start, |s| s.outer.end)
    }

    /// The clause without a quantity right before the slot's, in the same sentence, cut down to what it is about.
    fn clause_before(&self, slot: &Slot<'_>) -> Option<Span<Clean>> {
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
            let clause = match phrases.leading_verb(clause) {
                Some(verb) if verb.end < clause.end => Span::new(verb.end, clause.end),
                _ => self.from_verb(clause),
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

    /// The verb of the quantity before, for a member of its list or a clause that goes on with it.
    fn carried_verb(&self, slot: &Slot<'_>) -> Option<Span<Clean>> {
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
    fn inherited(&self, at: usize, slot: &Slot<'_>) -> Name {
        if let Some(last) = at.checked_sub(1).and_then(|i| self.names.get(i)) {
            return Name { way: "same", ..last.clone() };
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
            let Some(verb) = self.phrases.any_verb(last).filter(|v| v.start > last.start) else { continue };
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
