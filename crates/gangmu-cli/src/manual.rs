use std::fs;
use std::io;
use std::path::PathBuf;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::args::Cli;
use crate::language::Language;
use crate::message::say;
use crate::problem::{Outcome, Problem};

#[derive(Debug, Args)]
#[command(after_help = "Example:
  gangmu man ~/.local/share/man/man1")]
pub(crate) struct ManArgs {
    /// The folder for the pages: gangmu.1 and one a command.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  gangmu completions bash > ~/.local/share/bash-completion/completions/gangmu
  gangmu completions zsh > ~/.zfunc/_gangmu
  gangmu completions fish > ~/.config/fish/completions/gangmu.fish")]
pub(crate) struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

/// `gangmu man`.
pub(crate) fn pages(args: &ManArgs, language: Language) -> Result<Outcome, Problem> {
    let failed = |e| Problem::file(&args.folder, e);
    fs::create_dir_all(&args.folder).map_err(failed)?;
    clap_mangen::generate_to(Cli::command(), &args.folder).map_err(failed)?;
    let files = fs::read_dir(&args.folder).map_err(failed)?.count();
    say(&language.say("written", &[("files", files.to_string()), ("place", args.folder.display().to_string())]));
    Ok(Outcome::AllRead)
}

/// `gangmu completions`.
pub(crate) fn completions(args: &CompletionsArgs) -> Result<Outcome, Problem> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "gangmu", &mut script);
    io::Write::write_all(&mut io::stdout().lock(), &script).map_err(Problem::stdout)?;
    Ok(Outcome::AllRead)
}
