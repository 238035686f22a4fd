use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use gangmu_write::{Hashed, OutputFile};

use crate::problem::Problem;

/// A folder that output is written into. Files are written under a temporary name and get their own only at the end: what is there under its own name is whole.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
}

/// A file of the folder while it is written.
#[derive(Debug)]
pub(crate) struct OpenFile {
    name: String,
    temporary: PathBuf,
    writer: BufWriter<Hashed<File>>,
}

impl Folder {
    /// Makes the folder. One that holds anything is refused, or with `overwrite` written over.
    pub(crate) fn open(path: &Path, overwrite: bool) -> Result<Self, Problem> {
        if path.is_file() {
            return Err(Problem::Usage(format!("{}: is a file; name a folder for the output", path.display())));
        }
        let holds_something = fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some());
        if holds_something && !overwrite {
            return Err(Problem::Usage(format!(
                "{}: is not empty; name a new folder, or add --overwrite to replace the output in it",
                path.display()
            )));
        }
        fs::create_dir_all(path).map_err(|e| Problem::file(path, e))?;
        Ok(Self { path: path.to_path_buf() })
    }

    /// Begins a file.
    pub(crate) fn file(&self, name: &str) -> Result<OpenFile, Problem> {
        let temporary = self.path.join(format!(".{name}.unfinished"));
        let file = File::create(&temporary).map_err(|e| Problem::file(&temporary, e))?;
        let writer = BufWriter::with_capacity(1 << 16, Hashed::new(name, file));
        Ok(OpenFile { name: name.to_owned(), temporary, writer })
    }

    /// Removes files that this run does not write but an earlier one may have.
    pub(crate) fn remove(&self, names: &[&str]) -> Result<(), Problem> {
        for name in names {
            let path = self.path.join(name);
            match fs::remove_file(&path) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(Problem::file(&path, e)),
                _ => {}
            }
        }
        Ok(())
    }

    /// Ends a file and gives it its name.
    pub(crate) fn finish(&self, file: OpenFile) -> Result<OutputFile, Problem> {
        let path = self.path.join(&file.name);
        let failed = |e| Problem::file(&path, e);
        let hashed = file.writer.into_inner().map_err(|e| failed(e.into_error()))?;
        let (_, written) = hashed.finish().map_err(failed)?;
        fs::rename(&file.temporary, &path).map_err(failed)?;
        Ok(written)
    }

    /// Where the folder is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl OpenFile {
    /// Appends bytes.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        self.writer.write_all(bytes).map_err(|e| Problem::file(&self.temporary, e))
    }
}
