use crate::{Example, RuleError, RuleFiles};

/// The tables of `rules/segment.toml`, compiled.
#[derive(Debug)]
pub struct SegmentRules {}

impl SegmentRules {
    pub(crate) fn load(_files: &RuleFiles, _examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        Ok(Self {})
    }
}
