//! Cleans files into a folder: `clean OUT FILE…`, or `clean - FILE` to print text, metadata, marks and flags.

use std::error::Error;
use std::path::Path;

use gangmu_clean::Cleaner;
use gangmu_rules::Rules;

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for people")]
fn main() -> Result<(), Box<dyn Error>> {
    let rules = Rules::bundled().map_err(|e| e.to_string())?;
    let cleaner = Cleaner::new(&rules.clean);
    let mut args = std::env::args().skip(1);
    let out = args.next().ok_or("usage: clean OUT FILE…")?;
    for file in args {
        let bytes = std::fs::read(&file)?;
        let source = match cleaner.decode(&file, &bytes) {
            Ok(source) => source,
            Err(e) => {
                eprintln!("{file}: {e}");
                continue;
            }
        };
        let text = cleaner.clean(&source);
        if out == "-" {
            println!("{}\n{:#?}\n{} {}", text.text, text.metadata, source.encoding, source.media_type);
            println!("{} marks; flags: {:?} {:?}", text.marks.len(), source.flags, text.flags);
        } else {
            let stem = Path::new(&file).file_stem().ok_or("no file name")?;
            std::fs::write(Path::new(&out).join(stem).with_extension("txt"), &text.text)?;
        }
    }
    Ok(())
}
