use gangmu::model::{ReferenceKind, ResponsibleRole};

use crate::read;

#[test]
fn tasks_are_the_smallest_numbered_items_of_what_plans() {
    let text = "某局2022年总结和2023年计划\n一、2022年工作总结\n（一）抓教学。成绩提高。\n二、2023年工作计划\n（一）工作思路。坚持稳中求进。\n（二）重点举措\n1.建学校。新建1所。\n(1)选址。\n(2)施工。\n2.强师资。招聘30人。\n";
    assert_eq!(read(text).tasks(), ["建学校", "强师资"]);
    let text = "某局2023年工作要点\n一、总体要求\n坚持稳中求进。\n二、重点工作\n（一）建学校。新建1所。一是选址。二是施工。\n（二）强师资。招聘30人。\n";
    assert_eq!(read(text).tasks(), ["建学校", "强师资"]);
}

#[test]
fn units_are_read_with_their_roles() {
    let text = "某局2024年工作要点\n1.建书房。建成8座。（牵头单位：文化科；配合单位：市图书馆、各县（区）文化局）\n2.办展览。举办24场。\n责任科室：艺术科、各文化馆\n3.强监管。专项检查。（市公安局牵头，市财政局、市住建局配合）\n4.抓普法。开展宣传。（市司法局、市教育局等按职责分工负责）\n";
    let read = read(text);
    let units = |n: usize| read.tasks[n].responsible.iter().map(|r| (r.name.as_str(), r.role)).collect::<Vec<_>>();
    let (lead, responsible, assist) = (ResponsibleRole::Lead, ResponsibleRole::Responsible, ResponsibleRole::Assist);
    assert_eq!(units(0), [("文化科", lead), ("市图书馆", assist), ("县（区）文化局", assist)]);
    assert_eq!(units(1), [("艺术科", responsible), ("文化馆", responsible)]);
    assert_eq!(units(2), [("市公安局", lead), ("市财政局", assist), ("市住建局", assist)]);
    assert_eq!(units(3), [("市司法局", responsible), ("市教育局", responsible)]);
}

#[test]
fn deadlines_are_dates_or_the_words_of_the_text() {
    let text =
        "某局2024年工作要点\n1.建书房。6月底前建成开放，年底前完成验收。\n2.修校舍。力争秋季学期完工。\n3.抓日常。贯穿全年。\n";
    let read = read(text);
    let deadlines: Vec<_> = read.tasks.iter().map(|t| t.deadlines.clone()).collect();
    assert_eq!(deadlines, [vec!["2024-06-30".to_owned(), "2024-12-31".to_owned()], vec!["秋季学期".to_owned()], vec![]]);
}

#[test]
fn closing_words_of_the_document_are_not_of_its_last_task() {
    let text = "某局2024年工作要点\n1.建书房。4月底前建成。\n责任科室：文化科\n2.办展览。5月底前办结。\n责任科室：艺术科\n各科室要于3月10日前报送方案。\n";
    assert_eq!(read(text).tasks[1].deadlines, ["2024-05-31"]);
}

#[test]
fn references_are_named_once_with_their_number() {
    let read = read("根据《关于促进就业的意见》（某政发〔2023〕5号），制定《实施细则〈试行〉》，落实《关于促进就业的意见》。");
    let found: Vec<_> = read.references.iter().map(|r| (r.name.as_str(), r.number.as_deref())).collect();
    assert_eq!(found, [("关于促进就业的意见", Some("某政发〔2023〕5号")), ("实施细则〈试行〉", None)]);
}

#[test]
fn articles_of_regulations_are_no_tasks_but_those_of_measures_are() {
    let rules = "关于印发《某市补助资金管理办法》的通知\n第一条 为加强资金管理，制定本办法。\n第二条 补助标准为每人每月100元。\n第三条 申请人应当提交证明。\n";
    assert!(read(rules).tasks().is_empty());
    let measures = "某区促进文旅产业发展若干措施\n第一条【强化用地保障】将文旅项目用地纳入计划。（责任单位：区规划局）\n第二条【培育骨干企业】鼓励企业扩大规模。（责任单位：区文旅局）\n";
    assert_eq!(read(measures).tasks(), ["强化用地保障", "培育骨干企业"]);
}

#[test]
fn a_title_that_acts_is_a_task_though_its_last_words_are_those_of_a_preface() {
    let text = "某县产业发展实施方案\n一、重点任务\n（一）优化产业发展环境。精简审批。\n（二）做强主导产业。培育龙头。\n二、保障措施\n（一）发展环境。现状良好。\n";
    assert_eq!(read(text).tasks(), ["优化产业发展环境", "做强主导产业"]);
}

#[test]
fn what_follows_a_row_of_one_paragraph_tasks_is_not_part_of_the_last() {
    let text = "某局2024年工作要点\n1.建学校。新建3所。\n2.强师资。培训100人。\n3.促健康。每天锻炼。\n各单位要细化措施，11月底前完成自评。\n";
    assert!(read(text).tasks.iter().all(|t| t.deadlines.is_empty()));
}

#[test]
fn notes_on_the_order_of_units_are_no_units() {
    let text = "某省促进就业实施方案\n一、稳岗位\n（一）返还保险费。加大力度。（人力资源社会保障厅、海关总署负责，列第一位者为牵头单位，下同）\n（二）扩大培训。加大力度。（省大数据局牵头，省有关部门具体实施）\n";
    let names: Vec<_> = read(text).tasks.iter().flat_map(|t| &t.responsible).map(|r| r.name.clone()).collect();
    assert_eq!(names, ["人力资源社会保障厅", "海关总署", "省大数据局", "省有关部门"]);
}

#[test]
fn programmes_with_a_name_in_quotes_are_references() {
    let read =
        read("深入实施“数商兴农”工程和“国培计划”，推进“三大行动”，落实《就业促进规划》，再推“数商兴农”工程，弘扬“工匠精神”。");
    let found: Vec<_> = read.references.iter().map(|r| (r.name.as_str(), r.kind)).collect();
    let programme = ReferenceKind::Programme;
    assert_eq!(found, [("“数商兴农”工程", programme), ("国培计划", programme), ("就业促进规划", ReferenceKind::Document)]);
}
