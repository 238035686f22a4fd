//! Bytes of input per second, stage by stage and the whole way, over the bundled corpus.
//!
//! `cargo bench -p gangmu` prints the figures; a claim about speed goes with a dated run in `benches/runs/`.

#![allow(clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::fs;
use std::path::Path;

use divan::Bencher;
use divan::counter::BytesCount;
use gangmu::model::{Document, Source, Text};
use gangmu::{Pipeline, QuantityReader, Reading};
use gangmu_extract::Spotter;
use gangmu_segment::Segmenter;
use gangmu_write::{DocumentLine, FileFacts, write_json_line};

fn main() {
    divan::main();
}

/// The documents of corpus/, by name.
fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let entries = fs::read_dir(folder).expect("corpus/").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> = entries.filter(|path| path.is_file() && !path.ends_with("README.md")).collect();
    files.sort();
    files.into_iter().map(|path| (path.to_string_lossy().into_owned(), fs::read(&path).expect("a file"))).collect()
}

fn pipeline() -> Pipeline {
    Pipeline::bundled().expect("the bundled rules")
}

/// Counts the bytes of the files, whatever the stage.
fn bytes(files: &[(String, Vec<u8>)]) -> BytesCount {
    BytesCount::new(files.iter().map(|file| file.1.len()).sum::<usize>())
}

fn sources(pipeline: &Pipeline, files: &[(String, Vec<u8>)]) -> Vec<Source> {
    files.iter().map(|(path, bytes)| pipeline.decode(path, bytes).expect("a text")).collect()
}

fn texts(pipeline: &Pipeline, files: &[(String, Vec<u8>)]) -> Vec<Text> {
    sources(pipeline, files).iter().map(|source| pipeline.clean(source)).collect()
}

#[divan::bench]
fn rules(bencher: Bencher<'_, '_>) {
    bencher.bench(pipeline);
}

#[divan::bench]
fn decode(bencher: Bencher<'_, '_>) {
    let (pipeline, files) = (pipeline(), corpus());
    bencher.counter(bytes(&files)).bench(|| sources(&pipeline, &files));
}

#[divan::bench]
fn clean(bencher: Bencher<'_, '_>) {
    let (pipeline, files) = (pipeline(), corpus());
    let sources = sources(&pipeline, &files);
    let run = || sources.iter().map(|source| pipeline.clean(source)).collect::<Vec<Text>>();
    bencher.counter(bytes(&files)).bench(run);
}

#[divan::bench]
fn segment(bencher: Bencher<'_, '_>) {
    let (pipeline, files) = (pipeline(), corpus());
    let texts = texts(&pipeline, &files);
    let segmenter = Segmenter::new(&pipeline.rules().segment);
    bencher.counter(bytes(&files)).bench(|| texts.iter().map(|text| segmenter.segment(text)).collect::<Vec<Vec<Document>>>());
}

#[divan::bench]
fn spot(bencher: Bencher<'_, '_>) {
    let (pipeline, files) = (pipeline(), corpus());
    let texts = texts(&pipeline, &files);
    let segmenter = Segmenter::new(&pipeline.rules().segment);
    let documents: Vec<(&Text, Document)> =
        texts.iter().flat_map(|text| segmenter.segment(text).into_iter().map(move |document| (text, document))).collect();
    let spotter = Spotter::new(&pipeline.rules().quantity, &pipeline.rules().cue);
    let run = || documents.iter().map(|(text, document)| spotter.spot(text, document).len()).sum::<usize>();
    bencher.counter(bytes(&files)).bench(run);
}

#[divan::bench]
fn quantities(bencher: Bencher<'_, '_>) {
    let (pipeline, files) = (pipeline(), corpus());
    let texts = texts(&pipeline, &files);
    let reader = QuantityReader::new(&pipeline.rules().quantity);
    let lines: Vec<&str> = texts.iter().flat_map(|text| text.text.lines()).collect();
    let bytes = BytesCount::new(lines.iter().map(|line| line.len()).sum::<usize>());
    bencher.counter(bytes).bench(|| lines.iter().map(|line| reader.read(line, None).len()).sum::<usize>());
}

/// A megabyte of one thing: the time must grow with the length, not with its square.
#[divan::bench(args = ["一", "9", "万亿", "、", "%", "1-", "1、", "百分之", "年", "1.", "第"])]
fn adversarial(bencher: Bencher<'_, '_>, piece: &str) {
    let pipeline = pipeline();
    let text = piece.repeat(1_000_000 / piece.len());
    let reader = QuantityReader::new(&pipeline.rules().quantity);
    bencher.counter(BytesCount::of_str(text.as_str())).bench(|| reader.read(&text, None).len());
}

#[divan::bench]
fn write(bencher: Bencher<'_, '_>) {
    let (pipeline, files) = (pipeline(), corpus());
    let readings: Vec<(FileFacts, Reading)> = files.iter().map(|file| read(&pipeline, file)).collect();
    let run = || readings.iter().map(|(facts, reading)| lines(facts, reading).len()).sum::<usize>();
    bencher.counter(bytes(&files)).bench(run);
}

#[divan::bench]
fn whole(bencher: Bencher<'_, '_>) {
    let (pipeline, files) = (pipeline(), corpus());
    let one = |file| {
        let (facts, reading) = read(&pipeline, file);
        lines(&facts, &reading).len()
    };
    bencher.counter(bytes(&files)).bench(|| files.iter().map(one).sum::<usize>());
}

fn read(pipeline: &Pipeline, (path, bytes): &(String, Vec<u8>)) -> (FileFacts, Reading) {
    (FileFacts::of(bytes), pipeline.read(path, bytes).expect("a text"))
}

fn lines(facts: &FileFacts, reading: &Reading) -> Vec<u8> {
    let mut out = Vec::new();
    for read in &reading.documents {
        let line = DocumentLine::new(facts, &reading.source, &reading.text, &read.document, &read.records);
        write_json_line(&mut out, &line).expect("a vector takes every byte");
    }
    out
}
