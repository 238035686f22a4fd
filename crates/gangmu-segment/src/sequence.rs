use std::collections::BTreeMap;

use gangmu_model::Span;
use gangmu_rules::NumeralKind;

use crate::candidate::{Candidate, Place};
use crate::line::Line;
use crate::marker::MarkerReader;
use crate::node::{Node, Plain};

/// How many numbers may be missing in a list that goes on.
const WIDEST_GAP: u32 = 3;

/// What makes a list of numbers one list: the marker rule (none for unnumbered headings), and whether it runs inside
/// a sentence (：(1)…；(2)…), where the same form numbers items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    rule: Option<usize>,
    /// How many numbers stand before its own: 1 in 2.1, 2 in 2.1.3.
    depth: u8,
    inline: bool,
}

/// A list of numbers that may go on.
#[derive(Debug, Clone, Copy)]
struct Open {
    key: Key,
    /// Its last number.
    last: u32,
    /// The node that its last number started.
    node: usize,
    item: bool,
    /// Whether its last number is followed by the next one somewhere.
    followed: bool,
}

/// A list that was left and may be taken up again: the numbering runs on under another heading.
#[derive(Debug, Clone, Copy)]
struct Left {
    last: u32,
    parent: Option<usize>,
}

/// Decides which candidates are headings and items, by the sequence of their numbers: a number counts if it is the 1 of a
/// new list or the next of an open one.
#[derive(Debug)]
pub(crate) struct Sequence<'a, 'r> {
    reader: &'a MarkerReader<'r>,
    open: Vec<Open>,
    left: BTreeMap<Key, Left>,
    nodes: Vec<Node>,
    /// The line of the last heading that was taken.
    last_line: Option<usize>,
}

impl<'a, 'r> Sequence<'a, 'r> {
    pub(crate) fn new(reader: &'a MarkerReader<'r>) -> Self {
        Self { reader, open: Vec::new(), left: BTreeMap::new(), nodes: Vec::new(), last_line: None }
    }

    pub(crate) fn into_nodes(self) -> Vec<Node> {
        self.nodes
    }

    /// Takes an unnumbered heading.
    pub(crate) fn plain(&mut self, line: &Line, plain: Plain) {
        let key = Key { rule: None, depth: 0, inline: false };
        if plain == Plain::Heading {
            match self.open.iter().position(|o| o.key == key) {
                Some(depth) => self.close(depth),
                None => self.close_items(),
            }
        } else {
            self.close(0);
            self.left.clear();
        }
        let node = Node { at: line.span.start, rule: None, item: false, number: None, parent: None, plain, gap: false };
        self.push(node, key, 0, false);
    }

    /// Takes a candidate, if it fits.
    pub(crate) fn take(&mut self, candidate: &Candidate) {
        let Some(rule) = self.reader.rule(candidate.marker.rule) else { return };
        let inside = candidate.place == Place::Pause && !rule.item;
        let key = Key { rule: Some(candidate.marker.rule), depth: candidate.marker.depth, inline: inside };
        let other = Key { inline: !inside, ..key };
        if candidate.place == Place::Glued {
            return self.take_glued(candidate, key);
        }
        if self.go_on(candidate, key) || !rule.item && self.go_on(candidate, other) {
            return;
        }
        if candidate.marker.bare && candidate.marker.value > 1 {
            self.resume(candidate, key);
            return;
        }
        if candidate.marker.bare && !candidate.followed {
            return;
        }
        if candidate.marker.value == 1 {
            // 第一节课后… is no heading; a single 1. or （一） may be one.
            let may_be_alone = rule.sure || !matches!(rule.numeral, NumeralKind::Either | NumeralKind::Decimal);
            if candidate.followed
                || self.is_under_its_number(candidate)
                || candidate.place == Place::LineStart && !rule.item && may_be_alone
            {
                self.begin(candidate, key);
            }
            return;
        }
        if self.resume(candidate, key) {
            return;
        }
        let sure = rule.sure || candidate.followed;
        if candidate.place == Place::LineStart && sure && !self.jump(candidate, key) {
            self.begin(candidate, key);
        }
    }

    /// Takes a candidate that nothing divides from the text before it, if a list waits for it and goes on after it: its next number,
    /// or the first one right after the heading above it in the same line.
    fn take_glued(&mut self, candidate: &Candidate, key: Key) {
        if !candidate.followed {
            return;
        }
        let value = candidate.marker.value;
        let under_heading = self.last_line == Some(candidate.line) && self.open.iter().all(|o| o.key.rule != key.rule);
        if value > 1 && self.open.iter().any(|o| o.key == key && o.last + 1 == value) {
            self.go_on(candidate, key);
        } else if value == 1 && under_heading {
            self.begin(candidate, key);
        } else if value > 1 && under_heading {
            self.resume(candidate, key);
        }
    }

