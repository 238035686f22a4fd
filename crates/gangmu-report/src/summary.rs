use std::collections::BTreeMap;

use gangmu_write::read::Document;
use serde::Serialize;

/// A document in the list of an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Its title, else the path.
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
    id: String,
    /// Measurements, task lists, tasks.
    counts: [usize; 3],
    /// Doubts by kind.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    flags: BTreeMap<String, usize>,
    /// Measurements by year.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    years: BTreeMap<i16, usize>,
}

impl Summary {
    /// The summary of a document.
    pub fn new(document: &Document) -> Self {
        let meta = &document.metadata;
        let (mut flags, mut years) = (BTreeMap::new(), BTreeMap::new());
        for doubt in &document.diagnostics {
            *flags.entry(doubt.code.clone()).or_default() += 1;
        }
        for year in document.measurements.iter().filter_map(|m| m.year) {
            *years.entry(year).or_default() += 1;
        }
        Self {
            title: meta.title.clone().unwrap_or_else(|| document.source.path.clone()),
            issuer: meta.issuer.clone(),
            region: meta.region.as_ref().map(|r| r.name.clone().unwrap_or_else(|| r.code.clone())),
            kind: meta.kind.clone(),
            year: meta.plan_year.or(meta.review_year),
            id: document.id.clone(),
            counts: [document.measurements.len(), document.task_lists.len(), document.tasks.len()],
            flags,
            years,
        }
    }
}
