use std::collections::BTreeMap;

use gangmu_model::{Change, Clean, Comparator, Flag, Measurement, Span};
use gangmu_rules::{Lexicon, Roles};
use rust_decimal::Decimal;

/// Checks the arithmetic that a document states about its own figures, and flags what does not agree.
///
/// - `sum_mismatch`: parts in a bracket that do not add up to the whole, or parts after 其中 (of which) that exceed it;
/// - `change_mismatch`: 由A增加到B, 增加C where C is not the difference;
/// - `share_over_100`: a share of more than 100 %;
/// - `conflicting_values`: one indicator with two values for the same year.
pub(super) fn audit(text: &str, lexicon: &Lexicon, found: &mut [Measurement]) {
    let mut flags: Vec<(usize, Flag)> = Vec::new();
    sums(text, found, &mut flags);
    changes(found, &mut flags);
    shares(lexicon, found, &mut flags);
    conflicts(found, &mut flags);
    for (at, flag) in flags {
        if let Some(measurement) = found.get_mut(at) {
            measurement.flags.push(flag);
        }
    }
}

fn flag(code: &'static str, message: String, at: &Measurement) -> Flag {
    Flag { code, message, span: Some(at.span) }
}

fn sums(text: &str, found: &[Measurement], flags: &mut Vec<(usize, Flag)>) {
    let mut parts_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, part) in found.iter().enumerate() {
        if let Some(parent) = part.parent {
            parts_of.entry(parent).or_default().push(at);
        }
    }
    for (at, whole) in found.iter().enumerate() {
        let Some(value) = whole.value.filter(|_| whole.comparator == Comparator::Equal) else { continue };
        let parts: Vec<&Measurement> =
            parts_of.get(&whole.id).map(|at| at.iter().filter_map(|i| found.get(*i)).collect()).unwrap_or_default();

        if whole.change.is_some()
            || parts.is_empty()
            || parts.iter().any(|p| p.comparator != Comparator::Equal || p.value.is_none())
        {
            continue;
        }
        let Some(sum) = parts.iter().filter_map(|p| p.value).try_fold(Decimal::ZERO, Decimal::checked_add) else { continue };
        let Some(first) = parts.first() else { continue };
        let gap = Span::<Clean>::new(whole.span.end, first.span.start).of(text);
        let bracket = gap.trim_start().starts_with(['(', '（']);
        // After 其中 (of which) parts are often named that overlap, or only some: only one that is larger than the whole is wrong.
        let larger = parts.iter().find(|p| p.value.is_some_and(|v| v > value));
        if bracket && sum != value {
            let message =
                format!("the {} parts in the bracket add up to {}, not {}", parts.len(), sum.normalize(), value.normalize());
            flags.push((at, flag("sum_mismatch", message, whole)));
        } else if let Some(part) = larger.and_then(|p| p.value) {
            let message = format!("a part of it is {}, more than {}", part.normalize(), value.normalize());
            flags.push((at, flag("sum_mismatch", message, whole)));
        }
    }
}

fn changes(found: &[Measurement], flags: &mut Vec<(usize, Flag)>) {
    for (at, pair) in found.windows(2).enumerate() {
        let [level, change] = pair else { continue };
        let (Some(from), Some(to), Some(by), Some(way)) = (level.from, level.value, change.value, change.change) else {
            continue;
        };
        let same = level.sentence == change.sentence && level.unit == change.unit && level.indicator == change.indicator;
        if !same || change.comparator != Comparator::Equal {
            continue;
        }
        let Some(stated) = (match way {
            Change::Increase => to.checked_sub(from),
            Change::Decrease => from.checked_sub(to),
        }) else {
            continue;
        };
        if stated != by {
            flags.push((
                at + 1,
                flag(
                    "change_mismatch",
                    format!("from {} to {} is a change of {}", from.normalize(), to.normalize(), stated.normalize()),
                    change,
                ),
            ));
        }
    }
}

fn shares(lexicon: &Lexicon, found: &[Measurement], flags: &mut Vec<(usize, Flag)>) {
    let hundred = Decimal::ONE_HUNDRED;
    for (at, share) in found.iter().enumerate() {
        let percent = share.unit.as_deref() == Some("%") && share.change.is_none();
        let Some(indicator) = share.indicator.as_deref().filter(|_| percent) else { continue };
        let bounded = share.rule.as_str() == "link.share" || lexicon.suffix(indicator, Roles::BOUNDED).is_some();
        if bounded && share.value.is_some_and(|v| v > hundred) {
            flags.push((at, flag("share_over_100", "a share of more than 100 %".to_owned(), share)));
        }
    }
}

/// Only rates: counts of one name (新增学位) may well stand for different things.
fn conflicts(found: &[Measurement], flags: &mut Vec<(usize, Flag)>) {
    let mut rates: Vec<(usize, &Measurement)> = found
        .iter()
        .enumerate()
        .filter(|(_, m)| {
            m.unit.as_deref() == Some("%")
                && m.change.is_none()
                && m.value.is_some()
                && m.comparator == Comparator::Equal
                && m.rule.as_str() != "link.none"
        })
        .collect();
    rates.sort_by(|a, b| (&a.1.indicator, a.1.year, a.0).cmp(&(&b.1.indicator, b.1.year, b.0)));
    for pair in rates.windows(2) {
        let [(_, a), (at, b)] = pair else { continue };
        let same = a.indicator == b.indicator
            && a.year == b.year
            && a.status == b.status
            && a.indicator.as_ref().is_some_and(|i| i.chars().count() > 4);
        if same && a.value != b.value && a.sentence != b.sentence {
            let value = a.value.unwrap_or_default().normalize();
            flags.push((*at, flag("conflicting_values", format!("the document also states {value} % for it (m{})", a.id), b)));
        }
    }
}
