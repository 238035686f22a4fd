//! A report made by hand, as the stages would hand it over.

use gangmu_model::{
    Change, Clean, Commitment, Comparator, Document, DocumentKind, Flag, ListItem, Measurement, MeasurementKind, Metadata,
    OffsetMap, Outline, Records, Reference, ReferenceKind, Region, Responsible, ResponsibleRole, Role, RuleId, Section,
    SectionKind, Source, Span, Status, Task, TaskList, Text,
};
use gangmu_write::{DocumentLine, FileFacts};
use jiff::civil::date;

/// A text before the document, so that its places do not start at 0.
const BEFORE: &str = "首页\n";
const REPORT: &str = "一、主要目标\n实施“两大行动”（强师行动、扩容行动），力争9月底前规划投资8.04亿元，巩固率提高2.79个百分点，按《办法》办。责任单位：基建科\n";

/// All that the stages hand over.
pub(crate) struct Fixture {
    facts: FileFacts,
    source: Source,
    text: Text,
    document: Document,
    records: Records,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let whole = format!("{BEFORE}{REPORT}");
        let map = OffsetMap::identity(whole.len(), 0);
        let metadata = metadata();
        let document = Document {
            span: Span::new(BEFORE.len(), whole.len()),
            part: 1,
            parts: 1,
            metadata,
            outline: Outline { sections: vec![section()] },
            flags: Vec::new(),
        };
        let masked = Flag { code: "masked", message: "a word is masked".to_owned(), span: Some(place("扩容")) };
        let outside = Flag { code: "masked", message: "outside".to_owned(), span: Some(Span::new(0, 3)) };
        let records = Records {
            measurements: vec![investment(), rate()],
            task_lists: vec![list()],
            tasks: vec![task()],
            references: vec![Reference {
                kind: ReferenceKind::Document,
                name: "办法".to_owned(),
                number: None,
                span: place("《办法》"),
            }],
            flags: Vec::new(),
        };
        Self {
            facts: FileFacts::of(whole.as_bytes()),
            source: Source {
                path: "a.txt".to_owned(),
                text: whole.clone(),
                map: OffsetMap::identity(whole.len(), 0),
                encoding: "UTF-8",
                media_type: "text/plain",
                flags: Vec::new(),
                facts: Vec::new(),
            },
            text: Text { text: whole, map, metadata: Metadata::default(), marks: Vec::new(), flags: vec![masked, outside] },
            document,
            records,
        }
    }

    pub(crate) fn line(&self) -> DocumentLine<'_> {
        DocumentLine::new(&self.facts, &self.source, &self.text, &self.document, &self.records)
    }
}

/// Where a phrase stands.
fn place(phrase: &str) -> Span<Clean> {
    let start = BEFORE.len() + REPORT.find(phrase).expect("a phrase of the report");
    Span::new(start, start + phrase.len())
}

fn decimal(number: &str) -> rust_decimal::Decimal {
    number.parse().expect("a number")
}

fn metadata() -> Metadata {
    Metadata {
        title: Some("某县教育局2023年工作要点".to_owned()),
        written_date: Some(date(2023, 3, 1)),
        kind: Some(DocumentKind::KeyPoints),
        region: Some(Region { code: "370830".to_owned(), name: None, how: "title" }),
        plan_year: Some(2023),
        ..Metadata::default()
    }
}

fn section() -> Section {
    Section {
        id: 1,
        kind: SectionKind::Heading,
        parent: None,
        level: 1,
        number: Some("一、".to_owned()),
        title: "主要目标".to_owned(),
        span: place("主要目标"),
        extent: place(REPORT),
        role: Role::Plan,
        year: Some(2023),
        rule: RuleId::from("number.chinese"),
    }
}

fn investment() -> Measurement {
    Measurement {
        id: 1,
        section: Some(1),
        kind: MeasurementKind::Number,
        value: Some(decimal("804000000.00")),
        low: None,
        high: None,
        unit: Some("元".to_owned()),
        comparator: Comparator::Equal,
        change: None,
        from: None,
        indicator: Some("规划投资".to_owned()),
        indicator_spans: vec![place("规划投资")],
        status: Status::Target,
        commitment: Some(Commitment::Strive),
        nature: None,
        year: Some(2023),
        deadline: Some(date(2023, 9, 30)),
        parent: None,
        rule: RuleId::from("link.before"),
        span: place("8.04亿元"),
        sentence: place(REPORT),
        flags: Vec::new(),
    }
}

fn rate() -> Measurement {
    Measurement {
        id: 2,
        value: Some(decimal("2.790")),
        unit: Some("百分点".to_owned()),
        change: Some(Change::Increase),
        indicator: Some("巩固率".to_owned()),
        indicator_spans: vec![place("巩固率")],
        deadline: None,
        parent: Some(1),
        span: place("2.79个百分点"),
        ..investment()
    }
}

fn list() -> TaskList {
    let item = |title: &str| ListItem { number: None, title: title.to_owned(), section: None, span: place(title) };
    TaskList {
        id: 1,
        section: Some(1),
        label: "两大行动".to_owned(),
        noun: "行动".to_owned(),
        count: 2,
        status: Status::Target,
        items: vec![item("强师行动"), item("扩容行动")],
        span: place("两大行动"),
        rule: RuleId::from("list.run-after"),
        flags: vec![Flag { code: "masked", message: "a member is masked".to_owned(), span: Some(place("扩容行动")) }],
    }
}

fn task() -> Task {
    let unit = Responsible { name: "基建科".to_owned(), role: ResponsibleRole::Responsible, span: place("基建科") };
    Task {
        id: 1,
        section: Some(1),
        number: Some("一、".to_owned()),
        title: "主要目标".to_owned(),
        span: place("主要目标"),
        extent: place(REPORT),
        responsible: vec![unit],
        deadlines: vec!["2023-09-30".to_owned()],
        measurements: vec![1, 2],
        flags: Vec::new(),
    }
}
