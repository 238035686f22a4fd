use gangmu_model::{Clean, RuleId, Span};
use gangmu_rules::{ListRules, MeasureRule, arabic_digit};

use super::formula::{bare, is_han, quoted};
use super::noun::head;
use crate::reach::{floor, line_ahead};

/// A label, with the members that may stand in brackets inside it, is not longer than this, in bytes.
const REACH: usize = 600;
/// A list without members has its noun within so many characters of its count.
const NEAR: usize = 6;
/// A noun that only a colon makes one is not longer than this, in characters.
const LONGEST_NOUN: usize = 8;
/// Lists have at least and at most so many members.
const COUNTS: std::ops::RangeInclusive<u32> = 2..=100;

/// A declared count.
#[derive(Debug, Clone)]
pub(crate) struct Label {
    /// From the count to the end of the noun.
    pub span: Span<Clean>,
    /// The whole label, with the members that stand in brackets inside it: 三名(名校长、名师、名班主任)培养工程.
    pub whole: Span<Clean>,
    /// Without quotes and brackets.
    pub label: String,
    pub noun: String,
    pub count: u32,
    pub rule: RuleId,
    /// Whether its noun makes it a list without members.
    pub stands_alone: bool,
    /// Whether its form declares a list: N大X, N项X, quoted.
    pub declares: bool,
    /// Whether its measure word counts work (30项任务), whatever the numeral.
    pub counts_work: bool,
    /// Whether some of its members are enough.
    pub partial: bool,
    /// Whether only members beside it, in quotes or brackets and as many as declared, make it one.
    pub weak: bool,
    /// Whether it stands in quotes: a name.
    pub quoted: bool,
    /// Whether only what a colon or 即 brings are its members: two aspects of a thing are no list.
    pub announced: bool,
    /// The one character after the count of a label like “三名”, which its members share: 名校长、名师.
    pub shared: Option<char>,
}

/// All that may be declared counts in a part of a text, in order.
pub(crate) fn labels(text: &str, part: Span<Clean>, rules: &ListRules) -> Vec<Label> {
    let mut found: Vec<Label> = Vec::new();
    let mut from = part.start;
    while let Some(at) = rules.next_count(text, from, part.end) {
        from = at + 1;
        // The next digits go on with the number.
        from += text.as_bytes().get(from..).unwrap_or(&[]).iter().take_while(|b| b.is_ascii_digit()).count();
        let mut ahead = text.get(part.start..at).unwrap_or("").chars();
        let before = ahead.next_back();
        if before.is_some_and(|b| continues_number(b, rules)) {
            continue;
        }
        // 三个十大: the second count is not declared.
        let again =
            before.is_some_and(|b| is_measure(b, rules)) && ahead.next_back().is_some_and(|e| rules.numerals.is_chinese(e));
        if !again && let Some(label) = label_at(text, at, before, rules) {
            from = label.span.end.max(from);
            found.push(label);
        }
    }
    found
}

/// Whether a character is a measure word.
pub(super) fn is_measure(c: char, rules: &ListRules) -> bool {
    rules.is_measure(c)
}

/// Whether a numeral after this character is the rest of a number.
fn continues_number(before: char, rules: &ListRules) -> bool {
    rules.numerals.is_chinese(before)
        || arabic_digit(before).is_some()
        || matches!(before, '.' | '．' | '+' | '-' | '—' | '/' | '〔' | '×')
}

fn label_at(text: &str, at: usize, before: Option<char>, rules: &ListRules) -> Option<Label> {
    let near = text.get(at..floor(text, at.saturating_add(REACH)))?;
    let (count, len) = rules.numerals.chinese(near).or_else(|| rules.numerals.arabic(near))?;
    if !COUNTS.contains(&count) || rules.is_formula(near) {
        return None;
    }
    if matches!(before, Some('“' | '‘' | '「' | '"')) {
        return quoted(line_ahead(text, at, REACH), at, count, len, rules);
    }
    let ahead = text.get(..at)?;
    if rules.points(ahead) {
        return None;
    }
    let line = line_ahead(text, at, REACH);
    measured(line, at, count, len, rules).or_else(|| bare(line, at, count, len, rules))
}

/// 八大行动, 四项“提升创优工程”.
fn measured(line: &str, at: usize, count: u32, len: usize, rules: &ListRules) -> Option<Label> {
    let after = line.get(len..)?;
    let (measure, rest) = rules.measure_at(after)?;
    let Some(head) = head(rest, rules) else { return announced(line, at, count, measure, rest) };
    let (start, end) = (line.len() - rest.len(), line.len() - rest.len() + head.end);
    // 52项改革 is an amount; 5大项目 is not.
    let arabic = line.starts_with(|c: char| arabic_digit(c).is_some());
    let declares = measure.declares && !(arabic && measure.amounts);
    Some(Label {
        span: Span::new(at, at + end),
        whole: Span::new(at, at + end),
        label: plain(line.get(..end)?),
        noun: plain(line.get(start + head.start..end)?),
        count,
        rule: measure.id.clone(),
        // 两大平原综合配套改革: so far from its count, the noun is not what is counted.
        stands_alone: head.rule.stands_alone && rest.get(..head.start).is_some_and(|m| m.chars().count() <= NEAR),
        declares,
        counts_work: measure.declares,
        // 4个重点项目 is a list if four are named; 12个专业 with six named is an amount.
        partial: declares || !arabic && head.rule.stands_alone,
        weak: false,
        quoted: false,
        announced: head.rule.aspect && !measure.declares,
        shared: None,
    })
}

/// 四项主题教研：…: whatever the noun, if as many members as declared follow the colon.
fn announced(line: &str, at: usize, count: u32, measure: &MeasureRule, rest: &str) -> Option<Label> {
    let (end, colon) = rest.char_indices().take(LONGEST_NOUN + 1).find(|(_, c)| !is_han(*c))?;
    let noun = rest.get(..end)?;
    let from = line.len() - rest.len();
    (measure.declares && end > 0 && matches!(colon, '：' | ':')).then(|| Label {
        span: Span::new(at, at + from + end),
        whole: Span::new(at, at + from + end),
        label: line.get(..from + end).unwrap_or("").to_owned(),
        noun: noun.to_owned(),
        count,
        rule: measure.id.clone(),
        stands_alone: false,
        declares: true,
        counts_work: true,
        partial: false,
        weak: false,
        quoted: false,
        announced: false,
        shared: None,
    })
}

/// What follows a bracket that `text` starts with; `text` itself where it starts with none.
pub(crate) fn without_bracket(text: &str) -> &str {
    let close = match text.chars().next() {
        Some('(') => ')',
        Some('（') => '）',
        _ => return text,
    };
    text.find(close).and_then(|i| text.get(i + close.len_utf8()..)).unwrap_or(text)
}

/// Without quotes and what stands in brackets.
pub(super) fn plain(label: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::with_capacity(label.len());
    for c in label.chars() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            '“' | '”' | '‘' | '’' | '「' | '」' | '"' => {}
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}
