use gangmu_model::{Change, Clean, Dimension, Span};
use gangmu_rules::Roles;

use super::clause::{opens, trim};
use super::indicator::{LONG, Namer};
use super::slot::{Joint, Slot};

/// The noun that a quantity counts, after it and before it.
impl Namer<'_, '_> {
    /// What stands after the quantity and may name it, and a change that it states (8%的增长).
    pub(super) fn right(&self, slot: &Slot<'_>) -> (Span<Clean>, Option<Change>) {
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
        let span = phrases.without_long_bracket(span);
        let bare = phrases.of(span);
        if bare.starts_with(|c: char| !c.is_alphanumeric() && !opens(c))
            || phrases.lexicon.prefix(bare, Roles::AND | Roles::MEMBERS).is_some()
        {
            return (nothing, None);
        }
        let noun = phrases.without_among(self.counted_noun(phrases.without_category(phrases.without_closing_marks(span))));
        // 20个国家和地区的419家企业: the 的 joins it to the next.
        let of = phrases.lexicon.suffix(phrases.of(noun), Roles::OF).map_or(0, |(len, _)| len);
        (Span::new(noun.start, noun.end - of), None)
    }

    /// Whether the unit measures things that a noun after it can name (50公里管道, 3万亩土地, 80万元补助).
    pub(super) fn measures_object(&self, slot: &Slot<'_>) -> bool {
        matches!(
            slot.dimension,
            Dimension::Money | Dimension::Length | Dimension::Area | Dimension::Mass | Dimension::Volume | Dimension::Power
        )
    }

    /// Whether the words before the quantity say how often (教研员每周2天).
    pub(super) fn is_period(&self, slot: &Slot<'_>) -> bool {
        self.phrases.lexicon.suffix(self.phrases.of(trim(self.phrases.text, slot.left)), Roles::PERIOD).is_some()
    }

    /// The noun that is counted, out of all that follows: not the examples before 等, not what the noun only describes.
    pub(super) fn counted_noun(&self, span: Span<Clean>) -> Span<Clean> {
        let phrases = self.phrases;
        let span = phrases.without_long_examples(span);
        let text = phrases.of(span);
        let of = text.char_indices().map(|(at, _)| at).find_map(|at| {
            let (len, _) = phrases.lexicon.prefix(text.get(at..)?, Roles::OF)?;
            Some((at, at + len))
        });
        let Some((before, after)) = of else { return span };
        let (first, rest) = (Span::new(span.start, span.start + before), Span::new(span.start + after, span.end));
        // 危旧房屋的新建、维修、拆除工作: what is done to the thing belongs to it.
        let task = phrases.lexicon.suffix(phrases.of(rest), Roles::GOAL_NOUN).is_some() || phrases.is_verb(rest);
        if task && phrases.leading_verb(rest).is_some() {
            return span;
        }
        if phrases.chars(first) <= 3 || rest.is_empty() {
            return span;
        }
        // 具有特色的课程: the clause describes the noun. 督导责任区的督导组: the counted noun describes something else.
        let describes = phrases.lexicon.prefix(phrases.of(first), Roles::DESCRIBING | Roles::PREPOSITION).is_some();
        // 技术先进、应用广泛的平台: an enumeration before 的 describes.
        let qualities = phrases.of(first).contains('、') || phrases.lexicon.suffix(phrases.of(first), Roles::QUALITY).is_some();
        if describes || qualities || phrases.leading_verb(first).is_some() { rest } else { first }
    }

    /// Whether the noun after the quantity is what it counts, though something stands before it.
    pub(super) fn takes_noun_after(&self, slot: &Slot<'_>, own: Span<Clean>, stated: bool) -> bool {
        let phrases = self.phrases;
        let verb = phrases.inner_verb(own).or_else(|| phrases.leading_verb(own));
        // 新建50公里管道: the verb has no other object before the quantity.
        let free = verb.is_some_and(|v| phrases.chars(Span::new(v.end, own.end)) <= 4);
        let measures = match slot.dimension {
            Dimension::Money => {
                !phrases.is_head(own) && (phrases.chars(own) <= 2 || free && verb.is_some_and(|v| v.end == own.end))
            }
            _ => self.measures_object(slot) && free,
        };
        (slot.counts() || self.is_period(slot) || measures) && !(stated && verb.is_none())
    }

    /// Whether the quantity is the size of the thing that the noun after it names (5万千瓦风电项目).
    pub(super) fn sizes(&self, slot: &Slot<'_>) -> bool {
        self.measures_object(slot) && slot.dimension != Dimension::Money
    }

    /// Whether the quantity is one more value, after 、, of what the one before measures: nothing stands between them.
    pub(super) fn is_further_value(&self, slot: &Slot<'_>) -> bool {
        let before = self.names.len().checked_sub(1).and_then(|at| self.slots.get(at).zip(self.names.get(at)));
        slot.joint == Joint::Listed
            && !slot.counts()
            && before.is_some_and(|(last, name)| {
                last.dimension == slot.dimension
                    && trim(self.phrases.text, last.right).is_empty()
                    && matches!(name.way, "left" | "same" | "head" | "share")
            })
    }

    /// Whether what stands before the 、 before the quantity is its topic and no member of a list: it holds a word that joins.
    pub(super) fn holds_topic(&self, slot: &Slot<'_>) -> bool {
        let tail = self.phrases.trim_right(slot.left);
        tail.seen.any(Roles::LINK | Roles::LEVEL | Roles::INCREASE | Roles::DECREASE) || slot.joint != Joint::Apart
    }

    /// What of the text before a counted noun belongs to its name: the verb, with a short subject.
    pub(super) fn before_counted(&self, own: Span<Clean>, right: Span<Clean>) -> (Vec<Span<Clean>>, Option<Span<Clean>>) {
        let phrases = self.phrases;
        let adverbial = phrases.lexicon.prefix(phrases.of(own), Roles::PREPOSITION).is_some();
        // 组织实施好涉及社会发展的93个项目: before 的 (of) the last verb describes the thing.
        let describes = phrases.after_of(Span::new(own.end, right.start)).is_some();
        let verb = if describes { phrases.leading_verb(own) } else { None };
        let verb = verb.or_else(|| phrases.last_verb(own)).or_else(|| phrases.leading_verb(own));
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
    pub(super) fn starting_at_verb(&self, own: Span<Clean>) -> Span<Clean> {
        let phrases = self.phrases;
        let adverbial = phrases.lexicon.prefix(phrases.of(own), Roles::PREPOSITION).is_some();
        if !adverbial && phrases.chars(own) <= LONG {
            return own;
        }
        let inner = if adverbial { phrases.acting_verb(own) } else { phrases.inner_verb(own) };
        // 依托国家平台摸排隐患: a verb that the rules do not know ends the adverbial.
        let inner = inner.or_else(|| if adverbial { phrases.unknown_verb(own) } else { None });
        match inner {
            Some(verb) if verb.end < own.end && verb.start > own.start && phrases.leading_verb(own).is_none() => {
                Span::new(verb.start, own.end)
            }
            _ => own,
        }
    }
}
