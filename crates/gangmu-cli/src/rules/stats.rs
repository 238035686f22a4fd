use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use gangmu::model::{Mention, MentionKind, RuleId};
use gangmu::rules::RuleEntry;
use gangmu::{Pipeline, Read};
use serde_json::{Value, json};

use super::{print, print_json};
use crate::args::TableFormat;
use crate::input::named_or_piped;
use crate::layers::Layers;
use crate::message::say;
use crate::problem::{Outcome, Problem};
use crate::read::ReadFile;
use crate::walk::find;

/// Sorts of entries that leave their id on what they find. What others do shows in names and places, not as a count.
const TRACED: [(&str, &str); 7] = [
    ("unit.toml", "unit"),
    ("bound.toml", "bound"),
    ("date.toml", "date"),
    ("name.toml", "name"),
    ("cue.toml", "cue"),
    ("segment.toml", "marker"),
    ("target.toml", "target"),
];

/// How often rules fired.
#[derive(Debug, Default)]
struct Stats {
    documents: usize,
    fired: BTreeMap<RuleId, Fired>,
    /// Of two rules whose places overlap: how often.
    overlaps: BTreeMap<(RuleId, RuleId), usize>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Fired {
    times: usize,
    documents: usize,
}

/// `gangmu rules stats`.
pub(super) fn run(layers: Layers<'_>, inputs: &[PathBuf], format: TableFormat) -> Result<Outcome, Problem> {
    let pipeline = layers.pipeline()?;
    let (mut stats, mut failed) = (Stats::default(), 0);
    for input in find(&named_or_piped(inputs)?).inputs {
        match input.and_then(|input| ReadFile::new(&pipeline, &input)) {
            Ok(file) => file.readings().iter().flat_map(|reading| &reading.documents).for_each(|read| stats.add(read)),
            Err(line) => {
                failed += 1;
                say(&format!("{}: {}", line.path, line.reason));
            }
        }
    }
    match format {
        TableFormat::Table => print(&stats.table(&pipeline))?,
        TableFormat::Json => print_json(&stats.json(&pipeline))?,
    }
    Ok(Outcome::of(failed))
}

impl Stats {
    fn add(&mut self, read: &Read) {
        self.documents += 1;
        let mentions = read.mentions.iter().map(|m| &m.rule);
        let bounds = read.mentions.iter().filter_map(|m| match &m.kind {
            MentionKind::Quantity(quantity) => quantity.bound.as_ref().map(|bound| &bound.rule),
            _ => None,
        });
        let sections = read.document.outline.sections.iter().map(|s| &s.rule);
        let records = read.records.measurements.iter().map(|m| &m.rule).chain(read.records.task_lists.iter().map(|l| &l.rule));
        let mut here = BTreeSet::new();
        for rule in mentions.chain(bounds).chain(sections).chain(records) {
            let fired = self.fired.entry(rule.clone()).or_default();
            fired.times += 1;
            fired.documents += usize::from(here.insert(rule));
        }
        self.overlapping(&read.mentions);
    }

    /// Mentions stand in order of their start: those that overlap one stand right after it.
    fn overlapping(&mut self, mentions: &[Mention]) {
        for (at, one) in mentions.iter().enumerate() {
            let after = mentions.iter().skip(at + 1).take_while(|other| other.span.start < one.span.end);
            for other in after.filter(|other| other.rule != one.rule) {
                let pair = if one.rule < other.rule { (&one.rule, &other.rule) } else { (&other.rule, &one.rule) };
                *self.overlaps.entry((pair.0.clone(), pair.1.clone())).or_default() += 1;
            }
        }
    }

    fn never<'p>(&self, pipeline: &'p Pipeline) -> Vec<&'p RuleEntry> {
        let entries = pipeline.rules().entries.iter();
        let traced = entries.filter(|entry| TRACED.contains(&(entry.table, entry.sort)));
        traced.filter(|entry| !self.fired.contains_key(&entry.id)).collect()
    }

    /// Rules, most fired first.
    fn ordered(&self) -> Vec<(&RuleId, Fired)> {
        let mut all: Vec<(&RuleId, Fired)> = self.fired.iter().map(|(id, fired)| (id, *fired)).collect();
        all.sort_by_key(|(_, fired)| std::cmp::Reverse(fired.times));
        all
    }

    fn pairs(&self) -> Vec<(&(RuleId, RuleId), usize)> {
        let mut all: Vec<_> = self.overlaps.iter().map(|(pair, times)| (pair, *times)).collect();
        all.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        all
    }

    fn table(&self, pipeline: &Pipeline) -> String {
        let mut out = format!("{} documents\n\n{:>8} {:>9}  rule\n", self.documents, "fired", "documents");
        for (id, fired) in self.ordered() {
            out.push_str(&format!("{:>8} {:>9}  {id}\n", fired.times, fired.documents));
        }
        out.push_str("\noverlaps\n");
        for ((one, other), times) in self.pairs() {
            out.push_str(&format!("{times:>8}  {one}  {other}\n"));
        }
        out.push_str("\nnever fired\n");
        for entry in self.never(pipeline) {
            out.push_str(&format!("  {:<14} {:<34} {}\n", entry.table, entry.id.as_str(), entry.gloss));
        }
        out
    }

    fn json(&self, pipeline: &Pipeline) -> Value {
        let fired =
            |(id, fired): (&RuleId, Fired)| json!({"id": id.as_str(), "fired": fired.times, "documents": fired.documents});
        let pair =
            |((one, other), times): (&(RuleId, RuleId), usize)| json!({"rules": [one.as_str(), other.as_str()], "times": times});
        json!({
            "documents": self.documents,
            "rules": self.ordered().into_iter().map(fired).collect::<Vec<_>>(),
            "overlaps": self.pairs().into_iter().map(pair).collect::<Vec<_>>(),
            "never": self.never(pipeline).iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(),
        })
    }
}
