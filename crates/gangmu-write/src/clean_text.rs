//! The clean text (正文) of a file as plain text, Markdown or a page, for people who want nothing else.

mod block;
mod html;
mod markdown;

use std::io::{self, Write};

use gangmu_model::Text;

/// The forms of a clean text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFormat {
    /// As it is: a line a paragraph, heading, list item or table row.
    Plain,
    /// CommonMark with the tables of GitHub. The first row of a table stands as its head.
    Markdown,
    /// A page that needs nothing else; what is known of the document stands in its `<meta>` elements.
    Html,
}

impl TextFormat {
    /// What names of such files end in.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Plain => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
        }
    }
}

/// Writes a clean text in one of its forms. The last line has an end.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_text(out: &mut impl Write, text: &Text, format: TextFormat) -> io::Result<()> {
    match format {
        TextFormat::Plain => {
            out.write_all(text.text.as_bytes())?;
            if text.text.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") }
        }
        TextFormat::Markdown => markdown::write(out, text),
        TextFormat::Html => html::write(out, text),
    }
}
