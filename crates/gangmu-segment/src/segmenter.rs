use gangmu_model::{Clean, Document, Outline, Span, Text, Word};
use gangmu_rules::SegmentRules;

/// The third stage: [`Text`] → [`Document`]s with their outlines.
#[derive(Debug, Clone, Copy)]
pub struct Segmenter<'r> {
    #[expect(dead_code)]
    rules: &'r SegmentRules,
}

impl<'r> Segmenter<'r> {
    /// A segmenter that works by these rules.
    pub fn new(rules: &'r SegmentRules) -> Self {
        Self { rules }
    }

    /// Splits a text into the reports that it holds and outlines each. At least one document comes back.
    pub fn segment(&self, text: &Text) -> Vec<Document> {
        vec![Document {
            span: Span::new(0, text.text.len()),
            part: 1,
            parts: 1,
            metadata: text.metadata.clone(),
            outline: Outline::default(),
            flags: Vec::new(),
        }]
    }

    /// The words of some stretches of the text, in order.
    pub fn words(&self, _text: &Text, _stretches: &[Span<Clean>]) -> Vec<Word> {
        Vec::new()
    }
}
