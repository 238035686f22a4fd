//! gangmu's rules: the Chinese words, units, cues and markers of `rules/*.toml`, loaded, checked and compiled once.
//!
//! The engine knows categories; the words stand in the tables. Every entry has an `id`, a `gloss`, and examples: `yes` (texts in
//! which it must be found, the place marked with «») and `no` (texts in which it must not).
//!
//! Each stage takes its own table only: `&rules.clean`, `&rules.segment`, …

mod clean;
mod cue;
mod cue_matcher;
mod error;
mod file;
mod indicator;
mod lexicon;
mod list;
mod numeral;
mod quantity;
mod segment;
mod target;
mod task;
mod word;

pub use clean::{
    CleanRules, CutRule, Doubt, Field, FurnitureRule, LabelRules, MaskRule, PageRules, Pattern, RegionRules, Scope, ScriptRules,
};
pub use cue::{CueRule, CueRules};
pub use cue_matcher::CueMatcher;
pub use error::RuleError;
pub use file::{Example, RuleFiles};
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
    /// The examples of all rules, in the order of the files.
    pub examples: Vec<Example>,
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
        let mut examples = Vec::new();
        let cue = CueRules::load(files, &mut examples)?;
        Ok(Self {
            clean: CleanRules::load(files, &mut examples)?,
            segment: SegmentRules::load(files, &mut examples)?,
            quantity: QuantityRules::load(files, &mut examples)?,
            indicator: IndicatorRules::load(files, &cue, &mut examples)?,
            cue,
            word: WordRules::load(files, &mut examples)?,
            target: TargetRules::load(files, &mut examples)?,
            list: ListRules::load(files, &mut examples)?,
            task: TaskRules::load(files, &mut examples)?,
            examples,
        })
    }
}
