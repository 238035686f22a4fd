use gangmu_model::{Change, Commitment, Comparator, CueKind, Nature, RuleId};
use serde::Deserialize;
use toml::Spanned;

use crate::cue_matcher::CueMatcher;
use crate::entry::{Entry, raw_entry};
use crate::{Catalogue, RuleError, RuleFiles};

const FILE: &str = "cue.toml";

/// The table of `rules/cue.toml`: words that say how a quantity beside them is meant.
#[derive(Debug)]
pub struct CueRules {
    /// The cues, in the order of the file.
    pub cues: Vec<CueRule>,
    /// Finds them in a text.
    pub matcher: CueMatcher,
}

/// One cue.
#[derive(Debug, Clone)]
pub struct CueRule {
    /// Its id.
    pub id: RuleId,
    /// What it means.
    pub kind: CueKind,
    /// The words.
    pub words: Vec<String>,
    /// Words in which the cue does not count (必将 for 将).
    pub except: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawCue>"))]
    cue: Vec<Spanned<RawCue>>,
}

/// A cue as the file writes it.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RawCue {
    id: String,
    gloss: String,
    means: Means,
    words: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

raw_entry!(RawCue: words; except);

/// The word for a [`CueKind`] in the file.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum Means {
    Link,
    Increase,
    Decrease,
    Level,
    From,
    Part,
    Respectively,
    Ensure,
    Strive,
    Expect,
    Binding,
    Expected,
    Target,
    Actual,
    Norm,
    Goal,
    Compare,
    AtLeast,
    Over,
    AtMost,
    Under,
    About,
    Act,
    Skip,
}

impl From<Means> for CueKind {
    fn from(means: Means) -> Self {
        match means {
            Means::Link => Self::Link,
            Means::Increase => Self::Change(Change::Increase),
            Means::Decrease => Self::Change(Change::Decrease),
            Means::Level => Self::Level,
            Means::From => Self::From,
            Means::Part => Self::Part,
            Means::Respectively => Self::Respectively,
            Means::Ensure => Self::Commit(Commitment::Ensure),
            Means::Strive => Self::Commit(Commitment::Strive),
            Means::Expect => Self::Commit(Commitment::Expect),
            Means::Binding => Self::Nature(Nature::Binding),
            Means::Expected => Self::Nature(Nature::Expected),
            Means::Target => Self::Target,
            Means::Actual => Self::Actual,
            Means::Norm => Self::Norm,
            Means::Goal => Self::Goal,
            Means::Compare => Self::Compare,
            Means::AtLeast => Self::Bound(Comparator::AtLeast),
            Means::Over => Self::Bound(Comparator::Over),
            Means::AtMost => Self::Bound(Comparator::AtMost),
            Means::Under => Self::Bound(Comparator::Under),
            Means::About => Self::Bound(Comparator::About),
            Means::Act => Self::Act,
            Means::Skip => Self::Skip,
        }
    }
}

impl CueRules {
    pub(crate) fn load(files: &RuleFiles, into: &mut Catalogue) -> Result<Self, RuleError> {
        let entries = files.table(FILE)?.entries("cue", into, |file: &mut File| &mut file.cue)?;
        let rule = |cue: Entry<'_, RawCue>| CueRule {
            id: cue.id(),
            kind: cue.raw.means.into(),
            words: cue.raw.words,
            except: cue.raw.except,
        };
        let cues: Vec<CueRule> = entries.into_iter().map(rule).collect();
        let matcher = CueMatcher::new(&cues);
        Ok(Self { cues, matcher })
    }
}

/// The shape of the table, for editors.
#[cfg(test)]
pub(crate) fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}
