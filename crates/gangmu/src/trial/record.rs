use gangmu_model::{Measurement, MeasurementKind};
use gangmu_rules::Example;

use crate::Read;

use super::{Outcome, Trial, text_of, texts, wanted};

/// A document with a task, for the units that answer for it.
const TASK: &str = include_str!("task.txt");

impl Trial<'_> {
    /// The documents of a text that needs no cleaning.
    fn records(&self, text: &str) -> Vec<Read> {
        self.pipeline.documents(&text_of(text))
    }

    /// The measurements of an example, read the whole way, with the clean text.
    fn measurements(&self, example: &Example) -> (String, Vec<Measurement>) {
        let Ok(reading) = self.pipeline.read("example.txt", example.text.as_bytes()) else { return Default::default() };
        let found = reading.documents.into_iter().flat_map(|read| read.records.measurements).collect();
        (reading.text.text, found)
    }

    /// Words that shape indicators: what is marked is the indicator that a quantity gets.
    pub(super) fn indicator(&self, example: &Example) -> Outcome {
        let (text, found) = self.measurements(example);
        let got: Vec<String> = found.iter().map(|m| in_order(m, &text)).collect();
        let right = got.contains(&texts(example).concat()) == example.yes;
        Outcome { right, expected: wanted(example, "indicator"), got }
    }

    /// Targets without a number: what is marked is the words that state one.
    pub(super) fn target(&self, example: &Example) -> Outcome {
        let (text, found) = self.measurements(example);
        let found = found.iter().filter(|m| m.kind != MeasurementKind::Number && m.rule == example.rule);
        let got: Vec<String> = found.map(|m| m.span.of(&text).to_owned()).collect();
        let right = if example.yes { got.contains(&texts(example).concat()) } else { got.is_empty() };
        Outcome { right, expected: wanted(example, "target"), got }
    }

    /// Declared counts: the example holds a list; a formula is none.
    pub(super) fn list(&self, example: &Example) -> Outcome {
        let lists = self.records(&example.text).into_iter().flat_map(|read| read.records.task_lists);
        let got: Vec<String> = lists.map(|list| list.label).collect();
        let formula = example.sort == "formula";
        let right = got.is_empty() == (example.yes == formula);
        let expected = if example.yes != formula { "a list" } else { "no list" };
        Outcome { right, expected: expected.to_owned(), got }
    }

    /// Who answers for a task: in its line or in a line of its own.
    pub(super) fn responsible(&self, example: &Example) -> Outcome {
        let rules = &self.pipeline.rules().task;
        let rule = rules.units.iter().chain(&rules.tails).find(|rule| rule.id == example.rule);
        let mut got = Vec::new();
        let mut found = false;
        for between in ["", "\n"] {
            let read = self.records(&format!("{TASK}{between}{}\n", example.text));
            for unit in read.iter().flat_map(|read| &read.records.tasks).flat_map(|task| &task.responsible) {
                found |= rule.is_some_and(|rule| rule.role == unit.role);
                got.push(format!("{} {:?}", unit.name, unit.role));
            }
        }
        let right = rule.is_some() && found == example.yes;
        let expected =
            rule.map_or_else(|| "the rule".to_owned(), |rule| wanted(example, &format!("unit that is {:?}", rule.role)));
        Outcome { right, expected, got }
    }
}

/// The stretches of an indicator in order of the text, as the marks of an example stand.
fn in_order(measurement: &Measurement, text: &str) -> String {
    let mut spans = measurement.indicator_spans.clone();
    spans.sort();
    spans.iter().map(|span| span.of(text)).collect()
}
