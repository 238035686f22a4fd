use gangmu_model::{Document, Outline, Role, Section, SectionKind};
use gangmu_rules::TaskRules;

/// A title that only says why and whither is not longer than this, in characters.
const LONGEST: usize = 12;
/// Words of the rules up to this many characters must be the whole title.
const WHOLE: usize = 2;

/// The tasks of an outline: the smallest numbered items of the sections that plan.
///
/// Within one such section 1. goes before （一）; sections of the first level are tasks only where the document has nothing smaller.
pub(crate) fn tasks<'o>(outline: &'o Outline, rules: &TaskRules) -> Vec<&'o Section> {
    let tree = Tree::of(outline, rules);
    let mut found = Vec::new();
    let roots = outline.sections.iter().filter(|s| s.role == Role::Plan && s.kind == SectionKind::Heading);
    for root in roots.filter(|s| s.parent.and_then(|p| outline.get(p)).is_none_or(|p| p.role != Role::Plan)) {
        let mut within = Vec::new();
        tree.collect(root, &mut within);
        if within.iter().any(|s| depth(s) == Depth::Item) {
            within.retain(|s| depth(s) == Depth::Item);
        }
        found.extend(within);
    }
    let smaller = |s: &&Section| s.kind == SectionKind::Heading && depth(s) != Depth::Frame;
    if found.iter().any(smaller) {
        found.retain(smaller);
    }
    found
}

/// Whether a document is one of rules (办法, 条例): its articles say what holds, not what is to be done.
pub(crate) fn is_regulation(document: &Document, rules: &TaskRules) -> bool {
    let title = document.metadata.title.as_deref().unwrap_or("");
    let names = |text: &str, id: &str| rules.words(id).iter().any(|w| text.contains(w.as_str()));
    let mut articles = document.outline.sections.iter().filter(|s| is_article(s));
    names(title, "word.regulation") || articles.any(|s| names(&s.title, "word.this-regulation"))
}

/// Whether a section is numbered 第一条.
pub(crate) fn is_article(section: &Section) -> bool {
    section.rule.as_str() == "marker.article"
}

/// How deep a heading stands by its number, in the order of GB/T 9704.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Depth {
    /// Unnumbered, 第一章, 一、.
    Frame,
    /// （一）.
    Clause,
    /// 第一条, 1.: the item that a task is.
    Item,
    /// （1）, 1), ①: part of an item.
    Part,
}

fn depth(section: &Section) -> Depth {
    match section.rule.as_str() {
        "marker.bracketed-chinese" => Depth::Clause,
        "marker.article" | "marker.arabic" | "marker.decimal" => Depth::Item,
        "marker.bracketed-arabic" | "marker.half-bracketed" | "marker.series" => Depth::Part,
        _ => Depth::Frame,
    }
}

struct Tree<'o, 'r> {
    children: Vec<Vec<&'o Section>>,
    rules: &'r TaskRules,
}

impl<'o, 'r> Tree<'o, 'r> {
    fn of(outline: &'o Outline, rules: &'r TaskRules) -> Self {
        let mut children = vec![Vec::new(); outline.sections.len() + 1];
        for section in &outline.sections {
            if let Some(list) = section.parent.and_then(|p| children.get_mut(p)) {
                list.push(section);
            }
        }
        Self { children, rules }
    }

    fn children(&self, section: &Section, kind: SectionKind) -> Vec<&'o Section> {
        self.children.get(section.id).into_iter().flatten().copied().filter(|s| s.kind == kind).collect()
    }

    fn collect(&self, section: &'o Section, found: &mut Vec<&'o Section>) {
        let below = self.children(section, SectionKind::Heading);
        let depth = depth(section);
        // 二、2021年工作思路 with tasks under it plans; （二）任务目标 does not, whatever is under it.
        let holds_tasks = depth == Depth::Frame && !below.is_empty();
        let whither = if holds_tasks { "word.no-task-under" } else { "word.no-task" };
        if section.role != Role::Plan || self.ends_with(section, whither) {
            return;
        }
        // 第三十条 本办法由…负责解释: says how the text holds.
        let closes = self.rules.words("word.closing").iter().any(|w| section.title.contains(w.as_str()));
        if closes && below.is_empty() {
            return;
        }
        let is_whole = below.iter().all(|s| self::depth(s) == Depth::Part);
        if depth == Depth::Item || depth != Depth::Frame && is_whole {
            found.push(section);
        } else if !below.is_empty() {
            below.into_iter().for_each(|s| self.collect(s, found));
        } else {
            let items = self.children(section, SectionKind::Item);
            if !items.is_empty() {
                found.extend(items);
            } else if section.number.is_some() && !self.ends_with(section, "word.no-leaf") {
                found.push(section);
            }
        }
    }

    fn ends_with(&self, section: &Section, words: &str) -> bool {
        let title = section.title.as_str();
        // 发展环境 is none, 优化发展环境 is one.
        let short = title.len() <= LONGEST * 4 && title.chars().count() <= LONGEST && !self.rules.acts(title);
        let is = |w: &String| title == w || short && w.chars().count() > WHOLE && title.ends_with(w.as_str());
        self.rules.words(words).iter().any(is)
    }
}
