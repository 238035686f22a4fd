//! What the writers make of a report, held against what a person can read.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

mod clean_text;
mod fixture;

use fixture::Fixture;
use gangmu_write::read::Documents;
use gangmu_write::{Counts, OutlineFormat, Tables, document_schema, write_json_indented, write_json_line, write_outline};

/// Holds `found` against `tests/golden/NAME`; with `BLESS=1` in the environment writes it there instead.
fn golden(name: &str, found: &str) {
    let path = format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, found).expect("the golden file is written");
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(golden == found, "{path} differs; look at it, then BLESS=1 cargo test -p gangmu-write\n{found}");
}

fn outline(format: OutlineFormat) -> String {
    let fixture = Fixture::new();
    let mut out = Vec::new();
    write_outline(&mut out, &[fixture.line()], format).expect("written");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn a_document_line_is_what_the_contract_says() {
    let fixture = Fixture::new();
    let mut out = Vec::new();
    write_json_indented(&mut out, &fixture.line()).expect("written");
    golden("document.json", &String::from_utf8(out).expect("UTF-8"));
}

#[test]
fn a_line_is_one_line() {
    let fixture = Fixture::new();
    let mut out = Vec::new();
    write_json_line(&mut out, &fixture.line()).expect("written");
    assert_eq!(out.iter().filter(|&&byte| byte == b'\n').count(), 1);
    assert!(out.ends_with(b"}\n"));
}

#[test]
fn tables_have_a_row_for_each_record() {
    let fixture = Fixture::new();
    let mut tables = Tables::headers();
    tables.push(&fixture.line());
    golden("measurements.csv", &String::from_utf8(tables.measurements).expect("UTF-8"));
    golden("task_lists.csv", &String::from_utf8(tables.task_lists).expect("UTF-8"));
    golden("tasks.csv", &String::from_utf8(tables.tasks).expect("UTF-8"));
}

#[test]
fn outlines_show_sections_lists_and_counts() {
    golden("outline.txt", &outline(OutlineFormat::Text));
    golden("outline.md", &outline(OutlineFormat::Markdown));
    golden("outline.json", &outline(OutlineFormat::Json));
    golden("outline.opml", &outline(OutlineFormat::Opml));
}

#[test]
fn everything_is_counted() {
    let fixture = Fixture::new();
    let counts = Counts { documents: 1, sections: 1, measurements: 2, task_lists: 1, tasks: 1, diagnostics: 2 };
    assert_eq!(Counts::of(&fixture.line()), counts);
}

#[test]
fn the_schema_requires_every_field() {
    let schema = document_schema();
    let required = schema.get("required").and_then(|r| r.as_array()).map_or(0, Vec::len);
    let properties = schema.get("properties").and_then(|p| p.as_object()).map_or(0, |p| p.len());
    assert_eq!((required, properties), (11, 11));
}

#[test]
fn a_line_that_is_read_back_and_written_again_is_the_same() {
    let fixture = Fixture::new();
    let mut out = Vec::new();
    write_json_line(&mut out, &fixture.line()).expect("written");
    let mut documents = Documents::new("a.jsonl".as_ref(), out.as_slice());
    let document = documents.next().expect("a document").expect("a line of the contract");
    assert!(documents.next().is_none());
    assert_eq!(document.measurements.len(), 2);
    let mut again = document.to_json();
    again.push(b'\n');
    assert_eq!(String::from_utf8(again), String::from_utf8(out));
}

#[test]
fn what_is_missing_is_said_with_its_line_and_what_is_new_is_passed_over() {
    let fixture = Fixture::new();
    let mut line = serde_json::to_value(fixture.line()).expect("JSON");
    line["new"] = "of a later version".into();
    line["metadata"].as_object_mut().expect("an object").remove("category");
    let mut bad = line.clone();
    bad["measurements"][1].as_object_mut().expect("an object").remove("raw");
    let mut other = line.clone();
    other["schema"] = "gangmu/2".into();
    let text = format!("{line}\n\n{bad}\nnot JSON\n{other}\n{line}");
    let read: Vec<_> = Documents::new("a.jsonl".as_ref(), text.as_bytes()).collect();
    assert!(read[0].is_ok() && read[4].is_ok() && read.len() == 5);
    let said = |index: usize| read[index].as_ref().expect_err("an error").to_string();
    assert!(said(1).starts_with("a.jsonl:3: no document line of gangmu/1: missing field `raw` (byte "), "{}", said(1));
    assert!(said(2).starts_with("a.jsonl:4: no document line of gangmu/1: expected "), "{}", said(2));
    assert_eq!(said(3), "a.jsonl:5: is of contract \"gangmu/2\"; this version reads \"gangmu/1\"");
}
