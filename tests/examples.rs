//! The examples of the rules: a rule's `yes` and `no` are its tests, here as in `gangmu rules test`.

use gangmu::{Pipeline, Trial};

#[test]
fn every_rule_is_found_in_its_yes_and_not_in_its_no() {
    let pipeline = Pipeline::bundled().expect("the rules");
    let failures = Trial::new(&pipeline).failures(&pipeline.rules().examples);
    let lines = failures.iter().map(|f| {
        format!(
            "{} {}: {} {:?}: expected {}, got {:?}",
            f.example.file,
            f.example.rule,
            if f.example.yes { "yes" } else { "no" },
            f.example.text,
            f.expected,
            f.got
        )
    });
    let lines: Vec<String> = lines.collect();
    assert!(lines.is_empty(), "{} examples:\n{}", lines.len(), lines.join("\n"));
}

#[test]
fn every_rule_has_a_yes() {
    let pipeline = Pipeline::bundled().expect("the rules");
    assert!(pipeline.rules().entries.iter().all(|entry| entry.yes > 0));
}

/// Entries that a fixed seed draws from all of them: a linear congruential generator, as every library of the language has it.
fn drawn(count: usize, of: usize, seed: u64) -> Vec<usize> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % of
    };
    let mut drawn = std::collections::BTreeSet::new();
    while drawn.len() < count.min(of) {
        drawn.insert(next());
    }
    drawn.into_iter().collect()
}

/// How many rules are taken out, one at a time.
const SAMPLE: usize = 120;

/// What these do shows in a year, a status, a parent or a flag, which the examples of their tables do not mark.
const UNMARKED: [&str; 11] = [
    "date.until",
    "formula.political",
    "indicator.act",
    "indicator.goal-noun",
    "indicator.period",
    "indicator.table-number",
    "indicator.bounded",
    "indicator.including",
    "indicator.total",
    "indicator.base",
    "indicator.table-change",
];

#[test]
fn without_a_rule_one_of_its_examples_fails() {
    let whole = Pipeline::bundled().expect("the rules");
    let folder = tempfile::tempdir().expect("a folder");
    let mut kept = Vec::new();
    let entries = &whole.rules().entries;
    for at in drawn(SAMPLE, entries.len(), 7) {
        let entry = &entries[at];
        if UNMARKED.contains(&entry.id.as_str()) {
            continue;
        }
        let path = folder.path().join(entry.table);
        std::fs::write(&path, format!("disable = [{:?}]\n", entry.id.as_str())).expect("a file");
        let files = gangmu::rules::RuleFiles::bundled().with_folder(folder.path()).expect("a layer");
        let loaded = gangmu::rules::Rules::load(&files);
        std::fs::remove_file(&path).expect("a file");
        // Others may need it: then its loss is told at once.
        let Ok(without) = loaded.map(Pipeline::new) else { continue };
        let of_table = whole.rules().examples.iter().filter(|e| e.table == entry.table);
        if Trial::new(&without).failures(of_table).is_empty() {
            kept.push(format!("{} {}", entry.table, entry.id));
        }
    }
    assert!(kept.is_empty(), "these can go and no example notices:\n{}", kept.join("\n"));
}
