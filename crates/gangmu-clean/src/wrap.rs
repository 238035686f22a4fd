use gangmu_rules::ScriptRules;

use crate::line::Line;

/// Joins lines that are pieces of one paragraph: hard wraps, breaks after ； and 、, breaks inside a number.
pub(crate) fn join_wrapped<'s>(lines: Vec<Line<'s>>, script: &ScriptRules) -> Vec<Line<'s>> {
    // Some wrap by the room that characters take, some by their number.
    let (columns, doubled) = lines.iter().map(|line| widths(line.text())).unzip();
    let measures = [columns, doubled].map(|widths: Vec<usize>| wrap_width(&widths, &lines).map(|width| (width, widths)));
    let is_filled = |line: usize| {
        let filled = |(width, widths): &(usize, Vec<usize>)| widths.get(line).is_some_and(|own| own + 4 >= *width);
        measures.iter().flatten().any(filled)
    };
    let mut joined: Vec<Line<'s>> = Vec::with_capacity(lines.len());
    let mut pieces: Vec<Line<'s>> = Vec::new();
    for (number, line) in lines.into_iter().enumerate() {
        let filled = number.checked_sub(1).is_some_and(is_filled);
        if !continues(&pieces, &line, filled, script) {
            joined.extend(Line::join(pieces.drain(..), between));
        }
        pieces.push(line);
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
    if pieces.last().is_some_and(|last| ends_in_point(last.text())) && next.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let number = end.is_ascii_digit() || pieces.last().is_some_and(|last| script.ends_in_scaled_number(last.text()));
    if number && script.goes_on_after_number(next) {
        return longer_than(20) || !pieces.first().is_some_and(|first| opens_block(first.text(), script));
    }
    let ended = matches!(end, '。' | '！' | '？' | '：' | ':' | '!' | '?');
    if !ended && next.starts_with(['，', ',', '。', '；', ';', '、', '）', '”', '》']) {
        return true;
    }
    filled && !ended
}

/// Whether a line ends in a number and its decimal point, and is more than a number: 达到26. and then 3%.
fn ends_in_point(line: &str) -> bool {
    let Some(number) = line.strip_suffix('.') else { return false };
    let before = number.trim_end_matches(|c: char| c.is_ascii_digit());
    before.len() < number.len() && !before.is_empty()
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

/// The width that a text was wrapped at: most of its lines are about that wide, or a good part and hardly any wider, and they break off
/// within sentences.
fn wrap_width(widths: &[usize], lines: &[Line<'_>]) -> Option<usize> {
    if widths.len() < 8 {
        return None;
    }
    let mut sorted = widths.to_vec();
    let (_, widest, _) = sorted.select_nth_unstable(widths.len() * 95 / 100);
    let widest = *widest;
    let is_near = |width: usize| width + 6 >= widest && width <= widest + 6;
    let near = widths.iter().filter(|w| is_near(**w)).count();
    if !(24..=140).contains(&widest) || near * 4 < widths.len() {
        return None;
    }
    let pauses = |line: &str| line.contains(['，', ',', '。']);
    if near * 2 >= widths.len() {
        let sentences = lines.iter().filter(|line| pauses(line.text())).count();
        return (sentences * 4 >= widths.len()).then_some(widest);
    }
    let full = lines.iter().zip(widths).filter(|(_, width)| is_near(**width)).map(|(line, _)| line.text());
    let broken = full.filter(|line| pauses(line) && !line.ends_with(['。', '；', '：', ';', ':'])).count();
    let wider = widths.iter().filter(|w| **w > widest + 6).count();
    (widest >= 50 && wider * 50 <= widths.len() && broken * 3 >= near * 2).then_some(widest)
}

/// A line of so many bytes is wider than any text is wrapped at.
const WIDE: usize = 800;

/// Width in columns, two for a Chinese character, and twice the number of characters; of a long line, only that it is long.
fn widths(text: &str) -> (usize, usize) {
    if text.len() > WIDE {
        return (WIDE, WIDE);
    }
    let (narrow, wide) = (count(text, |b| b < 0x80), count(text, |b| b >= 0xC0));
    (narrow + 2 * wide, 2 * (narrow + wide))
}

/// How many bytes are so: counted in bytes as far as a byte goes, many at a time.
fn count(text: &str, is: impl Fn(u8) -> bool) -> usize {
    text.as_bytes().chunks(255).map(|chunk| usize::from(chunk.iter().map(|&b| u8::from(is(b))).sum::<u8>())).sum()
}
