use std::io;

use gangmu::Pipeline;
use gangmu_write::{Counts, DocumentLine, ErrorLine, Tables, write_json_indented, write_json_line};

use crate::failure::bug;
use crate::input::Input;
use crate::panics::caught;
use crate::read::ReadFile;

/// Inputs that are worked on at a time: enough to keep all threads busy, few enough that memory does not grow with the corpus.
const FILES: usize = 256;
/// Bytes of inputs that are worked on at a time, where there is more than one.
const BYTES: u64 = 16 << 20;

/// How documents are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// A line each.
    Lines,
    /// Indented, one after the other.
    Indented,
    /// Indented, members of one array: each with `,\n` before it.
    Members,
}

/// What one input gives, ready to be written.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(crate) documents: Vec<u8>,
    pub(crate) tables: Tables,
    pub(crate) counts: Counts,
    pub(crate) bytes: u64,
    /// The records of the input that give no document.
    pub(crate) bad: Vec<ErrorLine>,
}

/// Reads one input and lays out what it gives.
pub(crate) fn work(pipeline: &Pipeline, input: &Input, layout: Layout, tables: bool) -> Result<Written, ErrorLine> {
    let file = ReadFile::new(pipeline, input)?;
    caught(|| lay_out(&file, layout, tables)).map_err(|panic| bug(&input.name(), &panic))
}

fn lay_out(file: &ReadFile, layout: Layout, tables: bool) -> Written {
    let mut written = Written { bytes: file.bytes() as u64, bad: file.bad().to_vec(), ..Written::default() };
    for line in file.lines() {
        written.counts += Counts::of(&line);
        // A vector takes every byte, and the shapes hold nothing that is not JSON.
        let _ = push_document(&mut written.documents, &line, layout);
        if tables {
            written.tables.push(&line);
        }
    }
    written
}

fn push_document(out: &mut Vec<u8>, line: &DocumentLine<'_>, layout: Layout) -> io::Result<()> {
    match layout {
        Layout::Lines => write_json_line(out, line),
        Layout::Indented => write_json_indented(out, line),
        Layout::Members => {
            out.extend_from_slice(b",\n");
            write_json_indented(out, line)?;
            out.pop();
            Ok(())
        }
    }
}

/// Cuts the inputs into chunks of bounded number and size, in order.
pub(crate) fn chunks(inputs: &[Result<Input, ErrorLine>]) -> impl Iterator<Item = &[Result<Input, ErrorLine>]> {
    let mut rest = inputs;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = |input: &&Result<Input, ErrorLine>| {
            bytes += input.as_ref().map_or(0, Input::length);
            bytes <= BYTES
        };
        let number = rest.iter().take(FILES).take_while(fits).count().max(1).min(rest.len());
        let (chunk, after) = rest.split_at_checked(number)?;
        rest = after;
        (!chunk.is_empty()).then_some(chunk)
    })
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn inputs(lengths: &[u64]) -> Vec<Result<Input, ErrorLine>> {
        lengths.iter().map(|&length| Ok(Input::File { path: PathBuf::from("a"), length })).collect()
    }

    #[test]
    fn a_large_file_is_a_chunk_of_its_own() {
        let inputs = inputs(&[1, 1, BYTES + 1, 1]);
        let sizes: Vec<usize> = chunks(&inputs).map(<[_]>::len).collect();
        assert_eq!(sizes, [2, 1, 1]);
    }

    #[test]
    fn chunks_are_bounded_and_lose_nothing() {
        let inputs = inputs(&[1; 1000]);
        let sizes: Vec<usize> = chunks(&inputs).map(<[_]>::len).collect();
        assert_eq!(sizes, [256, 256, 256, 232]);
        assert_eq!(chunks(&[]).count(), 0);
    }
}
