use gangmu_rules::{CleanRules, Field, LabelRules};

use super::title::is_title;

/// A label of the metadata block with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) field: Field,
    pub(crate) value: String,
}

/// The labels of a line that begins with one; none where it does not.
///
/// A label ends in a colon, or is a whole cell of a table row. It may be spaced (索 引 号).
pub(crate) fn labels(line: &str, rules: &LabelRules) -> Vec<Label> {
    let chars: Vec<char> = line.chars().collect();
    let found = find(&chars, rules);
    let opening = |c: &char| c.is_whitespace() || matches!(c, '[' | '【' | '(' | '（' | '|' | '·' | '•' | '-');
    let Some((first, _, _)) = found.first() else { return Vec::new() };
    if !chars.iter().take(*first).all(opening) {
        return Vec::new();
    }
    let ends = found.iter().skip(1).map(|(start, _, _)| *start).chain(std::iter::once(chars.len()));
    let value = |from: usize, to: usize| {
        let value: String = chars.get(from..to).unwrap_or(&[]).iter().collect();
        value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '[' | ']' | '【' | '】' | ':' | '：')).to_owned()
    };
    found.iter().zip(ends).map(|((_, from, field), to)| Label { field: *field, value: value(*from, to) }).collect()
}

/// Byte offset of the first label of a line that begins with a title: the block of a flattened page (某局2020年工作总结 索 引 号： | …).
pub(crate) fn title_before_labels(line: &str, rules: &CleanRules) -> Option<usize> {
    if !line.contains([':', '：', '|']) {
        return None;
    }
    let chars: Vec<char> = line.chars().collect();
    let found = find(&chars, &rules.labels);
    let [(first, _, _), _, ..] = found.as_slice() else { return None };
    let title: String = chars.iter().take(*first).collect();
    let named = is_title(title.trim(), &rules.script) && rules.script.names_document(&title);
    (named && title.ends_with(char::is_whitespace)).then_some(title.len())
}

/// Start of each label, end of its colon, and its field.
fn find(chars: &[char], rules: &LabelRules) -> Vec<(usize, usize, Field)> {
    let mut found: Vec<(usize, usize, Field)> = Vec::new();
    for (at, c) in chars.iter().enumerate() {
        if matches!(c, ':' | '：' | '|')
            && let Some((start, field)) = label_before(chars, at, *c == '|', rules)
            && found.last().is_none_or(|(_, end, _)| *end <= start)
        {
            found.push((start, at + 1, field));
        }
    }
    found
}

/// The longest label that ends before `end`, and where it starts.
fn label_before(chars: &[char], end: usize, cell: bool, rules: &LabelRules) -> Option<(usize, Field)> {
    let (mut word, mut best) = (Vec::new(), None);
    let mut start = end;
    while let Some(c) = start.checked_sub(1).and_then(|i| chars.get(i)) {
        start -= 1;
        if c.is_whitespace() || matches!(c, '\u{3000}' | '】' | ']') {
            continue;
        }
        // 备注/文号 is one label.
        if !(c.is_alphabetic() || *c == '/') || word.len() >= rules.longest() {
            break;
        }
        word.insert(0, *c);
        let before = start.checked_sub(1).and_then(|i| chars.get(i)).copied();
        let free = before.is_none_or(|c| !c.is_alphanumeric() && (!cell || c == '|' || c.is_whitespace()));
        if free && let Some(field) = rules.field(&word.iter().collect::<String>()) {
            best = Some((start, field));
        }
    }
    best.filter(|(start, _)| {
        !cell || chars.get(..*start).unwrap_or(&[]).iter().rev().find(|c| !c.is_whitespace()).is_none_or(|c| *c == '|')
    })
}
