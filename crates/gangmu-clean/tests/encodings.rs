//! Texts are read in the encoding that their bytes speak for, whatever a label says.

#![expect(clippy::expect_used, reason = "a test may stop")]

use encoding_rs::{BIG5, Encoding, GB18030};
use gangmu_clean::Cleaner;
use gangmu_model::Span;
use gangmu_rules::Rules;

const LONG: &str = "全市教育工作会议提出，2023年新建、改扩建中小学校25所，新增学位1.8万个；学前三年毛入园率达到93.5%，义务教育巩固率保持在99%以上。各县（市、区）要强化责任落实，确保各项任务按时完成。";
const SHORT: &str = "新增学位1980个。";
const TRADITIONAL: &str = "全面提高學生健康知識素養，深化課程改革，推動學校發展，實現優質均衡。";

/// How a text is told that it came through.
fn same(kind: &str, text: &str) {
    let encoded = |encoding: &'static Encoding, text: &str| encoding.encode(text).0.into_owned();
    let utf16 = |big: bool| -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    };
    let with = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let bytes = match kind {
        "utf-8" => text.as_bytes().to_vec(),
        "utf-8 with a mark" => with(&[0xEF, 0xBB, 0xBF], text.as_bytes().to_vec()),
        "gbk" => encoded(GB18030, text),
        "big5" => encoded(BIG5, text),
        "utf-16le with a mark" => with(&[0xFF, 0xFE], utf16(false)),
        "utf-16be with a mark" => with(&[0xFE, 0xFF], utf16(true)),
        "utf-16le" => utf16(false),
        "utf-16be" => utf16(true),
        "hz" => hz(text),
        other => panic!("{other}"),
    };
    check(kind, &bytes, text);
}

fn check(kind: &str, bytes: &[u8], text: &str) {
    let rules = Rules::bundled().expect("the bundled rules");
    let source = Cleaner::new(&rules.clean).decode("text", bytes).expect("text");
    assert_eq!(source.text, text, "{kind} read as {}", source.encoding);
    let mut last = 0;
    for (at, c) in source.text.char_indices() {
        let place = source.map.origin(Span::new(at, at + c.len_utf8()));
        assert!(last <= place.start && place.start < place.end && place.end <= bytes.len(), "{kind}: {c} at {place:?}");
        last = place.end;
    }
}

/// HZ as RFC 1843 writes it.
fn hz(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for c in text.chars() {
        let pair = GB18030.encode(&c.to_string()).0.into_owned();
        match *pair {
            [first, second] => bytes.extend([b'~', b'{', first & 0x7F, second & 0x7F, b'~', b'}']),
            _ => bytes.extend(pair.iter()),
        }
    }
    bytes
}

#[test]
fn every_encoding_comes_through_with_its_places() {
    for kind in
        ["utf-8", "utf-8 with a mark", "gbk", "utf-16le with a mark", "utf-16be with a mark", "utf-16le", "utf-16be", "hz"]
    {
        same(kind, LONG);
        same(kind, SHORT);
    }
    same("big5", TRADITIONAL);
    same("gbk", TRADITIONAL);
    same("gbk", "\u{3400}字四字节，录取\u{3401}人。");
}

#[test]
fn a_wrong_label_changes_nothing() {
    for label in ["gb2312", "utf-8", "big5", "iso-8859-1", "nonsense"] {
        let page = format!("<html><head><meta charset=\"{label}\"></head><body><p>{LONG}</p></body></html>");
        check(label, page.as_bytes(), &page);
        check(label, &GB18030.encode(&page).0, &page);
    }
}

#[test]
fn a_cut_last_character_costs_only_itself() {
    let rules = Rules::bundled().expect("the bundled rules");
    for bytes in [LONG.as_bytes().to_vec(), GB18030.encode(LONG).0.into_owned()] {
        let cut = bytes.get(..bytes.len() - 1).expect("a shorter text");
        let source = Cleaner::new(&rules.clean).decode("text", cut).expect("text");
        let kept = LONG.chars().zip(source.text.chars()).take_while(|(a, b)| a == b).count();
        assert_eq!(kept, LONG.chars().count() - 1, "{}", source.encoding);
        assert_eq!(source.flags.len(), 1);
    }
}

#[test]
fn a_bad_byte_costs_only_its_own_character() {
    let rules = Rules::bundled().expect("the bundled rules");
    for (at, bytes) in
        [(31, LONG.as_bytes().to_vec()), (8, GB18030.encode(LONG).0.into_owned()), (9, GB18030.encode(LONG).0.into_owned())]
    {
        let mut bytes = bytes;
        *bytes.get_mut(at).expect("a byte") = 0xFF;
        let source = Cleaner::new(&rules.clean).decode("text", &bytes).expect("text");
        let tail: String = LONG.chars().skip(14).collect();
        assert!(source.text.ends_with(&tail), "{} {}", source.encoding, source.text);
    }
}

#[test]
fn what_is_no_text_is_refused_with_its_reason() {
    let rules = Rules::bundled().expect("the bundled rules");
    let cleaner = Cleaner::new(&rules.clean);
    let reason = |bytes: &[u8]| cleaner.decode("x", bytes).expect_err("no text").to_string();
    assert!(reason(b"%PDF-1.7 \x00\x01").contains("PDF"));
    assert!(reason(b"PK\x03\x04\x14\x00").contains("ZIP"));
    assert!(reason(b" \n\t").contains("empty"));
    assert!(reason(&[0, 1, 2, 3, 4, 5, 6, 7].repeat(40)).contains("no text"));
}
