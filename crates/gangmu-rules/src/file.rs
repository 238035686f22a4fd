use std::collections::BTreeMap;
use std::ops::Range;

use gangmu_model::RuleId;
use serde::de::DeserializeOwned;

use crate::RuleError;

/// The texts of rule files, by name.
#[derive(Debug, Clone, Default)]
pub struct RuleFiles {
    files: BTreeMap<String, String>,
}

/// One `yes` or `no` example of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The rule that it belongs to.
    pub rule: RuleId,
    /// The file that it stands in.
    pub file: String,
    /// The text, without the «» marks.
    pub text: String,
    /// Byte ranges in `text` that were marked with «».
    pub marked: Vec<Range<usize>>,
    /// Whether the rule must be found there (at the marks) or must not.
    pub yes: bool,
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
    "target.toml",
    "task.toml",
    "unit.toml",
    "word.toml",
];

impl RuleFiles {
    /// The files that gangmu ships.
    pub fn bundled() -> Self {
        let files = BUNDLED.iter().map(|(name, text)| (format!("rules/{name}"), (*text).to_owned())).collect();
        Self { files }
    }

    /// Names and texts of the files, in order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Reads one file into its type; a file that is not there is an empty one.
    pub(crate) fn parse<T: DeserializeOwned>(&self, name: &str) -> Result<T, RuleError> {
        let file = format!("rules/{name}");
        let text = self.text(name);
        toml::from_str(text).map_err(|e| RuleError {
            line: e.span().map(|s| line_of(text, s.start)),
            message: e.message().to_owned(),
            file,
        })
    }

    /// The text of a file; a file that is not there is an empty one.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.files.get(&format!("rules/{name}")).map_or("", String::as_str)
    }

    /// An error at a byte offset of a file.
    pub(crate) fn error(&self, name: &str, at: Range<usize>, message: impl Into<String>) -> RuleError {
        let file = format!("rules/{name}");
        let line = self.files.get(&file).map(|text| line_of(text, at.start));
        RuleError { file, line, message: message.into() }
    }
}

/// The line, from 1, of a byte offset.
fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|&b| b == b'\n').count() + 1
}

/// Takes an entry's examples over into the list of all examples.
pub(crate) fn collect_examples(into: &mut Vec<Example>, file: &str, id: &str, yes: &[String], no: &[String]) {
    let both = yes.iter().map(|t| (t, true)).chain(no.iter().map(|t| (t, false)));
    into.extend(both.map(|(text, yes)| {
        let (text, marked) = unmark(text);
        Example { rule: RuleId::from(id), file: format!("rules/{file}"), text, marked, yes }
    }));
}

/// Removes the «» marks and says where they stood.
fn unmark(text: &str) -> (String, Vec<Range<usize>>) {
    let (mut plain, mut marked, mut open) = (String::with_capacity(text.len()), Vec::new(), None);
    for c in text.chars() {
        match c {
            '«' => open = Some(plain.len()),
            '»' => marked.extend(open.take().map(|start| start..plain.len())),
            _ => plain.push(c),
        }
    }
    (plain, marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out_and_their_places_kept() {
        let (text, marked) = unmark("达到95%«以上»的");
        assert_eq!(text, "达到95%以上的");
        assert_eq!(text.get(marked[0].clone()), Some("以上"));
    }

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
