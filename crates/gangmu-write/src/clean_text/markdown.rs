use std::io::{self, Write};

use gangmu_model::Text;

use super::block::{Block, blocks};

/// Writes a text as Markdown, a blank line between blocks.
pub(super) fn write(out: &mut impl Write, text: &Text) -> io::Result<()> {
    for (i, block) in blocks(text).iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        match block {
            Block::Heading(level, line) => writeln!(out, "{} {}", "#".repeat(usize::from(*level)), heading(line))?,
            Block::Paragraph(line) | Block::Centred(line) => writeln!(out, "{}", escaped(line))?,
            Block::Bold(line) => writeln!(out, "**{}**", inline(line))?,
            Block::List(items) => {
                for item in items {
                    writeln!(out, "- {}", escaped(item))?;
                }
            }
            Block::Table(rows) => table(out, rows)?,
        }
    }
    Ok(())
}

/// Writes rows of one width; the first becomes the head, which Markdown asks for.
fn table(out: &mut impl Write, rows: &[Vec<&str>]) -> io::Result<()> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    for (i, row) in rows.iter().enumerate() {
        for column in 0..width {
            write!(out, "| {} ", row.get(column).map_or_else(String::new, |cell| inline(cell).replace('|', "\\|")))?;
        }
        writeln!(out, "|")?;
        if i == 0 {
            writeln!(out, "{}|", "| --- ".repeat(width))?;
        }
    }
    Ok(())
}

/// A heading's text; number signs at its end would be taken off.
fn heading(line: &str) -> String {
    let text = inline(line);
    match text.strip_suffix('#') {
        Some(rest) => format!("{rest}\\#"),
        None => text,
    }
}

/// A line that begins a block: what would make it a heading, quote, list item, rule or code is escaped.
fn escaped(line: &str) -> String {
    let text = inline(line);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let ends = |at: usize| text.as_bytes().get(at).is_none_or(|b| *b == b' ');
    let at = match text.as_bytes().get(digits) {
        // 2.5 is no item.
        Some(b'.' | b')') if (1..=9).contains(&digits) && ends(digits + 1) => digits,
        Some(b'#' | b'>' | b'+' | b'-') if digits == 0 => 0,
        _ => return text,
    };
    match text.split_at_checked(at) {
        Some((before, after)) => format!("{before}\\{after}"),
        None => text,
    }
}

/// A text in which no character means anything to Markdown.
fn inline(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '~' | '&') {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}
