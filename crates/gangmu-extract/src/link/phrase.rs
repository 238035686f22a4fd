use gangmu_model::{Clean, Mention, MentionKind, Section, Span, Word};
use gangmu_rules::{Lexicon, Roles};

/// Cuts stretches of text down to what names something, by the words of the rules.
#[derive(Clone, Copy)]
pub(super) struct Phrases<'a> {
    pub text: &'a str,
    pub lexicon: &'a Lexicon,
    /// The dates of the sentence, in order.
    pub dates: &'a [&'a Mention],
    /// What looks like a quantity and is none, in the sentence: 四个 before 100%.
    pub names: &'a [&'a Mention],
    /// Cuts a stretch into words; dear, so asked only where the rules know no verb.
    pub words: &'a dyn Fn(Span<Clean>) -> Vec<Word>,
    /// Sections by where they start, for leaving their numbers out of names (一是, 第五条).
    pub sections: &'a [Section],
}

/// Bytes of one Chinese character.
const WIDE: usize = 3;

/// A bracket with more characters than this explains; a shorter one may be part of a name (县（市、区）).
const LONG_BRACKET: usize = 12;

/// What was left of the text before a quantity, and what stood between it and the quantity.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tail {
    /// The stretch without its closing words.
    pub span: Span<Clean>,
    /// The roles of the words that were cut off, but no change before a level (提高 before 达到).
    pub seen: Roles,
    /// Whether a joining word of more than one character was cut off: 为 and 有 join, and are prepositions too.
    pub joined: bool,
}

