use gangmu_model::{Bound, Comparator, Dimension};
use gangmu_rules::{DateMeaning, QuantityRules};
use rust_decimal::Decimal;

use super::amount::Amount;
use super::numeral::Value;
use super::place::{before, char_at, char_before, digit, from, is_blank, is_han, skip_blanks};

/// Longest name of a thing that is looked for, in characters.
const NOUN: usize = 14;

/// How far back a word of the clause is looked for, in characters.
const REACH: usize = 24;

/// Decides whether an amount states something that could be measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Evidence<'a> {
    rules: &'a QuantityRules,
    text: &'a str,
}

impl<'a> Evidence<'a> {
    pub(crate) const fn new(rules: &'a QuantityRules, text: &'a str) -> Self {
        Self { rules, text }
    }

    /// Whether the amount measures something.
    pub(crate) fn measures(&self, amount: &Amount<'_>, bound: Option<&Bound>) -> bool {
        if matches!(amount.value, Value::Vague(..)) {
            return false;
        }
        if amount.ratio {
            return true;
        }
        let Some(unit) = &amount.unit else { return self.bare(amount, bound) };
        if self.follows_letter(amount, unit.dimension) {
            return false;
        }
        if self.rules.amount.bounded.contains(unit.name.as_ref()) && bound.is_none()
            || self.is_threshold(amount, unit.dimension, bound)
            || !self.has_subject(amount, &unit.name)
            || self.is_qualifier(amount, &unit.name, bound)
        {
            return false;
        }
        // 12类45件实事: into how many kinds the things fall that are counted next.
        if self.rules.amount.vague.contains(unit.name.as_ref())
            && char_at(self.text, amount.end).is_some_and(|c| digit(c).is_some())
        {
            return false;
        }
        // 突破一批: the bound word is a verb.
        let article = self.rules.amount.vague.contains(unit.name.as_ref()) && amount.value.low() == Decimal::ONE;
        !amount.numeral.chinese || bound.is_some() && !article || self.chinese(amount, unit.dimension, &unit.name)
    }

    /// A number without a unit: with 万 or a bound, a share (三分之一), or where a list of counts has one: (语文95、数学50), a cell of a table.
    fn bare(&self, amount: &Amount<'_>, bound: Option<&Bound>) -> bool {
        // 1+1>2 is no bound.
        let touches = bound.is_some_and(|b| {
            b.comparator != Comparator::About && char_before(self.text, b.span.start).is_none_or(|c| digit(c).is_none())
        });
        let end = bound.map_or(amount.end, |b| b.span.end.max(amount.end));
        let (left, right) = (char_before(self.text, amount.start), char_at(self.text, end));
        let closed =
            right.is_none_or(|c| is_blank(c) || matches!(c, '\n' | '、' | '，' | ',' | '。' | ';' | '；' | ')' | '）' | '|'));
        if amount.numeral.fraction {
            let part = amount.value.low() < Decimal::ONE && !right.is_some_and(|c| c.is_ascii_alphanumeric());
            return amount.numeral.chinese || part && (bound.is_some() || left.is_some_and(is_han));
        }
        if amount.numeral.chinese {
            return false;
        }
        // 由3.27缩小至2.93: the value from which something changed.
        let from = || {
            self.rules
                .date
                .lead
                .find_at_end(before(self.text, amount.start), |word, _| (word.means == DateMeaning::From).then_some(()))
        };
        // 工业4.0, 首发经济3.0: a version.
        let version =
            amount.value.low().is_integer() && self.text.get(amount.start..amount.end).is_some_and(|s| s.ends_with(".0"));
        if version && amount.numeral.digits <= 2 && left.is_some_and(is_han) && bound.is_none() {
            return false;
        }
        if amount.value.low().scale() > 0 && right.is_some_and(is_han) && from().is_some() {
            return true;
        }
        if amount.numeral.power > 0 {
            return !right.is_some_and(|c| c.is_ascii_alphabetic());
        }
        let year = amount.second.is_none()
            && amount.numeral.digits == 4
            && (Decimal::from(1900)..Decimal::from(2100)).contains(&amount.value.low());
        if year || amount.second.is_some() && bound.is_none() || amount.numeral.digits > 8 {
            return false;
        }
        touches && !right.is_some_and(|c| c.is_alphanumeric()) || closed && (left.is_some_and(is_han) || self.is_cell(amount))
    }

