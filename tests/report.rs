//! `gangmu report`.

use std::fs;

use crate::eval::output_of;
use crate::program::{root, run_in, said};

#[test]
fn a_page_is_whole_and_a_folder_has_a_page_a_document() {
    let folder = tempfile::tempdir().expect("a folder");
    output_of(&root().join("corpus"), folder.path());
    for out in ["page.html", "many"] {
        let output = run_in(folder.path(), &["report", "out", "-o", out]);
        assert!(output.status.success(), "{}", said(&output));
    }
    let documents = fs::read_to_string(folder.path().join("out/documents.jsonl")).expect("documents");
    let texts: Vec<usize> = documents
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["text"].as_str().unwrap_or("").len())
        .collect();
    let page = fs::read_to_string(folder.path().join("page.html")).expect("a page");
    assert!(!page.contains(" src=") && !page.contains("<link"), "the page has all inside");
    let pages = folder.path().join("many/documents");
    for (at, text) in texts.iter().enumerate() {
        let size = fs::metadata(pages.join(format!("{:05}.html", at + 1))).expect("a page").len();
        assert!(size <= 10 * *text as u64, "{at}: {size} bytes for a text of {text}");
    }
    let last = fs::read_to_string(pages.join(format!("{:05}.html", texts.len()))).expect("the last page");
    assert!(last.contains("\"after\":null") && !last.contains("\"before\":null"));
}

#[test]
fn a_page_is_made_from_documents_too() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), "某县教育局2023年工作要点\n一、主要目标\n新建幼儿园3所</script>。\n").expect("a file");
    let output = run_in(folder.path(), &["--lang", "en", "report", "a.txt", "nosuch.txt", "-o", "page.html"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let page = fs::read_to_string(folder.path().join("page.html")).expect("a page");
    assert!(page.contains("<html lang=\"en\">") && page.matches("</script>").count() == 2);
}
