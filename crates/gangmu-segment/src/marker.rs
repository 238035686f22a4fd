use gangmu_rules::{MarkerRule, NumeralKind, SegmentRules, arabic_digit};

/// No document numbers further than this; what looks like it is a year or an amount.
const HIGHEST: u32 = 200;

/// A number of a heading or item, as one rule reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marker {
    /// Which of the marker rules.
    pub rule: usize,
    /// Its value, from 1; of 2.1.3 the last number.
    pub value: u32,
    /// How many numbers stand before that: 2 in 2.1.3.
    pub depth: u8,
    /// The number before the last: 1 in 2.1.3, 0 in 2.
    pub above: u32,
    /// Length in bytes of the number as the text has it.
    pub len: usize,
    /// Whether what should stand after the numeral is lost.
    pub bare: bool,
}

/// Reads markers at given places of a text.
#[derive(Debug)]
pub(crate) struct MarkerReader<'r> {
    rules: &'r SegmentRules,
}

impl<'r> MarkerReader<'r> {
    pub(crate) fn new(rules: &'r SegmentRules) -> Self {
        Self { rules }
    }

    pub(crate) fn rule(&self, index: usize) -> Option<&'r MarkerRule> {
        self.rules.markers.get(index)
    }

    /// The marker that `rest` starts with.
    pub(crate) fn read(&self, rest: &str) -> Option<Marker> {
        let places = self.rules.markers_at(rest.chars().next()?);
        places.iter().find_map(|&index| self.read_as(self.rule(index)?, index, rest))
    }

    /// The first byte of `line` at or after `from` where a marker may start.
    pub(crate) fn next_start(&self, line: &str, from: usize) -> Option<usize> {
        self.rules.next_start(line, from)
    }

    /// Whether a number of a heading may start with `c` right after the letter `before`.
    pub(crate) fn may_be_glued(&self, before: char, c: char) -> bool {
        let numerals = &self.rules.numerals;
        let starts = arabic_digit(c).is_some() || numerals.is_chinese(c);
        let letter = || before.is_alphabetic() && !before.is_ascii() || matches!(before, '”' | '）' | '》');
        starts && !numerals.is_chinese(before) && letter()
    }

    /// Whether what follows the numeral that `rest` starts with may be the mark of a marker that stands glued: a quick look, for most
    /// numbers after a letter are amounts.
    pub(crate) fn may_stand_glued(&self, rest: &str) -> bool {
        let numeral = |c: char| arabic_digit(c).is_some() || self.rules.numerals.is_chinese(c);
        let after = rest.trim_start_matches(numeral);
        skip_blank(after).chars().next().is_some_and(|c| self.rules.may_mark_glued(c))
    }

    /// Whether a marker at a byte of a line may stand without anything that divides it from what is before: 1.加强…, 五、加速…; not
    /// 第五、第六, 达到3.5, 1、2号楼.
    pub(crate) fn stands_glued(&self, line: &str, at: usize, marker: &Marker) -> bool {
        let Some(rule) = self.rule(marker.rule).filter(|r| !r.item && r.before.iter().all(String::is_empty) && !marker.bare)
        else {
            return false;
        };
        let (Some(before), Some(number), Some(after)) =
            (line.get(..at), line.get(at..at + marker.len), line.get(at + marker.len..))
        else {
            return false;
        };
        let mark = match rule.numeral {
            NumeralKind::Arabic => number.ends_with(['.', '．']),
            // SegmentRules::may_mark_glued knows these marks too.
            NumeralKind::Chinese => number.ends_with('、'),
            _ => false,
        };
        let goes_on = after.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_ascii() || c == '“');
        mark && goes_on && !self.rules.words("word.before-number").iter().any(|w| before.ends_with(w.as_str()))
    }

    fn read_as(&self, rule: &MarkerRule, index: usize, rest: &str) -> Option<Marker> {
        if rule.numeral == NumeralKind::Words {
            let (value, word) = (1..).zip(&rule.words).find(|(_, word)| rest.starts_with(word.as_str()))?;
            return Some(Marker { rule: index, value, depth: 0, above: 0, len: word.len(), bare: false });
        }
        let inner = rule.before.iter().find_map(|before| rest.strip_prefix(before.as_str()))?;
        let inner = skip_blank(inner);
        if rule.numeral == NumeralKind::Decimal {
            return self.decimal(index, inner, rest);
        }
        let (value, len) = self.numeral(rule.numeral, inner)?;
        if value == 0 || value > HIGHEST {
            return None;
        }
        let after_numeral = inner.get(len..)?;
        let after = skip_blank(after_numeral);
        let hit = |left: &str, bare| Marker { rule: index, value, depth: 0, above: 0, len: rest.len() - left.len(), bare };
        let found = rule.after.iter().find_map(|a| Some((a, after.strip_prefix(a.as_str())?)));
        match found {
            Some((mark, left)) => self.may_follow(value, mark, left).then(|| hit(left, false)),
            None if rule.bare && may_follow_bare(after_numeral) => Some(hit(after_numeral, true)),
            None => None,
        }
    }

    /// 2.1, 2.1.3 before a title: not 2.1亿元 in a sentence, which no sequence of numbers bears out.
    fn decimal(&self, index: usize, inner: &str, rest: &str) -> Option<Marker> {
        let (mut value, len) = self.rules.numerals.arabic(inner)?;
        let (mut left, mut depth, mut above) = (inner.get(len..)?, 0u8, 0);
        while let Some(after) = left.strip_prefix(['.', '．']) {
            let Some((next, len)) = self.rules.numerals.arabic(after) else { break };
            (above, value, left, depth) = (value, next, after.get(len..)?, depth.saturating_add(1));
        }
        let stands = depth > 0 && (1..=HIGHEST).contains(&value) && may_follow_bare(left);
        stands.then(|| Marker { rule: index, value, depth, above, len: rest.len() - left.len(), bare: false })
    }

    fn numeral(&self, kind: NumeralKind, text: &str) -> Option<(u32, usize)> {
        let numerals = &self.rules.numerals;
        match kind {
            NumeralKind::Chinese => numerals.chinese(text),
            NumeralKind::Arabic => numerals.arabic(text),
            NumeralKind::Either => numerals.chinese(text).or_else(|| numerals.arabic(text)),
            NumeralKind::Series => numerals.series(text),
            NumeralKind::Words | NumeralKind::Decimal => None,
        }
    }

    /// Whether the marker stands: not so in 1.5亿元 or 一、二年级, but in 1.2024年… and 一、二〇二四年….
    fn may_follow(&self, value: u32, mark: &str, left: &str) -> bool {
        let numerals = &self.rules.numerals;
        if let Some((next, len)) = numerals.arabic(left) {
            let is_year = len == 4 && (1949..2100).contains(&next);
            let is_list = mark.ends_with('、') || mark.ends_with([')', '）']);
            return !mark.is_empty() && (is_year || is_list && next != value + 1);
        }
        let pause = mark.ends_with(['、', '，', ',']);
        !(pause && numerals.chinese(left).is_some_and(|(next, _)| next == value + 1))
    }
}

/// Whether a heading may go on like this right after its numeral: 27构建, 1 总则; not 27% or 27所.
fn may_follow_bare(left: &str) -> bool {
    left.chars().next().is_some_and(|c| c.is_whitespace() || (c.is_alphabetic() && !c.is_ascii()))
}

fn skip_blank(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() && c != '\n')
}
