use std::collections::{BTreeMap, BTreeSet};
use std::io;

use gangmu_rules::SynonymRules;
use gangmu_write::Number;
use gangmu_write::read::{Document, Measurement, Points};

/// What stands between several values of a cell.
const BETWEEN: &str = "; ";
/// What both tables begin with.
const KEY_COLUMNS: [&str; 7] = ["indicator", "indicator_raw", "unit", "change", "region_code", "region", "year"];
const COLUMNS: [&str; 13] = [
    "target",
    "target_comparator",
    "target_low",
    "target_high",
    "actual",
    "actual_comparator",
    "gap",
    "met",
    "target_documents",
    "actual_documents",
    "target_quote",
    "actual_quote",
    "conflict",
];
const CONFLICT_COLUMNS: [&str; 6] = ["status", "comparator", "value", "document", "record", "quote"];

/// Indicator × region × year: what was aimed at beside what was reached.
///
/// A row is an indicator (by the name that stands for its names), unit, change, region and year. Where all that documents say of one side
/// agrees, it is the value; where they do not, the cell stays empty, the row says so, and every value is listed among the conflicts:
/// nothing is averaged or chosen.
#[derive(Debug, Default)]
pub struct Panel {
    rows: BTreeMap<Key, Row>,
    left: usize,
}

/// How large a panel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PanelCounts {
    /// Rows.
    pub rows: usize,
    /// Sides of rows about which documents disagree.
    pub conflicts: usize,
    /// Measurements without year, indicator, region or number: they are in no row.
    pub left: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    indicator: String,
    unit: String,
    change: String,
    region_code: String,
    region: String,
    year: i16,
}

#[derive(Debug, Default)]
struct Row {
    raw: BTreeSet<String>,
    target: Vec<Said>,
    actual: Vec<Said>,
}

/// What one record says.
#[derive(Debug)]
struct Said {
    comparator: String,
    value: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    raw: String,
    document: String,
    record: String,
    quote: String,
}

/// What is said about one side of a row, where all agree.
#[derive(Debug, Clone, Copy)]
struct Agreed<'r> {
    comparator: &'r str,
    value: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
}

impl Panel {
    /// Takes the measurements of a document.
    pub fn push(&mut self, document: &Document, synonyms: &SynonymRules) {
        let region = document.metadata.region.as_ref();
        let code = region.map_or("", |r| r.code.as_str());
        let place = region.and_then(|r| r.name.as_deref()).or(document.metadata.issuer.as_deref()).unwrap_or("");
        let points = Points::new(&document.text);
        for m in &document.measurements {
            let key = m.year.zip(m.indicator.as_deref()).filter(|_| !(code.is_empty() && place.is_empty()) && is_number(m));
            let Some((year, indicator)) = key else {
                self.left += 1;
                continue;
            };
            let key = Key {
                indicator: synonyms.name(indicator).to_owned(),
                unit: m.unit.clone().unwrap_or_default(),
                change: m.change.clone().unwrap_or_default(),
                region_code: code.to_owned(),
                region: place.to_owned(),
                year,
            };
            let row = self.rows.entry(key).or_default();
            row.raw.insert(indicator.to_owned());
            let said = Said {
                comparator: m.comparator.clone(),
                value: m.value,
                low: m.low,
                high: m.high,
                raw: indicator.to_owned(),
                document: document.id.clone(),
                record: m.id.clone(),
                quote: points.slice(m.sentence_span).unwrap_or("").to_owned(),
            };
            if m.status == "target" { &mut row.target } else { &mut row.actual }.push(said);
        }
    }

    /// How large it is.
    pub fn counts(&self) -> PanelCounts {
        let split = |said: &Vec<Said>| usize::from(!said.is_empty() && agreed(said).is_none());
        let conflicts = self.rows.values().map(|row| split(&row.target) + split(&row.actual)).sum();
        PanelCounts { rows: self.rows.len(), conflicts, left: self.left }
    }

