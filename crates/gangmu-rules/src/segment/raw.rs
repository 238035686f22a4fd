use gangmu_model::{DocumentKind, Role, RuleId};
use serde::Deserialize;
use toml::Spanned;

use super::{MarkerRule, NumeralKind};
use crate::entry::raw_entry;

/// `rules/segment.toml` as it is written.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawMarker>"))]
    pub(super) marker: Vec<Spanned<RawMarker>>,
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawRole>"))]
    pub(super) role: Vec<Spanned<RawRole>>,
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawKind>"))]
    pub(super) kind: Vec<Spanned<RawKind>>,
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawWord>"))]
    pub(super) word: Vec<Spanned<RawWord>>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawMarker {
    pub(super) id: String,
    pub(super) gloss: String,
    #[serde(default)]
    pub(super) item: bool,
    pub(super) numeral: NumeralKind,
    #[serde(default)]
    pub(super) before: Vec<String>,
    #[serde(default)]
    pub(super) after: Vec<String>,
    #[serde(default)]
    pub(super) words: Vec<String>,
    #[serde(default)]
    pub(super) sure: bool,
    #[serde(default)]
    pub(super) bare: bool,
    pub(super) yes: Vec<String>,
    #[serde(default)]
    pub(super) no: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawRole {
    pub(super) id: String,
    pub(super) gloss: String,
    pub(super) means: MeansRole,
    #[serde(default)]
    pub(super) strong: bool,
    pub(super) words: Vec<String>,
    #[serde(default)]
    pub(super) except: Vec<String>,
    pub(super) yes: Vec<String>,
    #[serde(default)]
    pub(super) no: Vec<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum MeansRole {
    Review,
    Plan,
    Problems,
    Other,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawKind {
    pub(super) id: String,
    pub(super) gloss: String,
    pub(super) means: MeansKind,
    pub(super) words: Vec<String>,
    #[serde(default)]
    pub(super) with: Vec<String>,
    pub(super) yes: Vec<String>,
    #[serde(default)]
    pub(super) no: Vec<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum MeansKind {
    Summary,
    Plan,
    SummaryAndPlan,
    KeyPoints,
    WorkReport,
    Notice,
    Bulletin,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawWord {
    pub(super) id: String,
    pub(super) gloss: String,
    pub(super) words: Vec<String>,
    pub(super) yes: Vec<String>,
    #[serde(default)]
    pub(super) no: Vec<String>,
}

raw_entry!(RawMarker:; before, after, words);
raw_entry!(RawRole: words; except);
raw_entry!(RawKind: words; with);
raw_entry!(RawWord: words;);

impl From<MeansRole> for Role {
    fn from(means: MeansRole) -> Self {
        match means {
            MeansRole::Review => Self::Review,
            MeansRole::Plan => Self::Plan,
            MeansRole::Problems => Self::Problems,
            MeansRole::Other => Self::Other,
        }
    }
}

impl From<MeansKind> for DocumentKind {
    fn from(means: MeansKind) -> Self {
        match means {
            MeansKind::Summary => Self::Summary,
            MeansKind::Plan => Self::Plan,
            MeansKind::SummaryAndPlan => Self::SummaryAndPlan,
            MeansKind::KeyPoints => Self::KeyPoints,
            MeansKind::WorkReport => Self::WorkReport,
            MeansKind::Notice => Self::Notice,
            MeansKind::Bulletin => Self::Bulletin,
        }
    }
}

impl From<RawMarker> for MarkerRule {
    fn from(raw: RawMarker) -> Self {
        let or_nothing = |mut list: Vec<String>| {
            if list.is_empty() {
                list.push(String::new());
            }
            list.sort_by_key(|s| std::cmp::Reverse(s.len()));
            list
        };
        Self {
            id: RuleId::from(raw.id.as_str()),
            item: raw.item,
            numeral: raw.numeral,
            before: or_nothing(raw.before),
            after: or_nothing(raw.after),
            words: raw.words,
            sure: raw.sure,
            bare: raw.bare,
        }
    }
}
