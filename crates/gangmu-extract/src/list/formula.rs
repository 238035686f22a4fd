use gangmu_model::{RuleId, Span};
use gangmu_rules::{ListRules, arabic_digit};

use super::label::{Label, is_measure, plain, without_bracket};
use super::noun::{Head, head};

/// A quoted count is not longer than this, in characters: “六个一”.
const LONGEST_QUOTE: usize = 14;

/// “六个一”目标, “三名”培训工程, “十大行动”, “五个一批”.
pub(super) fn quoted(line: &str, at: usize, count: u32, len: usize, rules: &ListRules) -> Option<Label> {
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
        whole: Span::new(at, at + inside.len()),
        label: plain(inside),
        noun: plain(content),
        count,
        rule: RuleId::from("list.quoted"),
        stands_alone: false,
        declares: true,
        counts_work: true,
        partial: true,
        weak: true,
        quoted: true,
        announced: false,
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
            Some(Label { span, whole: span, label, noun: plain(noun), stands_alone: head.rule.stands_alone, weak: false, ..base })
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
pub(super) fn bare(line: &str, at: usize, count: u32, len: usize, rules: &ListRules) -> Option<Label> {
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
        whole: Span::new(at, at + stem.len()),
        label: stem.to_owned(),
        noun: first.to_string(),
        count,
        rule: RuleId::from("list.bare"),
        stands_alone: false,
        declares: false,
        counts_work: false,
        partial: false,
        weak: true,
        quoted: false,
        announced: false,
        shared: None,
    };
    if let Some(head) = head {
        label.label.push_str(&plain(tail.get(..head.end)?));
        label.noun = plain(tail.get(head.start..head.end)?);
        label.whole = Span::new(at, at + (line.len() - tail.len()) + head.end);
        if !bracketed {
            label.span = label.whole;
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
        label.whole = label.span;
    }
    Some(label)
}

pub(super) fn is_han(c: char) -> bool {
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

/// Whether a second count stands in a quoted label: 两创建一振兴, 三个十大. In 六个一 and 五个一批 it stands right after the measure
/// word, and no measure word after it.
fn counts_again(content: &str, rules: &ListRules) -> bool {
    let measure = |c: char| is_measure(c, rules);
    let mut before = None;
    let mut chars = content.chars().peekable();
    while let Some(c) = chars.next() {
        let again = before.is_some_and(|b| !measure(b)) || chars.peek().is_some_and(|&next| measure(next));
        if rules.numerals.is_chinese(c) && (again || before.is_none() && chars.peek().is_some_and(|&next| measure(next))) {
            return true;
        }
        before = Some(c);
    }
    false
}
