//! What becomes of texts and pages: words before and after.

#![expect(clippy::expect_used, reason = "a test may stop")]

use gangmu_clean::Cleaner;
use gangmu_model::{MarkKind, Text};
use gangmu_rules::Rules;

fn clean(name: &str, text: &str) -> Text {
    let rules = Rules::bundled().expect("the bundled rules");
    let cleaner = Cleaner::new(&rules.clean);
    let source = cleaner.decode(name, text.as_bytes()).expect("a text");
    cleaner.clean(&source)
}

/// A paragraph, so that what stands around it has a place.
const PARAGRAPH: &str = "全县教育系统认真落实各项工作部署，新建幼儿园3所，改扩建校舍1.2万平方米，办学条件进一步改善。";

#[test]
fn spaces_inside_sentences_and_numbers_are_closed() {
    let cases = [
        ("表彰优秀教师410 名，占教师总数的12 %。", "表彰优秀教师410名，占教师总数的12%。"),
        ("全年共发放助学金1 122个，惠及学生 3 500 人。", "全年共发放助学金1122个，惠及学生3500人。"),
        ("自2 0 0 5年以来，建成学校5 0座左右，成效明显。", "自2005年以来，建成学校50座左右，成效明显。"),
        (
            "覆盖率达到8 5 ％以上，增长1 0 ．3 ％，人均住房面积8 ．7 平方米，自然增长率1 0 ．0 6 ‰。",
            "覆盖率达到85%以上，增长10.3%，人均住房面积8.7平方米，自然增长率10.06‰。",
        ),
        ("各年级班数分别为8 5.3和7，具体情况见附表所列内容。", "各年级班数分别为8 5.3和7，具体情况见附表所列内容。"),
        ("要把 推进普通高 中建设作为重点，抓紧抓好各项工作落实。", "要把推进普通高中建设作为重点，抓紧抓好各项工作落实。"),
        ("增长８．３％，新增学位１２００个。", "增长8.3%，新增学位1200个。"),
        ("一、存在的主要问题 从总体上看，优质资源仍然不足。", "一、存在的主要问题 从总体上看，优质资源仍然不足。"),
        ("第三十六条 各级部门要加强监督，确保资金安全。", "第三十六条 各级部门要加强监督，确保资金安全。"),
        ("2021 2022年两个年度的数据分别列出，供有关部门参考。", "2021 2022年两个年度的数据分别列出，供有关部门参考。"),
        (
            "各项工作取得明显成效。 义务教育 全市现有小学120所，在校生5万人。",
            "各项工作取得明显成效。 义务教育 全市现有小学120所，在校生5万人。",
        ),
        ("政 府 工 作 报 告", "政府工作报告"),
        ("县长 王小明", "县长 王小明"),
    ];
    for (before, after) in cases {
        let text = clean("x.txt", &format!("{before}\n{PARAGRAPH}"));
        assert_eq!(text.text.lines().next(), Some(after));
    }
}

#[test]
fn lines_that_belong_together_are_joined() {
    let cases = [
        ("加强师资培训，实施强师工程；\n完善教师补充机制，优化队伍结构。", 1),
        ("投入建设资金8316\n万元，新建教学楼2栋。", 1),
        ("居民健康素养水平达到26.\n3%，比上年提高2个百分点。", 1),
        ("实际利用外资3.28亿\n美元，增长8.4%。", 1),
        ("人均预期寿命达到78.\n3.健康素养水平稳步提升。", 2),
        ("1.\n2.5万人受益。", 2),
        ("全年增长26\n3、完成年度任务。", 2),
        ("总投资3.28亿\n一、主要做法", 2),
        ("一是新建学校3所；\n二是改造学校5所；\n三是新增学位800个。", 3),
        ("（一）加强党的建设；\n（二）提高教育质量；", 2),
        ("各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。", 2),
    ];
    for (text, lines) in cases {
        assert_eq!(clean("x.txt", text).text.lines().count(), lines, "{text}");
    }
    let wrapped = "近年来，我县坚持把教育摆在优先发展的战略位\n置，不断加大投入力度，持续改善办学条件，努力\n办好人民满意的教育，各项工作取得了明显的成效\n和进步。全县现有各级各类学校一百二十所，在校\n学生五万六千余人，专任教师四千三百人，办学水\n平不断提高，社会满意度持续提升，教育事业呈现\n出健康发展的良好态势，为全县经济社会发展提供\n了有力的人才支撑和智力保障。\n一、主要工作\n";
    assert_eq!(clean("x.txt", wrapped).text.lines().count(), 2);
}

