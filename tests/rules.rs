//! Rules as a researcher handles them: broken files, layers, `gangmu rules`, `gangmu explain`, and the worked example.

use std::fs::{self, File};
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::program::{gangmu, root, run_in, said, shared};

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("a file");
    }
    folder
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// An entry of unit.toml with one line in the place of its words.
fn unit(line: &str) -> String {
    format!("[[unit]]\nid = \"unit.my\"\ngloss = \"帐 (tent)\"\ndimension = \"count\"\n{line}\nyes = [\"«3帐»\"]\n")
}

/// An entry of clean.toml with a pattern.
fn furniture(pattern: &str) -> String {
    format!("[[furniture]]\nid = \"site.my\"\ngloss = \"帐\"\nscope = \"edges\"\npattern = '{pattern}'\nyes = [\"«首页»\"]\n")
}

/// Files that are no rules, each with what must be said of it.
fn broken() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let text = |text: &str| text.as_bytes().to_vec();
    let good = unit("words = [\"帐\"]");
    let with = |from: &str, to: &str| good.replace(from, to).into_bytes();
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(good.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let (gb18030, ..) = encoding_rs::GB18030.encode(&good);
    vec![
        ("unit.toml", text(&unit("words = \"帐\"")), "invalid type"),
        ("unit.toml", text(&unit("words = [3]")), "invalid type"),
        ("unit.toml", text(&unit("words = [\"帐]")), "unit.toml:5"),
        ("unit.toml", text(&unit("words = [\"帐\"")), "unit.toml:"),
        ("unit.toml", text(&unit("words =")), "unit.toml:5"),
        ("unit.toml", text(&unit("words = []")), "give words"),
        ("unit.toml", text(&unit("words = [\"\"]")), "unit.toml:5:1: unit.my: a word of words is empty"),
        ("unit.toml", text(&unit("words = [\"  \"]")), "is empty"),
        ("unit.toml", text(&unit("words = [\"帐\"]\nword = [\"帐\"]")), "unknown field `word`"),
        ("unit.toml", text(&unit("words = [\"帐\"]\nwords = [\"帐\"]")), "duplicate key"),
        ("unit.toml", text(&unit("words = [\"帐\"]\nfactor = \"ten\"")), "decimal number"),
        ("unit.toml", text(&unit("words = [\"帐\"]\nthen = { unit = \"no.such\", per = 6 }")), "no unit has this id"),
        ("unit.toml", format!("{good}\n{good}").into_bytes(), "unit.toml:9:6: unit.my: this id is used twice"),
        ("unit.toml", with("id = \"unit.my\"\n", ""), "missing field `id`"),
        ("unit.toml", with("unit.my", "unit my"), "an id has no spaces"),
        ("unit.toml", with("gloss = \"帐 (tent)\"\n", ""), "missing field `gloss`"),
        ("unit.toml", with("帐 (tent)", " "), "gloss must not be empty"),
        ("unit.toml", with("count", "tents"), "unknown variant `tents`"),
        ("unit.toml", with("yes = [\"«3帐»\"]\n", ""), "missing field `yes`"),
        ("unit.toml", with("«3帐»", " "), "an example is empty"),
        ("unit.toml", with("[\"«3帐»\"]", "[]"), "no example"),
        ("unit.toml", with("«3帐»", "«3帐"), "« is not closed"),
        ("unit.toml", with("«3帐»", "3帐»"), "» closes nothing"),
        ("unit.toml", with("«3帐»", "3«»帐"), "«» marks nothing"),
        ("unit.toml", text("disable = [\"unit.no-such\"]\n"), "unit.toml:1:12: unit.no-such: no entry"),
        ("unit.toml", text("disable = \"unit.percent\"\n"), "disable lists ids"),
        ("unit.toml", text("include = [\"unit.toml\"]\n"), "unknown field `include`"),
        ("unit.toml", text("<!DOCTYPE html><html><body>单位</body></html>"), "unit.toml:1"),
        ("unit.toml", text(&"[".repeat(100_000)), "unit.toml:1"),
        ("unit.toml", format!("ends = {}", "[".repeat(100_000)).into_bytes(), "unit.toml:1"),
        ("unit.toml", b"\x7fELF\x02\x01\x01\0\0\0\0".to_vec(), "a byte that no text has"),
        ("unit.toml", utf16, "save the file as UTF-8"),
        ("unit.toml", gb18030.into_owned(), "unit.toml:3:10: not UTF-8"),
        ("date.toml", with("[[unit]]", "[[date]]"), "unknown field"),
        (
            "date.toml",
            text(
                "[[date]]\nid = \"date.my\"\ngloss = \"年\"\nmeans = \"year\"\nvalue = 99999\nwords = [\"年\"]\nyes = [\"«3年»\"]\n",
            ),
            "date.toml:5",
        ),
        (
            "number.toml",
            text(
                "[[character]]\nid = \"numeral.my\"\ngloss = \"十\"\nmeans = \"power-of-ten\"\nvalue = 5\nchars = \"什\"\nyes = [\"«什»\"]\n",
            ),
            "power of ten",
        ),
        (
            "name.toml",
            text("[[name]]\nid = \"name.my\"\ngloss = \"名\"\nwords = [\"名\"]\nyes = [\"«名»\"]\n"),
            "no numeral in it",
        ),
        ("clean.toml", text(&furniture("(首页")), "clean.toml:5:1: site.my: no regular expression"),
        ("clean.toml", text(&furniture("(?:首页)*")), "matches an empty text"),
        ("clean.toml", text(&furniture(".+")), "matches every text"),
        ("clean.toml", text(&furniture("[^\\s\\S]")), "can match nothing"),
        ("clean.toml", text(&furniture("(?:(?:首{1000}){1000}){1000}")), "site.my:"),
        ("region.csv", text("code,name\n12,某市\n"), "region.csv:2:1: the code has six digits"),
        ("units.toml", text(&good), "no table has this name"),
        ("notes.md", text("no rules"), "no table of rules in this folder"),
    ]
}

