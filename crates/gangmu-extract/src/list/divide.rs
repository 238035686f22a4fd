use gangmu_model::{Clean, Span};
use gangmu_rules::ListRules;

use super::trim::first_member;

/// A member of a run is not longer than this, in characters.
const LONGEST: usize = 40;

/// A member that only commas divide from the next is not longer than this, in characters.
const LONGEST_CLAUSE: usize = 20;
/// A member that semicolons divide from the next is not longer than this, in characters.
const LONGEST_PART: usize = 100;
/// Only members up to this many characters are trimmed to the length of their neighbours.
const SHORT: usize = 3;

/// Divides runs of text into the members of a list.
#[derive(Debug)]
pub(crate) struct Divider<'a> {
    pub text: &'a str,
    /// How many members are declared.
    pub count: usize,
    pub rules: &'a ListRules,
}

impl Divider<'_> {
    /// The members of a run that ends right before its label, if they are as many as declared.
    pub(crate) fn run(&self, span: Span<Clean>) -> Option<Vec<Span<Clean>>> {
        let mut spans = self.split_last(self.pieces(span, &['、', '·']));
        if spans.len() != self.count {
            return None;
        }
        self.strip_first(&mut spans, true);
        self.even_ends(&mut spans);
        let last = spans.last().map(|s| s.of(self.text))?;
        // 围绕技术创新、产业加持实施三项行动: what stands before the verb is no member.
        if self.rules.words("word.restart").iter().any(|w| last.ends_with(w.as_str())) {
            return None;
        }
        // 名校长、名班主任和某市、某县“四名工程”: 和 before the last member would close the list.
        let closes = |s: &Span<Clean>| self.rules.words("word.close").iter().any(|w| s.of(self.text).contains(w.as_str()));
        if spans.iter().rev().skip(1).any(closes) || !self.is_pair(&spans) {
            return None;
        }
        self.fitting(spans)
    }

    /// Two members that stand before their label are alike in length, else the second word only describes the label:
    /// 最低工资标准、残疾人“两项补贴”.
    fn is_pair(&self, spans: &[Span<Clean>]) -> bool {
        let [first, second] = spans else { return true };
        let (a, b) = (first.of(self.text), second.of(self.text));
        let (x, y) = (a.chars().count(), b.chars().count());
        x.abs_diff(y) <= 2
            || x.max(y) * 2 <= x.min(y) * 3
            || a.chars().next() == b.chars().next()
            || a.chars().next_back() == b.chars().next_back()
    }

    /// The members named before 等, two at least.
    pub(crate) fn named(&self, span: Span<Clean>) -> Option<Vec<Span<Clean>>> {
        let mut spans = self.pieces(span, &['、', '·']);
        if let Some((from, spare)) = self.restart(&spans) {
            spans.drain(..from);
            if let Some(first) = spans.first_mut() {
                *first = Span::new(first.start + spare, first.end);
            }
        }
        self.strip_first(&mut spans, true);
        self.split_long_last(&mut spans);
        (2..=self.count).contains(&spans.len()).then_some(spans).filter(|s| self.is_sound(s))
    }

    /// The members of a span divided by 、, or as quoted groups, if they are as many as declared.
    pub(crate) fn exactly(&self, span: Span<Clean>, strip: bool) -> Option<Vec<Span<Clean>>> {
        let mut spans = self.split_last(self.pieces(span, &['、', '·']));
        if spans.len() == self.count {
            if strip {
                self.strip_first(&mut spans, false);
            }
            if self.is_sound(&spans) {
                return Some(spans);
            }
        }
        self.fitting(self.groups(span))
    }

    /// The members of a span divided by other marks, if they are as many as declared.
    pub(crate) fn divided_by(&self, span: Span<Clean>, marks: &[char]) -> Option<Vec<Span<Clean>>> {
        let spans = self.pieces(span, marks);
        let short = spans.iter().all(|s| s.of(self.text).chars().count() <= LONGEST_CLAUSE);
        short.then_some(spans).and_then(|s| self.fitting(s))
    }

    /// The clauses of a span between semicolons, if they are as many as declared: 办好十件实事：…；…；….
    pub(crate) fn clauses(&self, span: Span<Clean>) -> Option<Vec<Span<Clean>>> {
        let mut spans = self.pieces(span, &['；', ';']);
        let short =
            spans.iter().all(|s| s.of(self.text).chars().count() <= LONGEST_PART && !s.of(self.text).contains(['。', '|']));
        if spans.len() != self.count || !short {
            return None;
        }
        for span in &mut spans {
            *span = self.without_number(*span);
        }
        Some(spans)
    }

    /// A clause without the number that it starts with: 1.新建学校3所, ①…, （一）….
    fn without_number(&self, span: Span<Clean>) -> Span<Clean> {
        let content = span.of(self.text);
        let inner = content.trim_start_matches(['(', '（']);
        let numerals = &self.rules.numerals;
        let Some((_, len)) = numerals.arabic(inner).or_else(|| numerals.chinese(inner)).or_else(|| numerals.series(inner)) else {
            return span;
        };
        let after = inner.get(len..).unwrap_or("");
        let rest = after.trim_start_matches([')', '）', '.', '．', '、']);
        let marked = rest.len() < after.len() || numerals.series(inner).is_some();
        if !marked || rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit()) {
            return span;
        }
        Span::new(span.end - rest.len(), span.end)
    }

    /// The pieces of a span between marks that stand in no quotes and brackets.
    pub(crate) fn pieces(&self, span: Span<Clean>, marks: &[char]) -> Vec<Span<Clean>> {
        let content = span.of(self.text);
        let cuts: Vec<(usize, usize)> =
            outside_quotes(content).filter(|(_, c)| marks.contains(c)).map(|(i, c)| (i, i + c.len_utf8())).collect();
        let starts = std::iter::once(0).chain(cuts.iter().map(|c| c.1));
        let ends = cuts.iter().map(|c| c.0).chain([content.len()]);
        let pieces = starts.zip(ends).map(|(a, b)| self.bare(Span::new(span.start + a, span.start + b)));
        pieces.filter(|s| !s.is_empty()).collect()
    }

    /// The pairs of quotes that end at the end of a span, one for each member: “A”“B”和“C”.
    pub(crate) fn groups_before(&self, span: Span<Clean>, partial: bool) -> Option<Vec<Span<Clean>>> {
        let (mut groups, mut rest) = (Vec::new(), span.of(self.text));
        while groups.len() < self.count {
            let joined = self.rules.words("word.and").iter().find_map(|w| rest.strip_suffix(w.as_str())).unwrap_or(rest);
            let joined = joined.trim_end_matches('、');
            let Some(inner) = joined.strip_suffix(['”', '’']) else { break };
            let Some(open) = inner.rfind(['“', '‘']) else { break };
            groups.push(Span::new(span.start + open + '“'.len_utf8(), span.start + inner.len()));
            rest = joined.get(..open)?;
        }
        groups.reverse();
        let enough = groups.len() == self.count || partial && groups.len() >= 2;
        enough.then_some(groups).filter(|g| self.is_sound(g))
    }

    /// The spans, if they are as many as declared and may be members.
    pub(crate) fn fitting(&self, spans: Vec<Span<Clean>>) -> Option<Vec<Span<Clean>>> {
        (spans.len() == self.count && self.is_sound(&spans)).then_some(spans)
    }

    /// Where all members but the first or the last are of one length, what sticks to that one is cut off:
    /// 中小学«作业»、睡眠、手机, 学校、家庭、«网络»全环境.
    pub(crate) fn even_ends(&self, spans: &mut [Span<Clean>]) {
        let lengths: Vec<usize> = spans.iter().map(|s| s.of(self.text).chars().count()).collect();
        let (Some(&front), Some(&tail)) = (lengths.first(), lengths.last()) else { return };
        let text = self.text;
        if lengths.len() < 3 {
            return;
        }
        let even = |some: &[usize]| some.first().copied().filter(|l| some.iter().all(|x| x == l));
        if let Some(wanted) = lengths.get(1..).and_then(even).filter(|&l| front > l && l <= SHORT)
            && let Some(first) = spans.first_mut()
            && let Some((i, _)) = first.of(text).char_indices().rev().nth(wanted - 1)
        {
            *first = Span::new(first.start + i, first.end);
        }
        if let Some(wanted) = lengths.get(..lengths.len() - 1).and_then(even).filter(|&l| tail > l && l <= SHORT)
            && let Some(last) = spans.last_mut()
            // 空港、陆港、信息港: the last is only longer.
            && tail > wanted + 1
            && let Some((i, _)) = last.of(text).char_indices().nth(wanted)
        {
            *last = Span::new(last.start, last.start + i);
        }
    }

    /// The pairs of quotes in a span.
    fn groups(&self, span: Span<Clean>) -> Vec<Span<Clean>> {
        let content = span.of(self.text);
        let group = |(i, open): (usize, &str)| {
            let from = i + open.len();
            Some(Span::new(span.start + from, span.start + from + content.get(from..)?.find('”')?))
        };
        content.match_indices('“').filter_map(group).collect()
    }

    /// Splits the last member at 和 where one is missing.
    fn split_last(&self, mut spans: Vec<Span<Clean>>) -> Vec<Span<Clean>> {
        if spans.len() + 1 != self.count {
            return spans;
        }
        let Some(last) = spans.last().copied() else { return spans };
        let cut = self.rules.words("word.and").iter().filter_map(|w| Some((last.of(self.text).find(w.as_str())?, w.len()))).min();
        if let Some((at, len)) = cut.filter(|(at, _)| *at > 0) {
            spans.pop();
            spans.push(self.bare(Span::new(last.start, last.start + at)));
            spans.push(self.bare(Span::new(last.start + at + len, last.end)));
        }
        spans
    }

    /// Splits the last member before 等 at 和 where it is much longer than the others: A、B和C等九大行动.
    fn split_long_last(&self, spans: &mut Vec<Span<Clean>>) {
        let Some((last, others)) = spans.split_last() else { return };
        let lengths: usize = others.iter().map(|s| s.of(self.text).chars().count()).sum();
        let content = last.of(self.text);
        let closes = self.rules.words("word.close").iter().filter_map(|w| Some((content.find(w.as_str())?, w.len()))).min();
        let Some((at, len)) = closes.filter(|(at, _)| *at > 0 && at + 6 <= content.len()) else { return };
        if spans.len() >= self.count || content.chars().count() * others.len() * 2 <= lengths * 3 {
            return;
        }
        let (before, after) = (Span::new(last.start, last.start + at), Span::new(last.start + at + len, last.end));
        spans.pop();
        spans.extend([self.bare(before), self.bare(after)]);
    }

    /// The piece within which a run that ends with 等 begins, and how much of it stands before: 暑期组织«篮球»、足球等.
    fn restart(&self, spans: &[Span<Clean>]) -> Option<(usize, usize)> {
        let verbs = self.rules.words("word.restart");
        let cut = |s: &Span<Clean>| verbs.iter().filter_map(|w| Some(s.of(self.text).rfind(w.as_str())? + w.len())).max();
        let within = spans.iter().enumerate().rev().filter_map(|(n, s)| Some((n, cut(s)?)));
        within.into_iter().find(|(n, cut)| *n > 0 && spans.get(*n).is_some_and(|s| *cut < s.len()))
    }

    /// Leaves out what binds the first member: prepositions and verbs, with `inside` after their subject and adverbs as well.
    pub(crate) fn strip_first(&self, spans: &mut [Span<Clean>], inside: bool) {
        let text = self.text;
        let Some((first, others)) = spans.split_first_mut() else { return };
        let others: Vec<&str> = others.iter().map(|s| s.of(text)).collect();
        let cut = first_member(first.of(text), &others, inside, self.rules);
        *first = Span::new(first.start + cut, first.end);
    }

    /// Members are short and hold no sentence.
    fn is_sound(&self, spans: &[Span<Clean>]) -> bool {
        let short = |s: &Span<Clean>| {
            let content = s.of(self.text);
            !content.is_empty() && content.chars().count() <= LONGEST && !content.contains(['。', '|'])
        };
        spans.iter().all(short)
    }

    /// Without white space, the quotes around it, and punctuation or 等 after it.
    fn bare(&self, span: Span<Clean>) -> Span<Clean> {
        let is_end = |c: char| c.is_whitespace() || matches!(c, '。' | '，' | ',' | '；' | ';' | '、' | '：' | '.');
        let content = span.of(self.text).trim_end_matches(is_end);
        let content = self.rules.words("word.such-as").iter().find_map(|w| content.strip_suffix(w.as_str())).unwrap_or(content);
        let inner = content.trim_start();
        let start = span.start + (content.len() - inner.len());
        let quoted = inner.strip_prefix('“').and_then(|s| s.strip_suffix('”')).filter(|s| !s.contains(['“', '”']));
        match quoted {
            Some(inside) => Span::new(start + '“'.len_utf8(), start + '“'.len_utf8() + inside.len()),
            None => Span::new(start, start + inner.len()),
        }
    }
}

/// The characters of a text that stand in no quotes and brackets.
pub(crate) fn outside_quotes(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut depth = 0usize;
    text.char_indices().filter(move |(_, c)| match c {
        '“' | '‘' | '《' | '(' | '（' | '「' => {
            depth += 1;
            false
        }
        '”' | '’' | '》' | ')' | '）' | '」' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    })
}
