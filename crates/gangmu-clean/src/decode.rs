mod hz;
mod mapped;
mod plausible;
mod sniff;

use encoding_rs::Encoding;
use gangmu_model::{Decoded, Flag, OffsetMap, Raw, Source};
use gangmu_rules::ScriptRules;

use crate::Unreadable;
use crate::media::media_type;
use sniff::{Guess, sniff};

/// A text and where its bytes came from.
pub(crate) struct Decoding {
    pub(crate) text: String,
    pub(crate) map: OffsetMap<Decoded, Raw>,
    /// How many stretches could not be decoded; each stands as U+FFFD.
    pub(crate) bad: usize,
}

/// Reads bytes as text, in the encoding that the bytes themselves speak for; a label only breaks ties.
pub(crate) fn decode(path: &str, bytes: &[u8], script: &ScriptRules) -> Result<Source, Unreadable> {
    if let Some(kind) = container(bytes) {
        return Err(Unreadable::Binary(kind.to_owned()));
    }
    let guess = sniff(bytes, script);
    let (decoding, name) = match guess {
        Guess::Hz => (hz::decode(bytes), "HZ-GB-2312"),
        Guess::Encoding { encoding, bom } => (mapped::decode(encoding, bytes, bom, script), name_of(encoding)),
    };
    if decoding.text.trim_matches(|c: char| c.is_whitespace() || c == '\0').is_empty() {
        return Err(Unreadable::Empty);
    }
    if decoding.bad > 8 && decoding.bad > decoding.text.len() / 10 || control_share(&decoding.text) > 0.05 {
        return Err(Unreadable::Binary("the bytes make no text in any encoding tried".to_owned()));
    }
    let mut flags = Vec::new();
    if decoding.bad > 0 {
        let message = format!("{} stretches of bytes are no {name}; each stands as U+FFFD", decoding.bad);
        flags.push(Flag { code: "undecoded", message, span: None });
    }
    let media_type = media_type(path, &decoding.text);
    Ok(Source {
        path: path.to_owned(),
        text: decoding.text,
        map: decoding.map,
        encoding: name,
        media_type,
        flags,
        facts: Vec::new(),
    })
}

/// GBK is written as the standard that contains it.
fn name_of(encoding: &'static Encoding) -> &'static str {
    match encoding.name() {
        "gb18030" | "GBK" => "GB18030",
        name => name,
    }
}

/// The kind of a file that is known by its first bytes and is no text.
fn container(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF document; extract its text first"),
        (b"PK\x03\x04", "a ZIP container (DOCX, XLSX, OFD …); extract its text first"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an OLE container (DOC, XLS, WPS); extract its text first"),
        (b"\x1F\x8B", "a gzip file; unpack it first"),
        (b"7z\xBC\xAF\x27\x1C", "a 7z archive; unpack it first"),
        (b"Rar!\x1A\x07", "a RAR archive; unpack it first"),
        (b"\x89PNG", "a PNG image"),
        (b"\xFF\xD8\xFF", "a JPEG image"),
        (b"GIF8", "a GIF image"),
        (b"\x7FELF", "a program"),
    ];
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
}

/// Share of control characters that no text has.
fn control_share(text: &str) -> f64 {
    let head = text.as_bytes().get(..text.len().min(1 << 16)).unwrap_or(&[]);
    let control = count(head, |b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A | 0x1B));
    control as f64 / head.len().max(1) as f64
}

/// How many of the bytes are such, counted in bytes as far as a byte goes: many at a time.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    bytes.chunks(255).map(|chunk| usize::from(chunk.iter().map(|&b| u8::from(is(b))).sum::<u8>())).sum()
}

/// The encoding that a page or XML declaration names in its first bytes.
fn label(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?.to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head).into_owned();
    let mut rest = head.as_str();
    while let Some((_, after)) =
        rest.split_once("charset").or_else(|| rest.split_once("<?xml").and_then(|(_, a)| a.split_once("encoding")))
    {
        let value = after
            .trim_start()
            .strip_prefix('=')
            .map(|v| v.trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\''));
        let name: String = value.unwrap_or("").chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:".contains(*c)).collect();
        if let Some(encoding) = Encoding::for_label(name.as_bytes()) {
            return Some(encoding);
        }
        rest = after;
    }
    None
}
