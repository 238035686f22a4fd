use gangmu_rules::{FurnitureRule, Scope};

/// The rule by which a line belongs to the site, in a part of the page.
pub(crate) fn rule_of<'r>(line: &str, rules: &'r [FurnitureRule], part: Part) -> Option<&'r FurnitureRule> {
    rules.iter().filter(|rule| part.allows(rule.scope)).find(|rule| rule.holds_for(line))
}

/// Where on the page a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Before the first paragraph.
    Head,
    /// Between the first and the last.
    Body,
    /// After the last.
    Tail,
}

impl Part {
    fn allows(self, scope: Scope) -> bool {
        match scope {
            Scope::Anywhere => true,
            Scope::Edges => self != Self::Body,
            Scope::Head => self == Self::Head,
            Scope::Tail => self == Self::Tail,
            Scope::RestOfPage => self != Self::Body,
        }
    }
}

/// Whether a line is a paragraph of a document: it is long, or it is a sentence.
pub(crate) fn is_paragraph(line: &str) -> bool {
    let sentence = line.contains(['。', '；', ';']) || line.ends_with(['：', ':']);
    line.len() > 240 && !line.contains('>') || sentence && line.len() > 60
}
