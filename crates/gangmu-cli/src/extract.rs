mod sink;

use std::io::{self, IsTerminal};

use gangmu::Pipeline;
use gangmu::rules::Rules;
use gangmu_write::{Counts, ErrorLine, InputCounts};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use rayon::{ThreadPoolBuilder, join};

use self::sink::Sink;
use crate::args::ExtractArgs;
use crate::chunk::{Written, chunks, work};
use crate::input::named_or_piped;
use crate::layers::Layers;
use crate::message::say;
use crate::problem::{Outcome, Problem};
use crate::walk::{Found, find};

/// Threads that read deeply nested pages need room.
const STACK: usize = 16 << 20;

/// `gangmu extract`.
pub(crate) fn run(args: &ExtractArgs, layers: Layers<'_>) -> Result<Outcome, Problem> {
    let named = named_or_piped(&args.inputs)?;
    let rules = layers.files()?;
    let pipeline = Pipeline::new(Rules::load(&rules)?);
    let mut sink = Sink::open(args)?;
    let found = find(&named);
    let threads = args.jobs.map_or(0, usize::from);
    let pool = ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build();
    let pool = pool.map_err(|e| Problem::Usage(format!("cannot start {threads} threads: {e}")))?;
    let mut run = Run { progress: progress(args.quiet, found.inputs.len()), ..Run::default() };
    run.files.skipped = found.skipped;
    pool.install(|| run.all(&pipeline, &found, &mut sink))?;
    run.progress.finish_and_clear();
    let names: Vec<String> = named.iter().map(|p| p.to_string_lossy().into_owned()).collect();
    sink.finish(&names, args.format, run.files, run.counts, &rules)?;
    if !args.quiet {
        say(&run.summary());
    }
    Ok(Outcome::of(run.files.failed))
}

/// The state of a run.
#[derive(Debug)]
struct Run {
    files: InputCounts,
    counts: Counts,
    progress: ProgressBar,
}

impl Default for Run {
    fn default() -> Self {
        Self { files: InputCounts::default(), counts: Counts::default(), progress: ProgressBar::hidden() }
    }
}

impl Run {
    /// Works through all inputs: while one chunk is read, the one before it is written.
    fn all(&mut self, pipeline: &Pipeline, found: &Found, sink: &mut Sink) -> Result<(), Problem> {
        let (layout, tables) = (sink.layout(), sink.has_tables());
        let mut done: Vec<Result<Written, ErrorLine>> = Vec::new();
        for chunk in chunks(&found.inputs) {
            let one = |input: &Result<_, ErrorLine>| match input {
                Ok(input) => work(pipeline, input, layout, tables),
                Err(line) => Err(line.clone()),
            };
            let last = std::mem::take(&mut done);
            let (read, written) = join(|| chunk.par_iter().map(one).collect(), || self.write(last, sink));
            written?;
            done = read;
        }
        self.write(done, sink)
    }

    fn write(&mut self, done: Vec<Result<Written, ErrorLine>>, sink: &mut Sink) -> Result<(), Problem> {
        for one in done {
            match one {
                Ok(written) => {
                    self.files.read += 1;
                    self.files.bytes += written.bytes;
                    self.counts += written.counts;
                    sink.write(&written)?;
                    for line in &written.bad {
                        self.fail(line, sink)?;
                    }
                }
                Err(line) => self.fail(&line, sink)?,
            }
            self.progress.inc(1);
        }
        Ok(())
    }

    /// Says and writes that an input, or a record of one, could not be read.
    fn fail(&mut self, line: &ErrorLine, sink: &mut Sink) -> Result<(), Problem> {
        self.files.failed += 1;
        self.progress.suspend(|| say(&format!("{}: {}", line.path, line.reason)));
        sink.write_error(line)
    }

    fn summary(&self) -> String {
        let (files, counts) = (self.files, self.counts);
        let skipped = if files.skipped > 0 { format!(", {} skipped", files.skipped) } else { String::new() };
        format!(
            "{} files read, {} failed{skipped}: {} documents, {} sections, {} measurements, {} task lists, {} tasks",
            files.read, files.failed, counts.documents, counts.sections, counts.measurements, counts.task_lists, counts.tasks
        )
    }
}

/// A bar where a person watches a run of some length.
fn progress(quiet: bool, inputs: usize) -> ProgressBar {
    if quiet || inputs < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(inputs as u64);
    match ProgressStyle::with_template("{bar:30} {pos}/{len} files, {per_sec}, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
