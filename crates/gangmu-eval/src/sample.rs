use std::collections::BTreeMap;
use std::io;

use gangmu_write::read::{Document, Points};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// What records are divided by before they are drawn, so that each part is drawn from in proportion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strata {
    /// By nothing: every record is as likely as any other.
    None,
    /// By kind: measurement, task list, task.
    Kind,
    /// By status: target, actual.
    Status,
    /// By the rule that made the record.
    Rule,
    /// By document.
    Document,
}

/// A record that was drawn, or may be, as a row for the reviewer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawn {
    document: String,
    record: String,
    kind: &'static str,
    status: String,
    name: String,
    raw: String,
    value: String,
    unit: String,
    year: String,
    sentence: String,
    rule: String,
    path: String,
}

/// The columns of a sample; `decision` and `wrong` are for the reviewer.
const COLUMNS: [&str; 14] = [
    "document_id",
    "record",
    "decision",
    "wrong",
    "kind",
    "status",
    "name",
    "raw",
    "value",
    "unit",
    "year",
    "sentence",
    "rule",
    "path",
];

impl Drawn {
    /// All records of a document, in order.
    pub fn all(document: &Document) -> Vec<Self> {
        let points = Points::new(&document.text);
        let blank = |record: &str, kind: &'static str, name: &str| Self {
            document: document.id.clone(),
            record: record.to_owned(),
            kind,
            name: name.to_owned(),
            path: document.source.path.clone(),
            ..Self::default()
        };
        let measurements = document.measurements.iter().map(|m| Self {
            status: m.status.clone(),
            raw: m.raw.clone(),
            value: m.value.map_or_else(String::new, |v| v.to_string()),
            unit: m.unit.clone().unwrap_or_default(),
            year: m.year.map_or_else(String::new, |y| y.to_string()),
            sentence: points.slice(m.sentence_span).unwrap_or("").to_owned(),
            rule: m.rule.clone(),
            ..blank(&m.id, "measurement", m.indicator.as_deref().unwrap_or(""))
        });
        let lists = document.task_lists.iter().map(|l| Self {
            status: l.status.clone(),
            raw: l.items.iter().map(|i| i.title.as_str()).collect::<Vec<_>>().join(";"),
            value: l.count.to_string(),
            rule: l.rule.clone(),
            ..blank(&l.id, "task_list", &l.label)
        });
        let tasks = document.tasks.iter().map(|t| Self { raw: t.responsible.join(";"), ..blank(&t.id, "task", &t.title) });
        measurements.chain(lists).chain(tasks).collect()
    }

    fn stratum(&self, strata: Strata) -> &str {
        match strata {
            Strata::None => "",
            Strata::Kind => self.kind,
            Strata::Status => &self.status,
            Strata::Rule => &self.rule,
            Strata::Document => &self.document,
        }
    }
}

/// Draws `n` records without replacement: the same ones for the same records and the same seed, with every version and on every machine
/// (ChaCha8, Fisher–Yates). From each stratum as many as its share, by largest remainders. In the order of `all`.
pub fn draw(all: Vec<Drawn>, n: usize, seed: u64, strata: Strata) -> Vec<Drawn> {
    let n = n.min(all.len());
    let mut parts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, record) in all.iter().enumerate() {
        parts.entry(record.stratum(strata).to_owned()).or_default().push(at);
    }
    let mut quotas: Vec<(usize, usize, Vec<usize>)> = parts
        .into_values()
        .map(|part| {
            let share = part.len() * n;
            (share / all.len().max(1), share % all.len().max(1), part)
        })
        .collect();
    let left = n - quotas.iter().map(|(quota, _, _)| quota).sum::<usize>();
    let mut order: Vec<usize> = (0..quotas.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(quotas.get(at).map_or(0, |(_, rest, _)| *rest)));
    for at in order.into_iter().take(left) {
        if let Some(quota) = quotas.get_mut(at) {
            quota.0 += 1;
        }
    }
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut chosen = vec![false; all.len()];
    for (quota, _, mut part) in quotas {
        for taken in 0..quota.min(part.len()) {
            let other = taken + below(&mut random, part.len() - taken);
            part.swap(taken, other);
            if let Some(flag) = part.get(taken).and_then(|&at| chosen.get_mut(at)) {
                *flag = true;
            }
        }
    }
    all.into_iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(record, _)| record).collect()
}

/// A number below `n`, each as likely as any other but for one part in 2⁶⁴ / n.
fn below(random: &mut ChaCha8Rng, n: usize) -> usize {
    ((u128::from(random.next_u64()) * n as u128) >> 64) as usize
}

/// Writes records as a table (CSV, UTF-8 with a mark, so that Excel opens it) whose columns `decision` and `wrong` the reviewer fills in.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_sample(mut out: impl io::Write, records: &[Drawn]) -> io::Result<()> {
    out.write_all(b"\xef\xbb\xbf")?;
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLUMNS)?;
    for r in records {
        let row = [
            r.document.as_str(),
            &r.record,
            "",
            "",
            r.kind,
            &r.status,
            &r.name,
            &r.raw,
            &r.value,
            &r.unit,
            &r.year,
            &r.sentence,
            &r.rule,
            &r.path,
        ];
        writer.write_record(row)?;
    }
    writer.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(n: usize) -> Vec<Drawn> {
        let one = |at: usize| Drawn {
            document: format!("d{}", at / 10),
            record: format!("m{at}"),
            kind: "measurement",
            status: if at.is_multiple_of(4) { "target" } else { "actual" }.to_owned(),
            ..Drawn::default()
        };
        (0..n).map(one).collect()
    }

    fn ids(drawn: &[Drawn]) -> Vec<&str> {
        drawn.iter().map(|r| r.record.as_str()).collect()
    }

    #[test]
    fn a_seed_draws_the_same_records_with_every_version() {
        let drawn = draw(records(1000), 5, 7, Strata::None);
        assert_eq!(drawn.len(), 5);
        assert_eq!(drawn, draw(records(1000), 5, 7, Strata::None));
        assert_ne!(ids(&drawn), ids(&draw(records(1000), 5, 8, Strata::None)));
        assert_eq!(draw(records(3), 200, 7, Strata::None).len(), 3);
        assert_eq!(draw(Vec::new(), 5, 7, Strata::Rule), []);
    }

    #[test]
    fn strata_are_drawn_in_proportion() {
        let drawn = draw(records(100), 10, 7, Strata::Status);
        let targets = drawn.iter().filter(|r| r.status == "target").count();
        assert!((2..=3).contains(&targets) && drawn.len() == 10, "{targets}");
        assert_eq!(
            draw(records(100), 10, 7, Strata::Document)
                .iter()
                .map(|r| &r.document)
                .collect::<std::collections::BTreeSet<_>>()
                .len(),
            10
        );
    }
}
