use crate::line::Line;

/// Folds full-width letters, digits and signs, makes every kind of blank a space and removes characters without a shape.
///
/// Chinese punctuation stays as it stands.
pub(crate) fn fold(line: Line<'_>) -> Line<'_> {
    if !needs_folding(line.text().as_bytes()) {
        return line;
    }
    let text = line.text().to_owned();
    let mut edit = line.rewrite();
    for (at, c) in text.char_indices() {
        let range = at..at + c.len_utf8();
        match folded(c) {
            Fold::Keep => {}
            Fold::Drop => edit.replace(range, ""),
            Fold::To(to) => edit.replace(range, to.encode_utf8(&mut [0; 4])),
        }
    }
    edit.finish()
}

enum Fold {
    Keep,
    Drop,
    To(char),
}

fn folded(c: char) -> Fold {
    match c {
        '\u{0}'..='\u{8}'
        | '\u{E}'..='\u{1F}'
        | '\u{7F}'
        | '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'
        | '\u{FEFF}' => Fold::Drop,
        '\t' | '\u{B}' | '\u{C}' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{2028}' | '\u{2029}' => {
            Fold::To(' ')
        }
        // Full-width digits and letters, and the signs that belong to numbers.
        '\u{FF10}'..='\u{FF19}'
        | '\u{FF21}'..='\u{FF3A}'
        | '\u{FF41}'..='\u{FF5A}'
        | '％'
        | '＋'
        | '－'
        | '．'
        | '／'
        | '＝'
        | '＊'
        | '＃'
        | '＆'
        | '＠' => char::from_u32(u32::from(c) - 0xFEE0).map_or(Fold::Keep, Fold::To),
        _ => Fold::Keep,
    }
}

/// Whether any character may be one that is folded.
fn needs_folding(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return false,
            [0xE3..=0xE9, _, _, tail @ ..] | [0x20..=0x7E, tail @ ..] => tail,
            [0..=0x1F | 0x7F, ..] | [0xC2, 0xA0 | 0xAD, ..] => return true,
            [0xE2, 0x80, 0x80..=0x8F | 0xA8..=0xAF, ..] | [0xE2, 0x81, 0x9F..=0xA0, ..] => return true,
            [0xEF, 0xBB, 0xBF, ..] | [0xEF, 0xBD, 0x81..=0x9A, ..] => return true,
            // ！（），：；？ stay.
            [0xEF, 0xBC, 0x81 | 0x88 | 0x89 | 0x8C | 0x9A | 0x9B | 0x9F, tail @ ..] => tail,
            [0xEF, 0xBC, ..] => return true,
            [_, tail @ ..] => tail,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_folded_and_chinese_punctuation_is_not() {
        let line = fold(Line::copied("增长８．３％，（１）\u{200B}ＧＤＰ", 0));
        assert_eq!(line.text(), "增长8.3%，（1）GDP");
    }
}
