use std::fs;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use gangmu_export::{Export, Form};

use crate::language::Language;
use crate::message::say;
use crate::outputs::each;
use crate::problem::{Outcome, Problem};

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  gangmu export out --to csv-excel -o excel        tables that Excel and LibreOffice open as they are
  gangmu export out --to r -o r && Rscript r/read.R
  gangmu export out --to label-studio -o annotate  tasks.json with pre-annotations, config.xml")]
pub(crate) struct ExportArgs {
    /// Folders that `extract -o` wrote, or files of document lines.
    #[arg(value_name = "OUT", required = true)]
    outputs: Vec<PathBuf>,
    /// The form.
    #[arg(long, value_enum)]
    to: To,
    /// The folder; files of the same names are replaced.
    #[arg(short, long, value_name = "DIR")]
    out: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// Tables for Excel and LibreOffice: read as UTF-8; a tab stands before texts that would become formulas or lose digits.
    CsvExcel,
    /// Tables and read.do for Stata 14 and later, with labels.
    Stata,
    /// Tables and read.R for base R, with types and labels.
    R,
    /// A Frictionless data package: tables and datapackage.json.
    Datapackage,
    /// Pre-annotated tasks for Label Studio, with the labelling interface.
    LabelStudio,
    /// Texts and standoff annotations for brat.
    Brat,
    /// W3C Web Annotations, JSON-LD, a line each.
    Webanno,
}

/// `gangmu export`.
pub(crate) fn run(args: &ExportArgs, language: Language) -> Result<Outcome, Problem> {
    let form = match args.to {
        To::CsvExcel => Form::Excel,
        To::Stata => Form::Stata,
        To::R => Form::R,
        To::Datapackage => Form::DataPackage,
        To::LabelStudio => Form::LabelStudio,
        To::Brat => Form::Brat,
        To::Webanno => Form::WebAnnotation,
    };
    let failed = |e| Problem::file(&args.out, e);
    fs::create_dir_all(&args.out).map_err(failed)?;
    let mut export = Export::begin(form, &args.out).map_err(failed)?;
    each(&args.outputs, |document| export.push(&document).map_err(failed))?;
    let documents = export.finish().map_err(failed)?;
    say(&language.say("export", &[("documents", documents.to_string()), ("place", args.out.display().to_string())]));
    Ok(Outcome::AllRead)
}
