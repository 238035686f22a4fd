//! `gangmu eval` and `gangmu sample`.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::program::{gangmu, root, run_in, said, shared};

/// What `gangmu extract` writes for some documents, in a folder.
pub(crate) fn output_of(documents: &Path, folder: &Path) {
    let output =
        gangmu().args(["extract", "-q"]).arg(documents).arg("-o").arg(folder.join("out")).output().expect("the program runs");
    assert!(output.status.code().is_some_and(|code| code <= 1), "{}", said(&output));
}

#[test]
fn the_figures_are_those_of_the_scorer() {
    let Some(scorer) = shared("eval/score.py") else { return };
    if Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: python3 is not here");
        return;
    }
    let corpus = (root().join("corpus/gold"), root().join("corpus"));
    let real = shared("gold").zip(shared("seeds"));
    for (gold, sources) in [Some(corpus), real].into_iter().flatten() {
        let folder = tempfile::tempdir().expect("a folder");
        output_of(&sources, folder.path());
        let mut theirs = Command::new("python3");
        theirs.arg(&scorer).arg("--gold").arg(&gold).arg("--sources").arg(&sources).arg("--pred");
        theirs.arg(folder.path().join("out/documents.jsonl")).arg("--json").arg(folder.path().join("theirs.json"));
        let theirs = theirs.output().expect("python3 runs");
        assert!(theirs.status.success(), "{}", said(&theirs));
        let ours = |format: &str| {
            let mut ours = gangmu();
            ours.current_dir(folder.path())
                .args(["eval", "out", "--format", format, "--gold"])
                .arg(&gold)
                .arg("--sources")
                .arg(&sources);
            ours.output().expect("the program runs").stdout
        };
        assert_eq!(String::from_utf8_lossy(&ours("text")), String::from_utf8_lossy(&theirs.stdout));
        let json = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).expect("JSON");
        assert_eq!(json(&ours("json")), json(&fs::read(folder.path().join("theirs.json")).expect("figures")));
    }
}

#[test]
fn a_sample_is_reviewed_and_evaluated() {
    let folder = tempfile::tempdir().expect("a folder");
    output_of(&root().join("corpus"), folder.path());
    let draw = |seed: &str| {
        let output = run_in(folder.path(), &["sample", "out", "-n", "20", "--seed", seed, "-o", "sample.csv"]);
        assert!(output.status.success(), "{}", said(&output));
        fs::read_to_string(folder.path().join("sample.csv")).expect("a sample")
    };
    let (other, first) = (draw("8"), draw("7"));
    assert_eq!(first, draw("7"));
    assert_ne!(first, other);
    // The reviewer rejects the first record and accepts the others.
    let mut mark = "reject";
    let filled = first.lines().map(|line| {
        let mut cells: Vec<&str> = line.splitn(4, ',').collect();
        if cells[2].is_empty() {
            cells[2] = std::mem::replace(&mut mark, "accept");
        }
        cells.join(",") + "\n"
    });
    let filled: String = filled.collect();
    fs::write(folder.path().join("filled.csv"), filled).expect("a file");
    let output = run_in(folder.path(), &["eval", "out", "--review", "filled.csv", "--format", "json"]);
    let figures: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&figures["records"]["right"], &figures["records"]["of"]), (&19.into(), &20.into()));
    for (language, word) in [("en", "95% Wilson confidence interval"), ("zh", "置信区间")] {
        let output = run_in(folder.path(), &["--lang", language, "eval", "out", "--review", "filled.csv"]);
        assert!(String::from_utf8_lossy(&output.stdout).contains(word));
    }
    let output = run_in(folder.path(), &["eval", "out", "--review", "nosuch.jsonl"]);
    assert!(output.status.code() == Some(2) && said(&output).contains("nosuch.jsonl"), "{}", said(&output));
}
