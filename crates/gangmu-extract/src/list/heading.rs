use std::collections::BTreeMap;

use gangmu_model::{Document, Role, RuleId, Section, SectionKind};
use gangmu_rules::ListRules;

use super::label::Label;
use super::member::Member;

/// A list of headings may be short of so many members, if all end with its noun.
const MAY_MISS: usize = 2;
/// So many headings with the noun are a list, though a few are missing.
const FEWEST: usize = 3;
/// Between a label and the headings that it announces stand at most so many bytes.
const BETWEEN: usize = 150;
/// A label announces whatever headings follow it within so many bytes: 五项工作：, 五项任务如下：.
const AT_ONCE: usize = 24;
/// Tasks numbered through the whole document are a list of so many at least: 30项具体工作任务.
const NUMBERED_THROUGH: u32 = 8;

/// The headings of a document as members of lists; what depends on noun and count only is looked up once.
#[derive(Debug)]
pub(crate) struct Headings<'d> {
    document: &'d Document,
    rules: &'d ListRules,
    /// The numbered headings, in order.
    numbered: Vec<&'d Section>,
    siblings: BTreeMap<(String, u32, bool), Option<Vec<&'d Section>>>,
    through: BTreeMap<u32, Option<Vec<&'d Section>>>,
}

impl<'d> Headings<'d> {
    pub(crate) fn of(document: &'d Document, rules: &'d ListRules) -> Self {
        let sections = document.outline.sections.iter();
        let numbered = sections.filter(|s| s.kind == SectionKind::Heading && s.number.is_some()).collect();
        Self { document, rules, numbered, siblings: BTreeMap::new(), through: BTreeMap::new() }
    }

    /// The members that stand as headings or numbered items under the label's own section, where the label stands in its title, or
    /// right after the label.
    pub(crate) fn announced(&self, text: &str, label: &Label) -> Option<Vec<Member>> {
        let count = label.count as usize;
        let (here, own, items) = self.around(label);
        let in_title = here.is_some_and(|s| s.span.overlaps(&label.span));
        let announced = |sections: &[&Section]| in_title || sections.first().is_some_and(|s| announces(text, label, s, BETWEEN));
        let at_once = |sections: &[&Section]| {
            let first = sections.first().filter(|s| announces(text, label, s, AT_ONCE));
            first.and_then(|s| text.get(label.span.end..s.extent.start)).is_some_and(|between| between.contains(['：', ':']))
        };
        let named = with_noun(&own, label, self.kind(label));
        let all = exact(&own, count);
        all.clone()
            .filter(|own| in_title && named.len() * 2 >= own.len())
            .or_else(|| exact(&items, count).filter(|items| announced(items)))
            .or_else(|| exact(&named, count).filter(|named| announced(named)))
            .or_else(|| all.filter(|own| at_once(own)))
            .map(|sections| self.named(sections, label))
    }

    /// The members that stand as headings further away: those under the label's own section or anywhere that end with its noun, or
    /// that are numbered through the document.
    ///
    /// That a section has five parts does not make them the members of every five things it names.
    pub(crate) fn members(&mut self, text: &str, label: &Label) -> Option<Vec<Member>> {
        let (here, own, _) = self.around(label);
        let in_title = here.is_some_and(|s| s.span.overlaps(&label.span));
        let announced = |sections: &[&Section]| in_title || sections.first().is_some_and(|s| announces(text, label, s, BETWEEN));
        exact(&with_noun(&own, label, self.kind(label)), label.count as usize)
            .or_else(|| self.siblings(label))
            .or_else(|| exact(&own, label.count as usize).filter(|own| announced(own)))
            .or_else(|| self.through(label))
            .map(|sections| self.named(sections, label))
    }

    /// The section that a label stands in, the headings under it, and the items that follow the label in it.
    fn around(&self, label: &Label) -> (Option<&'d Section>, Vec<&'d Section>, Vec<&'d Section>) {
        let here = self.document.outline.at(label.span.start);
        let own = here.map_or_else(|| self.first_level(), |s| children(self.document, s.id, SectionKind::Heading));
        let items = here.map(|s| items_after(self.document, s, label)).unwrap_or_default();
        (here, own, items)
    }

