use std::collections::BTreeMap;

use gangmu_model::{Decoded, OffsetMapBuilder, Raw, Source, Span};
use serde_json::value::RawValue;

use crate::media::media_type;

/// A line of JSON Lines that gives no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct BadRecord {
    /// Its number, from 1.
    pub line: usize,
    /// Why not, in one sentence.
    pub reason: String,
}

/// The records of a file of JSON Lines, each a source of its own, in order; empty lines are none.
///
/// The text of a record is its longest string; the other strings and numbers say something about it (`facts`). The map of each
/// leads back to the bytes of the whole file, escapes and all.
pub(crate) fn json_lines(whole: &Source) -> Vec<Result<Source, BadRecord>> {
    let mut start = 0;
    let mut records = Vec::new();
    for (index, line) in whole.text.split_inclusive('\n').enumerate() {
        if !line.trim().is_empty() {
            records.push(record(whole, line, start).map_err(|reason| BadRecord { line: index + 1, reason }));
        }
        start += line.len();
    }
    records
}

/// One line that starts at the byte `start` of the decoded file.
fn record(whole: &Source, line: &str, start: usize) -> Result<Source, String> {
    let fields: BTreeMap<String, &RawValue> = serde_json::from_str(line).map_err(|e| format!("no JSON object: {e}"))?;
    // Of equally long ones the first by name.
    let longest = fields.iter().rev().filter(|(_, raw)| raw.get().starts_with('"')).max_by_key(|(_, raw)| raw.get().len());
    let (name, raw) = longest.ok_or("no field of this object holds text")?;
    // The value lies within the line: where, its address says.
    let at = start + (raw.get().as_ptr() as usize).saturating_sub(line.as_ptr() as usize);
    let (text, map) = unescaped(whole, raw.get(), at);
    if text.trim().is_empty() {
        return Err("the text of this object is empty".to_owned());
    }
    let said = |raw: &RawValue| match serde_json::from_str(raw.get()) {
        Ok(serde_json::Value::String(text)) => Some(text),
        Ok(serde_json::Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let others = fields.iter().filter(|(other, _)| *other != name);
    let facts = others.filter_map(|(name, raw)| Some((name.clone(), said(raw)?))).collect();
    let media_type = media_type(&whole.path, &text);
    Ok(Source {
        path: whole.path.clone(),
        text,
        map: map.build(),
        encoding: whole.encoding,
        media_type,
        flags: Vec::new(),
        facts,
    })
}

/// The text of a JSON string that stands with its quotes at the byte `at` of the decoded file.
fn unescaped(whole: &Source, quoted: &str, at: usize) -> (String, OffsetMapBuilder<Decoded, Raw>) {
    let inner = quoted.strip_prefix('"').and_then(|q| q.strip_suffix('"')).unwrap_or("");
    let (mut text, mut map, mut place) = (String::with_capacity(inner.len()), OffsetMapBuilder::new(), at + 1);
    let mut rest = inner;
    while !rest.is_empty() {
        let plain = memchr::memchr(b'\\', rest.as_bytes()).unwrap_or(rest.len());
        let (copied, after) = rest.split_at_checked(plain).unwrap_or((rest, ""));
        text.push_str(copied);
        map.part(&whole.map, Span::new(place, place + copied.len()));
        place += copied.len();
        let Some((c, width)) = escape(after) else { break };
        text.push(c);
        let origin = whole.map.origin(Span::new(place, place + width));
        map.replace(c.len_utf8(), origin.start, origin.end);
        place += width;
        rest = after.get(width..).unwrap_or("");
    }
    (text, map)
}

/// The character of the escape that a text starts with, and how long it is written: `\n`, `\u4e00`, `\ud83d\ude00`.
fn escape(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = text.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        u16::from_str_radix(digits, 16).ok()
    };
    let simple = |c: char| Some((c, 2));
    match text.strip_prefix('\\')?.chars().next()? {
        'n' => simple('\n'),
        't' => simple('\t'),
        'r' => simple('\r'),
        'b' => simple('\u{8}'),
        'f' => simple('\u{C}'),
        'u' => {
            let first = unit(0)?;
            let pair = || char::decode_utf16([first, unit(6)?]).next()?.ok().map(|c| (c, 12));
            // Half of a pair stands for nothing.
            Some(char::from_u32(u32::from(first)).map(|c| (c, 6)).or_else(pair).unwrap_or((char::REPLACEMENT_CHARACTER, 6)))
        }
        c => simple(c),
    }
}

#[cfg(test)]
mod tests {
    use gangmu_model::OffsetMap;

    use super::*;

    fn whole(text: &str) -> Source {
        Source {
            path: "a.jsonl".to_owned(),
            text: text.to_owned(),
            map: OffsetMap::identity(text.len(), 0),
            encoding: "UTF-8",
            media_type: "text/plain",
            flags: Vec::new(),
            facts: Vec::new(),
        }
    }

    #[test]
    fn the_longest_string_is_the_text_and_the_others_speak_of_it() {
        let lines = "{\"title\": \"工作总结\", \"year\": 2023, \"content\": \"一、新建学校3所\\n二、下步打算\"}\n\n{\"content\":\"\\u4e00\\ud83d\\ude00\\\"\"}\n";
        let records = json_lines(&whole(lines));
        let [Ok(first), Ok(second)] = records.as_slice() else { panic!("{records:?}") };
        assert_eq!(first.text, "一、新建学校3所\n二、下步打算");
        assert_eq!(first.facts, [("title".to_owned(), "工作总结".to_owned()), ("year".to_owned(), "2023".to_owned())]);
        assert_eq!(second.text, "一😀\"");
    }

    #[test]
    fn every_character_leads_back_to_the_file() {
        let lines = "{\"a\":\"学\\n校\\u4e00座\"}\n";
        let records = json_lines(&whole(lines));
        let [Ok(record)] = records.as_slice() else { panic!("{records:?}") };
        let origins: Vec<&str> = record
            .text
            .char_indices()
            .map(|(at, c)| {
                let origin = record.map.origin(Span::new(at, at + c.len_utf8()));
                lines.get(origin.start..origin.end).expect("characters")
            })
            .collect();
        assert_eq!(origins, ["学", "\\n", "校", "\\u4e00", "座"]);
    }

    #[test]
    fn a_bad_line_says_which_and_half_a_pair_is_no_reason() {
        let records = json_lines(&whole("{\"a\":\"一\"}\n{\"a\":\n[1]\n{\"n\":1}\n{\"a\":\"\\ud83d\"}"));
        let lines: Vec<_> = records.iter().map(|r| r.as_ref().map(|s| s.text.as_str()).map_err(|e| e.line)).collect();
        assert_eq!(lines, [Ok("一"), Err(2), Err(3), Err(4), Ok("\u{FFFD}")]);
    }
}
