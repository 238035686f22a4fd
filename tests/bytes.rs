//! Slices of source files, decoded the way any consumer would.

use encoding_rs::Encoding;

/// A file with its encoding.
pub(crate) struct Decoder {
    bytes: Vec<u8>,
    encoding: &'static Encoding,
}

impl Decoder {
    pub(crate) fn new(bytes: Vec<u8>, encoding: &str) -> Self {
        let encoding = Encoding::for_label(encoding.as_bytes()).unwrap_or_else(|| panic!("{encoding}: a known encoding"));
        Self { bytes, encoding }
    }

    /// `source[start:end]`, decoded, without tags.
    pub(crate) fn slice(&self, start: usize, end: usize) -> String {
        assert!(start <= end && end <= self.bytes.len(), "{start}..{end} of {}", self.bytes.len());
        let (text, _) = self.encoding.decode_without_bom_handling(&self.bytes[start..end]);
        without_tags(&text)
    }
}

/// Text between tags.
fn without_tags(text: &str) -> String {
    let mut inside = false;
    let outside = |c: &char| match c {
        '<' => {
            inside = true;
            false
        }
        '>' if inside => {
            inside = false;
            false
        }
        _ => !inside,
    };
    let outside: String = text.chars().filter(outside).collect();
    without_references(&outside)
}

/// Text with its numeric character references read; of the named ones only those that hide nothing readable.
fn without_references(text: &str) -> String {
    let mut parts = text.split('&');
    let mut read = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').unwrap_or(("", part));
        let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
            None => number.parse().ok(),
        });
        read.extend(number.and_then(char::from_u32));
        read.push_str(rest);
    }
    read
}

/// What is left of a text when width, spaces and punctuation do not count.
pub(crate) fn fold(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    text.chars().map(narrow).filter(|c| c.is_alphanumeric() || *c == '%').collect()
}

#[test]
fn folding_keeps_what_is_read() {
    assert_eq!(fold("“８.０４ 亿元”，"), "804亿元");
    assert_eq!(without_tags("8.<b>04</b>亿元"), "8.04亿元");
    assert_eq!(without_tags("3&#56;00&nbsp;余间"), "3800余间");
}