impl<'a> Phrases<'a> {
    pub(super) fn of(&self, span: Span<Clean>) -> &'a str {
        span.of(self.text)
    }

    /// How many characters a span has.
    pub(super) fn chars(&self, span: Span<Clean>) -> usize {
        self.of(span).chars().count()
    }

    /// Cuts words off the end that are no part of a name: 达到, 比上年增长了, 共.
    pub(super) fn trim_right(&self, span: Span<Clean>) -> Tail {
        let closing = Roles::LINK | Roles::INCREASE | Roles::DECREASE | Roles::LEVEL | Roles::COMPARE | Roles::TAIL;
        let mut end = span.end;
        let mut seen = Roles::default();
        let mut joined = false;
        let mut dated = false;
        loop {
            let rest = Span::new(span.start, end);
            let text = self.of(rest);
            let bare = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '、' | '—' | '-' | ',' | '，'));
            if bare.len() < text.len() {
                end = span.start + bare.len();
                continue;
            }
            if let Some(date) = self.dates.iter().find(|d| d.span.end == end && d.span.start >= span.start) {
                end = date.span.start;
                dated = true;
                continue;
            }
            // 增速比一季度提高0.3个百分点: what changed is the growth rate itself.
            if seen.any(Roles::INCREASE | Roles::DECREASE | Roles::LEVEL) && self.lexicon.suffix(text, Roles::GROWTH).is_some() {
                return Tail { span: rest, seen, joined };
            }
            if let Some((len, roles)) = self.lexicon.suffix(text, closing)
                // 比 compares only with a time: 城乡居民收入比2.1.
                && (len != WIDE || !roles.any(Roles::COMPARE) || roles.any(Roles::TAIL | Roles::LINK) || dated)
                && !(seen.any(Roles::LINK | Roles::TAIL | Roles::LEVEL)
                    && !roles.any(Roles::LINK | Roles::TAIL | Roles::COMPARE | Roles::LEVEL)
                    && len == text.len())
            {
                let level = seen.any(Roles::LEVEL);
                seen = if level { seen | (roles.only(Roles::COMPARE | Roles::LINK)) } else { seen | roles };
                joined |= roles.any(Roles::LINK | Roles::LEVEL) && len > WIDE;
                end -= len;
                continue;
            }
            if let Some((len, _)) = self.lexicon.suffix(text, Roles::WHOLE)
                && len < text.len()
                && len > 3
                && self.lexicon.suffix(text.get(..text.len() - len).unwrap_or(""), Roles::SHARE | Roles::PREPOSITION).is_none()
            {
                end -= len;
                continue;
            }
            return Tail { span: rest, seen, joined };
        }
    }

    /// Cuts words off the beginning that are no part of a name: dates, 全县, 力争, 其中.
    pub(super) fn trim_left(&self, span: Span<Clean>) -> Span<Clean> {
        let mut start = span.start;
        loop {
            let rest = Span::new(start, span.end);
            let text = self.of(rest);
            // 国民生产总值 1990年国民生产总值: a date after a blank begins the sentence, what stands before it is a heading.
            if let Some(date) = self.dates.iter().rev().find(|d| {
                d.span.start > start
                    && d.span.end < span.end
                    && self.of(Span::new(start, d.span.start)).ends_with(char::is_whitespace)
            }) {
                start = date.span.end;
                continue;
            }
            let bare = text.trim_start_matches(|c: char| {
                c.is_whitespace() || matches!(c, '、' | '—' | '-' | '”' | '’' | ')' | '）' | '.' | '。' | ',' | '，')
            });
            if bare.len() < text.len() {
                start += text.len() - bare.len();
                continue;
            }
            let number = self.sections.partition_point(|s| s.extent.start < start);
            if let Some(section) = self.sections.get(number)
                && section.extent.start == start
                && section.span.start > start
                && section.span.start <= span.end
            {
                start = section.span.start;
                continue;
            }
            if let Some(date) = self.dates.iter().find(|d| d.span.start == start && d.span.end <= span.end) {
                start = date.span.end;
                continue;
            }
            if let Some((len, _)) = self.lexicon.prefix(text, Roles::PARTICLE) {
                start += len;
                continue;
            }
            let Some((len, _)) = self.lexicon.prefix(text, Roles::LEAD | Roles::WHOLE) else { return rest };
            let word = text.get(..len).unwrap_or("");
            // A single character begins other words too (共同, 对口): it is cut only before a verb, a date or another such word.
            if word.chars().count() == 1 && !self.may_follow_a_particle(start + len, span.end) {
                return rest;
            }
            start += len;
        }
    }

    fn may_follow_a_particle(&self, at: usize, end: usize) -> bool {
        let rest = self.of(Span::new(at, end));
        rest.is_empty()
            || rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '“' | '《'))
            || self.dates.iter().any(|d| d.span.start == at)
            || self
                .lexicon
                .prefix(rest, Roles::ACT | Roles::ACT_FIRST | Roles::WHOLE | Roles::LEAD)
                .is_some_and(|(len, _)| len > 3)
    }

    /// The verb that begins the span, with a following 了 or 过 left out of it.
    pub(super) fn leading_verb(&self, span: Span<Clean>) -> Option<Span<Clean>> {
        let (len, _) = self.lexicon.prefix(self.of(span), Roles::ACT | Roles::ACT_FIRST)?;
        let mut end = span.start + len;
        // 评选认定, 培养评选: verbs in a row are one verb.
        while let Some((more, _)) = self.lexicon.prefix(self.of(Span::new(end, span.end)), Roles::ACT) {
            end += more;
        }
        Some(Span::new(span.start, end))
    }

    /// What follows the verb that begins the span, without its particle; none where no verb does, or nothing follows.
    pub(super) fn after_verb(&self, span: Span<Clean>) -> Option<Span<Clean>> {
        let verb = self.leading_verb(span)?;
        Some(self.trim_left(Span::new(verb.end, span.end))).filter(|rest| !rest.is_empty())
    }

    /// The first verb inside the span that is one wherever it stands (新建, 招聘).
    pub(super) fn inner_verb(&self, span: Span<Clean>) -> Option<Span<Clean>> {
        let text = self.of(span);
        let mut depth = 0usize;
        for (at, c) in text.char_indices() {
            if super::clause::opens(c) {
                depth += 1;
            } else if super::clause::closes(c) {
                depth = depth.saturating_sub(1);
            } else if depth == 0
                && let Some((len, _)) = self.lexicon.prefix(text.get(at..).unwrap_or(""), Roles::ACT)
            {
                return Some(Span::new(span.start + at, span.start + at + len));
            }
        }
        None
    }

    /// The span without a preposition at its beginning (对新认定的平台 → 新认定的平台).
    pub(super) fn without_preposition(&self, span: Span<Clean>) -> Span<Clean> {
        let cut = self.lexicon.prefix(self.of(span), Roles::PREPOSITION).map_or(0, |(len, _)| len);
        Span::new(span.start + cut, span.end)
    }

    /// What follows the 的 (of) at the beginning of the span; none where it begins otherwise.
    pub(super) fn after_of(&self, span: Span<Clean>) -> Option<Span<Clean>> {
        let (len, _) = self.lexicon.prefix(self.of(span), Roles::OF)?;
        Some(Span::new(span.start + len, span.end))
    }

    /// The span without closing marks and 等 (and other).
    pub(super) fn without_closing_marks(&self, span: Span<Clean>) -> Span<Clean> {
        let text = self.of(span).trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '、' | '(' | '（'));
        let cut = self.lexicon.suffix(text, Roles::MEMBERS | Roles::AND).map_or(0, |(len, _)| len);
        Span::new(span.start, span.start + text.len() - cut)
    }

    /// The last verb that ends the span or stands inside it wherever verbs stand (新建, 招聘).
    pub(super) fn last_verb(&self, span: Span<Clean>) -> Option<Span<Clean>> {
        let text = self.of(span);
        if let Some((len, _)) = self.lexicon.suffix(text, Roles::ACT | Roles::ACT_FIRST) {
            return Some(Span::new(span.end - len, span.end));
        }
        let (mut found, mut from) = (None, span.start);
        while let Some(verb) = self.inner_verb(Span::new(from, span.end)) {
            from = verb.end;
            found = Some(verb);
        }
        found
    }

    /// The last verb of any kind that has an object in the span: 在教师发展中心建设录播室 → 建设.
    pub(super) fn acting_verb(&self, span: Span<Clean>) -> Option<Span<Clean>> {
        let mut end = span.end;
        loop {
            let verb = self.last_of(Span::new(span.start, end), Roles::ACT | Roles::ACT_FIRST)?;
            if self.chars(Span::new(verb.end, span.end)) >= 2 && verb.start > span.start {
                return Some(verb);
            }
            end = verb.start;
        }
    }

    /// The last verb inside the span that the rules do not know, as the dictionary tags it, with something before and after it.
    pub(super) fn unknown_verb(&self, span: Span<Clean>) -> Option<Span<Clean>> {
        let words = (self.words)(span);
        let verbs =
            words.iter().filter(|w| w.tag == *b"v " && self.chars(w.span) >= 2 && w.span.start > span.start).map(|w| w.span);
        let far = |verb: &Span<Clean>| self.chars(Span::new(verb.end, span.end)) >= 2;
        verbs.rev().find(far)
    }

    /// The 、 and 和 outside brackets that join members of an enumeration, in order.
    pub(super) fn ands(&self, span: Span<Clean>) -> Vec<Span<Clean>> {
        self.words_outside_brackets(span, Roles::AND)
    }

    /// The words with a role outside brackets, in order, but none inside a longer word in which it does not count (等 in 高等).
    fn words_outside_brackets(&self, span: Span<Clean>, role: Roles) -> Vec<Span<Clean>> {
        let text = self.of(span);
        let (mut found, mut depth, mut skip) = (Vec::new(), 0usize, 0usize);
        for (at, c) in text.char_indices() {
            if super::clause::opens(c) {
                depth += 1;
            } else if super::clause::closes(c) {
                depth = depth.saturating_sub(1);
            } else if depth == 0
                && at >= skip
                && let Some(len) = self.lexicon.excepted(text.get(at..).unwrap_or(""), role)
            {
                skip = at + len;
            } else if depth == 0
                && at >= skip
                && let Some((len, _)) = self.lexicon.prefix(text.get(at..).unwrap_or(""), role)
            {
                found.push(Span::new(span.start + at, span.start + at + len));
                skip = at + len;
            }
        }
        found
    }

    /// The last word with one of the roles inside the span.
    pub(super) fn last_of(&self, span: Span<Clean>, roles: Roles) -> Option<Span<Clean>> {
        let text = self.of(span);
        text.char_indices().rev().find_map(|(at, _)| {
            let (len, _) = self.lexicon.prefix(text.get(at..)?, roles)?;
            Some(Span::new(span.start + at, span.start + at + len))
        })
    }

    /// The last `most` characters of the span; all of it where it has fewer.
    pub(super) fn ending(&self, span: Span<Clean>, most: usize) -> Span<Clean> {
        let cut = self.of(span).char_indices().rev().nth(most.saturating_sub(1)).map_or(0, |(at, _)| at);
        Span::new(span.start + cut, span.end)
    }

    /// The end of the span, after its last 的 (of) or of at most `most` characters.
    pub(super) fn last_part(&self, span: Span<Clean>, most: usize) -> Span<Clean> {
        if self.chars(span) <= most {
            return span;
        }
        let tail = self.last_of(span, Roles::OF).map(|of| Span::new(of.end, span.end)).filter(|s| self.chars(*s) >= 2);
        tail.unwrap_or_else(|| self.ending(span, most))
    }

    /// The span up to what became of the thing: 乙桥项目全面完成 → 乙桥项目.
    pub(super) fn without_predicate(&self, span: Span<Clean>) -> Span<Clean> {
        match self.lexicon.first(self.of(span), Roles::PREDICATE) {
            Some((at, _)) if at > 0 => Span::new(span.start, span.start + at),
            _ => span,
        }
    }

    /// The span up to a bracket that explains at length: 事项（省政府办公厅牵头，各部门配合） → 事项.
    pub(super) fn without_long_bracket(&self, span: Span<Clean>) -> Span<Clean> {
        let text = self.of(span);
        let Some(open) = text.find(['（', '(']).filter(|&at| at > 0) else { return span };
        let inner = text.get(open..).unwrap_or("");
        let closed = inner.find(['）', ')']).and_then(|end| Some((inner.get(..end)?, inner.get(end..)?)));
        let (inner, after) = closed.unwrap_or((inner, ""));
        // 智能工厂（数字化车间、智能制造场景）精准辅导服务: what goes on after the bracket belongs to the name.
        if inner.chars().count() > LONG_BRACKET && after.chars().count() <= 1 {
            Span::new(span.start, span.start + open)
        } else {
            span
        }
    }

    /// The span without a bracket at its end that says what is included: 教职工数（含幼儿园） → 教职工数.
    pub(super) fn without_inclusion(&self, span: Span<Clean>) -> Span<Clean> {
        let text = self.of(span);
        let Some(open) = text.rfind(['（', '(']).filter(|&at| at > 0 && text.ends_with(['）', ')'])) else { return span };
        let inner = text.get(open..).unwrap_or("").trim_start_matches(super::clause::opens);
        match self.lexicon.prefix(inner, Roles::INCLUDING) {
            Some((len, _)) if inner.len() > len + 2 * WIDE => Span::new(span.start, span.start + open),
            _ => span,
        }
    }

    /// The date of a base that ends the stretch: 比2019年的 before 270亿元.
    pub(super) fn base_date(&self, before: Span<Clean>) -> Option<&'a Mention> {
        let text = self.of(before).trim_end();
        let (len, _) = self.lexicon.suffix(text, Roles::OF)?;
        let end = before.start + text.len() - len;
        let date = self.dates.iter().find(|d| d.span.end == end && d.span.start >= before.start)?;
        self.lexicon.suffix(self.of(Span::new(before.start, date.span.start)).trim_end(), Roles::COMPARE)?;
        Some(date)
    }

    /// What 以…为代表的 (represented by) leads to: the span after it.
    pub(super) fn without_description(&self, span: Span<Clean>) -> Span<Clean> {
        match self.lexicon.first(self.of(span), Roles::HEADED_BY) {
            Some((_, end)) if end < span.len() => Span::new(span.start + end, span.end),
            _ => span,
        }
    }

    /// The span without the 中 (among) that ends it.
    pub(super) fn without_among(&self, span: Span<Clean>) -> Span<Clean> {
        let cut = self.lexicon.suffix(self.of(span), Roles::AMONG).map_or(0, |(len, _)| len);
        if cut < span.len() { Span::new(span.start, span.end - cut) } else { span }
    }

    /// The first verb of any kind inside the span.
    pub(super) fn any_verb(&self, span: Span<Clean>) -> Option<Span<Clean>> {
        let (start, end) = self.lexicon.first(self.of(span), Roles::ACT | Roles::ACT_FIRST)?;
        Some(Span::new(span.start + start, span.start + end))
    }

    /// A list of examples before 等 is left out where it is long: 新型终端、超高清视频等产业集群 → 产业集群, with the verb before it kept
    /// outside by the caller.
    pub(super) fn without_long_examples(&self, span: Span<Clean>) -> Span<Clean> {
        let text = self.of(span);
        if !text.contains('、') {
            return span;
        }
        let last = text.char_indices().rev().filter(|(at, _)| *at > 0).find_map(|(at, _)| {
            let (len, _) = self.lexicon.prefix(text.get(at..)?, Roles::MEMBERS)?;
            Some((at, at + len))
        });
        let Some(last) = last else { return span };
        let examples = text.get(..last.0).unwrap_or("");
        let rest = Span::new(span.start + last.1, span.end);
        let long = examples.chars().filter(|c| c.is_alphanumeric()).count() > 12 && examples.contains('、');
        if long && self.chars(rest) >= 2 { rest } else { span }
    }

    /// The noun that a count is of, without the category that it is an example of: 背街巷道改造等民生工程 → 背街巷道改造.
    pub(super) fn without_category(&self, span: Span<Clean>) -> Span<Clean> {
        let Some(category) = self.words_outside_brackets(span, Roles::MEMBERS).first().copied() else { return span };
        let noun = Span::new(span.start, category.start);
        let plain = !self.of(noun).contains('、') && self.last_of(noun, Roles::OF).is_none();
        if plain && self.chars(noun) >= 2 { noun } else { span }
    }

    /// Whether the span as a whole is a verb.
    pub(super) fn is_verb(&self, span: Span<Clean>) -> bool {
        self.leading_verb(span).is_some_and(|verb| verb.end == span.end)
    }

    /// Whether the span is a noun that says nothing without what it belongs to (占比, 总投资, 立项率).
    pub(super) fn is_head(&self, span: Span<Clean>) -> bool {
        let text = self.of(span);
        if self.is_full(span) {
            return false;
        }
        let chars = text.chars().count();
        self.lexicon.is(text, Roles::HEAD)
            || (chars <= 3 && self.lexicon.suffix(text, Roles::HEAD_ENDING).is_some())
            // 参与人数 needs what was taken part in; 旅游人数 says it.
            || (chars == 4 && self.lexicon.suffix(text, Roles::HEAD_ENDING).is_some() && self.leading_verb(span).is_some())
            || (chars <= 5 && self.lexicon.suffix(text, Roles::AWARD).is_some())
            || (chars <= 8 && self.lexicon.prefix(text, Roles::DERIVED).is_some())
    }

    /// Whether the span is a short noun that says enough alone (近视率).
    pub(super) fn is_full(&self, span: Span<Clean>) -> bool {
        self.lexicon.is(self.of(span), Roles::FULL)
    }

    /// The span without the head noun at its end (学前三年毛入园率 → 学前三年); whole where it ends with none.
    pub(super) fn without_head(&self, span: Span<Clean>) -> Span<Clean> {
        let text = self.of(span);
        if let Some((len, _)) = self.lexicon.suffix(text, Roles::HEAD)
            && len < text.len()
        {
            return Span::new(span.start, span.end - len);
        }
        if self.lexicon.suffix(text, Roles::HEAD_ENDING).is_some() {
            // A rate that the table does not list: 率 with the two characters before it.
            let kept = text.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
            return Span::new(span.start, span.start + kept);
        }
        span
    }

    /// The year or date mentions that stand in `within`.
    pub(super) fn dates_in(&self, within: Span<Clean>) -> impl DoubleEndedIterator<Item = &'a Mention> + use<'a> {
        self.dates.iter().copied().filter(move |d| within.contains(&d.span) && matches!(d.kind, MentionKind::Date(_)))
    }
}
