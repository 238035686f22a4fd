use std::fs::{self, DirEntry, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use gangmu_write::{Hashed, OutputFile};

use crate::problem::Problem;

/// What the name of a file ends with while it is written.
const UNFINISHED: &str = ".unfinished";

/// A folder that output is written into. Files are written under a temporary name and get their own only at the end: what is there under its own name is whole.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
}

/// A file of the folder while it is written.
#[derive(Debug)]
pub(crate) struct OpenFile {
    path: PathBuf,
    temporary: Temporary,
    writer: BufWriter<Hashed<File>>,
}

/// The name of a file while it is written. What is still there at the end is removed: it is not whole.
#[derive(Debug)]
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        // A finished file has its own name by now, and there is nothing to remove.
        let _ = fs::remove_file(&self.0);
    }
}

impl Folder {
    /// Makes the folder. One that holds anything is refused, or with `overwrite` written over.
    pub(crate) fn open(path: &Path, overwrite: bool) -> Result<Self, Problem> {
        if path.is_file() {
            return Err(Problem::Usage(format!("{}: is a file; name a folder for the output", path.display())));
        }
        let holds_something = fs::read_dir(path).is_ok_and(|entries| entries.flatten().any(|e| !unfinished(&e)));
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
        let path = self.path.join(name);
        let temporary = Temporary(self.path.join(format!(".{name}{UNFINISHED}")));
        let file = File::create(&temporary.0).map_err(|e| Problem::file(&path, e))?;
        let writer = BufWriter::with_capacity(1 << 16, Hashed::new(name, file));
        Ok(OpenFile { path, temporary, writer })
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
}

/// Whether an entry is what an interrupted run left.
fn unfinished(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    name.starts_with('.') && name.ends_with(UNFINISHED)
}

impl OpenFile {
    /// Appends bytes.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        self.writer.write_all(bytes).map_err(|e| Problem::file(&self.path, e))
    }

    /// Ends the file and gives it its name.
    pub(crate) fn finish(self) -> Result<OutputFile, Problem> {
        let failed = |e| Problem::file(&self.path, e);
        let hashed = self.writer.into_inner().map_err(|e| failed(e.into_error()))?;
        let (_, written) = hashed.finish().map_err(failed)?;
        fs::rename(&self.temporary.0, &self.path).map_err(failed)?;
        Ok(written)
    }
}
