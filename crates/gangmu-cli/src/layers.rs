use std::path::PathBuf;

use gangmu::Pipeline;
use gangmu::rules::{RuleFiles, Rules};

use crate::problem::Problem;

/// The rules that a command works by: those that gangmu ships, and the folders that were named over them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layers<'a>(pub(crate) &'a [PathBuf]);

impl Layers<'_> {
    /// The files, in the order in which they count.
    pub(crate) fn files(self) -> Result<RuleFiles, Problem> {
        let over = |files: RuleFiles, folder: &PathBuf| files.with_folder(folder);
        Ok(self.0.iter().try_fold(RuleFiles::bundled(), over)?)
    }

    /// The rules, compiled.
    pub(crate) fn rules(self) -> Result<Rules, Problem> {
        Ok(Rules::load(&self.files()?)?)
    }

    /// A pipeline that works by them.
    pub(crate) fn pipeline(self) -> Result<Pipeline, Problem> {
        self.rules().map(Pipeline::new)
    }
}
