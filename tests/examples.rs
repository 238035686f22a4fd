//! The examples of the rules, run through the whole spotter: a rule's `yes` and `no` are its tests.

use std::ops::Range;

use gangmu::QuantityReader;
use gangmu::model::{Document, Mention, MentionKind, Metadata, OffsetMap, Outline, Span, Text};
use gangmu::rules::{Example, Rules};
use gangmu_extract::Spotter;
use jiff::civil::{Date, date};

/// The files whose rules make no mentions; they are tested beside their stage.
const OTHER_STAGES: [&str; 7] = [
    "rules/clean.toml",
    "rules/segment.toml",
    "rules/indicator.toml",
    "rules/list.toml",
    "rules/target.toml",
    "rules/task.toml",
    "rules/word.toml",
];

/// The day on which the examples are written, for those that count from it (上个月).
const WRITTEN: Date = date(2023, 3, 10);

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
        metadata: Metadata { written_date: Some(WRITTEN), plan_year: Some(2023), ..Metadata::default() },
        outline: Outline::default(),
        flags: Vec::new(),
    };
    Spotter::new(&rules.quantity, &rules.cue).spot(&text, &document)
}

/// Files whose rules are parts of a quantity or a date (a numeral's character, a unit, a month): what carries their id may be the whole.
const PARTS: [&str; 4] = ["rules/amount.toml", "rules/date.toml", "rules/number.toml", "rules/unit.toml"];

/// Where a rule was found: as a mention, or as the bound of a quantity.
fn places(mentions: &[Mention], example: &Example) -> Vec<Range<usize>> {
    let bound = |m: &Mention| match &m.kind {
        MentionKind::Quantity(quantity) => quantity.bound.clone(),
        _ => None,
    };
    let of_mentions = mentions.iter().filter(|m| m.rule == example.rule).map(|m| m.span.range());
    let of_bounds = mentions.iter().filter_map(bound).filter(|b| b.rule == example.rule).map(|b| b.span.range());
    of_mentions.chain(of_bounds).collect()
}

/// Where a number, quantity or date was read that a part may stand in.
fn wholes(rules: &Rules, mentions: &[Mention], example: &Example) -> Vec<Range<usize>> {
    if !PARTS.contains(&example.file.as_str()) {
        return Vec::new();
    }
    let dates = mentions.iter().filter(|m| matches!(m.kind, MentionKind::Date(_))).map(|m| m.span.range());
    let read = QuantityReader::new(&rules.quantity).read(&example.text, Some(WRITTEN));
    read.into_iter().map(|found| found.span).chain(dates).collect()
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[test]
fn every_rule_is_found_in_its_yes_and_not_in_its_no() {
    let rules = Rules::bundled().expect("the rules");
    let mut wrong = Vec::new();
    for example in rules.examples.iter().filter(|e| !OTHER_STAGES.contains(&e.file.as_str())) {
        let mentions = spot(&rules, &example.text);
        let found = places(&mentions, example);
        let right = if example.yes {
            let found: Vec<_> = found.iter().cloned().chain(wholes(&rules, &mentions, example)).collect();
            !found.is_empty() && example.marked.iter().all(|mark| found.iter().any(|place| overlap(mark, place)))
        } else if example.marked.is_empty() {
            found.is_empty()
        } else {
            !example.marked.iter().any(|mark| found.iter().any(|place| overlap(mark, place)))
        };
        if !right {
            wrong.push(format!("{}: {} ({}): found at {found:?}", example.file, example.rule, example.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
