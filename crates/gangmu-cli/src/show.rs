use std::io::{self, Write};

use gangmu::model::{Clean, Span};
use gangmu::{Pipeline, Read, Reading};
use gangmu_write::ErrorLine;

use crate::args::{ShowArgs, Stage};
use crate::input::Input;
use crate::layers::Layers;
use crate::message::say;
use crate::problem::{Outcome, Problem};
use crate::read::{ReadFile, clean, decode};

/// `gangmu show`. What it prints is for people and may change with any version.
pub(crate) fn run(args: &ShowArgs, layers: Layers<'_>) -> Result<Outcome, Problem> {
    let pipeline = layers.pipeline()?;
    let input = Input::named(&args.input);
    let mut shown = Vec::new();
    match show(&mut shown, &pipeline, &input, args.stage) {
        Ok(written) => written.and_then(|()| io::stdout().lock().write_all(&shown)).map_err(Problem::stdout)?,
        Err(line) => {
            say(&format!("{}: {}", line.path, line.reason));
            return Ok(Outcome::SomeFailed);
        }
    }
    Ok(Outcome::AllRead)
}

/// Runs the stages up to the one that is asked for, and no further: a later one may be what is broken.
fn show(out: &mut Vec<u8>, pipeline: &Pipeline, input: &Input, stage: Stage) -> Result<io::Result<()>, ErrorLine> {
    Ok(match stage {
        Stage::Decoded => writeln!(out, "{}", decode(pipeline, input)?.text),
        Stage::Clean => writeln!(out, "{}", clean(pipeline, input)?.text),
        Stage::Outline => each(out, ReadFile::new(pipeline, input)?.readings(), outline),
        Stage::Mentions => each(out, ReadFile::new(pipeline, input)?.readings(), mentions),
        Stage::Records => each(out, ReadFile::new(pipeline, input)?.readings(), records),
    })
}

/// Shows every document under its own heading.
fn each<W: Write>(out: &mut W, readings: &[Reading], show: fn(&mut W, &str, &Read) -> io::Result<()>) -> io::Result<()> {
    for (reading, read) in readings.iter().flat_map(|reading| reading.documents.iter().map(move |read| (reading, read))) {
        let document = &read.document;
        let title = document.metadata.title.as_deref().unwrap_or("(no title)");
        writeln!(out, "== {}/{} {:?} {title}", document.part, document.parts, document.span)?;
        show(out, &reading.text.text, read)?;
    }
    Ok(())
}

fn outline(out: &mut impl Write, _: &str, read: &Read) -> io::Result<()> {
    for s in &read.document.outline.sections {
        let indent = "  ".repeat(usize::from(s.level.clamp(1, 32)) - 1);
        let (number, year) = (s.number.as_deref().unwrap_or(""), s.year.map_or(String::new(), |y| format!(" {y}")));
        writeln!(out, "{:>4} {indent}{number}{}  [{:?} {:?}{year}] {} {:?}", s.id, s.title, s.kind, s.role, s.rule, s.extent)?;
    }
    Ok(())
}

fn mentions(out: &mut impl Write, text: &str, read: &Read) -> io::Result<()> {
    for m in &read.mentions {
        writeln!(out, "{:?} «{}» {} {:?}", m.span, one_line(m.span, text), m.rule, m.kind)?;
    }
    Ok(())
}

fn records(out: &mut impl Write, text: &str, read: &Read) -> io::Result<()> {
    let records = &read.records;
    for m in &records.measurements {
        let number =
            [m.value, m.low, m.high].into_iter().flatten().map(|n| n.normalize().to_string()).collect::<Vec<_>>().join("–");
        let (indicator, unit) = (m.indicator.as_deref().unwrap_or("?"), m.unit.as_deref().unwrap_or(""));
        let year = m.year.map_or(String::new(), |y| y.to_string());
        let change = m.change.map_or(String::new(), |c| format!(" {c:?}"));
        let flags: Vec<&str> = m.flags.iter().map(|f| f.code).collect();
        writeln!(
            out,
            "m{} {indicator}{change} {} {number}{unit} [{:?} {year}] {} {}",
            m.id,
            m.comparator.sign(),
            m.status,
            m.rule,
            flags.join(" ")
        )?;
        writeln!(out, "      «{}» in {}", one_line(m.span, text), one_line(m.sentence, text))?;
    }
    for l in &records.task_lists {
        let items: Vec<&str> = l.items.iter().map(|i| i.title.as_str()).collect();
        writeln!(out, "l{} {} {}/{} [{:?}] {}: {}", l.id, l.label, items.len(), l.count, l.status, l.rule, items.join("；"))?;
    }
    for t in &records.tasks {
        let units: Vec<&str> = t.responsible.iter().map(|r| r.name.as_str()).collect();
        let number = t.number.as_deref().unwrap_or("");
        writeln!(out, "t{} {number}{} <{}> {}", t.id, t.title, units.join("、"), t.deadlines.join("、"))?;
    }
    for r in &records.references {
        writeln!(out, "r {} {}", r.name, r.number.as_deref().unwrap_or(""))?;
    }
    Ok(())
}

/// What a span covers, on one line.
fn one_line(span: Span<Clean>, text: &str) -> String {
    span.of(text).replace('\n', "⏎")
}
