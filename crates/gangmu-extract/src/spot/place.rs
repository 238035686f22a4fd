/// The text from the byte `at` on; empty where `at` is no place in it.
pub(crate) fn from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or("")
}

/// The text before the byte `at`; empty where `at` is no place in it.
pub(crate) fn before(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or("")
}

/// The character at the byte `at`.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    from(text, at).chars().next()
}

/// The character that ends at the byte `at`.
pub(crate) fn char_before(text: &str, at: usize) -> Option<char> {
    before(text, at).chars().next_back()
}

/// Whether `c` is a blank within a line.
pub(crate) const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{a0}' | '\t')
}

/// The place after at most `most` blanks that stand at `at`.
pub(crate) fn skip_blanks(text: &str, at: usize, most: usize) -> usize {
    // Most places have no blank: one look at the byte says so.
    if !text.as_bytes().get(at).is_some_and(|b| matches!(b, b' ' | b'\t' | 0xe3 | 0xc2)) {
        return at;
    }
    let blanks = from(text, at).chars().take(most).take_while(|&c| is_blank(c));
    at + blanks.map(char::len_utf8).sum::<usize>()
}

/// The place before at most `most` blanks that end at `at`.
pub(crate) fn skip_blanks_back(text: &str, at: usize, most: usize) -> usize {
    let blanks = before(text, at).chars().rev().take(most).take_while(|&c| is_blank(c));
    at - blanks.map(char::len_utf8).sum::<usize>()
}

/// The value of an Arabic digit, half or full width.
pub(crate) const fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '０'..='９' => Some((c as u32 - '０' as u32) as u8),
        _ => None,
    }
}

/// Whether `c` is a Chinese character of the basic plane.
pub(crate) const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
}

/// How many bytes at `at` are a dash between numbers: at most two dashes, or what a scanned text has for one between two digits.
pub(crate) fn dash_len(text: &str, at: usize, scanned: &[char]) -> usize {
    let dashes = from(text, at).chars().take(2).take_while(|&c| is_dash(c)).map(char::len_utf8).sum::<usize>();
    if dashes > 0 {
        return dashes;
    }
    let figure = |c: Option<char>| c.is_some_and(|c| digit(c).is_some());
    let Some(c) = char_at(text, at).filter(|c| scanned.contains(c)) else { return 0 };
    if figure(char_before(text, at)) && figure(char_at(text, at + c.len_utf8())) { c.len_utf8() } else { 0 }
}

/// The dashes and tildes that writers put between the ends of a range.
pub(crate) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | '—' | '–' | '―' | '─' | '~' | '～' | '∼' | '‐' | '‑' | '−' | '﹣')
}
