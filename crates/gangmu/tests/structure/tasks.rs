use gangmu::model::ResponsibleRole;

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
