use gangmu_rules::{CleanRules, CutRule};

use crate::line::Line;

/// A place where the site has left out a stretch of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Byte offset in the line: where the missing stretch would stand.
    pub(crate) at: usize,
    /// How many characters are missing, if the site says so.
    pub(crate) missing: Option<u64>,
}

/// Removes the notice of a cut from a line.
pub(crate) fn take_cut<'s>(line: Line<'s>, rules: &CleanRules) -> (Line<'s>, Option<Cut>) {
    if !rules.cut_words.is_match(line.text()) {
        return (line, None);
    }
    let likely = |rule: &&CutRule| rule.words.iter().any(|w| line.text().contains(w.as_str()));
    let found = rules.cuts.iter().filter(likely).find_map(|rule| rule.pattern.captures(line.text()));
    let Some(captures) = found else { return (line, None) };
    let number = |name: &str| captures.name(name).and_then(|m| m.as_str().parse::<u64>().ok());
    let missing = number("missing").or_else(|| number("total")?.checked_sub(number("shown")?));
    let range = captures.get(0).map_or(0..0, |m| m.range());
    let at = line.text().get(..range.start).map_or(0, |t| t.trim_end().len());
    let mut edit = line.rewrite();
    edit.replace(range, "");
    (edit.finish().trim(), Some(Cut { at, missing }))
}
