use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Map, Value};

/// What was annotated in one source file, or in a stretch of it. Offsets are code points of the decoded file.
#[derive(Debug, Clone, Deserialize)]
pub struct Gold {
    /// The source file; its base name counts.
    pub source: String,
    /// The name of its encoding.
    #[serde(default = "utf8")]
    pub encoding: String,
    /// First code point that was annotated.
    #[serde(default)]
    pub start: usize,
    /// One past the last; none or 0 is the end.
    #[serde(default)]
    pub end: Option<usize>,
    /// Documents, each with `start`, `end` and the metadata that it has.
    #[serde(default)]
    pub(super) documents: Vec<GoldDocument>,
    #[serde(default)]
    pub(super) sections: Vec<GoldTitle>,
    #[serde(default)]
    pub(super) scored_sections: bool,
    pub(super) measurements: Vec<GoldMeasurement>,
    #[serde(default)]
    pub(super) task_lists: Vec<GoldList>,
    #[serde(default)]
    pub(super) tasks: Vec<GoldTitle>,
    #[serde(default)]
    pub(super) scored_tasks: bool,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct GoldDocument {
    pub(super) start: usize,
    pub(super) end: usize,
    #[serde(flatten)]
    pub(super) metadata: Map<String, Value>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct GoldMeasurement {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: Option<f64>,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) unit: Option<String>,
    pub(super) comparator: String,
    pub(super) change: Option<String>,
    pub(super) indicator: String,
    pub(super) status: String,
    pub(super) year: Option<i64>,
    pub(super) deadline: Option<String>,
    #[serde(default)]
    pub(super) optional: bool,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct GoldList {
    pub(super) label: String,
    pub(super) count: u32,
    pub(super) items: Vec<String>,
    #[serde(default)]
    pub(super) optional: bool,
}

/// A section or a task.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct GoldTitle {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) title: String,
    pub(super) level: Option<u8>,
    #[serde(default)]
    pub(super) responsible: Vec<String>,
    #[serde(default)]
    pub(super) deadlines: Vec<String>,
}

fn utf8() -> String {
    "utf-8".to_owned()
}

/// A gold file with its source.
#[derive(Debug, Clone)]
pub struct GoldFile {
    /// What was annotated.
    pub gold: Gold,
    /// The bytes of the source as it was scraped.
    pub bytes: Vec<u8>,
}

/// Why gold cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", path.display())]
pub struct EvalError {
    /// The file.
    pub path: PathBuf,
    /// One sentence.
    pub reason: String,
}

impl GoldFile {
    /// The gold files (`*.json`) of a folder in order of their names, each with its source from one of the folders `sources` or from
    /// beside it.
    ///
    /// # Errors
    /// Where a file cannot be read, or a source is not there.
    pub fn all(folder: &Path, sources: &[PathBuf]) -> Result<Vec<Self>, EvalError> {
        let failed = |path: &Path, reason: String| EvalError { path: path.to_path_buf(), reason };
        let entries = fs::read_dir(folder).map_err(|e| failed(folder, e.to_string()))?;
        let mut paths: Vec<PathBuf> =
            entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "json")).collect();
        paths.sort();
        if paths.is_empty() {
            return Err(failed(folder, "holds no gold files (*.json)".to_owned()));
        }
        let read = |path: PathBuf| {
            let bytes = fs::read(&path).map_err(|e| failed(&path, e.to_string()))?;
            let gold: Gold = serde_json::from_slice(&bytes).map_err(|e| failed(&path, e.to_string()))?;
            let base = gold.base();
            let beside = [folder.to_path_buf()];
            let found = sources.iter().chain(&beside).flat_map(|f| [f.join(&gold.source), f.join(&base)]).find(|p| p.is_file());
            let source = found.ok_or_else(|| {
                failed(&path, format!("its source {} is not found; name its folder with --sources", gold.source))
            })?;
            let bytes = fs::read(&source).map_err(|e| failed(&source, e.to_string()))?;
            Ok(Self { gold, bytes })
        };
        paths.into_iter().map(read).collect()
    }
}

impl Gold {
    /// The base name of the source.
    pub(super) fn base(&self) -> String {
        Path::new(&self.source).file_name().map_or_else(|| self.source.clone(), |n| n.to_string_lossy().into_owned())
    }
}
