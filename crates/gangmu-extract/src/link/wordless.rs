use gangmu_model::{Clean, Comparator, Dimension, Document, Measurement, Mention, MentionKind, Span, Status, Text};
use gangmu_rules::{IndicatorRules, TargetRules};

use super::clause::left_edge;
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
    sentences: &[Span<Clean>],
    mentions: &[Mention],
) -> Vec<Measurement> {
    let mut found = Vec::new();
    let whole = document.span.of(&text.text);
    for (rule, start, end) in rules.find(whole) {
        let word = Span::new(document.span.start + start, document.span.start + end);
        let after = sentences.partition_point(|s| s.start <= word.start);
        let Some(sentence) = after.checked_sub(1).and_then(|at| sentences.get(at)).copied().filter(|s| s.contains(&word)) else {
            continue;
        };
        let from = mentions.partition_point(|m| m.span.start < sentence.start);
        let to = mentions.partition_point(|m| m.span.start < sentence.end);
        let inside = mentions.get(from..to).unwrap_or(&[]);
        let dates: Vec<&Mention> = inside.iter().filter(|m| matches!(m.kind, MentionKind::Date(_))).collect();
        let phrases = Phrases {
            text: &text.text,
            lexicon: &words.lexicon,
            dates: &dates,
            names: &[],
            words: &|_| Vec::new(),
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
        if phrases.chars(indicator) < 2 || phrases.is_verb(indicator) {
            continue;
        }
        let place = Place { sentence, clause: clause_of(&phrases, sentence, span), mentions: inside, carried: None };
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
            commitment: status::commitment(meant, inside, sentence, span),
            nature: status::nature(&text.text, inside, sentence, span),
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
