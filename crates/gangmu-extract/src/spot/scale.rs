use gangmu_rules::QuantityRules;
use rust_decimal::Decimal;

use super::amount::{AmountReader, AmountReading};
use super::numeral::Value;

/// What a unit that stands apart from its numbers (a column of a table: 万吨) multiplies them by, and its canonical form (吨).
///
/// None where the words are no unit.
pub(crate) fn scale_of(rules: &QuantityRules, words: &str) -> Option<(Decimal, String)> {
    let one = format!("1{}", words.trim());
    let AmountReading::Amount(amount) = AmountReader::new(rules, &one).read(0) else { return None };
    let (Value::Exact(scale), Some(unit)) = (amount.value, amount.unit) else { return None };
    (amount.end == one.len()).then_some((scale, unit.name.into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gangmu_rules::Rules;

    #[test]
    fn a_unit_of_a_column_gives_its_scale_and_its_base() {
        let rules = Rules::bundled().expect("the bundled rules");
        assert_eq!(scale_of(&rules.quantity, "万吨"), Some((Decimal::from(10_000), "吨".to_owned())));
        assert_eq!(scale_of(&rules.quantity, "%"), Some((Decimal::ONE, "%".to_owned())));
        assert_eq!(scale_of(&rules.quantity, "指标"), None);
    }
}
