//! No input makes a stage panic, and places always lie inside their texts.

use std::time::{Duration, Instant};

use gangmu::Pipeline;
use gangmu_write::{DocumentLine, FileFacts, Place, Tables};
use proptest::prelude::{Strategy, any, prop, prop_oneof, proptest};

/// Reads bytes the whole way and looks at every place.
fn read(pipeline: &Pipeline, bytes: &[u8]) {
    let Ok(reading) = pipeline.read("a.txt", bytes) else { return };
    let facts = FileFacts::of(bytes);
    for read in &reading.documents {
        let line = DocumentLine::new(&facts, &reading.source, &reading.text, &read.document, &read.records);
        let points = line.text.chars().count();
        let inside = |place: Place| place.start <= place.end && place.end <= points;
        let in_file = |place: Place| place.start <= place.end && place.end <= bytes.len();
        assert!(line.sections.iter().all(|s| inside(s.span) && inside(s.extent_span) && in_file(s.source_span)));
        assert!(line.measurements.iter().all(|m| inside(m.span) && inside(m.sentence_span) && in_file(m.source_span)));
        assert!(line.task_lists.iter().all(|l| inside(l.span) && in_file(l.source_span)));
        assert!(line.tasks.iter().all(|t| inside(t.span) && in_file(t.source_span)));
        let mut tables = Tables::headers();
        tables.push(&line);
    }
}

/// Pieces that reports, and damaged pages, are made of.
const PIECES: [&str; 60] = [
    "一、",
    "（一）",
    "(二)",
    "1.",
    "（1）",
    "①",
    "第一章",
    "一是",
    "二是",
    "首先",
    "\n",
    "\n\n",
    "。",
    "，",
    "；",
    "：",
    "、",
    "“",
    "”",
    "《",
    "》",
    "〔2022〕",
    "号",
    "2023年",
    "6月底前",
    "上半年",
    "“十四五”",
    "3",
    "8.04",
    "1 122",
    "３０",
    "万",
    "亿",
    "元",
    "人次",
    "所",
    "%",
    "个百分点",
    "百分之",
    "三分之二",
    "-",
    "—",
    "至",
    "余",
    "以上",
    "不少于",
    "增长",
    "由",
    "降至",
    "其中",
    "分别",
    "八大行动",
    "责任单位：",
    "教育局",
    "新建幼儿园",
    "<p>",
    "</td>",
    "&#56;",
    "領(lǐng)導(dǎo)",
    "**",
];

fn report() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![9 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

#[test]
fn no_report_makes_a_stage_panic() {
    let pipeline = Pipeline::bundled().expect("the rules");
    proptest!(|(text in report())| read(&pipeline, text.as_bytes()));
}

#[test]
fn no_bytes_make_a_stage_panic() {
    let pipeline = Pipeline::bundled().expect("the rules");
    proptest!(|(bytes in prop::collection::vec(any::<u8>(), 0..600))| read(&pipeline, &bytes));
}

#[test]
fn no_cut_makes_a_stage_panic() {
    let pipeline = Pipeline::bundled().expect("the rules");
    proptest!(|(text in report(), start in 0..40_usize, length in 0..400_usize)| {
        let bytes = text.as_bytes();
        let start = start.min(bytes.len());
        read(&pipeline, &bytes[start..(start + length).min(bytes.len())]);
    });
}

#[test]
fn time_grows_with_the_length_and_not_with_its_square() {
    let pipeline = Pipeline::bundled().expect("the rules");
    let hard = ["一", "（", "<div>", "1.1", "3所、", "一、一、\n", "万亿", "  ", "||", "其中3人，", "“八大行动”"];
    let slow = |piece: &&str| {
        let text = piece.repeat(50_000 / piece.len());
        let start = Instant::now();
        read(&pipeline, text.as_bytes());
        // Linear work takes milliseconds even unoptimised; a square of it takes many seconds.
        start.elapsed() > Duration::from_secs(5)
    };
    let slow: Vec<&str> = PIECES.into_iter().chain(hard).filter(slow).collect();
    assert!(slow.is_empty(), "50 kB of each of these take more than 5 s: {slow:?}");
}
