use gangmu_model::{Metadata, Region};
use gangmu_rules::CleanRules;

/// The administrative division that a document is about.
pub(crate) fn region(_metadata: &Metadata, _rules: &CleanRules) -> Option<Region> {
    None
}
