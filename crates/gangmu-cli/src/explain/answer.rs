use std::io::{self, Write};

use serde_json::{Value, json};

use crate::problem::Problem;

/// What is known of a record or place: a headline, and steps in the order in which it was read.
#[derive(Debug)]
pub(super) struct Answer {
    /// The record or place.
    pub(super) about: String,
    /// The sentence that it stands in.
    pub(super) sentence: String,
    /// How it came about, or why not.
    pub(super) steps: Vec<Step>,
}

/// One step.
#[derive(Debug)]
pub(super) struct Step {
    /// What was found out: `quantity`, `cue`, `status` ….
    pub(super) what: &'static str,
    /// The words of the text that it rests on; empty where it rests on none.
    pub(super) words: String,
    /// The rule, where one made it.
    pub(super) rule: Option<Made>,
    /// What it says.
    pub(super) says: String,
}

/// A rule with its meaning and place.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) id: String,
    pub(super) gloss: String,
    pub(super) place: String,
}

/// Prints answers for people or as JSON.
pub(super) fn print(answers: &[Answer], as_json: bool) -> Result<(), Problem> {
    let text = if as_json {
        format!("{:#}\n", Value::Array(answers.iter().map(Answer::json).collect()))
    } else {
        answers.iter().map(Answer::lines).collect::<Vec<_>>().join("\n")
    };
    io::stdout().lock().write_all(text.as_bytes()).map_err(Problem::stdout)
}

impl Answer {
    fn lines(&self) -> String {
        let mut out = format!("{}\n  in: {}\n", self.about, self.sentence.replace('\n', "⏎"));
        for Step { what, words, rule, says } in &self.steps {
            let words = if words.is_empty() { String::new() } else { format!("«{}» ", words.replace('\n', "⏎")) };
            out.push_str(&format!("  {what:<10} {words}{says}\n"));
            if let Some(Made { id, gloss, place }) = rule {
                out.push_str(&format!("             by {id} ({place}): {gloss}\n"));
            }
        }
        out
    }

    fn json(&self) -> Value {
        let step = |step: &Step| {
            let rule = step.rule.as_ref().map(|made| json!({"id": made.id, "gloss": made.gloss, "place": made.place}));
            json!({"what": step.what, "words": step.words, "rule": rule, "says": step.says})
        };
        json!({"about": self.about, "sentence": self.sentence, "steps": self.steps.iter().map(step).collect::<Vec<_>>()})
    }
}
