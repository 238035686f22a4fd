use std::ops::Range;

use gangmu_extract::{FoundKind, QuantityReader, Spotter};
use gangmu_model::{Document, Mention, MentionKind, Metadata, Outline, Span};
use gangmu_rules::Example;
use gangmu_segment::Words;
use jiff::civil::{Date, date};

use super::{Outcome, Trial, said, text_of, texts, wanted};

/// The day on which the examples are written, for those that count from it.
const WRITTEN: Date = date(2023, 3, 10);

impl Trial<'_> {
    /// Rules of numbers, units, bounds, dates, names and cues: what is marked is what they find.
    pub(super) fn mention(&self, example: &Example) -> Outcome {
        let mentions = self.spot(&example.text);
        let found = self.places(&mentions, example);
        let exact = example.table != "cue.toml";
        let at = |mark: &Range<usize>| if exact { found.contains(mark) } else { found.iter().any(|place| overlap(mark, place)) };
        let right = match (example.yes, example.marked.is_empty()) {
            (true, _) => !found.is_empty() && example.marked.iter().all(at),
            (false, true) => found.is_empty(),
            (false, false) => !example.marked.iter().any(|mark| found.iter().any(|place| overlap(mark, place))),
        };
        let got = said(&mentions, &example.text);
        Outcome { right, expected: wanted(example, example.rule.as_str()), got }
    }

    fn spot(&self, example: &str) -> Vec<Mention> {
        let rules = self.pipeline.rules();
        let metadata = Metadata { written_date: Some(WRITTEN), plan_year: Some(2023), ..Metadata::default() };
        let span = Span::new(0, example.len());
        let document = Document { span, part: 1, parts: 1, metadata, outline: Outline::default(), flags: Vec::new() };
        Spotter::new(&rules.quantity, &rules.cue).spot(&text_of(example), &document)
    }

    /// Where the rule of an example was found. Rules of parts of a quantity or date are found where the whole is.
    fn places(&self, mentions: &[Mention], example: &Example) -> Vec<Range<usize>> {
        let rules = self.pipeline.rules();
        if example.table == "number.toml" {
            let found = QuantityReader::new(&rules.quantity).read(&example.text, None);
            let number = |kind| matches!(kind, FoundKind::Number | FoundKind::Range);
            return found.into_iter().filter(|f| number(f.kind)).map(|f| f.span).collect();
        }
        let place = |m: &Mention| match (example.table, &m.kind) {
            ("bound.toml", MentionKind::Quantity(quantity)) => {
                quantity.bound.as_ref().filter(|bound| bound.rule == example.rule).map(|bound| bound.span.range())
            }
            ("unit.toml", MentionKind::Quantity(_)) if m.rule == example.rule || example.yes => Some(m.span.range()),
            ("amount.toml", MentionKind::Quantity(_)) | ("date.toml", MentionKind::Date(_)) => Some(m.span.range()),
            ("name.toml", MentionKind::Name) | ("cue.toml", MentionKind::Cue(_)) if m.rule == example.rule => {
                Some(m.span.range())
            }
            ("date.toml", MentionKind::Name) if m.rule == example.rule => Some(m.span.range()),
            _ => None,
        };
        mentions.iter().filter_map(place).collect()
    }

    /// Words that a general dictionary lacks come out whole.
    pub(super) fn dictionary(&self, example: &Example) -> Outcome {
        let text = text_of(&example.text);
        let words = Words::new(&self.pipeline.rules().word, self.pipeline.dictionary());
        let found = words.of(&text, Span::new(0, example.text.len()));
        let known = self.pipeline.rules().word.groups.iter().filter(|group| group.id == example.rule);
        let known: Vec<&str> = known.flat_map(|group| &group.words).map(String::as_str).collect();
        let whole = example.marked.iter().all(|mark| found.iter().any(|w| w.span.range() == *mark));
        let whole = whole && texts(example).iter().all(|mark| known.contains(mark));
        let got = found.iter().map(|w| w.span.of(&example.text).to_owned()).collect();
        Outcome { right: whole == example.yes, expected: wanted(example, "word"), got }
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
