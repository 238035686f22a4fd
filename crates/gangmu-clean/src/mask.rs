use gangmu_model::{Flag, Span};
use gangmu_rules::{Doubt, MaskRule};

/// A flag for every masked word of the clean text; the text itself stays.
pub(crate) fn masks(text: &str, rules: &[MaskRule]) -> Vec<Flag> {
    let mut flags = Vec::new();
    for rule in rules {
        flags.extend(rule.pattern.captures_iter(text).filter_map(|captures| {
            let found = captures.name("mask").or_else(|| captures.get(0))?;
            let word = found.as_str();
            let (code, message) = match (rule.doubt, &rule.reading) {
                (Doubt::Damaged, _) => ("damaged", format!("{word} is damaged; what it was cannot be told")),
                (Doubt::Masked, Some(reading)) => ("masked", format!("{word} is masked: read {reading}")),
                (Doubt::Masked, None) => ("masked", format!("{word} stands for a word that was masked")),
            };
            Some(Flag { code, message, span: Some(Span::new(found.start(), found.end())) })
        }));
    }
    flags.sort_by_key(|f| f.span.map_or((0, 0), |s| (s.start, s.end)));
    flags
}
