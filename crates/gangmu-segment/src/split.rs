use std::ops::Range;

use gangmu_model::{Clean, Span, Text};
use gangmu_rules::{NumeralKind, SegmentRules};

use crate::line::Line;
use crate::marker::MarkerReader;
use crate::profile::kind_of;
use crate::title::close;

/// A title line is not longer than this, in characters.
const LONGEST_TITLE: usize = 44;
/// A part of a compilation is not shorter than this, in bytes.
const SHORTEST_PART: usize = 400;
/// So many reports one after the other are a compilation even where nothing says so.
const SURELY_MANY: usize = 3;

/// A report within a compilation (汇编).
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// Its title.
    pub title: Span<Clean>,
    /// Its lines, the title first.
    pub lines: Range<usize>,
}

/// The reports that a text holds one after the other; empty where it is one document.
pub(crate) fn parts(
    text: &Text,
    lines: &[Line],
    contents: &Range<usize>,
    rules: &SegmentRules,
    reader: &MarkerReader<'_>,
) -> Vec<Part> {
    let titles: Vec<Title> = lines
        .iter()
        .enumerate()
        .filter(|(index, _)| !contents.contains(index))
        .filter_map(|(index, line)| title(&text.text, line, index, rules, reader))
        .collect();
    let mut kept: Vec<&Title> = Vec::new();
    for (n, title) in titles.iter().enumerate() {
        let end = titles.get(n + 1).map_or(lines.len(), |t| t.line);
        let body = lines.get(title.line + 1..end).unwrap_or(&[]);
        if starts_anew(&text.text, body, reader) && bytes(body) >= SHORTEST_PART {
            kept.push(title);
        }
    }
    let says_so = says_compilation(text, lines, rules);
    // 第一篇 … 第二篇 … of a five-year plan are its parts, not documents.
    let counts = |t: &&&Title| t.numbered && (says_so || ends_with_kind(rules, t.span.of(&text.text)));
    let numbered = kept.iter().filter(counts).count();
    let enough = numbered >= 2 || says_so && kept.len() >= 2 || kept.len() >= SURELY_MANY && same_kind(&text.text, &kept, rules);
    if !enough {
        return Vec::new();
    }
    if numbered >= 2 {
        kept.retain(|t| t.numbered);
    }
    let ends = kept.iter().skip(1).map(|t| t.line).chain([lines.len()]);
    kept.iter().zip(ends).map(|(t, end)| Part { title: t.span, lines: t.line..end }).collect()
}

/// A line that may be the title of a part.
#[derive(Debug)]
struct Title {
    span: Span<Clean>,
    line: usize,
    /// Whether it says which part it is: 篇一, 第2篇.
    numbered: bool,
}

fn title(text: &str, line: &Line, index: usize, rules: &SegmentRules, reader: &MarkerReader<'_>) -> Option<Title> {
    let content = line.of(text);
    if line.table
        || content.len() > LONGEST_TITLE * 4
        || content.chars().nth(LONGEST_TITLE).is_some()
        || content.contains(['。', '；', '|'])
        || content.ends_with(['，', ',', '：', ':'])
    {
        return None;
    }
    let prefix = part_prefix(content, rules);
    let rest = close(text, Span::new(line.span.start + prefix, line.span.end));
    let numbered = prefix > 0;
    if !numbered && reader.read(content).is_some_and(|m| !m.bare) {
        return None;
    }
    let named = ends_with_kind(rules, rest.of(text)) && rest.of(text).chars().count() >= 6;
    (named || numbered && !rest.is_empty()).then_some(Title { span: rest, line: index, numbered })
}

/// Whether a line ends with what names a kind of document, but for a bracket or number after it.
fn ends_with_kind(rules: &SegmentRules, line: &str) -> bool {
    let bare = line.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let bare = bare.strip_suffix(['）', ')']).and_then(|s| s.rfind(['（', '('])).and_then(|i| bare.get(..i)).unwrap_or(bare);
    rules.ends_with_kind_word(bare) && !bare.contains(['，', ',']) && kind_of(rules, bare).is_some()
}

/// Length in bytes of 篇一：, 【篇2】, 第3篇 at the start of a line; 0 where there is none.
fn part_prefix(line: &str, rules: &SegmentRules) -> usize {
    let words = rules.words("word.part-prefix");
    for word in words {
        let Some(rest) = line.strip_prefix(word.as_str()) else { continue };
        let Some((_, len)) = rules.numerals.chinese(rest).or_else(|| rules.numerals.arabic(rest)) else { continue };
        let rest = rest.get(len..).unwrap_or("");
        let closed = words.iter().find_map(|w| rest.strip_prefix(w.as_str())).unwrap_or(rest);
        let left = closed.trim_start_matches([':', '：', '】', ')', '）', '、', ' ', '\u{3000}']);
        let is_part = left.len() < rest.len() || rest.is_empty();
        if is_part
            && !(words.iter().any(|w| word.ends_with(w.as_str()) && word.chars().count() == 1)
                && left.len() == closed.len()
                && closed.len() == rest.len())
        {
            return line.len() - left.len();
        }
    }
    0
}

/// Whether the numbering starts with 1 within the first lines: a new document, not a heading within one.
fn starts_anew(text: &str, body: &[Line], reader: &MarkerReader<'_>) -> bool {
    body.iter()
        .find_map(|line| reader.read(line.of(text)).filter(|m| !m.bare))
        .is_some_and(|m| m.value == 1 && reader.rule(m.rule).is_some_and(|r| !r.item && r.numeral != NumeralKind::Series))
}

fn bytes(lines: &[Line]) -> usize {
    lines.iter().map(|l| l.span.len()).sum()
}

fn says_compilation(text: &Text, lines: &[Line], rules: &SegmentRules) -> bool {
    let words = rules.words("word.compilation");
    let says = |s: &str| words.iter().any(|w| s.contains(w.as_str()));
    text.metadata.title.as_deref().is_some_and(says)
        || lines.iter().take(12).map(|l| l.of(&text.text)).filter(|s| s.chars().count() <= 60).any(says)
}

fn same_kind(text: &str, titles: &[&Title], rules: &SegmentRules) -> bool {
    let mut kinds = titles.iter().map(|t| kind_of(rules, t.span.of(text)));
    let first = kinds.next().flatten();
    first.is_some() && kinds.all(|k| k == first)
}
