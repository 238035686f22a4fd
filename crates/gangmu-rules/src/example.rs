use std::ops::Range;

use gangmu_model::RuleId;

/// One `yes` or `no` example of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The rule that it belongs to.
    pub rule: RuleId,
    /// The file that it stands in, as it was named (`rules/unit.toml`).
    pub file: String,
    /// The table that the rule belongs to (`unit.toml`).
    pub table: &'static str,
    /// The sort of entries of the table that the rule belongs to (`unit`, of `[[unit]]`).
    pub sort: &'static str,
    /// The text, without the «» marks.
    pub text: String,
    /// Byte ranges in `text` that were marked with «».
    pub marked: Vec<Range<usize>>,
    /// Whether the rule must be found there (at the marks) or must not.
    pub yes: bool,
}

/// Removes the «» marks and says where they stood.
///
/// # Errors
/// Where a mark is not closed, not opened, or holds nothing.
pub(crate) fn unmark(text: &str) -> Result<(String, Vec<Range<usize>>), &'static str> {
    let (mut plain, mut marked, mut open) = (String::with_capacity(text.len()), Vec::new(), None);
    for c in text.chars() {
        match (c, open) {
            ('«', None) => open = Some(plain.len()),
            ('«', Some(_)) => return Err("« stands twice; close the first with »"),
            ('»', None) => return Err("» closes nothing; open it with «"),
            ('»', Some(start)) if start == plain.len() => return Err("«» marks nothing; put the words between them"),
            ('»', Some(start)) => {
                marked.push(start..plain.len());
                open = None;
            }
            _ => plain.push(c),
        }
    }
    if open.is_some() {
        return Err("« is not closed; close it with »");
    }
    Ok((plain, marked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out_and_their_places_kept() {
        let (text, marked) = unmark("达到95%«以上»的").expect("an example");
        assert_eq!(text, "达到95%以上的");
        assert_eq!(text.get(marked[0].clone()), Some("以上"));
    }

    #[test]
    fn marks_that_do_not_close_are_refused() {
        for text in ["«以上", "以上»", "««以上»»", "«»以上"] {
            assert!(unmark(text).is_err(), "{text}");
        }
    }
}
