use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A source file: how many code points stand before each of its bytes.
#[derive(Debug)]
pub(super) struct Source {
    /// For each byte, and for the end, the code points that are complete before it.
    before: Vec<usize>,
}

impl Source {
    /// The source in an encoding, by the name that Python gives it.
    pub(super) fn new(bytes: &[u8], encoding: &str) -> Self {
        let mut decoder = decoder(bytes, encoding);
        let mut before = Vec::with_capacity(bytes.len() + 1);
        let (mut points, mut buffer) = (0, [0_u8; 32]);
        for byte in bytes {
            before.push(points);
            let (_, _, written, _) = decoder.decode_to_utf8(std::slice::from_ref(byte), &mut buffer, false);
            points += starts(buffer.get(..written).unwrap_or(&[]));
        }
        before.push(points);
        Self { before }
    }

    /// The code point at a byte; beyond the end, the end.
    pub(super) fn point(&self, byte: usize) -> usize {
        self.before.get(byte).or(self.before.last()).copied().unwrap_or(0)
    }

    /// How many code points there are.
    pub(super) fn len(&self) -> usize {
        self.before.last().copied().unwrap_or(0)
    }
}

/// A decoder as Python's codec of this name: only `utf-8-sig` and `utf-16` take the mark at the start away.
fn decoder(bytes: &[u8], encoding: &str) -> Decoder {
    match encoding.to_ascii_lowercase().replace('_', "-").as_str() {
        "utf-8-sig" => UTF_8.new_decoder_with_bom_removal(),
        "utf-16" if bytes.starts_with(b"\xfe\xff") => UTF_16BE.new_decoder_with_bom_removal(),
        "utf-16" => UTF_16LE.new_decoder_with_bom_removal(),
        name => Encoding::for_label(name.as_bytes()).unwrap_or(UTF_8).new_decoder_without_bom_handling(),
    }
}

/// How many code points begin in some bytes of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_counts_the_code_points_that_are_complete_before_it() {
        let source = Source::new("县3所".as_bytes(), "utf-8");
        assert_eq!([0, 1, 3, 4, 7, 99].map(|b| source.point(b)), [0, 0, 1, 2, 3, 3]);
        let (gb, _, _) = encoding_rs::GB18030.encode("县3所");
        assert_eq!([0, 2, 3, 5].map(|b| Source::new(&gb, "gb18030").point(b)), [0, 1, 2, 3]);
    }

    #[test]
    fn a_mark_at_the_start_counts_only_where_python_counts_it() {
        let bytes = "\u{feff}县".as_bytes();
        assert_eq!(Source::new(bytes, "utf-8").len(), 2);
        assert_eq!(Source::new(bytes, "utf-8-sig").len(), 1);
        assert_eq!(Source::new(b"\xff\xfe1\x001\x00", "utf-16").len(), 2);
    }
}
