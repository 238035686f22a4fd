//! The examples of rules/word.toml: what is marked with «» comes out as one word.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use gangmu_model::{Metadata, OffsetMap, Span, Text};
use gangmu_rules::Rules;
use gangmu_segment::{Dictionary, Words};

#[test]
fn words_of_the_field_come_out_whole() {
    let rules = Rules::bundled().expect("the rules");
    let dictionary = Dictionary::default();
    let words = Words::new(&rules.word, &dictionary);
    let examples: Vec<_> = rules.examples.iter().filter(|e| e.file == "rules/word.toml").collect();
    assert!(!examples.is_empty());
    for example in examples {
        let text = Text {
            text: example.text.clone(),
            map: OffsetMap::identity(example.text.len(), 0),
            metadata: Metadata::default(),
            marks: Vec::new(),
            flags: Vec::new(),
        };
        let found = words.of(&text, Span::new(0, example.text.len()));
        let whole = example.marked.iter().all(|mark| found.iter().any(|w| w.span.range() == *mark));
        assert_eq!(whole, example.yes, "{}: {found:?}", example.text);
    }
}

#[test]
fn the_words_of_a_stretch_lie_end_to_end() {
    let rules = Rules::bundled().expect("the rules");
    let dictionary = Dictionary::default();
    let text = "依托平台摸排隐患9976.75万元";
    let text = Text {
        text: text.to_owned(),
        map: OffsetMap::identity(text.len(), 0),
        metadata: Metadata::default(),
        marks: Vec::new(),
        flags: Vec::new(),
    };
    let stretch = Span::new("依托".len(), text.text.len());
    let found = Words::new(&rules.word, &dictionary).of(&text, stretch);
    assert_eq!(found.first().map(|w| w.span.start), Some(stretch.start));
    assert_eq!(found.last().map(|w| w.span.end), Some(stretch.end));
    assert!(found.windows(2).all(|pair| matches!(pair, [a, b] if a.span.end == b.span.start)));
}
