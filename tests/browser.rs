//! The report page in a real browser, where Chromium and Node are installed.

use std::process::Command;

use crate::program::{gangmu, root, said};

/// The first of some programs that is installed.
fn installed(names: &[&'static str]) -> Option<&'static str> {
    let runs = |name: &&&str| Command::new(**name).arg("--version").output().is_ok_and(|output| output.status.success());
    let found = names.iter().find(runs).copied();
    if found.is_none() {
        println!("skipped: none of {names:?} is here");
    }
    found
}

#[test]
fn the_page_works_in_a_browser() {
    let (Some(chromium), Some(node)) = (installed(&["chromium", "chromium-browser", "google-chrome"]), installed(&["node"]))
    else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let write = |out: &str| {
        let output =
            gangmu().args(["--lang", "zh", "report"]).arg(root().join("corpus")).arg("-o").arg(folder.path().join(out)).output();
        let output = output.expect("the program runs");
        assert!(output.status.success(), "{}", said(&output));
    };
    write("whole.html");
    write("many");
    let mut test = Command::new(node);
    test.arg("--experimental-websocket").arg(root().join("tests/browser/page.mjs")).arg(chromium);
    test.arg(folder.path().join("whole.html")).arg(folder.path().join("many/index.html"));
    if let Some(pictures) = std::env::var_os("PICTURES") {
        std::fs::create_dir_all(&pictures).expect("a folder");
        test.arg(pictures);
    }
    let output = test.output().expect("node runs");
    assert!(output.status.success(), "{}", said(&output));
    println!("{}", String::from_utf8_lossy(&output.stdout));
}