    /// The end of a ratio of three or more that begins with the amount: 6.2∶43.1∶50.7. A time of day (07:00:44) is none, unless
    /// its numbers make up a hundred (21:50:29).
    pub(crate) fn ratio_of_many(&self, amount: &Amount<'_>) -> Option<usize> {
        const MOST: usize = 64;
        let colon = |c: char| matches!(c, ':' | '：' | '∶');
        if amount.unit.is_some() || amount.numeral.chinese || !char_at(self.text, amount.end).is_some_and(colon) {
            return None;
        }
        let rest = from(self.text, amount.start);
        let len = rest.chars().take(MOST).take_while(|&c| digit(c).is_some() || c == '.' || colon(c)).map(char::len_utf8).sum();
        let whole = rest.get(..len)?.trim_end_matches(|c| colon(c) || c == '.');
        let glued = char_before(self.text, amount.start).is_some_and(|c| colon(c) || c == '.' || c.is_ascii_alphanumeric());
        let members: Option<Vec<Decimal>> = whole.split(colon).map(|m| fold_digits(m).parse().ok()).collect();
        let members = members.filter(|m| m.len() >= 3 && !glued)?;
        let sixty = |m: &str| m.len() == 2 && m < "60";
        let clock = whole.chars().all(|c| !matches!(c, '.' | '∶')) && whole.split(colon).skip(1).all(sixty);
        let hundred = members.iter().try_fold(Decimal::ZERO, |sum, m| sum.checked_add(*m)) == Some(Decimal::ONE_HUNDRED);
        (!clock || hundred).then_some(amount.start + whole.len())
    }

    /// G314线, R1线, D5座: a single letter before its number makes a name of it.
    fn follows_letter(&self, amount: &Amount<'_>, dimension: Dimension) -> bool {
        let mut lead = before(self.text, amount.start).chars().rev();
        let letter =
            lead.next().is_some_and(|c| c.is_ascii_uppercase()) && lead.next().is_none_or(|c| !c.is_ascii_alphanumeric());
        letter && matches!(dimension, Dimension::Count | Dimension::Other | Dimension::Duration)
    }

    /// Whether the number is all that stands in a cell of a table.
    fn is_cell(&self, amount: &Amount<'_>) -> bool {
        let left = before(self.text, amount.start).trim_end_matches(is_blank).chars().next_back();
        let right = char_at(self.text, skip_blanks(self.text, amount.end, 4));
        left == Some('|') && right.is_none_or(|c| matches!(c, '|' | '\n'))
    }

    /// 650分以上有5人: the threshold names whom the next number counts.
    fn is_threshold(&self, amount: &Amount<'_>, dimension: Dimension, bound: Option<&Bound>) -> bool {
        let Some(bound) = bound.filter(|b| dimension == Dimension::Score && b.span.start >= amount.end) else { return false };
        from(self.text, bound.span.end).chars().take(4).any(|c| digit(c).is_some())
    }

    /// Whether the words that a unit asks for stand before the number: 平均年龄46.9岁.
    fn has_subject(&self, amount: &Amount<'_>, unit: &str) -> bool {
        let mut asked = self.rules.amount.subjects.iter().filter(|rule| rule.units.iter().any(|u| u == unit));
        asked.all(|rule| {
            let clause = self.clause(amount.start);
            rule.words.iter().any(|word| clause.contains(word.as_str()))
        })
    }

    /// 任期3年以上的校长: a bounded length of time right after such a word says whom something is about.
    fn is_qualifier(&self, amount: &Amount<'_>, unit: &str, bound: Option<&Bound>) -> bool {
        let lead = before(self.text, amount.start);
        bound.is_some_and(|b| b.span.start >= amount.end)
            && self
                .rules
                .amount
                .qualifiers
                .iter()
                .any(|rule| rule.units.iter().any(|u| u == unit) && rule.words.iter().any(|word| lead.ends_with(word.as_str())))
    }

    /// Whether the clause says before `at` that its numbers hold one by one (分别).
    pub(crate) fn is_respective(&self, at: usize) -> bool {
        let clause = self.clause(at);
        self.rules.amount.respective.iter().any(|word| clause.contains(word.as_str()))
    }

