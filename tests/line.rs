//! A document line as a reader sees it, declared a second time: a field that is renamed, dropped or added shows here.

use serde::Deserialize;
use serde_json::Number;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Place {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    pub(crate) schema: String,
    pub(crate) id: String,
    pub(crate) source: Source,
    pub(crate) metadata: Metadata,
    pub(crate) text: String,
    pub(crate) sections: Vec<Section>,
    pub(crate) measurements: Vec<Measurement>,
    pub(crate) task_lists: Vec<TaskList>,
    pub(crate) tasks: Vec<Task>,
    pub(crate) references: Vec<Reference>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) sha256: String,
    pub(crate) bytes: usize,
    pub(crate) encoding: String,
    pub(crate) media_type: String,
    pub(crate) part: usize,
    pub(crate) parts: usize,
    pub(crate) span: Place,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the shape is the test")]
pub(crate) struct Metadata {
    pub(crate) title: Option<String>,
    pub(crate) issuer: Option<String>,
    pub(crate) index_number: Option<String>,
    pub(crate) document_number: Option<String>,
    pub(crate) category: Option<String>,
    pub(crate) validity: Option<String>,
    pub(crate) written_date: Option<String>,
    pub(crate) published_date: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) region: Option<Region>,
    pub(crate) review_year: Option<i16>,
    pub(crate) plan_year: Option<i16>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the shape is the test")]
pub(crate) struct Region {
    pub(crate) code: String,
    pub(crate) name: Option<String>,
    pub(crate) how: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the shape is the test")]
pub(crate) struct Section {
    pub(crate) id: usize,
    pub(crate) kind: String,
    pub(crate) parent: Option<usize>,
    pub(crate) level: u8,
    pub(crate) number: Option<String>,
    pub(crate) title: String,
    pub(crate) role: String,
    pub(crate) year: Option<i16>,
    pub(crate) rule: String,
    pub(crate) span: Place,
    pub(crate) source_span: Place,
    pub(crate) extent_span: Place,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the shape is the test")]
pub(crate) struct Measurement {
    pub(crate) id: String,
    pub(crate) section: Option<usize>,
    pub(crate) kind: String,
    pub(crate) raw: String,
    pub(crate) value: Option<Number>,
    pub(crate) low: Option<Number>,
    pub(crate) high: Option<Number>,
    pub(crate) unit: Option<String>,
    pub(crate) comparator: String,
    pub(crate) change: Option<String>,
    pub(crate) from: Option<Number>,
    pub(crate) indicator: Option<String>,
    pub(crate) status: String,
    pub(crate) commitment: Option<String>,
    pub(crate) nature: Option<String>,
    pub(crate) year: Option<i16>,
    pub(crate) deadline: Option<String>,
    pub(crate) parent: Option<String>,
    pub(crate) rule: String,
    pub(crate) span: Place,
    pub(crate) source_span: Place,
    pub(crate) indicator_span: Option<Place>,
    pub(crate) indicator_spans: Vec<Place>,
    pub(crate) sentence_span: Place,
    pub(crate) flags: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the shape is the test")]
pub(crate) struct TaskList {
    pub(crate) id: String,
    pub(crate) section: Option<usize>,
    pub(crate) label: String,
    pub(crate) noun: String,
    pub(crate) count: u32,
    pub(crate) found: usize,
    pub(crate) status: String,
    pub(crate) items: Vec<Item>,
    pub(crate) span: Place,
    pub(crate) source_span: Place,
    pub(crate) rule: String,
    pub(crate) flags: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the shape is the test")]
pub(crate) struct Item {
    pub(crate) number: Option<String>,
    pub(crate) title: String,
    pub(crate) section: Option<usize>,
    pub(crate) span: Place,
    pub(crate) source_span: Place,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the shape is the test")]
pub(crate) struct Task {
    pub(crate) id: String,
    pub(crate) section: Option<usize>,
    pub(crate) number: Option<String>,
    pub(crate) title: String,
    pub(crate) responsible: Vec<String>,
    pub(crate) deadlines: Vec<String>,
    pub(crate) measurements: Vec<String>,
    pub(crate) span: Place,
    pub(crate) source_span: Place,
    pub(crate) extent_span: Place,
    pub(crate) units: Vec<Unit>,
    pub(crate) flags: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the shape is the test")]
pub(crate) struct Unit {
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) span: Place,
    pub(crate) source_span: Place,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the shape is the test")]
pub(crate) struct Reference {
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) number: Option<String>,
    pub(crate) span: Place,
    pub(crate) source_span: Place,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the shape is the test")]
pub(crate) struct Diagnostic {
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) record: Option<String>,
    pub(crate) span: Option<Place>,
    pub(crate) source_span: Option<Place>,
}
