use gangmu_model::{Clean, Reference, ReferenceKind, Span};
use gangmu_rules::TaskRules;

use crate::marks::marks;
use crate::reach::line_ahead;

/// The name of a document is not longer than this, in characters.
const LONGEST: usize = 100;
/// The name of a programme is not longer than this, in characters.
const LONGEST_PROGRAMME: usize = 16;
/// The number of a document is not longer than this, in characters.
const LONGEST_NUMBER: usize = 30;

/// The documents and programmes that a part of a text names, each once, in order: documents stand in 《…》, with its number where one is given beside any naming of it.
pub(crate) fn references(text: &str, part: Span<Clean>, rules: &TaskRules) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    let mut known = std::collections::BTreeMap::new();
    for name in names(text, part) {
        let number = number_after(text, name.end + '》'.len_utf8(), rules);
        let span = number.map_or(name, |n| name.cover(&n));
        let number = number.map(|n| n.of(text).to_owned());
        match known.get(name.of(text)).and_then(|&i: &usize| found.get_mut(i)) {
            Some(first) => {
                if first.number.is_none() {
                    first.number = number;
                }
            }
            None => {
                known.insert(name.of(text).to_owned(), found.len());
                found.push(Reference { kind: ReferenceKind::Document, name: name.of(text).to_owned(), number, span });
            }
        }
    }
    found.extend(programmes(text, part, rules));
    found.sort_by_key(|r| r.span.start);
    found
}

/// The programmes that have a name in quotes, each once: “数商兴农”工程, “国培计划”.
fn programmes(text: &str, part: Span<Clean>, rules: &TaskRules) -> Vec<Reference> {
    let mut seen = std::collections::BTreeSet::new();
    let quotes = memchr::memmem::find_iter(part.of(text).as_bytes(), "“").map(|at| part.start + at);
    let spans = quotes.filter_map(|at| programme(text, at, rules)).filter(|span| seen.insert(span.of(text)));
    let named =
        |span: Span<Clean>| Reference { kind: ReferenceKind::Programme, name: span.of(text).to_owned(), number: None, span };
    spans.map(named).collect()
}

/// The programme whose name opens with the quote at a byte.
fn programme(text: &str, at: usize, rules: &TaskRules) -> Option<Span<Clean>> {
    let rest = line_ahead(text, at + '“'.len_utf8(), LONGEST_PROGRAMME * 4);
    let end = rest.find('”')?;
    let inside = rest.get(..end)?;
    let short = (2..=LONGEST_PROGRAMME).contains(&inside.chars().count());
    let declared = rules.words("word.declared").iter().any(|w| inside.ends_with(w.as_str()));
    if !short || declared || inside.contains(['，', '。', '；', '：', '“', '《']) {
        return None;
    }
    let start = at + '“'.len_utf8();
    let nouns = rules.words("word.programme");
    if nouns.iter().any(|w| inside.len() > w.len() && inside.ends_with(w.as_str())) {
        return Some(Span::new(start, start + end));
    }
    let after = rest.get(end + '”'.len_utf8()..)?;
    let noun = nouns.iter().find(|w| after.starts_with(w.as_str()))?;
    Some(Span::new(at, start + end + '”'.len_utf8() + noun.len()))
}

/// What stands between the outermost 《 and 》.
fn names(text: &str, part: Span<Clean>) -> Vec<Span<Clean>> {
    let (mut found, content) = (Vec::new(), part.of(text));
    let opens = memchr::memmem::Finder::new("《");
    let mut from = 0;
    while let Some(open) = content.as_bytes().get(from..).and_then(|rest| opens.find(rest)).map(|at| from + at) {
        let start = open + '《'.len_utf8();
        let (mut depth, mut end) = (1usize, content.len());
        for (at, c) in marks(content.get(start..).unwrap_or("")) {
            match c {
                '《' => depth += 1,
                '》' => depth -= 1,
                '\n' => depth = 0,
                _ => continue,
            }
            if depth == 0 {
                end = start + at;
                if c == '》' {
                    found.push(Span::new(part.start + start, part.start + end));
                }
                break;
            }
        }
        from = end;
    }
    found.retain(|s: &Span<Clean>| !s.is_empty() && s.of(text).chars().count() <= LONGEST);
    found
}

/// （国发〔2022〕2号） right after a name.
fn number_after(text: &str, at: usize, rules: &TaskRules) -> Option<Span<Clean>> {
    let rest = line_ahead(text, at, LONGEST_NUMBER * 4);
    let open = rest.chars().next().filter(|c| matches!(c, '（' | '('))?;
    let inside = rest.get(open.len_utf8()..)?;
    let end = inside.find(['）', ')', '，', ',', '；', '\n'])?;
    let number = inside.get(..end)?.trim();
    let has_year = number.contains(|c: char| c.is_ascii_digit());
    let ends = rules.words("word.number").iter().any(|w| number.ends_with(w.as_str()));
    let start = at + open.len_utf8();
    (has_year && ends && number.chars().count() <= LONGEST_NUMBER).then(|| Span::new(start, start + number.len()))
}
