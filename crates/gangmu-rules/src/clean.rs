mod char_set;
mod furniture;
mod label;
mod pattern;
mod raw;
mod region;
mod script;

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use toml::Spanned;

use crate::file::collect_examples;
use crate::{Example, RuleError, RuleFiles};
use furniture::finder;
pub use furniture::{CutRule, Doubt, FurnitureRule, MaskRule, Scope};
pub use label::{Field, LabelRules};
pub use pattern::Pattern;
use raw::{Entry, File};
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
    /// Of elements beside it that can be longer than it: related texts, comments.
    pub aside: Pattern,
}

impl CleanRules {
    pub(crate) fn load(files: &RuleFiles, examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        let file: File = files.parse(FILE)?;
        let mut ids = BTreeSet::new();
        let mut check = Checker { files, ids: &mut ids, examples };
        let furniture = check.each(file.furniture, FurnitureRule::compile)?;
        let cuts = check.each(file.cut, CutRule::compile)?;
        let words = cuts.iter().flat_map(|cut| &cut.words);
        let cut_words = finder(words).map_err(|e| files.error(FILE, 0..0, format!("cut: {e}")))?;
        let masks = check.each(file.mask, MaskRule::compile)?;
        let labels = check.each(file.label, |raw| Ok(raw.clone()))?;
        let page = file.page;
        let at = page.span();
        let page = page.into_inner();
        let regex = |pattern: String| Pattern::new(pattern).map_err(|e| files.error(FILE, at.clone(), format!("page: {e}")));
        let page = PageRules {
            article: regex(page.article.join("|"))?,
            perhaps: regex(page.perhaps.join("|"))?,
            noise: regex(page.noise.join("|"))?,
            aside: regex(page.aside.join("|"))?,
        };
        let regions = RegionRules::load(files)?;
        let (script_at, script) = (file.script.span(), file.script.into_inner());
        let labels = LabelRules::new(labels, script.no_value.clone());
        let script = ScriptRules::compile(script).map_err(|e| files.error(FILE, script_at, format!("script: {e}")))?;
        Ok(Self { furniture, cuts, cut_words, masks, labels, script, page, regions })
    }
}

/// What every entry is asked for.
struct Checker<'f> {
    files: &'f RuleFiles,
    ids: &'f mut BTreeSet<String>,
    examples: &'f mut Vec<Example>,
}

impl Checker<'_> {
    fn each<R: Entry, T>(
        &mut self,
        entries: Vec<Spanned<R>>,
        compile: impl Fn(&R) -> Result<T, String>,
    ) -> Result<Vec<T>, RuleError> {
        let mut all = Vec::with_capacity(entries.len());
        for entry in entries {
            let at = entry.span();
            let entry = entry.into_inner();
            let refuse = |why: String| self.files.error(FILE, at.clone(), format!("{}: {why}", entry.id()));
            if !self.ids.insert(entry.id().to_owned()) {
                return Err(refuse("this id is used twice; give it its own".to_owned()));
            }
            if entry.gloss().is_empty() || entry.yes().is_empty() {
                return Err(refuse("gloss and yes must not be empty".to_owned()));
            }
            all.push(compile(&entry).map_err(refuse)?);
            collect_examples(self.examples, FILE, entry.id(), entry.yes(), entry.no());
        }
        Ok(all)
    }
}
