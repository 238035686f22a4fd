use gangmu_model::{Clean, Document, Span};
use gangmu_rules::ListRules;

use super::divide::{Divider, outside_quotes};
use super::label::Label;
use super::member::Member;
use super::shared::sharing;
use crate::reach::{floor, line_ahead};

/// How far before and after a label its members may start, in bytes.
const REACH: usize = 1200;
/// Between a quoted run and its label, and between a label and the colon after it, stand at most so many characters.
const GAP: usize = 8;

/// The runs of text beside a label in which its members may stand.
#[derive(Debug)]
pub(crate) struct Run<'a> {
    divider: Divider<'a>,
    label: &'a Label,
    /// What stands before the label: from the start of its line or of the title it stands in.
    ahead: Span<Clean>,
    /// What stands after the label in its line.
    behind: Span<Clean>,
}

impl<'a> Run<'a> {
    pub(crate) fn new(text: &'a str, document: &Document, label: &'a Label, rules: &'a ListRules) -> Self {
        let near = label.span.start.saturating_sub(REACH);
        let near = floor(text, near);
        let line = text.get(near..label.span.start).and_then(|s| s.rfind('\n')).map_or(near, |i| near + i + 1);
        let title = document.outline.at(label.span.start).map_or(0, |s| s.span.start);
        let from = if title <= label.span.start { line.max(title) } else { line };
        let end = label.span.end + line_ahead(text, label.span.end, REACH * 2).len();
        Self {
            divider: Divider { text, count: label.count as usize, rules },
            label,
            ahead: Span::new(from, label.span.start),
            behind: Span::new(label.span.end, end),
        }
    }

    /// As many members as declared, after the label or before it.
    pub(crate) fn beside(&self) -> Option<Vec<Member>> {
        self.bracketed().or_else(|| self.after()).or_else(|| self.before(false)).map(|spans| self.members(spans))
    }

    /// As many members as declared, brought by a colon, 即 or a bracket after the label.
    pub(crate) fn announced(&self) -> Option<Vec<Member>> {
        self.bracketed().or_else(|| self.after()).map(|spans| self.members(spans))
    }

    /// The members named before 等, which need not be all.
    pub(crate) fn named(&self) -> Option<Vec<Member>> {
        self.before(true).map(|spans| self.members(spans))
    }

    /// As many members as declared, in brackets after the label or in quotes right before it.
    pub(crate) fn marked_off(&self) -> Option<Vec<Member>> {
        let quoted = || {
            let (body, _) = self.body_ahead()?;
            self.quoted_ahead(body, 1, false)
        };
        self.bracketed().or_else(quoted).map(|spans| self.members(spans))
    }

    /// Members that share the one character of a label like “三名” or “三变”改革, soon after it: 开展«名教师»、«名校长»、«名学校»评选.
    pub(crate) fn shared(&self) -> Option<Vec<Member>> {
        let shared = self.label.shared?;
        let text = self.divider.text;
        let end = floor(text, self.behind.end.min(self.behind.start + REACH / 3));
        let stem = self.label.label.split_inclusive(shared).next().unwrap_or("");
        let mut spans = sharing(text, Span::new(self.behind.start, end), (stem, shared), self.label.count as usize)?;
        self.divider.strip_first(&mut spans, false);
        Some(self.members(spans))
    }

    fn members(&self, mut spans: Vec<Span<Clean>>) -> Vec<Member> {
        self.cut_label_words(&mut spans);
        spans.into_iter().map(|span| Member::at(self.divider.text, span)).collect()
    }

    /// What sticks to the first and the last member: 重大疾病«早预防、早发现、早诊治»工程 of “三早”工程.
    fn cut_label_words(&self, spans: &mut [Span<Clean>]) {
        let text = self.divider.text;
        let Some((last, others)) = spans.split_last_mut().filter(|(_, others)| others.len() > 1) else { return };
        if !others.iter().any(|s| s.of(text).ends_with(self.label.noun.as_str()))
            && let Some(rest) = last.of(text).strip_suffix(self.label.noun.as_str())
            && rest.chars().count() > 1
        {
            *last = Span::new(last.start, last.start + rest.len());
        }
        if let Some(shared) = self.label.shared
            && let Some((first, middle)) = others.split_first_mut()
            && middle.iter().chain([&*last]).all(|s| s.of(text).starts_with(shared))
            && let Some(at) = first.of(text).rfind(shared)
        {
            *first = Span::new(first.start + at, first.end);
        }
    }

