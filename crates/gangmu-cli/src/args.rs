use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Chinese policy documents in, tables a researcher can trust out.
#[derive(Debug, Parser)]
#[command(name = "gangmu", version, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Extract outline, measurements, task lists and tasks from documents.
    Extract(ExtractArgs),
    /// Write the clean text of documents.
    Clean(CleanArgs),
    /// Show one stage's result, for people.
    Show(ShowArgs),
    /// Show the outline of a document with its task lists.
    Outline(OutlineArgs),
    /// Find numbers and dates in the lines of standard input (JSON Lines {"id","text"}, or plain text).
    Quantities,
    /// Print the JSON Schema of a document line.
    Schema,
}

#[derive(Debug, Args)]
pub(crate) struct ExtractArgs {
    /// Files, folders (walked, sorted by path) or `-` for standard input.
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Write documents, tables, errors and a manifest into this folder instead of documents to standard output.
    #[arg(short, long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// One line of JSON a document, or indented JSON.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    pub(crate) format: Format,
    /// Threads [default: one a core]. The output does not depend on it.
    #[arg(short = 'j', long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Replace what an earlier run wrote into DIR.
    #[arg(long, requires = "out")]
    pub(crate) overwrite: bool,
    /// No progress and no summary; failures are still named.
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One line a document.
    Jsonl,
    /// Indented.
    Json,
}

impl Format {
    /// Its name on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Json => "json",
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct CleanArgs {
    /// Files, folders or `-`.
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Write a file DIR/STEM.txt, .md or .html for each input instead of everything to standard output.
    #[arg(short, long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// The form of the text.
    #[arg(long, value_enum, default_value_t = CleanFormat::Text)]
    pub(crate) format: CleanFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CleanFormat {
    /// A line a paragraph, heading, list item or table row.
    Text,
    /// Headings, lists and tables in Markdown.
    Markdown,
    /// A page of its own, with the metadata.
    Html,
}

#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// The stage.
    #[arg(value_enum)]
    pub(crate) stage: Stage,
    /// A file or `-`.
    #[arg(value_name = "INPUT")]
    pub(crate) input: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// The decoded file.
    Decoded,
    /// The clean text.
    Clean,
    /// Documents and their sections.
    Outline,
    /// What stands in the text.
    Mentions,
    /// What the text says.
    Records,
}

#[derive(Debug, Args)]
pub(crate) struct OutlineArgs {
    /// A file or `-`.
    #[arg(value_name = "FILE")]
    pub(crate) input: PathBuf,
    /// The form of the outline.
    #[arg(long, value_enum, default_value_t = TreeFormat::Text)]
    pub(crate) format: TreeFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TreeFormat {
    /// An indented tree.
    Text,
    /// Nested JSON.
    Json,
    /// Nested lists.
    Markdown,
    /// OPML 2.0.
    Opml,
}