    /// The headings that share what a quoted label without a noun counts: “四个一批”.
    pub(crate) fn sharing(&mut self, label: &Label) -> Option<Vec<Member>> {
        let counts = label.declares && label.noun.chars().count() > 1;
        let found = counts.then(|| self.siblings(label)).flatten()?;
        (found.len() == label.count as usize).then(|| self.named(found, label))
    }

    /// What the titles of members end with: the head noun, or the noun that it is a sort of (硬仗: 仗).
    fn kind<'l>(&self, label: &'l Label) -> &'l str {
        let noun = label.noun.as_str();
        let shorter = noun.char_indices().skip(1).filter_map(|(i, _)| noun.get(i..));
        let is_noun =
            |rest: &&str| self.rules.noun_at(rest).is_some_and(|(word, rule)| word.len() == rest.len() && rule.stands_alone);
        shorter.filter(is_noun).last().filter(|_| label.stands_alone).unwrap_or(noun)
    }

    /// Headings as members: where all say to do what the label counts (实施…工程), without the verb that they share.
    fn named(&self, sections: Vec<&Section>, label: &Label) -> Vec<Member> {
        let verb = label.stands_alone.then(|| self.shared_verb(&sections, label)).flatten().map_or(0, str::len);
        sections.into_iter().map(|s| Member::heading(s).without(verb)).collect()
    }

    fn shared_verb(&self, sections: &[&Section], label: &Label) -> Option<&'d str> {
        let tail = label.noun.chars().next_back()?;
        let verbs = ["word.verb", "word.before-first"].into_iter().flat_map(|id| self.rules.words(id));
        let fits = |verb: &&String| sections.iter().all(|s| s.title.starts_with(verb.as_str()) && s.title.ends_with(tail));
        verbs.filter(fits).max_by_key(|v| v.len()).map(String::as_str)
    }

    /// The numbered headings of the first level, for a label that stands before them all.
    fn first_level(&self) -> Vec<&'d Section> {
        self.numbered.iter().copied().filter(|s| s.parent.is_none()).collect()
    }

    fn siblings(&mut self, label: &Label) -> Option<Vec<&'d Section>> {
        // 两种模式, 三个环节: what is not declared as a list gathers no headings from elsewhere.
        if !label.declares && !label.stands_alone {
            return None;
        }
        let (numbered, kind) = (&self.numbered, self.kind(label));
        let here = self.document.outline.at(label.span.start).map_or(Role::Other, |s| s.role);
        let key = (label.noun.clone(), label.count, here == Role::Review);
        self.siblings.entry(key).or_insert_with(|| siblings_with_noun(numbered, label, kind, here)).clone()
    }

    fn through(&mut self, label: &Label) -> Option<Vec<&'d Section>> {
        if label.count < NUMBERED_THROUGH || !label.counts_work {
            return None;
        }
        let numbered = &self.numbered;
        self.through.entry(label.count).or_insert_with(|| numbered_through(numbered, label.count)).clone()
    }
}

/// Whether a label stands right before a section: 重点抓好五项工作：（一）….
fn announces(text: &str, label: &Label, first: &Section, within: usize) -> bool {
    let between = text.get(label.span.end..first.extent.start).unwrap_or("");
    label.span.end <= first.extent.start && between.len() <= within && between.matches('。').count() <= 1
}

fn exact<'d>(sections: &[&'d Section], count: usize) -> Option<Vec<&'d Section>> {
    (sections.len() == count).then(|| sections.to_vec())
}

fn children(document: &Document, id: usize, kind: SectionKind) -> Vec<&Section> {
    let inside = document.outline.sections.get(id..).unwrap_or(&[]);
    let end = document.outline.get(id).map_or(0, |s| s.extent.end);
    inside
        .iter()
        .take_while(|s| s.extent.start < end)
        .filter(|s| s.parent == Some(id) && s.kind == kind && s.number.is_some())
        .collect()
}

