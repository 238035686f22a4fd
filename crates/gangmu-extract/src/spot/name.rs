use gangmu_rules::{NameRule, NameRules, Writing};

use super::place::{before, from};

/// A name that stands in a text: its place and its rule.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Name<'a> {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// The rule.
    pub(crate) rule: &'a NameRule,
}

/// The whole word that is a name and whose first numeral stands at `at`.
pub(crate) fn word_at<'a>(rules: &'a NameRules, text: &str, at: usize) -> Option<Name<'a>> {
    let lead = before(text, at);
    let tail = from(text, at);
    let (word, len) = rules.words.all_at_start(tail).find(|(word, _)| lead.ends_with(word.lead.as_str()))?;
    if rules.not.at_start(tail).is_some_and(|(_, other)| other > len) {
        return None;
    }
    let rule = rules.names.get(word.name)?;
    Some(Name { start: at - word.lead.len(), end: at + len, rule })
}

/// The name that the words beside the number `start..end` make of it.
pub(crate) fn around<'a>(rules: &'a NameRules, text: &str, start: usize, end: usize, chinese: bool) -> Option<Name<'a>> {
    let fits = |rule: &NameRule| match rule.writing {
        Writing::Any => true,
        Writing::Arabic => !chinese,
        Writing::Chinese => chinese,
    };
    let left = rules.before.all_at_end(before(text, start));
    let left: Vec<(usize, usize)> = left.map(|(&name, len)| (name, len)).collect();
    let right: Vec<(usize, usize)> = rules.after.all_at_start(from(text, end)).map(|(&name, len)| (name, len)).collect();
    for &(name, len) in &left {
        let Some(rule) = rules.names.get(name).filter(|r| fits(r)) else { continue };
        let other = right.iter().find(|r| r.0 == name);
        if !rule.both || other.is_some() {
            return Some(Name { start: start - len, end: end + other.map_or(0, |r| r.1), rule });
        }
    }
    right.iter().find_map(|&(name, len)| {
        let rule = rules.names.get(name).filter(|r| fits(r) && !r.both)?;
        let next = from(text, end + len);
        let followed = rule.then.is_empty() || rule.then.iter().any(|word| next.starts_with(word.as_str()));
        followed.then_some(Name { start, end: end + len, rule })
    })
}
