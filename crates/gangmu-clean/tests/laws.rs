//! Laws of the cleaner: whatever comes in, the map is monotone and in bounds, what was copied decodes to itself, and nothing panics.

#![expect(clippy::expect_used, reason = "a test may stop")]

use gangmu_clean::Cleaner;
use gangmu_model::{Source, Span, Text};
use gangmu_rules::Rules;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};

fn clean(path: &str, bytes: &[u8]) -> Option<(Source, Text)> {
    thread_local!(static RULES: &'static Rules = Box::leak(Box::new(Rules::bundled().expect("the bundled rules"))));
    let cleaner = Cleaner::new(&RULES.with(|r| *r).clean);
    let source = cleaner.decode(path, bytes).ok()?;
    let text = cleaner.clean(&source);
    Some((source, text))
}

/// Checks the laws; returns how many characters came through as they were.
fn check(path: &str, bytes: &[u8]) -> usize {
    let Some((source, text)) = clean(path, bytes) else { return 0 };
    assert_eq!(text.map.len(), text.text.len());
    assert_eq!(source.map.len(), source.text.len());
    let (mut start, mut end, mut same) = (0, 0, 0);
    for (at, c) in text.text.char_indices() {
        let place = text.map.origin(Span::new(at, at + c.len_utf8()));
        assert!(start <= place.start && end <= place.end && place.end <= source.text.len(), "{c:?} from {place:?}");
        (start, end) = (place.start, place.end);
        assert!(source.text.get(place.range()).is_some(), "{place:?} is no place between characters");
        let raw = source.map.origin(place);
        assert!(raw.start <= raw.end && raw.end <= bytes.len());
        if place.of(&source.text).chars().eq([c]) {
            same += 1;
            if source.encoding == "UTF-8" && c != char::REPLACEMENT_CHARACTER {
                assert_eq!(bytes.get(raw.range()), Some(c.to_string().as_bytes()));
            }
        }
    }
    for flag in &text.flags {
        assert!(flag.span.is_none_or(|s| text.text.get(s.range()).is_some()));
    }
    for mark in &text.marks {
        assert!(text.text.get(mark.span.range()).is_some_and(|t| !t.contains('\n')));
    }
    same
}

/// Words that texts are made of, the strange ones too.
fn word() -> impl Strategy<Value = String> {
    let words = [
        "全县",
        "新建学校",
        "410 名",
        "1 122个",
        "2 0 0 5年",
        "８．３％",
        "\u{a0}",
        "　",
        "。",
        "；\n",
        "，",
        "\n",
        "一、",
        "（二）",
        "索 引 号：",
        "发布日期：2023-03-10",
        "|",
        "領(lǐng)導(dǎo)",
        "學(xué)校",
        "總?cè)藬?shù)",
        "發(fā)展",
        "設(shè)施",
        "務(wù)",
        "?",
        "(",
        "D建",
        "***",
        "……(省略12字)",
        "相关文章",
        "<",
        "&",
        "&nbsp;",
        "\u{200b}",
        "\u{FEFF}",
        "abc ",
        "3.5万元",
    ];
    prop_oneof![4 => prop::sample::select(words.to_vec()).prop_map(str::to_owned), 1 => any::<char>().prop_map(|c| c.to_string())]
}

fn tag() -> impl Strategy<Value = String> {
    let tags = [
        "<p>",
        "</p>",
        "<div class=\"TRS_Editor\">",
        "<div class='share'>",
        "</div>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</tr>",
        "</table>",
        "<br>",
        "<li>",
        "<ul>",
        "</ul>",
        "<b>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<script>var a='<p>';</script>",
        "<style>",
        "</style>",
        "<!--",
        "-->",
        "<h1>",
        "</h1>",
        "<pre>",
        "<textarea>",
        "<p style='display:none'>",
        "<meta name=PubDate content=2023-01-02>",
        "<title>",
        "</title>",
        "&#20013;",
    ];
    prop::sample::select(tags.to_vec()).prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn plain_texts_keep_the_laws(words in prop::collection::vec(word(), 0..120)) {
        check("x.txt", words.concat().as_bytes());
    }

    #[test]
    fn pages_keep_the_laws(pieces in prop::collection::vec(prop_oneof![tag(), word(), Just("汶上县教育工作稳步推进，成效明显。".to_owned())], 0..150)) {
        let page = format!("<html><body>{}", pieces.concat());
        check("x.html", page.as_bytes());
    }

    #[test]
    fn bytes_keep_the_laws(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        check("x.txt", &bytes);
        check("x.html", &bytes);
    }

    #[test]
    fn damaged_pages_keep_the_laws(words in prop::collection::vec(word(), 1..60), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let text = words.concat();
        for mut bytes in [text.clone().into_bytes(), encoding_rs::GB18030.encode(&text).0.into_owned()] {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            check("x.txt", &bytes);
        }
    }
}

#[test]
fn an_untouched_text_comes_through_whole() {
    let text = "某县教育局2022年工作总结\n一、工作开展情况\n新建幼儿园3所，投入资金860万元。\n";
    assert_eq!(check("x.txt", text.as_bytes()), text.chars().count() - text.lines().count());
}

#[test]
fn a_hundred_thousand_nested_elements_end_well() {
    let page = format!(
        "<html><body>{}全县新建幼儿园3所，投入资金860万元，成效明显。{}",
        "<div><b>".repeat(100_000),
        "</b></div>".repeat(100_000)
    );
    let (_, text) = clean("x.html", page.as_bytes()).expect("a page");
    assert!(text.text.contains("860万元"));
    assert!(text.flags.iter().any(|f| f.code == "deep_nesting"));
    let tables = "<table><tr><td>".repeat(30_000);
    check("x.html", format!("<html><body>{tables}新建幼儿园3所").as_bytes());
    check("x.html", format!("<html>{}", "<p><a <b".repeat(50_000)).as_bytes());
    check("x.html", format!("<html>{}", "<ul><li>".repeat(50_000)).as_bytes());
}

#[test]
fn long_lines_and_many_lines_end_well() {
    let one = "全县新建幼儿园3 所，".repeat(100_000);
    let (_, text) = clean("x.txt", one.as_bytes()).expect("a text");
    assert!(text.text.starts_with("全县新建幼儿园3所，全县"));
    clean("x.txt", "1 2 3 4 (a)?b) ".repeat(100_000).as_bytes());
    clean("x.txt", "；\n索引号：\n|\n".repeat(100_000).as_bytes());
    clean("x.txt", "领(lǐng)导(dǎo)學(xué)校(xiào)發(fā)展?cè)".repeat(20_000).as_bytes());
    clean("x.txt", "|:|:".repeat(100_000).as_bytes());
}
