use serde::Deserialize;
use toml::Spanned;

use super::Field;
use super::furniture::{Doubt, Scope};
use super::pattern::check;
use crate::RuleError;
use crate::entry::{Place, raw_entry};

/// `rules/clean.toml` as it is written.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawFurniture>"))]
    pub(super) furniture: Vec<Spanned<RawFurniture>>,
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawCut>"))]
    pub(super) cut: Vec<Spanned<RawCut>>,
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawMask>"))]
    pub(super) mask: Vec<Spanned<RawMask>>,
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<RawLabel>"))]
    pub(super) label: Vec<Spanned<RawLabel>>,
    #[cfg_attr(test, schemars(with = "Option<RawPage>"))]
    pub(super) page: Option<Spanned<RawPage>>,
    #[cfg_attr(test, schemars(with = "Option<RawScript>"))]
    pub(super) script: Option<Spanned<RawScript>>,
}

macro_rules! entry {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty $(= $default:literal)?),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name {
            id: String,
            gloss: String,
            $($(#[serde(default = $default)])? pub(super) $field: $type,)*
            yes: Vec<String>,
            #[serde(default)]
            no: Vec<String>,
        }
    };
}

entry! {
    /// A line of the site.
    RawFurniture {
        scope: Scope,
        words: Vec<String> = "Vec::<String>::new",
        longest: usize = "longest",
        pattern: String,
        also: Vec<String> = "Vec::<String>::new",
    }
}
entry! {
    /// A cut.
    RawCut { words: Vec<String>, pattern: String }
}
entry! {
    /// A mask.
    RawMask {
        pattern: String,
        words: Vec<String> = "Vec::<String>::new",
        digits: Option<usize> = "Option::<usize>::default",
        reading: Option<String> = "Option::<String>::default",
        code: Doubt = "masked",
    }
}
entry! {
    /// A label of the metadata block.
    RawLabel { field: Field, words: Vec<String>, meta: Vec<String> = "Vec::<String>::new" }
}

raw_entry!(RawFurniture:; words);
raw_entry!(RawCut: words;);
raw_entry!(RawMask:; words);
raw_entry!(RawLabel:; words, meta);

fn longest() -> usize {
    600
}

fn masked() -> Doubt {
    Doubt::Masked
}

/// The table `[page]`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawPage {
    pub(super) article: Vec<String>,
    pub(super) perhaps: Vec<String>,
    pub(super) noise: Vec<String>,
    pub(super) aside: Vec<String>,
    pub(super) date: Vec<String>,
}

/// The table `[script]`.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawScript {
    pub(super) common: String,
    pub(super) common_traditional: String,
    pub(super) numerals: String,
    pub(super) item_words: Vec<String>,
    pub(super) after_number: Vec<String>,
    pub(super) powers: String,
    pub(super) bureau_ends: Vec<String>,
    pub(super) document_number: String,
    pub(super) after_bureau: Vec<String>,
    pub(super) ordinals: String,
    pub(super) ordinal_units: String,
    pub(super) date_signs: String,
    pub(super) no_value: Vec<String>,
    pub(super) title_nouns: Vec<String>,
    pub(super) title_notes: Vec<String>,
    pub(super) subject_words: Vec<String>,
}

impl RawScript {
    /// Adds what a later layer has; its form of document numbers takes the place of the earlier one.
    pub(super) fn add(&mut self, later: Self, place: &Place<'_>) -> Result<(), RuleError> {
        let chars = [
            (&mut self.common, later.common),
            (&mut self.common_traditional, later.common_traditional),
            (&mut self.numerals, later.numerals),
            (&mut self.ordinals, later.ordinals),
            (&mut self.ordinal_units, later.ordinal_units),
            (&mut self.date_signs, later.date_signs),
            (&mut self.powers, later.powers),
        ];
        for (all, more) in chars {
            all.push_str(&more);
        }
        let words = [
            (&mut self.item_words, later.item_words),
            (&mut self.after_number, later.after_number),
            (&mut self.bureau_ends, later.bureau_ends),
            (&mut self.after_bureau, later.after_bureau),
            (&mut self.no_value, later.no_value),
            (&mut self.title_nouns, later.title_nouns),
            (&mut self.title_notes, later.title_notes),
            (&mut self.subject_words, later.subject_words),
        ];
        for (all, more) in words {
            if more.iter().any(|word| word.trim().is_empty()) {
                return Err(place.refuse_key("script", "a word of [script] is empty and would be found everywhere; take it out"));
            }
            all.extend(more);
        }
        if !later.document_number.is_empty() {
            check(&later.document_number, true, place.is_bundled())
                .map_err(|e| place.refuse_key("script", &format!("document_number: {e}")))?;
            self.document_number = later.document_number;
        }
        Ok(())
    }
}
