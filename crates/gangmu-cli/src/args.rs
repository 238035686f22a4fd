use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::eval::EvalArgs;
use crate::export::ExportArgs;
use crate::language::Language;
use crate::manual::{CompletionsArgs, ManArgs};
use crate::panel::PanelArgs;
use crate::report::ReportArgs;
use crate::sample::SampleArgs;

/// Chinese policy documents in, tables a researcher can trust out.
#[derive(Debug, Parser)]
#[command(name = "gangmu", version, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Rules of your own over the bundled ones: entries are added, or replace those of the same id. May be given several times.
    #[arg(long = "rules", global = true, value_name = "DIR")]
    pub(crate) layers: Vec<PathBuf>,
    /// The language of messages [default: by locale]. Data do not depend on it.
    #[arg(long = "lang", global = true, value_enum, value_name = "LANG")]
    pub(crate) language: Option<Language>,
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
    /// List, check, test and begin rules.
    #[command(subcommand)]
    Rules(RulesCommand),
    /// Say how a record came about, or why there is none at a place.
    Explain(ExplainArgs),
    /// Write a page that shows records in their texts, to read, filter and review.
    Report(ReportArgs),
    /// Say how good a reading is: against annotated texts, or by what a reviewer decided.
    Eval(EvalArgs),
    /// Draw records to review.
    Sample(SampleArgs),
    /// Put targets beside results: indicator × region × year.
    Panel(PanelArgs),
    /// Write records for Excel, Stata, R, data packages, Label Studio, brat or the web.
    Export(ExportArgs),
    /// Write manual pages.
    Man(ManArgs),
    /// Print completions for a shell.
    Completions(CompletionsArgs),
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

#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// Every entry with its table, id and meaning.
    List {
        /// The form of the list.
        #[arg(long, value_enum, default_value_t = TableFormat::Table)]
        format: TableFormat,
    },
    /// An entry as its file writes it.
    Show {
        /// The id (`unit.percent`).
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Whether rules are well formed, and which words of them go before others.
    Check {
        /// A folder of rules over the others.
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
    /// Try every example of every rule; exit status 4 where one fails.
    Test {
        /// A folder of rules over the others.
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
    /// How often each rule fires on some documents, and which never do.
    Stats {
        /// Files, folders or `-`.
        #[arg(value_name = "INPUT")]
        inputs: Vec<PathBuf>,
        /// The form of the figures.
        #[arg(long, value_enum, default_value_t = TableFormat::Table)]
        format: TableFormat,
    },
    /// Write a small layer that explains itself into a new folder.
    Init {
        /// The folder.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// Lines for people.
    Table,
    /// JSON.
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// A file or `-`.
    #[arg(value_name = "FILE")]
    pub(crate) input: PathBuf,
    /// A place: words of the text, or a code point of the document's text.
    #[arg(long, value_name = "TEXT|OFFSET")]
    pub(crate) at: Option<String>,
    /// A record: m3, l1, t2; with 2:m3 of the second document of the file.
    #[arg(long, value_name = "ID")]
    pub(crate) record: Option<String>,
    /// The form of the answer.
    #[arg(long, value_enum, default_value_t = ExplainFormat::Text)]
    pub(crate) format: ExplainFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainFormat {
    /// For people.
    Text,
    /// JSON.
    Json,
}
