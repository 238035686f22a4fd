use gangmu_model::{Clean, DateMention, Mention, MentionKind, Span};
use gangmu_rules::TaskRules;

/// A deadline of a task, and where it stands.
type Found = (usize, String);

/// Each stated finish within a task, in order: the last day as an ISO date, or the words of the text where it has no date.
pub(crate) fn deadlines(text: &str, extent: Span<Clean>, mentions: &[Mention], rules: &TaskRules) -> Vec<String> {
    let from = mentions.partition_point(|m| m.span.start < extent.start);
    let inside = mentions.get(from..).unwrap_or(&[]).iter().take_while(|m| m.span.start < extent.end);
    let dates: Vec<(Span<Clean>, &DateMention)> = inside
        .filter_map(|m| match &m.kind {
            MentionKind::Date(date) => Some((m.span, date)),
            _ => None,
        })
        .collect();
    let mut dated: Vec<(Span<Clean>, String)> = Vec::new();
    for (index, (span, date)) in dates.iter().enumerate() {
        let shares = || dates.get(index + 1).is_some_and(|(next, d)| d.deadline && joined(text, *span, *next));
        if let Some(last) = date.last
            && !in_force(text, extent, *span, rules)
            && (date.deadline || is_due(text, extent, *span, rules) || ends_before(text, *span, rules) || shares())
        {
            dated.push((*span, last.to_string()));
        }
    }
    let mut found: Vec<Found> = terms(text, extent, rules)
        .into_iter()
        .filter(|(s, _)| !dated.iter().any(|(d, _)| d.overlaps(s)))
        .map(|(s, t)| (s.start, t))
        .collect();
    found.extend(dated.into_iter().map(|(span, date)| (span.start, date)));
    found.sort();
    let mut kept: Vec<String> = Vec::with_capacity(found.len());
    for (_, deadline) in found {
        if !kept.contains(&deadline) {
            kept.push(deadline);
        }
    }
    kept
}

/// 4月、10月底前: the first month ends where the second does.
fn joined(text: &str, first: Span<Clean>, second: Span<Clean>) -> bool {
    Span::<Clean>::new(first.end, second.start).of(text) == "、"
}

/// 完成时限：2025年12月.
fn is_due(text: &str, extent: Span<Clean>, date: Span<Clean>, rules: &TaskRules) -> bool {
    let before = text.get(extent.start..date.start).unwrap_or("");
    let Some(label) = before.trim_end().strip_suffix(['：', ':']) else { return false };
    rules.words("word.due").iter().any(|w| label.ends_with(w.as_str()))
}

/// 三季度末前: the end of a quarter or half-year, named by what follows it.
fn ends_before(text: &str, date: Span<Clean>, rules: &TaskRules) -> bool {
    let after = text.get(date.end..).unwrap_or("");
    rules.words("word.end-before").iter().any(|w| after.starts_with(w.as_str()))
}

/// 有效期至2028年12月31日: how long a text holds, not when work is done.
fn in_force(text: &str, extent: Span<Clean>, date: Span<Clean>, rules: &TaskRules) -> bool {
    let before = text.get(extent.start..date.start).unwrap_or("").trim_end();
    rules.words("word.in-force").iter().any(|w| before.ends_with(w.as_str()))
}

/// Terms without a date that are deadlines: 秋季学期前, 力争秋季学期完工.
fn terms(text: &str, extent: Span<Clean>, rules: &TaskRules) -> Vec<(Span<Clean>, String)> {
    let content = extent.of(text);
    let mut found: Vec<(Span<Clean>, String)> = Vec::new();
    for term in rules.words("word.term") {
        for (at, _) in content.match_indices(term.as_str()) {
            let span = Span::new(extent.start + at, extent.start + at + term.len());
            let (Some(before), Some(after)) = (content.get(..at), content.get(at + term.len()..)) else { continue };
            let ends = |words: &str| rules.words(words).iter().any(|w| before.ends_with(w.as_str()));
            let starts = |words: &str| rules.words(words).iter().find(|w| after.starts_with(w.as_str()));
            let whole = match starts("word.before") {
                Some(word) => Span::new(span.start, span.end + word.len()),
                None if ends("word.commit") && starts("word.finished").is_some() => span,
                None => continue,
            };
            if !found.iter().any(|(s, _)| s.overlaps(&whole)) {
                found.push((whole, whole.of(text).to_owned()));
            }
        }
    }
    found
}
