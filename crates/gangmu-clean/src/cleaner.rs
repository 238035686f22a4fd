use gangmu_model::{Metadata, OffsetMap, Source, Text};
use gangmu_rules::CleanRules;

use crate::Unreadable;

/// The first two stages: bytes → [`Source`] → [`Text`].
#[derive(Debug, Clone, Copy)]
pub struct Cleaner<'r> {
    #[expect(dead_code)]
    rules: &'r CleanRules,
}

impl<'r> Cleaner<'r> {
    /// A cleaner that works by these rules.
    pub fn new(rules: &'r CleanRules) -> Self {
        Self { rules }
    }

    /// Decodes a file. `path` is only carried along.
    ///
    /// # Errors
    /// Where the bytes are no text.
    pub fn decode(&self, path: &str, bytes: &[u8]) -> Result<Source, Unreadable> {
        let text = String::from_utf8_lossy(bytes).into_owned();
        if text.trim().is_empty() {
            return Err(Unreadable::Empty);
        }
        let map = OffsetMap::identity(text.len(), 0);
        Ok(Source { path: path.to_owned(), map, text, encoding: "UTF-8", media_type: "text/plain", flags: Vec::new() })
    }

    /// Cleans a decoded file. Never fails: doubt is a flag.
    pub fn clean(&self, source: &Source) -> Text {
        Text {
            text: source.text.clone(),
            map: OffsetMap::identity(source.text.len(), 0),
            metadata: Metadata::default(),
            marks: Vec::new(),
            flags: Vec::new(),
        }
    }
}