/// Breaks a paragraph at a width of 60 columns, wherever that falls.
fn wrapped(paragraph: &str) -> String {
    let (mut text, mut width) = (String::new(), 0);
    for c in paragraph.chars() {
        let own = if c.is_ascii() { 1 } else { 2 };
        if width + own > 60 {
            text.push('\n');
            width = 0;
        }
        text.push(c);
        width += own;
    }
    text + "\n"
}

#[test]
fn a_text_wrapped_at_a_width_is_joined_however_many_headings_it_has() {
    let paragraphs = [
        "一、外贸稳中提质",
        "全市完成进出口总额126.43亿元，同比增长5.3%，其中出口98.7亿元，增长7.1%。新增有进出口实绩企业63家，总数达到412家；兑现外贸扶持资金2316.8万元。",
        "二、招商成效显著",
        "新签约项目168个，合同资金573.6亿元，其中50亿元以上项目2个、10亿元以上项目14个。",
        "三、市场持续繁荣",
        "社会消费品零售总额742.5亿元，增长10.6%。新增限上商贸企业71家，改造提升农贸市场13个，建成社区便利店近300个，带动销售额12.7亿元。",
        "四、下一步打算",
        "1、培育外贸综合服务企业2家，新增实绩企业50家以上，组织200家次企业参加境内外展会。",
        "2、办好节会。",
    ];
    let text: String = paragraphs.iter().map(|paragraph| wrapped(paragraph)).collect();
    assert_eq!(clean("x.txt", &text).text.lines().collect::<Vec<_>>(), paragraphs);
    // Lines without an end, but of any width: each is a thing of its own.
    let list: String =
        (0..16).map(|n| format!("第{n}中学新建{}工程，教育局负责牵头抓\n简要说明\n", "楼".repeat(n * 7 % 20))).collect();
    assert_eq!(clean("x.txt", &list).text.lines().count(), 32);
}

#[test]
fn the_block_and_the_furniture_of_a_scrape_are_taken_off() {
    let scrape = format!(
        "当前位置: 首页\n> 政务公开 > 计划总结\n索 引 号: 113708300043353266/2023-00001 主题分类: 教育\n成文日期: 2023-03-10 发布机构: 某县教育局\n有效性:\n\n某县教育局2022年工作总结\n\n发布日期:2023-03-12 10:09 浏览次数: 38\n分享\n\n{PARAGRAPH}\n\n某县教育局\n2023年3月10日\n信息来源:某县教育局\n打印 关闭\nProduced By 某某发布系统"
    );
    let text = clean("x.txt", &scrape);
    assert_eq!(text.text, format!("某县教育局2022年工作总结\n{PARAGRAPH}\n某县教育局\n2023年3月10日\n"));
    let m = &text.metadata;
    assert_eq!(m.title.as_deref(), Some("某县教育局2022年工作总结"));
    assert_eq!(m.issuer.as_deref(), Some("某县教育局"));
    assert_eq!(m.index_number.as_deref(), Some("113708300043353266/2023-00001"));
    assert_eq!(
        (m.written_date.map(|d| d.to_string()), m.published_date.map(|d| d.to_string())),
        (Some("2023-03-10".to_owned()), Some("2023-03-12".to_owned()))
    );
    assert_eq!(m.validity, None);
    assert_eq!(m.region.as_ref().map(|r| (r.code.as_str(), r.how)), Some(("370830", "index_number")));
}

#[test]
fn a_broken_table_gives_its_values() {
    let text = clean(
        "x.txt",
        &format!(
            "索 引 号: | 000/2021-1 | 生成日期: | 2021-01-28 |\n文 号: | 关键字: | 教育 | |\n所属机构: | 某中心 | 发布机构: |\n某县教育局 | |\n|\n|\n{PARAGRAPH}\n|"
        ),
    );
    assert_eq!(text.text, format!("{PARAGRAPH}\n"));
    assert_eq!(text.metadata.issuer.as_deref(), Some("某县教育局"));
    assert_eq!(text.metadata.document_number, None);
}

