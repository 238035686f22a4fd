use gangmu_model::MarkKind;

use crate::line::{Line, Rewrite};
use crate::page::{Piece, pieces};

/// How many lines the block before a text may have.
const FRONT: usize = 40;

/// A text whose markup is Markdown, as scrapers leave it.
#[derive(Debug)]
pub(crate) struct Markdown<'s> {
    /// `key: value` lines before the text.
    pub(crate) front: Vec<Line<'s>>,
    /// The lines without their markup.
    pub(crate) lines: Vec<Line<'s>>,
}

/// Whether a text is Markdown: by its name, or it has headings as only Markdown has them.
pub(crate) fn is_markdown(path: &str, lines: &[Line<'_>]) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let named = ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown");
    named || lines.iter().filter(|line| heading(line.text()).is_some()).nth(1).is_some()
}

/// Takes the markup off.
pub(crate) fn without_markup(lines: Vec<Line<'_>>) -> Markdown<'_> {
    let closed = lines.iter().take(FRONT).skip(1).position(|line| line.text() == "---");
    let front = closed.filter(|_| lines.first().is_some_and(|line| line.text() == "---"));
    let mut lines = lines.into_iter();
    let front = front.map_or_else(Vec::new, |end| lines.by_ref().take(end + 2).skip(1).take(end).collect());
    Markdown { front, lines: lines.filter(|line| !is_sign(line.text())).map(plain).collect() }
}

/// A line that is markup and nothing else: a rule, the line under the head of a table, the fence of code.
fn is_sign(line: &str) -> bool {
    line.starts_with("```") || line.len() >= 3 && line.chars().all(|c| matches!(c, '-' | '|' | ':' | ' ' | '*' | '_'))
}

/// Level of a heading, and where its text begins.
fn heading(line: &str) -> Option<(u8, usize)> {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    let text = line.get(level..)?;
    let at = line.len() - text.trim_start().len();
    ((1..=6).contains(&level) && at > level && at < line.len()).then(|| Some((u8::try_from(level).ok()?, at)))?
}

fn plain(line: Line<'_>) -> Line<'_> {
    let text = line.text().to_owned();
    let (mark, start) = if let Some((level, at)) = heading(&text) {
        (Some(MarkKind::Heading(level)), at)
    } else if text.starts_with(['-', '*', '+']) && text.get(1..).is_some_and(|rest| rest.starts_with(' ')) {
        (Some(MarkKind::ListItem), 2)
    } else if text.starts_with("> ") {
        (None, 2)
    } else {
        (None, 0)
    };
    let slanted = text.get(start..).and_then(|rest| rest.strip_prefix('*')?.strip_suffix('*'));
    let slanted = slanted.filter(|inner| !inner.is_empty() && !inner.contains('*')).is_some();
    let mut edit = line.rewrite();
    edit.replace(0..start + usize::from(slanted), "");
    inline(&text, start + usize::from(slanted), &mut edit);
    if slanted {
        edit.replace(text.len() - 1..text.len(), "");
    }
    let mut line = edit.finish().trim();
    line.mark = mark;
    line
}

/// Takes off `**`, links and escapes, and resolves character references.
fn inline(text: &str, start: usize, edit: &mut Rewrite<'_>) {
    let mut at = start;
    // Where the link ends whose text is being read, and where the bold text ends.
    let (mut link, mut bold): (Option<(usize, usize)>, Option<usize>) = (None, None);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let mut next = at + rest.chars().next().map_or(1, char::len_utf8);
        if link.is_some_and(|(close, _)| close == at) {
            let end = link.take().map_or(next, |(_, end)| end);
            edit.replace(at..end, "");
            next = end;
        } else if bold == Some(at) {
            bold = None;
            next = at + 2;
            edit.replace(at..next, "");
        } else if let Some(inner) = rest.strip_prefix("**").filter(|_| bold.is_none()) {
            let close = inner.find("**").filter(|close| *close > 0 && !inner.starts_with(' '));
            bold = close.map(|close| at + 2 + close);
            next = at + 2;
            if bold.is_some() {
                edit.replace(at..next, "");
            }
        } else if let Some((image, close, end)) = link_at(rest).filter(|_| link.is_none()) {
            if image {
                next = at + end;
                edit.replace(at..next, "");
            } else {
                link = Some((at + close, at + end));
                edit.replace(at..next, "");
            }
        } else if rest.starts_with('\\') && rest.get(1..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_punctuation())) {
            edit.replace(at..next, "");
            next += 1;
        } else if rest.starts_with('&')
            && let Some(Piece::Reference(value, range)) = pieces(text, at..text.len()).next()
        {
            next = range.end;
            edit.replace(range, &value);
        }
        at = next;
    }
}

/// Whether a link that a text begins with is an image, where its `]` stands and where it ends.
fn link_at(text: &str) -> Option<(bool, usize, usize)> {
    let image = text.starts_with("![");
    if !image && !text.starts_with('[') {
        return None;
    }
    let close = text.find("](").filter(|close| *close <= 300)?;
    let label = text.get(1 + usize::from(image)..close)?;
    let target = text.get(close + 2..)?;
    let mut depth = 0;
    let end = target.char_indices().take(600).find(|(_, c)| match c {
        '(' => {
            depth += 1;
            false
        }
        ')' => {
            depth -= 1;
            depth < 0
        }
        _ => false,
    })?;
    (!label.contains('[')).then_some((image, close, close + 2 + end.0 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(line: &str) -> String {
        plain(Line::copied(line, 0)).text().to_owned()
    }

    #[test]
    fn markup_is_taken_off_and_the_rest_stays() {
        let cases = [
            ("## 一、工作情况", "一、工作情况"),
            ("增长**8.3%**，其中**工业**占一半", "增长8.3%，其中工业占一半"),
            ("前往**市烈士陵园", "前往**市烈士陵园"),
            ("[打印](javascript:window.print()) &nbsp;[关闭](#)", "打印 \u{a0}关闭"),
            ("![图](a.png)投入3\\*2万元", "投入3*2万元"),
            ("- 新建学校3所", "新建学校3所"),
            ("*上一篇：[总结](a.html)*", "上一篇：总结"),
            ("-5℃", "-5℃"),
            ("[2022]3号", "[2022]3号"),
            ("#1机组投产", "#1机组投产"),
        ];
        for (before, after) in cases {
            assert_eq!(text(before), after);
        }
    }

    #[test]
    fn the_block_before_the_text_is_set_apart() {
        let lines = ["---", "title: 总结", "---", "# 总结", "| 指标 | 值 |", "| --- | :-: |", "| 学校 | 3 |"];
        let found = without_markup(lines.iter().map(|line| Line::copied(line, 0)).collect());
        assert_eq!(found.front.iter().map(Line::text).collect::<Vec<_>>(), ["title: 总结"]);
        assert_eq!(found.lines.iter().map(Line::text).collect::<Vec<_>>(), ["总结", "| 指标 | 值 |", "| 学校 | 3 |"]);
        assert_eq!(found.lines.first().and_then(|l| l.mark), Some(MarkKind::Heading(1)));
    }
}
