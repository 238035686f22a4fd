mod answer;
mod place;
mod record;

use gangmu::model::{Clean, Span};
use gangmu::{Pipeline, Read};

use crate::args::{ExplainArgs, ExplainFormat};
use crate::input::Input;
use crate::layers::Layers;
use crate::problem::{Outcome, Problem};
use crate::read::ReadFile;

/// What an answer is made from.
struct Asked<'a> {
    pipeline: &'a Pipeline,
    text: &'a str,
    read: &'a Read,
}

/// `gangmu explain`.
pub(crate) fn run(args: &ExplainArgs, layers: Layers<'_>) -> Result<Outcome, Problem> {
    let pipeline = layers.pipeline()?;
    let Some(file) = ReadFile::or_say(&pipeline, &Input::named(&args.input)) else { return Ok(Outcome::SomeFailed) };
    let asked: Vec<Asked<'_>> = file
        .readings()
        .iter()
        .flat_map(|reading| {
            let text = reading.text.text.as_str();
            reading.documents.iter().map(|read| Asked { pipeline: &pipeline, text, read })
        })
        .collect();
    let mut answers = Vec::new();
    if let Some(id) = &args.record {
        let (part, id) = id.split_once(':').map_or((1, id.as_str()), |(part, id)| (part.parse().unwrap_or(0), id));
        let document = asked.iter().find(|asked| asked.read.document.part == part);
        let answer = document.and_then(|asked| asked.record(id));
        answers.push(
            answer.ok_or_else(|| Problem::Usage(format!("{part}:{id}: no such record; `gangmu show records` lists them")))?,
        );
    }
    if let Some(at) = &args.at {
        for asked in &asked {
            answers.extend(places(asked.text, asked.read.document.span, at).into_iter().map(|span| asked.place(span)));
        }
        if answers.is_empty() {
            let dropped = file.readings().iter().any(|reading| reading.source.text.contains(at.as_str()));
            let why = if dropped {
                "stands in the file but not in its clean text: the cleaner removed or mended it (rules/clean.toml; `gangmu show clean`)"
            } else {
                "does not stand in the text"
            };
            return Err(Problem::Usage(format!("{at}: {why}")));
        }
    }
    if args.record.is_none() && args.at.is_none() {
        for asked in &asked {
            answers.extend(asked.read.records.measurements.iter().map(|m| asked.measurement(m)));
        }
    }
    answer::print(&answers, args.format == ExplainFormat::Json)?;
    Ok(Outcome::AllRead)
}

/// The places in a document that an argument names: an offset in code points, else every place of its words, up to a dozen.
fn places(text: &str, document: Span<Clean>, at: &str) -> Vec<Span<Clean>> {
    const MOST: usize = 12;
    let own = document.of(text);
    if let Ok(offset) = at.parse::<usize>() {
        let found = own.char_indices().nth(offset).map(|(start, c)| (start, start + c.len_utf8()));
        return found.into_iter().map(|(start, end)| Span::new(document.start + start, document.start + end)).collect();
    }
    let found = own.match_indices(at).take(MOST);
    found.map(|(start, words)| Span::new(document.start + start, document.start + start + words.len())).collect()
}
