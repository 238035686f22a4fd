//! The examples of rules/indicator.toml and rules/target.toml, run through the whole way: what is marked with «» is the
//! indicator that a quantity of the text gets, or the words that state a target without a number.

use gangmu::Pipeline;
use gangmu::model::{Measurement, MeasurementKind, Nature};
use gangmu::rules::Example;

/// The measurements of an example with the clean text that they stand in.
fn read(pipeline: &Pipeline, example: &Example) -> (String, Vec<Measurement>) {
    let reading = pipeline.read("example.txt", example.text.as_bytes()).expect("a text");
    let found = reading.documents.into_iter().flat_map(|d| d.records.measurements).collect();
    (reading.text.text, found)
}

fn marked(example: &Example) -> String {
    example.marked.iter().filter_map(|range| example.text.get(range.clone())).collect()
}

/// The stretches of an indicator in order of the text, as the marks of an example stand.
fn in_order(measurement: &Measurement, text: &str) -> String {
    let mut spans = measurement.indicator_spans.clone();
    spans.sort();
    spans.iter().map(|s| s.of(text)).collect()
}

fn of_file<'p>(pipeline: &'p Pipeline, file: &'static str) -> impl Iterator<Item = &'p Example> {
    pipeline.rules().examples.iter().filter(move |e| e.file == file)
}

#[test]
fn every_word_shapes_the_indicators_of_its_examples() {
    let pipeline = Pipeline::bundled().expect("the rules");
    let mut wrong = Vec::new();
    for example in of_file(&pipeline, "rules/indicator.toml") {
        let (text, found) = read(&pipeline, example);
        let got: Vec<String> = found.iter().map(|m| in_order(m, &text)).collect();
        if got.contains(&marked(example)) != example.yes {
            wrong.push(format!("{} ({}): got {got:?}", example.rule, example.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_target_without_a_number_is_found_in_its_yes_and_not_in_its_no() {
    let pipeline = Pipeline::bundled().expect("the rules");
    let mut wrong = Vec::new();
    for example in of_file(&pipeline, "rules/target.toml") {
        let (text, found) = read(&pipeline, example);
        let got: Vec<&str> = found
            .iter()
            .filter(|m| m.kind != MeasurementKind::Number && m.rule == example.rule)
            .map(|m| m.span.of(&text))
            .collect();
        let right = if example.yes { got.contains(&marked(example).as_str()) } else { got.is_empty() };
        if !right {
            wrong.push(format!("{} ({}): got {got:?}", example.rule, example.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_plan_says_which_indicators_are_binding_and_which_expected() {
    let pipeline = Pipeline::bundled().expect("the rules");
    let text = "2023年工作计划\n生产总值增长6%左右（预期性），能耗降低3%（约束性）；粮食产量达到20万吨。\n约束性指标：森林覆盖率达到45%，优良天数比例达到90%。\n指标 | 单位 | 2023年目标 | 属性\n城镇新增就业 | 万人 | 5 | 预期性\n耕地保有量 | 万亩 | 120 | 约束性\n";
    let reading = pipeline.read("plan.txt", text.as_bytes()).expect("a text");
    let natures: Vec<_> = reading.documents.iter().flat_map(|d| &d.records.measurements).map(|m| m.nature).collect();
    let (binding, expected) = (Some(Nature::Binding), Some(Nature::Expected));
    assert_eq!(natures, [expected, binding, None, binding, binding, expected, binding]);
}
