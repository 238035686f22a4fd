use std::io;

use serde::Serialize;

use crate::DocumentLine;
use crate::compact::Compact;

/// Appends a document as one line of JSON, with its line end.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_json_line(out: &mut impl io::Write, line: &DocumentLine<'_>) -> io::Result<()> {
    let mut written = Vec::with_capacity(line.text.len() * 4);
    line.serialize(Compact::new(&mut written))?;
    written.push(b'\n');
    out.write_all(&written)
}

/// Appends a document as indented JSON, with a line end.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_json_indented(out: &mut impl io::Write, line: &DocumentLine<'_>) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, line)?;
    out.write_all(b"\n")
}
