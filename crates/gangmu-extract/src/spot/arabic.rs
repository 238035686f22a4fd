use rust_decimal::Decimal;

use super::numeral::{Numeral, Value};
use super::place::{char_at, char_before, digit, from, is_blank, skip_blanks};

/// A number in Arabic digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Arabic {
    /// Its value.
    pub(crate) value: Decimal,
    /// One past its last byte.
    pub(crate) end: usize,
    /// How many digits stand before the point.
    pub(crate) digits: usize,
    /// Whether it has no separator and no point.
    pub(crate) plain: bool,
}

/// Reads digits with separators and a point at `at`: 1,050,000.5, １１.92, .5. None where the digits are too many for a number.
pub(crate) fn read(text: &str, at: usize) -> Option<Arabic> {
    let mut figures = Figures { mantissa: 0, scale: 0, fits: true };
    let mut end = at;
    let mut digits = figures.take(text, &mut end);
    let mut plain = true;
    if (1..=3).contains(&digits) {
        while let Some(next) = group(text, end) {
            end = next;
            digits += figures.take(text, &mut end);
            plain = false;
        }
    }
    if let Some(c @ ('.' | '．')) = char_at(text, end)
        && char_at(text, end + c.len_utf8()).is_some_and(|c| digit(c).is_some())
    {
        end += c.len_utf8();
        figures.scale = figures.take(text, &mut end);
        plain = false;
    }
    if digits + figures.scale == 0 {
        return None;
    }
    if figures.scale == 0
        && let Some(start) = middle_dot(text, end)
    {
        end = start;
        figures.scale = figures.take(text, &mut end);
        plain = false;
    }
    let scale = u32::try_from(figures.scale).ok()?;
    let value = figures.fits.then(|| Decimal::try_from_i128_with_scale(figures.mantissa, scale).ok())??;
    Some(Arabic { value, end, digits, plain })
}

/// One past the run of digits at `at`.
pub(crate) fn run_end(text: &str, at: usize) -> usize {
    let run = from(text, at).chars().take_while(|&c| digit(c).is_some() || c == '.');
    at + run.map(char::len_utf8).sum::<usize>()
}

/// The place after a separator of thousands, where exactly three digits follow it.
fn group(text: &str, at: usize) -> Option<usize> {
    let c = char_at(text, at)?;
    if !matches!(c, ',' | '，') {
        return None;
    }
    let after = at + c.len_utf8();
    let digits = from(text, after).chars().take(4).take_while(|&c| digit(c).is_some()).count();
    (digits == 3).then_some(after)
}

/// The place after a middle dot that stands for a point, as scanned texts have it: 2· 4%.
fn middle_dot(text: &str, at: usize) -> Option<usize> {
    let dot = skip_blanks(text, at, 1);
    let c = char_at(text, dot).filter(|c| matches!(c, '·' | '•'))?;
    let start = skip_blanks(text, dot + c.len_utf8(), 1);
    let mut rest = from(text, start).chars();
    let figures = rest.by_ref().take(2).take_while(|&c| digit(c).is_some()).count();
    let next = char_at(text, start + figures);
    (figures > 0 && matches!(next, Some('%' | '％' | '‰'))).then_some(start)
}

struct Figures {
    mantissa: i128,
    scale: usize,
    fits: bool,
}

impl Figures {
    /// Takes the digits at `end` and says how many they were.
    fn take(&mut self, text: &str, end: &mut usize) -> usize {
        let mut count = 0;
        for c in from(text, *end).chars() {
            let Some(figure) = digit(c) else { break };
            match self.mantissa.checked_mul(10).and_then(|m| m.checked_add(i128::from(figure))) {
                Some(mantissa) => self.mantissa = mantissa,
                None => self.fits = false,
            }
            count += 1;
            *end += c.len_utf8();
        }
        count
    }
}

/// A fraction with a slash whose first number was read: 1/3, and after a blank a mixed one: 1 3/5.
pub(crate) fn slash(text: &str, first: &Numeral) -> Option<Numeral> {
    if first.digits == 0 {
        return None;
    }
    over(text, first).or_else(|| {
        let blank = char_at(text, first.end).filter(|&c| is_blank(c))?;
        let at = first.end + blank.len_utf8();
        let second = read(text, at).filter(|n| n.plain)?;
        let numeral =
            Numeral { start: at, end: second.end, value: Value::Exact(second.value), digits: second.digits, ..first.clone() };
        let part = over(text, &numeral)?;
        let sum = first.value.low().checked_add(part.value.low())?;
        Some(Numeral { start: first.start, value: Value::Exact(sum), ..part })
    })
}

fn over(text: &str, above: &Numeral) -> Option<Numeral> {
    let slash = char_at(text, above.end).filter(|c| matches!(c, '/' | '／'))?;
    if char_before(text, above.start).is_some_and(|c| matches!(c, '/' | '／' | '.' | ':')) {
        return None;
    }
    let below = read(text, above.end + slash.len_utf8()).filter(|n| n.plain)?;
    let next = char_at(text, below.end);
    if next.is_some_and(|c| matches!(c, '/' | '／' | '-') || c.is_ascii_alphabetic()) || above.digits > 4 || below.digits > 4 {
        return None;
    }
    let value = above.value.low().checked_div(below.value)?;
    Some(Numeral { end: below.end, value: Value::Exact(value), fraction: true, digits: 0, ..above.clone() })
}
