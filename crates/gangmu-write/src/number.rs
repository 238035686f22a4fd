use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact decimal, written as a JSON number without trailing zeros: 2.790 is `2.79`, 8.04亿 is `804000000`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number(pub Decimal);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.normalize().fmt(f)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let exact = self.0.normalize();
        match i64::try_from(exact.mantissa()) {
            Ok(whole) if exact.scale() == 0 => serializer.serialize_i64(whole),
            _ => rust_decimal::serde::arbitrary_precision::serialize(&exact, serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        rust_decimal::serde::arbitrary_precision::deserialize(deserializer).map(Self)
    }
}

impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_exactly_and_without_trailing_zeros() {
        for (decimal, json) in [("804000000.00", "804000000"), ("2.790", "2.79"), ("-0.0", "0"), ("0.10", "0.1"), ("100", "100")]
        {
            let number = Number(decimal.parse().expect("a decimal"));
            assert_eq!(serde_json::to_string(&number).expect("json"), json);
            assert_eq!(number.to_string(), json);
        }
    }

    #[test]
    fn numbers_are_read_back_exactly() {
        for json in ["804000000", "2.79", "-3", "12345678901234567890.123", "0.1"] {
            let number: Number = serde_json::from_str(json).expect("a number");
            assert_eq!(number.to_string(), json);
        }
        let none: Option<Number> = serde_json::from_str("null").expect("null");
        assert_eq!(none, None);
    }

    #[test]
    fn digits_beyond_a_double_survive() {
        let number = Number("12345678901234567890.123".parse().expect("a decimal"));
        assert_eq!(serde_json::to_string(&number).expect("json"), "12345678901234567890.123");
    }
}
