//! The examples of the rules, run through the whole spotter: a rule's `yes` and `no` are its tests.

use gangmu::model::{Document, Mention, MentionKind, Metadata, OffsetMap, Outline, Span, Text};
use gangmu::rules::{Example, Rules};
use gangmu_extract::Spotter;

/// The files whose rules make no mentions; they are tested beside their stage.
const OTHER_STAGES: [&str; 4] = ["rules/clean.toml", "rules/segment.toml", "rules/list.toml", "rules/task.toml"];

fn spot(rules: &Rules, example: &str) -> Vec<Mention> {
    let text = Text {
        text: example.to_owned(),
        map: OffsetMap::identity(example.len(), 0),
        metadata: Metadata::default(),
        marks: Vec::new(),
        flags: Vec::new(),
    };
    let document = Document {
        span: Span::new(0, example.len()),
        part: 1,
        parts: 1,
        metadata: Metadata::default(),
        outline: Outline::default(),
        flags: Vec::new(),
    };
    Spotter::new(&rules.quantity, &rules.cue).spot(&text, &document)
}

/// Where a rule was found: as a mention, or as the bound of a quantity.
fn places(mentions: &[Mention], example: &Example) -> Vec<std::ops::Range<usize>> {
    let bound = |m: &Mention| match &m.kind {
        MentionKind::Quantity(quantity) => quantity.bound.clone(),
        _ => None,
    };
    let of_mentions = mentions.iter().filter(|m| m.rule == example.rule).map(|m| m.span.range());
    let of_bounds = mentions.iter().filter_map(bound).filter(|b| b.rule == example.rule).map(|b| b.span.range());
    of_mentions.chain(of_bounds).collect()
}

#[test]
#[ignore = "the spotter is empty"]
fn every_rule_is_found_in_its_yes_and_not_in_its_no() {
    let rules = Rules::bundled().expect("the rules");
    let mut wrong = Vec::new();
    for example in rules.examples.iter().filter(|e| !OTHER_STAGES.contains(&e.file.as_str())) {
        let found = places(&spot(&rules, &example.text), example);
        let right = match (example.yes, example.marked.is_empty()) {
            (true, true) => !found.is_empty(),
            (true, false) => example.marked.iter().all(|place| found.contains(place)),
            (false, true) => found.is_empty(),
            (false, false) => !example.marked.iter().any(|place| found.contains(place)),
        };
        if !right {
            wrong.push(format!("{}: {} ({}): found at {found:?}", example.file, example.rule, example.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
