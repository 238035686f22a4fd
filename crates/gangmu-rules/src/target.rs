use std::collections::BTreeSet;

use gangmu_model::{MeasurementKind, RuleId};
use serde::Deserialize;
use toml::Spanned;

use crate::file::collect_examples;
use crate::{Example, RuleError, RuleFiles, WordTable};

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
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    target: Vec<Spanned<RawTarget>>,
}

/// A way of stating a target as the file writes it.
#[derive(Debug, Deserialize)]
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

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Relative,
    Delegated,
    Complete,
    None,
}

impl TargetRules {
    pub(crate) fn load(files: &RuleFiles, examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        let file: File = files.parse(FILE)?;
        let mut ids = BTreeSet::new();
        let (mut targets, mut words) = (Vec::new(), Vec::new());
        for entry in file.target {
            let at = entry.span();
            let target = entry.into_inner();
            let refuse = |why: &str| Err(files.error(FILE, at.clone(), format!("{}: {why}", target.id)));
            if !ids.insert(target.id.clone()) {
                return refuse("this id is used twice; give it its own");
            }
            if target.gloss.is_empty() || target.words.is_empty() || target.words.iter().any(String::is_empty) {
                return refuse("gloss and words must not be empty");
            }
            if target.yes.is_empty() {
                return refuse("no example; give at least one text in which it is found");
            }
            collect_examples(examples, FILE, &target.id, &target.yes, &target.no);
            let rule = targets.len();
            words.extend(target.words.into_iter().map(|word| (word, Some(rule))));
            words.extend(target.except.into_iter().map(|word| (word, None)));
            let kind = match target.kind {
                Kind::Relative => MeasurementKind::Relative,
                Kind::Delegated => MeasurementKind::Delegated,
                Kind::Complete => MeasurementKind::Complete,
                Kind::None => MeasurementKind::None,
            };
            targets.push(TargetRule { id: RuleId::from(target.id.as_str()), kind, openers: target.openers });
        }
        Ok(Self { targets, words: WordTable::starting(words) })
    }

    /// The statements in `text`, in order: the rule, first byte and one past the last byte of its word.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a TargetRule, usize, usize)> + 'a {
        self.words.find_iter(text).filter_map(|(rule, start, end)| Some((self.targets.get((*rule)?)?, start, end)))
    }
}
