use gangmu::model::{DocumentKind, Role};
use gangmu::rules::{Example, Rules};

use crate::{RULES, read};

/// The examples of one file whose rules are of one sort (`marker.` …).
fn examples(rules: &Rules, file: &str, sorts: &[&str]) -> Vec<Example> {
    let of_sort = |e: &&Example| sorts.iter().any(|s| e.rule.as_str().starts_with(s));
    rules.examples.iter().filter(|e| e.file == file).filter(of_sort).cloned().collect()
}

fn refuse(wrong: &[&Example]) {
    let lines: Vec<_> = wrong.iter().map(|e| format!("{}: {} ({})", e.file, e.rule, e.text)).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn numbers_are_read_in_their_yes_and_not_in_their_no() {
    let rules = &*RULES;
    let examples = examples(rules, "rules/segment.toml", &["marker.", "item."]);
    let right = |e: &&Example| {
        let read = read(&e.text);
        let mut places = read.documents[0].outline.sections.iter().filter(|s| s.rule == e.rule).map(|s| s.extent.start);
        if e.yes { e.marked.iter().all(|m| places.any(|p| m.contains(&p))) } else { places.next().is_none() }
    };
    refuse(&examples.iter().filter(|e| !right(e)).collect::<Vec<_>>());
}

#[test]
fn titles_give_roles_in_their_yes_and_not_in_their_no() {
    let rules = &*RULES;
    let examples = examples(rules, "rules/segment.toml", &["role."]);
    let role = |e: &Example| rules.segment.roles.iter().find(|r| r.id == e.rule).map(|r| r.role);
    let right = |e: &&Example| {
        let read = read(&format!("{}\n正文如下。\n", e.text));
        let found: Option<Role> = read.documents[0].outline.sections.first().map(|s| s.role);
        (found == role(e)) == e.yes
    };
    refuse(&examples.iter().filter(|e| !right(e)).collect::<Vec<_>>());
}

#[test]
fn titles_give_kinds_in_their_yes_and_not_in_their_no() {
    let rules = &*RULES;
    let examples = examples(rules, "rules/segment.toml", &["kind."]);
    let kind = |e: &Example| rules.segment.kinds.iter().find(|k| k.id == e.rule).map(|k| k.kind);
    let right = |e: &&Example| {
        let read = read(&format!("{}\n正文如下。\n", e.text));
        let found: Option<DocumentKind> = read.documents[0].metadata.kind;
        (found == kind(e)) == e.yes
    };
    refuse(&examples.iter().filter(|e| !right(e)).collect::<Vec<_>>());
}

#[test]
fn lists_are_found_in_their_yes_and_not_in_their_no() {
    let rules = &*RULES;
    let examples = examples(rules, "rules/list.toml", &["measure.", "noun.", "formula."]);
    let right = |e: &&Example| {
        let read = read(&e.text);
        let found = !read.lists.is_empty();
        let is_formula = e.rule.as_str().starts_with("formula.");
        found == (e.yes != is_formula)
    };
    refuse(&examples.iter().filter(|e| !right(e)).collect::<Vec<_>>());
}

#[test]
fn units_are_found_in_their_yes_and_not_in_their_no() {
    let rules = &*RULES;
    let examples = examples(rules, "rules/task.toml", &["unit.", "tail."]);
    let cues = rules.task.units.iter().chain(&rules.task.tails);
    let roles: Vec<_> = cues.map(|u| (u.id.clone(), u.role)).collect();
    let right = |e: &&Example| {
        let read = read(&format!("某局2024年工作要点\n1.抓落实。狠抓工作。{}\n", e.text));
        let read_line = crate::read(&format!("某局2024年工作要点\n1.抓落实。狠抓工作。\n{}\n", e.text));
        let role = roles.iter().find(|(id, _)| *id == e.rule).map(|(_, role)| *role);
        let found = |r: &crate::Read| r.tasks.iter().flat_map(|t| &t.responsible).any(|u| Some(u.role) == role);
        (found(&read) || found(&read_line)) == e.yes
    };
    refuse(&examples.iter().filter(|e| !right(e)).collect::<Vec<_>>());
}
