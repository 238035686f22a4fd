use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use gangmu_rules::ListRules;

/// Only the last so many characters before a label or a mark may belong to the first member of a run.
const REACH: usize = 48;
/// So many characters before a cut may be an adverb and a verb: 全面展开….
const ADVERB: usize = 4;

/// Where the first member of a run starts, in bytes of `first`: after the prepositions and verbs that bind it (推进, 围绕), and
/// with `inside` after their subject as well, where what is left is more like the `others`.
pub(crate) fn first_member(first: &str, others: &[&str], inside: bool, rules: &ListRules) -> usize {
    if others.is_empty() {
        return 0;
    }
    let model = Model::of(others, rules);
    let cuts = Cuts { first, rules }.all(inside);
    let scored = cuts.into_iter().filter_map(|(cut, bound)| Some((model.distance(first, cut, bound)?, cut)));
    scored.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map_or(0, |(_, cut)| cut)
}

/// Whether a text starts with one of the words that bind a run.
fn opens(text: &str, rules: &ListRules, id: &str) -> bool {
    rules.words(id).iter().any(|w| text.starts_with(w.as_str()))
}

/// Where a first member may start.
struct Cuts<'a> {
    first: &'a str,
    rules: &'a ListRules,
}

impl Cuts<'_> {
    /// The bytes, and whether only words that bind a run stand before each.
    fn all(&self, inside: bool) -> BTreeMap<usize, bool> {
        let mut cuts = BTreeMap::from([(0, true)]);
        let from = self.first.char_indices().rev().nth(REACH).map_or(0, |(i, _)| i);
        self.follow(0, true, &mut cuts);
        if inside {
            let within = self.first.char_indices().map(|(i, _)| i).filter(|i| *i >= from);
            within.for_each(|at| self.follow(at, at == 0, &mut cuts));
        }
        cuts
    }

    /// Takes up the ends of the words that stand at a byte, and of those that follow them.
    fn follow(&self, at: usize, at_start: bool, cuts: &mut BTreeMap<usize, bool>) {
        let rest = self.first.get(at..).unwrap_or("");
        let words = ["word.before-first", "word.verb"].into_iter().flat_map(|id| self.rules.words(id));
        // 从, 以, 对 stand inside words as well.
        let fits = |w: &&String| rest.starts_with(w.as_str()) && (at_start || w.chars().count() > 1);
        for word in words.filter(fits) {
            let done =
                self.rules.words("word.done").iter().find(|d| rest.get(word.len()..).is_some_and(|r| r.starts_with(d.as_str())));
            let cut = at + word.len() + done.map_or(0, String::len);
            if let Entry::Vacant(new) = cuts.entry(cut) {
                new.insert(at_start);
                self.follow(cut, at_start, cuts);
            }
        }
    }
}

/// What the other members of a run are like.
struct Model<'a> {
    rules: &'a ListRules,
    /// How long they are, in characters.
    mean: f64,
    /// Whether most of them start with a verb.
    verbs: bool,
    /// Whether one of them starts with a word that only binds: 全国…, 全省….
    bound: bool,
    /// The character that all of them start with, if they are several.
    initial: Option<char>,
}

impl<'a> Model<'a> {
    fn of(others: &[&str], rules: &'a ListRules) -> Self {
        let lengths: usize = others.iter().map(|s| s.chars().count()).sum();
        let verbs = others.iter().filter(|s| opens(s, rules, "word.verb")).count();
        let initial = others.first().and_then(|s| s.chars().next());
        let shared = others.len() > 1 && others.iter().all(|s| s.chars().next() == initial);
        Self {
            rules,
            mean: lengths as f64 / others.len() as f64,
            verbs: verbs * 2 > others.len(),
            bound: others.iter().any(|s| opens(s, rules, "word.before-first")),
            initial: initial.filter(|_| shared),
        }
    }

    /// How unlike the others the rest of `first` from a byte is; none where too little is left.
    fn distance(&self, first: &str, cut: usize, bound: bool) -> Option<f64> {
        let rest = first.get(cut..)?;
        let length = rest.chars().count();
        if length < 2 && cut > 0 {
            return None;
        }
        let mut distance = (length as f64 - self.mean).abs() / self.mean.max(2.0);
        if !self.bound && opens(rest, self.rules, "word.before-first") {
            distance += 1.0;
        }
        distance += match (opens(rest, self.rules, "word.verb"), self.verbs) {
            (true, false) => 0.8,
            (false, true) => 0.5,
            _ => 0.0,
        };
        if self.initial.is_some() && rest.chars().next() == self.initial {
            distance -= 1.5;
        }
        if cut > 0 && length as f64 * 2.0 <= self.mean {
            distance += 0.4;
        }
        // The longer what stands before, the less it is a verb with its adverb.
        if !bound {
            let before = first.get(..cut)?.chars().count();
            distance += if before <= ADVERB { 0.1 } else { 0.2 };
        }
        Some(distance)
    }
}
