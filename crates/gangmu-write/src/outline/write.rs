use std::io;

use super::tree::{Contents, List, Node, Tree};
use crate::DocumentLine;

/// The forms in which an outline can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineFormat {
    /// An indented tree.
    Text,
    /// Nested JSON.
    Json,
    /// Nested Markdown lists.
    Markdown,
    /// OPML 2.0, for outliners.
    Opml,
}

/// Writes the outlines of the documents of a file.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write_outline(out: &mut impl io::Write, lines: &[DocumentLine<'_>], format: OutlineFormat) -> io::Result<()> {
    let trees: Vec<Tree<'_>> = lines.iter().map(Tree::new).collect();
    match format {
        OutlineFormat::Text => trees.iter().try_for_each(|t| write_tree(out, t, ["", "* ", ""])),
        OutlineFormat::Markdown => trees.iter().try_for_each(|t| write_tree(out, t, ["- ", "- *", "*"])),
        OutlineFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &trees)?;
            out.write_all(b"\n")
        }
        OutlineFormat::Opml => write_opml(out, &trees),
    }
}

/// What is put before a section, before a list, and after a list.
type Marks = [&'static str; 3];

fn write_tree(out: &mut impl io::Write, tree: &Tree<'_>, marks: Marks) -> io::Result<()> {
    let heading = if marks[0].is_empty() { "" } else { "# " };
    writeln!(out, "{heading}{}{}", tree.title.unwrap_or(tree.id), counts(&tree.own))?;
    write_lists(out, &tree.own, 0, marks)?;
    tree.sections.iter().try_for_each(|n| write_node(out, n, 0, marks))
}

fn write_node(out: &mut impl io::Write, node: &Node<'_>, depth: usize, marks: Marks) -> io::Result<()> {
    let indent = "  ".repeat(depth);
    writeln!(out, "{indent}{}{}{}{}", marks[0], label(node), counts(&node.own), gap(node))?;
    write_lists(out, &node.own, depth + 1, marks)?;
    node.sections.iter().try_for_each(|n| write_node(out, n, depth + 1, marks))
}

fn write_lists(out: &mut impl io::Write, own: &Contents<'_>, depth: usize, marks: Marks) -> io::Result<()> {
    let indent = "  ".repeat(depth);
    own.task_lists.iter().try_for_each(|l| writeln!(out, "{indent}{}{}{}", marks[1], list_label(l), marks[2]))
}

fn label(node: &Node<'_>) -> String {
    format!("{}{}", node.number.unwrap_or(""), node.title)
}

/// A note where a number is missing or repeated before a section.
fn gap(node: &Node<'_>) -> &'static str {
    if node.numbering_gap { "  [numbering gap]" } else { "" }
}

fn list_label(list: &List<'_>) -> String {
    format!("{} ({}/{}): {}", list.label, list.items.len(), list.count, list.items.join("；"))
}

/// ` [3 measurements, 1 task]`; nothing where there is nothing.
fn counts(own: &Contents<'_>) -> String {
    let parts = [(own.measurements, "measurement"), (own.tasks, "task")];
    let parts: Vec<String> = parts.iter().filter(|p| p.0 > 0).map(|(n, what)| format!("{n} {what}{}", plural(*n))).collect();
    if parts.is_empty() { String::new() } else { format!("  [{}]", parts.join(", ")) }
}

fn plural(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

fn write_opml(out: &mut impl io::Write, trees: &[Tree<'_>]) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head/>\n<body>")?;
    for tree in trees {
        open_element(out, tree.title.unwrap_or(tree.id), &tree.own, "")?;
        tree.sections.iter().try_for_each(|n| write_opml_node(out, n))?;
        writeln!(out, "</outline>")?;
    }
    writeln!(out, "</body>\n</opml>")
}

fn write_opml_node(out: &mut impl io::Write, node: &Node<'_>) -> io::Result<()> {
    open_element(out, &label(node), &node.own, node.role)?;
    node.sections.iter().try_for_each(|n| write_opml_node(out, n))?;
    writeln!(out, "</outline>")
}

fn open_element(out: &mut impl io::Write, text: &str, own: &Contents<'_>, role: &str) -> io::Result<()> {
    let (text, measurements, tasks) = (escape(text), own.measurements, own.tasks);
    writeln!(out, "<outline text=\"{text}\" role=\"{role}\" measurements=\"{measurements}\" tasks=\"{tasks}\">")?;
    own.task_lists.iter().try_for_each(|l| writeln!(out, "<outline text=\"{}\" type=\"list\"/>", escape(&list_label(l))))
}

/// A text as the value of an XML attribute; characters that XML 1.0 cannot hold become U+FFFD.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\r' | '\t' => escaped.push(' '),
            c if c < ' ' || c == '\u{FFFE}' || c == '\u{FFFF}' => escaped.push('\u{FFFD}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_hold_any_title() {
        assert_eq!(escape("a<b>&\"c\"\n\u{1}"), "a&lt;b&gt;&amp;&quot;c&quot; \u{FFFD}");
    }
}
