use gangmu_model::MarkKind;
use gangmu_rules::SegmentRules;

use crate::line::Line;
use crate::marker::MarkerReader;
use crate::node::Plain;
use crate::profile::names_organ;

/// The line that heads an appendix is not longer than this, in characters.
const SHORT: usize = 10;

/// An unnumbered heading is not longer than this, in characters.
const LONGEST: usize = 36;

/// What a line is that heads an appendix: 附件1, 名词解释.
pub(crate) fn appendix(text: &str, line: &Line, rules: &SegmentRules) -> Option<Plain> {
    let content = line.of(text);
    if line.table || content.len() > SHORT * 4 || content.chars().count() > SHORT {
        return None;
    }
    let bare = content.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ':' | '：'));
    let is = |words: &str| rules.words(words).iter().any(|w| bare == w);
    if is("word.notes") { Some(Plain::Notes) } else { is("word.appendix").then_some(Plain::Appendix) }
}

/// Whether a line is a heading without a number: the page marks it so, or it is a short line without end punctuation
/// that stands between paragraphs.
pub(crate) fn is_plain_heading(
    text: &str,
    lines: &[Line],
    index: usize,
    reader: &MarkerReader<'_>,
    rules: &SegmentRules,
) -> bool {
    let Some(line) = lines.get(index) else { return false };
    let content = line.of(text);
    if content.len() > LONGEST * 4 {
        return false;
    }
    let length = content.chars().count();
    if line.table || !(2..=LONGEST).contains(&length) || reader.read(content).is_some_and(|m| !m.bare) {
        return false;
    }
    if content.contains([
        '。', '；', '：', ':', '|', '>', '《', '、', '？', '?', '！', '!', '@', '/', '…', '【', '√', '※', '■', '●', '=', '*',
    ]) || content.ends_with(['，', ',', '”', '.', '-', '—', '）', ')', '.'])
        || content.starts_with(['(', '（', '—', '-', '“'])
    {
        return false;
    }
    let han = content.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
    if han * 2 < length || han < 4 {
        return false;
    }
    let Some(next) = lines.get(index + 1).filter(|next| !next.table) else { return false };
    let captions = rules.words("word.caption").iter().filter_map(|w| content.strip_prefix(w.as_str()));
    let is_caption = captions.into_iter().any(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    let is_signature = content.split_whitespace().all(|name| names_organ(rules, name));
    if is_caption || is_signature {
        return false;
    }
    if matches!(line.mark, Some(MarkKind::Heading(_) | MarkKind::Bold | MarkKind::Centred)) {
        return true;
    }
    let ends = |l: &Line| l.of(text).ends_with(['。', '；', '！', '？', '：', '”', ':', ';', '!']);
    let before = index.checked_sub(1).and_then(|i| lines.get(i));
    let next_is_body =
        next.of(text).chars().nth(LONGEST).is_some() && !next.table || reader.read(next.of(text)).is_some_and(|m| !m.bare);
    before.is_some_and(|b| !b.table && ends(b)) && next_is_body
}
