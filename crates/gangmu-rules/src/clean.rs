mod char_set;
mod furniture;
mod label;
mod pattern;
mod raw;
mod region;
mod script;

use aho_corasick::AhoCorasick;

use crate::entry::Place;
use crate::{Catalogue, RuleError, RuleFiles};
use furniture::finder;
pub use furniture::{CutRule, Doubt, FurnitureRule, MaskRule, Scope};
pub use label::{Field, LabelRules};
pub use pattern::Pattern;
use raw::{File, RawPage, RawScript};
pub use region::RegionRules;
pub use script::ScriptRules;

const FILE: &str = "clean.toml";

/// The tables of `rules/clean.toml`, compiled.
#[derive(Debug)]
pub struct CleanRules {
    /// Lines that belong to the site, not to the document.
    pub furniture: Vec<FurnitureRule>,
    /// Places where a site has cut the text.
    pub cuts: Vec<CutRule>,
    /// The words of all cuts: a line without any has none.
    pub cut_words: AhoCorasick,
    /// Words that were masked.
    pub masks: Vec<MaskRule>,
    /// The labels of the block in which a page describes its document.
    pub labels: LabelRules,
    /// Characters and words that lines, spaces and encodings are judged by.
    pub script: ScriptRules,
    /// Where sites put the article and what they put around it.
    pub page: PageRules,
    /// Administrative divisions.
    pub regions: RegionRules,
}

/// Names of ids and classes of HTML elements.
#[derive(Debug)]
pub struct PageRules {
    /// Of the element that holds the article.
    pub article: Pattern,
    /// Of an element that may hold it.
    pub perhaps: Pattern,
    /// Of elements around the article: navigation, buttons, advertisements.
    pub noise: Pattern,
    /// Of an element that holds the date of the page.
    pub date: Pattern,
    /// Of elements beside it that can be longer than it: related texts, comments.
    pub aside: Pattern,
}

impl CleanRules {
    pub(crate) fn load(files: &RuleFiles, into: &mut Catalogue) -> Result<Self, RuleError> {
        let mut table = files.table::<File>(FILE)?;
        let furniture = table.entries("furniture", into, |file| &mut file.furniture)?;
        let cuts = table.entries("cut", into, |file| &mut file.cut)?;
        let masks = table.entries("mask", into, |file| &mut file.mask)?;
        let mut labels = table.entries("label", into, |file| &mut file.label)?;
        labels.sort_by_key(|label| label.place.layer);
        let cuts = cuts.into_iter().map(CutRule::compile).collect::<Result<Vec<_>, _>>()?;
        let words = cuts.iter().flat_map(|cut| &cut.words);
        let cut_words = finder(words).map_err(|e| files.error(FILE, &format!("cut: {e}")))?;
        let page = PageRules::load(&table.parts(|file| &mut file.page))?.ok_or_else(|| files.error(FILE, "[page] is missing"))?;
        let mut script = RawScript::default();
        for (part, place) in table.parts(|file| &mut file.script) {
            script.add(part, &place)?;
        }
        let labels = LabelRules::new(labels.into_iter().map(|label| label.raw).collect(), script.no_value.clone());
        let script = ScriptRules::compile(script).map_err(|e| files.error(FILE, &format!("document_number: {e}")))?;
        Ok(Self {
            furniture: furniture.into_iter().map(FurnitureRule::compile).collect::<Result<_, _>>()?,
            masks: masks.into_iter().map(MaskRule::compile).collect::<Result<_, _>>()?,
            regions: RegionRules::load(files)?,
            cuts,
            cut_words,
            labels,
            script,
            page,
        })
    }
}

impl PageRules {
    /// The patterns of all layers; none where no layer has any.
    fn load(parts: &[(RawPage, Place<'_>)]) -> Result<Option<Self>, RuleError> {
        let joined = |key: &str, list: fn(&RawPage) -> &Vec<String>| {
            let mut written = Vec::new();
            for (part, place) in parts {
                for pattern in list(part) {
                    pattern::check(pattern, false, place.is_bundled())
                        .map_err(|e| place.refuse_key("page", &format!("{key}: {e}")))?;
                    written.push(pattern.as_str());
                }
            }
            // Each was checked by itself.
            Ok(if written.is_empty() { None } else { Pattern::new(written.join("|"), true).ok() })
        };
        let article = joined("article", |page| &page.article)?;
        let perhaps = joined("perhaps", |page| &page.perhaps)?;
        let noise = joined("noise", |page| &page.noise)?;
        let aside = joined("aside", |page| &page.aside)?;
        let date = joined("date", |page| &page.date)?;
        let all = || Some(Self { article: article?, perhaps: perhaps?, noise: noise?, aside: aside?, date: date? });
        Ok(all())
    }
}

/// The shape of the table, for editors.
#[cfg(test)]
pub(crate) fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}