    /// Whether a number in Chinese numerals with a unit is an amount: a norm, a built thing, something that is counted one by one.
    fn chinese(&self, amount: &Amount<'_>, dimension: Dimension, unit: &str) -> bool {
        let rules = &self.rules.amount;
        if self.is_quoted(amount) || rules.vague.contains(unit) {
            return false;
        }
        if self.is_norm(amount, dimension) {
            return true;
        }
        let low = amount.value.low();
        let countable = rules.countable.contains(unit);
        if matches!(dimension, Dimension::Share | Dimension::Points | Dimension::Multiple) {
            return true;
        }
        if low == Decimal::ONE {
            return countable && rules.act.at_end(before(self.text, amount.start)).is_some();
        }
        if self.is_thing(amount, unit) {
            return true;
        }
        match dimension {
            Dimension::Duration | Dimension::Age | Dimension::Score | Dimension::Other => false,
            Dimension::Times => low > Decimal::TEN || rules.repeated.contains(unit) && self.is_two(amount),
            Dimension::Count => low > Decimal::TEN || countable,
            // 三元, 一元: names as a rule. Sums that someone hands out are written 每人五元, 五百元, 两亿元.
            Dimension::Money => {
                low > Decimal::TEN
                    || !low.is_integer()
                    || rules.each.iter().any(|word| self.clause(amount.start).contains(word.as_str()))
            }
            _ => low > Decimal::ONE,
        }
    }

    /// 四条精品大街: what follows, up to the next mark or 的, is a thing that is counted one by one.
    fn is_thing(&self, amount: &Amount<'_>, unit: &str) -> bool {
        let rest = from(self.text, amount.end);
        let end: usize = rest.chars().take(NOUN).take_while(|&c| is_han(c)).map(char::len_utf8).sum();
        let noun = rest.get(..end).unwrap_or("");
        let named = |word: &String| noun.match_indices(word.as_str()).any(|(at, _)| at > 0);
        self.rules.amount.things.iter().any(|rule| rule.units.iter().any(|u| u == unit) && rule.words.iter().any(named))
    }

    /// 每月一次, 一月一次, 每天一小时.
    fn is_norm(&self, amount: &Amount<'_>, dimension: Dimension) -> bool {
        let rules = &self.rules.amount;
        let lead = before(self.text, amount.start);
        let period = rules.period.at_end(lead).is_some();
        let clause = self.clause(amount.start);
        let timed = matches!(dimension, Dimension::Times | Dimension::Duration);
        let each = rules.each.iter().any(|word| clause.contains(word.as_str()) && !lead.ends_with(word.as_str()));
        let per = rules.per.iter().any(|word| clause.contains(word.as_str()));
        period && dimension == Dimension::Times || per || each && timed
    }

    /// Whether the numeral is 两 and no 二: 二次 is an ordinal.
    fn is_two(&self, amount: &Amount<'_>) -> bool {
        let two = Decimal::TWO;
        amount.value.low() != two
            || self.rules.numeral.counting.contains(&char_at(self.text, amount.numeral.start).unwrap_or(' '))
    }

    /// “三名”工程: within quotation marks it is a name.
    fn is_quoted(&self, amount: &Amount<'_>) -> bool {
        let open = char_before(self.text, amount.start);
        let close = char_at(self.text, amount.end);
        matches!(open, Some('“' | '"' | '‘' | '「' | '《')) || matches!(close, Some('”' | '"' | '’' | '」' | '》'))
    }

    /// What stands before `at` in its clause.
    fn clause(&self, at: usize) -> &'a str {
        let lead = before(self.text, at);
        let reach = lead.char_indices().rev().take(REACH).last().map_or(0, |(i, _)| i);
        let window = lead.get(reach..).unwrap_or("");
        let ends = |c: char| matches!(c, '，' | ',' | '。' | '；' | ';' | '\n' | '：' | ':');
        window.rfind(ends).and_then(|i| window.get(i..)).unwrap_or(window)
    }
}

/// The text with its full-width digits as plain ones.
fn fold_digits(text: &str) -> String {
    text.chars().map(|c| digit(c).and_then(|d| char::from_digit(d.into(), 10)).unwrap_or(c)).collect()
}
