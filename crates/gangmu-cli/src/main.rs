//! The `gangmu` command: arguments, walking, threads, progress, exit codes. What the commands do, the library does.

mod args;
mod chunk;
mod clean;
mod extract;
mod failure;
mod folder;
mod input;
mod message;
mod outline;
mod panics;
mod problem;
mod quantities;
mod read;
mod schema;
mod show;
mod walk;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Cli, Command};
use crate::problem::{Outcome, Problem};

fn main() -> ExitCode {
    let cli = Cli::parse();
    panics::keep_quiet();
    let outcome = match cli.command {
        Command::Extract(args) => extract::run(&args),
        Command::Clean(args) => clean::run(&args),
        Command::Show(args) => show::run(&args),
        Command::Outline(args) => outline::run(&args),
        Command::Quantities => quantities::run(),
        Command::Schema => schema::run(),
    };
    match outcome {
        Ok(Outcome::AllRead) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::from(1),
        // Whoever closed the pipe has read enough.
        Err(Problem::PipeClosed) => ExitCode::SUCCESS,
        Err(problem) => {
            message::say(&problem.to_string());
            ExitCode::from(problem.exit_code())
        }
    }
}
