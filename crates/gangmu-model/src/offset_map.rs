use std::marker::PhantomData;

use crate::Span;

/// Where each byte of a text of space `F` came from in a text of space `T`.
///
/// The map is a list of runs in order of both texts. A run is `count` units; a unit is `from` bytes on the one side and `to`
/// bytes on the other (3 and 2 for Chinese characters decoded from GBK, 1 and 1 for copied text). An edit
/// that cannot be split is a run of one unit. Parts of the `T` text that belong to no run were removed.
///
/// Invariant: runs are sorted, do not overlap on the `F` side, leave no gap there, and never go backwards on the `T` side.
#[derive(Debug, Clone)]
pub struct OffsetMap<F, T> {
    runs: Vec<Run>,
    spaces: PhantomData<fn() -> (F, T)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    from: usize,
    to: usize,
    count: usize,
    unit_from: usize,
    unit_to: usize,
}

impl Run {
    fn end_from(&self) -> usize {
        self.from + self.count * self.unit_from
    }
    fn end_to(&self) -> usize {
        self.to + self.count * self.unit_to
    }
}

impl<F, T> OffsetMap<F, T> {
    /// The map of a text that was copied whole: `len` bytes that start at `to`.
    pub fn identity(len: usize, to: usize) -> Self {
        let mut builder = OffsetMapBuilder::new();
        builder.copy(to, len);
        builder.build()
    }

    /// The span of the origin that a span came from, snapped outwards to whole units.
    ///
    /// An empty span gives the empty span at the place of its start. Offsets past the end are taken as the end.
    pub fn origin(&self, span: Span<F>) -> Span<T> {
        let Some(last) = self.runs.last() else { return Span::new(0, 0) };
        if span.start >= last.end_from() {
            return Span::new(last.end_to(), last.end_to());
        }
        let start = self.unit_at(span.start).0;
        if span.is_empty() {
            return Span::new(start, start);
        }
        let end = self.unit_at(span.end - 1).1;
        Span::new(start, end)
    }

    /// Start and end in the origin of the unit that holds the byte `offset`.
    fn unit_at(&self, offset: usize) -> (usize, usize) {
        let after = self.runs.partition_point(|r| r.from <= offset);
        let Some(run) = after.checked_sub(1).and_then(|i| self.runs.get(i)) else { return (0, 0) };
        if offset >= run.end_from() {
            return (run.end_to(), run.end_to());
        }
        let unit = (offset - run.from) / run.unit_from;
        let start = run.to + unit * run.unit_to;
        (start, start + run.unit_to)
    }

    /// Length in bytes of the mapped text.
    pub fn len(&self) -> usize {
        self.runs.last().map_or(0, Run::end_from)
    }

    /// Whether the mapped text is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Builds an [`OffsetMap`] from left to right.
#[derive(Debug, Clone)]
pub struct OffsetMapBuilder<F, T> {
    map: OffsetMap<F, T>,
}

impl<F, T> Default for OffsetMapBuilder<F, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<F, T> OffsetMapBuilder<F, T> {
    /// An empty map.
    pub fn new() -> Self {
        Self { map: OffsetMap { runs: Vec::new(), spaces: PhantomData } }
    }

    /// Adds `len` bytes that were copied from `to..to + len`.
    pub fn copy(&mut self, to: usize, len: usize) {
        self.units(to, len, 1, 1);
    }

    /// Adds `len` bytes that stand for the whole of `to..to_end`: an edit, not to be split.
    pub fn replace(&mut self, len: usize, to: usize, to_end: usize) {
        if len > 0 {
            self.units(to, 1, len, to_end.saturating_sub(to));
        }
    }

    /// Adds `count` units of `unit_from` bytes, each from `unit_to` bytes of the origin that starts at `to`.
    pub fn units(&mut self, to: usize, count: usize, unit_from: usize, unit_to: usize) {
        if count == 0 || unit_from == 0 {
            return;
        }
        let from = self.map.len();
        if let Some(last) = self.map.runs.last_mut()
            && last.end_to() == to
            && last.unit_from == unit_from
            && last.unit_to == unit_to
        {
            last.count += count;
            return;
        }
        self.map.runs.push(Run { from, to, count, unit_from, unit_to });
    }

    /// Adds the stretch `span` of a finished map: its bytes keep the places they came from.
    ///
    /// A unit that the stretch cuts is kept as an edit that stands for the whole unit.
    pub fn part(&mut self, of: &OffsetMap<F, T>, span: Span<F>) {
        let first = of.runs.partition_point(|r| r.end_from() <= span.start);
        for run in of.runs.iter().skip(first).take_while(|r| r.from < span.end) {
            let (start, end) = (span.start.max(run.from) - run.from, span.end.min(run.end_from()) - run.from);
            let (unit, last) = (start.div_ceil(run.unit_from), end / run.unit_from);
            let place = |unit: usize| run.to + unit * run.unit_to;
            if unit > last {
                self.replace(end - start, place(last), place(last) + run.unit_to);
                continue;
            }
            self.replace(unit * run.unit_from - start, place(unit).saturating_sub(run.unit_to), place(unit));
            self.units(place(unit), last - unit, run.unit_from, run.unit_to);
            self.replace(end - last * run.unit_from, place(last), place(last) + run.unit_to);
        }
    }

    /// Length in bytes of the text mapped so far.
    pub fn len(&self) -> usize {
        self.map.len()
    }

    /// Whether nothing was added yet.
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// The finished map.
    pub fn build(self) -> OffsetMap<F, T> {
        self.map
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Clean, Decoded};

    fn map() -> OffsetMap<Clean, Decoded> {
        let mut b = OffsetMapBuilder::new();
        b.copy(10, 4); // 0..4   <- 10..14
        b.replace(3, 20, 29); // 4..7 <- 20..29
        b.units(29, 2, 3, 2); // 7..13 <- 29..33
        b.build()
    }

    #[test]
    fn copied_bytes_come_from_where_they_were() {
        assert_eq!(map().origin(Span::new(1, 3)), Span::new(11, 13));
    }

    #[test]
    fn an_edit_is_taken_whole() {
        assert_eq!(map().origin(Span::new(5, 6)), Span::new(20, 29));
    }

    #[test]
    fn units_snap_outwards() {
        assert_eq!(map().origin(Span::new(8, 11)), Span::new(29, 33));
    }

    #[test]
    fn a_part_keeps_its_places() {
        for start in 0..13 {
            for end in start..=13 {
                let mut b = OffsetMapBuilder::new();
                b.part(&map(), Span::new(start, end));
                let part = b.build();
                assert_eq!(part.len(), end - start);
                for i in 0..end - start {
                    assert_eq!(part.origin(Span::new(i, i + 1)), map().origin(Span::new(start + i, start + i + 1)));
                }
            }
        }
    }

    #[test]
    fn past_the_end_is_the_end() {
        assert_eq!(map().origin(Span::new(40, 50)), Span::new(33, 33));
    }
}
