use gangmu_model::{Change, Clean, Commitment, Measurement, MeasurementKind, Nature, Span};
use schemars::JsonSchema;
use serde::Serialize;

use super::{codes, status_word};
use crate::{Number, Place, Places};

/// One quantity that the text states about the world.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MeasurementLine<'a> {
    /// `m1`, `m2` … within the document.
    pub id: String,
    /// Id of the innermost section that it stands in.
    pub section: Option<usize>,
    /// `number`, else how the target is stated without one.
    #[schemars(extend("enum" = ["number", "relative", "delegated", "complete", "none"]))]
    pub kind: &'static str,
    /// Number and unit as the text has them.
    pub raw: &'a str,
    /// The value in the base unit; null for a range.
    pub value: Option<Number>,
    /// Lower end of a range.
    pub low: Option<Number>,
    /// Upper end of a range.
    pub high: Option<Number>,
    /// The unit without scale; null for a bare number.
    pub unit: Option<&'a str>,
    /// How the number bounds the indicator.
    #[schemars(extend("enum" = ["=", ">=", ">", "<=", "<", "~"]))]
    pub comparator: &'static str,
    /// Whether the quantity is the size of a change.
    #[schemars(extend("enum" = ["increase", "decrease", null]))]
    pub change: Option<&'static str>,
    /// Where a change started.
    pub from: Option<Number>,
    /// What the quantity measures, in the text's own words.
    pub indicator: Option<&'a str>,
    /// To be reached, or reported as reached.
    #[schemars(extend("enum" = ["target", "actual"]))]
    pub status: &'static str,
    /// How firmly a target is meant.
    #[schemars(extend("enum" = ["ensure", "strive", "expect", null]))]
    pub commitment: Option<&'static str>,
    /// Whether the plan calls the indicator binding (约束性) or expected (预期性).
    #[schemars(extend("enum" = ["binding", "expected", null]))]
    pub nature: Option<&'static str>,
    /// The calendar year that the value is for or due in.
    pub year: Option<i16>,
    /// Last day by which it is due, ISO.
    #[schemars(extend("format" = "date"))]
    pub deadline: Option<String>,
    /// Id of the measurement that it is a stated part of.
    pub parent: Option<String>,
    /// The rule that joined quantity and indicator.
    pub rule: &'a str,
    /// Number and unit, in code points of `text`.
    pub span: Place,
    /// Number and unit, in bytes of the file.
    pub source_span: Place,
    /// All that the indicator was taken from, in code points of `text`.
    pub indicator_span: Option<Place>,
    /// The stretches that the indicator is made of, in the order in which it joins them.
    pub indicator_spans: Vec<Place>,
    /// The sentence to quote, in code points of `text`.
    pub sentence_span: Place,
    /// The sentence itself; only the flat table carries it.
    #[serde(skip)]
    pub sentence: &'a str,
    /// Codes of doubts; `diagnostics` explains them.
    pub flags: Vec<&'static str>,
}

impl<'a> MeasurementLine<'a> {
    pub(super) fn new(m: &'a Measurement, places: &Places<'a>) -> Self {
        Self {
            id: measurement_id(m.id),
            section: m.section,
            kind: kind_word(m.kind),
            raw: places.slice(m.span),
            value: m.value.map(Number),
            low: m.low.map(Number),
            high: m.high.map(Number),
            unit: m.unit.as_deref(),
            comparator: m.comparator.sign(),
            change: m.change.map(change_word),
            from: m.from.map(Number),
            indicator: m.indicator.as_deref(),
            status: status_word(m.status),
            commitment: m.commitment.map(commitment_word),
            nature: m.nature.map(nature_word),
            year: m.year,
            deadline: m.deadline.map(|d| d.to_string()),
            parent: m.parent.map(measurement_id),
            rule: m.rule.as_str(),
            span: places.span(m.span),
            source_span: places.source_span(m.span),
            indicator_span: cover(&m.indicator_spans).map(|s| places.span(s)),
            indicator_spans: m.indicator_spans.iter().map(|&s| places.span(s)).collect(),
            sentence_span: places.span(m.sentence),
            sentence: places.slice(m.sentence),
            flags: codes(&m.flags),
        }
    }
}

/// The id of a measurement as the contract writes it.
pub(super) fn measurement_id(id: usize) -> String {
    format!("m{id}")
}

/// The smallest span over some spans.
fn cover(spans: &[Span<Clean>]) -> Option<Span<Clean>> {
    spans.iter().copied().reduce(|a, b| a.cover(&b))
}

fn kind_word(kind: MeasurementKind) -> &'static str {
    match kind {
        MeasurementKind::Number => "number",
        MeasurementKind::Relative => "relative",
        MeasurementKind::Delegated => "delegated",
        MeasurementKind::Complete => "complete",
        MeasurementKind::None => "none",
    }
}

fn change_word(change: Change) -> &'static str {
    match change {
        Change::Increase => "increase",
        Change::Decrease => "decrease",
    }
}

fn commitment_word(commitment: Commitment) -> &'static str {
    match commitment {
        Commitment::Ensure => "ensure",
        Commitment::Strive => "strive",
        Commitment::Expect => "expect",
    }
}

fn nature_word(nature: Nature) -> &'static str {
    match nature {
        Nature::Binding => "binding",
        Nature::Expected => "expected",
    }
}
