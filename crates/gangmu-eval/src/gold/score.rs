use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;

use gangmu_write::read::{Document, Measurement, TaskList};
use gangmu_write::{Number, Place};
use rust_decimal::prelude::ToPrimitive;

use super::annotation::{GoldDocument, GoldFile, GoldList, GoldMeasurement, GoldTitle};
use super::counts::{Counts, Figure};
use super::likeness::{character_f1, close, counted, folded, shared};
use super::pairing::{Stretch, pairs};
use super::source::Source;

/// Least likeness of an indicator.
const INDICATOR: f64 = 0.6;
/// Least likeness of a title.
const TITLE: f64 = 0.8;
/// Metadata that are compared, in this order.
const METADATA: [&str; 6] = ["title", "issuer", "index_number", "document_number", "written_date", "published_date"];

/// The figures of documents against gold.
///
/// A measurement is *found* where a record overlaps it, its *value* is right where number and unit are, and the whole *record* is right
/// where comparator, change, status, year and indicator (by likeness) are too. What gold calls optional counts neither way.
#[derive(Debug, Default)]
pub struct Score {
    pub(super) measurement: [Counts; 3],
    pub(super) list: Counts,
    pub(super) item: Counts,
    pub(super) task: Counts,
    pub(super) responsible: Counts,
    pub(super) deadline: Counts,
    pub(super) section: Counts,
    /// Fields of the measurements that were found: how often right, how often there.
    pub(super) fields: Vec<(&'static str, usize, usize)>,
    /// Documents found, there, and put out.
    pub(super) documents: [usize; 3],
    pub(super) metadata: Vec<(&'static str, usize, usize)>,
    /// F1 of found, value and record by file.
    pub(super) files: Vec<(String, [f64; 3])>,
}

/// A record with its place in the source.
struct Placed<T> {
    at: Stretch,
    record: T,
}

/// The annotated stretch of a source with the documents that were read from the file.
struct Stage<'d> {
    source: Source,
    low: usize,
    high: usize,
    documents: Vec<&'d Document>,
}

impl Score {
    /// Compares documents with gold.
    pub fn of(gold: &[GoldFile], documents: &[Document]) -> Self {
        let mut by_name: HashMap<String, Vec<&Document>> = HashMap::new();
        for document in documents {
            by_name.entry(base(&document.source.path)).or_default().push(document);
        }
        let mut score = Self::default();
        for file in gold {
            let documents = by_name.get(&file.gold.base()).cloned().unwrap_or_default();
            score.add(file, documents);
        }
        score
    }

    /// The figures by name, in the order in which they are shown.
    pub fn figures(&self) -> [(&'static str, Figure); 9] {
        let [found, value, record] = self.measurement;
        [
            ("measurement_found", found),
            ("measurement_value", value),
            ("measurement_record", record),
            ("task_list", self.list),
            ("task_list_item", self.item),
            ("task", self.task),
            ("task_responsible", self.responsible),
            ("task_deadline", self.deadline),
            ("section", self.section),
        ]
        .map(|(name, counts)| (name, counts.figure()))
    }

    fn add(&mut self, file: &GoldFile, documents: Vec<&Document>) {
        let gold = &file.gold;
        let source = Source::new(&file.bytes, &gold.encoding);
        let high = gold.end.filter(|&end| end > 0).unwrap_or(source.len());
        let stage = Stage { source, low: gold.start, high, documents };
        let counts = self.measurements(&stage, &gold.measurements);
        self.lists(&stage, &gold.task_lists);
        if !gold.tasks.is_empty() || gold.scored_tasks {
            self.tasks(&stage, &gold.tasks);
        }
        if !gold.sections.is_empty() || gold.scored_sections {
            self.sections(&stage, &gold.sections);
        }
        self.documents(&stage, &gold.documents);
        let name = if gold.start == 0 { gold.base() } else { format!("{}@{}", gold.base(), gold.start) };
        let figures = counts.map(|c| c.figure().f1);
        match self.files.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = figures,
            None => self.files.push((name, figures)),
        }
    }

    fn measurements(&mut self, stage: &Stage<'_>, gold: &[GoldMeasurement]) -> [Counts; 3] {
        let places: Vec<Stretch> = gold.iter().map(|g| Stretch { start: g.start, end: g.end }).collect();
        let numbers = stage.documents.iter().flat_map(|d| &d.measurements).filter(|m| m.kind == "number");
        let found = stage.placed(numbers, |m| m.source_span);
        let pairs = pairs(&places, &stretches(&found));
        let optional = |i: usize| gold.get(i).is_some_and(|g| g.optional);
        let there = gold.iter().filter(|g| !g.optional).count();
        let put_out = found.len() - pairs.iter().filter(|(i, _)| optional(*i)).count();
        let mut right = [0; 3];
        for &(i, j) in pairs.iter().filter(|(i, _)| !optional(*i)) {
            let (Some(g), Some(p)) = (gold.get(i), found.get(j)) else { continue };
            let fields = agreement(g, p.record);
            for (name, is_right) in fields {
                count(&mut self.fields, name, is_right);
            }
            let value = all(&fields, &["value", "unit"]);
            let record = value && all(&fields, &["comparator", "change", "status", "year", "indicator"]);
            for (sum, one) in right.iter_mut().zip([true, value, record]) {
                *sum += usize::from(one);
            }
        }
        for (sum, right) in self.measurement.iter_mut().zip(right) {
            sum.add(right, there, put_out);
        }
        right.map(|right| Counts::new(right, there, put_out))
    }

