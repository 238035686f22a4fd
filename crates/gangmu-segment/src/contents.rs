use gangmu_rules::SegmentRules;

use crate::line::Line;
use crate::marker::MarkerReader;

/// A line of a table of contents is not longer than this, in characters.
const LONGEST: usize = 60;
/// The first entry comes again within so many lines.
const AGAIN_WITHIN: usize = 12;
/// How many lines make a table of contents.
const FEWEST: usize = 3;

/// The lines of a table of contents, as a range of indices into `lines`; empty where there is none.
///
/// It stands under 目录, or is a run of short lines at the start whose first comes again after them.
pub(crate) fn contents(text: &str, lines: &[Line], rules: &SegmentRules, reader: &MarkerReader<'_>) -> std::ops::Range<usize> {
    let heads = rules.words("word.contents");
    let head = lines.iter().take(60).position(|line| is_head(line.of(text), heads));
    let first = head.map_or(0, |h| h + 1);
    let limit = if head.is_some() { first + 1 } else { 12 };
    let numbered = |line: &Line| reader.read(line.of(text)).is_some_and(|m| !m.bare);
    for start in first..limit.min(lines.len()) {
        if head.is_none() && !lines.get(start).is_some_and(numbered) {
            continue;
        }
        if let Some(end) = run_that_repeats(text, lines, start) {
            return head.unwrap_or(start)..end;
        }
    }
    0..0
}

fn is_head(line: &str, heads: &[String]) -> bool {
    let between = |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '…' | '.');
    let last = line.trim_end_matches(between).chars().next_back();
    if !heads.iter().any(|head| head.chars().next_back() == last) {
        return false;
    }
    let mut kept = line.chars().filter(|c| !between(*c));
    let bare: String = kept.by_ref().take(40).collect();
    kept.next().is_none() && heads.iter().any(|h| bare == *h || bare.ends_with(h.as_str()))
}

/// Where the run of short lines from `start` ends, if its first entry comes again soon after it.
fn run_that_repeats(text: &str, lines: &[Line], start: usize) -> Option<usize> {
    let first: String = key_of(lines.get(start)?.of(text)).collect();
    if first.chars().count() < 3 {
        return None;
    }
    let rest = lines.iter().enumerate().skip(start + 1);
    let repeats = |line: &Line| key_of(line.of(text)).eq(first.chars());
    let ends = |line: &Line| is_body(line.of(text)) || repeats(line);
    let (end, _) = rest.clone().find(|(_, line)| ends(line))?;
    let again = lines.iter().skip(end).take(AGAIN_WITHIN).any(repeats);
    (again && end - start >= FEWEST).then_some(end)
}

fn is_body(line: &str) -> bool {
    line.chars().nth(LONGEST).is_some() || line.contains('。')
}

/// A line without what differs between the contents and the body: white space, dots, the page number.
fn key_of(line: &str) -> impl Iterator<Item = char> {
    let line = line.trim_end_matches(|c: char| {
        c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '…' | '·' | '—' | '-' | '(' | ')' | '（' | '）')
    });
    line.chars().filter(|c| !c.is_whitespace() && !matches!(c, '。' | '.' | '．' | '、'))
}
