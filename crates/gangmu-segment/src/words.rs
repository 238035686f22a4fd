use std::sync::OnceLock;

use gangmu_model::{Clean, Span, Text, Word};
use gangmu_rules::WordRules;
use jieba_rs::Jieba;

/// Cuts text into words with their parts of speech.
///
/// The dictionary (40 MB, 80 ms) is loaded when the first word is asked for: most texts never ask. Words of the field that the
/// dictionary lacks (毛入园率, 巩固率) come from the rules.
#[derive(Debug)]
pub struct Words<'r> {
    rules: &'r WordRules,
    dictionary: &'r Dictionary,
}

/// The dictionary of [`Words`], loaded once and shared by all threads.
#[derive(Debug, Default)]
pub struct Dictionary(OnceLock<Jieba>);

impl<'r> Words<'r> {
    /// Words by these rules; `dictionary` is filled when it is first needed.
    pub fn new(rules: &'r WordRules, dictionary: &'r Dictionary) -> Self {
        Self { rules, dictionary }
    }

    /// The words of a stretch of the text, in order.
    pub fn of(&self, text: &Text, stretch: Span<Clean>) -> Vec<Word> {
        let jieba = self.dictionary.0.get_or_init(|| self.load());
        let mut start = stretch.start;
        jieba
            .tag(stretch.of(&text.text), false)
            .into_iter()
            .map(|tag| {
                let span = Span::new(start, start + tag.word.len());
                start = span.end;
                let mut letters = tag.tag.bytes();
                let tag = [letters.next().unwrap_or(b' '), letters.next().unwrap_or(b' ')];
                Word { span, tag }
            })
            .collect()
    }

    fn load(&self) -> Jieba {
        let mut jieba = Jieba::new();
        for group in &self.rules.groups {
            for word in &group.words {
                jieba.add_word(word, Some(group.frequency), Some(&group.tag));
            }
        }
        jieba
    }
}