#[test]
fn a_cut_is_flagged_with_its_place_and_size() {
    let text = clean(
        "x.txt",
        &format!(
            "{PARAGRAPH}\n……(某网省略980字,正式会员可完整阅读)……\n{PARAGRAPH} ……(未完,全文共7840字,当前仅显示2753字,请阅读下面提示信息。"
        ),
    );
    let flags: Vec<_> = text.flags.iter().filter(|f| f.code == "truncated").collect();
    assert_eq!(flags.len(), 2);
    assert!(flags.iter().zip(["980", "5087"]).all(|(f, n)| f.message.contains(n)));
    assert_eq!(flags.first().and_then(|f| f.span).map(|s| s.start), Some(PARAGRAPH.len()));
    assert_eq!(text.text, format!("{PARAGRAPH}\n{PARAGRAPH}\n"));
}

#[test]
fn masks_stay_and_carry_their_reading() {
    let text = clean("x.txt", "提升基层D建工作水平，贯彻20D精神，组织**市党员开展活动。");
    let places: Vec<&str> = text.flags.iter().filter_map(|f| f.span.map(|s| s.of(&text.text))).collect();
    assert_eq!(places, ["D建", "20D", "**"]);
    assert!(text.flags.iter().any(|f| f.message.contains("党建")));
}

/// What the converter does to a text: readings after the characters of a list, on GBK bytes, and a lead byte with a bad second byte
/// made one `?`.
fn converted(text: &str, list: &[(&str, &str)]) -> String {
    let gbk = |t: &str| encoding_rs::GBK.encode(t).0.into_owned();
    let mut bytes = gbk(text);
    for (character, reading) in list {
        let (from, to) = (gbk(character), gbk(&format!("{character}({reading})")));
        let mut out = Vec::new();
        let mut rest = bytes.as_slice();
        while let Some(first) = rest.first() {
            let hit = rest.starts_with(&from);
            out.extend(if hit { to.as_slice() } else { std::slice::from_ref(first) });
            rest = rest.get(if hit { from.len() } else { 1 }..).unwrap_or(&[]);
        }
        bytes = out;
    }
    let mut text = String::new();
    let mut rest = bytes.as_slice();
    while let [first, tail @ ..] = rest {
        match (first, tail) {
            (..=0x7F, _) => {
                text.push(char::from(*first));
                rest = tail;
            }
            (_, [second @ 0x40..=0xFE, more @ ..]) => {
                text.push_str(&encoding_rs::GBK.decode_without_bom_handling(&[*first, *second]).0);
                rest = more;
            }
            _ => {
                text.push('?');
                rest = tail.get(1..).unwrap_or(&[]);
            }
        }
    }
    text
}

#[test]
fn the_residue_of_a_converter_is_undone() {
    let before = "全縣學校辦學條件明顯改善,新建學校三所,總人數比去年增加,教育發展態勢良好。義務教育階段學校實現標準化建設,課后服務質量提高。培訓教師,領導班子建設得到加強,發展狀態穩定。";
    let list = [
        ("學", "xué"),
        ("側", "cè"),
        ("數", "shù"),
        ("態", "tài"),
        ("務", "wù"),
        ("實", "shí"),
        ("標", "biāo"),
        ("質", "zhì"),
        ("領", "lǐng"),
        ("發", "fā"),
        ("設", "shè"),
        ("課", "kè"),
    ];
    let damaged = converted(before, &list);
    assert!(damaged.contains("總?cè)藬?shù)") && damaged.contains("領(lǐng)導"), "{damaged}");
    let after = "全县学校办学条件明显改善,新建学校三所,总人数比去年增加,教育发展态势良好。义务教育阶段学校实现标准化建设,课后服务质量提高。培训教师,领导班子建设得到加强,发展状态稳定。\n";
    let text = clean("x.txt", &damaged);
    assert_eq!(text.text, after);
    assert!(text.flags.iter().any(|f| f.code == "repaired") && text.flags.iter().all(|f| f.code != "lost"));
}

#[test]
fn readings_in_an_ordinary_text_stay() {
    let text = "“行”字读作行(xíng)，也读作行(háng)，教学中要注意区分，讲清它的用法。";
    assert_eq!(clean("x.txt", text).text.trim_end(), text);
}

#[test]
fn traditional_text_becomes_simplified_and_simplified_text_stays() {
    assert_eq!(
        clean("x.txt", "著力推動學校發展，實現優質均衡，總體成效顯著。").text,
        "着力推动学校发展，实现优质均衡，总体成效显著。\n"
    );
    assert_eq!(
        clean("x.txt", "着力推动学校发展，总体成效显著，乾隆年间始建。").text,
        "着力推动学校发展，总体成效显著，乾隆年间始建。\n"
    );
}

