use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

use gangmu::Pipeline;
use gangmu_write::ErrorLine;

use crate::args::CleanArgs;
use crate::folder::Folder;
use crate::input::{Input, named_or_piped};
use crate::message::say;
use crate::problem::{Outcome, Problem};
use crate::read::clean;
use crate::walk::find;

/// `gangmu clean`.
pub(crate) fn run(args: &CleanArgs) -> Result<Outcome, Problem> {
    let named = named_or_piped(&args.inputs)?;
    let pipeline = Pipeline::bundled()?;
    let folder = args.out.as_deref().map(|path| Folder::open(path, true)).transpose()?;
    let mut taken = BTreeSet::new();
    let mut failed = 0;
    for input in find(&named).inputs {
        match input.and_then(|input| clean_lines(&pipeline, &input).map(|text| (input, text))) {
            Ok((input, text)) => match &folder {
                Some(folder) => {
                    let mut file = folder.file(&free_name(&mut taken, &input.name()))?;
                    file.write(text.as_bytes())?;
                    file.finish()?;
                }
                None => io::stdout().lock().write_all(text.as_bytes()).map_err(Problem::stdout)?,
            },
            Err(line) => {
                failed += 1;
                say(&format!("{}: {}", line.path, line.reason));
            }
        }
    }
    Ok(Outcome::of(failed))
}

/// The clean text of an input; its last line has an end.
fn clean_lines(pipeline: &Pipeline, input: &Input) -> Result<String, ErrorLine> {
    let mut text = clean(pipeline, input)?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}

/// `<stem>.txt`; where an earlier input has taken that name, `<stem>-2.txt` and so on.
fn free_name(taken: &mut BTreeSet<String>, input: &str) -> String {
    let stem = Path::new(input).file_stem().map_or_else(|| "-".into(), |s| s.to_string_lossy());
    let stem = if stem == "-" { "stdin".into() } else { stem };
    let names = std::iter::once(format!("{stem}.txt")).chain((2..).map(|n| format!("{stem}-{n}.txt")));
    names.into_iter().find(|name| taken.insert(name.clone())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_inputs_of_one_name_get_two_files() {
        let mut taken = BTreeSet::new();
        let names = ["a/x.html", "b/x.txt", "-"].map(|input| free_name(&mut taken, input));
        assert_eq!(names, ["x.txt", "x-2.txt", "stdin.txt"]);
    }
}
