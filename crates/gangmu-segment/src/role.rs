use gangmu_model::{DocumentKind, Metadata, Role, Section};
use gangmu_rules::SegmentRules;

use crate::outline::NOTES;
use crate::year::named;

/// A title that says what its section does is not longer than this, in characters.
const LONGEST: usize = 26;

/// How much of the text below a title may say of which year it speaks, in characters.
const OPENING: usize = 40;

/// The role that the words of a title give its section, and whether it holds against the section above.
///
/// Of several words a sure one decides, of several such the last one: 2022年工作总结和2023年计划 plans, 计划完成情况 looks back.
///
/// What stands in 《…》 is a name, and long titles are sentences: neither says what the section does.
pub(crate) fn own_role(rules: &SegmentRules, title: &str) -> Option<(Role, bool)> {
    if title.chars().count() > LONGEST {
        return None;
    }
    rules.role(&without_names(title))
}

fn without_names(title: &str) -> String {
    let mut depth = 0usize;
    let outside = |c: &char| match c {
        '《' => {
            depth += 1;
            false
        }
        '》' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    };
    title.chars().filter(outside).collect()
}

/// Fills in what each section does and which year it speaks of: from its own title, the sections above, and the document.
pub(crate) fn assign(rules: &SegmentRules, sections: &mut [Section], metadata: &Metadata, text: &str) {
    let before = before_plan(rules, metadata);
    // Looked up once: a text of a million headings must not look through all the others for each.
    let last_plan = sections.iter().rposition(|s| s.parent.is_none() && own_role(rules, &s.title) == Some((Role::Plan, true)));
    let mut last_top = None;
    for index in 0..sections.len() {
        let Some(section) = sections.get(index) else { return };
        let above = section.parent.and_then(|p| sections.get(p.checked_sub(1)?));
        let own = own_role(rules, &section.title);
        let coming = if section.parent.is_none() { ahead(rules, section, metadata, text) } else { None };
        let note_above = std::iter::successors(above, |s| sections.get(s.parent?.checked_sub(1)?)).any(is_note);
        let above_role = above.map(|a| a.role).filter(|role| *role != Role::Other || note_above);
        let role = match (above_role, own) {
            _ if is_note(section) => Role::Other,
            (None, Some((role, true))) => role,
            (Some(Role::Review), Some((Role::Problems, true))) => Role::Problems,
            // 第一章 总体思路 / 第一节 发展基础: a plan that tells where it starts from.
            (Some(Role::Plan), Some((Role::Review, true))) if metadata.kind == Some(DocumentKind::Plan) => Role::Review,
            (Some(above), _) => above,
            (None, own) => default_role(rules, sections, index, metadata, (last_top, last_plan), coming)
                .unwrap_or_else(|| own.map_or(Role::Other, |(role, _)| role)),
        };
        let year = coming
            .filter(|_| role == Role::Plan)
            .or_else(|| named_year(rules, &section.title))
            .or_else(|| above.filter(|a| a.role == role).and_then(|a| a.year))
            .or_else(|| year_of(role, metadata, before));
        if let Some(section) = sections.get_mut(index) {
            section.role = role;
            section.year = year;
            if section.parent.is_none() {
                last_top = Some(index);
            }
        }
    }
}

/// The last year that a title names; a five-year plan counts only where it names no other year.
pub(crate) fn named_year(rules: &SegmentRules, title: &str) -> Option<i16> {
    let years = named(rules, title);
    years.iter().rev().find(|y| !y.five).or(years.last()).map(|y| y.year)
}

/// The year after the one reviewed that the title of a section, or else its first sentence, speaks of: 2026年是“十五五”开局之年.
///
/// A five-year plan that only begins (推动“十五五”开好局) speaks of its first year.
fn ahead(rules: &SegmentRules, section: &Section, metadata: &Metadata, text: &str) -> Option<i16> {
    let review = metadata.review_year.filter(|_| metadata.plan_year != metadata.review_year)?;
    let body = text.get(section.span.end..section.extent.end).unwrap_or("").trim_start_matches(['。', '\n', ' ']);
    let end = body.char_indices().nth(OPENING).map_or(body.len(), |(at, _)| at);
    let opening = body.get(..end).and_then(|o| o.split(['。', '\n']).next()).unwrap_or("");
    let last = |words: &str| {
        let years = named(rules, words);
        let begins = rules.words("word.begins").iter().any(|w| words.contains(w.as_str()));
        // “十五五”目标任务和2026年工作安排: a year goes before a plan of five.
        let year = years.iter().rev().find(|y| !y.five && words == section.title).or(years.first())?;
        Some(if year.five && begins { year.year - 4 } else { year.year })
    };
    last(&section.title).or_else(|| last(opening)).filter(|year| *year > review)
}

/// Whether a section explains words of the text, or stands in one that does.
fn is_note(section: &Section) -> bool {
    section.rule.as_str() == NOTES
}

/// The year before the first that a plan is for: 2020 for 2021—2025年 and for “十四五”.
fn before_plan(rules: &SegmentRules, metadata: &Metadata) -> Option<i16> {
    let title = metadata.title.as_deref().filter(|_| metadata.kind == Some(DocumentKind::Plan))?;
    let years = named(rules, title);
    let five = years.iter().find(|y| y.five).map(|y| y.year - 5);
    five.or_else(|| years.first().map(|y| y.year - 1))
}

fn year_of(role: Role, metadata: &Metadata, before_plan: Option<i16>) -> Option<i16> {
    match role {
        Role::Review | Role::Problems => metadata.review_year.or(before_plan),
        // 下步打算 of a summary.
        Role::Plan => metadata.plan_year.or_else(|| metadata.review_year.map(|y| y + 1)),
        Role::Other => metadata.plan_year.or(metadata.review_year),
    }
}

/// The role of a section of the first level whose title does not surely say it: by its year, the kind of the document, and
/// the sections before and after it: `last_top` is the one of the first level before it, `last_plan` the last one that surely plans,
/// `coming` the year after the one reviewed that it speaks of.
fn default_role(
    rules: &SegmentRules,
    sections: &[Section],
    index: usize,
    metadata: &Metadata,
    (last_top, last_plan): (Option<usize>, Option<usize>),
    coming: Option<i16>,
) -> Option<Role> {
    let year = sections.get(index).and_then(|s| named_year(rules, &s.title));
    if metadata.review_year != metadata.plan_year && year.is_some() {
        if year == metadata.review_year {
            return Some(Role::Review);
        }
        if year == metadata.plan_year {
            return Some(Role::Plan);
        }
    }
    match metadata.kind {
        Some(DocumentKind::KeyPoints | DocumentKind::Plan | DocumentKind::Notice) => return Some(Role::Plan),
        Some(DocumentKind::Summary | DocumentKind::Bulletin) => return Some(Role::Review),
        _ => {}
    }
    let reports = matches!(metadata.kind, Some(DocumentKind::SummaryAndPlan | DocumentKind::WorkReport));
    if reports && coming.is_some() {
        return Some(Role::Plan);
    }
    let before = last_top.and_then(|at| sections.get(at));
    let plans_later = last_plan.is_some_and(|at| at > index);
    match (metadata.kind, before.map(|s| s.role)) {
        (_, Some(Role::Plan)) => Some(Role::Plan),
        (_, before) if reports && (plans_later || before.is_none()) => Some(Role::Review),
        (_, Some(Role::Other) | None) => None,
        (_, before) => before,
    }
}
