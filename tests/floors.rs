//! Quality never falls silently: each figure of the scorer has a floor in floors.toml, which may only rise.

use std::fs;
use std::process::Command;

use serde::Deserialize;

use crate::program::{gangmu, root, said, shared};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Floors {
    set: Vec<Set>,
}

/// One set of annotated documents.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    name: String,
    /// Folder of gold files, from the top of the workspace.
    gold: String,
    /// Folder of their sources.
    sources: String,
    /// Documents that must be found.
    documents: u64,
    /// Least F1 of each figure, 0 to 1.
    f1: toml::Table,
    /// Least share of found measurements that have the field right.
    #[serde(default)]
    fields: toml::Table,
}

/// The scorer's report on a set; none where scorer, gold or Python is not here.
fn score(set: &Set) -> Option<serde_json::Value> {
    let scorer = shared("eval/score.py")?;
    let (gold, sources) = (root().join(&set.gold), root().join(&set.sources));
    if !gold.exists() || !sources.exists() {
        println!("skipped: {} is not here", gold.display());
        return None;
    }
    if Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: python3 is not here");
        return None;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let (out, report) = (folder.path().join("out"), folder.path().join("report.json"));
    let output = gangmu().args(["extract", "-q"]).arg(&sources).arg("-o").arg(&out).output().expect("the program runs");
    assert!(output.status.code().is_some_and(|code| code <= 1), "{}", said(&output));
    let output = Command::new("python3")
        .arg(scorer)
        .arg("--gold")
        .arg(gold)
        .arg("--sources")
        .arg(sources)
        .arg("--pred")
        .arg(out.join("documents.jsonl"))
        .arg("--json")
        .arg(&report)
        .output()
        .expect("python3 runs");
    assert!(output.status.success(), "{}", said(&output));
    println!("{}\n{}", set.name, String::from_utf8_lossy(&output.stdout));
    Some(serde_json::from_slice(&fs::read(report).expect("the report")).expect("JSON"))
}

/// The figures that are below their floor, in sentences.
fn fallen(set: &Set, report: &serde_json::Value) -> Vec<String> {
    let mut fallen = Vec::new();
    let mut hold = |what: &str, floor: &toml::Value, figure: &serde_json::Value| {
        let floor = floor.as_float().unwrap_or(1.0);
        let figure = figure.as_f64().unwrap_or(0.0);
        if figure < floor {
            fallen.push(format!("{}: {what} is {figure}, below its floor of {floor}", set.name));
        }
    };
    for (name, floor) in &set.f1 {
        hold(name, floor, &report[name]["f1"]);
    }
    for (name, floor) in &set.fields {
        hold(name, floor, &report["fields"][name]);
    }
    let documents = report["documents"][0].as_u64().unwrap_or(0);
    if documents < set.documents {
        fallen.push(format!("{}: {documents} documents, below the floor of {}", set.name, set.documents));
    }
    fallen
}

#[test]
fn no_figure_is_below_its_floor() {
    let text = fs::read_to_string(root().join("tests/floors.toml")).expect("the floors");
    let floors: Floors = toml::from_str(&text).expect("floors");
    let reports = floors.set.iter().filter_map(|set| score(set).map(|report| (set, report)));
    let fallen: Vec<String> = reports.flat_map(|(set, report)| fallen(set, &report)).collect();
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
}
