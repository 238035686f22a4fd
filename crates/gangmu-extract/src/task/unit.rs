use gangmu_model::{Clean, Responsible, ResponsibleRole, Span};
use gangmu_rules::TaskRules;
use memchr::{memchr, memchr2_iter, memmem};

use crate::marks::marks;
use crate::reach::floor;

/// The name of a unit has at least and at most so many characters.
const NAME: std::ops::RangeInclusive<usize> = 2..=30;
/// The names after one cue stand within so many bytes.
const REACH: usize = 1500;

/// The units that answer for a task: after 责任单位：, on a line of their own, and in brackets that end with 负责.
pub(crate) fn responsible(text: &str, extent: Span<Clean>, rules: &TaskRules) -> Vec<Responsible> {
    let reader = Units { text, rules };
    let mut found = reader.after_cues(extent);
    if found.is_empty() {
        found = reader.in_brackets(extent);
    }
    let mut kept: Vec<Responsible> = Vec::with_capacity(found.len());
    for unit in found {
        if !kept.iter().any(|k| k.name == unit.name && k.role == unit.role) {
            kept.push(unit);
        }
    }
    kept
}

/// The extent of a task without what follows the line of its units: closing words of the document, not of the task.
pub(crate) fn own_extent(text: &str, extent: Span<Clean>, rules: &TaskRules) -> Span<Clean> {
    let reader = Units { text, rules };
    let last = reader.colons(extent).rev().find_map(|(at, c)| reader.cue(extent, at, c));
    let Some(last) = last.filter(|c| !c.bracketed) else { return extent };
    Span::new(extent.start, reader.names_after(&last, extent.end).end)
}

struct Units<'a> {
    text: &'a str,
    rules: &'a TaskRules,
}

/// 责任单位： with what stands before it.
struct Cue {
    start: usize,
    end: usize,
    role: ResponsibleRole,
    bracketed: bool,
}

