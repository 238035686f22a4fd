use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Write};

use gangmu::rules::Rules;
use gangmu::{Found, QuantityReader};
use gangmu_write::{CodePoints, FoundLine, QuantitiesLine};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::message::say;
use crate::problem::{Outcome, Problem};

/// Bytes that are read or written at once.
const CHUNK: usize = 1 << 17;

/// `gangmu quantities`: a line in, a line out.
pub(crate) fn run() -> Result<Outcome, Problem> {
    let rules = Rules::bundled()?;
    let reader = QuantityReader::new(&rules.quantity);
    let mut input = BufReader::with_capacity(CHUNK, io::stdin().lock());
    let mut output = io::stdout().lock();
    let (mut line, mut out) = (Vec::new(), Vec::with_capacity(2 * CHUNK));
    for number in 1.. {
        line.clear();
        match input.read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                output.write_all(&out).map_err(Problem::stdout)?;
                say(&format!("-: cannot be read: {error}"));
                return Ok(Outcome::SomeFailed);
            }
        }
        let line = simdutf8::basic::from_utf8(&line).map_or_else(|_| String::from_utf8_lossy(&line), Cow::Borrowed);
        let Question { id, text, written } = question(&line, number);
        answer(id, &text, &reader.read(&text, written)).write(&mut out).map_err(Problem::stdout)?;
        if out.len() >= CHUNK {
            output.write_all(&out).map_err(Problem::stdout)?;
            out.clear();
        }
    }
    output.write_all(&out).and_then(|()| output.flush()).map_err(Problem::stdout)?;
    Ok(Outcome::AllRead)
}

/// What a line asks.
#[derive(Debug, PartialEq)]
struct Question<'l> {
    id: Value,
    text: Cow<'l, str>,
    /// The day of writing (`ref`), against which dates without a year are resolved; none where the line does not say.
    written: Option<Date>,
}

/// A line of JSON.
#[derive(Deserialize)]
struct Asked<'l> {
    #[serde(default, deserialize_with = "stated")]
    id: Option<Value>,
    #[serde(borrow)]
    text: Cow<'l, str>,
    #[serde(rename = "ref")]
    written: Option<Value>,
}

/// An id that the line states, also where it is null.
fn stated<'l, D: Deserializer<'l>>(from: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(from).map(Some)
}

/// The question of a line: an object with a `text`, or plain text.
fn question(line: &str, number: u64) -> Question<'_> {
    let line = line.trim_end_matches(['\n', '\r']);
    if line.starts_with('{')
        && let Ok(asked) = serde_json::from_str::<Asked<'_>>(line)
    {
        let written = asked.written.as_ref().and_then(Value::as_str).and_then(|day| day.parse().ok());
        return Question { id: asked.id.unwrap_or_else(|| number.into()), text: asked.text, written };
    }
    Question { id: number.into(), text: Cow::Borrowed(line), written: None }
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
        let asked = |id: Value, text: &str| Question { id, text: Cow::Owned(text.to_owned()), written: None };
        assert_eq!(question("{\"id\": \"a\", \"text\": \"3所\"}\n", 7), asked("a".into(), "3所"));
        assert_eq!(question("{\"text\": \"3所\"}", 7), asked(7.into(), "3所"));
        assert_eq!(question("新建3所\r\n", 7), asked(7.into(), "新建3所"));
        assert_eq!(question("{3所", 7), asked(7.into(), "{3所"));
        let day = question("{\"text\": \"3月\", \"ref\": \"2023-05-01\"}", 7).written;
        assert_eq!(day.map(|d| d.year()), Some(2023));
    }
}
