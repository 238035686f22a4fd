//! The built program, and the folders that the tests read.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The top of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the top of the workspace")
}

/// Real documents that are not part of the project, where they lie beside it. Says so where they do not.
pub(crate) fn shared(folder: &str) -> Option<PathBuf> {
    let path = root().join("../shared").join(folder);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is not here", path.display());
    None
}

/// Every folder of documents that there is: the corpus of the project and the real seeds.
pub(crate) fn document_folders() -> Vec<PathBuf> {
    let corpus = root().join("corpus");
    corpus.exists().then_some(corpus).into_iter().chain(shared("seeds")).collect()
}

/// The program.
pub(crate) fn gangmu() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gangmu"));
    command.stdin(Stdio::null());
    command
}

/// Runs the program in a folder.
pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    gangmu().current_dir(folder).args(arguments).output().expect("the program runs")
}

/// What the program said to the person.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The lines that `gangmu extract` writes for a file or folder.
pub(crate) fn extract(path: &Path) -> Vec<String> {
    let output = gangmu().arg("extract").arg(path).output().expect("the program runs");
    assert!(output.status.success(), "{}", said(&output));
    String::from_utf8(output.stdout).expect("UTF-8").lines().map(str::to_owned).collect()
}