/// A page with everything around the text.
fn page(body: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>某县教育局2022年工作总结_某县人民政府网</title><meta name=\"PubDate\" content=\"2023-03-12 10:00\"><style>p{{}}</style></head>\
         <body><div class=\"nav\"><ul><li><a href=\"/\">首页</a></li><li><a href=\"/a\">政务公开</a></li></ul></div>\
         <table class=\"info\"><tr><td>索引号</td><td>113708300043353266/2023-00001</td><td>发布机构：</td><td>某县教育局</td></tr></table>\
         <div class=\"TRS_Editor\">{body}</div><div class=\"share\">分享到：<a>微信</a></div>\
         <div class=\"related\"><h3>相关文章</h3><ul><li><a href=\"/b\">某县教育局2021年工作总结</a></li></ul></div>\
         <div class=\"footer\">版权所有：某县人民政府 <a>网站地图</a></div></body></html>"
    )
}

#[test]
fn a_page_gives_its_article_and_its_description() {
    let body = format!(
        "<h2>一、工作情况</h2><p>&emsp;&emsp;{PARAGRAPH}</p><p style=\"display:none\">看不见</p><ul><li>新增学位<b>1</b>980&nbsp;个。</li></ul><p><strong>二、下一步打算</strong></p><p align=center>某县教育局</p>"
    );
    let text = clean("x.html", &page(&body));
    assert_eq!(text.text, format!("一、工作情况\n{PARAGRAPH}\n新增学位1980个。\n二、下一步打算\n某县教育局\n"));
    let kinds: Vec<MarkKind> = text.marks.iter().map(|m| m.kind).collect();
    assert_eq!(kinds, [MarkKind::Heading(2), MarkKind::ListItem, MarkKind::Bold, MarkKind::Centred]);
    let m = &text.metadata;
    assert_eq!(m.title.as_deref(), Some("某县教育局2022年工作总结"));
    assert_eq!((m.index_number.as_deref(), m.issuer.as_deref()), (Some("113708300043353266/2023-00001"), Some("某县教育局")));
    assert_eq!(m.published_date.map(|d| d.to_string()).as_deref(), Some("2023-03-12"));
}

#[test]
fn tables_become_rows_of_cells() {
    let table = "<table><tr><th>指标</th><th>单位</th><th>2022年</th></tr><tr><td>在校生</td><td>人</td><td>5 6\n00</td></tr><tr><td>学校</td><td></td><td><p>120</p></td></tr></table>";
    let text = clean("x.html", &page(&format!("<p>{PARAGRAPH}</p>{table}<p>{PARAGRAPH}</p>")));
    let rows: Vec<&str> = text.marks.iter().filter(|m| m.kind == MarkKind::TableRow).map(|m| m.span.of(&text.text)).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!((rows.first().copied(), rows.last().copied()), (Some("指标 | 单位 | 2022年"), Some("学校 |  | 120")));
}

#[test]
fn source_line_ends_in_a_page_are_no_spaces_in_chinese() {
    let text = clean("x.html", &page(&format!("<p>新建学校3\n  所，培训教师\n  260人，完成 GDP\n 目标。{PARAGRAPH}</p>")));
    assert!(text.text.starts_with("新建学校3所，培训教师260人，完成 GDP目标。"), "{}", text.text);
}

#[test]
fn rows_of_a_scraped_table_are_rows_and_stray_borders_go() {
    let text = clean("x.txt", &format!("{PARAGRAPH} |\n| 指标 | 2022年 |\n| 学校 | 120 |\n{PARAGRAPH}"));
    assert_eq!(text.text, format!("{PARAGRAPH}\n指标 | 2022年\n学校 | 120\n{PARAGRAPH}\n"));
    assert_eq!(text.marks.len(), 2);
}

