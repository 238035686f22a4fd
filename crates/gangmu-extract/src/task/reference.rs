use gangmu_model::{Clean, Reference, Span};
use gangmu_rules::TaskRules;

/// The name of a document is not longer than this, in characters.
const LONGEST: usize = 100;
/// The number of a document is not longer than this, in characters.
const LONGEST_NUMBER: usize = 30;

/// The documents that a part of a text names in 《…》, each once, with its number where one is given beside any naming of it.
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
                found.push(Reference { name: name.of(text).to_owned(), number, span });
            }
        }
    }
    found
}

/// What stands between the outermost 《 and 》.
fn names(text: &str, part: Span<Clean>) -> Vec<Span<Clean>> {
    let (mut found, mut depth, mut start) = (Vec::new(), 0usize, part.start);
    for (offset, c) in part.of(text).char_indices() {
        let at = part.start + offset;
        match c {
            '《' => {
                if depth == 0 {
                    start = at + c.len_utf8();
                }
                depth += 1;
            }
            '》' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push(Span::new(start, at));
                }
            }
            '\n' => depth = 0,
            _ => {}
        }
    }
    found.retain(|s: &Span<Clean>| !s.is_empty() && s.of(text).chars().count() <= LONGEST);
    found
}

/// （国发〔2022〕2号） right after a name.
fn number_after(text: &str, at: usize, rules: &TaskRules) -> Option<Span<Clean>> {
    let rest = text.get(at..)?;
    let open = rest.chars().next().filter(|c| matches!(c, '（' | '('))?;
    let inside = rest.get(open.len_utf8()..)?;
    let end = inside.find(['）', ')', '，', ',', '；', '\n'])?;
    let number = inside.get(..end)?.trim();
    let has_year = number.contains(|c: char| c.is_ascii_digit());
    let ends = rules.words("word.number").iter().any(|w| number.ends_with(w.as_str()));
    let start = at + open.len_utf8();
    (has_year && ends && number.chars().count() <= LONGEST_NUMBER).then(|| Span::new(start, start + number.len()))
}
