//! Reads JSON Lines `{"id", "text", "ref"}` (`ref`: the day of writing, may be left out) from standard input and writes `{"id", "found": […]}`, with offsets in code points.

use std::io::{self, BufRead, Write};

use gangmu_extract::{Approx, Found, QuantityReader};
use gangmu_rules::Rules;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rules = Rules::bundled().map_err(|e| e.to_string())?;
    let reader = QuantityReader::new(&rules.quantity);
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let case: Value = serde_json::from_str(&line?)?;
        let text = case["text"].as_str().unwrap_or("");
        let written = case["ref"].as_str().and_then(|day| day.parse().ok());
        let found: Vec<Value> = reader.read(text, written).iter().map(|f| write(text, f)).collect();
        writeln!(out, "{}", json!({"id": case["id"], "found": found}))?;
    }
    Ok(())
}

fn write(text: &str, found: &Found) -> Value {
    let points = |at: usize| text.get(..at).unwrap_or("").chars().count();
    json!({
        "start": points(found.span.start), "end": points(found.span.end), "text": text.get(found.span.clone()), "kind": found.kind.as_str(),
        "value": found.value, "low": found.low, "high": found.high, "low_incl": found.low_incl, "high_incl": found.high_incl,
        "unit": found.unit, "approx": found.approx.map(Approx::as_str), "cmp": found.cmp,
    })
}
