use gangmu_model::{Clean, Span};

use crate::marks::marks;

/// Bytes after which a sentence is cut at the next mark: none that people write is so long, and what looks back over a sentence
/// stays fast on texts without a full stop.
const LONGEST: usize = 6_000;

/// Splits a stretch of text into sentences: up to and with 。！？ or a line end. White space around them is left out.
pub(super) fn sentences(text: &str, stretch: Span<Clean>) -> Vec<Span<Clean>> {
    let mut found = Vec::new();
    let mut start = stretch.start;
    let mut push = |start: usize, end: usize| {
        let span = trim(text, Span::new(start, end));
        if !span.is_empty() {
            found.push(span);
        }
    };
    for (at, c) in marks(stretch.of(text)) {
        let long = stretch.start + at - start > LONGEST && (parts_clauses(c) || c == '、' || c.is_whitespace());
        if long || matches!(c, '。' | '！' | '？' | '!' | '?' | '\n') {
            let end = stretch.start + at + c.len_utf8();
            push(start, end);
            start = end;
        }
    }
    push(start, stretch.end);
    found
}

/// The span without white space at its ends.
pub(super) fn trim(text: &str, span: Span<Clean>) -> Span<Clean> {
    let s = span.of(text);
    let start = span.start + (s.len() - s.trim_start().len());
    Span::new(start, span.start + s.trim_end().len())
}

/// Whether a character parts clauses.
pub(super) fn parts_clauses(c: char) -> bool {
    matches!(c, ',' | '，' | ';' | '；' | ':' | '：' | '。' | '!' | '！' | '?' | '？' | '\n' | '|')
}

/// Whether a character parts groups of clauses that share no topic.
pub(super) fn parts_groups(c: char) -> bool {
    matches!(c, ';' | '；')
}

pub(super) fn opens(c: char) -> bool {
    matches!(c, '(' | '（' | '[' | '【' | '「' | '『' | '“' | '‘' | '《' | '〈' | '〔')
}

pub(super) fn closes(c: char) -> bool {
    matches!(c, ')' | '）' | ']' | '】' | '」' | '』' | '”' | '’' | '》' | '〉' | '〕')
}

/// Where the clause begins that ends at the end of `within`: after the last mark that parts clauses and stands in no bracket
/// or quotation closed since. The second value is the offset of a bracket or quotation mark that was opened and not closed.
pub(super) fn left_edge(text: &str, within: Span<Clean>) -> (usize, Option<usize>) {
    let mut depth = 0usize;
    for (at, c) in within.of(text).char_indices().rev() {
        let after = within.start + at + c.len_utf8();
        if closes(c) {
            depth += 1;
        } else if opens(c) {
            if depth == 0 {
                return (after, Some(within.start + at));
            }
            depth -= 1;
        } else if depth == 0 && parts_clauses(c) {
            return (after, None);
        }
    }
    // Brackets that were closed and never opened before: the marks inside were skipped for nothing.
    if depth > 0 {
        let last = within.of(text).char_indices().rev().find(|(_, c)| parts_clauses(*c));
        return (last.map_or(within.start, |(at, c)| within.start + at + c.len_utf8()), None);
    }
    (within.start, None)
}

/// Where the clause ends that begins at the start of `within`: at the next mark that parts clauses outside brackets, or at a
/// bracket or quotation mark that closes one opened before.
pub(super) fn right_edge(text: &str, within: Span<Clean>) -> usize {
    let mut depth = 0usize;
    for (at, c) in marks(within.of(text)) {
        if opens(c) {
            depth += 1;
        } else if closes(c) {
            if depth == 0 {
                return within.start + at;
            }
            depth -= 1;
        } else if depth == 0 && parts_clauses(c) {
            return within.start + at;
        }
    }
    within.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_inside_brackets_parts_no_clause() {
        let text = "新建学校(小学,初中)3所";
        let end = text.find('3').expect("a digit");
        assert_eq!(left_edge(text, Span::new(0, end)), (0, None));
    }

    #[test]
    fn an_open_bracket_is_the_edge_of_what_stands_in_it() {
        let text = "小学299人(语文95";
        let end = text.find("95").expect("a number");
        let (start, opener) = left_edge(text, Span::new(0, end));
        assert_eq!(text.get(start..end), Some("语文"));
        assert_eq!(opener, text.find('('));
    }
}
