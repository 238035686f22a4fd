//! The examples of the rules for quantities, dates and names are their tests.

use std::ops::Range;

use gangmu_extract::{FoundKind, QuantityReader, Spotter};
use gangmu_model::{Document, Mention, MentionKind, Metadata, OffsetMap, Outline, Span, Text};
use gangmu_rules::{Example, Rules};

fn spot(rules: &Rules, text: &str) -> Vec<Mention> {
    let len = text.len();
    let metadata = Metadata { plan_year: Some(2024), written_date: Some(jiff::civil::date(2024, 3, 1)), ..Metadata::default() };
    let document =
        Document { span: Span::new(0, len), part: 1, parts: 1, metadata, outline: Outline::default(), flags: Vec::new() };
    let map = OffsetMap::identity(len, 0);
    let text = Text { text: text.to_owned(), map, metadata: Metadata::default(), marks: Vec::new(), flags: Vec::new() };
    Spotter::new(&rules.quantity, &rules.cue).spot(&text, &document)
}

/// The places where an example's rule was found.
fn found(rules: &Rules, example: &Example) -> Vec<Range<usize>> {
    if example.file == "rules/number.toml" {
        let found = QuantityReader::new(&rules.quantity).read(&example.text, None);
        return found.into_iter().filter(|f| matches!(f.kind, FoundKind::Number | FoundKind::Range)).map(|f| f.span).collect();
    }
    let place = |m: Mention| match (example.file.as_str(), &m.kind) {
        ("rules/bound.toml", MentionKind::Quantity(q)) => {
            q.bound.as_ref().filter(|b| b.rule == example.rule).map(|b| b.span.range())
        }
        ("rules/unit.toml", MentionKind::Quantity(_)) if m.rule == example.rule || example.yes => Some(m.span.range()),
        ("rules/amount.toml", MentionKind::Quantity(_)) | ("rules/date.toml", MentionKind::Date(_)) => Some(m.span.range()),
        // Rough times (近三年) are no dates of the calendar.
        ("rules/date.toml", MentionKind::Name) if m.rule.as_str().starts_with("date.") => Some(m.span.range()),
        ("rules/name.toml", MentionKind::Name) if m.rule == example.rule => Some(m.span.range()),
        _ => None,
    };
    spot(rules, &example.text).into_iter().filter_map(place).collect()
}

#[test]
fn every_rule_finds_its_yes_and_not_its_no() {
    const FILES: [&str; 6] =
        ["rules/amount.toml", "rules/bound.toml", "rules/date.toml", "rules/name.toml", "rules/number.toml", "rules/unit.toml"];
    let rules = Rules::bundled().expect("the bundled rules");
    let mut wrong = Vec::new();
    for example in rules.examples.iter().filter(|e| FILES.contains(&e.file.as_str())) {
        let found = found(&rules, example);
        let right = if example.yes { example.marked.iter().all(|mark| found.contains(mark)) } else { found.is_empty() };
        if !right {
            let texts: Vec<_> = found.iter().filter_map(|span| example.text.get(span.clone())).collect();
            wrong.push(format!(
                "{} {}: {} {:?} found {texts:?}",
                example.file,
                example.rule,
                if example.yes { "yes" } else { "no" },
                example.text
            ));
        }
    }
    assert!(wrong.is_empty(), "{} examples:\n{}", wrong.len(), wrong.join("\n"));
}
