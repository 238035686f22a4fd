use gangmu_model::{Flag, Span};
use gangmu_rules::MaskRule;

/// A flag for every masked word of the clean text; the text itself stays.
pub(crate) fn masks(text: &str, rules: &[MaskRule]) -> Vec<Flag> {
    let mut flags = Vec::new();
    for rule in rules {
        flags.extend(rule.pattern.captures_iter(text).filter_map(|captures| {
            let found = captures.name("mask").or_else(|| captures.get(0))?;
            let message = match &rule.reading {
                Some(reading) => format!("{} is masked: read {reading}", found.as_str()),
                None => format!("{} stands for a word that was masked", found.as_str()),
            };
            Some(Flag { code: "masked", message, span: Some(Span::new(found.start(), found.end())) })
        }));
    }
    flags.sort_by_key(|f| f.span.map_or((0, 0), |s| (s.start, s.end)));
    flags
}
