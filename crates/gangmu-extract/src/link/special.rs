use gangmu_model::{Change, Clean, Dimension, Span};
use gangmu_rules::Roles;

use super::clause::{closes, left_edge, opens, trim};
use super::indicator::{Name, Namer, Words};
use super::slot::{Joint, Slot};

/// Names of quantities that stand in a place of their own: in brackets, as a share, a goal, a grant, N个100%.
impl Namer<'_, '_> {
    /// A number in brackets belongs to what stands before the bracket (小学段299人(语文95…)).
    pub(super) fn in_brackets(&self, slot: &Slot<'_>, own: Span<Clean>, right: Span<Clean>) -> Option<Name> {
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
        // 本科学校1239所(含独立学院164所): a noun of its own, not one that tells parts of the whole apart.
        let inside = phrases.of(Span::new(opener, slot.outer.start)).trim_start_matches(opens);
        let stated = phrases.lexicon.prefix(inside, Roles::INCLUDING).is_some() || self.parts.iter().any(|&p| p > opener);
        let own = match phrases.lexicon.prefix(phrases.of(own), Roles::INCLUDING) {
            Some((len, _)) if stated => Span::new(own.start + len, own.end),
            _ => own,
        };
        let told = phrases.lexicon.suffix(phrases.of(own), Roles::ATTRIBUTIVE).is_some() || phrases.is_head(own);
        if stated && own.is_empty() && !right.is_empty() {
            return Some(Name { core: vec![right], bare: true, way: "bracket", ..Name::default() });
        }
        if stated && !told && slot.unit == outer.0.unit && phrases.chars(own) >= 3 {
            // 市区有学前教育机构300所（其中幼儿园286所）: where they are holds for the parts too.
            let place = outer.1.core.iter().copied().take(outer.1.core.len().saturating_sub(1));
            let place = place.filter(|s| Some(*s) != outer.1.verb).collect();
            return Some(Name { topic: place, core: vec![own], bare: true, way: "bracket", ..Name::default() });
        }
        let scope = outer.1.core.iter().copied().filter(|s| Some(*s) != outer.1.verb).collect();
        Some(Name { topic: scope, core: vec![own], bare: true, way: "bracket", ..Name::default() })
    }

    /// What stands before a bracket that holds quantities and closes right before this one: 学生（含随班就读2603人）4943人.
    pub(super) fn before_closed_bracket(&self, slot: &Slot<'_>) -> Option<Span<Clean>> {
        let phrases = self.phrases;
        let before = phrases.of(Span::new(self.sentence.start, slot.outer.start)).trim_end();
        if !before.ends_with([')', '）']) || !phrases.of(slot.left).trim().trim_end_matches([')', '）']).is_empty() {
            return None;
        }
        // What stands right before the closing mark is in the bracket that opened last.
        let opener = self.names.len().checked_sub(1).and_then(|at| self.slots.get(at))?.opener?;
        let outer = self.slots.iter().filter(|s| s.outer.end <= opener).map(|s| s.outer.end).max().unwrap_or(self.sentence.start);
        let (start, _) = left_edge(phrases.text, Span::new(outer, opener));
        // 350人（小学299人）和教师…: a bracket after a quantity belongs to that quantity.
        (!phrases.of(Span::new(start, opener)).trim().is_empty()).then(|| Span::new(start, opener))
    }

    /// A number in brackets after a name: 职教中心实训楼（建筑面积8600平方米）.
    pub(super) fn before_bracket(&self, opener: usize, own: Span<Clean>) -> Option<Name> {
        let phrases = self.phrases;
        if !phrases.is_head(own) {
            return None;
        }
        let (start, _) = left_edge(phrases.text, Span::new(self.sentence.start, opener));
        let named = phrases.trim_left(Span::new(start, opener));
        let named = phrases.after_verb(named).unwrap_or(named);
        (!named.is_empty() && phrases.chars(named) <= 24).then(|| Name {
            topic: vec![named],
            core: vec![own],
            bare: true,
            way: "bracket",
            ..Name::default()
        })
    }

