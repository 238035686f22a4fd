use gangmu_model::{Clean, Comparator, Dimension, Document, Measurement, Mention, MentionKind, Span, Status, Text};
use gangmu_rules::{IndicatorRules, TargetRules};

use super::clause::{left_edge, sentences};
use super::phrase::Phrases;
use super::{Place, clause_of, status, time};

/// The targets of a document that are stated without a number (与经济增长同步, 完成省下达任务, 全覆盖), in order of the text.
///
/// Only targets: 实现全覆盖 in a review states no amount that the tables could hold.
pub(super) fn targets(
    rules: &TargetRules,
    words: &IndicatorRules,
    text: &Text,
    document: &Document,
    mentions: &[Mention],
) -> Vec<Measurement> {
    let mut found = Vec::new();
    let whole = document.span.of(&text.text);
    for (rule, start, end) in rules.find(whole) {
        let word = Span::new(document.span.start + start, document.span.start + end);
        let line = line_of(&text.text, document.span, word);
        let Some(sentence) = sentences(&text.text, line).into_iter().find(|s| s.contains(&word)) else { continue };
        let inside: Vec<Mention> = mentions.iter().filter(|m| sentence.contains(&m.span)).cloned().collect();
        let dates: Vec<&Mention> = inside.iter().filter(|m| matches!(m.kind, MentionKind::Date(_))).collect();
        let phrases = Phrases {
            text: &text.text,
            lexicon: &words.lexicon,
            dates: &dates,
            names: &[],
            sections: &document.outline.sections,
        };
        let floor = found.last().map_or(sentence.start, |m: &Measurement| m.span.end.max(sentence.start)).min(word.start);
        let (clause, _) = left_edge(&text.text, Span::new(floor, word.start));
        let before = Span::<Clean>::new(clause, word.start);
        let opener = rule.openers.iter().filter_map(|o| before.of(&text.text).rfind(o.as_str())).max();
        if !rule.openers.is_empty() && opener.is_none() {
            continue;
        }
        let span = Span::new(opener.map_or(word.start, |at| clause + at), word.end);
        let indicator = phrases.trim_left(phrases.trim_right(Span::new(clause, span.start)).span);
        // 坚持全覆盖: no thing is named.
        if phrases.chars(indicator) < 3 || phrases.is_verb(indicator) {
            continue;
        }
        let place = Place { sentence, clause: clause_of(&phrases, sentence, span), mentions: &inside, carried: None };
        let meant = status::by_wording(
            document.metadata.kind,
            status::base(document, span),
            place.mentions,
            place.sentence,
            place.clause,
            span,
        );
        if meant == Status::Actual {
            continue;
        }
        let (year, _) = time::year(&phrases, sentence, span, Dimension::None, document, meant);
        found.push(Measurement {
            id: 0,
            section: document.outline.at(span.start).map(|s| s.id),
            kind: rule.kind,
            value: None,
            low: None,
            high: None,
            unit: None,
            comparator: Comparator::Equal,
            change: None,
            from: None,
            indicator: Some(phrases.of(indicator).to_owned()),
            indicator_spans: vec![indicator],
            status: meant,
            commitment: status::commitment(meant, &inside, sentence, span),
            year,
            deadline: time::deadline(&phrases, sentence, span),
            parent: None,
            rule: rule.id.clone(),
            span,
            sentence,
            flags: Vec::new(),
        });
    }
    found
}

/// The line of the document that holds a place.
fn line_of(text: &str, document: Span<Clean>, place: Span<Clean>) -> Span<Clean> {
    let before = Span::<Clean>::new(document.start, place.start).of(text);
    let after = Span::<Clean>::new(place.end, document.end).of(text);
    let start = before.rfind('\n').map_or(document.start, |at| document.start + at + 1);
    Span::new(start, after.find('\n').map_or(document.end, |at| place.end + at))
}
