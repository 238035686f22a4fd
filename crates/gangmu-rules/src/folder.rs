use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::file::{Layer, RuleFile};
use crate::{RuleError, RuleFiles};

/// Bytes that a file of rules may have: a hundred times what any has.
const LONGEST: u64 = 8 << 20;

impl RuleFiles {
    /// Puts the files of a folder over these. Files in it that are no tables (notes, texts) are left alone.
    ///
    /// # Errors
    /// Where the folder or a file cannot be read, is too long or no UTF-8, or where a `.toml` or `.csv` file is named like no table.
    pub fn with_folder(mut self, folder: &Path) -> Result<Self, RuleError> {
        let name = folder.display().to_string();
        let names =
            list(folder).map_err(|e| RuleError::whole(name.as_str(), &format!("cannot be read: {e}; name a folder of rules")))?;
        let mut files = BTreeMap::new();
        for entry in names {
            if !entry.ends_with(".toml") && !entry.ends_with(".csv") || entry.starts_with('.') {
                continue;
            }
            let path = folder.join(&entry);
            let name = path.display().to_string();
            let Some(table) = Self::tables().find(|table| *table == entry) else {
                let tables: Vec<&str> = Self::tables().collect();
                return Err(RuleError::whole(name, &format!("no table has this name; name it one of {}", tables.join(", "))));
            };
            let text = read(&path, &name)?;
            files.insert(table, RuleFile { name, text });
        }
        if files.is_empty() {
            return Err(RuleError::whole(
                name,
                "no table of rules in this folder; `gangmu rules init DIR` writes one to begin with",
            ));
        }
        self.add(Layer { files, bundled: false });
        Ok(self)
    }
}

/// The names in a folder, in order.
fn list(folder: &Path) -> io::Result<Vec<String>> {
    let names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<io::Result<Vec<String>>>()?;
    names.sort();
    Ok(names)
}

fn read(path: &Path, name: &str) -> Result<String, RuleError> {
    let cannot = |e: io::Error| RuleError::whole(name, &format!("cannot be read: {e}"));
    // A pipe or device may never end.
    if !fs::metadata(path).map_err(cannot)?.is_file() {
        return Err(RuleError::whole(name, "is no file; a table of rules is a text file"));
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(cannot)?.take(LONGEST + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > LONGEST {
        return Err(RuleError::whole(name, "longer than 8 MB; divide it, or is it no table of rules?"));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(RuleError::at(name, "", 0, "UTF-16; save the file as UTF-8"));
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes().get(..at).unwrap_or_default());
            return Err(RuleError::at(name, &text, at, "not UTF-8; save the file as UTF-8"));
        }
    };
    if let Some(at) = text.find('\0') {
        return Err(RuleError::at(name, &text, at, "a byte that no text has; is it a table of rules, saved as UTF-8?"));
    }
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
