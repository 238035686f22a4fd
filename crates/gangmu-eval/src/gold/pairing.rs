use std::collections::HashSet;

/// A half-open stretch of code points of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Pairs of stretches that overlap, one to one, those with the nearest ends first.
pub(super) fn pairs(gold: &[Stretch], found: &[Stretch]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, p) in found.iter().enumerate() {
            if p.start < g.end && g.start < p.end {
                candidates.push((p.start.abs_diff(g.start) + p.end.abs_diff(g.end), i, j));
            }
        }
    }
    candidates.sort_unstable();
    let (mut of_gold, mut of_found) = (HashSet::new(), HashSet::new());
    let free = |&(_, i, j): &(usize, usize, usize)| {
        if of_gold.contains(&i) || of_found.contains(&j) {
            return false;
        }
        of_gold.insert(i);
        of_found.insert(j);
        true
    };
    candidates.into_iter().filter(free).map(|(_, i, j)| (i, j)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_are_paired_first() {
        let at = |start, end| Stretch { start, end };
        assert_eq!(pairs(&[at(0, 10), at(4, 6)], &[at(4, 7), at(20, 22)]), [(1, 0)]);
        assert_eq!(pairs(&[at(0, 2)], &[at(2, 4)]), []);
    }
}
