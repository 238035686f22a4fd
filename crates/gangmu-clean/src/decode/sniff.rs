use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use gangmu_rules::ScriptRules;

use super::plausible::plausibility;
use super::{hz, label};

/// How much of a file is looked at where looking is not cheap.
const SAMPLE: usize = 1 << 16;

/// What a file seems to be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guess {
    /// GB 2312 in seven bits, with `~{` and `~}`.
    Hz,
    /// An encoding, and the length of its byte order mark.
    Encoding { encoding: &'static Encoding, bom: usize },
}

/// The order that was right most often: mark, HZ, UTF-16, UTF-8, nearly UTF-8, then the most plausible of the Chinese
/// encodings and the one that the page names.
pub(super) fn sniff(bytes: &[u8], script: &ScriptRules) -> Guess {
    let plain = |encoding| Guess::Encoding { encoding, bom: 0 };
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        return Guess::Encoding { encoding, bom };
    }
    if hz::is_hz(bytes) {
        return Guess::Hz;
    }
    let utf8 = simdutf8::basic::from_utf8(bytes).is_ok();
    if (!utf8 || has_controls(bytes))
        && let Some(encoding) = utf16(bytes)
    {
        return plain(encoding);
    }
    if utf8 || nearly_utf8(bytes) {
        return plain(UTF_8);
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let mut candidates = vec![GB18030, BIG5];
    // A page that names a single-byte encoding is wrong about it as a rule: any bytes are valid in those.
    candidates.extend(label(bytes).filter(|e| !e.is_single_byte() && *e != UTF_8 && *e != UTF_16LE && *e != UTF_16BE));
    let best = candidates
        .into_iter()
        .map(|e| (plausibility(e, sample, script), e))
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    plain(best.map_or(GB18030, |(_, e)| e))
}

fn has_controls(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    // Counting all is faster than looking for the first: no byte decides about the next.
    super::count(sample, |b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C)) > 0
}

/// UTF-16 without a mark: the high bytes of Chinese text (4E–9F Han, 00 Latin, 30 and FF punctuation, 20 quotes) all fall on
/// bytes of one parity.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let pairs = sample.len() / 2;
    if pairs < 2 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let high = |b: u8| matches!(b, 0x00 | 0x20 | 0x30 | 0xFF | 0x4E..=0x9F);
    let share = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|&&b| high(b)).count() * 100 / pairs;
    let (even, odd) = (share(0), share(1));
    match (even >= 90, odd >= 90) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// UTF-8 with a few broken sequences: at most one for ten characters that are not ASCII.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut wide, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().bytes().filter(|b| *b >= 0xE0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    wide > 0 && bad * 10 <= wide
}
