use gangmu_clean::{BadRecord, Cleaner, Unreadable};
use gangmu_extract::{Linker, ListReader, Spotter, TaskReader};
use gangmu_model::{Document, Mention, Records, Source, Text};
use gangmu_rules::{RuleError, Rules};
use gangmu_segment::{Dictionary, Segmenter, Words};

/// The stages in order. Read-only: one serves all threads.
#[derive(Debug)]
pub struct Pipeline {
    rules: Rules,
    dictionary: Dictionary,
}

/// All that was read from one file, stage by stage.
#[derive(Debug)]
pub struct Reading {
    /// The file, decoded.
    pub source: Source,
    /// Its clean text.
    pub text: Text,
    /// The documents that it holds.
    pub documents: Vec<Read>,
}

/// All that was read from one document.
#[derive(Debug)]
pub struct Read {
    /// The document with its outline.
    pub document: Document,
    /// What stands in it.
    pub mentions: Vec<Mention>,
    /// What it says.
    pub records: Records,
}

impl Pipeline {
    /// A pipeline with the rules that gangmu ships.
    ///
    /// # Errors
    /// Where a bundled rule is broken.
    pub fn bundled() -> Result<Self, RuleError> {
        Ok(Self::new(Rules::bundled()?))
    }

    /// A pipeline with these rules.
    pub fn new(rules: Rules) -> Self {
        Self { rules, dictionary: Dictionary::default() }
    }

    /// The rules it works by.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Bytes → decoded source.
    ///
    /// # Errors
    /// Where the bytes are no text.
    pub fn decode(&self, path: &str, bytes: &[u8]) -> Result<Source, Unreadable> {
        Cleaner::new(&self.rules.clean).decode(path, bytes)
    }

    /// Decoded source → clean text.
    pub fn clean(&self, source: &Source) -> Text {
        Cleaner::new(&self.rules.clean).clean(source)
    }

    /// The whole way: bytes → records.
    ///
    /// # Errors
    /// Where the bytes are no text; from there on nothing fails.
    pub fn read(&self, path: &str, bytes: &[u8]) -> Result<Reading, Unreadable> {
        Ok(self.read_source(self.decode(path, bytes)?))
    }

    /// The whole way for a file that may hold many records: a file that is named `.jsonl` or `.ndjson` gives a reading for each
    /// of its lines, any other file the only one. The parts of all documents are counted through the file.
    ///
    /// # Errors
    /// Where the bytes are no text; a line that gives no document is an error in its place.
    pub fn read_records(&self, path: &str, bytes: &[u8]) -> Result<Vec<Result<Reading, BadRecord>>, Unreadable> {
        if !is_json_lines(path) {
            return Ok(vec![Ok(self.read(path, bytes)?)]);
        }
        let records = Cleaner::new(&self.rules.clean).records(&self.decode(path, bytes)?);
        let mut readings: Vec<_> = records.into_iter().map(|record| record.map(|source| self.read_source(source))).collect();
        let parts = readings.iter().flatten().map(|reading| reading.documents.len()).sum();
        let documents = readings.iter_mut().flatten().flat_map(|reading| &mut reading.documents);
        for (index, read) in documents.enumerate() {
            (read.document.part, read.document.parts) = (index + 1, parts);
        }
        Ok(readings)
    }

    /// Decoded source → records.
    fn read_source(&self, source: Source) -> Reading {
        let text = self.clean(&source);
        let documents = self.documents(&text);
        Reading { source, text, documents }
    }

    /// Clean text → documents → records.
    pub(crate) fn documents(&self, text: &Text) -> Vec<Read> {
        let documents = Segmenter::new(&self.rules.segment).segment(text);
        documents.into_iter().map(|document| self.extract(text, document)).collect()
    }

    /// The dictionary of words, for all threads.
    pub(crate) fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// Document → mentions → records.
    fn extract(&self, text: &Text, document: Document) -> Read {
        let mentions = Spotter::new(&self.rules.quantity, &self.rules.cue).spot(text, &document);
        let words = Words::new(&self.rules.word, &self.dictionary);
        let linker = Linker::new(&self.rules.indicator, &self.rules.quantity, &self.rules.target);
        let measurements = linker.link(text, &document, &mentions, &|stretch| words.of(text, stretch));
        let task_lists = ListReader::new(&self.rules.list).read(text, &document, &mentions);
        let reader = TaskReader::new(&self.rules.task);
        let tasks = reader.tasks(text, &document, &mentions, &measurements);
        let references = reader.references(text, &document);
        let records = Records { measurements, task_lists, tasks, references, flags: Vec::new() };
        Read { document, mentions, records }
    }
}

/// Whether the name of a file says that it holds a record a line.
fn is_json_lines(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("jsonl") || end.eq_ignore_ascii_case("ndjson"))
}
