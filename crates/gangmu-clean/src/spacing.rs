use gangmu_rules::ScriptRules;

use crate::line::Line;

/// Removes the spaces that layout or scraping put inside sentences and numbers (410 名, 1 122个, 2 0 0 5年).
///
/// A space that may part two things stays as one space: after a sentence, after the title of a run-in heading, between
/// names, between cells.
pub(crate) fn close_up<'s>(line: Line<'s>, script: &ScriptRules) -> Line<'s> {
    if !has_space(line.text().as_bytes()) {
        return line;
    }
    let chars: Vec<(usize, char)> = line.text().char_indices().collect();
    let (prose, spaced_out) = (is_prose(&chars), is_spaced_out(&chars));
    let mut edit = line.rewrite();
    let mut i = 0;
    let mut segment = 0;
    while let Some(&(at, c)) = chars.get(i) {
        if !is_space(c) {
            if ends_sentence(c) {
                segment = i + 1;
            }
            i += 1;
            continue;
        }
        let width = chars.get(i..).unwrap_or(&[]).iter().take_while(|(_, c)| is_space(*c)).count();
        let wide = width > 1 || c == '\u{3000}';
        let end = chars.get(i + width).map_or(at + c.len_utf8(), |(at, _)| *at);
        let gap = Gap { chars: &chars, at: i, width, segment, wide, prose, spaced_out, script };
        if gap.closes() {
            edit.replace(at..end, "");
        } else if wide && !gap.is_empty_cell() {
            edit.replace(at..end, " ");
        }
        if segment == i {
            segment += width;
        }
        i += width;
    }
    edit.finish()
}

/// A run of spaces and what stands around it.
struct Gap<'c> {
    chars: &'c [(usize, char)],
    at: usize,
    width: usize,
    /// Where the sentence begins.
    segment: usize,
    wide: bool,
    prose: bool,
    spaced_out: bool,
    script: &'c ScriptRules,
}

impl Gap<'_> {
    /// Between two cell borders: a cell without content.
    fn is_empty_cell(&self) -> bool {
        self.back(0) == Some('|') && self.ahead(0) == Some('|')
    }

    fn closes(&self) -> bool {
        let (Some(before), Some(after)) = (self.back(0), self.ahead(0)) else { return true };
        if before == '|' || after == '|' {
            return false;
        }
        if closes_before(after) || opens(before) {
            return true;
        }
        match (kind(before), kind(after)) {
            (Kind::Digit, Kind::Digit) => !self.wide && (self.spelled_out() || self.two_digits() || self.thousands()),
            (Kind::Digit, Kind::Other) => self.before_point(),
            (Kind::Han, Kind::Digit) => !self.wide && !self.after_heading(),
            (Kind::Digit, Kind::Han) => !self.wide,
            (Kind::Han, Kind::Han) => self.spaced_out || !self.wide && self.prose && !self.parts(after),
            (Kind::Pause, Kind::Han | Kind::Digit) => !self.wide,
            (Kind::Han, Kind::Quote) | (Kind::Quote, Kind::Han) => !self.wide && self.prose,
            _ => false,
        }
    }

    /// Whether the space parts two things: a label or title from the text, the halves of a slogan in quotes.
    fn parts(&self, after: char) -> bool {
        self.script.is_ordinal(after) || self.after_heading() || self.after_bare_heading() || self.in_slogan()
    }

    /// A short title without a label in a flattened text: …的一步。 义务教育 全市现有….
    fn after_bare_heading(&self) -> bool {
        let before = self.segment.checked_sub(1).and_then(|i| self.chars.get(i));
        let title = self.chars.get(self.segment..self.at).unwrap_or(&[]);
        before.is_some_and(|(_, c)| is_space(*c)) && title.len() <= 12 && title.iter().all(|(_, c)| kind(*c) == Kind::Han)
    }

    /// “近悦 远来”: a space between two short halves inside one pair of quotes.
    fn in_slogan(&self) -> bool {
        let before = (2..12).map_while(|n| self.back(n)).find(|c| kind(*c) != Kind::Han);
        let behind = (2..12).map_while(|n| self.ahead(n)).find(|c| kind(*c) != Kind::Han);
        before == Some('“') && behind == Some('”')
    }

    fn back(&self, n: usize) -> Option<char> {
        self.at.checked_sub(n + 1).and_then(|i| self.chars.get(i)).map(|(_, c)| *c)
    }

    fn ahead(&self, n: usize) -> Option<char> {
        self.chars.get(self.at + self.width + n).map(|(_, c)| *c)
    }

    /// Whether the sentence so far is the label and title of a heading: 二、存在的问题 and then the text.
    fn after_heading(&self) -> bool {
        let mut sentence = self.chars.get(self.segment..self.at).unwrap_or(&[]).iter().map(|(_, c)| *c);
        let Some(first) = sentence.next() else { return false };
        if self.script.is_ordinal(first) {
            // 第三十六条 and then the text.
            return self.at - self.segment <= 8;
        }
        let labelled = matches!(first, '(' | '（')
            || first.is_ascii_digit()
            || self.script.is_numeral(first)
            || ('①'..='⑳').contains(&first);
        labelled
            && self.at - self.segment <= 40
            && label_follows(first, &mut sentence, self.script)
            && !sentence.any(|c| matches!(c, '，' | ',' | '；' | ';'))
    }

    /// Digits written apart: at least three single digits in a row.
    fn spelled_out(&self) -> bool {
        let single = |i: Option<usize>| {
            i.is_some_and(|i| self.digit(Some(i)) && !self.digit(i.checked_sub(1)) && !self.digit(Some(i + 1)))
        };
        let (left, right) = (self.at.checked_sub(1), self.at + 1);
        self.width == 1
            && single(left)
            && single(Some(right))
            && (single(Some(right + 2)) && self.space(right + 1)
                || single(left.and_then(|l| l.checked_sub(2))) && left.is_some_and(|l| l > 0 && self.space(l - 1)))
    }

    /// Two digits written apart between words, signs and points that stand apart too: 兴建5 0座, 达到8 5%, 增长1 0 .3%.
    ///
    /// A point right after the second digit is no such sign: 产量8 5.3 may be two cells.
    fn two_digits(&self) -> bool {
        let word = |c: Option<char>| c.is_some_and(|c| kind(c) == Kind::Han);
        let sign = |c: Option<char>| matches!(c, Some('%' | '‰'));
        let apart = self.ahead(1) == Some(' ') && matches!(self.ahead(2), Some('.' | '%' | '‰'));
        let decimal = self.back(1) == Some('.') && self.back(2) == Some(' ');
        self.width == 1 && (word(self.back(1)) || decimal) && (word(self.ahead(1)) || sign(self.ahead(1)) || apart)
    }

    /// A point that stands apart from the digits before it: 8 .7平方米.
    fn before_point(&self) -> bool {
        self.width == 1 && self.ahead(0) == Some('.') && self.ahead(1).is_some_and(|c| c.is_ascii_digit())
    }

    /// A space for a thousands separator: one to three digits, then groups of exactly three, then a word.
    fn thousands(&self) -> bool {
        let before = (0..4).take_while(|n| self.back(*n).is_some_and(|c| c.is_ascii_digit())).count();
        let after = (0..4).take_while(|n| self.ahead(*n).is_some_and(|c| c.is_ascii_digit())).count();
        let starts = self.back(before).is_none_or(|c| c != '.' && c != '-' && !self.digit_before_space(before, c));
        let ends = self.ahead(after).is_some_and(|c| kind(c) == Kind::Han || matches!(c, '.' | '%' | ' '));
        (1..=3).contains(&before) && after == 3 && starts && ends
    }

    fn digit_before_space(&self, before: usize, c: char) -> bool {
        is_space(c) && self.back(before + 1).is_some_and(|c| c.is_ascii_digit()) && before != 3
    }

    fn digit(&self, i: Option<usize>) -> bool {
        i.and_then(|i| self.chars.get(i)).is_some_and(|(_, c)| c.is_ascii_digit())
    }

    fn space(&self, i: usize) -> bool {
        self.chars.get(i).is_some_and(|(_, c)| is_space(*c))
    }
}

