use crate::{Example, RuleError, RuleFiles};

/// The tables of `rules/list.toml`, compiled.
#[derive(Debug)]
pub struct ListRules {}

impl ListRules {
    pub(crate) fn load(_files: &RuleFiles, _examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        Ok(Self {})
    }
}
