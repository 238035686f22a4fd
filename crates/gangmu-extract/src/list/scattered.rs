use std::collections::{BTreeMap, BTreeSet};

use gangmu_model::{Clean, Document, Span};
use gangmu_rules::ListRules;

use super::label::Label;
use super::member::Member;

/// Before its noun a scattered member has at most so many characters.
const LONGEST: usize = 20;

/// The "…X行动" that stand scattered over a document, by noun; searched once for each noun.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    by_noun: BTreeMap<String, Vec<Span<Clean>>>,
}

impl Phrases {
    /// The scattered members of a list, if the document names as many as declared.
    pub(crate) fn members(&mut self, text: &str, document: &Document, label: &Label, rules: &ListRules) -> Vec<Member> {
        let found = self.by_noun.entry(label.noun.clone()).or_insert_with(|| phrases(text, document.span, &label.noun, rules));
        let Some(about) = about(label, rules) else { return Vec::new() };
        let fits = |s: &Span<Clean>| {
            about.is_empty() || s.of(text).trim_end_matches(label.noun.as_str()).contains(|c| about.contains(c))
        };
        let count = label.count as usize;
        let outside = |spans: &[Span<Clean>]| {
            // One of them may be the label itself.
            let may = spans.len() <= count + 1;
            if may {
                spans.iter().copied().filter(|s| !s.overlaps(&label.span) && fits(s)).collect::<Vec<_>>()
            } else {
                Vec::new()
            }
        };
        let here = document.outline.at(label.span.start).map(|s| s.extent);
        let near = here.map(|h| {
            let (from, to) = (found.partition_point(|s| s.start < h.start), found.partition_point(|s| s.start < h.end));
            outside(found.get(from..to).unwrap_or(&[]))
        });
        // Declared before the first heading, they may stand anywhere; else near their label.
        let anywhere = if here.is_none() { outside(found) } else { Vec::new() };
        let near = near.unwrap_or_default();
        let fitting = [near, anywhere].into_iter().find(|spans| spans.len() == count);
        fitting.unwrap_or_default().into_iter().map(|s| Member::at(text, s)).collect()
    }
}

/// What a label says of its members besides their noun, nothing for 八大行动 and 十二项专项行动; none where it counts no nouns
/// (“四千”行动). The names of 三大护苗行动 (护心行动, 护眼行动) share a character with it.
fn about<'l>(label: &'l Label, rules: &ListRules) -> Option<&'l str> {
    let counted = label.label.trim_start_matches(|c: char| rules.numerals.is_chinese(c) || c.is_ascii_digit());
    let measures = rules.measures.iter().flat_map(|m| &m.words);
    let rest = measures.filter_map(|w| counted.strip_prefix(w.as_str())).min_by_key(|rest| rest.len())?;
    let before = rest.strip_suffix(label.noun.as_str()).unwrap_or(rest);
    Some(if rules.words("word.plain").iter().any(|w| before == w) { "" } else { before })
}

/// Clauses that are a verb and a name that ends with the noun: 开展«素质教育提升行动». Each name once.
fn phrases(text: &str, part: Span<Clean>, noun: &str, rules: &ListRules) -> Vec<Span<Clean>> {
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    for (offset, _) in part.of(text).match_indices(noun) {
        let (start, end) = (part.start + offset, part.start + offset + noun.len());
        if rules.noun_at(text.get(start..).unwrap_or("")).is_none_or(|(word, _)| word.len() != noun.len()) {
            continue;
        }
        let Some(name) = name_before(text, part.start, start, rules).map(|from| Span::new(from, end)) else { continue };
        if seen.insert(name.of(text)) {
            found.push(name);
        }
    }
    found
}

/// Where the name starts whose noun starts at `noun`: after the quote that it stands in, or the verb that opens its clause.
fn name_before(text: &str, from: usize, noun: usize, rules: &ListRules) -> Option<usize> {
    let ahead = text.get(from..noun)?;
    if let Some((at, quote)) = ahead.char_indices().rev().take(LONGEST).find(|(_, c)| !c.is_alphanumeric())
        && quote == '“'
    {
        return Some(from + at + quote.len_utf8());
    }
    let clause = ahead
        .char_indices()
        .rev()
        .take(LONGEST + 8)
        .find(|(_, c)| matches!(c, '。' | '，' | ',' | '；' | ';' | '：' | ':' | '\n' | '！'));
    let start = from + clause.map_or(0, |(i, c)| i + c.len_utf8());
    let clause = text.get(start..noun)?;
    let name = rules.words("word.verb").iter().find_map(|w| clause.strip_prefix(w.as_str()))?;
    (2..=LONGEST).contains(&name.chars().count()).then_some(noun - name.len())
}
