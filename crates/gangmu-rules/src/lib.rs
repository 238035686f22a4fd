//! gangmu's rules: the Chinese words, units, cues and markers of `rules/*.toml`, loaded, checked and compiled once.
//!
//! The engine knows categories; the words stand in the tables. Every entry has an `id`, a `gloss`, and examples: `yes` (texts in
//! which it must be found, the place marked with «») and `no` (texts in which it must not).
//!
//! Each stage takes its own table only: `&rules.clean`, `&rules.segment`, …

mod clean;
mod cue;
mod cue_matcher;
mod entry;
mod error;
mod example;
mod file;
mod folder;
mod indicator;
mod lexicon;
mod list;
mod numeral;
mod quantity;
#[cfg(test)]
mod schema;
mod segment;
mod synonym;
mod table;
mod target;
mod task;
mod word;

pub use clean::{
    CleanRules, CutRule, Doubt, Field, FurnitureRule, LabelRules, MaskRule, PageRules, Pattern, RegionRules, Scope, ScriptRules,
};
pub use cue::{CueRule, CueRules};
pub use cue_matcher::CueMatcher;
pub use entry::{Catalogue, RuleEntry};
pub use error::RuleError;
pub use example::Example;
pub use file::RuleFiles;
pub use indicator::{IndicatorRules, WordGroup, WordRole};
pub use lexicon::{Lexicon, Roles};
pub use list::{ListRules, MeasureRule, NounRule};
pub use numeral::{Numerals, arabic_digit};
pub use quantity::{
    Adds, AmountRules, BoundRule, BoundRules, CharTable, DateMeaning, DateRules, DateWord, NameRule, NameRules, NameWord,
    NumberWord, NumeralChar, NumeralRules, QuantityRules, SmallerUnit, Start, SubjectRule, UnitRule, UnitRules, UnitWord,
    WordTable, Writing,
};
pub use segment::{KindRule, MarkerRule, NumeralKind, RoleRule, SegmentRules, WordRule};
pub use synonym::{SynonymRule, SynonymRules};
pub use target::{TargetRule, TargetRules};
pub use task::{ResponsibleRule, TaskRules};
pub use word::{DictionaryGroup, WordRules};

/// All rules, compiled; read-only and shared by all threads.
#[derive(Debug)]
pub struct Rules {
    /// For bytes → text.
    pub clean: CleanRules,
    /// For text → documents and outlines.
    pub segment: SegmentRules,
    /// For numbers, units, bounds and dates.
    pub quantity: QuantityRules,
    /// For what stands beside a quantity and says how it is meant.
    pub cue: CueRules,
    /// For the names of what quantities measure.
    pub indicator: IndicatorRules,
    /// For cutting text into words.
    pub word: WordRules,
    /// For targets without a number.
    pub target: TargetRules,
    /// For "N大行动" lists.
    pub list: ListRules,
    /// For tasks, responsible units and references.
    pub task: TaskRules,
    /// For indicators that go by several names.
    pub synonym: SynonymRules,
    /// The examples of all rules, in the order of the files.
    pub examples: Vec<Example>,
    /// The entries of all rules, in the order of the files.
    pub entries: Vec<RuleEntry>,
}

impl Rules {
    /// The rules that gangmu ships.
    ///
    /// # Errors
    /// Where a bundled table is broken; a test keeps that from being released.
    pub fn bundled() -> Result<Self, RuleError> {
        Self::load(&RuleFiles::bundled())
    }

    /// Compiles the rules of a set of files.
    ///
    /// # Errors
    /// With file, line and rule, where a file does not follow the format.
    pub fn load(files: &RuleFiles) -> Result<Self, RuleError> {
        let mut all = Catalogue::default();
        let cue = CueRules::load(files, &mut all)?;
        let (clean, segment) = (CleanRules::load(files, &mut all)?, SegmentRules::load(files, &mut all)?);
        let quantity = QuantityRules::load(files, &mut all)?;
        let indicator = IndicatorRules::load(files, &cue, &mut all)?;
        let (word, target) = (WordRules::load(files, &mut all)?, TargetRules::load(files, &mut all)?);
        let (list, task) = (ListRules::load(files, &mut all)?, TaskRules::load(files, &mut all)?);
        let synonym = SynonymRules::load(files, &mut all)?;
        let Catalogue { entries, examples } = all;
        Ok(Self { clean, segment, quantity, cue, indicator, word, target, list, task, synonym, examples, entries })
    }
}