/// 一是…二是… after the label, in the same section, up to where they start anew.
fn items_after<'d>(document: &'d Document, here: &Section, label: &Label) -> Vec<&'d Section> {
    let parent = if here.kind == SectionKind::Item { here.parent } else { Some(here.id) };
    let Some(parent) = parent else { return Vec::new() };
    let all = children(document, parent, SectionKind::Item);
    let (before, after) = all.split_at(all.partition_point(|s| s.extent.start < label.span.end));
    // A label inside 四是… does not announce 五是….
    let goes_on = |first: &Section| {
        let mut same_kind = before.iter().filter(|s| s.rule == first.rule).peekable();
        same_kind.peek().is_some() && same_kind.all(|s| s.number != first.number)
    };
    if after.first().is_some_and(|first| goes_on(first)) {
        return Vec::new();
    }
    let mut found: Vec<&Section> = Vec::new();
    for &item in after {
        let first = found.first();
        let same = first.is_none_or(|f| f.rule == item.rule && f.number != item.number);
        if !same {
            break;
        }
        found.push(item);
    }
    found
}

fn with_noun<'d>(sections: &[&'d Section], label: &Label, kind: &str) -> Vec<&'d Section> {
    // “四个一批”: what all titles share may stand inside them.
    let shares = |s: &&&Section| {
        s.title.ends_with(kind) || !label.stands_alone && label.noun.chars().count() > 1 && s.title.contains(label.noun.as_str())
    };
    sections.iter().filter(shares).copied().collect()
}

/// Headings under one parent, anywhere in the document, one after the other, that all end with the noun and are as many as
/// declared; or all headings with the noun, if they are a few short.
///
/// What was done is not listed by the headings of a plan, nor the other way round.
fn siblings_with_noun<'d>(all: &[&'d Section], label: &Label, kind: &str, here: Role) -> Option<Vec<&'d Section>> {
    let fits = |s: &&&Section| [s.role, here].contains(&Role::Other) || (s.role == Role::Plan) == (here == Role::Plan);
    let named: Vec<&Section> = with_noun(all, label, kind).iter().filter(fits).copied().collect();
    let mut by_parent: BTreeMap<Option<usize>, Vec<&Section>> = BTreeMap::new();
    for section in &named {
        by_parent.entry(section.parent).or_default().push(section);
    }
    let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for section in all {
        children.entry(section.parent).or_default().push(section.id);
    }
    let whole = |group: &&Vec<&Section>| {
        let Some(ids) = group.first().and_then(|s| children.get(&s.parent)) else { return false };
        let at = group.first().map_or(0, |first| ids.partition_point(|id| *id < first.id));
        let row = group.iter().map(|s| s.id).eq(ids.iter().skip(at).take(group.len()).copied());
        row && (ids.len() == group.len() || group.iter().all(|s| s.title.ends_with(kind)))
    };
    if let Some(group) = by_parent.values().filter(|group| group.len() == label.count as usize).find(whole) {
        return Some(group.clone());
    }
    let parent = named.first()?.parent;
    let siblings = children.get(&parent).map_or(0, Vec::len);
    let short = (label.count as usize).checked_sub(named.len())?;
    (short <= MAY_MISS && named.len() >= FEWEST && by_parent.len() == 1 && siblings == named.len()).then_some(named)
}

/// Headings numbered from 1 through the whole document, as many as declared.
fn numbered_through<'d>(numbered: &[&'d Section], count: u32) -> Option<Vec<&'d Section>> {
    let mut by_rule: BTreeMap<&RuleId, Vec<&Section>> = BTreeMap::new();
    for section in numbered {
        by_rule.entry(&section.rule).or_default().push(section);
    }
    let through = |s: &[&Section]| s.first().is_some_and(|first| s.iter().any(|other| other.parent != first.parent));
    by_rule.into_values().find(|s| s.len() == count as usize && through(s) && all_different(s))
}

fn all_different(sections: &[&Section]) -> bool {
    let numbers: std::collections::BTreeSet<_> = sections.iter().map(|s| &s.number).collect();
    numbers.len() == sections.len()
}
