use std::collections::BTreeMap;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Words.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// An ISO date.
    Date,
    /// A calendar year.
    Year,
}

/// A column: its name and what it holds.
pub(crate) type Column = (&'static str, Holds);

/// A table: its name, its columns, and which of them name a row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sheet {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [Column],
    pub(crate) key: &'static [&'static str],
}

use Holds::{Date, Integer, Number, Text, Year};

/// The tables of an export.
pub(crate) const SHEETS: [Sheet; 4] = [
    Sheet {
        name: "documents",
        key: &["document_id"],
        columns: &[
            ("document_id", Text),
            ("path", Text),
            ("part", Integer),
            ("title", Text),
            ("issuer", Text),
            ("index_number", Text),
            ("document_number", Text),
            ("written_date", Date),
            ("published_date", Date),
            ("kind", Text),
            ("region_code", Text),
            ("region", Text),
            ("review_year", Year),
            ("plan_year", Year),
        ],
    },
    Sheet {
        name: "measurements",
        key: &["document_id", "id"],
        columns: &[
            ("document_id", Text),
            ("id", Text),
            ("title", Text),
            ("issuer", Text),
            ("region_code", Text),
            ("section_title", Text),
            ("kind", Text),
            ("indicator", Text),
            ("raw", Text),
            ("value", Number),
            ("low", Number),
            ("high", Number),
            ("unit", Text),
            ("comparator", Text),
            ("change", Text),
            ("from", Number),
            ("status", Text),
            ("commitment", Text),
            ("nature", Text),
            ("year", Year),
            ("deadline", Date),
            ("parent", Text),
            ("rule", Text),
            ("start", Integer),
            ("end", Integer),
            ("sentence", Text),
            ("flags", Text),
        ],
    },
    Sheet {
        name: "task_lists",
        key: &["document_id", "id"],
        columns: &[
            ("document_id", Text),
            ("id", Text),
            ("title", Text),
            ("label", Text),
            ("noun", Text),
            ("count", Integer),
            ("found", Integer),
            ("status", Text),
            ("items", Text),
            ("start", Integer),
            ("end", Integer),
            ("flags", Text),
        ],
    },
    Sheet {
        name: "tasks",
        key: &["document_id", "id"],
        columns: &[
            ("document_id", Text),
            ("id", Text),
            ("title", Text),
            ("number", Text),
            ("task", Text),
            ("responsible", Text),
            ("deadlines", Text),
            ("measurements", Text),
            ("start", Integer),
            ("end", Integer),
            ("flags", Text),
        ],
    },
];

/// The labels of the columns of all tables, in Chinese and English.
#[derive(Debug)]
pub(crate) struct Labels(BTreeMap<String, BTreeMap<String, [String; 2]>>);

impl Labels {
    /// The labels that gangmu ships; a test holds that every column has one.
    pub(crate) fn bundled() -> Self {
        Self(toml::from_str(include_str!("../assets/labels.toml")).unwrap_or_default())
    }

    /// Chinese and English label of a column.
    pub(crate) fn of(&self, sheet: &str, column: &str) -> [&str; 2] {
        match self.0.get(sheet).and_then(|columns| columns.get(column)) {
            Some([chinese, english]) => [chinese, english],
            None => ["", ""],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_label_and_every_label_a_column() {
        let labels = Labels::bundled();
        for sheet in SHEETS {
            let named: Vec<&str> = sheet.columns.iter().map(|(name, _)| *name).collect();
            for name in &named {
                assert!(labels.of(sheet.name, name).iter().all(|label| !label.is_empty()), "{}.{name}", sheet.name);
            }
            assert_eq!(labels.0[sheet.name].len(), named.len(), "{}", sheet.name);
            assert!(sheet.key.iter().all(|key| named.contains(key)));
        }
    }
}
