//! Every line that is written, held against the schema and read back from the reader's side.

use std::fs;

use serde_json::Value;

use crate::bytes::{Decoder, fold};
use crate::line::{Line, Place};
use crate::program::{document_folders, extract, gangmu, root};

/// A document line with the bytes of its file.
struct Written {
    value: Value,
    line: Line,
    decoder: Decoder,
    points: Vec<char>,
}

impl Written {
    fn all() -> Vec<Self> {
        document_folders().iter().flat_map(|folder| extract(folder)).map(|json| Self::new(&json)).collect()
    }

    fn new(json: &str) -> Self {
        let value: Value = serde_json::from_str(json).expect("JSON");
        let line: Line = serde_json::from_str(json).unwrap_or_else(|e| panic!("{e} in {json:.300}"));
        let bytes = fs::read(&line.source.path).expect("the source file");
        assert_eq!(bytes.len(), line.source.bytes, "{}", line.source.path);
        let decoder = Decoder::new(bytes, &line.source.encoding);
        let points = line.text.chars().collect();
        Self { value, line, decoder, points }
    }

    /// `text[start:end]` as Python has it.
    fn slice(&self, place: Place) -> String {
        let name = self.name();
        assert!(place.start <= place.end && place.end <= self.points.len(), "{place:?} of {} in {name}", self.points.len());
        self.points[place.start..place.end].iter().collect()
    }

    fn name(&self) -> String {
        format!("{} part {}", self.line.source.path, self.line.source.part)
    }

    /// Holds a record's two places against what it says: both must read the same, but for markup, width and repairs.
    fn check(&self, wrong: &mut Vec<String>, what: &str, says: &str, span: Place, source_span: Place) {
        let (slice, cover) = (self.slice(span), self.line.source.span);
        let mut complain = |why: String| wrong.push(format!("{}: {what} {says}: {why}", self.name()));
        // A label leaves out its members in brackets: 三名(名校长、名师)培养工程.
        if fold(says) != fold(&slice) && fold(says) != fold(&without_brackets(&slice)) {
            complain(format!("its text reads {slice:?}"));
        }
        if source_span.start >= source_span.end || source_span.start < cover.start || cover.end < source_span.end {
            complain(format!("its bytes {source_span:?} are not inside {cover:?}"));
        }
        let source = self.decoder.slice(source_span.start, source_span.end);
        let repaired = self.line.diagnostics.iter().any(|d| d.code == "repaired");
        let same = if repaired { digits(&source) == digits(&slice) } else { fold(&source) == fold(&slice) };
        if !same {
            complain(format!("its bytes {source_span:?} read {source:?}"));
        }
    }
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let mut outside = String::new();
    for c in text.chars() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    outside
}

