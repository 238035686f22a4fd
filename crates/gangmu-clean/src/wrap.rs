use gangmu_rules::ScriptRules;

use crate::line::Line;

/// Joins lines that are pieces of one paragraph: hard wraps, breaks after ； and 、, breaks inside a number.
pub(crate) fn join_wrapped<'s>(lines: Vec<Line<'s>>, script: &ScriptRules) -> Vec<Line<'s>> {
    let widths: Vec<usize> = lines.iter().map(|line| columns(line.text())).collect();
    let width = wrap_width(&widths);
    let mut joined: Vec<Line<'s>> = Vec::with_capacity(lines.len());
    let mut pieces: Vec<Line<'s>> = Vec::new();
    let mut last_width = 0;
    for (line, this_width) in lines.into_iter().zip(widths) {
        let filled = width.is_some_and(|w| last_width + 4 >= w);
        if !continues(&pieces, &line, filled, script) {
            joined.extend(Line::join(pieces.drain(..), between));
        }
        pieces.push(line);
        last_width = this_width;
    }
    joined.extend(Line::join(pieces.drain(..), between));
    joined
}

/// A blank where two Latin words meet.
fn between(next: &str) -> &'static str {
    if next.starts_with(|c: char| c.is_ascii_alphabetic()) { " " } else { "" }
}

/// Whether the pieces of a paragraph go on with the next line.
fn continues(pieces: &[Line<'_>], next: &Line<'_>, filled: bool, script: &ScriptRules) -> bool {
    let Some(last) = pieces.last() else { return false };
    last.mark.is_none()
        && next.mark.is_none()
        && may_continue(pieces, next.text(), filled, script)
        && !next.text().contains('|')
        && !last.text().contains('|')
        && !opens_block(next.text(), script)
}

fn may_continue(pieces: &[Line<'_>], next: &str, filled: bool, script: &ScriptRules) -> bool {
    let end = pieces.last().and_then(|last| last.text().chars().next_back()).unwrap_or('。');
    let longer_than = |n: usize| pieces.iter().flat_map(|piece| piece.text().chars()).nth(n).is_some();
    if matches!(end, '，' | ',' | '、') {
        return true;
    }
    if matches!(end, '；' | ';') {
        return longer_than(8);
    }
    if end.is_ascii_digit() && script.goes_on_after_number(next) {
        return longer_than(20) || !pieces.first().is_some_and(|first| opens_block(first.text(), script));
    }
    let ended = matches!(end, '。' | '！' | '？' | '：' | ':' | '!' | '?');
    if !ended && next.starts_with(['，', ',', '。', '；', ';', '、', '）', '”', '》']) {
        return true;
    }
    filled && !ended
}

/// Whether a line begins something of its own: a numbered heading or item, a salutation, a bracket or dash.
pub(crate) fn opens_block(line: &str, script: &ScriptRules) -> bool {
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return true };
    if script.opens_item(line)
        || ('①'..='⑳').contains(&first)
        || matches!(first, '—' | '-' | '●' | '■' | '◆' | '▲' | '•' | '·' | '【' | '*')
    {
        return true;
    }
    if matches!(first, '(' | '（') {
        let second = chars.next().unwrap_or(' ');
        return script.is_numeral(second) || second.is_ascii_digit();
    }
    let numeral = |c: char| script.is_numeral(c) || c.is_ascii_digit();
    if !numeral(first) && !script.is_ordinal(first) {
        return false;
    }
    let rest: String = line.chars().take(8).skip_while(|c| numeral(*c) || script.is_ordinal(*c)).collect();
    let label = rest.starts_with(['、', '.', '．', ')', '）'])
        && !rest.get(1..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    label || script.is_ordinal(first) || script.ends_ordinal(&rest)
}

/// The width that a text was wrapped at, if most of its lines are about that wide.
fn wrap_width(widths: &[usize]) -> Option<usize> {
    if widths.len() < 8 {
        return None;
    }
    let mut sorted = widths.to_vec();
    let (_, widest, _) = sorted.select_nth_unstable(widths.len() * 95 / 100);
    let widest = *widest;
    let near = widths.iter().filter(|w| **w + 6 >= widest && **w <= widest + 6).count();
    ((24..=140).contains(&widest) && near * 2 >= widths.len()).then_some(widest)
}

/// A line of so many bytes is wider than any text is wrapped at.
const WIDE: usize = 800;

/// Width in columns, two for a Chinese character; of a long line, only that it is long.
fn columns(text: &str) -> usize {
    if text.len() > WIDE {
        return WIDE;
    }
    text.bytes().map(|b| usize::from(b < 0x80) + 2 * usize::from(b >= 0xC0)).sum()
}
