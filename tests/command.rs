//! The program as a careless person uses it.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::Stdio;

use tempfile::TempDir;

use crate::program::{document_folders, gangmu, run_in, said};

const REPORT: &str = "某县教育局2023年工作要点\n一、主要目标\n新建幼儿园3所，新增学位1080个。\n";

/// A folder with a report, an empty file, a picture and a hidden file.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("a file");
    write("a.txt", REPORT.as_bytes());
    write("b.txt", b"");
    write("c.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\nIDATx\x9cc\0\x01");
    write(".d.txt", REPORT.as_bytes());
    write("e.pdf", b"%PDF-1.4");
    folder
}

fn lines(path: &Path) -> Vec<serde_json::Value> {
    let text = fs::read_to_string(path).expect("a file");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn bad_inputs_are_lines_in_errors_and_the_rest_is_written() {
    let folder = folder();
    let output = run_in(folder.path(), &["extract", ".", "nosuch.txt", "-o", "out"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let out = folder.path().join("out");
    assert_eq!(lines(&out.join("documents.jsonl")).len(), 1);
    let errors = lines(&out.join("errors.jsonl"));
    let errors: Vec<(&str, &str)> =
        errors.iter().map(|e| (e["path"].as_str().unwrap_or(""), e["kind"].as_str().unwrap_or(""))).collect();
    assert_eq!(errors, [("./b.txt", "empty"), ("./c.txt", "not_text"), ("nosuch.txt", "not_found")]);
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(out.join("manifest.json")).expect("a manifest")).expect("JSON");
    assert_eq!(manifest["files"], serde_json::json!({"read": 1, "bytes": REPORT.len(), "failed": 3, "skipped": 1}));
    for name in ["measurements.csv", "task_lists.csv", "tasks.csv"] {
        assert!(
            fs::read_to_string(out.join(name)).expect("a table").starts_with("document_id,path,title,issuer,region_code,id,")
        );
    }
}

#[test]
fn a_file_of_records_gives_a_document_for_each() {
    let folder = tempfile::tempdir().expect("a folder");
    let record = |title: &str, body: &str| serde_json::json!({"url": "http://a", "title": title, "content": body}).to_string();
    let bad = "{\"title\": ";
    let text = [
        record("霁州市2023年政府工作报告", "一、2022年工作回顾\n新建学校3所。"),
        bad.to_owned(),
        record("霁州市2024年政府工作报告", "一、2024年工作安排\n新建学校5所。"),
    ];
    fs::write(folder.path().join("a.jsonl"), text.join("\n")).expect("a file");
    let output = run_in(folder.path(), &["extract", ".", "-o", "out"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("a.jsonl: line 2: no JSON object"), "{}", said(&output));
    let documents = lines(&folder.path().join("out/documents.jsonl"));
    let said: Vec<_> = documents
        .iter()
        .map(|d| {
            let place = &d["measurements"][0]["source_span"];
            let at = |end: &str| place[end].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a place");
            let raw = text.join("\n").get(at("start")..at("end")).map(str::to_owned);
            (d["source"]["part"].as_u64(), d["source"]["parts"].as_u64(), d["metadata"]["plan_year"].as_u64(), raw)
        })
        .collect();
    let one = |part, year, raw: &str| (Some(part), Some(2), Some(year), Some(raw.to_owned()));
    assert_eq!(said, [one(1, 2023, "3所"), one(2, 2024, "5所")]);
}

#[test]
fn a_wrong_path_is_named_and_fails() {
    let folder = folder();
    let output = run_in(folder.path(), &["extract", "nosuch.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(said(&output).contains("nosuch.txt: no such file or folder"), "{}", said(&output));
}

#[test]
fn a_folder_without_texts_says_so() {
    let folder = folder();
    fs::create_dir(folder.path().join("empty")).expect("a folder");
    let output = run_in(folder.path(), &["extract", "empty"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("empty: no files that hold text in this folder"), "{}", said(&output));
}

#[test]
fn a_wrong_option_is_a_usage_error() {
    let folder = folder();
    assert_eq!(run_in(folder.path(), &["extract", "--no-such-option"]).status.code(), Some(2));
    assert_eq!(run_in(folder.path(), &["extract", "a.txt", "-j", "0"]).status.code(), Some(2));
}

#[test]
fn a_folder_that_holds_something_is_not_written_over_by_accident() {
    let folder = folder();
    assert_eq!(run_in(folder.path(), &["extract", "a.txt", "-o", "out"]).status.code(), Some(0));
    let again = run_in(folder.path(), &["extract", "a.txt", "-o", "out"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(said(&again).contains("--overwrite"), "{}", said(&again));
    assert_eq!(run_in(folder.path(), &["extract", "a.txt", "-o", "out", "--overwrite"]).status.code(), Some(0));
    assert_eq!(run_in(folder.path(), &["extract", "a.txt", "-o", "a.txt"]).status.code(), Some(2));
}

#[test]
fn the_output_does_not_depend_on_the_threads() {
    let folder = tempfile::tempdir().expect("a folder");
    // Enough files for several chunks, of different lengths.
    for number in 0..600 {
        let text = format!("{REPORT}二、第{number}项\n{}", "培训教师20人次。".repeat(number % 7));
        fs::write(folder.path().join(format!("{number}.txt")), text).expect("a file");
    }
    let mut sources = document_folders();
    sources.push(folder.path().to_path_buf());
    let run = |threads: &str, out: &str| {
        let out = folder.path().join(out);
        let status = gangmu().arg("extract").args(&sources).args(["-q", "-j", threads, "-o"]).arg(&out).status();
        assert!(status.expect("the program runs").success());
        let mut names: Vec<_> = fs::read_dir(&out).expect("output").map(|e| e.expect("an entry").file_name()).collect();
        names.sort();
        let read = |name: &std::ffi::OsString| (name.clone(), fs::read(out.join(name)).expect("a file"));
        names.iter().map(read).collect::<Vec<_>>()
    };
    let one = run("1", "../.gangmu-test-1".trim_start_matches("../"));
    let two = run("2", ".gangmu-test-2");
    assert!(one == two, "-j1 and -j2 differ");
}

#[test]
fn standard_input_is_a_document() {
    let mut child = gangmu()
        .args(["extract", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    child.stdin.take().expect("a pipe").write_all(REPORT.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("the program ends");
    let line: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(line["source"]["path"], "-");
    assert!(output.status.success());
}

#[test]
fn json_in_a_folder_is_one_array() {
    let folder = folder();
    fs::write(folder.path().join("a2.txt"), REPORT).expect("a file");
    run_in(folder.path(), &["extract", "a.txt", "b.txt", "a2.txt", "-o", "out", "--format", "json"]);
    run_in(folder.path(), &["extract", "b.txt", "-o", "none", "--format", "json"]);
    let count = |out: &str| {
        let bytes = fs::read(folder.path().join(out).join("documents.json")).expect("output");
        serde_json::from_slice::<Vec<serde_json::Value>>(&bytes).expect("an array").len()
    };
    assert_eq!((count("out"), count("none")), (2, 0));
}

#[test]
fn a_closed_pipe_is_quiet() {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..200 {
        fs::write(folder.path().join(format!("{number}.txt")), REPORT.repeat(50)).expect("a file");
    }
    let mut command = gangmu();
    let mut child = command
        .arg("extract")
        .arg(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut first = [0; 10];
    let mut pipe = child.stdout.take().expect("a pipe");
    pipe.read_exact(&mut first).expect("the first bytes");
    drop(pipe);
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success());
    assert_eq!(said(&output), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one_message_and_its_own_status() {
    let folder = folder();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let output = gangmu().current_dir(folder.path()).args(["extract", "a.txt"]).stdout(full).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(3));
    assert!(said(&output).starts_with("gangmu: standard output: cannot write: "), "{}", said(&output));
}

#[test]
fn clean_writes_a_file_for_each_input() {
    let folder = folder();
    let output = run_in(folder.path(), &["clean", "a.txt", "b.txt", "-o", "clean"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let text = fs::read_to_string(folder.path().join("clean/a.txt")).expect("the clean text");
    assert!(text.contains("新建幼儿园3所"), "{text}");
}

#[test]
fn clean_writes_markdown_and_pages() {
    let folder = folder();
    let page = format!(
        "<html><body><h1>某县教育局2023年工作要点</h1><table><tr><td>a&amp;b</td><td>2</td></tr></table><p>{REPORT}。</p></body></html>"
    );
    fs::write(folder.path().join("p.html"), page).expect("a file");
    for (format, ending, table) in [("markdown", "md", "| a\\&b | 2 |"), ("html", "html", "<tr><td>a&amp;b</td><td>2</td></tr>")]
    {
        let output = run_in(folder.path(), &["clean", "p.html", "a.txt", "-o", format, "--format", format]);
        assert!(output.status.success(), "{}", said(&output));
        let written = fs::read_to_string(folder.path().join(format).join(format!("p.{ending}"))).expect("the clean text");
        assert!(written.contains(table), "{written}");
        let alone = run_in(folder.path(), &["clean", "p.html", "--format", format]);
        assert_eq!(String::from_utf8_lossy(&alone.stdout), written);
    }
    assert_eq!(run_in(folder.path(), &["clean", "p.html", "a.txt", "--format", "html"]).status.code(), Some(2));
}

#[test]
fn every_stage_can_be_shown() {
    let folder = folder();
    for stage in ["decoded", "clean", "outline", "mentions", "records"] {
        let output = run_in(folder.path(), &["show", stage, "a.txt"]);
        assert!(output.status.success() && !output.stdout.is_empty(), "{stage}: {}", said(&output));
    }
    for format in ["text", "json", "markdown", "opml"] {
        let output = run_in(folder.path(), &["outline", "a.txt", "--format", format]);
        assert!(output.status.success() && !output.stdout.is_empty(), "{format}: {}", said(&output));
    }
}

#[test]
fn quantities_answers_line_by_line() {
    let mut child = gangmu().arg("quantities").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program runs");
    let input = "{\"id\": \"a\", \"text\": \"规划投资8.04亿元\"}\n没有数字\n";
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("the program ends");
    let answers = String::from_utf8(output.stdout).expect("UTF-8");
    let answers: Vec<serde_json::Value> = answers.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(answers[1], serde_json::json!({"id": 2, "found": []}));
    let found = answers[0]["found"].as_array().expect("a list");
    let money = found.iter().find(|f| f["kind"] == "money").expect("the money");
    assert_eq!((&money["start"], &money["end"], &money["value"]), (&4.into(), &10.into(), &"804000000".into()));
}
