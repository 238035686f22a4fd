use gangmu_model::{Bound, Comparator, Span};
use gangmu_rules::QuantityRules;

use super::amount::Amount;
use super::place::{before, char_at, from, skip_blanks, skip_blanks_back};

/// What a text of light marking puts around a number: 超过**300**人.
const EMPHASIS: &str = "**";

/// The bound that the words beside an amount state: before it, else after it, else 余 within it.
pub(crate) fn bound(rules: &QuantityRules, text: &str, amount: &Amount<'_>) -> Option<Bound> {
    before_it(rules, text, amount.start).or_else(|| after_it(rules, text, amount.end)).or_else(|| {
        let (start, end) = amount.second.as_ref().unwrap_or(&amount.numeral).more?;
        Some(Bound { comparator: Comparator::Over, span: Span::new(start, end), rule: rules.numeral.more.clone() })
    })
}

/// A bound word that ends at the byte `at`; one word like 有 or 了 may stand between.
pub(crate) fn before_it(rules: &QuantityRules, text: &str, at: usize) -> Option<Bound> {
    let at = skip_blanks_back(text, at, 1);
    let at = if before(text, at).ends_with(EMPHASIS) { at - EMPHASIS.len() } else { at };
    word_before(rules, text, at, true).or_else(|| {
        let (_, len) = rules.bound.between.at_end(before(text, at))?;
        word_before(rules, text, at - len, false)
    })
}

fn word_before(rules: &QuantityRules, text: &str, at: usize, touches: bool) -> Option<Bound> {
    let lead = before(text, at);
    let (&bound, len) = rules.bound.before.at_end(lead)?;
    if rules.bound.no_before.at_end(lead).is_some_and(|(_, other)| other > len) {
        return None;
    }
    let rule = rules.bound.bounds.get(bound).filter(|rule| touches || !rule.touching)?;
    Some(Bound { comparator: rule.comparator, span: Span::new(at - len, at), rule: rule.id.clone() })
}

/// A bound word that begins at the byte `at`, perhaps after a blank.
pub(crate) fn after_it(rules: &QuantityRules, text: &str, at: usize) -> Option<Bound> {
    let at = skip_blanks(text, at, 1);
    let at = if from(text, at).starts_with(EMPHASIS) { at + EMPHASIS.len() } else { at };
    let tail = from(text, at);
    let (&bound, len) = rules.bound.after.at_start(tail)?;
    if rules.bound.no_after.at_start(tail).is_some_and(|(_, other)| other > len) {
        return None;
    }
    let rule = rules.bound.bounds.get(bound)?;
    if rule.closed && char_at(text, at + len).is_some_and(char::is_alphanumeric) {
        return None;
    }
    Some(Bound { comparator: rule.comparator, span: Span::new(at, at + len), rule: rule.id.clone() })
}
