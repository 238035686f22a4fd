use std::sync::OnceLock;

use regex::{Captures, Regex, RegexBuilder};

/// A regular expression that is checked when the rules are loaded and compiled when it is first used: most runs use few of them.
#[derive(Debug)]
pub struct Pattern {
    written: String,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern of parts that were checked; one that gangmu does not ship is compiled at once, so that its faults show.
    pub(super) fn new(written: String, bundled: bool) -> Result<Self, String> {
        let pattern = Self { written, compiled: OnceLock::new() };
        if !bundled {
            let regex = build(&pattern.written, LARGEST)?;
            let _ = pattern.compiled.set(Some(regex));
        }
        Ok(pattern)
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
        self.compiled.get_or_init(|| build(&self.written, usize::MAX).ok()).as_ref()
    }
}

/// Bytes that a compiled pattern may take: many times what any of ours takes.
const LARGEST: usize = 64 << 20;

fn build(written: &str, largest: usize) -> Result<Regex, String> {
    RegexBuilder::new(written).size_limit(largest).build().map_err(|e| match e {
        regex::Error::CompiledTooBig(_) => "the pattern is too large; repeat less".to_owned(),
        other => syntax(&other.to_string()),
    })
}

/// Checks a pattern as a rule has it: that it can match something, and not everything.
///
/// `line` says that it must match a whole line, else it is looked for within one.
pub(super) fn check(written: &str, line: bool, bundled: bool) -> Result<(), String> {
    let parsed = regex_syntax::parse(written).map_err(|e| syntax(&e.to_string()))?;
    match parsed.properties().minimum_len() {
        None => return Err("the pattern can match nothing; take it out".to_owned()),
        Some(0) => {
            return Err("the pattern matches an empty text, and so every text; let it ask for a character at least".to_owned());
        }
        Some(_) => {}
    }
    if bundled {
        return Ok(());
    }
    let whole = if line { format!("^(?:{written})$") } else { written.to_owned() };
    let regex = build(&whole, LARGEST)?;
    if PROBES.iter().all(|probe| regex.is_match(probe)) {
        return Err("the pattern matches every text; let it ask for the words that it is about".to_owned());
    }
    Ok(())
}

/// Texts that have nothing in common: what matches all of them matches everything.
const PROBES: [&str; 4] = ["abc", "2023", "\u{4f8b}\u{5982}\u{3002}", "— - —"];

/// The last line of a message that draws the pattern over several.
fn syntax(message: &str) -> String {
    let last = message.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("");
    format!("no regular expression: {}", last.trim().trim_start_matches("error: "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_must_match_something_and_not_everything() {
        for wrong in ["", "a*", "(", "[^\\s\\S]", ".+", "(?s).", "(?:a{1000}){1000}{1000}"] {
            assert!(check(wrong, false, false).is_err(), "{wrong}");
        }
        assert!(check(".{1,80}", true, false).is_err());
        assert!(check("\\d+次浏览", true, false).is_ok());
    }
}
