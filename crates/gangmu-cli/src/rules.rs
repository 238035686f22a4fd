mod check;
mod init;
mod list;
mod stats;
mod test;

use std::io::{self, Write};
use std::path::Path;

use gangmu::rules::RuleFiles;

use crate::args::RulesCommand;
use crate::layers::Layers;
use crate::problem::{Outcome, Problem};

/// `gangmu rules`.
pub(crate) fn run(command: &RulesCommand, layers: Layers<'_>) -> Result<Outcome, Problem> {
    match command {
        RulesCommand::List { format } => list::list(layers, *format),
        RulesCommand::Show { id } => list::show(layers, id),
        RulesCommand::Check { folder } => check::run(layers, folder.as_deref()),
        RulesCommand::Test { folder } => test::run(layers, folder.as_deref()),
        RulesCommand::Stats { inputs, format } => stats::run(layers, inputs, *format),
        RulesCommand::Init { folder } => init::run(folder),
    }
}

/// The files of all layers and, on top, of one more folder.
fn with(layers: Layers<'_>, folder: Option<&Path>) -> Result<RuleFiles, Problem> {
    let files = layers.files()?;
    match folder {
        Some(folder) => Ok(files.with_folder(folder)?),
        None => Ok(files),
    }
}

/// Writes to standard output.
fn print(text: &str) -> Result<(), Problem> {
    io::stdout().lock().write_all(text.as_bytes()).map_err(Problem::stdout)
}

/// JSON, indented, with a line end.
fn print_json(value: &serde_json::Value) -> Result<(), Problem> {
    print(&format!("{value:#}\n"))
}
