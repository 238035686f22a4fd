use std::collections::BTreeMap;

use serde::Deserialize;

use super::raw::RawLabel;

/// What a label of the metadata block stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// 标题.
    Title,
    /// 发布机构.
    Issuer,
    /// 来源: the issuer, where nothing better is said and it is a public body.
    Origin,
    /// 索引号.
    IndexNumber,
    /// 发文字号.
    DocumentNumber,
    /// 主题分类.
    Category,
    /// 有效性.
    Validity,
    /// 成文日期.
    WrittenDate,
    /// 发布日期.
    PublishedDate,
    /// A label whose value is not kept (浏览次数).
    Ignored,
}

/// The labels, by their words.
#[derive(Debug)]
pub struct LabelRules {
    words: BTreeMap<String, Field>,
    metas: BTreeMap<String, Field>,
    longest: usize,
    none: Vec<String>,
}

impl LabelRules {
    pub(super) fn new(raw: Vec<RawLabel>, none: Vec<String>) -> Self {
        let (mut words, mut metas) = (BTreeMap::new(), BTreeMap::new());
        for label in raw {
            words.extend(label.words.into_iter().map(|w| (w, label.field)));
            metas.extend(label.meta.into_iter().map(|w| (w.to_lowercase(), label.field)));
        }
        let longest = words.keys().map(|w| w.chars().count()).max().unwrap_or(0);
        Self { words, metas, longest, none }
    }

    /// The field of a label, written without spaces.
    pub fn field(&self, label: &str) -> Option<Field> {
        self.words.get(label).copied()
    }

    /// The field of the `name` of a `<meta>` element, in any case.
    pub fn meta(&self, name: &str) -> Option<Field> {
        self.metas.get(&name.to_lowercase()).copied()
    }

    /// Length in characters of the longest label.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Whether a value says that there is none (无).
    pub fn is_none(&self, value: &str) -> bool {
        self.none.iter().any(|n| n == value)
    }
}
