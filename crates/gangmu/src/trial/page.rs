use gangmu_model::Text;
use gangmu_rules::Example;

use super::{Outcome, Trial, text_of, texts, wanted};

/// A paragraph of a report, so that a line stands before or after a text.
const PARAGRAPH: &str = include_str!("paragraph.txt");

impl Trial<'_> {
    /// Rules of the cleaner: a line is removed, a cut or mask flagged, the value of a label read.
    pub(super) fn page(&self, example: &Example) -> Outcome {
        let before = self.cleaned(&format!("{}\n{PARAGRAPH}\n", example.text));
        let after = self.cleaned(&format!("{PARAGRAPH}\n{}\n", example.text));
        let marks = texts(example);
        let gone = |text: &Text| text.text.lines().count() == 1 && text.text.trim_end() == PARAGRAPH;
        let flagged = |kind: &str| {
            let mut flags = after.flags.iter().filter(|flag| flag.code.starts_with(kind));
            flags.any(|flag| marks.is_empty() || flag.span.is_some_and(|span| marks.contains(&span.of(&after.text))))
        };
        let found = match example.sort {
            "furniture" => gone(&before) || gone(&after),
            "cut" => after.flags.iter().any(|flag| flag.code == "truncated"),
            "mask" => flagged("mask") || flagged("damage"),
            _ => {
                let said = format!("{:?}", before.metadata);
                // The title of a page is also read without a label.
                gone(&before) && (example.rule.as_str() == "label.title" || marks.iter().all(|mark| said.contains(mark)))
            }
        };
        let mut got: Vec<String> = before.text.lines().filter(|line| *line != PARAGRAPH).map(str::to_owned).collect();
        got.extend(after.flags.iter().map(|flag| flag.code.to_owned()));
        Outcome { right: found == example.yes, expected: wanted(example, example.sort), got }
    }

    fn cleaned(&self, text: &str) -> Text {
        let source = self.pipeline.decode("example.txt", text.as_bytes());
        source.map_or_else(|_| text_of(""), |source| self.pipeline.clean(&source))
    }
}
