use gangmu_model::{Document, Mention, Text};
use gangmu_rules::{CueRules, QuantityRules};

/// The fourth stage: what stands in a text. Finds quantities, dates and cues; decides nothing about what they say.
#[derive(Debug, Clone, Copy)]
pub struct Spotter<'r> {
    #[expect(dead_code)]
    quantity: &'r QuantityRules,
    #[expect(dead_code)]
    cue: &'r CueRules,
}

impl<'r> Spotter<'r> {
    /// A spotter that works by these rules.
    pub fn new(quantity: &'r QuantityRules, cue: &'r CueRules) -> Self {
        Self { quantity, cue }
    }

    /// The mentions of a document, in order of their start; longer ones first where they start together.
    pub fn spot(&self, _text: &Text, _document: &Document) -> Vec<Mention> {
        Vec::new()
    }
}