    fn lists(&mut self, stage: &Stage<'_>, gold: &[GoldList]) {
        let found = stage.placed(stage.documents.iter().flat_map(|d| &d.task_lists), |l| l.source_span);
        let titles = |l: &TaskList| l.items.iter().map(|i| folded(&i.title)).collect::<Vec<_>>();
        let mut used = HashSet::new();
        for list in gold {
            let wanted: Vec<String> = list.items.iter().map(|i| folded(i)).collect();
            let count = counted(wanted.iter());
            let same: Vec<(usize, Vec<String>)> = found
                .iter()
                .enumerate()
                .filter(|(j, p)| {
                    !used.contains(j) && folded(&p.record.label) == folded(&list.label) && p.record.count == list.count
                })
                .map(|(j, p)| (j, titles(p.record)))
                .collect();
            // A list that is declared twice is one list: the one with the most right members is it, empty ones and copies of it count
            // neither way. Of equally good ones the first.
            let best = same.iter().rev().max_by_key(|(_, titles)| shared(&count, &counted(titles.iter())));
            let mine = best.map(|(_, titles)| titles.clone()).unwrap_or_default();
            let chosen = best.map(|(j, _)| *j);
            used.extend(same.iter().filter(|(j, t)| Some(*j) == chosen || t.is_empty() || *t == mine).map(|(j, _)| *j));
            if list.optional {
                continue;
            }
            self.list.add(usize::from(chosen.is_some()), 1, usize::from(chosen.is_some()));
            self.item.add(shared(&count, &counted(mine.iter())), wanted.len(), mine.len());
        }
        for (_, extra) in found.iter().enumerate().filter(|(j, _)| !used.contains(j)) {
            self.list.add(0, 0, 1);
            self.item.add(0, 0, extra.record.items.len());
        }
    }

    fn tasks(&mut self, stage: &Stage<'_>, gold: &[GoldTitle]) {
        let tasks = stage.documents.iter().flat_map(|d| &d.tasks).filter(|t| !t.title.is_empty());
        let found = titled(stage.placed(tasks, |t| t.source_span), |t| &t.title);
        let mut right = 0;
        for (g, t) in matched(gold, &found) {
            right += usize::from(character_f1(&g.title, &t.title) >= TITLE);
            let names = |all: &[String]| all.iter().map(|n| folded(n)).collect::<BTreeSet<_>>();
            common(&mut self.responsible, &names(&g.responsible), &names(&t.responsible));
            let dates = |all: &[String]| all.iter().cloned().collect::<BTreeSet<_>>();
            common(&mut self.deadline, &dates(&g.deadlines), &dates(&t.deadlines));
        }
        self.task.add(right, gold.len(), found.len());
    }

    fn sections(&mut self, stage: &Stage<'_>, gold: &[GoldTitle]) {
        let numbered = |s: &&gangmu_write::read::Section| {
            !s.title.is_empty() && s.kind == "heading" && s.number.as_deref().is_some_and(|n| !n.is_empty())
        };
        let sections = stage.documents.iter().flat_map(|d| &d.sections).filter(numbered);
        let found = titled(stage.placed(sections, |s| s.source_span), |s| &s.title);
        let good = |(g, s): &(&GoldTitle, &gangmu_write::read::Section)| {
            character_f1(&g.title, &s.title) >= TITLE && g.level == Some(s.level)
        };
        let right = matched(gold, &found).filter(good).count();
        self.section.add(right, gold.len(), found.len());
    }

