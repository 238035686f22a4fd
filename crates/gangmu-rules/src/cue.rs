use std::collections::BTreeSet;

use gangmu_model::{Change, Commitment, Comparator, CueKind, Nature, RuleId};
use serde::Deserialize;
use toml::Spanned;

use crate::cue_matcher::CueMatcher;
use crate::file::collect_examples;
use crate::{Example, RuleError, RuleFiles};

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
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    cue: Vec<Spanned<RawCue>>,
}

/// A cue as the file writes it.
#[derive(Debug, Deserialize)]
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

/// The word for a [`CueKind`] in the file.
#[derive(Debug, Clone, Copy, Deserialize)]
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
    pub(crate) fn load(files: &RuleFiles, examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        let file: File = files.parse(FILE)?;
        let mut ids = BTreeSet::new();
        let mut cues = Vec::with_capacity(file.cue.len());
        for entry in file.cue {
            let at = entry.span();
            let cue = entry.into_inner();
            let refuse = |why: &str| Err(files.error(FILE, at.clone(), format!("{}: {why}", cue.id)));
            if !ids.insert(cue.id.clone()) {
                return refuse("this id is used twice; give it its own");
            }
            if cue.gloss.is_empty() || cue.words.is_empty() || cue.words.iter().any(String::is_empty) {
                return refuse("gloss and words must not be empty");
            }
            if cue.yes.is_empty() {
                return refuse("no example; give at least one text in which it is found");
            }
            collect_examples(examples, FILE, &cue.id, &cue.yes, &cue.no);
            cues.push(CueRule {
                id: RuleId::from(cue.id.as_str()),
                kind: cue.means.into(),
                words: cue.words,
                except: cue.except,
            });
        }
        let Ok(matcher) = CueMatcher::new(&cues) else {
            return Err(files.error(FILE, 0..0, "too many cues for one matcher"));
        };
        Ok(Self { cues, matcher })
    }
}
