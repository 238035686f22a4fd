use crate::{Example, RuleError, RuleFiles};

/// The tables of `rules/quantity.toml`, compiled.
#[derive(Debug)]
pub struct QuantityRules {}

impl QuantityRules {
    pub(crate) fn load(_files: &RuleFiles, _examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        Ok(Self {})
    }
}
