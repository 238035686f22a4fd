use std::collections::BTreeMap;

use crate::RuleError;

/// The texts of rule files, by name: the tables that gangmu ships, and layers over them.
#[derive(Debug, Clone, Default)]
pub struct RuleFiles {
    layers: Vec<Layer>,
}

/// The files of one folder, by the names of their tables.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layer {
    pub(crate) files: BTreeMap<&'static str, RuleFile>,
    /// Whether gangmu ships it: its patterns are checked by a test and compiled when they are first used.
    pub(crate) bundled: bool,
}

/// One file.
#[derive(Debug, Clone)]
pub(crate) struct RuleFile {
    /// As it was named (`rules/unit.toml`).
    pub(crate) name: String,
    pub(crate) text: String,
}

macro_rules! bundled {
    ($($name:literal),* $(,)?) => {
        const BUNDLED: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../../rules/", $name)))),*];
    };
}

bundled![
    "amount.toml",
    "bound.toml",
    "clean.toml",
    "cue.toml",
    "date.toml",
    "indicator.toml",
    "list.toml",
    "name.toml",
    "number.toml",
    "numeral.toml",
    "region.csv",
    "segment.toml",
    "synonym.toml",
    "target.toml",
    "task.toml",
    "unit.toml",
    "word.toml",
];

impl RuleFiles {
    /// The files that gangmu ships.
    pub fn bundled() -> Self {
        let file = |name: &str, text: &str| RuleFile { name: format!("rules/{name}"), text: text.to_owned() };
        let files = BUNDLED.iter().map(|(name, text)| (*name, file(name, text))).collect();
        Self { layers: vec![Layer { files, bundled: true }] }
    }

    /// The names that the files of a layer may have.
    pub fn tables() -> impl Iterator<Item = &'static str> {
        BUNDLED.iter().map(|(name, _)| *name)
    }

    /// Puts a layer over the others: its entries are added, or replace those of the same id.
    pub(crate) fn add(&mut self, layer: Layer) {
        self.layers.push(layer);
    }

    /// Names and texts of the files: layer by layer, each in order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.layers.iter().flat_map(|layer| layer.files.values()).map(|file| (file.name.as_str(), file.text.as_str()))
    }

    /// The file of a table in each layer that has one, with the place of the layer.
    pub(crate) fn of(&self, table: &str) -> impl Iterator<Item = (usize, &RuleFile)> {
        self.layers.iter().enumerate().filter_map(move |(at, layer)| Some((at, layer.files.get(table)?)))
    }

    /// The file of a table in a layer.
    pub(crate) fn file(&self, table: &str, layer: usize) -> Option<&RuleFile> {
        self.layers.get(layer)?.files.get(table)
    }

    /// Whether a layer is the one that gangmu ships.
    pub(crate) fn is_bundled(&self, layer: usize) -> bool {
        self.layers.get(layer).is_some_and(|layer| layer.bundled)
    }

    /// An error about a table as a whole.
    pub(crate) fn error(&self, table: &str, message: &str) -> RuleError {
        let file = self.of(table).last().map_or_else(|| format!("rules/{table}"), |(_, file)| file.name.clone());
        RuleError::whole(file, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_rules_folder_is_bundled() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .expect("the rules folder")
            .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
            .filter(|n| n.ends_with(".toml") || n.ends_with(".csv"))
            .collect();
        names.sort();
        assert_eq!(names, BUNDLED.iter().map(|(n, _)| (*n).to_owned()).collect::<Vec<_>>());
    }
}
