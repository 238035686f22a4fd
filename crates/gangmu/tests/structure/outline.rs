use gangmu::model::Role;

use crate::read;

#[test]
fn levels_go_by_first_use_and_run_on_numbers_continue() {
    let text = "一、加强领导\n1.抓学习。定期学习。\n2.抓队伍。配齐干部。\n二、提升质量\n（一）课堂\n3.改课堂。推行新课。\n（二）作业\n4.减作业。控制总量。\n";
    assert_eq!(
        read(text).outline(),
        [
            "一、加强领导",
            "  1.抓学习",
            "  2.抓队伍",
            "二、提升质量",
            "  （一）课堂",
            "    3.改课堂",
            "  （二）作业",
            "    4.减作业"
        ]
    );
}

#[test]
fn collapsed_text_still_gives_headings() {
    let text = "2020年，全镇工作稳步推进。 一、2020年完成情况 (一)抓产业。新建大棚3座。 (二)抓民生。修路2公里。 二、2021年打算 2021年全镇工作的总体思路是：以项目建设为中心，以民生改善为根本，全面完成各项任务。 (一)稳增长。引进企业2家。 (二)惠民生。改造危房9户。";
    assert_eq!(
        read(text).outline(),
        ["一、2020年完成情况", "  (一)抓产业", "  (二)抓民生", "二、2021年打算", "  (一)稳增长", "  (二)惠民生"]
    );
}

#[test]
fn a_number_that_lost_its_dot_is_read_in_sequence_only() {
    let text = "一、任务\n1.建平台。上线运行。\n2构建服务体系。覆盖全县。\n3.强监管。专项检查。\n12所学校参加评估。\n";
    assert_eq!(read(text).outline(), ["一、任务", "  1.建平台", "  2构建服务体系", "  3.强监管"]);
}

#[test]
fn amounts_at_the_start_of_a_line_are_no_numbers_of_headings() {
    let text = "一、成效\n1.5亿元投入学校建设。\n2.4公里道路完工。\n";
    assert_eq!(read(text).outline(), ["一、成效"]);
}

#[test]
fn a_table_of_contents_is_skipped_even_before_an_introduction() {
    let text = "某局2022年工作总结\n目 录\n一、工作回顾\n(一)抓项目\n(二)抓安全\n二、下一步打算\n某局2022年工作总结\n今年以来，全局上下团结一心，各项工作取得了新的进展，现将一年来的有关情况总结如下，请予审阅，不当之处请批评指正，并提出宝贵意见，以便改进工作。\n一、工作回顾\n(一)抓项目\n完成投资3亿元。\n(二)抓安全\n检查企业40家。\n二、下一步打算\n继续努力。\n";
    assert_eq!(read(text).outline(), ["一、工作回顾", "  (一)抓项目", "  (二)抓安全", "二、下一步打算"]);
}

#[test]
fn items_stand_inside_sections_and_headings_never_inside_items() {
    let text = "一、存在问题\n一是投入不足。资金缺口大。二是力量薄弱。人手少。\n（一）原因\n主要是底子薄。\n";
    assert_eq!(read(text).outline(), ["一、存在问题", "  *一是投入不足", "  *二是力量薄弱", "  （一）原因"]);
}

#[test]
fn missing_numbers_are_flagged() {
    let read = read("一、总结\n（一）抓党建\n成效明显。\n（四）抓队伍\n成效明显。\n（五）抓管理\n成效明显。\n");
    assert_eq!(read.outline(), ["一、总结", "  （一）抓党建", "  （四）抓队伍", "  （五）抓管理"]);
    assert_eq!(read.documents[0].flags.iter().map(|f| f.code).collect::<Vec<_>>(), ["numbering_gap"]);
}

