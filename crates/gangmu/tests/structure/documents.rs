use gangmu::model::DocumentKind;

use crate::read;

#[test]
fn a_compilation_is_split_at_its_titles() {
    let body =
        "一、抓项目\n".to_owned() + &"围绕重点项目建设，强化要素保障，狠抓工作落实。".repeat(12) + "\n二、抓民生\n办好实事。\n";
    let text = format!("某区2024年工作要点汇编(2篇)\n区农业局2024年工作要点\n{body}区水利局2024年工作要点\n{body}");
    let read = read(&text);
    let titles: Vec<_> = read.documents.iter().filter_map(|d| d.metadata.title.as_deref()).collect();
    assert_eq!(titles, ["区农业局2024年工作要点", "区水利局2024年工作要点"]);
    let first = &read.documents[0];
    assert_eq!((first.part, first.parts, first.metadata.plan_year), (1, 2, Some(2024)));
    assert_eq!((first.metadata.issuer.as_deref(), first.metadata.kind), (Some("区农业局"), Some(DocumentKind::KeyPoints)));
}

#[test]
fn a_notice_with_its_scheme_is_one_document() {
    let body = "现将实施方案印发给你们，请认真贯彻执行。".repeat(20);
    let text = format!(
        "某县人民政府关于印发绿化实施方案的通知\n{body}\n附件\n绿化实施方案\n一、总体要求\n{body}\n二、重点任务\n{body}\n"
    );
    let read = read(&text);
    assert_eq!(read.documents.len(), 1);
    assert_eq!(read.documents[0].metadata.kind, Some(DocumentKind::Notice));
}

#[test]
fn titles_may_stand_on_two_lines_and_signatures_name_the_issuer() {
    let read = read("某市文化局\n2025年重点工作推进计划\n一、建书房\n新建8座。\n二、办展览\n举办24场。\n");
    let metadata = &read.documents[0].metadata;
    assert_eq!(metadata.title.as_deref(), Some("某市文化局2025年重点工作推进计划"));
    assert_eq!((metadata.issuer.as_deref(), metadata.plan_year), (Some("某市文化局"), Some(2025)));
    let signed = crate::read("一、2023年工作总结\n成效明显。\n某县财政局\n2023年12月25日\n");
    assert_eq!(signed.documents[0].metadata.issuer.as_deref(), Some("某县财政局"));
    assert_eq!(signed.documents[0].metadata.written_date.map(|d| d.to_string()).as_deref(), Some("2023-12-25"));
}

#[test]
fn work_reports_are_known_by_their_opening() {
    let text = "政 府 工 作 报 告\n——2024年1月11日在某县第十八届人民代表大会第三次会议上\n各位代表：\n现在，我代表县人民政府向大会报告工作，请予审议。\n一、2023年工作回顾\n成效明显。\n二、“十四五”目标\n再上台阶。\n三、2024年工作安排\n狠抓落实。\n";
    let read = read(text);
    let metadata = &read.documents[0].metadata;
    assert_eq!(metadata.kind, Some(DocumentKind::WorkReport));
    assert_eq!((metadata.review_year, metadata.plan_year), (Some(2023), Some(2024)));
    assert_eq!(metadata.issuer.as_deref(), Some("某县人民政府"));
}
