use gangmu_model::{Clean, Decoded, Flag, OffsetMap, Span, Text};

/// What was noticed before the clean text had offsets.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    whole: Vec<Flag>,
    places: Vec<(Span<Decoded>, &'static str, &'static str)>,
}

impl Notes {
    /// Notes something about the whole text.
    pub(crate) fn whole(&mut self, code: &'static str, message: String) {
        self.whole.push(Flag { code, message, span: None });
    }

    /// Notes a character that is lost.
    pub(crate) fn lost(&mut self, place: Span<Decoded>) {
        self.places.push((place, "lost", "a character is lost here; a number beside it may have lost a digit"));
    }

    /// Notes characters that were put together again.
    pub(crate) fn restored(&mut self, place: Span<Decoded>) {
        self.places.push((place, "repaired", "the characters were restored from shifted bytes"));
    }

    /// The notes as flags of the clean text; places that were cleaned away are left out.
    pub(crate) fn flags(self, text: &Text) -> Vec<Flag> {
        let mut flags = self.whole;
        for (place, code, message) in self.places {
            let (start, end) = (first_from(&text.map, place.start), first_from(&text.map, place.end));
            if start < end && text.text.get(start..end).is_some() {
                flags.push(Flag { code, message: message.to_owned(), span: Some(Span::new(start, end)) });
            }
        }
        flags
    }
}

/// The first byte of the clean text that came from `offset` or later.
fn first_from(map: &OffsetMap<Clean, Decoded>, offset: usize) -> usize {
    let (mut low, mut high) = (0, map.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if map.origin(Span::new(middle, middle + 1)).start < offset { low = middle + 1 } else { high = middle }
    }
    low
}
