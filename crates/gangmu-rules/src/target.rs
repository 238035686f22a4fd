use gangmu_model::{MeasurementKind, RuleId};
use serde::Deserialize;
use toml::Spanned;

use crate::entry::raw_entry;
use crate::{Catalogue, RuleError, RuleFiles, WordTable};

const FILE: &str = "target.toml";

/// The table of `rules/target.toml`: targets that are stated without a number.
#[derive(Debug)]
pub struct TargetRules {
    /// The ways of stating one, in the order of the file.
    pub targets: Vec<TargetRule>,
    /// The rule of each word; none for a word that only hides others.
    words: WordTable<Option<usize>>,
}

/// One way of stating a target without a number.
#[derive(Debug, Clone)]
pub struct TargetRule {
    /// Its id.
    pub id: RuleId,
    /// Which kind of target it is.
    pub kind: MeasurementKind,
    /// Words with which the statement begins in its clause; where there are some, one must stand before the word.
    pub openers: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawTarget>"))]
    target: Vec<Spanned<RawTarget>>,
}

/// A way of stating a target as the file writes it.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawTarget {
    id: String,
    gloss: String,
    kind: Kind,
    words: Vec<String>,
    #[serde(default)]
    openers: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

raw_entry!(RawTarget: words; openers, except);

#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Relative,
    Delegated,
    Complete,
    None,
}

impl TargetRules {
    pub(crate) fn load(files: &RuleFiles, into: &mut Catalogue) -> Result<Self, RuleError> {
        let (mut targets, mut words) = (Vec::new(), Vec::new());
        for entry in files.table(FILE)?.entries("target", into, |file: &mut File| &mut file.target)? {
            let (id, target) = (entry.id(), entry.raw);
            let rule = targets.len();
            words.extend(target.words.into_iter().map(|word| (word, Some(rule))));
            words.extend(target.except.into_iter().map(|word| (word, None)));
            let kind = match target.kind {
                Kind::Relative => MeasurementKind::Relative,
                Kind::Delegated => MeasurementKind::Delegated,
                Kind::Complete => MeasurementKind::Complete,
                Kind::None => MeasurementKind::None,
            };
            targets.push(TargetRule { id, kind, openers: target.openers });
        }
        Ok(Self { targets, words: WordTable::starting(words) })
    }

    /// The statements in `text`, in order: the rule, first byte and one past the last byte of its word.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a TargetRule, usize, usize)> + 'a {
        self.words.find_iter(text).filter_map(|(rule, start, end)| Some((self.targets.get((*rule)?)?, start, end)))
    }
}

/// The shape of the table, for editors.
#[cfg(test)]
pub(crate) fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}
