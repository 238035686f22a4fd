use std::io;

use gangmu::Unreadable;
use gangmu_write::ErrorLine;

/// The line for an input that the system does not give us.
pub(crate) fn unreadable(path: &str, error: &io::Error) -> ErrorLine {
    match error.kind() {
        io::ErrorKind::NotFound => ErrorLine::new(path, "not_found", "no such file or folder"),
        io::ErrorKind::IsADirectory => ErrorLine::new(path, "unreadable", "is a folder; name a file"),
        _ => ErrorLine::new(path, "unreadable", format!("cannot be read: {error}")),
    }
}

/// The line for an input that holds no text.
pub(crate) fn no_text(path: &str, why: &Unreadable) -> ErrorLine {
    let kind = match why {
        Unreadable::Empty => "empty",
        _ => "not_text",
    };
    ErrorLine::new(path, kind, why.to_string())
}

/// The line for an input on which a stage panicked: our mistake, not the input's.
pub(crate) fn bug(path: &str, panic: &str) -> ErrorLine {
    ErrorLine::new(path, "bug", format!("a bug in gangmu, please report it with this file: {panic}"))
}
