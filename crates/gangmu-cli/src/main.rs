//! The `gangmu` command: arguments, walking, threads, progress, exit codes. What the commands do, the library does.

mod args;
mod chunk;
mod clean;
mod eval;
mod explain;
mod export;
mod extract;
mod failure;
mod folder;
mod input;
mod language;
mod layers;
mod manual;
mod message;
mod outline;
mod outputs;
mod panel;
mod panics;
mod problem;
mod quantities;
mod read;
mod report;
mod rules;
mod sample;
mod schema;
mod show;
mod walk;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Cli, Command};
use crate::language::Language;
use crate::layers::Layers;
use crate::problem::{Outcome, Problem};

fn main() -> ExitCode {
    let cli = Cli::parse();
    panics::keep_quiet();
    let layers = Layers(&cli.layers);
    let language = Language::of(cli.language);
    let outcome = match cli.command {
        Command::Extract(args) => extract::run(&args, layers),
        Command::Clean(args) => clean::run(&args, layers),
        Command::Show(args) => show::run(&args, layers),
        Command::Outline(args) => outline::run(&args, layers),
        Command::Quantities => quantities::run(layers),
        Command::Schema => schema::run(),
        Command::Rules(command) => rules::run(&command, layers),
        Command::Explain(args) => explain::run(&args, layers),
        Command::Report(args) => report::run(&args, layers, language),
        Command::Eval(args) => eval::run(&args, language),
        Command::Sample(args) => sample::run(&args, language),
        Command::Panel(args) => panel::run(&args, layers, language),
        Command::Export(args) => export::run(&args, language),
        Command::Man(args) => manual::pages(&args, language),
        Command::Completions(args) => manual::completions(&args),
    };
    match outcome {
        Ok(Outcome::AllRead) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::from(1),
        Ok(Outcome::TestsFailed) => ExitCode::from(4),
        // Whoever closed the pipe has read enough.
        Err(Problem::PipeClosed) => ExitCode::SUCCESS,
        Err(problem) => {
            message::say(&problem.to_string());
            ExitCode::from(problem.exit_code())
        }
    }
}