    /// 占全省: with what takes the share before it; 、全市 goes on with it.
    pub(super) fn share(&self, slot: &Slot<'_>, left: Span<Clean>, words: &Words) -> Option<Name> {
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
    pub(super) fn goal(&self, slot: &Slot<'_>, left: Span<Clean>) -> Option<Name> {
        let phrases = self.phrases;
        let right = trim(phrases.text, slot.right);
        let goal = match phrases.lexicon.prefix(phrases.of(right), Roles::GOAL_NOUN) {
            Some((len, _)) => Span::new(right.start, right.start + len),
            // 低于8人的省定标准: whose it is stands after 的 too.
            None => Some(right).filter(|r| phrases.lexicon.suffix(phrases.of(*r), Roles::GOAL_NOUN).is_some())?,
        };
        let bounded = slot.quantity.bound.as_ref().is_some_and(|b| b.span.end <= slot.mention.span.start);
        let link = match phrases.lexicon.prefix(phrases.of(left), Roles::LINK) {
            Some((len, _)) => len,
            None => Some(0).filter(|_| bounded && left.is_empty())?,
        };
        let last = self.names.last()?;
        let noun = phrases.after_of(goal)?;
        Some(Name {
            topic: last.spans(),
            core: vec![Span::new(left.start + link, left.end), noun],
            bare: true,
            way: "goal",
            ..Name::default()
        })
    }

    /// 高于全省平均水平0.6个百分点: by how much what was named before differs from something.
    pub(super) fn difference(&self, slot: &Slot<'_>, own: Span<Clean>) -> Option<Name> {
        let phrases = self.phrases;
        phrases.lexicon.prefix(phrases.of(own), Roles::DIFFER)?;
        if !matches!(slot.joint, Joint::Apart) && self.names.is_empty() {
            return None;
        }
        let topic = match self.names.last() {
            Some(last) => last.spans(),
            None => vec![self.clause_before(slot)?],
        };
        Some(Name { topic, core: vec![own], bare: true, way: "difference", ..Name::default() })
    }

    /// 比同期增速高0.8个百分点: by how much the growth of what was named before differs from an earlier one.
    pub(super) fn compared(&self, slot: &Slot<'_>, own: Span<Clean>) -> Option<Name> {
        let phrases = self.phrases;
        phrases.lexicon.prefix(phrases.of(own), Roles::COMPARE)?;
        let (len, roles) = phrases.lexicon.suffix(phrases.of(own), Roles::HIGHER | Roles::LOWER)?;
        let (growth, _) = phrases.lexicon.suffix(phrases.of(Span::new(own.start, own.end - len)), Roles::GROWTH)?;
        let earlier = phrases.dates_in(Span::new(self.sentence.start, slot.outer.start)).any(|d| d.span.start > own.start)
            || phrases.lexicon.first(phrases.of(own), Roles::BASE).is_some();
        let topic = self.grown()?.spans();
        if slot.dimension != Dimension::Points || !earlier {
            return None;
        }
        let change = if roles.any(Roles::LOWER) { Change::Decrease } else { Change::Increase };
        let core = vec![Span::new(own.end - len - growth, own.end - len)];
        Some(Name { topic, core, bare: true, change: Some(change), way: "difference", ..Name::default() })
    }

    /// 拉动GDP增长0.1个百分点: what a part adds to the growth of the whole.
    pub(super) fn pull(&self, slot: &Slot<'_>, own: Span<Clean>, left: Span<Clean>) -> Option<Name> {
        let phrases = self.phrases;
        let (at, _) = phrases.lexicon.first(phrases.of(own), Roles::PULL).filter(|_| slot.dimension == Dimension::Points)?;
        let puller = self.names.last().filter(|_| at == 0 && slot.joint == Joint::Apart);
        let topic = puller.map(|last| self.as_topic(last)).unwrap_or_default();
        Some(Name { topic, core: vec![Span::new(own.start, left.end)], bare: true, way: "pull", ..Name::default() })
    }

    /// 实现四个100%: what is listed before has the value, however long the list is.
    pub(super) fn all_of(&self, slot: &Slot<'_>) -> Option<Name> {
        let phrases = self.phrases;
        if slot.counts() {
            return None;
        }
        let mark = phrases.of(Span::new(self.sentence.start, slot.outer.start)).trim_end_matches(opens);
        let counted = phrases.names.iter().find(|n| n.span.end == self.sentence.start + mark.len())?;
        let floor = self.floor();
        let before = Span::new(floor, counted.span.start);
        let text = phrases.of(before);
        // The mark that opens before the count (“5个100%”) is none of the list's.
        let before = Span::new(floor, floor + text.trim_end_matches(opens).len());
        let (start, _) = left_edge(phrases.text, before);
        let listed = phrases.trim_left(phrases.trim_right(Span::new(start, before.end)).span);
        let listed = Some(listed).filter(|l| !l.is_empty())?;
        let inner = phrases.of(listed).trim_matches(|c| opens(c) || closes(c));
        let quoted = phrases.of(listed).find(inner).map(|at| Span::new(listed.start + at, listed.start + at + inner.len()));
        Some(Name::of_core(vec![quoted.unwrap_or(listed)], None, "all-of"))
    }

    /// What the last of a list of values is followed by: 给予1000万元、800万元、500万元的奖励.
    fn shared_noun(&self, slot: &Slot<'_>) -> Option<Span<Clean>> {
        let at = self.slots.iter().position(|s| s.outer == slot.outer)?;
        let listed = self.slots.get(at + 1..)?.iter().take_while(|s| s.joint == Joint::Listed && s.dimension == slot.dimension);
        let last = listed.last()?;
        Some(self.right(last).0).filter(|r| !r.is_empty())
    }

    /// 对领军团队给予1000万元创业资助: what is given, and to whom where the noun alone says nothing.
    pub(super) fn gift(&self, slot: &Slot<'_>, left: Span<Clean>, right: Span<Clean>) -> Option<Name> {
        let phrases = self.phrases;
        if slot.dimension != Dimension::Money {
            return None;
        }
        let verb = phrases.last_of(left, Roles::GIVE)?;
        // 发放各类补贴5127万元: the noun stands before the sum, and the usual way finds it.
        let between = phrases.trim_right(Span::new(verb.end, left.end)).span;
        let gives =
            |noun: Span<Clean>| phrases.lexicon.suffix(phrases.of(noun), Roles::GIFT).is_some() && phrases.chars(noun) <= 8;
        if !between.is_empty() && !phrases.lexicon.is(phrases.of(between), Roles::PERIOD) {
            // 给予旅行社最高50万元奖励: who gets it stands between.
            return gives(right).then(|| Name { core: vec![between, right], way: "gift", ..Name::default() });
        }
        let receiver = phrases.trim_left(phrases.trim_right(Span::new(left.start, verb.start)).span);
        let receiver = phrases.trim_left(phrases.without_preposition(receiver));
        // 单场演出售票5000人以上的，按规模给予…: who gets it stands in the condition.
        let said = Some(receiver).filter(|r| phrases.chars(*r) > 3).map(|r| phrases.last_part(r, 20));
        let receiver = said
            .or_else(|| self.condition_before(slot))
            .or(Some(receiver).filter(|r| !r.is_empty()))
            .or_else(|| self.clause_before(slot));

        let right = if right.is_empty() { self.shared_noun(slot).unwrap_or(right) } else { right };
        // 最高500万元购房补贴或提供免费寓所: the first of what is offered.
        let right = phrases.ands(right).first().map_or(right, |and| Span::new(right.start, and.start));
        let gift = if right.is_empty() { verb } else { right };
        let enough = !right.is_empty() && !gives(right);
        let core = receiver.filter(|_| !enough).into_iter().chain([gift]).collect();
        Some(Name { core, way: "gift", ..Name::default() })
    }
}
