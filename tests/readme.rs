//! The example of the README is what the program does.

use std::fs;

use serde_json::Value;

use crate::program::{extract, root};

/// The fenced block after `<!-- example: NAME -->`.
fn block(readme: &str, name: &str) -> String {
    let after = readme.split_once(&format!("<!-- example: {name} -->\n```")).expect("the example").1;
    let (_, block) = after.split_once('\n').expect("a block");
    block.split_once("```").expect("its end").0.to_owned()
}

#[test]
fn the_example_is_true() {
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md").replace("\r\n", "\n");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.txt");
    fs::write(&path, block(&readme, "in")).expect("a file");
    let document: Value = serde_json::from_str(&extract(&path)[0]).expect("JSON");
    for kind in ["measurements", "task_lists"] {
        let shown: Value = serde_json::from_str(&block(&readme, kind)).expect("JSON");
        let shown = shown.as_object().expect("an object");
        let same = |record: &&Value| shown.iter().all(|(field, value)| record[field] == *value);
        let records = document[kind].as_array().expect("a list");
        assert!(records.iter().any(|record| same(&record)), "{kind}: {shown:?} is not among {records:#?}");
    }
}
