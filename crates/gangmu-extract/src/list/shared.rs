use gangmu_model::{Clean, Span};

/// A member that shares the character of its label is not longer than this, in characters.
const LONGEST: usize = 10;

/// The first `count` words in a row that share a character at one place, soon after a label like “三名” or “三变”改革:
/// «名教师»、«名校长»、«名学校»; «资源变资产»、«资金变股金»、«农民变股东».
///
/// Words with the label's own `stem` (三名) are none. What stands before the first and after the last of them is cut off where the others start or end with the character.
pub(crate) fn sharing(text: &str, stretch: Span<Clean>, (stem, shared): (&str, char), count: usize) -> Option<Vec<Span<Clean>>> {
    let clauses = stretch.of(text).split_inclusive(|c: char| !c.is_alphabetic() && !is_within_run(c));
    let mut start = stretch.start;
    for clause in clauses {
        let mut words = words(clause, start);
        words.retain(|s| !s.of(text).contains(stem));
        start += clause.len();
        let run = words.windows(count).find_map(|run| fitted(text, run, shared));
        if run.is_some() {
            return run;
        }
    }
    None
}

/// The words of a clause between the marks that divide a run.
fn words(clause: &str, start: usize) -> Vec<Span<Clean>> {
    let mut words = Vec::new();
    let mut at = start;
    for word in clause.split_inclusive(|c: char| !c.is_alphabetic()) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphabetic());
        if !bare.is_empty() {
            words.push(Span::new(at, at + bare.len()));
        }
        at += word.len();
    }
    words
}

/// What may stand between two words of a run.
fn is_within_run(c: char) -> bool {
    matches!(c, '、' | '，' | ',' | '“' | '”' | '‘' | '’')
}

/// A run whose words share the character at one place, from the start or from the end.
fn fitted(text: &str, run: &[Span<Clean>], shared: char) -> Option<Vec<Span<Clean>>> {
    if !run.iter().all(|s| s.of(text).contains(shared)) {
        return None;
    }
    let (first, rest) = run.split_first()?;
    let (last, before_last) = run.split_last()?;
    let starts = rest.iter().all(|s| s.of(text).starts_with(shared));
    let ends = before_last.iter().all(|s| s.of(text).ends_with(shared));
    let mut found = run.to_vec();
    if starts && let Some(at) = first.of(text).rfind(shared) {
        found.first_mut()?.start += at;
        // 名教师、名校长、名学校评选: the last is no longer than the others.
        let longest = rest.iter().rev().skip(1).map(|s| s.of(text).chars().count()).max().unwrap_or(0);
        let tail = found.last_mut()?;
        if longest > 0 && tail.of(text).chars().count() > longest + 1 {
            tail.end = tail.start + tail.of(text).char_indices().nth(longest).map_or(tail.len(), |(i, _)| i);
        }
    } else if ends {
        let tail = found.last_mut()?;
        tail.end = tail.start + last.of(text).find(shared)? + shared.len_utf8();
        // 进一步发挥人才链、教育链、产业链: the first is no longer than the others.
        let longest = before_last.iter().skip(1).map(|s| s.of(text).chars().count()).max().unwrap_or(0);
        let head = found.first_mut()?;
        if longest > 0 && head.of(text).chars().count() > longest + 1 {
            head.start += head.of(text).char_indices().rev().nth(longest - 1).map_or(0, |(i, _)| i);
        }
    } else {
        let place = |s: &Span<Clean>| s.of(text).chars().position(|c| c == shared);
        let at = place(rest.first()?)?;
        if !rest.iter().all(|s| place(s) == Some(at)) {
            return None;
        }
        let content = first.of(text);
        let from = content.rfind(shared)?;
        let before = content.get(..from)?.char_indices().rev().nth(at.checked_sub(1)?)?;
        found.first_mut()?.start += before.0;
    }
    let sound = |s: &Span<Clean>| (2..=LONGEST).contains(&s.of(text).chars().count());
    found.iter().all(sound).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::sharing;
    use gangmu_model::Span;

    fn members(text: &str, shared: char, count: usize) -> Option<Vec<&str>> {
        let found = sharing(text, Span::new(0, text.len()), ("两两", shared), count)?;
        Some(found.into_iter().map(|s| s.of(text)).collect())
    }

    #[test]
    fn the_character_stands_first_last_or_at_one_place() {
        assert_eq!(members("评选名教师、名校长、名学校活动", '名', 3), Some(vec!["名教师", "名校长", "名学校"]));
        let last = members("”融合。进一步发挥教育链、人才链、创新链“三链”融合机制作用", '链', 3);
        assert_eq!(last, Some(vec!["教育链", "人才链", "创新链"]));
        let middle = members("推动资源变资产、资金变股金、农民变股东，增加收入", '变', 3);
        assert_eq!(middle, Some(vec!["资源变资产", "资金变股金", "农民变股东"]));
    }

    #[test]
    fn clauses_that_happen_to_hold_it_are_none() {
        assert_eq!(members("促进妇女就业，做好就业帮扶，保持零就业家庭清零", '业', 3), None);
    }
}
