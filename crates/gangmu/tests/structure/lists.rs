use gangmu::model::Status;

use crate::read;

#[test]
fn members_stand_as_headings_after_the_label() {
    let text = "某局2024年工作要点\n一、主要举措\n实施三大行动，推进各项工作。\n1.强基行动。打牢基础。\n2.提质行动。提高质量。\n3.惠民行动。改善民生。\n";
    assert_eq!(read(text).lists(), ["三大行动:强基行动,提质行动,惠民行动"]);
}

#[test]
fn members_stand_in_a_run_before_the_count() {
    let lists = read("开展“头雁领航、先锋创优、支部创先”三大行动，推动工作。").lists();
    assert_eq!(lists, ["三大行动:头雁领航,先锋创优,支部创先"]);
    let lists = read("围绕课堂教学、作业设计、主题学习等3个重点项目开展研究。").lists();
    assert_eq!(lists, ["3个重点项目:课堂教学,作业设计,主题学习"]);
    let lists = read("建好“综合改革”“技术融合”和“成果推广”三个国家级示范区。").lists();
    assert_eq!(lists, ["三个国家级示范区:综合改革,技术融合,成果推广"]);
}

#[test]
fn members_stand_after_the_label_in_brackets_or_after_a_colon() {
    assert_eq!(read("推进“三新”改革（新教材、新课程、新高考）。").lists(), ["三新改革:新教材,新课程,新高考"]);
    assert_eq!(read("开展四项主题教研：单元备课、学科实践、作业设计、命题研究。").lists().len(), 1);
    assert_eq!(read("实施“三名”工程。评选名教师、名校长、名学校。").lists(), ["三名工程:名教师,名校长,名学校"]);
}

#[test]
fn members_stand_as_items_after_the_label() {
    let text = "一、2023年工作总结\n总体呈现三个突破：一是招生实现突破。人数增加。二是升学实现突破。三是就业实现突破。\n";
    let read = read(text);
    assert_eq!(read.lists(), ["三个突破:招生实现突破,升学实现突破,就业实现突破"]);
    assert_eq!(read.lists[0].status, Status::Actual);
    assert!(read.lists[0].items.iter().all(|i| i.section.is_some()));
}

#[test]
fn members_scattered_over_the_document_are_gathered() {
    let text = "某局2024年工作要点\n重点抓好三项专项行动。全系统要提高站位，凝心聚力，真抓实干，以钉钉子精神推动各项工作落地见效，努力办好人民满意的教育。坚持统筹兼顾。为全市经济社会高质量发展作出新的更大贡献。\n1.强师德。开展清风校园行动，净化环境。\n2.强能力。开展双向培养行动，提升素质。\n3.强保障。推进暖心惠师行动，落实待遇。\n";
    assert_eq!(read(text).lists(), ["三项专项行动:清风校园行动,双向培养行动,暖心惠师行动"]);
}

#[test]
fn a_list_declared_twice_is_one_and_a_short_one_is_flagged() {
    let text = "某局2024年工作要点\n突出“两大基础”。\n一、夯实“两大基础”\n1.抓教学。提高质量。\n2.抓安全。消除隐患。\n";
    assert_eq!(read(text).lists(), ["两大基础:抓教学,抓安全"]);
    let read = read("组织足球、篮球、排球等六大体育联赛。");
    assert_eq!(read.lists(), ["六大体育联赛:足球,篮球,排球"]);
    assert_eq!(read.lists[0].flags.iter().map(|f| f.code).collect::<Vec<_>>(), ["count_mismatch"]);
}

#[test]
fn formulas_amounts_and_ordinals_are_no_lists() {
    for text in [
        "坚决做到“两个维护”，增强“四个意识”。",
        "全市共开设汽车维修、护理、会计等12个品牌专业。",
        "推进52项改革任务落地。",
        "以上5个项目完成后投入使用。",
        "实施三年行动计划，新建3所学校。",
        "完成三大基础设施建设。",
    ] {
        assert!(read(text).lists().is_empty(), "{text}: {:?}", read(text).lists());
    }
}

#[test]
fn five_parts_of_a_section_are_not_the_members_of_every_five_things_it_names() {
    let text = "一、加快“两大中心”建设\n为建设航运、贸易两个平台，全市上下齐心协力，出台了一系列政策，推动了经济社会各项事业的全面发展，取得了来之不易的成绩。各级各部门真抓实干。全市面貌焕然一新。\n（一）抓项目。开工建设。\n（二）抓招商。引进企业。\n";
    assert!(read(text).lists().iter().all(|l| !l.starts_with("两个平台:抓项目")), "{:?}", read(text).lists());
}

#[test]
fn what_binds_the_first_member_is_no_part_of_it() {
    for (text, list) in [
        ("全面展开城市更新、河道治理、安居惠民三大工程。", "三大工程:城市更新,河道治理,安居惠民"),
        (
            "推进质量提升行动、产业培育提升行动、品牌创建提升行动三项行动。",
            "三项行动:质量提升行动,产业培育提升行动,品牌创建提升行动",
        ),
        ("重点实施了旧城改造、景观提升、道路畅通等3项工程。", "3项工程:旧城改造,景观提升,道路畅通"),
        ("落实加强组织领导、加强要素投入、加强考核督查“三条措施”。", "三条措施:加强组织领导,加强要素投入,加强考核督查"),
        ("用好产业、科技、服务业三支队伍。", "三支队伍:产业,科技,服务业"),
        ("推行公示制度、记录制度、审核制度（以下统称“三项制度”）。", "三项制度:公示制度,记录制度,审核制度"),
        ("推进疾病防治“三早”工程：重大疾病早预防、早发现、早诊治工程。", "三早工程:早预防,早发现,早诊治"),
    ] {
        assert_eq!(read(text).lists(), [list]);
    }
}

#[test]
fn a_label_in_a_row_of_names_has_none_of_them_as_members() {
    for text in [
        "获得产业发展一等奖、城镇建设一等奖、“两个一”工程推进奖。",
        "“两个基地”“两个枢纽”“两个网络”建设加快。",
        "坚持统筹推进、一体落实“两区”建设和“四项重点任务”。",
        "提高最低工资标准、残疾人“两项补贴”标准。",
        "高端装备、新能源、新材料等4个支柱产业快速发展。",
        "严把设计和施工两个环节。",
    ] {
        let lists = read(text).lists();
        assert!(lists.iter().all(|l| l.ends_with(':')), "{text}: {lists:?}");
    }
}

#[test]
fn members_are_clauses_between_semicolons() {
    let text = "某县2024年政府工作报告\n今年，我们将办好3件民生实事，包括：改造老旧小区100个；建成社区食堂50个，村村覆盖；为7万名老人免费体检，建立健康档案。";
    assert_eq!(
        read(text).lists(),
        ["3件民生实事:改造老旧小区100个,建成社区食堂50个，村村覆盖,为7万名老人免费体检，建立健康档案"]
    );
}

#[test]
fn headings_that_all_say_to_do_it_give_their_names() {
    let text = "某县2024年政府工作报告\n持续打好“三场硬仗”。\n一、重点工作\n（一）打好产业攻坚仗。实施项目20个。\n（二）打好乡村振兴仗。守住红线。\n（三）打好生态保护仗。植树造林。\n";
    assert_eq!(read(text).lists(), ["三场硬仗:产业攻坚仗,乡村振兴仗,生态保护仗"]);
}
