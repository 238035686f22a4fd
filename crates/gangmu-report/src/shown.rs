use gangmu_write::read::{Diagnostic, Document, ListItem, Measurement, Metadata, Section, Task, TaskList, Unit};
use gangmu_write::{Number, Place};
use serde::Serialize;

/// What a page shows of a document: the document line without what the text itself tells (`raw` is what `span` covers) and
/// without what is null or usual, so that a page is no larger than it must be. Spans are code points of the text.
#[derive(Debug, Serialize)]
pub struct Shown<'d> {
    id: &'d str,
    path: &'d str,
    #[serde(skip_serializing_if = "is_one")]
    part: usize,
    encoding: &'d str,
    meta: Meta<'d>,
    text: &'d str,
    sections: Vec<ShownSection<'d>>,
    measurements: Vec<ShownMeasurement<'d>>,
    lists: Vec<ShownList<'d>>,
    tasks: Vec<ShownTask<'d>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    doubts: Vec<Doubt<'d>>,
}

#[derive(Debug, Serialize)]
struct Meta<'d> {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index_number: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_number: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    written_date: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published_date: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    review_year: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan_year: Option<i16>,
}

#[derive(Debug, Serialize)]
struct ShownSection<'d> {
    id: usize,
    #[serde(skip_serializing_if = "is_false")]
    item: bool,
    level: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'d str>,
    title: &'d str,
    role: &'d str,
    span: [usize; 2],
}

#[derive(Debug, Serialize)]
struct ShownMeasurement<'d> {
    id: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<usize>,
    #[serde(skip_serializing_if = "is_number")]
    kind: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'d str>,
    #[serde(skip_serializing_if = "is_equal")]
    comparator: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    indicator: Option<&'d str>,
    status: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    commitment: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nature: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'d str>,
    rule: &'d str,
    span: [usize; 2],
    #[serde(skip_serializing_if = "Option::is_none")]
    named: Option<[usize; 2]>,
    sentence: [usize; 2],
    bytes: [usize; 2],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    flags: &'d [String],
}

#[derive(Debug, Serialize)]
struct ShownList<'d> {
    id: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<usize>,
    label: &'d str,
    count: u32,
    status: &'d str,
    items: Vec<Item<'d>>,
    rule: &'d str,
    span: [usize; 2],
    bytes: [usize; 2],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    flags: &'d [String],
}

#[derive(Debug, Serialize)]
struct Item<'d> {
    title: &'d str,
    span: [usize; 2],
}

#[derive(Debug, Serialize)]
struct ShownTask<'d> {
    id: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'d str>,
    title: &'d str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    responsible: Vec<Responsible<'d>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    deadlines: &'d [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    measurements: &'d [String],
    span: [usize; 2],
    bytes: [usize; 2],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    flags: &'d [String],
}

#[derive(Debug, Serialize)]
struct Responsible<'d> {
    name: &'d str,
    role: &'d str,
    span: [usize; 2],
}

#[derive(Debug, Serialize)]
struct Doubt<'d> {
    code: &'d str,
    message: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<[usize; 2]>,
}

impl<'d> Shown<'d> {
    /// What is shown of this document.
    pub fn new(document: &'d Document) -> Self {
        Self {
            id: &document.id,
            path: &document.source.path,
            part: document.source.part,
            encoding: &document.source.encoding,
            meta: Meta::new(&document.metadata),
            text: &document.text,
            sections: document.sections.iter().map(ShownSection::new).collect(),
            measurements: document.measurements.iter().map(ShownMeasurement::new).collect(),
            lists: document.task_lists.iter().map(ShownList::new).collect(),
            tasks: document.tasks.iter().map(ShownTask::new).collect(),
            doubts: document.diagnostics.iter().map(Doubt::new).collect(),
        }
    }

    /// As JSON on one line.
    pub fn to_json(&self) -> String {
        // Texts and numbers always make JSON.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl<'d> Meta<'d> {
    fn new(m: &'d Metadata) -> Self {
        let region = m.region.as_ref();
        Self {
            title: m.title.as_deref(),
            issuer: m.issuer.as_deref(),
            index_number: m.index_number.as_deref(),
            document_number: m.document_number.as_deref(),
            written_date: m.written_date.as_deref(),
            published_date: m.published_date.as_deref(),
            kind: m.kind.as_deref(),
            region: region.map(|r| r.name.as_deref().map_or_else(|| r.code.clone(), |name| format!("{name} {}", r.code))),
            review_year: m.review_year,
            plan_year: m.plan_year,
        }
    }
}

impl<'d> ShownSection<'d> {
    fn new(s: &'d Section) -> Self {
        Self {
            id: s.id,
            item: s.kind == "item",
            level: s.level,
            number: s.number.as_deref(),
            title: &s.title,
            role: &s.role,
            span: pair(s.span),
        }
    }
}

impl<'d> ShownMeasurement<'d> {
    fn new(m: &'d Measurement) -> Self {
        Self {
            id: &m.id,
            section: m.section,
            kind: &m.kind,
            value: m.value,
            low: m.low,
            high: m.high,
            unit: m.unit.as_deref(),
            comparator: &m.comparator,
            change: m.change.as_deref(),
            from: m.from,
            indicator: m.indicator.as_deref(),
            status: &m.status,
            commitment: m.commitment.as_deref(),
            nature: m.nature.as_deref(),
            year: m.year,
            deadline: m.deadline.as_deref(),
            parent: m.parent.as_deref(),
            rule: &m.rule,
            span: pair(m.span),
            named: m.indicator_span.map(pair),
            sentence: pair(m.sentence_span),
            bytes: pair(m.source_span),
            flags: &m.flags,
        }
    }
}

impl<'d> ShownList<'d> {
    fn new(l: &'d TaskList) -> Self {
        Self {
            id: &l.id,
            section: l.section,
            label: &l.label,
            count: l.count,
            status: &l.status,
            items: l.items.iter().map(Item::new).collect(),
            rule: &l.rule,
            span: pair(l.span),
            bytes: pair(l.source_span),
            flags: &l.flags,
        }
    }
}

impl<'d> Item<'d> {
    fn new(item: &'d ListItem) -> Self {
        Self { title: &item.title, span: pair(item.span) }
    }
}

impl<'d> ShownTask<'d> {
    fn new(t: &'d Task) -> Self {
        Self {
            id: &t.id,
            section: t.section,
            number: t.number.as_deref(),
            title: &t.title,
            responsible: t.units.iter().map(Responsible::new).collect(),
            deadlines: &t.deadlines,
            measurements: &t.measurements,
            span: pair(t.span),
            bytes: pair(t.source_span),
            flags: &t.flags,
        }
    }
}

impl<'d> Responsible<'d> {
    fn new(unit: &'d Unit) -> Self {
        Self { name: &unit.name, role: &unit.role, span: pair(unit.span) }
    }
}

impl<'d> Doubt<'d> {
    fn new(d: &'d Diagnostic) -> Self {
        Self { code: &d.code, message: &d.message, record: d.record.as_deref(), span: d.span.map(pair) }
    }
}

fn pair(place: Place) -> [usize; 2] {
    [place.start, place.end]
}

fn is_false(value: &bool) -> bool {
    !value
}

fn is_one(value: &usize) -> bool {
    *value == 1
}

fn is_number(kind: &&str) -> bool {
    *kind == "number"
}

fn is_equal(comparator: &&str) -> bool {
    *comparator == "="
}