fn assert_refused(output: &Output, wanted: &str) {
    let line = said(output);
    assert_eq!(output.status.code(), Some(2), "{wanted}: {line}");
    assert!(line.contains(wanted), "{wanted}: {line}");
    assert_eq!(line.trim_end().lines().count(), 1, "{wanted}: {line}");
    assert!(!line.contains("panicked"), "{line}");
}

#[test]
fn broken_rules_give_one_line_and_a_usage_error() {
    for (name, bytes, wanted) in broken() {
        let folder = folder(&[(name, &bytes)]);
        assert_refused(&run_in(folder.path(), &["rules", "check", "."]), wanted);
    }
}

#[test]
fn files_that_are_no_files_or_too_long_are_refused_too() {
    let folder = folder(&[]);
    let at = |arguments: &[&str]| run_in(folder.path(), arguments);
    assert_refused(&at(&["rules", "check", "nosuch"]), "nosuch: cannot be read");
    fs::create_dir(folder.path().join("unit.toml")).expect("a folder");
    assert_refused(&at(&["rules", "check", "."]), "is no file");
    fs::remove_dir(folder.path().join("unit.toml")).expect("a folder");
    let long = File::create(folder.path().join("unit.toml")).expect("a file");
    long.set_len(100 << 20).expect("100 MB");
    assert_refused(&at(&["rules", "check", "."]), "longer than 8 MB");
    // The same door for every command.
    fs::write(folder.path().join("a.txt"), "新建3所。").expect("a file");
    assert_refused(&at(&["extract", "a.txt", "--rules", "."]), "longer than 8 MB");
}

#[test]
fn the_bundled_rules_pass_their_check_and_their_tests() {
    let folder = folder(&[]);
    assert_eq!(run_in(folder.path(), &["rules", "check"]).status.code(), Some(0));
    let tested = run_in(folder.path(), &["rules", "test"]);
    assert_eq!(tested.status.code(), Some(0), "{}", printed(&tested));
}

#[test]
fn a_failing_example_is_shown_with_what_was_got() {
    let wrong = unit("words = [\"帐\"]").replace("«3帐»", "«三十»帐");
    let folder = folder(&[("unit.toml", wrong.as_bytes())]);
    let tested = run_in(folder.path(), &["rules", "test", "."]);
    assert_eq!(tested.status.code(), Some(4));
    let out = printed(&tested);
    assert!(out.contains("unit.my: yes: «三十»帐") && out.contains("expected:") && out.contains("got:"), "{out}");
}

#[test]
fn a_layer_to_begin_with_passes_its_tests_and_is_not_written_over() {
    let folder = folder(&[]);
    assert_eq!(run_in(folder.path(), &["rules", "init", "mine"]).status.code(), Some(0));
    let tested = run_in(folder.path(), &["rules", "test", "mine"]);
    assert_eq!(tested.status.code(), Some(0), "{}", printed(&tested));
    assert_eq!(run_in(folder.path(), &["rules", "init", "mine"]).status.code(), Some(2));
}

#[test]
fn rules_are_listed_and_shown() {
    let folder = folder(&[("unit.toml", unit("words = [\"帐\"]").as_bytes())]);
    let listed = run_in(folder.path(), &["rules", "list", "--rules", ".", "--format", "json"]);
    let all: Vec<serde_json::Value> = serde_json::from_slice(&listed.stdout).expect("JSON");
    let own = all.iter().find(|rule| rule["id"] == "unit.my").expect("the entry");
    assert_eq!((own["table"].as_str(), own["line"].as_u64(), own["yes"].as_u64()), (Some("unit.toml"), Some(1), Some(1)));
    let shown = printed(&run_in(folder.path(), &["rules", "show", "unit.percent"]));
    assert!(
        shown.contains("[[unit]]") && shown.contains("id = \"unit.percent\"") && shown.starts_with("# rules/unit.toml:"),
        "{shown}"
    );
    assert_eq!(run_in(folder.path(), &["rules", "show", "unit.nosuch"]).status.code(), Some(2));
}

