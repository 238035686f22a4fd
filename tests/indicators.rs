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
