use std::io;

use crate::DocumentLine;

/// Appends a document as one line of JSON, with its line end.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_json_line(out: &mut impl io::Write, line: &DocumentLine<'_>) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}

/// Appends a document as indented JSON, with a line end.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_json_indented(out: &mut impl io::Write, line: &DocumentLine<'_>) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, line)?;
    out.write_all(b"\n")
}
