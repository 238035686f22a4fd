//! The clean text in its forms: what a reader of Markdown or of pages gets is what stands in the text.

use gangmu_model::{Mark, MarkKind, Metadata, OffsetMap, Span, Text};
use gangmu_write::{TextFormat, write_text};
use proptest::prelude::{Strategy, prop, proptest};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A text of lines with their marks.
fn text(lines: &[(&str, Option<MarkKind>)]) -> Text {
    let (mut text, mut marks) = (String::new(), Vec::new());
    for (line, kind) in lines {
        let span = Span::new(text.len(), text.len() + line.len());
        marks.extend(kind.map(|kind| Mark { span, kind }));
        text.push_str(line);
        text.push('\n');
    }
    let map = OffsetMap::identity(text.len(), 0);
    Text { text, map, metadata: Metadata::default(), marks, flags: Vec::new() }
}

fn written(text: &Text, format: TextFormat) -> String {
    let mut out = Vec::new();
    write_text(&mut out, text, format).expect("written");
    String::from_utf8(out).expect("UTF-8")
}

fn report() -> Text {
    let mut report = text(&[
        ("某县教育局2022年工作总结", Some(MarkKind::Heading(1))),
        ("（2023年1月10日）", Some(MarkKind::Centred)),
        ("一、工作情况", Some(MarkKind::Bold)),
        ("1. 新建学校3所 & 改建*5*所。", None),
        ("2.5万人受益，<增长> 8%。", None),
        ("新增学位900个", Some(MarkKind::ListItem)),
        ("- 培训教师260人", Some(MarkKind::ListItem)),
        ("指标 | 2022年", Some(MarkKind::TableRow)),
        ("在校生 |  | 备注", Some(MarkKind::TableRow)),
        ("某县教育局", None),
    ]);
    report.metadata.title = Some("某县“教育局”2022年<总结>".to_owned());
    report.metadata.issuer = Some("某县教育局 \"甲\"".to_owned());
    report.metadata.published_date = Some(jiff::civil::date(2023, 1, 12));
    report
}

#[test]
fn markdown_keeps_headings_lists_and_tables() {
    let expected = "\
# 某县教育局2022年工作总结

（2023年1月10日）

**一、工作情况**

1\\. 新建学校3所 \\& 改建\\*5\\*所。

2.5万人受益，\\<增长> 8%。

- 新增学位900个
- \\- 培训教师260人

| 指标 | 2022年 |  |
| --- | --- | --- |
| 在校生 |  | 备注 |

某县教育局
";
    assert_eq!(written(&report(), TextFormat::Markdown), expected);
}

#[test]
fn a_page_has_a_title_metadata_and_the_text() {
    let expected = "\
<!DOCTYPE html>
<html lang=\"zh-CN\">
<head>
<meta charset=\"utf-8\">
<title>某县“教育局”2022年&lt;总结&gt;</title>
<meta name=\"ArticleTitle\" content=\"某县“教育局”2022年&lt;总结&gt;\">
<meta name=\"Publisher\" content=\"某县教育局 &quot;甲&quot;\">
<meta name=\"PubDate\" content=\"2023-01-12\">
</head>
<body>
<h1>某县教育局2022年工作总结</h1>
<p style=\"text-align: center\">（2023年1月10日）</p>
<p><strong>一、工作情况</strong></p>
<p>1. 新建学校3所 &amp; 改建*5*所。</p>
<p>2.5万人受益，&lt;增长&gt; 8%。</p>
<ul>
<li>新增学位900个</li>
<li>- 培训教师260人</li>
</ul>
<table>
<tr><td>指标</td><td>2022年</td></tr>
<tr><td>在校生</td><td></td><td>备注</td></tr>
</table>
<p>某县教育局</p>
</body>
</html>
";
    assert_eq!(written(&report(), TextFormat::Html), expected);
}

#[test]
fn a_text_without_a_title_takes_its_first_line() {
    let page = written(&text(&[("工作要点", None)]), TextFormat::Html);
    assert!(page.contains("<title>工作要点</title>"), "{page}");
}

