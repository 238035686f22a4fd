use gangmu_model::{Clean, RuleId, Span};
use gangmu_rules::{ListRules, MeasureRule, arabic_digit};

use super::noun::{Head, head};

/// A quoted count is not longer than this, in characters: “六个一”.
const LONGEST_QUOTE: usize = 14;
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
    /// The one character after the count of a label like “三名”, which its members share: 名校长、名师.
    pub shared: Option<char>,
}

/// All that may be declared counts in a part of a text, in order.
pub(crate) fn labels(text: &str, part: Span<Clean>, rules: &ListRules) -> Vec<Label> {
    let mut found: Vec<Label> = Vec::new();
    let mut before = None;
    for (offset, c) in part.of(text).char_indices() {
        let at = part.start + offset;
        let is_numeral = rules.numerals.is_chinese(c) || arabic_digit(c).is_some();
        let inside = found.last().is_some_and(|l| l.span.holds(at));
        if is_numeral && !inside && !before.is_some_and(|b| continues_number(b, rules)) {
            found.extend(label_at(text, at, before, rules));
        }
        before = Some(c);
    }
    found
}

/// Whether a numeral after this character is the rest of a number.
fn continues_number(before: char, rules: &ListRules) -> bool {
    rules.numerals.is_chinese(before)
        || arabic_digit(before).is_some()
        || matches!(before, '.' | '．' | '+' | '-' | '—' | '/' | '〔' | '×')
}

fn label_at(text: &str, at: usize, before: Option<char>, rules: &ListRules) -> Option<Label> {
    let rest = text.get(at..)?;
    let line = rest.get(..rest.find('\n').unwrap_or(rest.len()))?;
    let (count, len) = rules.numerals.chinese(line).or_else(|| rules.numerals.arabic(line))?;
    if !COUNTS.contains(&count) || rules.formulas.iter().any(|f| f.words.iter().any(|w| line.starts_with(w.as_str()))) {
        return None;
    }
    if matches!(before, Some('“' | '‘' | '「' | '"')) {
        return quoted(line, at, count, len, rules);
    }
    let ahead = text.get(..at)?;
    if rules.words("word.pointing").iter().any(|w| ahead.ends_with(w.as_str())) {
        return None;
    }
    measured(line, at, count, len, rules).or_else(|| bare(line, at, count, len, rules))
}

/// 八大行动, 四项“提升创优工程”.
fn measured(line: &str, at: usize, count: u32, len: usize, rules: &ListRules) -> Option<Label> {
    let after = line.get(len..)?;
    let (measure, rest) =
        rules.measures.iter().find_map(|m| Some((m, m.words.iter().find_map(|w| after.strip_prefix(w.as_str()))?)))?;
    let Some(head) = head(rest, rules) else { return announced(line, at, count, measure, rest) };
    let (start, end) = (line.len() - rest.len(), line.len() - rest.len() + head.end);
    // 52项改革 is an amount; 5大项目 is not.
    let arabic = line.starts_with(|c: char| arabic_digit(c).is_some());
    let declares = measure.declares && !(arabic && measure.amounts);
    Some(Label {
        span: Span::new(at, at + end),
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
        label: line.get(..from + end).unwrap_or("").to_owned(),
        noun: noun.to_owned(),
        count,
        rule: measure.id.clone(),
        stands_alone: false,
        declares: true,
        counts_work: true,
        partial: false,
        weak: false,
        shared: None,
    })
}

/// “六个一”目标, “三名”培训工程, “十大行动”, “五个一批”.
fn quoted(line: &str, at: usize, count: u32, len: usize, rules: &ListRules) -> Option<Label> {
    let close = line.char_indices().take(LONGEST_QUOTE).find(|(_, c)| matches!(c, '”' | '’' | '」' | '"'))?;
    let inside = line.get(..close.0)?;
    if inside.contains(['，', ',', '、', '。', '；', '：', '+', '·']) || inside.len() <= len {
        return None;
    }
    let measured = rules.measures.iter().find_map(|m| m.words.iter().find_map(|w| inside.get(len..)?.strip_prefix(w.as_str())));
    let content = measured.unwrap_or_else(|| inside.get(len..).unwrap_or(""));
    if counts_time(content, rules) || counts_again(content, rules) {
        return None;
    }
    let after = close.0 + close.1.len_utf8();
    let base = Label {
        span: Span::new(at, at + inside.len()),
        label: plain(inside),
        noun: plain(content),
        count,
        rule: RuleId::from("list.quoted"),
        stands_alone: false,
        declares: true,
        counts_work: true,
        partial: true,
        weak: true,
        shared: single(content),
    };
    if let Some((noun, stands_alone)) = inner_noun(content, rules) {
        let shared = content.strip_suffix(noun.as_str()).and_then(single);
        return Some(Label { noun, stands_alone, shared, weak: false, ..base });
    }
    let outside = line.get(after..)?;
    let outside = without_bracket(outside);
    let skipped = line.get(after..)?.len() - outside.len();
    let gap = rules.words("word.of").iter().find_map(|w| outside.strip_prefix(w.as_str())).unwrap_or(outside);
    let lead = outside.len() - gap.len();
    match head(gap, rules) {
        Some(head) => {
            let from = after + skipped + lead;
            let (mods, noun) = (line.get(from..from + head.end)?, line.get(from + head.start..from + head.end)?);
            let label = format!("{}{}", plain(inside), plain(mods));
            let span = Span::new(at, at + from + head.end);
            Some(Label { span, label, noun: plain(noun), stands_alone: head.rule.stands_alone, weak: false, ..base })
        }
        None => Some(base),
    }
}

