use crate::{Example, RuleError, RuleFiles};

/// The tables of `rules/clean.toml`, compiled.
#[derive(Debug)]
pub struct CleanRules {}

impl CleanRules {
    pub(crate) fn load(_files: &RuleFiles, _examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        Ok(Self {})
    }
}
