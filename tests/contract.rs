//! Every line that is written, held against the schema and read back from the reader's side.

use std::fs;
use std::path::Path;

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
        assert!(
            place.start <= place.end && place.end <= self.points.len(),
            "{place:?} of {} in {}",
            self.points.len(),
            self.name()
        );
        self.points[place.start..place.end].iter().collect()
    }

    fn name(&self) -> String {
        format!("{} part {}", self.line.source.path, self.line.source.part)
    }

    /// Holds a record's two places against what it says: both must read the same, but for markup, width and repairs.
    fn check(&self, what: &str, says: &str, span: Place, source_span: Place) {
        let slice = self.slice(span);
        assert_eq!(fold(says), fold(&slice), "{what} and its text differ in {}", self.name());
        assert!(source_span.start < source_span.end, "{what} {says}: empty source span in {}", self.name());
        let cover = self.line.source.span;
        assert!(cover.start <= source_span.start && source_span.end <= cover.end, "{what} {says} lies outside {}", self.name());
        let source = self.decoder.slice(source_span.start, source_span.end);
        let repaired = self.line.diagnostics.iter().any(|d| d.code == "repaired");
        let (source, text) = if repaired { (digits(&source), digits(&slice)) } else { (fold(&source), fold(&slice)) };
        assert_eq!(source, text, "{what} {says}: bytes {source_span:?} of {} do not read so", self.name());
    }
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
    for written in Written::all() {
        for m in &written.line.measurements {
            assert_eq!(m.raw, written.slice(m.span), "{} in {}", m.id, written.name());
            written.check(&m.id, &m.raw, m.span, m.source_span);
            let sentence = m.sentence_span;
            assert!(sentence.start <= m.span.start && m.span.end <= sentence.end, "{} in {}", m.id, written.name());
            let indicator: String = m.indicator_spans.iter().map(|&place| written.slice(place)).collect();
            let known = fold(&indicator);
            let own = fold(m.indicator.as_deref().unwrap_or(""));
            assert!(own.chars().all(|c| known.contains(c)), "{}: {own} is not made of {known} in {}", m.id, written.name());
        }
    }
}

#[test]
fn sections_lists_and_tasks_read_back_from_text_and_source() {
    for written in Written::all() {
        for s in written.line.sections.iter().filter(|s| !s.title.is_empty()) {
            written.check(&format!("section {}", s.id), &s.title, s.span, s.source_span);
        }
        for l in &written.line.task_lists {
            written.check(&l.id, &l.label, l.span, l.source_span);
            for item in &l.items {
                written.check(&format!("item of {}", l.id), &item.title, item.span, item.source_span);
            }
        }
        for t in &written.line.tasks {
            written.check(&t.id, &t.title, t.span, t.source_span);
            for unit in &t.units {
                written.check(&format!("unit of {}", t.id), &unit.name, unit.span, unit.source_span);
            }
        }
        for r in &written.line.references {
            assert!(fold(&written.slice(r.span)).contains(&fold(&r.name)), "{} in {}", r.name, written.name());
        }
    }
}

#[test]
fn records_point_at_records_that_are_there() {
    for written in Written::all() {
        let (line, name) = (&written.line, written.name());
        assert_eq!(line.schema, "gangmu/1");
        assert!(line.source.part >= 1 && line.source.part <= line.source.parts, "{name}");
        assert!(line.id.starts_with(&line.source.sha256[..16]), "{name}");
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
            assert_eq!(m.kind == "number", has_number, "{} in {name}", m.id);
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
fn media_types_and_paths_are_said() {
    for written in Written::all() {
        let source = &written.line.source;
        assert!(matches!(source.media_type.as_str(), "text/html" | "text/plain"), "{}", written.name());
        assert!(Path::new(&source.path).exists());
    }
}
