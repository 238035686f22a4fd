use gangmu_model::{Document, Text};
use gangmu_rules::Example;
use gangmu_segment::Segmenter;

use super::{Outcome, Trial, text_of, wanted};

/// A line of text for a title to stand over.
const BODY: &str = include_str!("body.txt");

impl Trial<'_> {
    fn document(&self, text: &Text) -> Option<Document> {
        Segmenter::new(&self.pipeline.rules().segment).segment(text).into_iter().next()
    }

    /// Numbers of headings and items: a section begins at the mark.
    pub(super) fn marker(&self, example: &Example) -> Outcome {
        let text = text_of(&example.text);
        let document = self.document(&text);
        let sections = document.as_ref().map_or(&[][..], |document| &document.outline.sections);
        let places: Vec<usize> = sections.iter().filter(|s| s.rule == example.rule).map(|s| s.extent.start).collect();
        let right = if example.yes {
            !places.is_empty() && example.marked.iter().all(|mark| places.iter().any(|place| mark.contains(place)))
        } else {
            places.is_empty()
        };
        let got = sections.iter().map(|s| format!("{}{} {}", s.number.as_deref().unwrap_or(""), s.title, s.rule)).collect();
        Outcome { right, expected: wanted(example, "section that begins"), got }
    }

    /// What a title says of its section.
    pub(super) fn role(&self, example: &Example) -> Outcome {
        let text = text_of(&format!("{}\n{BODY}\n", example.text));
        let found = self.document(&text).and_then(|d| d.outline.sections.first().map(|s| s.role));
        let rule = self.pipeline.rules().segment.roles.iter().find(|rule| rule.id == example.rule);
        let right = rule.is_some_and(|rule| (found == Some(rule.role)) == example.yes);
        let expected = rule.map_or_else(|| "the rule".to_owned(), |rule| wanted(example, &format!("role {:?}", rule.role)));
        Outcome { right, expected, got: found.iter().map(|role| format!("{role:?}")).collect() }
    }

    /// What a title says of its document.
    pub(super) fn kind(&self, example: &Example) -> Outcome {
        let text = text_of(&format!("{}\n{BODY}\n", example.text));
        let found = self.document(&text).and_then(|document| document.metadata.kind);
        let rule = self.pipeline.rules().segment.kinds.iter().find(|rule| rule.id == example.rule);
        let right = rule.is_some_and(|rule| (found == Some(rule.kind)) == example.yes);
        let expected = rule.map_or_else(|| "the rule".to_owned(), |rule| wanted(example, &format!("kind {:?}", rule.kind)));
        Outcome { right, expected, got: found.iter().map(|kind| format!("{kind:?}")).collect() }
    }
}
