/// Precision, recall and their harmonic mean, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// Share of what was found that is right.
    pub precision: f64,
    /// Share of what is right that was found.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
}

/// How many are right, how many there should be, how many were found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) right: usize,
    pub(super) gold: usize,
    pub(super) found: usize,
}

impl Counts {
    pub(super) fn new(right: usize, gold: usize, found: usize) -> Self {
        Self { right, gold, found }
    }

    pub(super) fn add(&mut self, right: usize, gold: usize, found: usize) {
        self.right += right;
        self.gold += gold;
        self.found += found;
    }

    /// What is nowhere is found perfectly.
    pub(super) fn figure(self) -> Figure {
        let share = |of: usize, other: usize| match (of, other) {
            (0, 0) => 1.0,
            (0, _) => 0.0,
            _ => self.right as f64 / of as f64,
        };
        let (precision, recall) = (share(self.found, self.gold), share(self.gold, self.found));
        let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
        Figure { precision, recall, f1 }
    }
}
