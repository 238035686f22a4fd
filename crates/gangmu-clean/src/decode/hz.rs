use encoding_rs::GBK;
use gangmu_model::OffsetMapBuilder;

use super::Decoding;

/// Whether bytes are HZ (RFC 1843): seven bits, and Chinese between `~{` and `~}`.
pub(super) fn is_hz(bytes: &[u8]) -> bool {
    bytes.is_ascii() && open(bytes).is_some_and(|at| bytes.get(at + 2..).is_some_and(starts_with_pair))
}

/// Offset of the first `~{`.
fn open(bytes: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, b"~{")
}

fn starts_with_pair(bytes: &[u8]) -> bool {
    matches!(bytes, [0x21..=0x77, 0x21..=0x7E, ..])
}

/// Decodes HZ: a pair in a Chinese stretch is the GBK pair with both high bits set.
pub(super) fn decode(bytes: &[u8]) -> Decoding {
    let (mut text, mut map, mut bad) = (String::with_capacity(bytes.len()), OffsetMapBuilder::new(), 0);
    let (mut at, mut chinese) = (0, false);
    while let Some(rest) = bytes.get(at..).filter(|r| !r.is_empty()) {
        match (chinese, rest) {
            (false, [b'~', b'{', ..]) => (at, chinese) = (at + 2, true),
            (true, [b'~', b'}', ..]) => (at, chinese) = (at + 2, false),
            (_, [b'~', b'\n', ..]) => at += 2,
            (false, [b'~', b'~', ..]) => {
                text.push('~');
                map.replace(1, at, at + 2);
                at += 2;
            }
            (true, [b'\n', ..]) => {
                // A line end closes a stretch that was left open.
                text.push('\n');
                map.copy(at, 1);
                (at, chinese) = (at + 1, false);
            }
            (true, [first @ 0x21..=0x7E, second @ 0x21..=0x7E, ..]) => {
                let pair = [first | 0x80, second | 0x80];
                let (c, errors) = GBK.decode_without_bom_handling(&pair);
                bad += usize::from(errors);
                text.push_str(&c);
                map.replace(c.len(), at, at + 2);
                at += 2;
            }
            (_, [byte, ..]) => {
                text.push(char::from(*byte));
                map.copy(at, 1);
                at += 1;
            }
            (_, []) => break,
        }
    }
    Decoding { text, map: map.build(), bad }
}
