//! Every rule of `rules/clean.toml` finds its `yes` examples and leaves its `no` examples alone, in the whole cleaner.

#![expect(clippy::expect_used, reason = "a test may stop")]

use gangmu_clean::Cleaner;
use gangmu_model::Text;
use gangmu_rules::{Example, Rules};

/// A paragraph of a report, so that a line stands before or after the text.
const PARAGRAPH: &str = "全县教育系统认真落实各项工作部署，新建幼儿园3所，改扩建校舍1.2万平方米，办学条件进一步改善。";

fn clean(rules: &Rules, text: &str) -> Text {
    let cleaner = Cleaner::new(&rules.clean);
    let source = cleaner.decode("example.txt", text.as_bytes()).expect("an example is text");
    cleaner.clean(&source)
}

/// Whether a rule of this kind found something in the example.
fn found(rules: &Rules, example: &Example) -> bool {
    let kind = example.rule.as_str().split_once('.').map_or("", |(kind, _)| kind);
    let before = clean(rules, &format!("{}\n{PARAGRAPH}\n", example.text));
    let after = clean(rules, &format!("{PARAGRAPH}\n{}\n", example.text));
    let marked: Vec<&str> = example.marked.iter().filter_map(|r| example.text.get(r.clone())).collect();
    let gone = |text: &Text| text.text.lines().count() == 1 && text.text.trim_end() == PARAGRAPH;
    match kind {
        "site" => gone(&before) || gone(&after),
        "cut" => after.flags.iter().any(|f| f.code == "truncated"),
        "mask" | "damage" => after.flags.iter().any(|f| {
            let place = f.span.map_or("", |s| s.of(&after.text));
            f.code.starts_with(kind) && (marked.is_empty() || marked.contains(&place))
        }),
        "label" => {
            let said = format!("{:?}", before.metadata);
            // 来源 is kept only where it is a public body.
            gone(&before) && (example.rule.as_str() == "label.title" || marked.iter().all(|m| said.contains(m)))
        }
        other => panic!("no test for rules of the kind {other:?}"),
    }
}

#[test]
fn rules_find_their_examples_and_nothing_else() {
    let rules = Rules::bundled().expect("the bundled rules");
    let own = rules.examples.iter().filter(|e| e.file == "rules/clean.toml");
    let wrong: Vec<String> =
        own.filter(|e| found(&rules, e) != e.yes).map(|e| format!("{}: {:?} (yes: {})", e.rule, e.text, e.yes)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
