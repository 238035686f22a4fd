use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Number, Place};

/// A document line that was read back. The fields are those of [`DocumentLine`](crate::DocumentLine).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Name and major version of the contract.
    pub schema: String,
    /// Made from the bytes of the file and the part.
    pub id: String,
    /// The file that the document came from.
    pub source: Source,
    /// What is known of the document as a whole.
    pub metadata: Metadata,
    /// The clean text.
    pub text: String,
    /// Headings and items, in order of the text.
    pub sections: Vec<Section>,
    /// Quantities, in order of the text.
    pub measurements: Vec<Measurement>,
    /// Declared counts with their members.
    pub task_lists: Vec<TaskList>,
    /// The smallest numbered items of plans.
    pub tasks: Vec<Task>,
    /// Documents that the text names.
    pub references: Vec<Reference>,
    /// Doubts.
    pub diagnostics: Vec<Diagnostic>,
}

/// The file that a document came from; as [`SourceLine`](crate::SourceLine).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its path as it was named or found; `-` for standard input.
    pub path: String,
    /// Which record of its container it is; none for a plain file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// Columns of the record that were carried through.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub meta: BTreeMap<String, String>,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Its length in bytes.
    pub bytes: usize,
    /// The encoding that it was read as.
    pub encoding: String,
    /// `text/html` or `text/plain`.
    pub media_type: String,
    /// Which of its documents this is, from 1.
    pub part: usize,
    /// How many documents it holds.
    pub parts: usize,
    /// The bytes of the file that this document covers.
    pub span: Place,
}

/// What is known of a document as a whole; as [`MetadataLine`](crate::MetadataLine).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// 标题 (title).
    pub title: Option<String>,
    /// 发布机构 (issuer).
    pub issuer: Option<String>,
    /// 索引号 (index number).
    pub index_number: Option<String>,
    /// 发文字号 (document number).
    pub document_number: Option<String>,
    /// 主题分类 (subject).
    pub category: Option<String>,
    /// 有效性 (validity).
    pub validity: Option<String>,
    /// 成文日期, ISO.
    pub written_date: Option<String>,
    /// 发布日期, ISO.
    pub published_date: Option<String>,
    /// What kind of document it is.
    pub kind: Option<String>,
    /// The administrative division that it is about.
    pub region: Option<Region>,
    /// The year that it looks back on.
    pub review_year: Option<i16>,
    /// The year that it plans for.
    pub plan_year: Option<i16>,
}

/// An administrative division; as [`RegionLine`](crate::RegionLine).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// Six-digit code (GB/T 2260).
    pub code: String,
    /// Its name.
    pub name: Option<String>,
    /// How it was found.
    pub how: String,
}

/// A heading or an item; as [`SectionLine`](crate::SectionLine).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// From 1 within the document.
    pub id: usize,
    /// `heading` or `item`.
    pub kind: String,
    /// Id of the section that it stands in.
    pub parent: Option<usize>,
    /// Depth from 1.
    pub level: u8,
    /// Its number as the text has it.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// `review`, `plan`, `problems` or `other`.
    pub role: String,
    /// The year that it speaks of.
    pub year: Option<i16>,
    /// The rule that read its number.
    pub rule: String,
    /// The title, in code points of `text`.
    pub span: Place,
    /// The title, in bytes of the file.
    pub source_span: Place,
    /// The whole section, in code points of `text`.
    pub extent_span: Place,
}

