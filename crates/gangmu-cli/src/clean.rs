use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

use gangmu::Pipeline;
use gangmu_write::{ErrorLine, TextFormat, write_text};

use crate::args::{CleanArgs, CleanFormat};
use crate::failure::unreadable;
use crate::folder::Folder;
use crate::input::{Input, named_or_piped};
use crate::message::say;
use crate::problem::{Outcome, Problem};
use crate::read::clean;
use crate::walk::find;

/// `gangmu clean`.
pub(crate) fn run(args: &CleanArgs) -> Result<Outcome, Problem> {
    let named = named_or_piped(&args.inputs)?;
    let format = match args.format {
        CleanFormat::Text => TextFormat::Plain,
        CleanFormat::Markdown => TextFormat::Markdown,
        CleanFormat::Html => TextFormat::Html,
    };
    let inputs = find(&named).inputs;
    if format == TextFormat::Html && args.out.is_none() && inputs.len() > 1 {
        return Err(Problem::Usage("several pages make no page: name a folder for them with -o DIR".to_owned()));
    }
    let pipeline = Pipeline::bundled()?;
    let folder = args.out.as_deref().map(|path| Folder::open(path, true)).transpose()?;
    let mut taken = BTreeSet::new();
    let mut failed = 0;
    for input in inputs {
        match input.and_then(|input| written(&pipeline, &input, format).map(|text| (input, text))) {
            Ok((input, text)) => match &folder {
                Some(folder) => {
                    let mut file = folder.file(&free_name(&mut taken, &input.name(), format.ending()))?;
                    file.write(&text)?;
                    file.finish()?;
                }
                None => io::stdout().lock().write_all(&text).map_err(Problem::stdout)?,
            },
            Err(line) => {
                failed += 1;
                say(&format!("{}: {}", line.path, line.reason));
            }
        }
    }
    Ok(Outcome::of(failed))
}

/// The clean text of an input in a form.
fn written(pipeline: &Pipeline, input: &Input, format: TextFormat) -> Result<Vec<u8>, ErrorLine> {
    let text = clean(pipeline, input)?;
    let mut out = Vec::with_capacity(text.text.len() + 1);
    write_text(&mut out, &text, format).map_err(|e| unreadable(&input.name(), &e))?;
    Ok(out)
}

/// `<stem>.txt`; where an earlier input has taken that name, `<stem>-2.txt` and so on.
fn free_name(taken: &mut BTreeSet<String>, input: &str, ending: &str) -> String {
    let stem = Path::new(input).file_stem().map_or_else(|| "-".into(), |s| s.to_string_lossy());
    let stem = if stem == "-" { "stdin".into() } else { stem };
    let names = std::iter::once(format!("{stem}.{ending}")).chain((2..).map(|n| format!("{stem}-{n}.{ending}")));
    names.into_iter().find(|name| taken.insert(name.clone())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_inputs_of_one_name_get_two_files() {
        let mut taken = BTreeSet::new();
        let names = ["a/x.html", "b/x.txt", "-"].map(|input| free_name(&mut taken, input, "txt"));
        assert_eq!(names, ["x.txt", "x-2.txt", "stdin.txt"]);
    }
}
