use encoding_rs::{BIG5, Decoder, DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use gangmu_model::{Decoded, OffsetMapBuilder, Raw};
use gangmu_rules::ScriptRules;

use super::Decoding;
use super::plausible::plausibility;

/// Decodes bytes after a mark of `bom` bytes, keeping the bytes of every character.
pub(super) fn decode(encoding: &'static Encoding, bytes: &[u8], bom: usize, script: &ScriptRules) -> Decoding {
    let body = bytes.get(bom..).unwrap_or(&[]);
    let mut out = Out { text: String::with_capacity(body.len() * 3 / 2), map: OffsetMapBuilder::new(), bad: 0, at: bom };
    if encoding == UTF_8 {
        utf8(body, &mut out);
    } else if encoding == UTF_16LE || encoding == UTF_16BE {
        utf16(body, encoding == UTF_16BE, &mut out);
    } else {
        pairs(encoding, body, script, &mut out);
    }
    Decoding { text: out.text, map: out.map.build(), bad: out.bad }
}

/// How many bytes after a bad one are looked at.
const LOOK_AHEAD: usize = 64;

/// What was decoded so far; `at` is the offset in the file.
struct Out {
    text: String,
    map: OffsetMapBuilder<Decoded, Raw>,
    bad: usize,
    at: usize,
}

impl Out {
    fn char(&mut self, c: char, width: usize) {
        self.text.push(c);
        self.map.units(self.at, 1, c.len_utf8(), width);
        self.at += width;
    }

    fn bad(&mut self, width: usize) {
        self.bad += 1;
        self.char(char::REPLACEMENT_CHARACTER, width);
    }
}

fn utf8(bytes: &[u8], out: &mut Out) {
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        out.text.push_str(text);
        return out.map.copy(out.at, text.len());
    }
    for chunk in bytes.utf8_chunks() {
        out.text.push_str(chunk.valid());
        out.map.copy(out.at, chunk.valid().len());
        out.at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            out.bad(chunk.invalid().len());
        }
    }
}

fn utf16(bytes: &[u8], big: bool, out: &mut Out) {
    let units = bytes.chunks_exact(2).map(|pair| match (pair, big) {
        ([a, b], true) => u16::from_be_bytes([*a, *b]),
        ([a, b], false) => u16::from_le_bytes([*a, *b]),
        _ => 0,
    });
    for c in char::decode_utf16(units) {
        match c {
            Ok(c) => out.char(c, c.len_utf16() * 2),
            Err(_) => out.bad(2),
        }
    }
    if bytes.len() % 2 == 1 {
        out.bad(1);
    }
}

/// Encodings whose characters are one, two or four bytes: whole stretches are decoded at once and walked beside their bytes.
fn pairs(encoding: &'static Encoding, bytes: &[u8], script: &ScriptRules, out: &mut Out) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut rest = bytes;
    while !rest.is_empty() {
        let needed = decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or(rest.len() * 4);
        let mut text = String::with_capacity(needed);
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        let bad = match result {
            DecoderResult::Malformed(bad, after) => usize::from(bad) + usize::from(after),
            _ => 0,
        };
        let after = match result {
            DecoderResult::Malformed(_, after) => usize::from(after),
            _ => 0,
        };
        let good = rest.get(..read.saturating_sub(bad)).unwrap_or(&[]);
        if !walk(encoding, good, &text, out) {
            one_by_one(encoding.new_decoder_without_bom_handling(), good, out);
        }
        rest = rest.get(read.saturating_sub(after)..).unwrap_or(&[]);
        if bad > 0 {
            let slipped = slipped(encoding, rest, script);
            out.bad(bad - after + slipped);
            rest = rest.get(slipped..).unwrap_or(&[]);
            decoder = encoding.new_decoder_without_bom_handling();
        }
        if read == 0 && bad == 0 {
            break;
        }
    }
}

/// Whether the pairs after a bad byte make more sense when one byte more is left out: 1, else 0. Without this one bad byte would spoil all
/// up to the next ASCII character.
fn slipped(encoding: &'static Encoding, rest: &[u8], script: &ScriptRules) -> usize {
    let run = rest.iter().take(LOOK_AHEAD).take_while(|b| **b >= 0x80).count();
    let (Some(here), Some(next)) = (rest.get(..run), rest.get(1..run)) else { return 0 };
    usize::from(!next.is_empty() && plausibility(encoding, next, script) > plausibility(encoding, here, script))
}

/// Pairs characters with their bytes by what the lead byte says. Whether it came out even.
fn walk(encoding: &'static Encoding, bytes: &[u8], text: &str, out: &mut Out) -> bool {
    if encoding != GB18030 && encoding != GBK && encoding != BIG5 {
        return false;
    }
    let four = encoding != BIG5;
    let width = |rest: &[u8]| match rest {
        [..=0x7F, ..] => 1,
        [_, 0x30..=0x39, ..] if four => 4,
        _ => 2,
    };
    let mut at = 0;
    for _ in text.chars() {
        at += bytes.get(at..).map_or(2, width);
    }
    if at != bytes.len() {
        return false;
    }
    at = 0;
    out.text.push_str(text);
    for c in text.chars() {
        let width = bytes.get(at..).map_or(2, width);
        out.map.units(out.at + at, 1, c.len_utf8(), width);
        at += width;
    }
    out.at += at;
    true
}

/// Feeds a decoder byte by byte: what comes out belongs to the bytes since the last time that something did.
fn one_by_one(mut decoder: Decoder, bytes: &[u8], out: &mut Out) {
    let mut pending = 0;
    for (i, byte) in bytes.iter().enumerate() {
        let mut piece = String::with_capacity(16);
        let _ = decoder.decode_to_string(std::slice::from_ref(byte), &mut piece, i + 1 == bytes.len());
        pending += 1;
        if !piece.is_empty() {
            out.text.push_str(&piece);
            out.map.replace(piece.len(), out.at, out.at + pending);
            out.at += pending;
            pending = 0;
        }
    }
    out.at += pending;
}
