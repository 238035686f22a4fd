use gangmu_rules::ScriptRules;

use super::date::is_date;

/// Longest title in characters.
const LONGEST: usize = 70;

/// How many lines a title is broken into at most, but for the last.
const MOST_LINES: usize = 3;

/// Whether a line can be the title of a document: short, no sentence, no list item, no date, no address of the audience.
pub(super) fn is_title(line: &str, script: &ScriptRules) -> bool {
    let length = line.chars().count();
    let han = line.chars().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)).count();
    let ends = line.ends_with(['。', '；', ';', ':', '：', ',', '，', '|', '…']);
    let opens = line.starts_with(['(', '（', '-', '—', '>', '|', '*', '[', '【']);
    let mut chars = line.chars();
    let item = chars.next().is_some_and(|c| script.is_numeral(c)) && chars.next().is_some_and(|c| c == '、');
    (5..=LONGEST).contains(&length)
        && han * 2 >= length
        && !ends
        && !opens
        && !item
        && !line.contains(['。', '|', '，', '；', '：'])
        && !script.opens_item(line)
}

/// The title among the lines before the first paragraph: the first that names a kind of document, else the first line, unless that is
/// only the name of a body. What a line break took from its front is put back.
pub(crate) fn title_of(head: &[&str], script: &ScriptRules) -> Option<String> {
    let named = head.iter().position(|line| is_title(line, script) && script.names_document(line));
    let first = head.first().filter(|line| is_title(line, script) && !script.is_bureau(line)).map(|_| 0);
    let last = named.or(first)?;
    let mut title = (*head.get(last)?).to_owned();
    for before in head.get(last.saturating_sub(MOST_LINES)..last)?.iter().rev() {
        if !goes_before(before, &title, script) {
            break;
        }
        title.insert_str(0, before);
    }
    Some(title)
}

/// Whether a line is the front of a title: the other half of a pair of brackets, or the body before 关于 (on).
fn goes_before(line: &str, title: &str, script: &ScriptRules) -> bool {
    let open = title.matches('》').count() > title.matches('《').count();
    let short = line.chars().count() <= LONGEST && !line.contains(['。', '|']);
    short && (open || script.is_bureau(line) && script.opens_subject(title))
}

/// The title of a page without the name of its site: what stands before the first separator that is none of the title's own.
pub(crate) fn without_site<'t>(title: &'t str, script: &ScriptRules) -> &'t str {
    let title = title.trim();
    let mut previous = ' ';
    for (at, c) in title.char_indices() {
        let (head, tail) = (title.get(..at).unwrap_or("").trim(), title.get(at + c.len_utf8()..).unwrap_or(""));
        let parts = match c {
            '_' | '|' | '｜' | '»' | '<' => true,
            // 2021-2025年, 5-10万人: a range is no separator.
            '-' | '－' | '—' | '–' => {
                !previous.is_ascii_alphanumeric() && !tail.starts_with(|c: char| c.is_ascii_digit()) && tail.chars().count() <= 40
            }
            // A blank, where a name of a site or body follows and not the rest of the title.
            ' ' => {
                tail.chars().count() <= 24
                    && !script.names_document(tail)
                    && (script.names_document(head) || script.is_bureau(tail))
            }
            _ => false,
        };
        if parts && head.chars().count() >= 6 {
            return head;
        }
        previous = c;
    }
    title
}

/// The public body that a title begins with, before the year or what the document is: 市教育局 of 市教育局2021年工作总结.
pub(crate) fn issuer_of<'t>(title: &'t str, script: &ScriptRules) -> Option<&'t str> {
    let title = title.trim();
    // 2026年某市政府工作报告: the year may come first.
    let body = strip_year(title, script);
    script
        .bureau_ends()
        .iter()
        .filter_map(|end| {
            let at = body.find(end.as_str())? + end.len();
            let (name, rest) = (body.get(..at)?, body.get(at..)?);
            let single = end.chars().count() == 1;
            let goes_on = rest.starts_with(|c: char| c.is_ascii_digit()) || script.follows_bureau(rest);
            let plain = name.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)) && (3..=25).contains(&name.chars().count());
            (plain && goes_on && !(single && body.len() != title.len())).then_some(name)
        })
        .max_by_key(|name| std::cmp::Reverse(name.len()))
}

/// The public body that signs a text: on a line of its own beside the title, or before the date at the end.
pub(crate) fn signature<'t>(text: &'t str, head: &[&'t str], script: &ScriptRules) -> Option<&'t str> {
    let body = |line: &&str| {
        script.is_bureau(line) && line.chars().count() <= 25 && line.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
    };
    let mut last = text.lines().rev();
    let (date, above) = (last.next()?, last.next());
    let dated = date.chars().count() <= 16 && date.ends_with(script.date_signs());
    head.iter().take(MOST_LINES).copied().find(body).or_else(|| above.filter(body).filter(|_| dated))
}

/// How many of the lines after an article belong to it: the body that signs and the date, or the date alone where the body stands last.
pub(crate) fn signature_lines<'l>(last: &str, mut after: impl Iterator<Item = &'l str>, script: &ScriptRules) -> usize {
    let signs = |line: &str| script.is_bureau(line) && line.chars().count() <= 25;
    match (after.next(), after.next()) {
        (Some(body), Some(day)) if signs(body) && is_date(day, script) => 2,
        (Some(day), _) if signs(last) && is_date(day, script) => 1,
        _ => 0,
    }
}

/// A title without the year that it begins with.
fn strip_year<'t>(title: &'t str, script: &ScriptRules) -> &'t str {
    let digits = title.bytes().take_while(u8::is_ascii_digit).count();
    let year = script.date_signs().first().copied().unwrap_or(' ');
    match title.get(4..).and_then(|t| t.strip_prefix(year)) {
        Some(rest) if digits == 4 => rest,
        _ => title,
    }
}