/// A quantity; as [`MeasurementLine`](crate::MeasurementLine).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measurement {
    /// `m1`, `m2` … within the document.
    pub id: String,
    /// Id of the innermost section that it stands in.
    pub section: Option<usize>,
    /// `number`, else how the target is stated without one.
    pub kind: String,
    /// Number and unit as the text has them.
    pub raw: String,
    /// The value in the base unit.
    pub value: Option<Number>,
    /// Lower end of a range.
    pub low: Option<Number>,
    /// Upper end of a range.
    pub high: Option<Number>,
    /// The unit without scale.
    pub unit: Option<String>,
    /// How the number bounds the indicator.
    pub comparator: String,
    /// `increase` or `decrease` where the quantity is the size of a change.
    pub change: Option<String>,
    /// Where a change started.
    pub from: Option<Number>,
    /// What the quantity measures.
    pub indicator: Option<String>,
    /// `target` or `actual`.
    pub status: String,
    /// How firmly a target is meant.
    pub commitment: Option<String>,
    /// `binding` or `expected`.
    pub nature: Option<String>,
    /// The calendar year that the value is for or due in.
    pub year: Option<i16>,
    /// Last day by which it is due, ISO.
    pub deadline: Option<String>,
    /// Id of the measurement that it is a stated part of.
    pub parent: Option<String>,
    /// The rule that joined quantity and indicator.
    pub rule: String,
    /// Number and unit, in code points of `text`.
    pub span: Place,
    /// Number and unit, in bytes of the file.
    pub source_span: Place,
    /// All that the indicator was taken from, in code points of `text`.
    pub indicator_span: Option<Place>,
    /// The stretches that the indicator is made of.
    pub indicator_spans: Vec<Place>,
    /// The sentence to quote, in code points of `text`.
    pub sentence_span: Place,
    /// Codes of doubts.
    pub flags: Vec<String>,
}

/// A declared count with its members; as [`TaskListLine`](crate::TaskListLine).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskList {
    /// `l1`, `l2` … within the document.
    pub id: String,
    /// Id of the innermost section that declares it.
    pub section: Option<usize>,
    /// The label without quotes.
    pub label: String,
    /// Its head noun.
    pub noun: String,
    /// The declared count.
    pub count: u32,
    /// How many members were found.
    pub found: usize,
    /// `target` or `actual`.
    pub status: String,
    /// The members, in order.
    pub items: Vec<ListItem>,
    /// The label, in code points of `text`.
    pub span: Place,
    /// The label, in bytes of the file.
    pub source_span: Place,
    /// The rule that found it.
    pub rule: String,
    /// Codes of doubts.
    pub flags: Vec<String>,
}

/// A member of a task list; as [`ListItemLine`](crate::ListItemLine).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListItem {
    /// Its number as the text has it.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// Id of the section that it heads.
    pub section: Option<usize>,
    /// The title, in code points of `text`.
    pub span: Place,
    /// The title, in bytes of the file.
    pub source_span: Place,
}

/// The smallest numbered item of a plan; as [`TaskLine`](crate::TaskLine).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// `t1`, `t2` … within the document.
    pub id: String,
    /// Id of the section that it is.
    pub section: Option<usize>,
    /// Its number as the text has it.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// Names of the responsible units.
    pub responsible: Vec<String>,
    /// Each stated finish: ISO date, else the words of the text.
    pub deadlines: Vec<String>,
    /// Ids of the measurements that stand in it.
    pub measurements: Vec<String>,
    /// The title, in code points of `text`.
    pub span: Place,
    /// The title, in bytes of the file.
    pub source_span: Place,
    /// The whole task, in code points of `text`.
    pub extent_span: Place,
    /// The responsible units with role and place.
    pub units: Vec<Unit>,
    /// Codes of doubts.
    pub flags: Vec<String>,
}

/// A unit that is responsible for a task; as [`UnitLine`](crate::UnitLine).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// `lead`, `responsible` or `assist`.
    pub role: String,
    /// The name, in code points of `text`.
    pub span: Place,
    /// The name, in bytes of the file.
    pub source_span: Place,
}

/// A document or a programme that the text names; as [`ReferenceLine`](crate::ReferenceLine).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// `document` or `programme`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The number of a document.
    pub number: Option<String>,
    /// Name and number, in code points of `text`.
    pub span: Place,
    /// Name and number, in bytes of the file.
    pub source_span: Place,
}

/// A doubt; as [`DiagnosticLine`](crate::DiagnosticLine).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What kind of doubt.
    pub code: String,
    /// One sentence.
    pub message: String,
    /// Id of the record that it is about.
    pub record: Option<String>,
    /// Where, in code points of `text`.
    pub span: Option<Place>,
    /// Where, in bytes of the file.
    pub source_span: Option<Place>,
}

impl Document {
    /// The section with this id.
    pub fn section(&self, id: Option<usize>) -> Option<&Section> {
        self.sections.get(id?.checked_sub(1)?)
    }

    /// The document as one line of JSON without line end: the bytes that it was read from, where those were of this version.
    pub fn to_json(&self) -> Vec<u8> {
        // Texts and numbers always make JSON.
        serde_json::to_vec(self).unwrap_or_default()
    }
}
