use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use gangmu_model::{Clean, Span, Text, Word};
use gangmu_rules::WordRules;
use jieba_rs::Jieba;

use crate::entries::{Entry, OCCURRENCES, entry, starting};

/// Stands for all the words that were not needed yet: no text has it.
const OTHERS: &str = "\u{10fffe}\u{10ffff}";

/// Cuts text into words with their parts of speech.
///
/// Most texts never ask, and those that do ask for a few clauses: only those words of the dictionary that a clause may hold are
/// given to jieba, which cuts as if it had them all. Words of the field that the dictionary lacks (毛入园率, 巩固率) come from the
/// rules.
#[derive(Debug)]
pub struct Words<'r> {
    rules: &'r WordRules,
    dictionary: &'r Dictionary,
}

/// The words that [`Words`] needed so far, shared by all threads. How many there are changes no answer.
#[derive(Debug, Default)]
pub struct Dictionary(Mutex<Option<Known>>);

#[derive(Debug)]
struct Known {
    jieba: Jieba,
    /// The pairs of characters, and the single ones, whose words it has.
    taken: BTreeSet<(char, Option<char>)>,
    /// How often its words occur together.
    occurrences: usize,
    /// How often those of the whole dictionary do.
    all: usize,
}

impl<'r> Words<'r> {
    /// Words by these rules; `dictionary` is filled as it is needed.
    pub fn new(rules: &'r WordRules, dictionary: &'r Dictionary) -> Self {
        Self { rules, dictionary }
    }

    /// The words of a stretch of the text, in order.
    pub fn of(&self, text: &Text, stretch: Span<Clean>) -> Vec<Word> {
        let mut known = self.dictionary.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = known.get_or_insert_with(|| Known::new(self.rules));
        let content = stretch.of(&text.text);
        known.learn(content);
        let mut start = stretch.start;
        let tags = known.jieba.tag(content, false).into_iter();
        tags.map(|tag| {
            let span = Span::new(start, start + tag.word.len());
            start = span.end;
            let mut letters = tag.tag.bytes();
            let tag = [letters.next().unwrap_or(b' '), letters.next().unwrap_or(b' ')];
            Word { span, tag }
        })
        .collect()
    }
}

impl Known {
    /// The words of the rules; what the dictionary says of their parts of speech stands.
    fn new(rules: &WordRules) -> Self {
        let mut known = Self { jieba: Jieba::empty(), taken: BTreeSet::new(), occurrences: 0, all: OCCURRENCES };
        let mut frequencies = std::collections::BTreeMap::new();
        for group in &rules.groups {
            for word in &group.words {
                let own = entry(word);
                let before = frequencies.insert(word, group.frequency).or(own.map(|own| own.frequency)).unwrap_or(0);
                known.all = known.all + group.frequency - before;
                known.jieba.add_word(word, Some(group.frequency), Some(own.map_or(&*group.tag, |own| own.tag)));
            }
        }
        known.occurrences = frequencies.values().sum();
        known
    }

    /// Takes the words of the dictionary that a text may hold.
    fn learn(&mut self, text: &str) {
        let before = self.taken.len();
        let next = text.chars().skip(1).map(Some).chain([None]);
        for (first, second) in text.chars().zip(next) {
            if self.taken.insert((first, None)) {
                let alone = entry(first.encode_utf8(&mut [0; 4]));
                alone.into_iter().for_each(|entry| self.take(entry));
            }
            if second.is_some() && self.taken.insert((first, second)) {
                let pair: String = [Some(first), second].into_iter().flatten().collect();
                starting(&pair).for_each(|entry| self.take(entry));
            }
        }
        if self.taken.len() > before {
            self.jieba.add_word(OTHERS, Some(self.all.saturating_sub(self.occurrences)), None);
        }
    }

    fn take(&mut self, Entry { word, frequency, tag }: Entry) {
        if !self.jieba.has_word(word) {
            self.jieba.add_word(word, Some(frequency), Some(tag));
            self.occurrences += frequency;
        }
    }
}

#[cfg(test)]
mod tests {
    use gangmu_model::{Metadata, OffsetMap};
    use gangmu_rules::Rules;

    use super::*;

    fn text(text: &str) -> Text {
        let (map, metadata) = (OffsetMap::identity(text.len(), 0), Metadata::default());
        Text { text: text.to_owned(), map, metadata, marks: Vec::new(), flags: Vec::new() }
    }

    #[test]
    fn words_are_those_that_jieba_finds_with_all_its_dictionary() {
        let rules = Rules::bundled().expect("the bundled rules").word;
        let mut whole = Jieba::new();
        for group in &rules.groups {
            for word in &group.words {
                whole.add_word(word, Some(group.frequency), Some(&group.tag));
            }
        }
        let dictionary = Dictionary::default();
        let words = Words::new(&rules, &dictionary);
        let clauses = [
            "依托国家平台摸排安全隐患",
            "学前三年毛入园率和义务教育巩固率达到95.2%",
            "对新认定的省级“专精特新”企业给予一次性奖励",
            "以老旧小区改造为抓手，推进AT&T、4S店等28个项目",
            "在教师发展中心建设录播室、图书室（含电子阅览室）",
            "市本级一般公共预算收入增长",
            "",
            "。",
        ];
        for clause in clauses {
            let (expected, found) = (whole.tag(clause, false), words.of(&text(clause), Span::new(0, clause.len())));
            assert_eq!(
                found.iter().map(|w| w.span.of(clause)).collect::<Vec<_>>(),
                expected.iter().map(|t| t.word).collect::<Vec<_>>()
            );
            // Of characters that no dictionary has jieba guesses the part of speech; nobody asks for those.
            for (word, tag) in found.iter().zip(&expected).filter(|(_, tag)| entry(tag.word).is_some()) {
                assert_eq!(word.tag.first(), tag.tag.as_bytes().first(), "{}", tag.word);
            }
        }
    }
}
