use rust_decimal::Decimal;

/// One part of a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Element {
    /// A number written in digits, or one Chinese digit; `bare` where it is one digit.
    Number {
        /// Its value.
        value: Decimal,
        /// Whether it is a single digit: after a scale word it may stand for the next lower one (一百二).
        bare: bool,
    },
    /// A digit whose character is mostly a word (陆, 伍).
    Word(u8),
    /// Two digits in a row: from the one to the other (二三十).
    Pair(u8, u8),
    /// 零 between scale words.
    Zero,
    /// More digits in a row, with what they are worth one by one (一五六 is 156); none where they are too many.
    Digits(Option<Decimal>),
    /// 十 百 千 万 亿 兆, as a power of ten.
    Scale(u32),
    /// 几: leading (几十) from one to ten, else nothing (十几).
    Some {
        /// Whether it stands first.
        leads: bool,
    },
    /// What stands after the decimal point.
    Point(Decimal),
}

/// Which end of a numeral that is a range itself (二三十).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pick {
    /// The lower.
    Low,
    /// The upper.
    High,
}

/// The exact value of a numeral; none where it is beyond 28 digits.
pub(crate) fn sum(elements: &[Element], pick: Pick) -> Option<Decimal> {
    let mut sum = Sum { done: Vec::new(), section: Decimal::ZERO, current: None, after_scale: None };
    for element in elements {
        sum.add(*element, pick)?;
    }
    sum.total()
}

/// A numeral while it is added up: 四亿五千六百四十二万零一十五.
struct Sum {
    /// Finished sections with their power of ten: (四, 亿), (五千六百四十二, 万).
    done: Vec<(Decimal, u32)>,
    /// The section below the next 万 or 亿.
    section: Decimal,
    /// The digit or number that waits for its scale word, and whether it is a single digit.
    current: Option<(Decimal, bool)>,
    /// The power of the scale word just before `current`.
    after_scale: Option<u32>,
}

impl Sum {
    fn add(&mut self, element: Element, pick: Pick) -> Option<()> {
        match element {
            Element::Number { value, bare } => self.current = Some((value, bare)),
            Element::Word(value) => self.current = Some((Decimal::from(value), true)),
            Element::Pair(low, high) => self.current = Some((Decimal::from(if pick == Pick::Low { low } else { high }), true)),
            Element::Zero => self.after_scale = None,
            Element::Some { leads: true } => {
                self.current = Some((if pick == Pick::Low { Decimal::ONE } else { Decimal::TEN }, true));
            }
            Element::Some { leads: false } => self.current = Some((Decimal::ZERO, false)),
            Element::Point(fraction) => {
                let whole = self.current.map_or(Decimal::ZERO, |c| c.0);
                self.current = Some((whole.checked_add(fraction)?, false));
            }
            Element::Digits(value) => self.current = Some((value?, false)),
            Element::Scale(power @ 1..=3) => {
                let count = self.current.take().map_or(Decimal::ONE, |c| c.0);
                self.section = self.section.checked_add(count.checked_mul(ten_to(power)?)?)?;
                self.after_scale = Some(power);
            }
            Element::Scale(power) => self.close(power)?,
        }
        Some(())
    }

    /// Closes the section with 万, 亿 or 兆.
    fn close(&mut self, power: u32) -> Option<()> {
        let mut value = self.section.checked_add(self.current.take().map_or(Decimal::ZERO, |c| c.0))?;
        self.section = Decimal::ZERO;
        if value.is_zero() {
            // 万亿, 万万: the one multiplies the other.
            value = self.done.pop().map_or(Decimal::ONE, |(v, _)| v);
        }
        while self.done.last().is_some_and(|last| last.1 < power) {
            value = value.checked_add(self.done.pop()?.0)?;
        }
        self.done.push((value.checked_mul(ten_to(power)?)?, power));
        self.after_scale = Some(power);
        Some(())
    }

    fn total(self) -> Option<Decimal> {
        let mut total = self.section;
        for (value, _) in &self.done {
            total = total.checked_add(*value)?;
        }
        let rest = match (self.current, self.after_scale) {
            // 一百二 is 120, 九万四 is 94000.
            (Some((value, true)), Some(power @ 2..)) => value.checked_mul(ten_to(power - 1)?)?,
            (Some((value, _)), _) => value,
            (None, _) => Decimal::ZERO,
        };
        total.checked_add(rest)
    }
}

/// Ten to this power; none beyond what a decimal holds.
pub(crate) fn ten_to(power: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(10i128.checked_pow(power)?, 0).ok()
}
