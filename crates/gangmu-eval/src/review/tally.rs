use std::collections::{BTreeMap, HashMap};

use gangmu_write::read::{Document, Measurement};

use super::{Decided, Decision, Share};

/// Fields of a measurement that a reviewer may correct.
const FIELDS: [&str; 11] =
    ["indicator", "value", "low", "high", "unit", "comparator", "change", "from", "status", "year", "deadline"];

/// What the decisions come to.
///
/// A record is right where it was accepted. A field is right in a record that should be there and whose field was not corrected.
#[derive(Debug, Default)]
pub struct Review {
    /// All records that were decided about.
    pub records: Share,
    /// Records that should be there, with whatever values.
    pub there: Share,
    /// By kind: `measurement`, `task_list`, `task`.
    pub kinds: BTreeMap<&'static str, Share>,
    /// By the status of measurements and lists.
    pub status: BTreeMap<String, Share>,
    /// By the fields of measurements.
    pub fields: Vec<(&'static str, Share)>,
    /// By the rule that made the record.
    pub rules: BTreeMap<String, Share>,
    /// Documents that the records are of.
    pub documents: usize,
    /// Decisions about records that are not in the output.
    pub unknown: usize,
}

/// A record as it is tallied.
struct Judged<'d> {
    kind: &'static str,
    status: Option<&'d str>,
    rule: Option<&'d str>,
    measurement: Option<&'d Measurement>,
}

impl Review {
    /// Tallies decisions about the records of documents.
    pub fn of<'d>(decisions: &[Decision], documents: impl IntoIterator<Item = &'d Document>) -> Self {
        let mut waiting: HashMap<&str, Vec<&Decision>> = HashMap::new();
        for decision in decisions {
            waiting.entry(&decision.document).or_default().push(decision);
        }
        let mut review = Self { fields: FIELDS.map(|field| (field, Share::default())).to_vec(), ..Self::default() };
        for document in documents {
            let before = review.records.of;
            for decision in waiting.remove(document.id.as_str()).unwrap_or_default() {
                match judged(document, &decision.record) {
                    Some(record) => review.count(decision, &record),
                    None => review.unknown += 1,
                }
            }
            review.documents += usize::from(review.records.of > before);
        }
        review.unknown += waiting.values().map(Vec::len).sum::<usize>();
        review.fields.retain(|(_, share)| share.of > 0);
        review
    }

    fn count(&mut self, decision: &Decision, record: &Judged<'_>) {
        let right = decision.decision == Decided::Accept;
        let there = decision.decision != Decided::Reject;
        self.records.count(right);
        self.there.count(there);
        self.kinds.entry(record.kind).or_default().count(right);
        if let Some(status) = record.status {
            self.status.entry(status.to_owned()).or_default().count(right);
        }
        if let Some(rule) = record.rule {
            self.rules.entry(rule.to_owned()).or_default().count(right);
        }
        let Some(m) = record.measurement.filter(|_| there) else { return };
        for (field, share) in &mut self.fields {
            // A field that is empty and was left so says nothing.
            if is_given(m, field) || decision.corrected.contains_key(*field) {
                share.count(!decision.corrected.contains_key(*field));
            }
        }
    }
}

fn judged<'d>(document: &'d Document, id: &str) -> Option<Judged<'d>> {
    if let Some(m) = document.measurements.iter().find(|m| m.id == id) {
        return Some(Judged { kind: "measurement", status: Some(&m.status), rule: Some(&m.rule), measurement: Some(m) });
    }
    if let Some(l) = document.task_lists.iter().find(|l| l.id == id) {
        return Some(Judged { kind: "task_list", status: Some(&l.status), rule: Some(&l.rule), measurement: None });
    }
    document.tasks.iter().any(|t| t.id == id).then_some(Judged { kind: "task", status: None, rule: None, measurement: None })
}

fn is_given(m: &Measurement, field: &str) -> bool {
    match field {
        "indicator" => m.indicator.is_some(),
        "value" => m.value.is_some(),
        "low" => m.low.is_some(),
        "high" => m.high.is_some(),
        "unit" => m.unit.is_some(),
        "change" => m.change.is_some(),
        "from" => m.from.is_some(),
        "year" => m.year.is_some(),
        "deadline" => m.deadline.is_some(),
        _ => true,
    }
}
