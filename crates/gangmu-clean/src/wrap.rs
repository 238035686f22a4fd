use gangmu_rules::ScriptRules;

use crate::line::Line;

/// Joins lines that are pieces of one paragraph: hard wraps, breaks after ； and 、, breaks inside a number.
pub(crate) fn join_wrapped<'s>(lines: Vec<Line<'s>>, script: &ScriptRules) -> Vec<Line<'s>> {
    let width = wrap_width(&lines);
    let mut joined: Vec<Line<'s>> = Vec::with_capacity(lines.len());
    let mut last_width = 0;
    for line in lines {
        let this_width = columns(line.text());
        let goes_on = joined.last().is_some_and(|last| {
            let filled = width.is_some_and(|w| last_width + 4 >= w);
            last.mark.is_none() && line.mark.is_none() && continues(last.text(), line.text(), filled, script)
        });
        last_width = this_width;
        match joined.pop() {
            Some(last) if goes_on => joined.push(last.join(&line, between(line.text()))),
            last => {
                joined.extend(last);
                joined.push(line);
            }
        }
    }
    joined
}

/// A blank where two Latin words meet.
fn between(next: &str) -> &'static str {
    if next.starts_with(|c: char| c.is_ascii_alphabetic()) { " " } else { "" }
}

/// Whether a line goes on with the next one.
fn continues(last: &str, next: &str, filled: bool, script: &ScriptRules) -> bool {
    if opens_block(next, script) || next.contains('|') || last.contains('|') {
        return false;
    }
    let end = last.chars().next_back().unwrap_or('。');
    if matches!(end, '，' | ',' | '、') {
        return true;
    }
    if matches!(end, '；' | ';') {
        return last.chars().count() > 8;
    }
    if end.is_ascii_digit() && script.goes_on_after_number(next) {
        return !opens_block(last, script) || last.chars().count() > 20;
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
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let widths: Vec<usize> = lines.iter().map(|l| columns(l.text())).filter(|w| *w > 0).collect();
    if widths.len() < 8 {
        return None;
    }
    let mut sorted = widths.clone();
    sorted.sort_unstable();
    let widest = sorted.get(sorted.len() * 95 / 100).copied()?;
    let near = widths.iter().filter(|w| **w + 6 >= widest && **w <= widest + 6).count();
    ((24..=140).contains(&widest) && near * 2 >= widths.len()).then_some(widest)
}

/// Width in columns: two for a Chinese character.
fn columns(text: &str) -> usize {
    text.bytes().map(|b| if b < 0x80 { 1 } else { 2 * usize::from(b >= 0xC0) }).sum()
}
