/// The two-sided 95 % quantile of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// A share of some cases, and how sure one may be of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Cases that are so.
    pub right: usize,
    /// All cases.
    pub of: usize,
}

impl Share {
    /// Counts one more case.
    pub fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    /// The share, 0 to 1; of no cases none.
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| self.right as f64 / self.of as f64)
    }

    /// The 95 % score interval of Wilson (1927, J. Am. Stat. Assoc. 22: 209–212); of no cases everything is possible.
    pub fn interval(self) -> (f64, f64) {
        let Some(p) = self.value() else { return (0.0, 1.0) };
        let n = self.of as f64;
        let (z2, middle) = (Z * Z, p + Z * Z / (2.0 * n));
        let room = Z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
        let within = |x: f64| (x / (1.0 + z2 / n)).clamp(0.0, 1.0);
        (within(middle - room), within(middle + room))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_that_of_wilson() {
        // scipy.stats.binomtest(…).proportion_ci(method="wilson")
        for ((right, of), (low, high)) in
            [((9, 10), (0.595_850_0, 0.982_123_8)), ((190, 200), (0.910_421_4, 0.972_623_9)), ((0, 5), (0.0, 0.434_482_5))]
        {
            let (a, b) = Share { right, of }.interval();
            assert!((a - low).abs() < 1e-4 && (b - high).abs() < 1e-4, "{right}/{of}: {a} {b}");
        }
        assert_eq!(Share::default().interval(), (0.0, 1.0));
    }
}