/// Whether the rest of a label follows its first character: 、 after numerals, a closing bracket after an opening one.
fn label_follows(first: char, rest: &mut impl Iterator<Item = char>, script: &ScriptRules) -> bool {
    if ('①'..='⑳').contains(&first) {
        return true;
    }
    rest.by_ref()
        .take(4)
        .find(|c| !c.is_ascii_digit() && !script.is_numeral(*c))
        .is_some_and(|c| matches!(c, '、' | '.' | ')' | '）' | '．'))
}

#[derive(PartialEq, Eq)]
enum Kind {
    Han,
    Digit,
    Pause,
    Quote,
    Other,
}

fn kind(c: char) -> Kind {
    match c {
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FFFF}' => Kind::Han,
        '0'..='9' => Kind::Digit,
        '，' | '、' | ',' => Kind::Pause,
        '“' | '”' | '‘' | '’' => Kind::Quote,
        _ => Kind::Other,
    }
}

fn is_space(c: char) -> bool {
    c == ' ' || c == '\u{3000}'
}

fn has_space(bytes: &[u8]) -> bool {
    memchr::memchr(b' ', bytes).is_some() || memchr::memmem::find(bytes, "\u{3000}".as_bytes()).is_some()
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | ';' | '!' | '?')
}

fn closes_before(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '》' | '】' | '」' | '〉' | ')' | '%' | '‰' | ',' | ';')
}

fn opens(c: char) -> bool {
    matches!(c, '（' | '《' | '【' | '「' | '〈' | '(')
}

/// Whether a line is running text in which a space between Chinese characters is an accident: it has pauses, and the spaces are few.
fn is_prose(chars: &[(usize, char)]) -> bool {
    let spaces = chars.iter().filter(|(_, c)| is_space(*c)).count();
    let pauses = chars.iter().filter(|(_, c)| matches!(c, '，' | ',' | '。' | '、' | '；')).count();
    pauses > 0 && chars.len() >= 16 && chars.len() >= spaces * 6
}

/// Whether every character of a line stands alone: a title set wide.
fn is_spaced_out(chars: &[(usize, char)]) -> bool {
    let alone = |i: usize| i.checked_sub(1).is_none_or(|i| chars.get(i).is_none_or(|(_, c)| is_space(*c)));
    let han = |c: char| kind(c) == Kind::Han;
    chars.len() >= 3 && chars.iter().enumerate().all(|(i, (_, c))| is_space(*c) || han(*c) && alone(i))
}
