//! Chinese words stand in rules/*.toml, never in engine code.

use std::fs;
use std::path::{Path, PathBuf};

use crate::program::root;

/// All Rust files of a folder.
fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

/// Code without comments and without its test module, which stands at the end of a file by the rules of the house.
fn engine_code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or("");
    text.lines().map(without_comment).collect::<Vec<_>>().join("\n")
}

/// A line up to its `//`. Strings that hold `//` (addresses) end early, which hides nothing Chinese that matters.
fn without_comment(line: &str) -> &str {
    line.split("//").next().unwrap_or("")
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{4dbf}').contains(&c) || ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[test]
fn engine_code_holds_no_chinese_words() {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join("crates")).expect("crates/") {
        rust_files(&entry.expect("an entry").path().join("src"), &mut files);
    }
    let mut wrong = Vec::new();
    for file in files.iter().filter(|f| !f.ends_with("tests.rs")) {
        let text = fs::read_to_string(file).expect("a source file").replace("\r\n", "\n");
        for (number, line) in engine_code(&text).lines().enumerate() {
            if line.chars().any(is_han) {
                wrong.push(format!("{}:{}: {}", file.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "move these words into rules/*.toml:\n{}", wrong.join("\n"));
}

#[test]
fn comments_and_tests_may_quote() {
    let code = engine_code("let a = 1; // 所\n/// 个\nfn f() {}\n#[cfg(test)]\nmod tests { \"所\" }");
    assert!(!code.chars().any(is_han), "{code}");
    assert!(engine_code("let unit = \"所\";").chars().any(is_han));
}
