use std::ops::Range;

use html5gum::Tokenizer;

/// A stretch of page text: copied, or a character reference and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece<'s> {
    Copied(&'s str, usize),
    Reference(String, Range<usize>),
}

/// The pieces of a text node.
pub(crate) fn pieces(source: &str, range: Range<usize>) -> impl Iterator<Item = Piece<'_>> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        let rest = source.get(at..range.end).filter(|r| !r.is_empty())?;
        let start = at;
        if !rest.starts_with('&') {
            let len = memchr::memchr(b'&', rest.as_bytes()).unwrap_or(rest.len());
            at += len;
            return rest.get(..len).map(|text| Piece::Copied(text, start));
        }
        let name = rest.bytes().skip(1).take(32).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count() + 1;
        let len = name + usize::from(rest.as_bytes().get(name) == Some(&b';'));
        let written = rest.get(..len).unwrap_or("&");
        match known(written).map(str::to_owned).or_else(|| resolve(written)) {
            Some(value) => {
                // A name without its semicolon may go on with plain letters (&nbsptext): they end both.
                let tail = common_end(written, &value);
                let (used, value) = (len - tail, value.get(..value.len() - tail).unwrap_or("").to_owned());
                at += used;
                Some(Piece::Reference(value, start..start + used))
            }
            None => {
                at += 1;
                rest.get(..1).map(|text| Piece::Copied(text, start))
            }
        }
    })
}

/// A text with its references resolved, white space as it is.
pub(super) fn plain(source: &str, range: Range<usize>) -> String {
    pieces(source, range).fold(String::new(), |mut text, piece| {
        match piece {
            Piece::Copied(copied, _) => text.push_str(copied),
            Piece::Reference(value, _) => text.push_str(&value),
        }
        text
    })
}

/// The references that most pages have.
fn known(written: &str) -> Option<&'static str> {
    Some(match written {
        "&nbsp;" | "&#160;" => "\u{A0}",
        "&amp;" => "&",
        "&lt;" => "<",
        "&gt;" => ">",
        "&quot;" => "\"",
        "&ldquo;" => "“",
        "&rdquo;" => "”",
        "&lsquo;" => "‘",
        "&rsquo;" => "’",
        "&mdash;" => "—",
        "&middot;" => "·",
        "&hellip;" => "…",
        "&emsp;" | "&#8195;" => "\u{2003}",
        "&ensp;" | "&#8194;" => "\u{2002}",
        "&#12288;" => "\u{3000}",
        _ => return None,
    })
}

/// What a reference stands for, by the tokenizer's table; none where it is no reference.
fn resolve(written: &str) -> Option<String> {
    let Ok(tokens) = Tokenizer::new(written).collect::<Result<Vec<_>, _>>();
    let value: String = tokens
        .into_iter()
        .filter_map(|token| match token {
            html5gum::Token::String(text) => Some(String::from_utf8_lossy(&text.value).into_owned()),
            _ => None,
        })
        .collect();
    (value != written && !value.is_empty()).then_some(value)
}

fn common_end(written: &str, value: &str) -> usize {
    if written.ends_with(';') {
        return 0;
    }
    let same = written.bytes().rev().zip(value.bytes().rev()).take_while(|(a, b)| a == b && a.is_ascii()).count();
    same.min(written.len() - 2).min(value.len() - value.chars().next().map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_with_their_places() {
        let text = "A&nbsp;B&#20013;C&nbspD&x;E & F&amp";
        assert_eq!(plain(text, 0..text.len()), "A\u{A0}B中C\u{A0}D&x;E & F&");
        let all: Vec<_> = pieces("1&lt;2", 0..6).collect();
        assert_eq!(all, [Piece::Copied("1", 0), Piece::Reference("<".to_owned(), 1..5), Piece::Copied("2", 5)]);
    }
}
