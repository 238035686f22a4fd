use super::char_set::CharSet;
use super::pattern::Pattern;
use super::raw::RawScript;

/// Characters and words that lines, spaces and encodings are judged by.
#[derive(Debug)]
pub struct ScriptRules {
    common: CharSet,
    traditional: CharSet,
    numerals: CharSet,
    item_words: Vec<String>,
    after_number: Vec<String>,
    bureau_ends: Vec<String>,
    after_bureau: Vec<String>,
    ordinals: CharSet,
    ordinal_units: CharSet,
    date_signs: Vec<char>,
    title_nouns: Vec<String>,
    subject_words: Vec<String>,
    document_number: Pattern,
}

impl ScriptRules {
    pub(super) fn compile(raw: RawScript) -> Result<Self, String> {
        Ok(Self {
            common: raw.common.chars().chain(raw.common_traditional.chars()).collect(),
            traditional: raw.common_traditional.chars().collect(),
            numerals: raw.numerals.chars().collect(),
            item_words: raw.item_words,
            after_number: raw.after_number,
            bureau_ends: raw.bureau_ends,
            after_bureau: raw.after_bureau,
            ordinals: raw.ordinals.chars().collect(),
            ordinal_units: raw.ordinal_units.chars().collect(),
            date_signs: raw.date_signs.chars().collect(),
            title_nouns: raw.title_nouns,
            subject_words: raw.subject_words,
            document_number: Pattern::new(raw.document_number)?,
        })
    }

    /// Whether a character is one of the few hundred that make up most of such texts, simplified or traditional.
    pub fn is_common(&self, c: char) -> bool {
        self.common.contains(c)
    }

    /// Whether a character is a common one of traditional texts that simplified texts do not have.
    pub fn is_traditional(&self, c: char) -> bool {
        self.traditional.contains(c)
    }

    /// Whether a character is a numeral as list labels have it (一, 十 …).
    pub fn is_numeral(&self, c: char) -> bool {
        self.numerals.contains(c)
    }

    /// Whether a line begins with a word that opens an item (一是, 首先).
    pub fn opens_item(&self, line: &str) -> bool {
        self.item_words.iter().any(|w| line.starts_with(w.as_str()))
    }

    /// Whether a line begins with a word that goes on after a number (万元, 个).
    pub fn goes_on_after_number(&self, line: &str) -> bool {
        self.after_number.iter().any(|w| line.starts_with(w.as_str()))
    }

    /// The words that names of public bodies end in (局, 委员会), the longest first.
    pub fn bureau_ends(&self) -> &[String] {
        &self.bureau_ends
    }

    /// Whether a text begins with the word before the subject of a document (关于).
    pub fn opens_subject(&self, text: &str) -> bool {
        self.subject_words.iter().any(|w| text.starts_with(w.as_str()))
    }

    /// Whether a title goes on with these words after the body that issued the document (关于, 工作).
    pub fn follows_bureau(&self, rest: &str) -> bool {
        self.after_bureau.iter().any(|w| rest.starts_with(w.as_str()))
    }

    /// Whether a character makes an ordinal of the numeral after it (第).
    pub fn is_ordinal(&self, c: char) -> bool {
        self.ordinals.contains(c)
    }

    /// Whether a text begins with a unit that a numbered part is counted in (章, 条, 是).
    pub fn ends_ordinal(&self, text: &str) -> bool {
        text.starts_with(|c| self.ordinal_units.contains(c))
    }

    /// The words for year, month and day.
    pub fn date_signs(&self) -> &[char] {
        &self.date_signs
    }

    /// Whether a line has a word for a kind of document (报告, 总结), as titles do.
    pub fn names_document(&self, line: &str) -> bool {
        self.title_nouns.iter().any(|w| line.contains(w.as_str()))
    }

    /// Whether a name ends as those of public bodies do.
    pub fn is_bureau(&self, name: &str) -> bool {
        name.chars().count() >= 4 && self.bureau_ends.iter().any(|end| name.ends_with(end.as_str()))
    }

    /// Whether a line is the number of a document.
    pub fn is_document_number(&self, line: &str) -> bool {
        line.len() < 120 && self.document_number.is_match(line)
    }
}
