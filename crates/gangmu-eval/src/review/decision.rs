use std::io;

use serde::Deserialize;
use serde_json::{Map, Value};

/// What a reviewer decided about one record.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Decision {
    /// Id of the document.
    pub document: String,
    /// Id of the record within it.
    pub record: String,
    /// The decision.
    pub decision: Decided,
    /// Fields that were wrong, with their right values.
    #[serde(default)]
    pub corrected: Map<String, Value>,
}

/// The decisions there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decided {
    /// All of it is right.
    Accept,
    /// It should not be there.
    Reject,
    /// It should be there, with other values.
    Edit,
}

/// A line that is no decision.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct ReviewError {
    /// Line from 1.
    pub line: usize,
    /// One sentence.
    pub reason: String,
}

/// A decision as a row of a table (the sample, filled in) has it.
#[derive(Debug, Deserialize)]
struct Row {
    document_id: String,
    record: String,
    decision: String,
    #[serde(default)]
    wrong: String,
}

/// Reads decisions: JSON Lines as the report page writes them, or a sample whose column `decision` was filled in (`accept`, `reject`,
/// `edit`, or their first letters; the names of wrong fields in `wrong`, parted by `;`). Empty lines and rows without a decision are passed over.
/// Of several decisions about a record the last counts.
///
/// # Errors
/// With the line that is none.
pub fn decisions(bytes: &[u8]) -> Result<Vec<Decision>, ReviewError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let is_json = bytes.iter().find(|b| !b.is_ascii_whitespace()).is_none_or(|&b| b == b'{');
    let all = if is_json { from_lines(bytes)? } else { from_table(bytes)? };
    let mut last: Vec<Decision> = Vec::with_capacity(all.len());
    let mut places = std::collections::HashMap::new();
    for decision in all {
        let key = (decision.document.clone(), decision.record.clone());
        match places.get(&key).and_then(|&at: &usize| last.get_mut(at)) {
            Some(earlier) => *earlier = decision,
            None => {
                places.insert(key, last.len());
                last.push(decision);
            }
        }
    }
    Ok(last)
}

fn from_lines(bytes: &[u8]) -> Result<Vec<Decision>, ReviewError> {
    let lines = bytes.split(|&b| b == b'\n').enumerate().filter(|(_, line)| !line.trim_ascii().is_empty());
    let read = |(at, line)| serde_json::from_slice(line).map_err(|e| ReviewError { line: at + 1, reason: e.to_string() });
    lines.map(read).collect()
}

fn from_table(bytes: &[u8]) -> Result<Vec<Decision>, ReviewError> {
    let mut reader = csv::Reader::from_reader(io::Cursor::new(bytes));
    let mut all = Vec::new();
    for (at, row) in reader.deserialize::<Row>().enumerate() {
        let line = at + 2;
        let row = row.map_err(|e| ReviewError { line, reason: e.to_string() })?;
        let decision = match row.decision.trim().to_ascii_lowercase().as_str() {
            "" => continue,
            "a" | "accept" => Decided::Accept,
            "r" | "reject" => Decided::Reject,
            "e" | "edit" => Decided::Edit,
            other => return Err(ReviewError { line, reason: format!("{other:?} is no decision: accept, reject or edit") }),
        };
        let wrong = row.wrong.split(';').map(str::trim).filter(|f| !f.is_empty());
        let corrected = wrong.map(|field| (field.to_owned(), Value::Null)).collect();
        all.push(Decision { document: row.document_id, record: row.record, decision, corrected });
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_tables_are_read_and_the_last_decision_counts() {
        let lines = b"{\"document\":\"d\",\"record\":\"m1\",\"decision\":\"reject\",\"corrected\":{}}\n\n{\"document\":\"d\",\"record\":\"m1\",\"decision\":\"edit\",\"corrected\":{\"year\":2023}}\n";
        let read = decisions(lines).expect("decisions");
        assert_eq!((read.len(), read[0].decision, read[0].corrected["year"].as_i64()), (1, Decided::Edit, Some(2023)));
        let table = "\u{feff}document_id,record,decision,wrong\nd,m1,a,\nd,m2,,\nd,m3,Edit,year; unit\n";
        let read = decisions(table.as_bytes()).expect("decisions");
        assert_eq!(read.iter().map(|d| (d.record.as_str(), d.corrected.len())).collect::<Vec<_>>(), [("m1", 0), ("m3", 2)]);
        assert_eq!(decisions(b"{\"document\":1}").expect_err("no decision").line, 1);
        assert!(decisions(b"document_id,record,decision\nd,m1,yes\n").expect_err("no decision").to_string().contains("line 2"));
    }
}
