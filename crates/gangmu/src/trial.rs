//! The examples of rules, tried: what a rule must be found in and what it must leave alone.

mod page;
mod record;
mod section;
mod spotted;

use gangmu_model::{Mention, Metadata, OffsetMap, Text};
use gangmu_rules::Example;

use crate::Pipeline;

/// Tries examples on the rules of a pipeline. Each goes the way from the stage that its table belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Trial<'p> {
    pipeline: &'p Pipeline,
}

/// An example that came out otherwise than its rule says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure<'e> {
    /// The example.
    pub example: &'e Example,
    /// What should have been found, in words.
    pub expected: String,
    /// What was found.
    pub got: Vec<String>,
}

/// What an example gave.
struct Outcome {
    right: bool,
    expected: String,
    got: Vec<String>,
}

impl<'p> Trial<'p> {
    /// A trial of the rules of a pipeline.
    pub fn new(pipeline: &'p Pipeline) -> Self {
        Self { pipeline }
    }

    /// The examples that come out otherwise than their rules say, in order.
    pub fn failures<'e>(&self, examples: impl IntoIterator<Item = &'e Example>) -> Vec<Failure<'e>> {
        examples.into_iter().filter_map(|example| self.failure(example)).collect()
    }

    fn failure<'e>(&self, example: &'e Example) -> Option<Failure<'e>> {
        let outcome = match (example.table, example.sort) {
            ("clean.toml", _) => self.page(example),
            ("segment.toml", "marker") => self.marker(example),
            ("segment.toml", "role") => self.role(example),
            ("segment.toml", "kind") => self.kind(example),
            ("segment.toml", _) => self.word(example, self.pipeline.rules().segment.words(example.rule.as_str())),
            ("list.toml", "word") => self.word(example, self.pipeline.rules().list.words(example.rule.as_str())),
            ("list.toml", _) => self.list(example),
            ("task.toml", "word") => self.word(example, self.pipeline.rules().task.words(example.rule.as_str())),
            ("task.toml", _) => self.responsible(example),
            ("indicator.toml", _) => self.indicator(example),
            ("synonym.toml", _) => self.synonym(example),
            ("target.toml", _) => self.target(example),
            ("word.toml", _) => self.dictionary(example),
            _ => self.mention(example),
        };
        let Outcome { right, expected, got } = outcome;
        (!right).then_some(Failure { example, expected, got })
    }

    /// Names of indicators: what is marked is one of the names of the rule, as a whole.
    fn synonym(&self, example: &Example) -> Outcome {
        let named: Vec<_> = texts(example).into_iter().map(|mark| self.pipeline.rules().synonym.of(mark)).collect();
        let is_it = |rule: &Option<&gangmu_rules::SynonymRule>| rule.is_some_and(|rule| rule.id == example.rule);
        let right = if example.yes { !named.is_empty() && named.iter().all(is_it) } else { !named.iter().any(is_it) };
        let got = named.into_iter().flatten().map(|rule| rule.id.to_string()).collect();
        Outcome { right, expected: wanted(example, "name of the indicator"), got }
    }

    /// Words that the engine asks for by their id: what is marked has one of them.
    fn word(&self, example: &Example, words: &[String]) -> Outcome {
        let marks = texts(example);
        let has = |mark: &&str| words.iter().any(|word| mark.contains(word.as_str()));
        let right = if example.yes { !words.is_empty() && marks.iter().all(has) } else { !marks.iter().any(has) };
        Outcome { right, expected: "one of the words of the rule at the mark".to_owned(), got: Vec::new() }
    }
}

/// The marked stretches of an example.
fn texts(example: &Example) -> Vec<&str> {
    example.marked.iter().filter_map(|mark| example.text.get(mark.clone())).collect()
}

/// What should be found, for people.
fn wanted(example: &Example, what: &str) -> String {
    let marks = texts(example);
    match (example.yes, marks.is_empty()) {
        (true, true) => what.to_owned(),
        (true, false) => format!("{what} «{}»", marks.join("» «")),
        (false, true) => format!("no {what}"),
        (false, false) => format!("no {what} at «{}»", marks.join("» «")),
    }
}

/// An example as a text that needs no cleaning.
fn text_of(example: &str) -> Text {
    Text {
        text: example.to_owned(),
        map: OffsetMap::identity(example.len(), 0),
        metadata: Metadata::default(),
        marks: Vec::new(),
        flags: Vec::new(),
    }
}

/// What mentions say, for people.
fn said(mentions: &[Mention], text: &str) -> Vec<String> {
    mentions.iter().map(|m| format!("{} {}", m.span.of(text), m.rule)).collect()
}
