use rust_decimal::Decimal;

use super::sum::Element;

/// The parts of a numeral while it is read.
pub(crate) struct Parts {
    pub(crate) elements: Vec<Element>,
    pub(crate) end: usize,
    pub(crate) more: Option<(usize, usize)>,
    pub(crate) chinese: bool,
}

/// Chinese digits in a row.
pub(crate) struct DigitRun {
    pub(crate) count: usize,
    pub(crate) first: u8,
    pub(crate) last: u8,
    /// What the digits are worth one by one.
    pub(crate) value: Option<Decimal>,
    /// Whether each is one more than the one before (一二三): a list, no number.
    pub(crate) climbs: bool,
    pub(crate) lone: bool,
    pub(crate) end: usize,
}

impl DigitRun {
    pub(crate) fn elements(&self, mut push: impl FnMut(Element)) {
        let bare = |value: u8| Element::Number { value: Decimal::from(value), bare: true };
        match (self.count, self.first, self.last) {
            (1, 0, _) => push(Element::Zero),
            (1, value, _) => push(if self.lone { bare(value) } else { Element::Word(value) }),
            (2, 0, 1..) => {
                push(Element::Zero);
                push(bare(self.last));
            }
            (2, first, last) if first < last && first > 0 => push(Element::Pair(first, last)),
            _ => push(Element::Digits(self.value.filter(|_| !self.climbs))),
        }
    }

    /// Takes one more digit.
    pub(crate) fn take(&mut self, value: u8, lone: bool, len: usize) {
        if self.count == 0 {
            self.first = value;
        }
        self.climbs &= self.count == 0 || value == self.last + 1;
        self.lone &= lone;
        self.last = value;
        self.value = self.value.and_then(|v| v.checked_mul(Decimal::TEN)?.checked_add(Decimal::from(value)));
        self.count += 1;
        self.end += len;
    }
}

impl Parts {
    pub(crate) fn push(&mut self, element: Element, end: usize) {
        self.elements.push(element);
        self.end = end;
    }

    pub(crate) fn last(&self) -> Option<&Element> {
        self.elements.last()
    }

    pub(crate) fn ends_with_scale(&self) -> bool {
        matches!(self.last(), Some(Element::Scale(_)))
    }

    /// The last scale word, where nothing but 零 stands after it.
    pub(crate) fn open_scale(&self) -> Option<u32> {
        self.elements.iter().rev().find_map(|e| match e {
            Element::Scale(power) => Some(Some(*power)),
            Element::Zero => None,
            _ => Some(None),
        })?
    }

    /// Whether a run of Arabic digits goes on with the numeral: 3万4000, 1千零1.
    pub(crate) fn takes_arabic(&self, digits: usize, plain: bool) -> bool {
        self.elements.is_empty()
            || self.open_scale().is_some_and(|power| digits <= power as usize) && self.more.is_none()
            || self.open_scale().is_some() && !plain && digits <= 4
    }

    pub(crate) fn takes_digits(&self, run: &DigitRun) -> Option<()> {
        let follows = self.elements.is_empty() || self.open_scale().is_some() && self.more.is_none();
        (follows && (run.count <= 2 || self.elements.is_empty())).then_some(())
    }

    pub(crate) fn takes_tens(&self) -> Option<()> {
        (self.elements.is_empty() || self.open_scale().is_some_and(|power| power > 1)).then_some(())
    }

    pub(crate) fn takes_some(&self) -> bool {
        self.open_scale().is_some() && self.more.is_none()
    }

    pub(crate) fn takes_more(&self) -> bool {
        match self.last() {
            Some(Element::Scale(_)) => true,
            Some(Element::Number { value, .. }) => {
                self.elements.len() == 1 && !value.is_zero() && (*value % Decimal::TEN).is_zero()
            }
            _ => false,
        }
    }

    pub(crate) fn takes_point(&self) -> Option<()> {
        let point = self.elements.iter().any(|e| matches!(e, Element::Point(_)));
        (!self.elements.is_empty() && !point && self.more.is_none()).then_some(())
    }

    /// Whether a scale word goes on with the numeral: within 万 they must fall (三千二百), beyond they may follow each other (万亿).
    pub(crate) fn takes_scale(&self, power: u32) -> bool {
        match self.last() {
            _ if power >= 4 => true,
            Some(Element::Scale(last @ 1..=3)) => power == 1 && *last > 1,
            _ => {
                let last = self.elements.iter().rev().find_map(|e| match e {
                    Element::Scale(p) => Some(*p),
                    _ => None,
                });
                last.is_none_or(|last| power < last)
            }
        }
    }

    /// Digits in a row (二〇二二): a year or a code, no amount unless a unit or scale word follows.
    pub(crate) fn is_digit_string(&self) -> bool {
        self.elements.iter().any(|e| matches!(e, Element::Digits(_)))
    }

    /// Whether it is an Arabic number of one part: 9472余张.
    pub(crate) fn is_arabic(&self) -> bool {
        !self.chinese && matches!(self.elements.as_slice(), [Element::Number { .. }])
    }

    /// A single character that is a word unless something shows that it is a number.
    pub(crate) fn is_word(&self) -> bool {
        matches!(self.elements.as_slice(), [Element::Word(_)])
    }

    pub(crate) fn trailing_power(&self) -> u32 {
        let scales = self.elements.iter().rev().map_while(|e| match e {
            Element::Scale(power) if *power >= 4 => Some(*power),
            _ => None,
        });
        scales.sum()
    }
}
