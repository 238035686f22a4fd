/// The text from the byte `at` to the end of its line, but at most `reach` bytes of it: looking ahead must not cost a whole text
/// that has lost its line ends.
pub(crate) fn line_ahead(text: &str, at: usize, reach: usize) -> &str {
    let limit = floor(text, at.saturating_add(reach));
    let near = text.get(at..limit).unwrap_or("");
    memchr::memchr(b'\n', near.as_bytes()).and_then(|end| near.get(..end)).unwrap_or(near)
}

/// The nearest character boundary at or before a byte.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::line_ahead;

    #[test]
    fn it_ends_with_the_line_or_the_reach() {
        assert_eq!(line_ahead("甲乙\n丙", 3, 100), "乙");
        assert_eq!(line_ahead("甲乙丙", 0, 7), "甲乙");
        assert_eq!(line_ahead("甲", 9, 7), "");
    }
}
