use std::sync::OnceLock;

use gangmu_rules::ScriptRules;
use opencc_fmmseg::OpenCC;

use crate::line::Line;

/// Dictionaries of the converter, loaded with the first traditional text.
static CONVERTER: OnceLock<OpenCC> = OnceLock::new();

/// How many Chinese characters a text is judged by.
const SAMPLE: usize = 4000;

/// Whether a text is traditional: at least one in twenty-five of its Chinese characters exists in traditional texts only.
pub(crate) fn is_traditional(text: &str, script: &ScriptRules) -> bool {
    let (mut han, mut traditional) = (0usize, 0usize);
    for c in text.chars().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)).take(SAMPLE) {
        han += 1;
        traditional += usize::from(script.is_traditional(c));
    }
    traditional >= 3 && traditional * 25 >= han
}

/// A traditional line in simplified characters.
pub(crate) fn simplify(line: Line<'_>) -> Line<'_> {
    let text = line.text().to_owned();
    let converter = CONVERTER.get_or_init(|| {
        let mut converter = OpenCC::new();
        converter.set_parallel(false);
        converter
    });
    let simple = converter.t2s(&text, false);
    if simple == text {
        return line;
    }
    let mut edit = line.rewrite();
    if text.chars().count() == simple.chars().count() {
        for ((at, old), new) in text.char_indices().zip(simple.chars()) {
            if old != new {
                edit.replace(at..at + old.len_utf8(), new.encode_utf8(&mut [0; 4]));
            }
        }
    } else {
        piecewise(&text, converter, &mut edit);
    }
    edit.finish()
}

/// Converts between punctuation, where a stretch of Chinese changes its length; such a stretch is one edit between what is the same
/// at its ends.
fn piecewise(text: &str, converter: &OpenCC, edit: &mut crate::line::Rewrite<'_>) {
    let mut at = 0;
    for piece in text.split_inclusive(|c: char| c.is_ascii() || !c.is_alphanumeric()) {
        let new = converter.t2s(piece, false);
        let head: usize = piece.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let (old_rest, new_rest) = (piece.get(head..).unwrap_or(""), new.get(head..).unwrap_or(""));
        let tail: usize =
            old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let changed = new_rest.get(..new_rest.len() - tail).unwrap_or(new_rest);
        if !old_rest.is_empty() && old_rest != new_rest {
            edit.replace(at + head..at + piece.len() - tail, changed);
        }
        at += piece.len();
    }
}
