use gangmu_model::MarkKind;

use crate::line::Line;
use crate::marker::MarkerReader;

/// An unnumbered heading is not longer than this, in characters.
const LONGEST: usize = 36;

/// Whether a line is a heading without a number: the page marks it so, or it is a short line without end punctuation
/// that stands between paragraphs.
pub(crate) fn is_plain_heading(text: &str, lines: &[Line], index: usize, reader: &MarkerReader<'_>) -> bool {
    let Some(line) = lines.get(index) else { return false };
    let content = line.of(text);
    let length = content.chars().count();
    if line.table || !(2..=LONGEST).contains(&length) || reader.read(content).is_some_and(|m| !m.bare) {
        return false;
    }
    if content.contains([
        '。', '；', '：', ':', '|', '>', '《', '、', '？', '?', '！', '!', '@', '/', '…', '【', '√', '※', '■', '●', '=', '*',
    ]) || content.ends_with(['，', ',', '”', '.', '-', '—', '）', ')', '.'])
        || content.starts_with(['(', '（', '—', '-', '“', '附'])
    {
        return false;
    }
    let han = content.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
    if han * 2 < length || han < 4 {
        return false;
    }
    let Some(next) = lines.get(index + 1) else { return false };
    if matches!(line.mark, Some(MarkKind::Heading(_) | MarkKind::Bold | MarkKind::Centred)) {
        return true;
    }
    let ends = |l: &Line| l.of(text).ends_with(['。', '；', '！', '？', '：', '”', ':', ';', '!']);
    let before = index.checked_sub(1).and_then(|i| lines.get(i));
    let next_is_body =
        next.of(text).chars().count() > LONGEST && !next.table || reader.read(next.of(text)).is_some_and(|m| !m.bare);
    before.is_some_and(|b| !b.table && ends(b)) && next_is_body
}
