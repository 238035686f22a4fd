use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::{Documents, ReadError};

/// How a file of an output is packed; its name says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    Plain,
    /// zstd frames (`.zst`).
    Zstd,
    /// gzip members (`.gz`).
    Gzip,
}

impl Packing {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Zstd, Self::Gzip];

    /// What it adds to the name of a file.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Zstd => ".zst",
            Self::Gzip => ".gz",
        }
    }

    /// The packing that a name tells.
    pub fn of(path: &Path) -> Self {
        match path.extension().and_then(|e| e.to_str()) {
            Some("zst") => Self::Zstd,
            Some("gz") => Self::Gzip,
            _ => Self::Plain,
        }
    }
}

/// Opens a file that may be packed.
///
/// # Errors
/// Where it cannot be opened.
pub fn open(path: &Path) -> io::Result<Box<dyn BufRead + Send>> {
    let file = BufReader::with_capacity(1 << 16, File::open(path)?);
    Ok(match Packing::of(path) {
        Packing::Plain => Box::new(file),
        Packing::Zstd => Box::new(BufReader::with_capacity(1 << 17, zstd::Decoder::with_buffer(file)?)),
        Packing::Gzip => Box::new(BufReader::with_capacity(1 << 17, flate2::bufread::MultiGzDecoder::new(file))),
    })
}

/// The file that holds the documents of an output folder (`documents.jsonl`, packed or not); a file is itself.
///
/// # Errors
/// Where there is none.
pub fn documents_file(output: &Path) -> Result<PathBuf, ReadError> {
    if !output.is_dir() {
        return Ok(output.to_path_buf());
    }
    let names = Packing::ALL.map(|packing| output.join(format!("documents.jsonl{}", packing.ending())));
    names.into_iter().find(|path| path.is_file()).ok_or_else(|| {
        let hint = if output.join("documents.json").is_file() {
            "holds documents.json, which cannot be read back; run with --format jsonl"
        } else {
            "holds no documents.jsonl; name the folder that `gangmu extract -o` wrote"
        };
        ReadError::file(output, hint)
    })
}

/// The documents of an output: a folder that `gangmu extract -o` wrote, or a file of its lines, packed or not.
///
/// # Errors
/// Where it cannot be opened.
pub fn documents(output: &Path) -> Result<Documents<Box<dyn BufRead + Send>>, ReadError> {
    let path = documents_file(output)?;
    let input = open(&path).map_err(|e| ReadError::io(&path, None, &e))?;
    Ok(Documents::new(&path, input))
}
