//! The reader of quantities on any text: no panic, spans on character boundaries, values that read to themselves.

#![no_main]

use std::sync::LazyLock;

use gangmu_extract::{FoundKind, QuantityReader};
use gangmu_rules::Rules;
use libfuzzer_sys::fuzz_target;

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::bundled().expect("the bundled rules"));

fuzz_target!(|text: &str| {
    let reader = QuantityReader::new(&RULES.quantity);
    for found in reader.read(text, None) {
        let inside = text.get(found.span.clone()).expect("a span on character boundaries");
        assert!(!inside.is_empty(), "{found:?} in {text:?}");
        let (FoundKind::Number, Some(value)) = (found.kind, found.value) else { continue };
        let again: Vec<_> = reader.read(&value, None).into_iter().filter_map(|f| f.value).collect();
        assert_eq!(again, [value], "in {text:?}");
    }
});