impl Units<'_> {
    fn after_cues(&self, extent: Span<Clean>) -> Vec<Responsible> {
        let cues = self.cues(extent);
        let next = cues.iter().skip(1).map(|c| c.start).chain([extent.end]);
        let mut found = Vec::new();
        for (cue, next) in cues.iter().zip(next) {
            let names = self.names_after(cue, next.max(cue.end));
            found.extend(self.units(names, cue.role));
        }
        found
    }

    fn cues(&self, extent: Span<Clean>) -> Vec<Cue> {
        self.colons(extent).filter_map(|(at, c)| self.cue(extent, at, c)).collect()
    }

    /// The marks that may end a cue, by their offsets in the extent.
    fn colons(&self, extent: Span<Clean>) -> impl DoubleEndedIterator<Item = (usize, char)> {
        let content = extent.of(self.text).as_bytes();
        let mut found: Vec<(usize, char)> = memmem::find_iter(content, "：").map(|at| (at, '：')).collect();
        let wide = found.len();
        found.extend(memchr2_iter(b':', b'|', content).map(|at| (at, if content.get(at) == Some(&b'|') { '|' } else { ':' })));
        if wide > 0 && found.len() > wide {
            found.sort_unstable();
        }
        found.into_iter()
    }

    fn cue(&self, extent: Span<Clean>, at: usize, colon: char) -> Option<Cue> {
        let before = extent.of(self.text).get(..at)?.trim_end();
        let (role, len) = self.rules.unit_at_end(before)?;
        let rest = before.get(..before.len() - len)?;
        let last = rest.chars().next_back();
        let stands = last.is_none_or(|c| c.is_whitespace() || "（([【〔。；;，,、|）)*".contains(c));
        let in_row = colon != '|' || last.is_none_or(|c| c == '\n');
        let bracketed = last.is_some_and(|c| "（([【〔".contains(c));
        let end = extent.start + at + colon.len_utf8();
        (stands && in_row).then_some(Cue { start: extent.start + rest.len(), end, role, bracketed })
    }

    /// The names after a cue: to the end of its bracket, else of its sentence or line, else to the next cue.
    fn names_after(&self, cue: &Cue, next: usize) -> Span<Clean> {
        let end = floor(self.text, next.min(cue.end + REACH));
        let rest = self.text.get(cue.end..end).unwrap_or("");
        let mut depth = 0usize;
        for (i, c) in rest.char_indices() {
            match c {
                '（' | '(' | '[' | '【' | '〔' => depth += 1,
                '）' | ')' | ']' | '】' | '〕' if depth == 0 => return Span::new(cue.end, cue.end + i),
                '）' | ')' | ']' | '】' | '〕' => depth -= 1,
                '。' if depth == 0 => return Span::new(cue.end, cue.end + i),
                '\n' if !cue.bracketed => return Span::new(cue.end, cue.end + i),
                _ => {}
            }
        }
        Span::new(cue.end, cue.end + rest.len())
    }

    fn units(&self, names: Span<Clean>, role: ResponsibleRole) -> Vec<Responsible> {
        let pieces = self.pieces(names).into_iter().map(|p| self.name(p));
        pieces.filter(|s| self.is_name(s.of(self.text))).map(|s| unit(self.text, s, role)).collect()
    }

    /// （市教育局牵头，市财政局、市人社局配合）, （市教育局、市财政局按职责分工负责）.
    fn in_brackets(&self, extent: Span<Clean>) -> Vec<Responsible> {
        let content = extent.of(self.text);
        let mut found = Vec::new();
        let mut from = 0;
        let (wide, narrow) = (memmem::Finder::new("（"), |rest: &[u8]| memchr(b'(', rest));
        let next = |from: usize| {
            let rest = content.as_bytes().get(from..)?;
            let at = wide.find(rest);
            let near = at.and_then(|at| rest.get(..at)).unwrap_or(rest);
            narrow(near).or(at).map(|at| from + at)
        };
        while let Some(open) = next(from) {
            let Some(close) = closing(content, open) else { break };
            let inner = content.get(open..).and_then(|s| s.chars().next()).map_or(open, |c| open + c.len_utf8());
            let inside = Span::new(extent.start + inner, extent.start + close);
            if inside.len() <= REACH {
                found.extend(self.tailed(inside));
            }
            from = close;
        }
        found
    }

    /// The units of a bracket whose names are followed by what they do; none unless all look like units.
    fn tailed(&self, inside: Span<Clean>) -> Vec<Responsible> {
        if !self.rules.has_tail(inside.of(self.text)) {
            return Vec::new();
        }
        let (mut found, mut waiting) = (Vec::new(), Vec::new());
        for piece in self.pieces(inside) {
            let content = piece.of(self.text);
            // 列第一位者为牵头单位，下同
            if self.rules.words("word.order-note").iter().any(|w| content.contains(w.as_str())) {
                continue;
            }
            let words = self.rules.tails.iter().flat_map(|t| t.words.iter().map(|w| (t.role, w.as_str())));
            let tail = words.filter_map(|(role, w)| Some((role, content.strip_suffix(w)?))).min_by_key(|(_, rest)| rest.len());
            let name = tail.map_or(piece, |(_, rest)| Span::new(piece.start, piece.start + rest.trim_end().len()));
            let name = self.name(name);
            if !name.is_empty() {
                waiting.push(name);
            }
            if let Some((role, _)) = tail {
                found.extend(waiting.drain(..).map(|s| unit(self.text, s, role)));
            }
        }
        let ends = self.rules.words("word.unit-end");
        let look = |u: &Responsible| {
            self.is_name(&u.name) && ends.iter().any(|e| u.name.trim_end_matches(['）', ')']).ends_with(e.as_str()))
        };
        if waiting.is_empty() && found.iter().all(look) { found } else { Vec::new() }
    }

    /// The pieces between marks and white space that stand in no brackets.
    fn pieces(&self, span: Span<Clean>) -> Vec<Span<Clean>> {
        let (mut pieces, mut start, mut depth) = (Vec::new(), span.start, 0usize);
        for (i, c) in span.of(self.text).char_indices() {
            match c {
                '（' | '(' => depth += 1,
                '）' | ')' => depth = depth.saturating_sub(1),
                c if depth == 0 && (c.is_whitespace() || "、，,；;。/|*".contains(c)) => {
                    pieces.push(Span::new(start, span.start + i));
                    start = span.start + i + c.len_utf8();
                }
                _ => {}
            }
        }
        pieces.push(Span::new(start, span.end));
        pieces.retain(|p| !p.is_empty());
        pieces.into_iter().flat_map(|p| self.joined(p)).collect()
    }

    /// The names in a piece that a word joins: 财政部及各地区, 税务总局等国务院相关部门. What ends like no unit is not cut.
    fn joined(&self, piece: Span<Clean>) -> Vec<Span<Clean>> {
        let (mut found, mut rest) = (Vec::new(), piece);
        while let Some((at, len)) = self.join(rest) {
            found.push(Span::new(rest.start, rest.start + at));
            rest = Span::new(rest.start + at + len, rest.end);
        }
        found.push(rest);
        found
    }

    /// Where the first word stands that joins two names of the piece, and how long it is.
    fn join(&self, piece: Span<Clean>) -> Option<(usize, usize)> {
        let content = piece.of(self.text);
        let ends = |name: &str| self.rules.words("word.unit-end").iter().any(|w| name.ends_with(w.as_str()));
        let named = |name: &str| NAME.contains(&name.chars().count()) && ends(name);
        let plain = self.rules.words("word.joins").iter().map(|w| (w.as_str(), false));
        let others = self.rules.words("word.joins-others").iter().map(|w| (w.as_str(), true));
        let places = plain.chain(others).filter_map(|(word, keeps)| {
            let at = content.find(word)?;
            let (before, after) = (content.get(..at)?, content.get(at + word.len()..)?);
            let first = word.chars().next().map_or(0, char::len_utf8);
            // 等国务院相关部门: of this word only 等 joins.
            let each = self.rules.words("word.each").iter().any(|w| after.starts_with(w.as_str()));
            let joins = named(before) && (keeps || each || named(after));
            joins.then_some((at, if keeps { first } else { word.len() }))
        });
        places.min()
    }

    /// A name without 各 before it and 等 after it.
    fn name(&self, piece: Span<Clean>) -> Span<Clean> {
        let content = piece.of(self.text);
        let rest = self.rules.words("word.each").iter().find_map(|w| content.strip_prefix(w.as_str())).unwrap_or(content);
        let kept = self.rules.words("word.and-others").iter().find_map(|w| rest.strip_suffix(w.as_str())).unwrap_or(rest);
        // 市教育局等有关部门和单位
        let others = |w: &String| rest.find(w.as_str()).filter(|at| *at > 0);
        let cut = self.rules.words("word.others").iter().filter_map(others).min().and_then(|at| rest.get(..at));
        let kept = cut.filter(|c| c.len() < kept.len()).unwrap_or(kept);
        let start = piece.start + (content.len() - rest.len());
        Span::new(start, start + kept.len())
    }

    fn is_name(&self, name: &str) -> bool {
        NAME.contains(&name.chars().count())
            && name.chars().any(char::is_alphabetic)
            && !name.contains(['：', ':', '“', '《'])
            && !self.rules.words("word.no-unit").iter().any(|w| name.contains(w.as_str()))
    }
}

fn unit(text: &str, span: Span<Clean>, role: ResponsibleRole) -> Responsible {
    Responsible { name: span.of(text).to_owned(), role, span }
}

/// Where the bracket closes that opens at a byte.
fn closing(content: &str, open: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (i, c) in marks(content.get(open..)?) {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(open + i);
                }
            }
            '\n' => return Some(open + i),
            _ => {}
        }
    }
    None
}
