use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use gangmu::rules::SynonymRules;
use gangmu_report::{ASSETS, Leaf, Page, Shown, Totals};
use gangmu_write::read::Document;

use crate::language::Language;
use crate::layers::Layers;
use crate::message::say;
use crate::outputs::each_or_read;
use crate::problem::{Outcome, Problem};

/// Bytes of documents that one page may hold; more are a page each.
const ONE_PAGE: usize = 12 << 20;
/// Documents that one page may hold.
const ONE_LIST: usize = 300;

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  gangmu report out -o report.html          the page of what `gangmu extract … -o out` wrote
  gangmu report corpus -o report.html       straight from documents
  gangmu report out -o report               a folder: report/index.html and a page a document")]
pub(crate) struct ReportArgs {
    /// Folders that `extract -o` wrote, files of document lines (documents.jsonl), or documents to read.
    #[arg(value_name = "OUT|INPUT", required = true)]
    inputs: Vec<PathBuf>,
    /// FILE.html: one page (with many documents an index, their pages in FILE_files beside it); any other name: a folder of pages.
    #[arg(short, long, value_name = "FILE.html|DIR")]
    out: PathBuf,
}

/// `gangmu report`.
pub(crate) fn run(args: &ReportArgs, layers: Layers<'_>, language: Language) -> Result<Outcome, Problem> {
    let synonyms = layers.rules()?.synonym;
    let mut book = Book::new(&args.out, language, synonyms)?;
    let outcome = each_or_read(&args.inputs, layers, |document| book.push(&document))?;
    let written = book.finish()?;
    let places = [("documents", written.documents.to_string()), ("place", written.opened.display().to_string())];
    say(&language.say("report", &places));
    Ok(outcome)
}

/// A report while it is written: documents are kept until they are too many for one page, then each becomes a page.
#[derive(Debug)]
struct Book {
    page: Page,
    synonyms: SynonymRules,
    totals: Totals,
    /// The page that is opened first.
    first: PathBuf,
    /// The folder of the pages of documents, and its name seen from the first page.
    pages: PathBuf,
    folder: String,
    /// Documents as they are shown, and their titles.
    held: Vec<(String, String)>,
    bytes: usize,
    /// Whether each document gets a page; then `held` is what is not written yet.
    many: bool,
    written: usize,
}

/// What was written.
#[derive(Debug)]
struct Finished {
    documents: usize,
    opened: PathBuf,
}

impl Book {
    fn new(out: &Path, language: Language, synonyms: SynonymRules) -> Result<Self, Problem> {
        let is_page = out.extension().is_some_and(|e| e.eq_ignore_ascii_case("html") || e.eq_ignore_ascii_case("htm"));
        let (first, folder) = if is_page && !out.is_dir() {
            let stem = out.file_stem().map_or_else(|| "report".into(), |s| s.to_string_lossy());
            (out.to_path_buf(), format!("{stem}_files"))
        } else {
            fs::create_dir_all(out).map_err(|e| Problem::file(out, e))?;
            (out.join("index.html"), "documents".to_owned())
        };
        let pages = first.parent().unwrap_or(Path::new("")).join(&folder);
        let opens = match language {
            Language::Chinese => gangmu_report::Language::Chinese,
            Language::English => gangmu_report::Language::English,
        };
        let page = Page::new(opens).map_err(template)?;
        let mut book = Self {
            page,
            synonyms,
            totals: Totals::default(),
            first,
            pages,
            folder,
            held: Vec::new(),
            bytes: 0,
            many: false,
            written: 0,
        };
        if !is_page {
            book.begin_pages()?;
        }
        Ok(book)
    }

    /// Takes the next document.
    fn push(&mut self, document: &Document) -> Result<(), Problem> {
        self.totals.push(document, |name| self.synonyms.name(name).to_owned());
        let title = document.metadata.title.clone().unwrap_or_else(|| document.source.path.clone());
        let shown = Shown::new(document).to_json();
        self.bytes += shown.len();
        self.held.push((shown, title));
        if !self.many && (self.bytes > ONE_PAGE || self.held.len() > ONE_LIST) {
            self.begin_pages()?;
        }
        if self.many {
            // The last one waits until it is known whether another follows.
            self.write_pages(1)?;
        }
        Ok(())
    }

    fn begin_pages(&mut self) -> Result<(), Problem> {
        self.many = true;
        fs::create_dir_all(&self.pages).map_err(|e| Problem::file(&self.pages, e))?;
        ASSETS.iter().try_for_each(|(name, text)| write(&self.pages.join(name), text))
    }

    /// Writes the pages of the documents that are held, but for the last `keep`.
    fn write_pages(&mut self, keep: usize) -> Result<(), Problem> {
        let ready = self.held.len().saturating_sub(keep);
        let index = self.first.file_name().map_or_else(String::new, |name| format!("../{}", name.to_string_lossy()));
        for (document, title) in self.held.drain(..ready) {
            let at = self.written;
            let (before, after) = (at.checked_sub(1).map(Page::name), Page::name(at + 1));
            let leaf = Leaf {
                document: &document,
                title: &title,
                index: &index,
                before: before.as_deref(),
                after: (keep > 0 || at + 1 < self.totals.documents()).then_some(after.as_str()),
            };
            write(&self.pages.join(Page::name(at)), &self.page.leaf(leaf).map_err(template)?)?;
            self.written += 1;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Finished, Problem> {
        let page = if self.many {
            self.write_pages(0)?;
            self.page.index(&self.totals, &self.folder)
        } else {
            let documents: Vec<String> = std::mem::take(&mut self.held).into_iter().map(|(shown, _)| shown).collect();
            self.page.whole(&documents, &self.totals)
        };
        write(&self.first, &page.map_err(template)?)?;
        Ok(Finished { documents: self.totals.documents(), opened: self.first })
    }
}

fn write(path: &Path, text: &str) -> Result<(), Problem> {
    fs::write(path, text).map_err(|e| Problem::file(path, e))
}

/// A template that cannot be rendered: a test keeps that from being released.
fn template(error: impl std::fmt::Display) -> Problem {
    Problem::Usage(error.to_string())
}
