//! What each section of a report does, where its title alone does not say it.

use gangmu::Pipeline;
use gangmu::model::Role;

/// Role and year of each section of the first level.
fn roles(text: &str) -> Vec<(Role, Option<i16>)> {
    let pipeline = Pipeline::bundled().expect("rules");
    let reading = pipeline.read("a.txt", text.as_bytes()).expect("text");
    let sections = reading.documents.iter().flat_map(|read| &read.document.outline.sections);
    sections.filter(|s| s.parent.is_none()).map(|s| (s.role, s.year)).collect()
}

#[test]
fn a_five_year_plan_that_begins_is_the_plan_of_its_first_year() {
    let text = "2026年霁州市政府工作报告\n各位代表：\n一、稳中求进，交出合格答卷\n2025年是“十四五”收官之年。新建学校3所。\n\
                二、绘好蓝图，建设现代化霁州\n“十五五”时期是夯实基础的时期。到时候学校达到80所。\n\
                三、乘势而上，推动“十五五”开好局\n今年新建学校4所。\n四、转变作风，建设人民满意政府\n我们要勤政为民。\n";
    let plan = |year| (Role::Plan, Some(year));
    assert_eq!(roles(text), [(Role::Review, Some(2025)), plan(2030), plan(2026), plan(2026)]);
}

#[test]
fn a_five_year_plan_that_ends_is_reviewed() {
    let text = "2026年霁州市政府工作报告\n各位代表：\n一、“十四五”时期走过的路\n五年来新建学校30所。\n二、2026年工作安排\n新建学校4所。\n";
    assert_eq!(roles(text), [(Role::Review, Some(2025)), (Role::Plan, Some(2026))]);
}