#[test]
fn the_manifest_names_the_rules_of_all_layers() {
    let folder = folder(&[("a.txt", "新建3所学校。".as_bytes())]);
    fs::create_dir(folder.path().join("mine")).expect("a folder");
    fs::write(folder.path().join("mine/unit.toml"), unit("words = [\"帐\"]")).expect("a file");
    let output = run_in(folder.path(), &["extract", "a.txt", "--rules", "mine", "-o", "out"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let manifest = fs::read(folder.path().join("out/manifest.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    let names: Vec<&str> = manifest["rules"].as_array().expect("rules").iter().filter_map(|r| r["name"].as_str()).collect();
    assert!(
        names.contains(&"rules/unit.toml") && names.iter().any(|n| n.ends_with("unit.toml") && n.starts_with("mine")),
        "{names:?}"
    );
}

#[test]
fn a_record_is_explained_from_its_mentions() {
    let text = "某县教育局2024年工作要点\n一、主要目标\n力争到2025年毛入园率达到95%以上。\n";
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let out = printed(&run_in(folder.path(), &["explain", "a.txt", "--record", "m1"]));
    for part in ["unit.percent", "毛入园率", "2025年", "Target", "bound."] {
        assert!(out.contains(part), "{part}: {out}");
    }
    let json = run_in(folder.path(), &["explain", "a.txt", "--record", "1:m1", "--format", "json"]);
    assert!(serde_json::from_slice::<serde_json::Value>(&json.stdout).expect("JSON").is_array());
    assert_eq!(run_in(folder.path(), &["explain", "a.txt", "--record", "m9"]).status.code(), Some(2));
}

#[test]
fn a_place_without_a_record_says_what_stood_against_it() {
    let text = "某县教育局2024年工作总结\n一、主要工作\n拨打12345热线反映问题。召开第三次会议。有三项意见。\n";
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let at = |place: &str| printed(&run_in(folder.path(), &["explain", "a.txt", "--at", place]));
    assert!(at("第三次").contains("name."), "{}", at("第三次"));
    assert!(at("三项").contains("no record") || at("三项").contains("veto"), "{}", at("三项"));
    assert_eq!(run_in(folder.path(), &["explain", "a.txt", "--at", "不在"]).status.code(), Some(2));
}

#[test]
fn stats_count_what_fired_and_what_never_did() {
    let folder = folder(&[("a.txt", "新建3所学校，覆盖率达到95%以上。".as_bytes())]);
    let output = run_in(folder.path(), &["rules", "stats", "a.txt", "--format", "json"]);
    let stats: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let fired = |id: &str| stats["rules"].as_array().expect("rules").iter().any(|r| r["id"] == id);
    assert!(fired("unit.percent") && !fired("unit.per-mille"), "{stats}");
    assert!(stats["never"].as_array().expect("ids").iter().any(|id| id == "unit.per-mille"));
}

/// Whether a real report gains the list that the page speaks of.
#[test]
fn the_worked_example_changes_what_is_read_of_a_real_report() {
    let Some(folder) = shared("real/txt") else { return };
    let files = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path());
    let said = |path: &Path| fs::read_to_string(path).is_ok_and(|text| text.contains("五大急危重症救治中心"));
    let Some(report) = files.into_iter().find(|path| said(path)) else { return };
    let (plain, layered) = with_and_without(&report);
    let label = "\"label\":\"五大急危重症救治中心\"";
    assert!(!plain.contains(label) && layered.contains(label));
}

/// The records of a document with and without the layer of the worked example.
fn with_and_without(path: &Path) -> (String, String) {
    let layer = root().join("docs/health");
    let plain = gangmu().arg("extract").arg(path).output().expect("the program runs");
    let layered = gangmu().arg("extract").arg(path).arg("--rules").arg(&layer).output().expect("the program runs");
    assert_eq!(layered.status.code(), Some(0), "{}", said(&layered));
    (printed(&plain), printed(&layered))
}

#[test]
fn the_worked_example_passes_its_tests_and_changes_what_is_read() {
    let tested = run_in(&root(), &["rules", "test", "docs/health"]);
    assert_eq!(tested.status.code(), Some(0), "{}", printed(&tested));
    let (plain, layered) = with_and_without(&root().join("docs/health/report.txt"));
    for word in ["\"unit\":\"人份\"", "\"label\":\"五大急危重症救治中心\""] {
        assert!(!plain.contains(word) && layered.contains(word), "{word}");
    }
}
