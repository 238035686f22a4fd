use crate::{Example, RuleError, RuleFiles};

/// The tables of `rules/task.toml`, compiled.
#[derive(Debug)]
pub struct TaskRules {}

impl TaskRules {
    pub(crate) fn load(_files: &RuleFiles, _examples: &mut Vec<Example>) -> Result<Self, RuleError> {
        Ok(Self {})
    }
}