    /// Writes the rows as a table.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn write(&self, out: impl io::Write) -> io::Result<()> {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(KEY_COLUMNS.iter().chain(&COLUMNS))?;
        for (key, row) in &self.rows {
            let (target, actual) = (agreed(&row.target), agreed(&row.actual));
            let mut cells = key.cells(&joined(row.raw.iter().map(String::as_str)));
            cells.extend([
                shown(target.and_then(|t| t.value)),
                target.map_or_else(String::new, |t| t.comparator.to_owned()),
                shown(target.and_then(|t| t.low)),
                shown(target.and_then(|t| t.high)),
                shown(actual.and_then(|a| a.value)),
                actual.map_or_else(String::new, |a| a.comparator.to_owned()),
                gap(target, actual).map_or_else(String::new, |gap| gap.to_string()),
                met(target, actual).map_or_else(String::new, |met| if met { "yes" } else { "no" }.to_owned()),
                joined(row.target.iter().map(|s| s.document.as_str())),
                joined(row.actual.iter().map(|s| s.document.as_str())),
                joined(row.target.iter().map(|s| s.quote.as_str())),
                joined(row.actual.iter().map(|s| s.quote.as_str())),
                row.conflict(),
            ]);
            writer.write_record(cells)?;
        }
        writer.flush()
    }

    /// Writes every value of the sides about which documents disagree.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn write_conflicts(&self, out: impl io::Write) -> io::Result<()> {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(KEY_COLUMNS.iter().chain(&CONFLICT_COLUMNS))?;
        for (key, row) in &self.rows {
            for (status, side) in [("target", &row.target), ("actual", &row.actual)] {
                if side.is_empty() || agreed(side).is_some() {
                    continue;
                }
                for said in side {
                    let value = match (said.value, said.low, said.high) {
                        (Some(value), _, _) => value.to_string(),
                        (None, low, high) => format!("{}..{}", shown(low), shown(high)),
                    };
                    let mut cells = key.cells(&said.raw);
                    cells
                        .extend([status, &said.comparator, &value, &said.document, &said.record, &said.quote].map(str::to_owned));
                    writer.write_record(cells)?;
                }
            }
        }
        writer.flush()
    }
}

impl Key {
    fn cells(&self, raw: &str) -> Vec<String> {
        let year = self.year.to_string();
        [self.indicator.as_str(), raw, &self.unit, &self.change, &self.region_code, &self.region, &year]
            .map(str::to_owned)
            .to_vec()
    }
}

impl Row {
    /// The sides about which documents disagree.
    fn conflict(&self) -> String {
        let sides = [("target", &self.target), ("actual", &self.actual)];
        let split = sides.into_iter().filter(|(_, said)| !said.is_empty() && agreed(said).is_none());
        joined(split.map(|(name, _)| name))
    }
}

fn is_number(m: &Measurement) -> bool {
    m.kind == "number" && (m.value.is_some() || m.low.is_some() || m.high.is_some())
}

/// What all say, if they say the same.
fn agreed(all: &[Said]) -> Option<Agreed<'_>> {
    let (first, rest) = all.split_first()?;
    let same = |s: &Said| (s.value, s.low, s.high) == (first.value, first.low, first.high) && s.comparator == first.comparator;
    rest.iter().all(same).then_some(Agreed {
        comparator: &first.comparator,
        value: first.value,
        low: first.low,
        high: first.high,
    })
}

/// What was reached less what was aimed at.
fn gap(target: Option<Agreed<'_>>, actual: Option<Agreed<'_>>) -> Option<Number> {
    actual?.value?.0.checked_sub(target?.value?.0).map(Number)
}

/// Whether what was reached keeps the bound that was aimed at; for an exact aim only the figures can say, and the reader.
fn met(target: Option<Agreed<'_>>, actual: Option<Agreed<'_>>) -> Option<bool> {
    let (target, actual) = (target?, actual?);
    let (aim, reached) = (target.value?.0, actual.value?.0);
    // A result that is itself a bound does not tell.
    if actual.comparator != "=" {
        return None;
    }
    match target.comparator {
        ">=" => Some(reached >= aim),
        ">" => Some(reached > aim),
        "<=" => Some(reached <= aim),
        "<" => Some(reached < aim),
        _ => None,
    }
}

fn shown(value: Option<Number>) -> String {
    value.map_or_else(String::new, |v| v.to_string())
}

/// Each once, in the order in which they come.
fn joined<'a>(all: impl Iterator<Item = &'a str>) -> String {
    let mut seen = BTreeSet::new();
    all.filter(|one| seen.insert(*one)).collect::<Vec<_>>().join(BETWEEN)
}
