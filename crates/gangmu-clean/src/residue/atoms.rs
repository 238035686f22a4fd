use encoding_rs::GBK;

use super::Residue;
use super::reading::{annotation, closed, reads};

/// The bytes that a line was before it was read shifted, each with the stretch of the line that it stands for.
pub(super) struct Atoms {
    atoms: Vec<Atom>,
    /// The lead byte that waits for its second byte.
    pending: Option<u8>,
}

#[derive(Debug, Clone, Copy)]
struct Atom {
    value: Value,
    start: usize,
    end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Value {
    Byte(u8),
    /// A second byte that is lost.
    Unknown,
    /// A sign after it that is lost as well.
    Swallowed,
    /// A character that GBK does not have.
    Char(char),
}

/// A character of the restored line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Restored {
    pub(super) value: char,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Atoms {
    /// Writes the bytes of a line down, without the readings.
    pub(super) fn read(text: &str, residue: &Residue<'_>) -> Self {
        let mut atoms = Self { atoms: Vec::with_capacity(text.len()), pending: None };
        let mut at = 0;
        while let Some(c) = text.get(at..).and_then(|t| t.chars().next()) {
            let rest = text.get(at + c.len_utf8()..).unwrap_or("");
            let len = match c {
                '(' => atoms.reading(text.get(at..).unwrap_or("")),
                '?' => atoms.question(rest, at, residue),
                _ => None,
            };
            let len = len.unwrap_or_else(|| {
                atoms.push_char(c, at);
                c.len_utf8()
            });
            at += len;
            if c == '(' && atoms.atoms.last().is_some_and(|a| a.end + len == at && !matches!(a.value, Value::Byte(b'('))) {
                atoms.extend_last(at);
            }
        }
        atoms
    }

    fn extend_last(&mut self, end: usize) {
        if let Some(last) = self.atoms.last_mut() {
            last.end = end;
        }
    }

    /// The length of a reading in brackets after the character that it belongs to.
    fn reading(&self, text: &str) -> Option<usize> {
        let (reading, len) = annotation(text)?;
        let [.., first, second] = self.atoms.as_slice() else { return None };
        let (Value::Byte(first), Value::Byte(second)) = (first.value, second.value) else { return None };
        reads(pair(first, second)?, reading).map(|_| len)
    }

    /// A question mark: a byte whose pair was annotated, a full stop before a bracket, or a byte that is lost.
    fn question(&mut self, rest: &str, at: usize, residue: &Residue<'_>) -> Option<usize> {
        let Some(Value::Byte(previous @ 0x81..)) = self.atoms.last().map(|a| a.value) else { return None };
        if let Some((reading, len)) = closed(rest) {
            let next = rest.get(len..).and_then(|r| r.chars().next()).and_then(first_byte);
            if let Some(byte) = self.candidate(previous, reading, next, residue) {
                self.push(Value::Byte(byte), at, at + 1 + len);
                return Some(1 + len);
            }
        }
        if self.pending.is_none()
            && let Some((lead, trail)) = narrowed(rest, residue)
        {
            self.push(Value::Byte(lead), at, at + 1);
            self.push(Value::Byte(0xA3), at, at + 1);
            self.push(Value::Byte(trail), at + 1, at + 2);
            return Some(2);
        }
        self.pending?;
        self.push(Value::Unknown, at, at + 1);
        self.push(Value::Swallowed, at, at + 1);
        Some(1)
    }

    /// The byte that makes, after `previous`, a character with this reading.
    fn candidate(&self, previous: u8, reading: &str, next: Option<u8>, residue: &Residue<'_>) -> Option<u8> {
        let score = |byte: u8| {
            let c = pair(previous, byte)?;
            let exact = reads(c, reading)?;
            // Where the pair is a character of the text, it should be a known one; else the byte leads the next character.
            let fits = match (self.pending, next) {
                (Some(_), _) => residue.trust(c),
                (None, Some(next)) => residue.trust(c) / 2 + pair(byte, next).map_or(-4, |c| residue.trust(c)),
                (None, None) => 0,
            };
            Some((fits + 2 * i32::from(exact), std::cmp::Reverse(byte)))
        };
        (0x40..=0xFE).filter_map(|byte| Some((score(byte)?, byte))).max().map(|(_, byte)| byte)
    }

    fn push_char(&mut self, c: char, at: usize) {
        let end = at + c.len_utf8();
        let mut buffer = [0; 4];
        let (bytes, _, bad) = GBK.encode(c.encode_utf8(&mut buffer));
        if bad {
            return self.push(Value::Char(c), at, end);
        }
        for byte in bytes.iter() {
            self.push(Value::Byte(*byte), at, end);
        }
    }

    fn push(&mut self, value: Value, start: usize, end: usize) {
        self.pending = match (self.pending, value) {
            (None, Value::Byte(lead @ 0x81..=0xFE)) => Some(lead),
            _ => None,
        };
        self.atoms.push(Atom { value, start, end });
    }

    /// Reads the bytes anew.
    pub(super) fn into_chars(self, residue: &Residue<'_>) -> Vec<Restored> {
        let mut chars: Vec<Restored> = Vec::with_capacity(self.atoms.len());
        let mut atoms = self.atoms.into_iter().peekable();
        while let Some(atom) = atoms.next() {
            let Atom { value, start, end } = atom;
            let lead = match value {
                Value::Byte(lead @ 0x81..=0xFE) => lead,
                Value::Byte(ascii) => {
                    chars.push(Restored { value: char::from(ascii), start, end });
                    continue;
                }
                Value::Char(value) => {
                    chars.push(Restored { value, start, end });
                    continue;
                }
                Value::Unknown | Value::Swallowed => {
                    chars.push(Restored { value: char::REPLACEMENT_CHARACTER, start, end });
                    continue;
                }
            };
            let second = atoms.next_if(|a| matches!(a.value, Value::Byte(0x40..=0xFE) | Value::Unknown));
            let value = match second.map(|a| a.value) {
                Some(Value::Byte(byte)) => pair(lead, byte),
                Some(_) => {
                    let previous = chars.last().map_or(' ', |c| c.value);
                    residue.after(previous, |c| first_byte(c) == Some(lead))
                }
                None => None,
            };
            let end = second.map_or(end, |a| a.end);
            chars.push(Restored { value: value.unwrap_or(char::REPLACEMENT_CHARACTER), start, end });
        }
        chars
    }
}

/// The bytes around an A3 that was taken for the first byte of a full-width sign, and the sign made an ASCII one: 。《 is A1 A3 A1 B6, and
/// A3 A1 is ！. The text begins with that ASCII sign.
fn narrowed(text: &str, residue: &Residue<'_>) -> Option<(u8, u8)> {
    let mut chars = text.chars();
    let sign = chars.next().filter(char::is_ascii_punctuation)?;
    let trail = u8::try_from(sign).ok()? | 0x80;
    let next = pair(trail, first_byte(chars.next()?)?)?;
    let mark = !next.is_alphabetic();
    if !mark && residue.trust(next) == 0 {
        return None;
    }
    let score = |lead: u8| {
        let c = pair(lead, 0xA3).filter(|c| *c != '\u{FFFD}')?;
        let trust = if c == '。' { 1 + 5 * i32::from(mark) } else { residue.trust(c) };
        (trust > 0).then_some((trust, std::cmp::Reverse(lead)))
    };
    (0x81..=0xFE).filter_map(|lead| Some((score(lead)?, lead))).max().map(|(_, lead)| (lead, trail))
}

/// The character that two bytes make.
fn pair(first: u8, second: u8) -> Option<char> {
    let bytes = [first, second];
    let (text, errors) = GBK.decode_without_bom_handling(&bytes);
    let mut chars = text.chars();
    chars.next().filter(|_| !errors && chars.next().is_none())
}

/// The first of the two bytes of a character.
fn first_byte(c: char) -> Option<u8> {
    let mut buffer = [0; 4];
    let (bytes, _, bad) = GBK.encode(c.encode_utf8(&mut buffer));
    bytes.first().copied().filter(|b| !bad && *b >= 0x81)
}
