use std::ops::Range;

use gangmu_model::{Flag, Span};
use gangmu_rules::{Doubt, MaskRule};

/// A flag for every masked word of the clean text; the text itself stays.
pub(crate) fn masks(text: &str, rules: &[MaskRule]) -> Vec<Flag> {
    let mut flags = Vec::new();
    let runs = digit_runs(text, rules.iter().filter_map(|rule| rule.digits).min());
    for rule in rules {
        match rule.digits {
            Some(digits) => {
                for run in runs.iter().filter(|run| run.len() >= digits) {
                    in_run(text, run.clone(), digits, rule, &mut flags);
                }
            }
            None if rule.may_stand_in(text) => {
                for captures in rule.pattern.captures_iter(text) {
                    let found = captures.name("mask").or_else(|| captures.get(0));
                    flags.extend(found.map(|found| flag(rule, found.as_str(), found.start())));
                }
            }
            None => {}
        }
    }
    flags.sort_by_key(|f| f.span.map_or((0, 0), |s| (s.start, s.end)));
    flags
}

/// The masks that begin in a run of digits.
fn in_run(text: &str, run: Range<usize>, digits: usize, rule: &MaskRule, flags: &mut Vec<Flag>) {
    let mut at = run.start;
    while at + digits <= run.end {
        let found = text.get(at..).and_then(|rest| rule.pattern.captures(rest)?.get(0));
        flags.extend(found.map(|found| flag(rule, found.as_str(), at)));
        at += found.map_or(1, |found| found.len().max(1));
    }
}

fn flag(rule: &MaskRule, word: &str, at: usize) -> Flag {
    let (code, message) = match (rule.doubt, &rule.reading) {
        (Doubt::Damaged, _) => ("damaged", format!("{word} is damaged; what it was cannot be told")),
        (Doubt::Masked, Some(reading)) => ("masked", format!("{word} is masked: read {reading}")),
        (Doubt::Masked, None) => ("masked", format!("{word} stands for a word that was masked")),
    };
    Flag { code, message, span: Some(Span::new(at, at + word.len())) }
}

/// The runs of at least so many digits.
fn digit_runs(text: &str, least: Option<usize>) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let (mut runs, step) = (Vec::new(), least.unwrap_or(usize::MAX).max(1));
    // One of so many bytes in a row is looked at.
    let mut at = step - 1;
    while at < bytes.len() {
        if !digit(at) {
            at = at.saturating_add(step);
            continue;
        }
        let before = bytes.get(..at).unwrap_or(&[]).iter().rev().take_while(|b| b.is_ascii_digit()).count();
        let after = bytes.get(at..).unwrap_or(&[]).iter().take_while(|b| b.is_ascii_digit()).count();
        if before + after >= step {
            runs.push(at - before..at + after);
        }
        at = at.saturating_add(after).saturating_add(step);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_digits_are_found_wherever_they_lie() {
        for lead in 0..9 {
            let text = format!("{}2024年12345和678，1234", "字".repeat(lead / 3) + &"a".repeat(lead % 3));
            let found: Vec<&str> = digit_runs(&text, Some(4)).into_iter().filter_map(|r| text.get(r)).collect();
            assert_eq!(found, ["2024", "12345", "1234"]);
        }
        assert!(digit_runs("2024", None).is_empty());
    }
}