/// The head noun that a quoted label ends with, and whether it stands alone.
fn inner_noun(content: &str, rules: &ListRules) -> Option<(String, bool)> {
    let starts = content.char_indices().map(|(i, _)| i);
    let mut at_end = starts.filter_map(|i| content.get(i..)).filter_map(|rest| Some((rest, rules.noun_at(rest)?)));
    at_end.find(|(rest, (word, _))| rest.len() == word.len()).map(|(rest, (_, rule))| (rest.to_owned(), rule.stands_alone))
}

/// ”四早原则, ”六落实, 三名(名校长、名师、名班主任)培养工程: a list only by the members in quotes or brackets beside it.
fn bare(line: &str, at: usize, count: u32, len: usize, rules: &ListRules) -> Option<Label> {
    let rest = line.get(len..)?;
    let first = rest.chars().next().filter(|&c| is_han(c))?;
    let after = rest.get(first.len_utf8()..)?;
    let bracketed = after.starts_with(['(', '（']);
    let counts_units = rules.words("word.unit").iter().any(|w| rest.starts_with(w.as_str()));
    if counts_time(rest, rules) || !bracketed && counts_units || line.starts_with(|c: char| arabic_digit(c).is_some()) {
        return None;
    }
    let tail = if bracketed { without_bracket(after).trim_start_matches(['”', '’']) } else { after };
    let head = if bracketed {
        head(tail, rules)
    } else {
        rules.noun_at(tail).map(|(word, rule)| Head { start: 0, end: word.len(), rule })
    };
    let stem = line.get(..len + first.len_utf8())?;
    let mut label = Label {
        span: Span::new(at, at + stem.len()),
        label: stem.to_owned(),
        noun: first.to_string(),
        count,
        rule: RuleId::from("list.bare"),
        stands_alone: false,
        declares: false,
        counts_work: false,
        partial: false,
        weak: true,
        shared: None,
    };
    if let Some(head) = head {
        label.label.push_str(&plain(tail.get(..head.end)?));
        label.noun = plain(tail.get(head.start..head.end)?);
        if !bracketed {
            label.span = Span::new(at, label.span.end + head.end);
        }
    } else if !bracketed {
        let second = after.chars().next().filter(|&c| is_han(c))?;
        let ends = after.chars().nth(1).is_none_or(|c| !c.is_alphanumeric());
        if !ends || rules.measures.iter().any(|m| m.words.iter().any(|w| rest.starts_with(w.as_str()))) {
            return None;
        }
        label.label.push(second);
        label.noun.push(second);
        label.span = Span::new(at, label.span.end + second.len_utf8());
    }
    Some(label)
}

fn is_han(c: char) -> bool {
    c.is_alphabetic() && !c.is_ascii()
}

fn counts_time(content: &str, rules: &ListRules) -> bool {
    rules.words("word.time").iter().any(|w| content.starts_with(w.as_str())) && single(content).is_none()
}

/// The only character of a content.
fn single(content: &str) -> Option<char> {
    let mut chars = content.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// Whether a second count stands in a quoted label: 两创建一振兴. In 六个一 and 五个一批 it stands right after the measure word.
fn counts_again(content: &str, rules: &ListRules) -> bool {
    let pairs = content.chars().zip(content.chars().skip(1));
    let measure = |c: char| rules.measures.iter().any(|m| m.words.iter().any(|w| w.chars().eq([c])));
    pairs.into_iter().any(|(before, c)| rules.numerals.is_chinese(c) && !measure(before))
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
fn plain(label: &str) -> String {
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
