use gangmu_model::{Document, Section, SectionKind};

use super::label::Label;
use super::member::Member;

/// A list of headings may be short of so many members, if all end with its noun.
const MAY_MISS: usize = 2;
/// Tasks numbered through the whole document are a list of so many at least: 30项具体工作任务.
const NUMBERED_THROUGH: u32 = 8;

/// The members of a list that stand as headings or numbered items.
pub(crate) fn members(document: &Document, label: &Label) -> Option<Vec<Member>> {
    let count = label.count as usize;
    let here = document.outline.at(label.span.start);
    let own = here.map(|s| children(document, s.id, SectionKind::Heading)).unwrap_or_default();
    let items = || here.map(|s| items_after(document, s, label)).unwrap_or_default();
    exact(&own, count)
        .or_else(|| exact(&items(), count))
        .or_else(|| exact(&with_noun(&own, label), count))
        .or_else(|| siblings_with_noun(document, label))
        .or_else(|| numbered_through(document, label))
        .map(|sections| sections.into_iter().map(Member::heading).collect())
}

/// The headings that share what a quoted label without a noun counts: “四个一批”.
pub(crate) fn sharing(document: &Document, label: &Label) -> Option<Vec<Member>> {
    let counts = label.declares && label.noun.chars().count() > 1;
    let found = counts.then(|| siblings_with_noun(document, label)).flatten()?;
    (found.len() == label.count as usize).then(|| found.into_iter().map(Member::heading).collect())
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
    let after = children(document, parent, SectionKind::Item).into_iter().skip_while(|s| s.extent.start < label.span.end);
    let mut found: Vec<&Section> = Vec::new();
    for item in after {
        let first = found.first();
        let same = first.is_none_or(|f| f.rule == item.rule && f.number != item.number);
        if !same {
            break;
        }
        found.push(item);
    }
    found
}

fn with_noun<'d>(sections: &[&'d Section], label: &Label) -> Vec<&'d Section> {
    // “四个一批”: what all titles share may stand inside them.
    let shares = |s: &&&Section| {
        s.title.ends_with(label.noun.as_str())
            || !label.stands_alone && label.noun.chars().count() > 1 && s.title.contains(label.noun.as_str())
    };
    sections.iter().filter(shares).copied().collect()
}

/// Headings under one parent, anywhere in the document, that all end with the noun and are as many as declared, or a few short.
fn siblings_with_noun<'d>(document: &'d Document, label: &Label) -> Option<Vec<&'d Section>> {
    let all: Vec<&Section> =
        document.outline.sections.iter().filter(|s| s.kind == SectionKind::Heading && s.number.is_some()).collect();
    let named = with_noun(&all, label);
    let parent = named.first()?.parent;
    if !named.iter().all(|s| s.parent == parent) {
        return None;
    }
    let siblings = all.iter().filter(|s| s.parent == parent).count();
    let short = (label.count as usize).checked_sub(named.len())?;
    let enough = short == 0 || short <= MAY_MISS && named.len() >= 3 && siblings == named.len();
    enough.then_some(named)
}

/// Headings numbered from 1 through the whole document, as many as declared.
fn numbered_through<'d>(document: &'d Document, label: &Label) -> Option<Vec<&'d Section>> {
    if label.count < NUMBERED_THROUGH || !label.declares {
        return None;
    }
    let numbered = document.outline.sections.iter().filter(|s| s.kind == SectionKind::Heading && s.number.is_some());
    let mut by_rule: Vec<(&gangmu_model::RuleId, Vec<&Section>)> = Vec::new();
    for section in numbered {
        match by_rule.iter_mut().find(|(rule, _)| **rule == section.rule) {
            Some((_, sections)) => sections.push(section),
            None => by_rule.push((&section.rule, vec![section])),
        }
    }
    by_rule.into_iter().map(|(_, sections)| sections).find(|s| s.len() == label.count as usize && all_different(s))
}

fn all_different(sections: &[&Section]) -> bool {
    let numbers: std::collections::BTreeSet<_> = sections.iter().map(|s| &s.number).collect();
    numbers.len() == sections.len()
}
