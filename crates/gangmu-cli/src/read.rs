use gangmu::model::{Source, Text};
use gangmu::{Pipeline, Reading};
use gangmu_write::{DocumentLine, ErrorLine, FileFacts};

use crate::failure::{bug, no_text};
use crate::input::Input;
use crate::message::say;
use crate::panics::caught;

/// A file that was read the whole way.
#[derive(Debug)]
pub(crate) struct ReadFile {
    facts: FileFacts,
    readings: Vec<Reading>,
    bad: Vec<ErrorLine>,
}

impl ReadFile {
    /// Reads an input. A panic in a stage is a failure of this input only.
    pub(crate) fn new(pipeline: &Pipeline, input: &Input) -> Result<Self, ErrorLine> {
        let bytes = input.bytes()?;
        let name = input.name();
        let read = caught(|| pipeline.read_records(&name, &bytes)).map_err(|panic| bug(&name, &panic))?;
        let (mut readings, mut bad) = (Vec::new(), Vec::new());
        for record in read.map_err(|why| no_text(&name, &why))? {
            match record {
                Ok(reading) => readings.push(reading),
                Err(why) => bad.push(ErrorLine::new(&name, "bad_record", why.to_string())),
            }
        }
        Ok(Self { facts: FileFacts::of(&bytes), readings, bad })
    }

    /// Reads the only input of a command; where it cannot be read, says why.
    pub(crate) fn or_say(pipeline: &Pipeline, input: &Input) -> Option<Self> {
        Self::new(pipeline, input).map_err(|line| say(&format!("{}: {}", line.path, line.reason))).ok()
    }

    /// All that was read, stage by stage: of a file of records one for each.
    pub(crate) fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// The records that give no document.
    pub(crate) fn bad(&self) -> &[ErrorLine] {
        &self.bad
    }

    /// Length of the file in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.facts.bytes
    }

    /// Its documents as the contract writes them, in order.
    pub(crate) fn lines(&self) -> impl Iterator<Item = DocumentLine<'_>> {
        self.readings.iter().flat_map(move |Reading { source, text, documents }| {
            documents.iter().map(move |read| DocumentLine::new(&self.facts, source, text, &read.document, &read.records))
        })
    }
}

/// Decodes an input.
pub(crate) fn decode(pipeline: &Pipeline, input: &Input) -> Result<Source, ErrorLine> {
    let bytes = input.bytes()?;
    let name = input.name();
    let source = caught(|| pipeline.decode(&name, &bytes)).map_err(|panic| bug(&name, &panic))?;
    source.map_err(|why| no_text(&name, &why))
}

/// The clean text of an input.
pub(crate) fn clean(pipeline: &Pipeline, input: &Input) -> Result<Text, ErrorLine> {
    let source = decode(pipeline, input)?;
    caught(|| pipeline.clean(&source)).map_err(|panic| bug(&input.name(), &panic))
}