    fn documents(&mut self, stage: &Stage<'_>, gold: &[GoldDocument]) {
        let whole = |d: &Document| stage.stretch(d.source.span);
        let extents: Vec<(Stretch, &Document)> = stage.documents.iter().map(|d| (whole(d), *d)).collect();
        let (low, high) = (stage.low, stage.high);
        let inside = |e: &Stretch| e.start < high && e.end > low && (low == 0 || e.start + 50 >= low);
        self.documents[1] += gold.len();
        if !gold.is_empty() {
            self.documents[2] += extents.iter().filter(|(e, _)| inside(e)).count();
        }
        for g in gold {
            let overlap = |e: &Stretch| e.end.min(g.end) as f64 - e.start.max(g.start) as f64;
            let length = g.end as f64 - g.start as f64;
            let mut best: Option<&(Stretch, &Document)> = None;
            for one in &extents {
                if best.is_none_or(|known| overlap(&one.0) > overlap(&known.0)) {
                    best = Some(one);
                }
            }
            let best = best.filter(|(e, _)| overlap(e) > 0.5 * length);
            let fits = |e: &Stretch| length / (e.end.saturating_sub(e.start).max(1)) as f64 > 0.7;
            self.documents[0] += usize::from(best.is_some_and(|(e, _)| fits(e) || extents.len() == 1));
            for name in METADATA {
                let Some(wanted) = g.metadata.get(name) else { continue };
                let got = best.and_then(|(_, d)| metadata(d, name)).unwrap_or("");
                count(&mut self.metadata, name, folded(got) == folded(wanted.as_str().unwrap_or("")));
            }
        }
    }
}

impl Stage<'_> {
    fn stretch(&self, place: Place) -> Stretch {
        Stretch { start: self.source.point(place.start), end: self.source.point(place.end) }
    }

    /// The records that touch the annotated stretch, in order.
    fn placed<'r, T: 'r>(&self, records: impl Iterator<Item = &'r T>, place: impl Fn(&T) -> Place) -> Vec<Placed<&'r T>> {
        let placed = records.map(|record| Placed { at: self.stretch(place(record)), record });
        let touches = |p: &Placed<&T>| p.at.start < self.high && p.at.end > self.low;
        placed.filter(touches).map(|p| Placed { at: Stretch { end: p.at.end.max(p.at.start + 1), ..p.at }, ..p }).collect()
    }
}

fn stretches<T>(placed: &[Placed<T>]) -> Vec<Stretch> {
    placed.iter().map(|p| p.at).collect()
}

/// Titles are given room, so that one that was cut short still meets its gold.
fn titled<'r, T>(placed: Vec<Placed<&'r T>>, title: impl Fn(&T) -> &str) -> Vec<Placed<&'r T>> {
    let room = |p: Placed<&'r T>| {
        let end = p.at.start + title(p.record).chars().count() + 8;
        Placed { at: Stretch { end, ..p.at }, ..p }
    };
    placed.into_iter().map(room).collect()
}

fn matched<'g, 'r, T>(gold: &'g [GoldTitle], found: &[Placed<&'r T>]) -> impl Iterator<Item = (&'g GoldTitle, &'r T)> {
    let places: Vec<Stretch> = gold.iter().map(|g| Stretch { start: g.start, end: g.end }).collect();
    let both: Vec<_> =
        pairs(&places, &stretches(found)).into_iter().filter_map(|(i, j)| Some((gold.get(i)?, found.get(j)?.record))).collect();
    both.into_iter()
}

fn common(counts: &mut Counts, gold: &BTreeSet<String>, found: &BTreeSet<String>) {
    counts.add(gold.intersection(found).count(), gold.len(), found.len());
}

/// Which fields of a measurement are right.
fn agreement(g: &GoldMeasurement, m: &Measurement) -> [(&'static str, bool); 8] {
    let number = |n: Option<Number>| n.and_then(|n| n.0.to_f64());
    let same = |a: &Option<String>, b: &Option<String>| a.as_deref().unwrap_or("") == b.as_deref().unwrap_or("");
    let value = close(g.value, number(m.value)) && close(g.low, number(m.low)) && close(g.high, number(m.high));
    [
        ("value", value),
        ("unit", same(&g.unit, &m.unit)),
        ("comparator", g.comparator == m.comparator),
        ("change", same(&g.change, &m.change)),
        ("status", g.status == m.status),
        ("year", g.year == m.year.map(i64::from)),
        ("indicator", character_f1(&g.indicator, m.indicator.as_deref().unwrap_or("")) >= INDICATOR),
        ("deadline", same(&g.deadline, &m.deadline)),
    ]
}

fn all(fields: &[(&'static str, bool)], names: &[&str]) -> bool {
    fields.iter().filter(|(name, _)| names.contains(name)).all(|(_, right)| *right)
}

fn count(into: &mut Vec<(&'static str, usize, usize)>, name: &'static str, right: bool) {
    match into.iter_mut().find(|(known, _, _)| *known == name) {
        Some((_, sum, of)) => {
            *sum += usize::from(right);
            *of += 1;
        }
        None => into.push((name, usize::from(right), 1)),
    }
}

fn metadata<'d>(document: &'d Document, name: &str) -> Option<&'d str> {
    let m = &document.metadata;
    let field: &Option<String> = match name {
        "title" => &m.title,
        "issuer" => &m.issuer,
        "index_number" => &m.index_number,
        "document_number" => &m.document_number,
        "written_date" => &m.written_date,
        _ => &m.published_date,
    };
    field.as_deref()
}

fn base(path: &str) -> String {
    Path::new(path).file_name().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned())
}
