use std::io::{self, Write};

use gangmu::rules::RuleFiles;
use gangmu_write::{Counts, ErrorLine, InputCounts, Manifest, RuleFileLine, Tables};

use crate::args::{ExtractArgs, Format};
use crate::chunk::{Layout, Written};
use crate::folder::{Folder, OpenFile};
use crate::problem::Problem;

const LINES: &str = "documents.jsonl";
const ARRAY: &str = "documents.json";

/// Where the output of a run goes.
#[derive(Debug)]
pub(super) enum Sink {
    /// Documents to standard output.
    Standard(Layout),
    /// Everything into a folder.
    Folder(Box<Files>),
}

/// The files of an output folder while they are written.
#[derive(Debug)]
pub(super) struct Files {
    folder: Folder,
    documents: OpenFile,
    measurements: OpenFile,
    task_lists: OpenFile,
    tasks: OpenFile,
    errors: OpenFile,
    /// The bytes that begin the array of documents, until the first one is written.
    opening: Option<&'static [u8]>,
    format: Format,
}

impl Sink {
    pub(super) fn open(args: &ExtractArgs) -> Result<Self, Problem> {
        let Some(path) = &args.out else {
            return Ok(Self::Standard(match args.format {
                Format::Jsonl => Layout::Lines,
                Format::Json => Layout::Indented,
            }));
        };
        let folder = Folder::open(path, args.overwrite)?;
        Files::open(folder, args.format).map(|files| Self::Folder(Box::new(files)))
    }

    pub(super) fn layout(&self) -> Layout {
        match self {
            Self::Standard(layout) => *layout,
            Self::Folder(files) => match files.format {
                Format::Jsonl => Layout::Lines,
                Format::Json => Layout::Members,
            },
        }
    }

    pub(super) fn has_tables(&self) -> bool {
        matches!(self, Self::Folder(_))
    }

    /// Writes what one input gave.
    pub(super) fn write(&mut self, written: &Written) -> Result<(), Problem> {
        match self {
            Self::Standard(_) => io::stdout().lock().write_all(&written.documents).map_err(Problem::stdout),
            Self::Folder(files) => files.write(written),
        }
    }

    /// Writes that one input could not be read.
    pub(super) fn write_error(&mut self, line: &ErrorLine) -> Result<(), Problem> {
        match self {
            Self::Standard(_) => Ok(()),
            Self::Folder(files) => files.errors.write(&line.to_json()),
        }
    }

    /// Ends all files and writes the manifest.
    pub(super) fn finish(
        self,
        inputs: &[String],
        format: Format,
        read: InputCounts,
        counts: Counts,
        rules: &RuleFiles,
    ) -> Result<(), Problem> {
        match self {
            Self::Standard(_) => io::stdout().lock().flush().map_err(Problem::stdout),
            Self::Folder(files) => files.finish(inputs, format, read, counts, rules),
        }
    }
}

impl Files {
    fn open(folder: Folder, format: Format) -> Result<Self, Problem> {
        let (name, other) = match format {
            Format::Jsonl => (LINES, ARRAY),
            Format::Json => (ARRAY, LINES),
        };
        folder.remove(&[other, "manifest.json"])?;
        let mut files = Self {
            documents: folder.file(name)?,
            measurements: folder.file("measurements.csv")?,
            task_lists: folder.file("task_lists.csv")?,
            tasks: folder.file("tasks.csv")?,
            errors: folder.file("errors.jsonl")?,
            opening: (format == Format::Json).then_some(b"["),
            format,
            folder,
        };
        files.write_tables(&Tables::headers())?;
        Ok(files)
    }

    fn write(&mut self, written: &Written) -> Result<(), Problem> {
        let mut documents = written.documents.as_slice();
        if let Some(opening) = self.opening
            && let Some(first) = documents.strip_prefix(b",")
        {
            self.documents.write(opening)?;
            (self.opening, documents) = (None, first);
        }
        self.documents.write(documents)?;
        self.write_tables(&written.tables)
    }

    fn write_tables(&mut self, tables: &Tables) -> Result<(), Problem> {
        self.measurements.write(&tables.measurements)?;
        self.task_lists.write(&tables.task_lists)?;
        self.tasks.write(&tables.tasks)
    }

    fn finish(
        mut self,
        inputs: &[String],
        format: Format,
        read: InputCounts,
        counts: Counts,
        rules: &RuleFiles,
    ) -> Result<(), Problem> {
        if format == Format::Json {
            self.documents.write(if self.opening.is_some() { b"[]\n" } else { b"\n]\n" })?;
        }
        let mut manifest = Manifest::new(env!("CARGO_PKG_VERSION"), inputs, format.name());
        (manifest.files, manifest.counts) = (read, counts);
        manifest.rules = rules.iter().map(|(name, text)| RuleFileLine::new(name, text)).collect();
        for file in [self.documents, self.measurements, self.task_lists, self.tasks, self.errors] {
            manifest.outputs.push(file.finish()?);
        }
        let mut file = self.folder.file("manifest.json")?;
        file.write(manifest.to_json().as_bytes())?;
        file.finish().map(|_| ())
    }
}