/// Fails with everything that is wrong.
fn nothing_wrong(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn digits(text: &str) -> String {
    fold(text).chars().filter(char::is_ascii_digit).collect()
}

#[test]
fn the_committed_schema_is_the_one_that_the_program_prints() {
    let output = gangmu().arg("schema").output().expect("the program runs");
    let committed = fs::read_to_string(root().join("schema/document.schema.json")).unwrap_or_default();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(committed == printed, "schema/document.schema.json is old: gangmu schema > schema/document.schema.json");
}

#[test]
fn every_line_follows_the_schema() {
    let schema = fs::read_to_string(root().join("schema/document.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    for written in Written::all() {
        let errors: Vec<String> =
            validator.iter_errors(&written.value).map(|e| format!("{e} at {}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {}", written.name(), errors.join("\n"));
    }
}

#[test]
fn measurements_read_back_from_text_and_source() {
    let mut wrong = Vec::new();
    for written in Written::all() {
        for m in &written.line.measurements {
            if m.raw != written.slice(m.span) {
                wrong.push(format!("{}: {} {}: its text reads {}", written.name(), m.id, m.raw, written.slice(m.span)));
            }
            written.check(&mut wrong, &m.id, &m.raw, m.span, m.source_span);
            if m.span.start < m.sentence_span.start || m.sentence_span.end < m.span.end {
                wrong.push(format!("{}: {} {} lies outside its sentence", written.name(), m.id, m.raw));
            }
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn indicators_are_made_of_the_text() {
    let mut wrong = Vec::new();
    for written in Written::all() {
        for m in &written.line.measurements {
            let stretches: String = m.indicator_spans.iter().map(|&place| written.slice(place)).collect();
            let (own, stretches) = (fold(m.indicator.as_deref().unwrap_or("")), fold(&stretches));
            if !own.chars().all(|c| stretches.contains(c)) {
                wrong.push(format!("{}: {} {own} is not made of {stretches}", written.name(), m.id));
            }
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn sections_lists_and_tasks_read_back_from_text_and_source() {
    let mut wrong = Vec::new();
    for written in Written::all() {
        let line = &written.line;
        let mut check = |what: &str, says: &str, span, source_span| written.check(&mut wrong, what, says, span, source_span);
        for s in line.sections.iter().filter(|s| !s.title.is_empty()) {
            check(&format!("section {}", s.id), &s.title, s.span, s.source_span);
        }
        for l in &line.task_lists {
            check(&l.id, &l.label, l.span, l.source_span);
            l.items.iter().for_each(|item| check(&format!("item of {}", l.id), &item.title, item.span, item.source_span));
        }
        for t in &line.tasks {
            check(&t.id, &t.title, t.span, t.source_span);
            t.units.iter().for_each(|unit| check(&format!("unit of {}", t.id), &unit.name, unit.span, unit.source_span));
        }
        for r in &line.references {
            if !fold(&written.slice(r.span)).contains(&fold(&r.name)) {
                wrong.push(format!("{}: reference {} is not in {}", written.name(), r.name, written.slice(r.span)));
            }
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn records_point_at_records_that_are_there() {
    for written in Written::all() {
        let (line, name) = (&written.line, written.name());
        assert_eq!(line.schema, "gangmu/1");
        assert!(matches!(line.source.media_type.as_str(), "text/html" | "text/plain"), "{name}");
        assert!(line.source.part >= 1 && line.source.part <= line.source.parts, "{name}");
        let (file, part) = line.id.rsplit_once('-').expect("file and part");
        assert!(line.source.sha256.starts_with(file) && part == line.source.part.to_string(), "{name}");
        let section = |id: Option<usize>| id.is_none_or(|id| (1..=line.sections.len()).contains(&id));
        let measurement = |id: &String| line.measurements.iter().any(|m| m.id == *id);
        for (at, s) in line.sections.iter().enumerate() {
            assert_eq!(s.id, at + 1, "{name}");
            assert!(s.parent.is_none_or(|p| p < s.id) && section(s.parent), "section {} in {name}", s.id);
        }
        for (at, m) in line.measurements.iter().enumerate() {
            assert_eq!(m.id, format!("m{}", at + 1), "{name}");
            assert!(section(m.section) && m.parent.as_ref().is_none_or(measurement), "{} in {name}", m.id);
            let has_number = m.value.is_some() || (m.low.is_some() && m.high.is_some());
            // 21.5∶36.1∶42.4 is one quantity without a single value.
            let ratio = m.raw.matches([':', '：', '∶']).count() >= 2;
            assert_eq!(m.kind == "number", has_number || ratio, "{} in {name}", m.id);
        }
        for (at, l) in line.task_lists.iter().enumerate() {
            assert_eq!((l.id.clone(), l.found), (format!("l{}", at + 1), l.items.len()), "{name}");
            assert!(section(l.section) && l.items.iter().all(|i| section(i.section)), "{} in {name}", l.id);
        }
        for (at, t) in line.tasks.iter().enumerate() {
            assert_eq!(t.id, format!("t{}", at + 1), "{name}");
            assert!(section(t.section) && t.measurements.iter().all(measurement), "{} in {name}", t.id);
        }
        for d in &line.diagnostics {
            let _ = d.span.map(|place| written.slice(place));
            assert!(!d.message.is_empty(), "{} in {name}", d.code);
        }
    }
}

#[test]
fn documents_of_one_file_do_not_share_bytes() {
    let all = Written::all();
    for pair in all.windows(2).filter(|pair| pair[0].line.source.path == pair[1].line.source.path) {
        let (first, second) = (&pair[0].line.source, &pair[1].line.source);
        assert!(first.span.end <= second.span.start, "{} and {}", pair[0].name(), pair[1].name());
    }
}

#[test]
fn what_is_unknown_is_null_and_never_empty() {
    for written in Written::all() {
        let metadata = written.value["metadata"].as_object().expect("an object").values();
        let measurements = written.line.measurements.iter().flat_map(|m| [m.unit.as_deref(), m.indicator.as_deref()]);
        assert!(measurements.flatten().all(|value| !value.is_empty()), "{}", written.name());
        assert!(metadata.filter_map(Value::as_str).all(|value| !value.trim().is_empty()), "{}", written.name());
    }
}

#[test]
fn dates_are_iso_days() {
    let iso = |date: &str| date.len() == 10 && date.split('-').map(str::len).eq([4, 2, 2]);
    for written in Written::all() {
        let (metadata, measurements) = (&written.line.metadata, &written.line.measurements);
        let dates = [&metadata.written_date, &metadata.published_date].into_iter();
        let dates = dates.chain(measurements.iter().map(|m| &m.deadline));
        assert!(dates.flatten().all(|date| iso(date)), "{}", written.name());
    }
}
