use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use gangmu_write::read::Document;

use crate::annotation::{brat, brat_config, label_studio, label_studio_config, web_annotations};
use crate::column::Labels;
use crate::script::{datapackage, r, stata};
use crate::table::Tables;

/// The forms there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Tables that a spreadsheet opens without spoiling them.
    Excel,
    /// Tables and a script that reads them into Stata.
    Stata,
    /// Tables and a script that reads them into R.
    R,
    /// A Frictionless data package.
    DataPackage,
    /// Pre-annotations for Label Studio.
    LabelStudio,
    /// Standoff annotations for brat.
    Brat,
    /// W3C Web Annotations (JSON-LD), a line each.
    WebAnnotation,
}

/// An export while it is written.
#[derive(Debug)]
pub struct Export {
    form: Form,
    folder: PathBuf,
    tables: Option<Tables>,
    lines: Option<BufWriter<File>>,
    documents: usize,
}

impl Export {
    /// Begins an export in a folder, which must be there.
    ///
    /// # Errors
    /// Where its files cannot be written.
    pub fn begin(form: Form, folder: &Path) -> io::Result<Self> {
        let labels = Labels::bundled();
        let write = |name: &str, text: &str| fs::write(folder.join(name), text);
        let open = |name: &str| File::create(folder.join(name)).map(BufWriter::new);
        let (mut tables, mut lines) = (None, None);
        match form {
            Form::Excel => tables = Some(Tables::begin(folder, true)?),
            Form::Stata => {
                tables = Some(Tables::begin(folder, false)?);
                write("read.do", &stata(&labels))?;
            }
            Form::R => {
                tables = Some(Tables::begin(folder, false)?);
                write("read.R", &r(&labels))?;
            }
            Form::DataPackage => {
                tables = Some(Tables::begin(folder, false)?);
                write("datapackage.json", &format!("{:#}\n", datapackage(&labels)))?;
            }
            Form::LabelStudio => {
                write("config.xml", &label_studio_config())?;
                lines = Some(open("tasks.json")?);
            }
            Form::Brat => write("annotation.conf", &brat_config())?,
            Form::WebAnnotation => lines = Some(open("annotations.jsonl")?),
        }
        Ok(Self { form, folder: folder.to_path_buf(), tables, lines, documents: 0 })
    }

    /// Takes the next document.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn push(&mut self, document: &Document) -> io::Result<()> {
        if let Some(tables) = &mut self.tables {
            tables.push(document)?;
        }
        match (self.form, &mut self.lines) {
            (Form::LabelStudio, Some(out)) => {
                out.write_all(if self.documents == 0 { b"[\n" } else { b",\n" })?;
                serde_json::to_writer(&mut *out, &label_studio(document))?;
            }
            (Form::WebAnnotation, Some(out)) => {
                for annotation in web_annotations(document) {
                    serde_json::to_writer(&mut *out, &annotation)?;
                    out.write_all(b"\n")?;
                }
            }
            (Form::Brat, _) => {
                fs::write(self.folder.join(format!("{}.txt", document.id)), &document.text)?;
                fs::write(self.folder.join(format!("{}.ann", document.id)), brat(document))?;
            }
            _ => {}
        }
        self.documents += 1;
        Ok(())
    }

    /// Ends the export; says how many documents it holds.
    ///
    /// # Errors
    /// Where the rest cannot be written.
    pub fn finish(self) -> io::Result<usize> {
        if let Some(tables) = self.tables {
            tables.finish()?;
        }
        if let Some(mut out) = self.lines {
            if self.form == Form::LabelStudio {
                out.write_all(if self.documents == 0 { b"[]\n" } else { b"\n]\n" })?;
            }
            out.flush()?;
        }
        Ok(self.documents)
    }
}
