use std::io::Write;

/// Says one line to the person at the terminal, on standard error. Where nobody listens, nothing is lost.
pub(crate) fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "gangmu: {line}");
}