#[test]
fn plain_text_is_the_text() {
    assert_eq!(written(&report(), TextFormat::Plain), report().text);
}

/// What a reader of Markdown sees: kind and text of each block.
fn seen(markdown: &str) -> Vec<(String, String)> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let (mut blocks, mut kind, mut line) = (Vec::new(), "paragraph".to_owned(), String::new());
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => kind = level.to_string(),
            Event::Start(Tag::Item) => kind = "item".to_owned(),
            Event::Start(Tag::TableRow | Tag::TableHead) => kind = "row".to_owned(),
            Event::Text(text) => line.push_str(&text),
            Event::End(TagEnd::TableCell) => line.push('¦'),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead) => {
                blocks.push((std::mem::replace(&mut kind, "paragraph".to_owned()), std::mem::take(&mut line)));
            }
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Table(_) | Tag::TableCell | Tag::Strong) => {}
            Event::End(TagEnd::List(false) | TagEnd::Table | TagEnd::Strong) => {}
            other => panic!("{other:?} in {markdown}"),
        }
    }
    blocks
}

fn pieces() -> impl Strategy<Value = String> {
    let words = [
        "#",
        "##",
        "-",
        "--",
        "+",
        "*",
        "**",
        "_",
        "`",
        "```",
        ">",
        "<b>",
        "&amp;",
        "&",
        "[",
        "](x)",
        "!",
        "\\",
        "~~",
        "|",
        "=",
        "===",
        "1.",
        "1)",
        "2023",
        " ",
        "学校",
        "。",
        "（",
        "“",
        ":",
        ":--",
        "$",
        "a",
        "http://x.cn",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 1..8).prop_map(|words| words.concat())
}

fn marks() -> impl Strategy<Value = Option<MarkKind>> {
    let kinds = [
        None,
        Some(MarkKind::Bold),
        Some(MarkKind::Heading(2)),
        Some(MarkKind::ListItem),
        Some(MarkKind::Centred),
        Some(MarkKind::TableRow),
    ];
    prop::sample::select(kinds.to_vec())
}

proptest! {
    #[test]
    fn no_character_means_anything_to_markdown(lines in prop::collection::vec((pieces(), marks()), 1..6)) {
        let lines: Vec<(&str, Option<MarkKind>)> =
            lines.iter().map(|(line, kind)| (line.trim(), *kind)).filter(|(line, _)| !line.is_empty()).collect();
        let markdown = written(&text(&lines), TextFormat::Markdown);
        let found = seen(&markdown);
        assert_eq!(found.len(), lines.len(), "{markdown}");
        for ((kind, found), (line, mark)) in found.iter().zip(&lines) {
            let expected = match mark {
                Some(MarkKind::Heading(_)) => "h2",
                Some(MarkKind::ListItem) => "item",
                Some(MarkKind::TableRow) => "row",
                _ => "paragraph",
            };
            assert_eq!(kind, expected, "{markdown}");
            let line = if expected == "row" { line.replace(" | ", "¦") } else { (*line).to_owned() };
            assert_eq!(found.trim_end_matches(['¦', ' ']), line.trim_end_matches(['¦', ' ']), "{markdown}");
        }
    }

    #[test]
    fn no_character_means_anything_to_a_page(lines in prop::collection::vec(pieces(), 1..6)) {
        let lines: Vec<(&str, Option<MarkKind>)> = lines.iter().map(|l| (l.trim(), None)).filter(|l| !l.0.is_empty()).collect();
        let page = scraper::Html::parse_document(&written(&text(&lines), TextFormat::Html));
        assert!(page.errors.is_empty(), "{:?}", page.errors);
        let paragraphs = scraper::Selector::parse("body > p").expect("a selector");
        let found: Vec<String> = page.select(&paragraphs).map(|p| p.text().collect()).collect();
        assert_eq!(found, lines.iter().map(|l| l.0).collect::<Vec<_>>());
    }
}
