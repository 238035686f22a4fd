/// The characters of a text that are none of the common Chinese ones, with their offsets: marks, digits, letters, blanks.
///
/// Most characters of a text are passed over by their first byte: those from U+4000 to U+9FFF have three, the first of them E4 to E9.
pub(crate) fn marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let bytes = text.as_bytes();
        while matches!(bytes.get(at)?, 0xE4..=0xE9) {
            at += 3;
        }
        let (here, c) = (at, text.get(at..)?.chars().next()?);
        at += c.len_utf8();
        Some((here, c))
    })
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn nothing_but_chinese_characters_is_passed_over() {
        let text = "新建3所，《某》ABé…㐀龥完";
        let expected: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !('\u{4000}'..='\u{9fff}').contains(c)).collect();
        assert_eq!(marks(text).collect::<Vec<_>>(), expected);
        assert_eq!(marks("").next(), None);
    }
}