    /// “三新”改革（新教材、新课程、新高考）, “三名(名校长、名师、名班主任)”培养工程.
    fn bracketed(&self) -> Option<Vec<Span<Clean>>> {
        let behind = self.behind.of(self.divider.text);
        let at = behind.find(|c: char| !matches!(c, '”' | '’' | '」'))?;
        let after = behind.get(at..)?.starts_with(['(', '（']).then_some(self.behind.start + at);
        let within = self.label.span.of(self.divider.text).find(['(', '（']).map(|i| self.label.span.start + i);
        after.or(within).and_then(|at| self.bracket(at))
    }

    fn bracket(&self, at: usize) -> Option<Vec<Span<Clean>>> {
        let inside = self.divider.text.get(at..self.behind.end)?;
        let open = inside.chars().next()?;
        let end = inside.find(if open == '(' { ')' } else { '）' })?;
        let span = Span::new(at + open.len_utf8(), at + end);
        if end > REACH {
            return None;
        }
        self.divider.exactly(span, false).or_else(|| self.namely(span.start))
    }

    /// 四个故事，即…; 三项任务：…; 三项行动“A、B、C”.
    fn after(&self) -> Option<Vec<Span<Clean>>> {
        let text = self.divider.text;
        let behind = self.behind.of(text);
        let skip = behind.len() - behind.trim_start_matches(['”', '’', '」']).len();
        let (at, rest) = (self.behind.start + skip, behind.get(skip..)?);
        let mark = rest.char_indices().take(GAP + 1).find(|(_, c)| !c.is_alphabetic());
        let marked = mark.and_then(|(i, c)| {
            let from = at + i + c.len_utf8();
            match c {
                '：' | ':' => self.list_from(from),
                '，' | ',' | '—' | '－' => self.namely(from),
                '(' | '（' => self.bracket(at + i),
                '“' if i == 0 => self.quoted_from(from, '”'),
                '‘' if i == 0 => self.quoted_from(from, '’'),
                _ => None,
            }
        });
        marked.or_else(|| self.namely(at))
    }

    fn quoted_from(&self, from: usize, close: char) -> Option<Vec<Span<Clean>>> {
        let end = self.divider.text.get(from..self.behind.end)?.find(close)?;
        self.divider.exactly(Span::new(from, from + end), false)
    }

    fn namely(&self, at: usize) -> Option<Vec<Span<Clean>>> {
        let rest = self.divider.text.get(at..self.behind.end)?;
        let bare = rest.trim_start_matches(['—', '，', ',']);
        let word = self.divider.rules.words("word.namely").iter().find(|w| bare.starts_with(w.as_str()))?;
        let from = at + (rest.len() - bare.len()) + word.len();
        let after = self.divider.text.get(from..self.behind.end)?;
        self.list_from(from + after.len() - after.trim_start_matches(['：', ':', '，', ',']).len())
    }

    /// A list that starts at a byte and ends with its clause or sentence.
    fn list_from(&self, from: usize) -> Option<Vec<Span<Clean>>> {
        let rest = self.divider.text.get(from..self.behind.end)?;
        let until = |stops: &[char]| {
            let end = outside_quotes(rest).find(|(_, c)| stops.contains(c)).map_or(rest.len(), |(i, _)| i);
            Span::new(from, from + end)
        };
        let (clause, part, sentence) = (until(&['，', ',', '；', ';', '。']), until(&['；', ';', '。']), until(&['。']));
        let near = |span: Span<Clean>| (span.len() <= REACH).then_some(span);
        near(clause)
            .and_then(|s| self.divider.exactly(s, true))
            .or_else(|| near(sentence).and_then(|s| self.divider.clauses(s)))
            .or_else(|| near(part).and_then(|s| self.divider.divided_by(s, &['，', ','])))
            .or_else(|| near(part).and_then(|s| self.divider.divided_by(s, &['，', ',', '、'])))
    }

