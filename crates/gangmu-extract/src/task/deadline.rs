use gangmu_model::{Clean, Mention, MentionKind, Span};
use gangmu_rules::TaskRules;

/// A deadline of a task, and where it stands.
type Found = (usize, String);

/// Each stated finish within a task, in order: the last day as an ISO date, or the words of the text where it has no date.
pub(crate) fn deadlines(text: &str, extent: Span<Clean>, mentions: &[Mention], rules: &TaskRules) -> Vec<String> {
    let from = mentions.partition_point(|m| m.span.start < extent.start);
    let inside = mentions.get(from..).unwrap_or(&[]).iter().take_while(|m| m.span.start < extent.end);
    let mut dated: Vec<(Span<Clean>, String)> = Vec::new();
    for mention in inside {
        if let MentionKind::Date(date) = &mention.kind
            && date.deadline
            && let Some(last) = date.last
        {
            dated.push((mention.span, last.to_string()));
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
