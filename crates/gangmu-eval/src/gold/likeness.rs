use std::collections::HashMap;
use std::hash::Hash;

use unicode_normalization::UnicodeNormalization;

/// A text as it is compared: compatibility forms folded, only letters, figures, `%` and `+`.
pub(super) fn folded(text: &str) -> String {
    text.nfkc().filter(|c| c.is_alphanumeric() || matches!(c, '%' | '+')).collect()
}

/// How often each occurs.
pub(super) fn counted<T: Eq + Hash>(all: impl IntoIterator<Item = T>) -> HashMap<T, usize> {
    let mut counts = HashMap::new();
    for one in all {
        *counts.entry(one).or_insert(0) += 1;
    }
    counts
}

/// How many two collections have in common, each as often as in both.
pub(super) fn shared<T: Eq + Hash>(a: &HashMap<T, usize>, b: &HashMap<T, usize>) -> usize {
    a.iter().map(|(one, &n)| n.min(b.get(one).copied().unwrap_or(0))).sum()
}

/// F1 of the characters of two texts, whatever their order.
pub(super) fn character_f1(a: &str, b: &str) -> f64 {
    let (a, b) = (counted(folded(a).chars().collect::<Vec<_>>()), counted(folded(b).chars().collect::<Vec<_>>()));
    if a.is_empty() || b.is_empty() {
        return if a == b { 1.0 } else { 0.0 };
    }
    let all: usize = a.values().chain(b.values()).sum();
    2.0 * shared(&a, &b) as f64 / all as f64
}

/// Whether two numbers are the same but for rounding.
pub(super) fn close(x: Option<f64>, y: Option<f64>) -> bool {
    match (x, y) {
        (Some(x), Some(y)) => (x - y).abs() <= 1e-6 * x.abs().max(1.0),
        (None, None) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_width_do_not_tell_names_apart() {
        assert_eq!(folded("“三名” 工程（２）％"), "三名工程2%");
        assert!((character_f1("毛入园率", "学前毛入园率") - 0.8).abs() < 1e-9);
        assert!((character_f1("", "") - 1.0).abs() < 1e-9 && character_f1("", "a") < 1e-9);
    }
}
