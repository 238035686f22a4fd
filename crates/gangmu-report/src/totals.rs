use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use gangmu_write::Number;
use gangmu_write::read::{Document, Measurement};
use serde::Serialize;

use crate::Summary;

/// Indicators that are plotted: those with the most values.
const PLOTTED: usize = 24;
/// Values of one indicator that are plotted.
const VALUES: usize = 120;

/// What all documents of a report come to.
#[derive(Debug, Default)]
pub struct Totals {
    documents: Vec<Summary>,
    counts: Counts,
    flags: BTreeMap<String, usize>,
    years: BTreeMap<i16, [usize; 2]>,
    indicators: BTreeMap<(String, String), Vec<Value>>,
}

#[derive(Debug, Clone, Copy, Default, Serialize)]
struct Counts {
    documents: usize,
    measurements: usize,
    targets: usize,
    actuals: usize,
    lists: usize,
    tasks: usize,
    flagged: usize,
}

/// A value of an indicator, as it is plotted.
#[derive(Debug, Clone, Serialize)]
struct Value {
    year: i16,
    target: bool,
    value: Number,
    #[serde(skip_serializing_if = "is_equal")]
    comparator: String,
    /// Place of the document among all, from 0.
    document: usize,
    record: String,
}

#[derive(Debug, Serialize)]
struct Plotted<'t> {
    name: &'t str,
    unit: &'t str,
    values: &'t [Value],
}

#[derive(Debug, Serialize)]
struct Whole<'t> {
    counts: Counts,
    flags: &'t BTreeMap<String, usize>,
    years: &'t BTreeMap<i16, [usize; 2]>,
    indicators: Vec<Plotted<'t>>,
    documents: &'t [Summary],
}

fn is_equal(comparator: &str) -> bool {
    comparator == "="
}

impl Totals {
    /// Takes the next document; `name` gives the name under which an indicator is plotted.
    pub fn push(&mut self, document: &Document, name: impl Fn(&str) -> String) {
        let at = self.documents.len();
        self.documents.push(Summary::new(document));
        let counts = &mut self.counts;
        counts.documents += 1;
        counts.measurements += document.measurements.len();
        counts.lists += document.task_lists.len();
        counts.tasks += document.tasks.len();
        for doubt in &document.diagnostics {
            *self.flags.entry(doubt.code.clone()).or_default() += 1;
        }
        for m in &document.measurements {
            let target = m.status == "target";
            counts.targets += usize::from(target);
            counts.actuals += usize::from(!target);
            counts.flagged += usize::from(!m.flags.is_empty());
            if let Some(year) = m.year {
                let by = self.years.entry(year).or_default();
                by[usize::from(!target)] += 1;
            }
            if let Some((key, value)) = plotted(m, at, &name) {
                self.indicators.entry(key).or_default().push(value);
            }
        }
    }

    /// How many documents there were.
    pub fn documents(&self) -> usize {
        self.documents.len()
    }

    /// The totals as JSON on one line, with the summaries of the documents.
    pub fn to_json(&self) -> String {
        let whole = Whole {
            counts: self.counts,
            flags: &self.flags,
            years: &self.years,
            indicators: self.plots(),
            documents: &self.documents,
        };
        serde_json::to_string(&whole).unwrap_or_default()
    }

    /// Indicators of which there are both targets and results, or values of several years, those with the most first.
    fn plots(&self) -> Vec<Plotted<'_>> {
        let mut ranked: Vec<_> = self
            .indicators
            .iter()
            .filter_map(|(key, values)| {
                let both = values.iter().any(|v| v.target) && values.iter().any(|v| !v.target);
                let years: BTreeSet<i16> = values.iter().map(|v| v.year).collect();
                (values.len() > 1 && (both || years.len() > 1)).then_some((
                    Reverse((both, years.len() > 1, values.len())),
                    key,
                    values,
                ))
            })
            .collect();
        ranked.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        ranked
            .into_iter()
            .take(PLOTTED)
            .map(|(_, (name, unit), values)| Plotted {
                name,
                unit,
                values: values.get(..VALUES.min(values.len())).unwrap_or(values),
            })
            .collect()
    }
}

/// Where and how a measurement is plotted: only single values of a level, with their year and indicator.
fn plotted(m: &Measurement, document: usize, name: impl Fn(&str) -> String) -> Option<((String, String), Value)> {
    if m.change.is_some() || m.parent.is_some() {
        return None;
    }
    let value = Value {
        year: m.year?,
        target: m.status == "target",
        value: m.value?,
        comparator: m.comparator.clone(),
        document,
        record: m.id.clone(),
    };
    Some(((name(m.indicator.as_deref()?), m.unit.clone().unwrap_or_default()), value))
}
