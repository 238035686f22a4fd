use std::collections::HashMap;

use gangmu_rules::PageRules;

use super::tree::{Attribute, NodeId, Tree};

/// What the id and the classes of an element say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Article = 1,
    Perhaps = 2,
    Noise = 4,
    Aside = 8,
    Date = 16,
}

/// The kinds of all elements of a page.
#[derive(Debug)]
pub(super) struct Names {
    kinds: Vec<u8>,
}

impl Names {
    /// Reads the names; each name is looked up once, however often it stands.
    pub(super) fn read(tree: &Tree<'_>, rules: &PageRules) -> Self {
        let mut known: HashMap<&str, u8> = HashMap::new();
        let look_up = |name: &str| {
            let bit = |kind: Kind, fits: bool| if fits { kind as u8 } else { 0 };
            bit(Kind::Article, rules.article.is_match(name))
                | bit(Kind::Perhaps, rules.perhaps.is_match(name))
                | bit(Kind::Noise, rules.noise.is_match(name))
                | bit(Kind::Aside, rules.aside.is_match(name))
                | bit(Kind::Date, rules.date.is_match(name))
        };
        let kinds = (0..tree.len()).map(|id| {
            let values = [Attribute::Id, Attribute::Class].into_iter().filter_map(|a| tree.attribute(id, a));
            let names = values.flat_map(str::split_ascii_whitespace);
            names.fold(0, |kinds, name| kinds | *known.entry(name).or_insert_with(|| look_up(name)))
        });
        Self { kinds: kinds.collect() }
    }

    pub(super) fn has(&self, id: NodeId, kind: Kind) -> bool {
        self.kinds.get(id).is_some_and(|kinds| kinds & kind as u8 != 0)
    }
}
