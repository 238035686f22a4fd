use std::fs::File;
use std::io;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use gangmu_eval::{Drawn, Strata, draw, write_sample};

use crate::language::Language;
use crate::message::say;
use crate::outputs::each;
use crate::problem::{Outcome, Problem};

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  gangmu sample out -n 200 --seed 7 -o sample.csv    200 records to check; fill in the column `decision`
  gangmu sample out -n 200 --by rule -o sample.csv   from each rule in proportion
  gangmu eval --review sample.csv out                what the decisions come to")]
pub(crate) struct SampleArgs {
    /// Folders that `extract -o` wrote, or files of document lines.
    #[arg(value_name = "OUT", required = true)]
    outputs: Vec<PathBuf>,
    /// How many records.
    #[arg(short = 'n', long, value_name = "N", default_value_t = 200)]
    number: usize,
    /// The same seed draws the same records.
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    seed: u64,
    /// Draw from each stratum in proportion.
    #[arg(long, value_enum, default_value_t = By::None)]
    by: By,
    /// The table (CSV) [default: standard output].
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// Every record is as likely as any other.
    None,
    /// Measurements, task lists, tasks.
    Kind,
    /// Target, actual.
    Status,
    /// The rule that made the record.
    Rule,
    /// The document.
    Document,
}

/// `gangmu sample`.
pub(crate) fn run(args: &SampleArgs, language: Language) -> Result<Outcome, Problem> {
    let mut all = Vec::new();
    each(&args.outputs, |document| {
        all.extend(Drawn::all(&document));
        Ok(())
    })?;
    let strata = match args.by {
        By::None => Strata::None,
        By::Kind => Strata::Kind,
        By::Status => Strata::Status,
        By::Rule => Strata::Rule,
        By::Document => Strata::Document,
    };
    let count = all.len();
    let drawn = draw(all, args.number, args.seed, strata);
    match &args.out {
        Some(path) => File::create(path)
            .and_then(|file| write_sample(io::BufWriter::new(file), &drawn))
            .map_err(|e| Problem::file(path, e))?,
        None => write_sample(io::stdout().lock(), &drawn).map_err(Problem::stdout)?,
    }
    let places = [("drawn", drawn.len().to_string()), ("all", count.to_string()), ("seed", args.seed.to_string())];
    say(&language.say("sample", &places));
    Ok(Outcome::AllRead)
}
