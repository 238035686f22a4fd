//! Panels, exports, manual pages: what a study makes of an output.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::eval::output_of;
use crate::program::{gangmu, root, run_in, said};

const PLAN: &str = "青禾县教育局2023年工作要点\n一、主要目标\n学前教育毛入园率达到95%以上。新建幼儿园3所。\n";
const REPORT: &str = "青禾县教育局2023年工作总结\n一、2023年工作回顾\n学前三年毛入园率达到95.6%。新建幼儿园4所。\n";
const OTHER: &str = "青禾县教育局2023年工作总结（补充）\n一、2023年工作回顾\n新建幼儿园5所。\n";

#[test]
fn a_panel_puts_a_target_beside_its_result_and_averages_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("in")).expect("a folder");
    for (name, text) in [("a.txt", PLAN), ("b.txt", REPORT), ("c.txt", OTHER)] {
        fs::write(folder.path().join("in").join(name), text).expect("a file");
    }
    output_of(&folder.path().join("in"), folder.path());
    let output = run_in(folder.path(), &["panel", "out", "-o", "panel.csv"]);
    assert!(output.status.success(), "{}", said(&output));
    let panel = fs::read_to_string(folder.path().join("panel.csv")).expect("a panel");
    let enrolment = panel.lines().find(|line| line.starts_with("学前三年毛入园率,")).expect("the indicator");
    assert!(
        enrolment.contains("学前三年毛入园率; 学前教育毛入园率,%,") && enrolment.contains(",95,>=,,,95.6,=,0.6,yes,"),
        "{panel}"
    );
    let built = panel.lines().find(|line| line.starts_with("新建幼儿园,")).expect("the indicator");
    assert!(built.ends_with(",actual") && built.contains(",3,=,,,,,,,"), "{built}");
    let conflicts = fs::read_to_string(folder.path().join("panel_conflicts.csv")).expect("conflicts");
    assert_eq!(conflicts.lines().filter(|line| line.starts_with("新建幼儿园,")).count(), 2, "{conflicts}");
}

#[test]
fn annotations_cover_what_they_name() {
    let folder = tempfile::tempdir().expect("a folder");
    output_of(&root().join("corpus"), folder.path());
    for form in ["csv-excel", "stata", "r", "datapackage", "label-studio", "brat", "webanno"] {
        let output = run_in(folder.path(), &["export", "out", "--to", form, "-o", form]);
        assert!(output.status.success(), "{}", said(&output));
    }
    let tasks = fs::read(folder.path().join("label-studio/tasks.json")).expect("tasks");
    let tasks: Vec<Value> = serde_json::from_slice(&tasks).expect("JSON");
    let mut seen = 0;
    for task in &tasks {
        let text: Vec<u16> = task["data"]["text"].as_str().unwrap_or("").encode_utf16().collect();
        for value in
            task["predictions"][0]["result"].as_array().expect("results").iter().map(|r| &r["value"]).filter(|v| v.is_object())
        {
            let at = |end: &str| value[end].as_u64().and_then(|n| usize::try_from(n).ok()).expect("an offset");
            assert_eq!(String::from_utf16_lossy(&text[at("start")..at("end")]), value["text"].as_str().unwrap_or("?"));
            seen += 1;
        }
    }
    assert!(seen > 1000, "{seen}");
    for entry in fs::read_dir(folder.path().join("brat")).expect("brat") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|ending| ending != "ann") {
            continue;
        }
        let text: Vec<char> = fs::read_to_string(path.with_extension("txt")).expect("a text").chars().collect();
        for line in fs::read_to_string(&path).expect("annotations").lines().filter(|line| line.starts_with('T')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let places = fields[1].split_once(' ').expect("places").1;
            let pieces = places.split(';').map(|place| {
                let (start, end) = place.split_once(' ').expect("a place");
                text[start.parse().expect("a number")..end.parse().expect("a number")].iter().collect::<String>()
            });
            assert_eq!(pieces.collect::<Vec<_>>().join(" "), fields[2], "{line}");
        }
    }
}

#[test]
fn exports_are_read_by_the_programs_they_are_for() {
    if !Command::new("python3").args(["-c", "import pandas, frictionless"]).output().is_ok_and(|o| o.status.success()) {
        println!("skipped: pandas and frictionless are not here (pip install -r tests/consumers/requirements.txt)");
        return;
    }
    let output =
        Command::new("python3").arg(root().join("tests/consumers/exports.py")).arg(env!("CARGO_BIN_EXE_gangmu")).output();
    let output = output.expect("python3 runs");
    assert!(output.status.success(), "{}{}", String::from_utf8_lossy(&output.stdout), said(&output));
    println!("{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn commands_have_pages_and_completions_and_help_in_both_languages() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run_in(folder.path(), &["--lang", "zh", "man", "man"]);
    assert!(output.status.success() && said(&output).contains("个文件"), "{}", said(&output));
    for page in ["gangmu.1", "gangmu-extract.1", "gangmu-report.1", "gangmu-panel.1"] {
        assert!(folder.path().join("man").join(page).is_file(), "{page}");
    }
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let output = gangmu().args(["completions", shell]).output().expect("the program runs");
        assert!(String::from_utf8_lossy(&output.stdout).contains("panel"), "{shell}");
    }
    let output = gangmu().arg("extrct").output().expect("the program runs");
    assert!(output.status.code() == Some(2) && said(&output).contains("extract"), "{}", said(&output));
}
