use crate::line::Line;

/// The lines of a plain text, ends and white space around them removed, empty ones left out.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(text.len() / 200);
    let mut start = 0;
    let ends = memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).chain(std::iter::once(text.len()));
    for end in ends {
        let line = text.get(start..end).map(|t| Line::copied(t, start).trim()).filter(|l| !l.is_empty());
        lines.extend(line);
        start = end + 1;
    }
    lines
}
