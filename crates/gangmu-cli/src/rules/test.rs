use std::collections::BTreeSet;
use std::path::Path;

use gangmu::rules::{Example, Rules};
use gangmu::{Failure, Pipeline, Trial};

use super::{print, with};
use crate::layers::Layers;
use crate::problem::{Outcome, Problem};

/// `gangmu rules test`: every yes and no of every entry, through the stages that it is for.
pub(super) fn run(layers: Layers<'_>, folder: Option<&Path>) -> Result<Outcome, Problem> {
    let pipeline = Pipeline::new(Rules::load(&with(layers, folder)?)?);
    let examples = &pipeline.rules().examples;
    let failures = Trial::new(&pipeline).failures(examples);
    let mut out: String = failures.iter().map(lines).collect();
    let entries = examples.iter().map(|example| (example.table, example.rule.as_str())).collect::<BTreeSet<_>>().len();
    out.push_str(&format!("{} examples of {entries} rules, {} failed\n", examples.len(), failures.len()));
    print(&out)?;
    Ok(if failures.is_empty() { Outcome::AllRead } else { Outcome::TestsFailed })
}

fn lines(failure: &Failure<'_>) -> String {
    let Failure { example, expected, got } = failure;
    let got = if got.is_empty() { "nothing".to_owned() } else { got.join(", ") };
    let asked = if example.yes { "yes" } else { "no" };
    format!(
        "{}: {}: {asked}: {}\n    expected: {expected}\n    got:      {}\n",
        example.file,
        example.rule,
        marked(example).replace('\n', "⏎"),
        got.replace('\n', "⏎")
    )
}

/// The text of an example with its marks.
fn marked(example: &Example) -> String {
    let mut text = example.text.clone();
    for mark in example.marked.iter().rev() {
        if text.is_char_boundary(mark.end) && text.is_char_boundary(mark.start) {
            text.insert(mark.end, '»');
            text.insert(mark.start, '«');
        }
    }
    text
}
