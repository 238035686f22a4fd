use gangmu_rules::PageRules;

use super::lines::is_rows;
use super::links::Mass;
use super::names::{Kind, Names};
use super::tree::{Name, NodeId, Tree};

/// Fewest characters that an article has.
const SHORTEST: u32 = 60;

/// A table with fewer rows around an article is a frame.
const FEWEST_ROWS: usize = 3;

/// The element that holds the article, and which elements of the page hold none of it.
#[derive(Debug)]
pub(crate) struct Article {
    pub(crate) root: NodeId,
    /// Elements that hold the date on which the page was put up.
    pub(crate) dates: Vec<NodeId>,
    noise: Vec<bool>,
}

impl Article {
    /// Whether an element is no part of any article.
    pub(crate) fn is_noise(&self, id: NodeId) -> bool {
        self.noise.get(id).copied().unwrap_or(false)
    }
}

/// Finds the article: by the names that sites give to its element, else by where the sentences are.
pub(crate) fn article(tree: &Tree<'_>, rules: &PageRules) -> Article {
    let names = Names::read(tree, rules);
    // A name can deceive: an element with a good part of all sentences is no side show.
    let all = Mass::of(tree, |_| false);
    let whole = Mass::at(&all.prose, 0);
    let is_noise = |id: NodeId| {
        let prose = Mass::at(&all.prose, id);
        let small = prose * 10 <= whole * 3;
        let beside = whole.saturating_sub(prose) >= SHORTEST * 2;
        id > 0 && (small && names.has(id, Kind::Noise) || beside && names.has(id, Kind::Aside))
    };
    let noise: Vec<bool> = (0..tree.len()).map(is_noise).collect();
    let mass = Mass::of(tree, |id| noise.get(id).copied().unwrap_or(false));
    let scored = best_scored(tree, &mass);
    let dense = scored.map_or_else(|| densest(tree, &mass), |best| widened(tree, &mass, best));
    let sure = hinted(tree, &names, Kind::Article, &mass, dense);
    let perhaps = || {
        hinted(tree, &names, Kind::Perhaps, &mass, dense).filter(|id| !inside(tree, dense, *id) || adds_text(&mass, dense, *id))
    };
    let root = whole_table(tree, sure.or_else(perhaps).unwrap_or(dense));
    let dates = (1..tree.len()).filter(|id| names.has(*id, Kind::Date)).collect();
    Article { root, dates, noise }
}

/// The table of rows that an article lies in, where it is no more than the body, a row or a cell of it; else the article.
fn whole_table(tree: &Tree<'_>, article: NodeId) -> NodeId {
    let inner = |id: NodeId| matches!(tree.name(id), Some(Name::TableBody | Name::Tr | Name::Td));
    let mut at = article;
    while at > 0 && inner(at) {
        at = tree.parent(at);
    }
    let table = at != article && tree.name(at) == Some(Name::Table) && is_rows(tree, at, FEWEST_ROWS);
    if table { at } else { article }
}

/// The element of these names with the most text, if it is an article.
fn hinted(tree: &Tree<'_>, names: &Names, kind: Kind, mass: &Mass, dense: NodeId) -> Option<NodeId> {
    let fits = |id: &NodeId| {
        let chars = Mass::at(&mass.chars, *id);
        chars >= SHORTEST && mass.link_share(*id) < 0.4 && names.has(*id, kind)
    };
    let all: Vec<NodeId> = (1..tree.len()).filter(|id| tree.name(*id).is_some()).filter(fits).collect();
    let most = all.iter().map(|id| Mass::at(&mass.prose, *id)).max()?;
    // Of nested ones the innermost that still has nearly all.
    let best = all.into_iter().rev().find(|id| Mass::at(&mass.prose, *id) * 10 >= most * 9)?;
    // A box with the right name beside a much longer text is a box.
    let enough = Mass::at(&mass.prose, best) * 2 >= Mass::at(&mass.prose, dense);
    enough.then_some(best)
}

/// Whether what an outer element adds to an inner one is text rather than links, and not next to nothing.
fn adds_text(mass: &Mass, inner: NodeId, outer: NodeId) -> bool {
    let added = |column: &[u32]| Mass::at(column, outer).saturating_sub(Mass::at(column, inner));
    let (chars, links, prose) = (added(&mass.chars), added(&mass.linked), added(&mass.prose));
    links * 8 <= chars || prose * 3 >= Mass::at(&mass.prose, inner) * 2
}

fn inside(tree: &Tree<'_>, id: NodeId, outer: NodeId) -> bool {
    outer < id && id < tree.end(outer)
}

/// The element that gains most from the paragraphs in it, each counted for the element around it and, less, for those further out.
fn best_scored(tree: &Tree<'_>, mass: &Mass) -> Option<NodeId> {
    let mut scores = vec![0.0f64; tree.len()];
    for id in 1..tree.len() {
        let (prose, pauses) = (Mass::at(&mass.prose, id), Mass::at(&mass.pauses, id));
        if tree.text(id).is_none() || prose < 16 || pauses == 0 {
            continue;
        }
        let gain = 1.0 + f64::from(pauses) + f64::from(prose) / 40.0;
        let mut at = tree.parent(id);
        let mut share = 1.0;
        // Up to the element around the paragraph, then two further.
        while at > 0 && !tree.name(at).is_some_and(Name::is_block) {
            at = tree.parent(at);
        }
        if matches!(tree.name(at), Some(Name::P | Name::Heading(_) | Name::Li | Name::Pre | Name::Blockquote)) {
            at = tree.parent(at);
        }
        for _ in 0..3 {
            if let Some(score) = scores.get_mut(at) {
                *score += gain * share;
            }
            share /= 2.0;
            at = tree.parent(at);
        }
    }
    let weighed = scores.iter().enumerate().map(|(id, score)| (id, score * (1.0 - mass.link_share(id))));
    weighed.filter(|(_, score)| *score > 4.0).reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(id, _)| id)
}

/// The element around the best one, as long as that adds sentences and hardly any links.
fn widened(tree: &Tree<'_>, mass: &Mass, best: NodeId) -> NodeId {
    let mut at = best;
    for _ in 0..8 {
        let parent = tree.parent(at);
        if parent == 0 || matches!(tree.name(parent), Some(Name::Body | Name::Html)) {
            break;
        }
        let (inner, outer) = (Mass::at(&mass.prose, at), Mass::at(&mass.prose, parent));
        let chars = Mass::at(&mass.chars, parent).saturating_sub(Mass::at(&mass.chars, at));
        let links = Mass::at(&mass.linked, parent).saturating_sub(Mass::at(&mass.linked, at));
        let gained = outer.saturating_sub(inner);
        let clean = gained * 10 >= chars * 7 && links * 10 <= chars;
        if chars > 0 && (gained * 10 < inner || !clean) {
            break;
        }
        at = parent;
    }
    at
}

/// The smallest element that holds nearly all text of the page.
fn densest(tree: &Tree<'_>, mass: &Mass) -> NodeId {
    let mut at = 0;
    loop {
        let plain = |id| Mass::at(&mass.chars, id).saturating_sub(Mass::at(&mass.linked, id));
        let whole = plain(at);
        let mut child = at + 1;
        let mut best = None;
        while child < tree.end(at) {
            if tree.name(child).is_some_and(Name::is_block) && plain(child) * 100 >= whole * 80 && whole > 0 {
                best = Some(child);
                break;
            }
            child = tree.end(child);
        }
        match best {
            Some(child) => at = child,
            None => return at,
        }
    }
}
