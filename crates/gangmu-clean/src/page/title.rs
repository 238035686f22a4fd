use super::tree::{Attribute, Name, NodeId, Tree};
use super::words::plain;

/// Lengths in characters that a title may have.
const LENGTHS: std::ops::RangeInclusive<usize> = 6..=90;

/// The title of a page: the longest heading that its `<title>` repeats, else the `<title>` without the site by `shorten`, else its
/// first heading.
pub(crate) fn title(tree: &Tree<'_>, shorten: impl for<'a> Fn(&'a str) -> &'a str) -> Option<String> {
    let of = |wanted: fn(Name) -> bool| {
        (0..tree.len()).filter(move |id| tree.name(*id).is_some_and(wanted)).map(|id| text_of(tree, id)).filter(|t| !t.is_empty())
    };
    let page = of(|n| n == Name::Title).next();
    let headings: Vec<String> =
        of(|n| matches!(n, Name::Heading(1..=3))).filter(|t| LENGTHS.contains(&t.chars().count())).collect();
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let whole = page.as_deref().map(squeezed).unwrap_or_default();
    let repeated = headings.iter().filter(|h| whole.contains(&squeezed(h))).max_by_key(|h| h.chars().count());
    let short = page.as_deref().map(&shorten).filter(|t| LENGTHS.contains(&t.chars().count()));
    repeated.cloned().or_else(|| short.map(str::to_owned)).or_else(|| headings.into_iter().next())
}

/// The text of an element on one line.
pub(crate) fn text_of(tree: &Tree<'_>, id: NodeId) -> String {
    let texts = (id..tree.end(id)).filter_map(|n| tree.text(n));
    let text: String = texts.map(|range| plain(tree.source, range)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Names and contents of the `<meta>` elements.
pub(crate) fn metas<'t>(tree: &'t Tree<'_>) -> impl Iterator<Item = (&'t str, String)> {
    (0..tree.len()).filter(|id| tree.name(*id) == Some(Name::Meta)).filter_map(|id| {
        let content = tree.attribute(id, Attribute::Content)?;
        Some((tree.attribute(id, Attribute::Name)?, plain(content, 0..content.len())))
    })
}