#[test]
fn a_page_describes_its_document_in_many_ways() {
    let around = |block: &str, body: &str, after: &str| {
        let page = format!(
            "<html><head><title>x</title><meta name=PubDate content='2024-09-09'></head><body>{block}<div class=TRS_Editor><p>{PARAGRAPH}</p>{body}</div>{after}</body></html>"
        );
        clean("x.html", &page)
    };
    let list =
        around("<dl><dt>索引号</dt><dd>HY0029/2024-0307</dd><dt>文　号</dt><dd>禾医保办〔2024〕12号</dd></dl>", "", "").metadata;
    assert_eq!(list.index_number.as_deref(), Some("HY0029/2024-0307"));
    assert_eq!(list.document_number.as_deref(), Some("禾医保办〔2024〕12号"));
    let lines = around(
        "<div><p>索 引 号：</p><p>014742224A/2023-0043406</p><p>有效性：</p><p>统计数据</p><p>发布日期：</p><p>2017-05-15 10:49:00</p></div>",
        "",
        "",
    );
    assert_eq!(lines.metadata.index_number.as_deref(), Some("014742224A/2023-0043406"));
    assert_eq!(lines.metadata.validity, None);
    // What a reader sees comes before what the site's program wrote.
    assert_eq!(lines.metadata.published_date.map(|d| d.to_string()).as_deref(), Some("2017-05-15"));
    let dated = around("<p>（2023年3月27日）</p><em id=publish_time>2023-03-28 13:40</em>", "", "").metadata;
    assert_eq!(dated.written_date.map(|d| d.to_string()).as_deref(), Some("2023-03-27"));
    let signed = around("", "", "<div>某县教育局<br>2022年12月28日</div><div>版权所有 某县教育局</div>");
    assert_eq!(signed.text, format!("{PARAGRAPH}\n某县教育局\n2022年12月28日\n"));
    assert_eq!(around("", "", "<div>某县教育局<br>联系我们</div>").text, format!("{PARAGRAPH}\n"));
}

#[test]
fn a_flattened_block_after_a_title_is_read() {
    let block = "某县民政局2020年工作总结 索 引 号： | MZ20210105-0012 | 生成日期： | 2021-01-05 |";
    let text = clean("x.txt", &format!("{block}\n{PARAGRAPH}"));
    assert_eq!(text.text, format!("某县民政局2020年工作总结\n{PARAGRAPH}\n"));
    assert_eq!(text.metadata.title.as_deref(), Some("某县民政局2020年工作总结"));
    assert_eq!(text.metadata.index_number.as_deref(), Some("MZ20210105-0012"));
    assert_eq!(text.metadata.written_date.map(|d| d.to_string()).as_deref(), Some("2021-01-05"));
}

#[test]
fn markdown_that_a_scraper_left_is_taken_off() {
    let scrape = format!(
        "---\ntitle: 某县教育局2022年工作总结\ncrawled_at: 2025-01-04\n---\n[首页](/) › [总结](/a)\n# 某县教育局2022年工作总结\n发布日期：2024-12-30 &nbsp; [打印](x)\n## 一、工作情况\n{PARAGRAPH}\n- 投入**860**万元\n| 指标 | 值 |\n| --- | --- |\n| 学校 | 3 |\n"
    );
    let text = clean("x.txt", &scrape);
    assert_eq!(text.text, format!("某县教育局2022年工作总结\n一、工作情况\n{PARAGRAPH}\n投入860万元\n指标 | 值\n学校 | 3\n"));
    assert_eq!(text.metadata.published_date.map(|d| d.to_string()).as_deref(), Some("2024-12-30"));
    assert!(text.flags.iter().all(|f| f.code != "masked"));
}

#[test]
fn a_broken_title_is_put_together() {
    let cases = [
        ("某县人民政府\n关于2023年重点工作安排的通知", "某县人民政府关于2023年重点工作安排的通知"),
        (
            "某市教育局关于印发《某市学前教育发展提升\n行动计划实施方案》的通知",
            "某市教育局关于印发《某市学前教育发展提升行动计划实施方案》的通知",
        ),
        ("某市教育局\n2022年工作总结", "2022年工作总结"),
    ];
    for (head, title) in cases {
        let text = clean("x.txt", &format!("{head}\n{PARAGRAPH}"));
        assert_eq!(text.metadata.title.as_deref(), Some(title));
    }
}

#[test]
fn a_body_that_signs_is_the_issuer() {
    for text in
        [format!("2022年工作总结\n某市教育局\n{PARAGRAPH}"), format!("2022年工作总结\n{PARAGRAPH}\n某市教育局\n2023年1月5日")]
    {
        assert_eq!(clean("x.txt", &text).metadata.issuer.as_deref(), Some("某市教育局"));
    }
}

#[test]
fn the_date_under_a_title_stays_and_the_time_of_the_site_goes() {
    let text = clean("x.txt", &format!("某市2017年统计公报\n（2018年4月16日）\n2018-04-20 11:51:34 某网\n{PARAGRAPH}"));
    assert_eq!(text.text, format!("某市2017年统计公报\n（2018年4月16日）\n{PARAGRAPH}\n"));
    assert_eq!(text.metadata.published_date.map(|d| d.to_string()).as_deref(), Some("2018-04-20"));
}
