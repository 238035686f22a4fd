use serde::Serialize;
use serde::ser::{Error as _, Impossible, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer};
use serde_json::Error;

/// How the numbers and raw values of serde_json name themselves: their only field is JSON as it stands.
const RAW: &str = "$serde_json::private::";

/// Writes what serde_json writes, byte for byte, several times as fast: to a vector only, keys without a look at their letters, texts
/// many bytes at a time.
///
/// It knows what the shapes of the contract hold; floats, bytes and enums with data are none of it.
#[derive(Debug)]
pub(crate) struct Compact<'o>(&'o mut Vec<u8>);

impl<'o> Compact<'o> {
    /// A serializer that appends to `out`.
    pub(crate) const fn new(out: &'o mut Vec<u8>) -> Self {
        Self(out)
    }

    fn signed(self, value: i64) -> Result<(), Error> {
        self.0.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
        Ok(())
    }

    fn unsigned(self, value: u64) -> Result<(), Error> {
        self.0.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
        Ok(())
    }
}

/// Writes a text as JSON.
pub(crate) fn string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let clean = clean_len(rest);
        let (plain, after) = rest.split_at(clean.min(rest.len()));
        out.extend_from_slice(plain);
        rest = after;
        if let Some((byte, after)) = rest.split_first() {
            escape(out, *byte);
            rest = after;
        }
    }
    out.push(b'"');
}

/// How many bytes stand before the first that must be escaped.
fn clean_len(bytes: &[u8]) -> usize {
    const STEP: usize = 32;
    let must = |b: u8| b < 0x20 || b == b'"' || b == b'\\';
    let (chunks, _) = bytes.as_chunks::<STEP>();
    // No byte decides about the next, so a chunk is looked at as a whole.
    let clean = chunks.iter().take_while(|chunk| !chunk.iter().fold(false, |any, &b| any | must(b))).count() * STEP;
    let rest = bytes.get(clean..).unwrap_or(&[]);
    clean + rest.iter().position(|&b| must(b)).unwrap_or(rest.len())
}

fn escape(out: &mut Vec<u8>, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let short = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        0x09 => b't',
        0x0A => b'n',
        0x0C => b'f',
        0x0D => b'r',
        _ => {
            let digit = |n: u8| DIGITS.get(usize::from(n)).copied().unwrap_or(b'0');
            out.extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 0xF)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// The members of an array or object while they are written.
#[derive(Debug)]
pub(crate) struct Members<'o> {
    out: &'o mut Vec<u8>,
    first: bool,
    /// What closes it; nothing for JSON that stands as it is.
    close: Option<u8>,
}

impl Members<'_> {
    fn next(&mut self) {
        if !std::mem::take(&mut self.first) {
            self.out.push(b',');
        }
    }

    fn finish(self) -> Result<(), Error> {
        self.out.extend(self.close);
        Ok(())
    }
}

impl<'o> Serializer for Compact<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Members<'o>;
    type SerializeTuple = Members<'o>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Members<'o>;
    type SerializeStruct = Members<'o>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.0.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), Error> {
        self.signed(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), Error> {
        self.signed(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<(), Error> {
        self.signed(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Error> {
        self.signed(value)
    }

    fn serialize_u8(self, value: u8) -> Result<(), Error> {
        self.unsigned(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Error> {
        self.unsigned(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        self.unsigned(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        self.unsigned(value)
    }

    fn serialize_f32(self, _: f32) -> Result<(), Error> {
        Err(Error::custom("a float is no exact value"))
    }

    fn serialize_f64(self, _: f64) -> Result<(), Error> {
        Err(Error::custom("a float is no exact value"))
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        string(self.0, value);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        Err(Error::custom("bytes are no text"))
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.0.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error::custom("no shape has such an enum"))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'o>, Error> {
        self.0.push(b'[');
        Ok(Members { out: self.0, first: true, close: Some(b']') })
    }

    fn serialize_tuple(self, _: usize) -> Result<Members<'o>, Error> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Impossible<(), Error>, Error> {
        Err(Error::custom("no shape has such a struct"))
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Impossible<(), Error>, Error> {
        Err(Error::custom("no shape has such an enum"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'o>, Error> {
        self.0.push(b'{');
        Ok(Members { out: self.0, first: true, close: Some(b'}') })
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Members<'o>, Error> {
        if name.starts_with(RAW) {
            return Ok(Members { out: self.0, first: true, close: None });
        }
        self.serialize_map(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Error>, Error> {
        Err(Error::custom("no shape has such an enum"))
    }
}

impl SerializeSeq for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.next();
        value.serialize(Compact(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl SerializeTuple for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl SerializeMap for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.next();
        key.serialize(Compact(self.out))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.out.push(b':');
        value.serialize(Compact(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        if self.close.is_none() {
            return raw(self.out, value);
        }
        self.next();
        // Names of fields have nothing to escape.
        self.out.push(b'"');
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
        value.serialize(Compact(self.out))
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

/// Writes a text that is JSON already: digits, which the quotes that a text gets are taken off.
fn raw<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) -> Result<(), Error> {
    let mut quoted = Vec::new();
    value.serialize(Compact(&mut quoted))?;
    let text: String = serde_json::from_slice(&quoted)?;
    out.extend_from_slice(text.as_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{Number, Place};

    fn compact<T: Serialize>(value: &T) -> String {
        let mut out = Vec::new();
        value.serialize(Compact::new(&mut out)).expect("JSON");
        String::from_utf8(out).expect("a text")
    }

    #[derive(Serialize)]
    struct Shape<'a> {
        text: &'a str,
        none: Option<i16>,
        some: Option<u64>,
        numbers: Vec<Number>,
        place: Place,
        pair: (bool, char),
        #[serde(skip)]
        _skipped: u8,
        facts: BTreeMap<String, serde_json::Value>,
        nothing: [i32; 0],
    }

    #[test]
    fn it_writes_what_serde_json_writes() {
        let numbers = ["0.1", "804000000.00", "-2.79", "12345678901234567890.123", "99999999999999999999"];
        let numbers: Vec<Number> = numbers.into_iter().map(|n| Number(n.parse().expect("a decimal"))).collect();
        let every: String = (0u8..0x80).map(char::from).collect();
        let long = format!("{}\n“引号”\"\\{every}{}", "新建学校3所。".repeat(9), "尾".repeat(20));
        for text in ["", "\n", "三所", &every, &long] {
            let facts = serde_json::json!({"a\"b": [1, null, "x\ty"], "二": {"c": true}});
            let facts = serde_json::from_value(facts).expect("a map");
            let shape = Shape {
                text,
                none: None,
                some: Some(u64::MAX),
                numbers: numbers.clone(),
                place: Place { start: 3, end: 40 },
                pair: (true, '\u{1}'),
                _skipped: 0,
                facts,
                nothing: [],
            };
            assert_eq!(compact(&shape), serde_json::to_string(&shape).expect("JSON"));
        }
    }

    #[test]
    fn what_must_be_escaped_is_found_wherever_it_stands() {
        for at in 0..100 {
            for bad in ['"', '\\', '\n', '\u{1f}'] {
                let text: String = (0..100).map(|i| if i == at { bad } else { 'x' }).collect();
                assert_eq!(compact(&text), serde_json::to_string(&text).expect("JSON"));
            }
        }
    }
}