    /// The members that end right before the label: all of them, or with 等 (`such_as`) those that are named.
    fn before(&self, such_as: bool) -> Option<Vec<Span<Clean>>> {
        let (body, has_such_as) = self.body_ahead()?;
        if let Some(spans) = self.quoted_ahead(body, GAP, has_such_as && such_as) {
            return Some(spans);
        }
        let content = body.of(self.divider.text);
        let start = outside_quotes(content).filter(|(_, c)| is_boundary(*c)).last().map_or(0, |(i, c)| i + c.len_utf8());
        let run = Span::new(body.start + start, body.end);
        if has_such_as && such_as {
            return self.divider.named(run);
        }
        if such_as { None } else { self.divider.run(run) }
    }

    /// What stands before the label without the words that bind it, and whether 等 is among them.
    fn body_ahead(&self) -> Option<(Span<Clean>, bool)> {
        let rules = self.divider.rules;
        let ahead = self.ahead.of(self.divider.text);
        let outside = ahead.trim_end_matches(['“', '‘', '「', '"']);
        // …制度、…制度（以下统称“三项制度”）
        let called = self.divider.rules.words("word.called").iter().find_map(|w| outside.strip_suffix(w.as_str()));
        let called = called.and_then(|c| c.strip_suffix(['（', '(']));
        if called.is_none() && self.is_enumerated(ahead, outside) {
            return None;
        }
        let ahead = called.unwrap_or(outside);
        let ahead = rules.words("word.of").iter().find_map(|w| ahead.strip_suffix(w.as_str())).unwrap_or(ahead);
        let such_as = rules.words("word.such-as").iter().find_map(|w| ahead.strip_suffix(w.as_str()));
        let body = such_as.unwrap_or(ahead);
        (!body.is_empty()).then(|| (Span::new(self.ahead.start, self.ahead.start + body.len()), such_as.is_some()))
    }

    /// Whether the label is itself one of the things that stand in a row before it: A、B、“两区”建设, “A”“两网”, A和三项行动.
    fn is_enumerated(&self, ahead: &str, outside: &str) -> bool {
        let quoted = outside.len() < ahead.len();
        outside.ends_with('、')
            || quoted && outside.ends_with(['”', '’', '」'])
            || self.divider.rules.words("word.and").iter().any(|w| outside.ends_with(w.as_str()))
    }

    /// A run in quotes that ends at most `gap` characters before the end of `body`: “A、B、C”六大行动, “A”“B”和“C”三个示范区.
    fn quoted_ahead(&self, body: Span<Clean>, gap: usize, partial: bool) -> Option<Vec<Span<Clean>>> {
        let content = body.of(self.divider.text);
        let (at, c) = content.char_indices().rev().take(gap).find(|(_, c)| !c.is_alphabetic())?;
        let close = matches!(c, '”' | '’').then_some(at + c.len_utf8())?;
        let quoted = content.get(..close)?;
        let open = outermost_quote(quoted)?;
        let inside = Span::new(body.start + open + c.len_utf8(), body.start + at);
        self.divider
            .exactly(inside, false)
            .or_else(|| self.divider.groups_before(Span::new(body.start, body.start + close), partial))
    }
}

/// Where the quote opens that closes at the end of `body`, quotes within it counted.
fn outermost_quote(body: &str) -> Option<usize> {
    let close = body.chars().next_back()?;
    let open = if close == '”' { '“' } else { '‘' };
    let mut depth = 0usize;
    for (i, c) in body.char_indices().rev() {
        if c == close {
            depth += 1;
        } else if c == open {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some(i);
            }
        }
    }
    None
}

fn is_boundary(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '：' | ':' | '，' | ',' | '！' | '？' | '|' | '\n')
}
