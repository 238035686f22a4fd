//! The table of imports: which crate of the workspace may know which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::program::root;

/// Crate, and the crates of ours that it may import.
const TABLE: [(&str, &[&str]); 11] = [
    ("gangmu-model", &[]),
    ("gangmu-rules", &["gangmu-model"]),
    ("gangmu-clean", &["gangmu-model", "gangmu-rules"]),
    ("gangmu-segment", &["gangmu-model", "gangmu-rules"]),
    ("gangmu-extract", &["gangmu-model", "gangmu-rules"]),
    ("gangmu-write", &["gangmu-model"]),
    ("gangmu-report", &["gangmu-write"]),
    ("gangmu-eval", &["gangmu-write"]),
    ("gangmu-export", &["gangmu-rules", "gangmu-write"]),
    ("gangmu", &["gangmu-model", "gangmu-rules", "gangmu-clean", "gangmu-segment", "gangmu-extract"]),
    ("gangmu-cli", &["gangmu", "gangmu-eval", "gangmu-export", "gangmu-report", "gangmu-write"]),
];

/// Outside packages that belong to some crates only.
const OWNED: [(&str, &[&str]); 9] = [
    ("encoding_rs", &["gangmu-clean", "gangmu-eval"]),
    ("html5gum", &["gangmu-clean"]),
    ("jieba-rs", &["gangmu-segment"]),
    ("clap", &["gangmu-cli"]),
    ("rayon", &["gangmu-cli"]),
    ("schemars", &["gangmu-write"]),
    ("csv", &["gangmu-write", "gangmu-eval", "gangmu-export"]),
    ("minijinja", &["gangmu-report"]),
    ("rand_chacha", &["gangmu-eval"]),
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
        for (package, owners) in OWNED {
            assert!(
                owners.contains(&name.as_str()) || !imports.contains(package),
                "{package} belongs to {owners:?}, not to {name}"
            );
        }
    }
}
