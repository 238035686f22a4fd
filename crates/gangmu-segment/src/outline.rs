use std::ops::Range;

use gangmu_model::{Clean, Flag, Outline, Role, RuleId, Section, SectionKind, Span};
use gangmu_rules::SegmentRules;

use crate::candidate::{Candidate, candidates};
use crate::line::Line;
use crate::marker::MarkerReader;
use crate::node::{Node, Plain};
use crate::plain::{appendix, is_plain_heading};
use crate::sequence::Sequence;
use crate::title::title_in;

/// The title of an appendix is not longer than this, in characters.
const LONGEST_TITLE: usize = 40;

/// The id that unnumbered headings carry as their rule.
const PLAIN: &str = "heading.plain";
/// The id that the heads of appendices carry.
const APPENDIX: &str = "heading.appendix";
/// The id that appendices carry which explain words of the text.
pub(crate) const NOTES: &str = "heading.notes";

/// Outlines stretches of one text.
#[derive(Debug)]
pub(crate) struct Outliner<'a, 'r> {
    pub text: &'a str,
    pub lines: &'a [Line],
    pub reader: &'a MarkerReader<'r>,
    pub rules: &'r SegmentRules,
}

impl Outliner<'_, '_> {
    /// The outline of the lines `body` of a document that ends at byte `end`, and the doubts about its numbering. Roles and
    /// years are not set yet.
    ///
    /// Lines that repeat (part of) the document's `title` are no headings.
    pub(crate) fn outline(&self, body: Range<usize>, end: usize, title: &str) -> (Outline, Vec<Flag>) {
        let nodes = self.nodes(body, &squashed(title));
        let mut sections: Vec<Section> = (0..nodes.len()).filter_map(|n| self.section(&nodes, n, end)).collect();
        end_extents(&nodes, &mut sections);
        let flags = nodes.iter().zip(&sections).filter(|(n, _)| n.gap).map(|(_, s)| gap_flag(s)).collect();
        (Outline { sections }, flags)
    }

    fn nodes(&self, body: Range<usize>, title: &str) -> Vec<Node> {
        let within = self.lines.get(body.clone()).unwrap_or(&[]);
        let found = candidates(self.text, within, body.start, self.reader);
        let mut next = found.iter().peekable();
        let mut sequence = Sequence::new(self.reader);
        for index in body {
            let mut numbered = false;
            while let Some(candidate) = next.next_if(|c: &&Candidate| c.line == index) {
                sequence.take(candidate);
                numbered = true;
            }
            let Some(line) = self.lines.get(index).filter(|_| !numbered) else { continue };
            if let Some(kind) = appendix(self.text, line, self.rules) {
                sequence.plain(line, kind);
            } else if is_plain_heading(self.text, self.lines, index, self.reader, self.rules)
                && !title.contains(&squashed(line.of(self.text)))
            {
                sequence.plain(line, Plain::Heading);
            }
        }
        sequence.into_nodes()
    }

    fn section(&self, nodes: &[Node], index: usize, end: usize) -> Option<Section> {
        let node = nodes.get(index)?;
        let title = self.title(node, nodes.get(index + 1).map_or(usize::MAX, |n| n.at));
        // Levels count the numbered headings: 一、 is of the first level under an unnumbered heading as well.
        let numbered_above = ancestors(nodes, node.parent).filter(|n| n.number.is_some()).count();
        Some(Section {
            id: index + 1,
            kind: if node.item { SectionKind::Item } else { SectionKind::Heading },
            parent: node.parent.map(|p| p + 1),
            level: u8::try_from(numbered_above + 1).unwrap_or(u8::MAX),
            number: node.number.map(|n| n.of(self.text).trim().to_owned()),
            title: title.of(self.text).to_owned(),
            span: title,
            extent: Span::new(node.at, end),
            role: Role::Other,
            year: None,
            rule: node
                .rule
                .and_then(|r| self.reader.rule(r))
                .map_or_else(|| RuleId::from(plain_rule(node.plain)), |r| r.id.clone()),
        })
    }

    /// Whether a line below 附件 is the title of what is appended.
    fn is_title(&self, line: &Line) -> bool {
        let content = line.of(self.text);
        !line.table
            && content.chars().count() <= LONGEST_TITLE
            && !content.contains('。')
            && self.reader.read(content).is_none_or(|m| m.bare)
    }

    fn title(&self, node: &Node, next_at: usize) -> Span<Clean> {
        let from = node.number.map_or(node.at, |n| n.end);
        let index = self.lines.partition_point(|l| l.span.end <= node.at);
        let Some(line) = self.lines.get(index) else { return Span::new(from, from) };
        if node.number.is_none() {
            let title = self
                .lines
                .get(index + 1)
                .filter(|below| node.plain == Plain::Appendix && self.is_title(below) && below.span.start < next_at);
            return title.unwrap_or(line).span;
        }
        let title = title_in(self.text, Span::new(from, line.span.end.min(next_at)));
        match self.lines.get(index + 1) {
            // 第一章 on a line of its own, its title on the next one.
            Some(below) if title.is_empty() && below.span.start < next_at => title_in(self.text, below.span),
            _ => title,
        }
    }
}

fn squashed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn plain_rule(plain: Plain) -> &'static str {
    match plain {
        Plain::Heading => PLAIN,
        Plain::Appendix => APPENDIX,
        Plain::Notes => NOTES,
    }
}

/// A section ends where the next one starts that is not under it.
fn end_extents(nodes: &[Node], sections: &mut [Section]) {
    let mut open: Vec<usize> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        while let Some(&top) = open.last()
            && node.parent != Some(top)
        {
            open.pop();
            if let Some(section) = sections.get_mut(top) {
                section.extent = Span::new(section.extent.start, node.at);
            }
        }
        open.push(index);
    }
}

fn ancestors(nodes: &[Node], parent: Option<usize>) -> impl Iterator<Item = &Node> {
    std::iter::successors(parent.and_then(|p| nodes.get(p)), |n| n.parent.and_then(|p| nodes.get(p)))
}

fn gap_flag(section: &Section) -> Flag {
    let number = section.number.as_deref().unwrap_or("");
    Flag { code: "numbering_gap", message: format!("a number is missing or repeated before {number}"), span: Some(section.span) }
}
