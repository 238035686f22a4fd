//! What a plan says about its indicators, read the whole way.

use gangmu::Pipeline;
use gangmu::model::Nature;

#[test]
fn a_plan_says_which_indicators_are_binding_and_which_expected() {
    let pipeline = Pipeline::bundled().expect("the rules");
    let text = "2023年工作计划\n生产总值增长6%左右（预期性），能耗降低3%（约束性）；粮食产量达到20万吨。\n约束性指标：森林覆盖率达到45%，优良天数比例达到90%。\n指标 | 单位 | 2023年目标 | 属性\n城镇新增就业 | 万人 | 5 | 预期性\n耕地保有量 | 万亩 | 120 | 约束性\n";
    let reading = pipeline.read("plan.txt", text.as_bytes()).expect("a text");
    let natures: Vec<_> = reading.documents.iter().flat_map(|d| &d.records.measurements).map(|m| m.nature).collect();
    let (binding, expected) = (Some(Nature::Binding), Some(Nature::Expected));
    assert_eq!(natures, [expected, binding, None, binding, binding, expected, binding]);
}

#[test]
fn a_table_whose_rows_end_in_empty_cells_keeps_its_columns() {
    let pipeline = Pipeline::bundled().expect("the rules");
    let text = "2022年统计公报\n2022年地区生产总值\n单位：亿元\n指标 | 指标值 |  | 同比增长（±%）\n第一产业 | 153.6 |  | 11.0 |  |\n建筑业 | 78.5 |  | 5.3 |  |\n";
    let reading = pipeline.read("bulletin.txt", text.as_bytes()).expect("a text");
    let found: Vec<_> = reading
        .documents
        .iter()
        .flat_map(|d| &d.records.measurements)
        .map(|m| (m.value.map(|v| v.to_string()), m.unit.clone(), m.change.is_some()))
        .collect();
    let value = |v: &str, unit: &str, change| (Some(v.to_owned()), Some(unit.to_owned()), change);
    let wanted =
        [value("15360000000", "元", false), value("11", "%", true), value("7850000000", "元", false), value("5.3", "%", true)];
    assert_eq!(found, wanted);
}
