use std::io::{self, BufWriter, Write};

use gangmu_write::{DocumentLine, OutlineFormat, write_outline};

use crate::args::{OutlineArgs, TreeFormat};
use crate::input::Input;
use crate::layers::Layers;
use crate::problem::{Outcome, Problem};
use crate::read::ReadFile;

/// `gangmu outline`.
pub(crate) fn run(args: &OutlineArgs, layers: Layers<'_>) -> Result<Outcome, Problem> {
    let pipeline = layers.pipeline()?;
    let Some(file) = ReadFile::or_say(&pipeline, &Input::named(&args.input)) else { return Ok(Outcome::SomeFailed) };
    let format = match args.format {
        TreeFormat::Text => OutlineFormat::Text,
        TreeFormat::Json => OutlineFormat::Json,
        TreeFormat::Markdown => OutlineFormat::Markdown,
        TreeFormat::Opml => OutlineFormat::Opml,
    };
    let lines: Vec<DocumentLine<'_>> = file.lines().collect();
    let mut out = BufWriter::new(io::stdout().lock());
    write_outline(&mut out, &lines, format).and_then(|()| out.flush()).map_err(Problem::stdout)?;
    Ok(Outcome::AllRead)
}
