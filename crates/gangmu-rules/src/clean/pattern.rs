use std::sync::OnceLock;

use regex::{Captures, Regex, RegexBuilder};

/// A regular expression that is checked when the rules are loaded and compiled when it is first used: most runs use few of them.
#[derive(Debug)]
pub struct Pattern {
    written: String,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern as a rule has it.
    pub(super) fn new(written: String) -> Result<Self, String> {
        regex_syntax::parse(&written).map_err(|e| e.to_string())?;
        Ok(Self { written, compiled: OnceLock::new() })
    }

    /// Whether a text has a match.
    pub fn is_match(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }

    /// The first match with its groups.
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.regex()?.captures(text)
    }

    /// All matches with their groups.
    pub fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        self.regex().into_iter().flat_map(move |regex| regex.captures_iter(text))
    }

    /// None only where a pattern of right syntax cannot be built at all: it matches nothing.
    fn regex(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| RegexBuilder::new(&self.written).size_limit(usize::MAX).build().ok()).as_ref()
    }
}
