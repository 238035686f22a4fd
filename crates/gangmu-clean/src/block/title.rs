use gangmu_rules::ScriptRules;

/// Longest title in characters.
const LONGEST: usize = 70;

/// Whether a line can be the title of a document: short, no sentence, no list item, no date, no address of the audience.
pub(crate) fn is_title(line: &str, script: &ScriptRules) -> bool {
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
        && !line.contains(['。', '|'])
        && !script.opens_item(line)
}

/// The title of a page without the name of its site: what stands before the last separator.
pub(crate) fn without_site(title: &str) -> &str {
    let title = title.trim();
    let cut = ["_", "|", "｜", "--", " - ", "——", "-", "－", "»", "<"]
        .iter()
        .filter_map(|sign| title.split_once(sign))
        .map(|(head, _)| head.trim())
        .find(|head| head.chars().count() >= 6);
    cut.unwrap_or(title)
}

/// The public body that a title begins with, before the year or what the document is: 市教育局 of 市教育局2021年工作总结.
pub(crate) fn issuer_of<'t>(title: &'t str, script: &ScriptRules) -> Option<&'t str> {
    let title = title.trim();
    // 2026年某市政府工作报告: the year may come first.
    let body = strip_year(title);
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

fn strip_year(title: &str) -> &str {
    let digits = title.bytes().take_while(u8::is_ascii_digit).count();
    match (digits, title.get(4..).and_then(|t| t.strip_prefix('\u{5E74}'))) {
        (4, Some(rest)) => rest.strip_prefix('\u{5EA6}').unwrap_or(rest),
        _ => title,
    }
}
