use gangmu_model::{Cue, Document, Mention, MentionKind, Span, Text};
use gangmu_rules::{CueRules, QuantityRules};

mod amount;
mod arabic;
mod bound;
mod date;
mod evidence;
mod labels;
mod measure;
mod name;
mod numeral;
mod parts;
mod place;
mod reader;
mod row;
mod scale;
mod scan;
mod sum;
mod unit;

use self::labels::Labels;
use self::measure::Measures;

pub use self::reader::{Approx, Found, FoundKind, QuantityReader};
pub(crate) use self::scale::scale_of;

/// The fourth stage: what stands in a text. Finds quantities, dates and cues; decides nothing about what they say.
#[derive(Debug, Clone, Copy)]
pub struct Spotter<'r> {
    quantity: &'r QuantityRules,
    cue: &'r CueRules,
}

impl<'r> Spotter<'r> {
    /// A spotter that works by these rules.
    pub fn new(quantity: &'r QuantityRules, cue: &'r CueRules) -> Self {
        Self { quantity, cue }
    }

    /// The mentions of a document, in order of their start; longer ones first where they start together.
    pub fn spot(&self, text: &Text, document: &Document) -> Vec<Mention> {
        let labels = Labels::new(&text.text, document);
        let mut mentions = Measures::new(self.quantity, &text.text, &labels, document).collect();
        mentions.extend(self.cues(text, document));
        mentions.sort_by(|a, b| a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end)));
        mentions
    }

    fn cues<'t>(&'t self, text: &'t Text, document: &Document) -> impl Iterator<Item = Mention> + 't {
        let start = document.span.start;
        self.cue.matcher.find(document.span.of(&text.text)).filter_map(move |(place, from, to)| {
            let rule = self.cue.cues.get(place)?;
            let span = Span::new(start + from, start + to);
            Some(Mention { span, kind: MentionKind::Cue(Cue { kind: rule.kind }), rule: rule.id.clone() })
        })
    }
}
