use std::io::{self, Write};

use gangmu_model::{Metadata, Text};

use super::block::{Block, blocks};

/// Writes a text as a page.
pub(super) fn write(out: &mut impl Write, text: &Text) -> io::Result<()> {
    let title = text.metadata.title.as_deref().or_else(|| text.text.lines().find(|line| !line.trim().is_empty()));
    writeln!(out, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<title>{}</title>", escaped(title.unwrap_or("-")))?;
    for (name, content) in metas(&text.metadata) {
        writeln!(out, "<meta name=\"{name}\" content=\"{}\">", escaped(&content))?;
    }
    writeln!(out, "</head>\n<body>")?;
    for block in blocks(text) {
        match block {
            Block::Heading(level, line) => writeln!(out, "<h{level}>{}</h{level}>", escaped(line))?,
            Block::Paragraph(line) => writeln!(out, "<p>{}</p>", escaped(line))?,
            Block::Bold(line) => writeln!(out, "<p><strong>{}</strong></p>", escaped(line))?,
            Block::Centred(line) => writeln!(out, "<p style=\"text-align: center\">{}</p>", escaped(line))?,
            Block::List(items) => {
                writeln!(out, "<ul>")?;
                for item in items {
                    writeln!(out, "<li>{}</li>", escaped(item))?;
                }
                writeln!(out, "</ul>")?;
            }
            Block::Table(rows) => table(out, &rows)?,
        }
    }
    writeln!(out, "</body>\n</html>")
}

fn table(out: &mut impl Write, rows: &[Vec<&str>]) -> io::Result<()> {
    writeln!(out, "<table>")?;
    for row in rows {
        write!(out, "<tr>")?;
        for cell in row {
            write!(out, "<td>{}</td>", escaped(cell))?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</table>")
}

/// What is known of a document, under the names that government sites use (国务院办公厅《政府网站发展指引》: ArticleTitle, PubDate,
/// ContentSource …) as far as they have one.
fn metas(metadata: &Metadata) -> Vec<(&'static str, String)> {
    let text = |name, value: &Option<String>| value.clone().map(|value| (name, value));
    let date = |name, value: Option<String>| value.map(|value| (name, value));
    [
        text("ArticleTitle", &metadata.title),
        text("Publisher", &metadata.issuer),
        text("IndexNumber", &metadata.index_number),
        text("DocumentNumber", &metadata.document_number),
        text("Category", &metadata.category),
        text("Validity", &metadata.validity),
        date("WrittenDate", metadata.written_date.map(|day| day.to_string())),
        date("PubDate", metadata.published_date.map(|day| day.to_string())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A text in which no character is markup, in an element or in an attribute between `"`.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // A page may not hold them.
            '\u{0}'..='\u{8}' | '\u{B}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => safe.push('\u{FFFD}'),
            _ => safe.push(c),
        }
    }
    safe
}
