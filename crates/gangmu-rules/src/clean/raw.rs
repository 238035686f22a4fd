use serde::Deserialize;
use toml::Spanned;

use super::Field;
use super::furniture::{Doubt, Scope};

/// `rules/clean.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(default)]
    pub(super) furniture: Vec<Spanned<RawFurniture>>,
    #[serde(default)]
    pub(super) cut: Vec<Spanned<RawCut>>,
    #[serde(default)]
    pub(super) mask: Vec<Spanned<RawMask>>,
    #[serde(default)]
    pub(super) label: Vec<Spanned<RawLabel>>,
    pub(super) page: Spanned<RawPage>,
    pub(super) script: Spanned<RawScript>,
}

/// What every kind of entry has.
pub(super) trait Entry {
    fn id(&self) -> &str;
    fn gloss(&self) -> &str;
    fn yes(&self) -> &[String];
    fn no(&self) -> &[String];
}

macro_rules! entry {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty $(= $default:literal)?),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name {
            pub(super) id: String,
            gloss: String,
            $($(#[serde(default = $default)])? pub(super) $field: $type,)*
            yes: Vec<String>,
            #[serde(default)]
            no: Vec<String>,
        }

        impl Entry for $name {
            fn id(&self) -> &str {
                &self.id
            }
            fn gloss(&self) -> &str {
                &self.gloss
            }
            fn yes(&self) -> &[String] {
                &self.yes
            }
            fn no(&self) -> &[String] {
                &self.no
            }
        }
    };
}

entry! {
    /// A line of the site.
    RawFurniture {
        scope: Scope,
        words: Vec<String> = "Vec::new",
        longest: usize = "longest",
        pattern: String,
        also: Vec<String> = "Vec::new",
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
        words: Vec<String> = "Vec::new",
        digits: Option<usize> = "Option::default",
        reading: Option<String> = "Option::default",
        code: Doubt = "masked",
    }
}
entry! {
    /// A label of the metadata block.
    RawLabel { field: Field, words: Vec<String>, meta: Vec<String> = "Vec::new" }
}

fn longest() -> usize {
    600
}

fn masked() -> Doubt {
    Doubt::Masked
}

/// The table `[page]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPage {
    pub(super) article: Vec<String>,
    pub(super) perhaps: Vec<String>,
    pub(super) noise: Vec<String>,
    pub(super) aside: Vec<String>,
}

/// The table `[script]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawScript {
    pub(super) common: String,
    pub(super) common_traditional: String,
    pub(super) numerals: String,
    pub(super) item_words: Vec<String>,
    pub(super) after_number: Vec<String>,
    pub(super) bureau_ends: Vec<String>,
    pub(super) document_number: String,
    pub(super) after_bureau: Vec<String>,
    pub(super) ordinals: String,
    pub(super) ordinal_units: String,
    pub(super) date_signs: String,
    pub(super) no_value: Vec<String>,
    pub(super) title_nouns: Vec<String>,
    pub(super) subject_words: Vec<String>,
}
