use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{ArgGroup, Args, ValueEnum};
use gangmu_eval::{GoldFile, Review, Score, decisions};

use crate::language::Language;
use crate::outputs::each;
use crate::problem::{Outcome, Problem};

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("against").required(true)), after_help = "Examples:
  gangmu eval --gold corpus/gold --sources corpus out    precision, recall and F1 against annotated texts
  gangmu eval --review review.jsonl out                  precision of what was reviewed in the report page
  gangmu eval --review sample.csv out                    the same of a sample whose column `decision` was filled in")]
pub(crate) struct EvalArgs {
    /// A folder of gold files (JSON): what is to be found, with its places.
    #[arg(long, value_name = "DIR", group = "against")]
    gold: Option<PathBuf>,
    /// Decisions: review.jsonl of the report page, or a filled-in sample.csv.
    #[arg(long, value_name = "FILE", group = "against")]
    review: Option<PathBuf>,
    /// Where the sources of the gold files lie, if not beside them. May be given several times.
    #[arg(long, value_name = "DIR", requires = "gold")]
    sources: Vec<PathBuf>,
    /// Folders that `extract -o` wrote, or files of document lines.
    #[arg(value_name = "OUT", required = true)]
    outputs: Vec<PathBuf>,
    /// The form of the figures.
    #[arg(long, value_enum, default_value_t = FigureFormat::Text)]
    format: FigureFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FigureFormat {
    /// A table for people.
    Text,
    /// JSON.
    Json,
}

/// `gangmu eval`.
pub(crate) fn run(args: &EvalArgs, language: Language) -> Result<Outcome, Problem> {
    let mut documents = Vec::new();
    each(&args.outputs, |document| {
        documents.push(document);
        Ok(())
    })?;
    let usage = |e: &dyn std::fmt::Display| Problem::Usage(e.to_string());
    let (text, json) = if let Some(folder) = &args.gold {
        let gold = GoldFile::all(folder, &args.sources).map_err(|e| usage(&e))?;
        let score = Score::of(&gold, &documents);
        (score.to_string(), score.to_json())
    } else {
        let path = args.review.clone().unwrap_or_default();
        let failed = |e: &dyn std::fmt::Display| Problem::Usage(format!("{}: {e}", path.display()));
        let bytes = fs::read(&path).map_err(|e| failed(&e))?;
        let decided = decisions(&bytes).map_err(|e| failed(&e))?;
        let review = Review::of(&decided, &documents);
        let sentence = language.say("review", &review.places());
        (format!("{review}\n{sentence}\n"), review.to_json())
    };
    let text = match args.format {
        FigureFormat::Text => text,
        FigureFormat::Json => format!("{json:#}\n"),
    };
    io::stdout().lock().write_all(text.as_bytes()).map_err(Problem::stdout)?;
    Ok(Outcome::AllRead)
}