#[test]
fn articles_stand_in_chapters_and_decimals_in_their_numbers() {
    let text =
        "第一章 总则\n第一条 为规范管理，制定本办法。\n第二条 本办法适用于全县。\n第二章 附则\n第三条 自印发之日起施行。\n";
    let outline = read(text).outline();
    assert_eq!(outline.len(), 5);
    assert!(outline[1].starts_with("  第一条") && outline[4].starts_with("  第三条"), "{outline:?}");
    let text = "1 总则\n1.1 编制目的\n为规范应急工作。\n1.2 编制依据\n依据有关法律。\n2 组织体系\n2.1 指挥部\n设立指挥部。\n";
    assert_eq!(read(text).outline(), ["1总则", "  1.1编制目的", "  1.2编制依据", "2组织体系", "  2.1指挥部"]);
}

#[test]
fn an_appendix_starts_anew_and_notes_do_not_plan() {
    let text = "一、工作安排\n（一）抓项目\n开工建设。\n（二）抓招商\n外出招商。\n附件1\n十件民生实事\n一、新建幼儿园。改善条件。\n二、改造道路。方便出行。\n名词解释\n1.“四上”企业：指规模以上企业。\n2.“双减”：指减轻负担。\n";
    let read = read(text);
    let sections = &read.documents[0].outline.sections;
    let appendix = sections.iter().find(|s| s.title == "十件民生实事").expect("the appendix");
    assert!(sections.iter().filter(|s| s.parent == Some(appendix.id)).count() == 2);
    let notes = sections.iter().filter(|s| s.title.contains('“'));
    assert!(notes.clone().count() == 2 && notes.into_iter().all(|s| s.role == Role::Other));
}

#[test]
fn roles_and_years_come_from_titles_parents_and_the_document() {
    let text = "某县教育局2022年工作总结和2023年工作计划\n一、主要工作\n（一）抓教学。成绩提高。\n二、存在的问题\n投入不足。\n三、2023年工作计划\n（一）建学校。新建1所。\n";
    let read = read(text);
    let found: Vec<_> = read.documents[0].outline.sections.iter().map(|s| (s.role, s.year)).collect();
    let (review, problems, plan) = ((Role::Review, Some(2022)), (Role::Problems, Some(2022)), (Role::Plan, Some(2023)));
    assert_eq!(found, [review, review, problems, plan, plan]);
}

#[test]
fn extents_hold_all_that_is_under_a_section() {
    let read = read("一、甲项\n（一）乙项。内容。\n二、丙项\n内容。\n");
    let sections = &read.documents[0].outline.sections;
    assert_eq!(sections[0].extent.of(&read.text.text), "一、甲项\n（一）乙项。内容。\n");
    assert_eq!(read.documents[0].outline.at(sections[1].span.start).map(|s| s.id), Some(2));
}

#[test]
fn hostile_numbering_takes_no_longer_than_its_length() {
    let text = "一、(一)1.（1）①一是第一，".repeat(20_000);
    let started = std::time::Instant::now();
    let sections = read(&text).documents[0].outline.sections.len();
    assert!(started.elapsed().as_secs() < 30, "{sections} sections in {:?}", started.elapsed());
}

#[test]
fn a_number_that_a_list_waits_for_stands_even_where_the_line_end_is_lost() {
    let text = "某厅2024年工作要点\n一、强化统筹协调，保障数字经济发展1.加强谋划。充分发挥作用。\n2.强化保障。做好工作。\n二、深化改革，打造数字品牌三、加速转型\n3.打造体系。迈上台阶，4.提升能力。达到第五、第六名。\n四、夯实底座\n5.建设网络。\n";
    let outline = read(text).outline();
    let numbers: Vec<_> = outline
        .iter()
        .map(|l| {
            l.trim().chars().take_while(|c| !matches!(c, '强' | '深' | '加' | '打' | '提' | '夯' | '建')).collect::<String>()
        })
        .collect();
    assert_eq!(numbers, ["一、", "1.", "2.", "二、", "三、", "3.", "4.", "四、", "5."].map(|n| n.to_owned()), "{outline:?}");
}
