//! What the quantity reader makes of single texts, and laws that hold for every text.

use std::sync::LazyLock;

use gangmu_extract::{Found, FoundKind, QuantityReader};
use gangmu_rules::Rules;
use jiff::civil::date;
use proptest::prelude::*;

#[expect(clippy::expect_used, reason = "a test that cannot go on fails")]
static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::bundled().expect("the bundled rules"));

fn read(text: &str) -> Vec<Found> {
    QuantityReader::new(&RULES.quantity).read(text, Some(date(2024, 3, 1)))
}

fn numbers(text: &str) -> Vec<String> {
    read(text).into_iter().filter(|f| f.kind == FoundKind::Number).filter_map(|f| f.value).collect()
}

/// Kind, value or range, and unit of what is no bare number.
fn quantities(text: &str) -> Vec<String> {
    let show = |f: Found| {
        let value = f.value.clone().unwrap_or_else(|| {
            let (open, close) = (if f.low_incl { "[" } else { "(" }, if f.high_incl { "]" } else { ")" });
            format!("{open}{},{}{close}", f.low.as_deref().unwrap_or(""), f.high.as_deref().unwrap_or(""))
        });
        format!("{} {value} {}", f.kind.as_str(), f.unit.as_deref().unwrap_or("-"))
    };
    read(text).into_iter().filter(|f| f.kind != FoundKind::Number).map(show).collect()
}

#[test]
fn numerals_are_read_exactly() {
    let cases = [
        ("一百二十万三", "1203000"),
        ("二千四百五", "2450"),
        ("三百五十一万亿", "351000000000000"),
        ("4.78万亿", "4780000000000"),
        ("3万5千", "35000"),
        ("壹拾万零叁仟肆佰伍拾叁", "103453"),
        ("负五万点二四五", "-50000.245"),
        ("１１.92亿", "1192000000"),
        ("1,050,000", "1050000"),
        ("廿二", "22"),
        ("十分之五", "0.5"),
        ("三又五分之一", "3.2"),
        ("三一·六万", "316000"),
    ];
    for (text, value) in cases {
        assert_eq!(numbers(text), [value], "{text}");
    }
}

#[test]
fn a_string_of_forty_digits_is_no_number() {
    assert_eq!(read(&"9".repeat(40)), []);
    assert_eq!(read(&"亿".repeat(40)), []);
}

#[test]
fn words_with_a_numeral_in_them_are_no_numbers() {
    for text in ["教师队伍", "四川", "进一步", "十四五规划", "登陆", "统一", "小明拾起石子"] {
        assert_eq!(numbers(text), [""; 0], "{text}");
    }
}

#[test]
fn units_scales_and_bounds_are_read_together() {
    let cases = [
        ("投资8.04亿元", "money 804000000 CNY"),
        ("装机30万千瓦", "quantity 300000 kW"),
        ("九十九元九角九分", "money 99.99 CNY"),
        ("增长三成半", "percent 35 %"),
        ("提高2.79个百分点", "percent 2.79 pp"),
        ("翻两番", "quantity 4 倍"),
        ("微克35微克/立方米", "quantity 35 微克/立方米"),
        ("两年半", "quantity 2.5 year"),
        ("2——3万港币", "range [20000,30000] HKD"),
        ("4.5-5%", "range [4.5,5] %"),
        ("超过百分之零点九", "range (0.9,] %"),
        ("50万元（含）以上", "range [500000,] CNY"),
        ("3年以上7年以下", "range [3,7] year"),
        ("42台(套)", "quantity 42 台(套)"),
    ];
    for (text, found) in cases {
        assert!(quantities(text).iter().any(|q| q == found), "{text}: {:?}", quantities(text));
    }
}

#[test]
fn dates_are_resolved_against_the_day_of_writing() {
    let cases = [
        ("去年5月", "period 2023-05 -"),
        ("上半年", "period [2024-01-01,2024-06-30] -"),
        ("年底前", "period [,2024-12-31] -"),
        ("1995-1997年", "period [1995-01-01,1997-12-31] -"),
        ("2018/1/10-2018/7/10", "period [2018-01-10,2018-07-10] -"),
        ("二〇一九年5月8日起", "period [2019-05-08,] -"),
        ("“十四五”期间", "period [2021-01-01,2025-12-31] -"),
        ("2021-2022学年", "period [2021-01-01,2022-08-31] -"),
    ];
    for (text, found) in cases {
        assert!(quantities(text).iter().any(|q| q == found), "{text}: {:?}", quantities(text));
    }
}

#[test]
fn a_year_that_is_not_said_stays_open_without_a_day_of_writing() {
    let found = QuantityReader::new(&RULES.quantity).read("2月29日", None);
    assert_eq!(found.iter().find(|f| f.kind == FoundKind::Date).and_then(|f| f.value.as_deref()), Some("XXXX-02-29"));
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "一",
        "二",
        "两",
        "十",
        "百",
        "千",
        "万",
        "亿",
        "兆",
        "零",
        "〇",
        "点",
        "半",
        "几",
        "数",
        "余",
        "多",
        "廿",
        "0",
        "3",
        "12",
        "2024",
        "９",
        ".",
        ",",
        "，",
        "-",
        "—",
        "～",
        "至",
        "到",
        "和",
        "与",
        "之间",
        "%",
        "％",
        "百分之",
        "分之",
        "又",
        "元",
        "角",
        "分",
        "所",
        "人次",
        "个",
        "个百分点",
        "台(套)",
        "/",
        "年",
        "月",
        "日",
        "季度",
        "学年",
        "前",
        "底",
        "起",
        "以上",
        "不少于",
        "近",
        "约",
        "第",
        "上半年",
        "去年",
        "今年",
        "下个月",
        "十四五",
        "“",
        "”",
        "期间",
        "(",
        "（含）",
        " ",
        "\n",
        "四川",
        "x",
        "番",
        "翻",
        "倍",
        ":",
        "∶",
        "公里",
        "负",
        "拾",
        "伍",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn spans_lie_on_boundaries_and_values_read_to_themselves(text in prop_oneof![pieces(), any::<String>()]) {
        for found in read(&text) {
            prop_assert!(text.get(found.span.clone()).is_some_and(|t| !t.is_empty()), "{:?} in {:?}", found, text);
            if let (FoundKind::Number, Some(value)) = (found.kind, found.value) {
                prop_assert_eq!(numbers(&value), [value.clone()], "{:?}", text);
            }
        }
    }
}