    /// The next number of an open list.
    fn go_on(&mut self, candidate: &Candidate, key: Key) -> bool {
        let value = candidate.marker.value;
        let Some(depth) = self.open.iter().rposition(|o| o.key == key) else { return false };
        let Some(open) = self.open.get(depth).copied() else { return false };
        if value <= 1 || !(value == open.last + 1 || self.closes(candidate)) {
            return false;
        }
        self.close(depth);
        self.add(candidate, key, open.item, false);
        true
    }

    /// Whether 2.1 stands under 2, and 2.1.1 under 2.1.
    fn is_under_its_number(&self, candidate: &Candidate) -> bool {
        let above = candidate.marker.above;
        let top = self.open.iter().rev().find(|o| !o.item);
        above > 0
            && candidate.place == Place::LineStart
            && top.is_some_and(|o| o.key.depth + 1 == candidate.marker.depth && o.last == above)
    }

    /// 最后: whatever number it is.
    fn closes(&self, candidate: &Candidate) -> bool {
        self.reader
            .rule(candidate.marker.rule)
            .is_some_and(|r| !r.words.is_empty() && r.words.len() == candidate.marker.value as usize)
    }

    /// The first number of a new list.
    fn begin(&mut self, candidate: &Candidate, key: Key) {
        let item = key.inline || self.reader.rule(candidate.marker.rule).is_some_and(|r| r.item);
        if let Some(depth) = self.open.iter().rposition(|o| o.key == key) {
            self.hoist_plain(depth);
            let keep = self.open.iter().position(|o| o.key.rule.is_none()).filter(|&p| p >= depth);
            match keep {
                Some(_) => self.open.retain(|o| o.key.rule.is_none() || o.key != key),
                None => self.close(depth),
            }
        } else if !item {
            self.close_items();
            while let Some(top) = self.open.last() {
                if (top.key.rule, top.key.depth) <= (key.rule, key.depth) || top.followed {
                    break;
                }
                self.close(self.open.len() - 1);
            }
        }
        self.add(candidate, key, item, candidate.marker.value > 1);
    }

    /// A number that goes on a list that was left: 11. under the next heading, 二是 after a heading between.
    fn resume(&mut self, candidate: &Candidate, key: Key) -> bool {
        let Some(left) = self.left.get(&key).copied() else { return false };
        if left.last + 1 != candidate.marker.value || self.open.iter().any(|o| o.key == key) {
            return false;
        }
        let item = key.inline || self.reader.rule(candidate.marker.rule).is_some_and(|r| r.item);
        if item {
            let depth = left.parent.and_then(|p| self.open.iter().position(|o| o.node == p));
            if candidate.place != Place::LineStart || depth.is_none() {
                return false;
            }
            self.close(depth.map_or(0, |d| d + 1));
        } else {
            if candidate.place != Place::LineStart && !candidate.followed {
                return false;
            }
            self.close_items();
        }
        self.add(candidate, key, item, false);
        true
    }

    /// A number of an open list that leaves some out, or repeats one.
    fn jump(&mut self, candidate: &Candidate, key: Key) -> bool {
        let sure = self.reader.rule(candidate.marker.rule).is_some_and(|r| r.sure);
        let Some(depth) = self.open.iter().rposition(|o| o.key == key) else { return false };
        let Some(open) = self.open.get(depth).copied() else { return false };
        if !sure && !(open.last..=open.last + WIDEST_GAP).contains(&candidate.marker.value) {
            return false;
        }
        self.close(depth);
        self.add(candidate, key, open.item, true);
        true
    }

    fn add(&mut self, candidate: &Candidate, key: Key, item: bool, gap: bool) {
        let number = Some(Span::new(candidate.at, candidate.at + candidate.marker.len));
        let node = Node { at: candidate.at, rule: key.rule, item, number, parent: None, plain: Plain::Heading, gap };
        if !item {
            self.last_line = Some(candidate.line);
        }
        self.push(node, key, candidate.marker.value, candidate.followed);
    }

    fn push(&mut self, mut node: Node, key: Key, last: u32, followed: bool) {
        node.parent = self.open.last().map(|o| o.node);
        let item = node.item;
        self.open.push(Open { key, last, node: self.nodes.len(), item, followed });
        self.nodes.push(node);
    }

    /// Leaves the list at `depth` and all inside it.
    fn close(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(open) = self.open.pop() else { return };
            let parent = self.open.last().map(|o| o.node);
            self.left.insert(open.key, Left { last: open.last, parent });
        }
    }

    fn close_items(&mut self) {
        if let Some(depth) = self.open.iter().position(|o| o.item) {
            self.close(depth);
        }
    }

    /// An unnumbered heading inside the list at `depth`, before that list starts anew, stands above the list.
    fn hoist_plain(&mut self, depth: usize) {
        let above = depth.checked_sub(1).and_then(|d| self.open.get(d)).map(|o| o.node);
        for open in self.open.iter().skip(depth).filter(|o| o.key.rule.is_none()) {
            if let Some(node) = self.nodes.get_mut(open.node) {
                node.parent = above;
            }
        }
    }
}
