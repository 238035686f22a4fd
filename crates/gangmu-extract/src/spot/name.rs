use gangmu_model::Dimension;
use gangmu_rules::{NameRule, QuantityRules, Writing};
use rust_decimal::Decimal;

use super::amount::{Amount, AmountReader, AmountReading};
use super::place::{before, char_at, char_before, digit, from};
use super::unit::UnitReader;

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
pub(crate) fn word_at<'a>(all: &'a QuantityRules, text: &str, at: usize) -> Option<Name<'a>> {
    let rules = &all.name;
    let lead = before(text, at);
    let tail = from(text, at);
    let (name, led, len) = rules
        .words
        .find_at_start(tail, |word, len| lead.ends_with(word.lead.as_str()).then_some((word.name, word.lead.len(), len)))?;
    if rules.not.at_start(tail).is_some_and(|(_, other)| other > len) {
        return None;
    }
    let (start, end) = (at - led, at + len);
    if cuts_number(all, text, start, end, led > 0) {
        return None;
    }
    let rule = rules.names.get(name)?;
    Some(Name { start, end, rule })
}

/// Whether a name made of digits would cut a number in two, or take one from its unit: 985 in 9850, 211人.
/// A word with letters before its number (PM2.5) keeps it from any unit.
fn cuts_number(rules: &QuantityRules, text: &str, start: usize, end: usize, lettered: bool) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| digit(c).is_some());
    if is_digit(char_at(text, start)) && char_before(text, start).is_some_and(|c| digit(c).is_some() || matches!(c, '.' | ',')) {
        return true;
    }
    if !is_digit(char_before(text, end)) {
        return false;
    }
    let next = char_at(text, end);
    next.is_some_and(|c| digit(c).is_some() || matches!(c, '.' | '%' | '％') || rules.numeral.chars.get(c).is_some())
        || !lettered && UnitReader::new(&rules.unit, text).after(end).is_some()
}

/// The name that the words beside the number `start..end` make of it.
pub(crate) fn around<'a>(all: &'a QuantityRules, text: &str, amount: &Amount<'_>) -> Option<Name<'a>> {
    let rules = &all.name;
    let ((start, end), chinese) = (amount.number(), amount.numeral.chinese);
    let fits = |rule: &NameRule| {
        let written = match rule.writing {
            Writing::Any => true,
            Writing::Arabic => !chinese,
            Writing::Chinese => chinese,
        };
        written && rule.most.is_none_or(|most| amount.value.low() <= Decimal::from(most))
    };
    let tail = from(text, end);
    let left = rules.before.find_at_end(before(text, start), |&name, len| {
        let rule = rules.names.get(name).filter(|r| fits(r))?;
        let number = || char_before(text, start - len).is_some_and(|c| digit(c).is_some() || all.numeral.chars.get(c).is_some());
        if rule.after_number && !number() {
            return None;
        }
        let other = rules.after.find_at_start(tail, |&other, after| (rule.both && other == name).then_some(after));
        (!rule.both || other.is_some()).then(|| Name { start: start - len, end: end + other.unwrap_or(0), rule })
    });
    left.or_else(|| {
        rules.after.find_at_start(tail, |&name, len| {
            let rule = rules.names.get(name).filter(|r| fits(r) && !r.both)?;
            let next = from(text, end + len);
            if char_before(text, end + len).is_some_and(|c| digit(c).is_some()) && next.starts_with(|c| digit(c).is_some()) {
                return None;
            }
            let followed = rule.then.is_empty() || rule.then.iter().any(|word| next.starts_with(word.as_str()));
            let followed = followed && !rule.not_then.iter().any(|word| next.starts_with(word.as_str()));
            let fits = followed && (!rule.then_amount || is_amount(all, text, end + len));
            fits.then_some(Name { start, end: end + len, rule })
        })
    })
}

/// Whether the amount tells only how many amounts follow it: 3个 in 3个95%, 两个 in “两个10亿元”.
pub(crate) fn heads_amount(all: &QuantityRules, text: &str, amount: &Amount<'_>) -> bool {
    amount.unit.as_ref().is_some_and(|u| u.dimension == Dimension::Count)
        && around(all, text, amount).is_some_and(|name| name.rule.then_amount)
}

/// Whether a share, or money with a mark after it, stands at `at`.
fn is_amount(rules: &QuantityRules, text: &str, at: usize) -> bool {
    let AmountReading::Amount(amount) = AmountReader::new(rules, text).single(at) else { return false };
    let closed = char_at(text, amount.end).is_none_or(|c| !c.is_alphanumeric());
    amount.start == at
        && amount.unit.is_some_and(|u| u.dimension == Dimension::Share || u.dimension == Dimension::Money && closed)
}
