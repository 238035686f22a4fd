//! Layers over the bundled rules: what they add, replace and disable, and how they are refused.

#![expect(clippy::expect_used, reason = "a test may stop")]

use std::fs;
use std::path::Path;

use gangmu_rules::{RuleError, RuleFiles, Rules};
use tempfile::TempDir;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

fn layered(folders: &[&TempDir]) -> Result<Rules, RuleError> {
    let over = |files: RuleFiles, folder: &&TempDir| files.with_folder(folder.path());
    Rules::load(&folders.iter().try_fold(RuleFiles::bundled(), over)?)
}

const BED: &str =
    "[[unit]]\nid = \"unit.bed\"\ngloss = \"床 (bed)\"\ndimension = \"count\"\nwords = [\"床\"]\nyes = [\"开放«120床»\"]\n";

#[test]
fn the_bundled_rules_pass_as_a_layer_of_their_own() {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
    let own = RuleFiles::default().with_folder(&rules).expect("a layer");
    let (own, bundled) = (Rules::load(&own).expect("the rules"), Rules::bundled().expect("the rules"));
    assert_eq!(own.entries.len(), bundled.entries.len());
    assert!(bundled.entries.len() > 400);
}

#[test]
fn a_layer_adds_entries_and_its_words_go_before_those_below() {
    let layer = folder(&[("unit.toml", &format!("per = [\"床\"]\n{BED}")), ("notes.md", "no table")]);
    let rules = layered(&[&layer]).expect("the rules");
    let unit = rules.quantity.unit.after.at_start("床").expect("the unit");
    assert_eq!(rules.quantity.unit.unit(unit.0.unit).map(|u| u.id.as_str()), Some("unit.bed"));
    let entry = rules.entries.iter().find(|e| e.id.as_str() == "unit.bed").expect("the entry");
    assert!(entry.file.ends_with("unit.toml") && entry.sort == "unit" && entry.yes == 1, "{entry:?}");
}

#[test]
fn an_entry_of_the_same_id_takes_the_place_of_the_earlier_one() {
    let bundled = Rules::bundled().expect("the rules");
    let layer = folder(&[(
        "list.toml",
        "[[measure]]\nid = \"measure.big\"\ngloss = \"大\"\nwords = [\"大\"]\ndeclares = true\nyes = [\"«八大行动»\"]\n",
    )]);
    let rules = layered(&[&layer]).expect("the rules");
    assert!(rules.list.measures.len() >= bundled.list.measures.len());
    let ids = |rules: &Rules| rules.list.measures.iter().map(|m| m.id.clone()).collect::<Vec<_>>();
    if ids(&bundled).iter().any(|id| id.as_str() == "measure.big") {
        assert_eq!(ids(&rules), ids(&bundled));
    }
}

#[test]
fn a_disabled_entry_is_gone_with_its_examples() {
    let layer = folder(&[("unit.toml", "disable = [\"unit.percent\"]\n")]);
    let rules = layered(&[&layer]).expect("the rules");
    assert!(rules.entries.iter().all(|e| e.id.as_str() != "unit.percent"));
    assert!(rules.examples.iter().all(|e| e.rule.as_str() != "unit.percent"));
    assert!(rules.quantity.unit.after.at_start("%").is_none());
}

#[test]
fn a_later_layer_may_disable_what_an_earlier_one_added() {
    let (first, second) = (folder(&[("unit.toml", BED)]), folder(&[("unit.toml", "disable = [\"unit.bed\"]\n")]));
    assert!(layered(&[&first, &second]).expect("the rules").entries.iter().all(|e| e.id.as_str() != "unit.bed"));
    let error = layered(&[&second, &first]).expect_err("nothing to disable");
    assert!(error.message.contains("unit.bed: no entry"), "{error}");
}

#[test]
fn an_entry_is_shown_as_its_file_writes_it() {
    let layer = folder(&[("unit.toml", &format!("# a note\n\n{BED}\n# another\n"))]);
    let files = RuleFiles::bundled().with_folder(layer.path()).expect("a layer");
    let rules = Rules::load(&files).expect("the rules");
    let entry = rules.entries.iter().find(|e| e.id.as_str() == "unit.bed").expect("the entry");
    assert_eq!(entry.written(&files), BED.trim_end());
    assert_eq!(entry.line(&files), 3);
}
