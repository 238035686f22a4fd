use std::io::{self, BufRead, BufWriter, Write};

use gangmu::{Found, QuantityReader};
use gangmu_write::{CodePoints, FoundLine, QuantitiesLine};
use jiff::civil::Date;
use serde_json::Value;

use crate::layers::Layers;
use crate::message::say;
use crate::problem::{Outcome, Problem};

/// `gangmu quantities`: a line in, a line out.
pub(crate) fn run(layers: Layers<'_>) -> Result<Outcome, Problem> {
    let rules = layers.rules()?;
    let reader = QuantityReader::new(&rules.quantity);
    let mut input = io::stdin().lock();
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        match input.read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                say(&format!("-: cannot be read: {error}"));
                return Ok(Outcome::SomeFailed);
            }
        }
        let Question { id, text, written } = question(&String::from_utf8_lossy(&line), number);
        answer(id, &text, &reader.read(&text, written)).write(&mut out).map_err(Problem::stdout)?;
    }
    out.flush().map_err(Problem::stdout)?;
    Ok(Outcome::AllRead)
}

/// What a line asks.
#[derive(Debug, PartialEq)]
struct Question {
    id: Value,
    text: String,
    /// The day of writing (`ref`), against which dates without a year are resolved; none where the line does not say.
    written: Option<Date>,
}

/// The question of a line: an object with a `text`, or plain text.
fn question(line: &str, number: u64) -> Question {
    let line = line.trim_end_matches(['\n', '\r']);
    if line.starts_with('{')
        && let Ok(Value::Object(mut object)) = serde_json::from_str(line)
        && let Some(Value::String(text)) = object.remove("text")
    {
        let written = object.get("ref").and_then(Value::as_str).and_then(|day| day.parse().ok());
        return Question { id: object.remove("id").unwrap_or_else(|| number.into()), text, written };
    }
    Question { id: number.into(), text: line.to_owned(), written: None }
}

/// What was found in a text, with its places in code points.
fn answer<'f>(id: Value, text: &'f str, found: &'f [Found]) -> QuantitiesLine<'f> {
    let mut points = CodePoints::new(text);
    let found = found.iter().map(|f| found_line(f, text, &mut points)).collect();
    QuantitiesLine { id, found }
}

fn found_line<'f>(found: &'f Found, text: &'f str, points: &mut CodePoints<'_>) -> FoundLine<'f> {
    let place = points.place(&found.span);
    FoundLine {
        start: place.start,
        end: place.end,
        text: text.get(found.span.clone()).unwrap_or(""),
        kind: found.kind.as_str(),
        value: found.value.as_deref(),
        low: found.low.as_deref(),
        high: found.high.as_deref(),
        low_incl: found.low_incl,
        high_incl: found.high_incl,
        unit: found.unit.as_deref(),
        approx: found.approx.map(|a| a.as_str()),
        cmp: found.cmp,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_an_object_with_a_text_or_plain_text() {
        let asked = |id: Value, text: &str| Question { id, text: text.to_owned(), written: None };
        assert_eq!(question("{\"id\": \"a\", \"text\": \"3所\"}\n", 7), asked("a".into(), "3所"));
        assert_eq!(question("{\"text\": \"3所\"}", 7), asked(7.into(), "3所"));
        assert_eq!(question("新建3所\r\n", 7), asked(7.into(), "新建3所"));
        assert_eq!(question("{3所", 7), asked(7.into(), "{3所"));
        let day = question("{\"text\": \"3月\", \"ref\": \"2023-05-01\"}", 7).written;
        assert_eq!(day.map(|d| d.year()), Some(2023));
    }
}
