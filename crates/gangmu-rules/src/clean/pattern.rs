use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::OnceLock;

use regex::{Captures, Regex, RegexBuilder};
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson::{NFA, WhichCaptures};
use regex_automata::util::pool::Pool;
use regex_automata::{Anchored, Input};

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

/// A pattern that a whole line must match. It is only ever asked whether it does, so neither groups nor the way back are compiled: that
/// takes a third of the time, and a run over one page compiles a dozen of them.
#[derive(Debug)]
pub(super) struct LinePattern {
    written: String,
    compiled: OnceLock<Option<Automaton>>,
    /// For what such an automaton cannot tell: Unicode's borders of words.
    any: OnceLock<Option<Regex>>,
}

#[derive(Debug)]
struct Automaton {
    dfa: DFA,
    caches: Pool<Cache, NewCache>,
}

type NewCache = Box<dyn Fn() -> Cache + Send + Sync + UnwindSafe + RefUnwindSafe>;

impl LinePattern {
    /// A pattern of parts that were checked, each to match a whole line.
    pub(super) fn new<'p>(parts: impl IntoIterator<Item = &'p String>) -> Self {
        let parts: Vec<String> = parts.into_iter().map(|part| format!("(?:{part})")).collect();
        Self { written: format!("^(?:{})$", parts.join("|")), compiled: OnceLock::new(), any: OnceLock::new() }
    }

    /// Whether a line matches.
    pub(super) fn is_match(&self, line: &str) -> bool {
        let automaton = self.compiled.get_or_init(|| Automaton::new(&self.written));
        let told = automaton.as_ref().and_then(|automaton| automaton.is_match(line));
        told.unwrap_or_else(|| {
            let any = self.any.get_or_init(|| build(&self.written, usize::MAX).ok());
            any.as_ref().is_some_and(|regex| regex.is_match(line))
        })
    }
}

impl Automaton {
    fn new(written: &str) -> Option<Self> {
        let nfa = NFA::config().which_captures(WhichCaptures::None).shrink(false);
        let dfa = DFA::config().cache_capacity(LARGEST_CACHE).skip_cache_capacity_check(true);
        let dfa = DFA::builder().configure(dfa).thompson(nfa).build(written).ok()?;
        let cached = dfa.clone();
        Some(Self { dfa, caches: Pool::new(Box::new(move || cached.create_cache())) })
    }

    /// Whether a line matches; none where it cannot tell.
    fn is_match(&self, line: &str) -> Option<bool> {
        let input = Input::new(line).anchored(Anchored::Yes).earliest(true);
        let found = self.dfa.try_search_fwd(&mut self.caches.get(), &input);
        found.ok().map(|found| found.is_some())
    }
}

/// Bytes that the states of a line pattern may take in one thread.
const LARGEST_CACHE: usize = 4 << 20;

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
    fn a_line_pattern_matches_whole_lines() {
        let parts = ["打印.{0,4}".to_owned(), "\\d+次\\b.*".to_owned()];
        let both = LinePattern::new(&parts);
        for (line, is) in
            [("打印本页", true), ("打印本页的全部", false), ("请打印", false), ("35次 浏览", true), ("35次", true), ("", false)]
        {
            assert_eq!(both.is_match(line), is, "{line}");
        }
        let first = LinePattern::new(parts.first());
        assert!(first.is_match("打印本页") && !first.is_match("打印本页\n") && !first.is_match("不打印"));
    }

    #[test]
    fn a_pattern_must_match_something_and_not_everything() {
        for wrong in ["", "a*", "(", "[^\\s\\S]", ".+", "(?s).", "(?:a{1000}){1000}{1000}"] {
            assert!(check(wrong, false, false).is_err(), "{wrong}");
        }
        assert!(check(".{1,80}", true, false).is_err());
        assert!(check("\\d+次浏览", true, false).is_ok());
    }
}
