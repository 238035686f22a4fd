//! The table of imports: which crate of the workspace may know which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::program::root;

/// Crate, and the crates of ours that it may import.
const TABLE: [(&str, &[&str]); 9] = [
    ("gangmu-model", &[]),
    ("gangmu-rules", &["gangmu-model"]),
    ("gangmu-clean", &["gangmu-model", "gangmu-rules"]),
    ("gangmu-segment", &["gangmu-model", "gangmu-rules"]),
    ("gangmu-extract", &["gangmu-model", "gangmu-rules"]),
    ("gangmu-write", &["gangmu-model"]),
    ("gangmu-report", &["gangmu-write"]),
    ("gangmu", &["gangmu-model", "gangmu-rules", "gangmu-clean", "gangmu-segment", "gangmu-extract"]),
    ("gangmu-cli", &["gangmu", "gangmu-report", "gangmu-write"]),
];

/// Outside packages that belong to one crate.
const OWNED: [(&str, &str); 7] = [
    ("encoding_rs", "gangmu-clean"),
    ("html5gum", "gangmu-clean"),
    ("jieba-rs", "gangmu-segment"),
    ("clap", "gangmu-cli"),
    ("rayon", "gangmu-cli"),
    ("schemars", "gangmu-write"),
    ("csv", "gangmu-write"),
];

/// The packages that each crate names under `[dependencies]`.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let crates = fs::read_dir(root().join("crates")).expect("crates/");
    let folders = crates.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir());
    let read = |path: std::path::PathBuf| {
        let text = fs::read_to_string(path.join("Cargo.toml")).expect("a Cargo.toml");
        let manifest: toml::Table = text.parse().expect("a manifest");
        let named = manifest.get("dependencies").and_then(toml::Value::as_table);
        let named = named.map(|table| table.keys().cloned().collect()).unwrap_or_default();
        (path.file_name().expect("a name").to_string_lossy().into_owned(), named)
    };
    folders.map(read).collect()
}

#[test]
fn crates_import_only_what_the_table_allows() {
    let found = dependencies();
    assert_eq!(found.keys().map(String::as_str).collect::<BTreeSet<_>>(), TABLE.iter().map(|row| row.0).collect());
    for (name, allowed) in TABLE {
        for import in found[name].iter().filter(|import| import.starts_with("gangmu")) {
            assert!(allowed.contains(&import.as_str()), "{name} must not import {import}");
        }
    }
}

#[test]
fn outside_packages_stay_in_their_crate() {
    for (name, imports) in dependencies() {
        for (package, owner) in OWNED {
            assert!(name == owner || !imports.contains(package), "{package} belongs to {owner}, not to {name}");
        }
    }
}
