use gangmu_model::{Clean, Span};

use crate::line::trimmed;

/// A title before a colon is not longer than this, in characters: 总体目标：到2025年….
const SHORT: usize = 14;
/// A title before white space, in a text without line ends, is not longer than this.
const CLAUSE: usize = 40;

/// The title in `rest`, what follows a number up to the end of its line or the next number: all of it, or up to the
/// first full stop, the colon after a short phrase, or the gap in a text that has lost its line ends.
pub(crate) fn title_in(text: &str, rest: Span<Clean>) -> Span<Clean> {
    let rest = trimmed(text, rest);
    let content = rest.of(text);
    // 第五条【强化用地保障】将…: the title stands in the bracket.
    if let Some(inside) = content.strip_prefix('【')
        && let Some(end) = inside.find('】').filter(|&end| inside.get(..end).is_some_and(|t| t.chars().count() <= CLAUSE))
    {
        let start = rest.start + '【'.len_utf8();
        return close(text, Span::new(start, start + end));
    }
    let stop = content.find('。').unwrap_or(content.len());
    let sentence = content.get(..stop).unwrap_or(content);
    let cut = cut_at_colon(sentence).or_else(|| cut_at_gap(sentence)).unwrap_or(stop);
    close(text, Span::new(rest.start, rest.start + cut))
}

fn cut_at_colon(sentence: &str) -> Option<usize> {
    let at = sentence.find(['：', ':'])?;
    let (before, after) = sentence.split_at_checked(at)?;
    let has_more = after.chars().nth(1).is_some();
    (has_more && before.chars().count() <= SHORT && !before.contains(['，', ',', '“', '《', '（', '('])).then_some(at)
}

fn cut_at_gap(sentence: &str) -> Option<usize> {
    let (at, _) = sentence.char_indices().skip(4).find(|(_, c)| c.is_whitespace())?;
    let (before, after) = sentence.split_at_checked(at)?;
    (before.chars().count() <= CLAUSE && after.trim_start().chars().count() > CLAUSE / 2).then_some(at)
}

/// Leaves white space and closing punctuation out.
pub(crate) fn close(text: &str, span: Span<Clean>) -> Span<Clean> {
    let content = span.of(text);
    let kept = content
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '。' | '：' | ':' | '；' | ';' | '，' | ',' | '、' | '|'));
    let front = kept.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '、' | '，' | ',' | '：' | ':' | '.' | '．'));
    let start = span.start + (kept.len() - front.len());
    Span::new(start, start + front.len())
}
