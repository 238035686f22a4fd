use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use clap::Args;
use gangmu_export::Panel;

use crate::language::Language;
use crate::layers::Layers;
use crate::message::say;
use crate::outputs::each;
use crate::problem::{Outcome, Problem};

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  gangmu panel out -o panel.csv              indicator × region × year: target, actual, gap, documents, quotes
  gangmu panel out2022 out2023 -o panel.csv  the plan of one run against the report of another

What documents disagree about stays empty in the panel and is listed in panel_conflicts.csv beside it. Names of one indicator are those of
rules/synonym.toml; --rules DIR adds your own.")]
pub(crate) struct PanelArgs {
    /// Folders that `extract -o` wrote, or files of document lines.
    #[arg(value_name = "OUT", required = true)]
    outputs: Vec<PathBuf>,
    /// The table (CSV); its conflicts go beside it, into NAME_conflicts.csv.
    #[arg(short, long, value_name = "FILE")]
    out: PathBuf,
}

/// `gangmu panel`.
pub(crate) fn run(args: &PanelArgs, layers: Layers<'_>, language: Language) -> Result<Outcome, Problem> {
    let synonyms = layers.rules()?.synonym;
    let mut panel = Panel::default();
    each(&args.outputs, |document| {
        panel.push(&document, &synonyms);
        Ok(())
    })?;
    let stem = args.out.file_stem().map_or_else(|| "panel".into(), |s| s.to_string_lossy());
    write(&args.out, |out| panel.write(out))?;
    write(&args.out.with_file_name(format!("{stem}_conflicts.csv")), |out| panel.write_conflicts(out))?;
    let counts = panel.counts();
    let places = [("rows", counts.rows), ("conflicts", counts.conflicts), ("left", counts.left)];
    say(&language.say("panel", &places.map(|(name, n)| (name, n.to_string()))));
    Ok(Outcome::AllRead)
}

fn write(path: &Path, write: impl FnOnce(BufWriter<File>) -> io::Result<()>) -> Result<(), Problem> {
    File::create(path).map(BufWriter::new).and_then(write).map_err(|e| Problem::file(path, e))
}
