use std::convert::Infallible;

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use super::tree::{Attribute, Name, Node, NodeId, NodeKind, Tree};

/// Elements nested deeper than this are put side by side, as browsers do.
const DEEPEST: usize = 512;

/// How far up open elements are looked for.
const REACH: usize = 64;

/// Reads a page. Every text and attribute keeps its place in the source, which is why the tokens are put into a tree here: the
/// parsers that give a tree give no places.
pub(crate) fn parse(source: &str) -> Tree<'_> {
    let mut builder = Builder::new(source);
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<Infallible> {
        builder.event(&event, span.start, span.end);
        None
    });
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(source, emitter).for_each(drop);
    builder.finish()
}

struct Builder<'s> {
    tree: Tree<'s>,
    open: Vec<(NodeId, Name)>,
    /// The start tag that is being read.
    tag: Option<Name>,
    first_attribute: usize,
    attribute: Option<Attribute>,
    /// How many elements were not opened because they lay too deep.
    skipped: usize,
}

impl<'s> Builder<'s> {
    fn new(source: &'s str) -> Self {
        let root = Node { kind: NodeKind::Element { name: Name::Html, attributes: 0..0 }, parent: 0, end: 0 };
        let tree = Tree { source, nodes: vec![root], attributes: Vec::new(), too_deep: false };
        Self { tree, open: vec![(0, Name::Html)], tag: None, first_attribute: 0, attribute: None, skipped: 0 }
    }

    fn event(&mut self, event: &CallbackEvent<'_>, start: usize, end: usize) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Some(Name::of(name));
                self.first_attribute = self.tree.attributes.len();
                self.attribute = None;
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute = attribute(name);
                if self.attribute == Some(Attribute::Hidden) {
                    self.tree.attributes.push((Attribute::Hidden, start..start));
                }
            }
            CallbackEvent::AttributeValue { .. } => {
                if let Some(attribute) = self.attribute.take().filter(|a| *a != Attribute::Hidden) {
                    self.tree.attributes.push((attribute, start..end));
                }
            }
            CallbackEvent::CloseStartTag { .. } => self.start(),
            CallbackEvent::EndTag { name } => self.end_tag(Name::of(name), name),
            CallbackEvent::String { .. } => {
                self.add(NodeKind::Text(start..end));
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn add(&mut self, kind: NodeKind) -> NodeId {
        let id = self.tree.nodes.len();
        let parent = self.open.last().map_or(0, |(id, _)| *id);
        self.tree.nodes.push(Node { kind, parent, end: id + 1 });
        id
    }

    fn start(&mut self) {
        let Some(name) = self.tag.take() else { return };
        self.close_implied(name);
        let attributes = self.first_attribute..self.tree.attributes.len();
        let id = self.add(NodeKind::Element { name, attributes });
        if name.is_void() {
            return;
        }
        if self.open.len() >= DEEPEST {
            self.tree.too_deep = true;
            self.skipped += 1;
            return;
        }
        self.open.push((id, name));
    }

    /// Closes what a start tag closes by itself.
    fn close_implied(&mut self, name: Name) {
        match name {
            Name::Li => self.close_up_to(&[Name::Li], &[Name::List]),
            Name::Dt | Name::Dd => self.close_up_to(&[Name::Dt, Name::Dd], &[Name::Dl]),
            Name::Option => self.close_up_to(&[Name::Option], &[Name::Select]),
            Name::Td => self.close_up_to(&[Name::Td], &[Name::Tr, Name::Table]),
            Name::Tr => self.close_up_to(&[Name::Tr], &[Name::Table]),
            Name::TableBody => self.close_up_to(&[Name::TableBody, Name::Tr], &[Name::Table]),
            Name::Body => self.close_up_to(&[Name::Head], &[]),
            _ => {}
        }
        if name.is_block()
            && !matches!(name, Name::Td | Name::Tr | Name::TableBody | Name::Option | Name::Script | Name::Style | Name::Noscript)
        {
            self.close_up_to(&[Name::P], &[Name::Td, Name::Table, Name::Caption]);
        }
    }

    /// Closes the outermost of the elements that are open, unless one of `fences` is open inside it.
    fn close_up_to(&mut self, names: &[Name], fences: &[Name]) {
        let mut found = None;
        for (depth, (_, name)) in self.open.iter().enumerate().rev().take(REACH) {
            if names.contains(name) {
                found = Some(depth);
                if names.len() == 1 {
                    break;
                }
            } else if fences.contains(name) || *name == Name::Table {
                break;
            }
        }
        if let Some(depth) = found {
            self.close(depth);
        }
    }

    fn end_tag(&mut self, name: Name, tag: &[u8]) {
        if name.is_void() {
            if tag == b"br" {
                let at = self.tree.attributes.len();
                self.add(NodeKind::Element { name, attributes: at..at });
            }
            return;
        }
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let table = matches!(name, Name::Table | Name::Tr | Name::TableBody | Name::Body | Name::Html);
        for (depth, (_, open)) in self.open.iter().enumerate().rev().take(REACH) {
            if *open == name && depth > 0 {
                return self.close(depth);
            }
            let fence =
                matches!(open, Name::Td | Name::Table | Name::Caption) && !table && !(name == Name::Td && *open != Name::Table);
            if fence || !name.is_block() && open.is_block() {
                return;
            }
        }
    }

    fn close(&mut self, depth: usize) {
        let end = self.tree.nodes.len();
        for (id, _) in self.open.drain(depth..) {
            if let Some(node) = self.tree.nodes.get_mut(id) {
                node.end = end;
            }
        }
    }

    fn finish(mut self) -> Tree<'s> {
        self.close(0);
        self.tree
    }
}

fn attribute(name: &[u8]) -> Option<Attribute> {
    Some(match name {
        b"id" => Attribute::Id,
        b"class" => Attribute::Class,
        b"style" => Attribute::Style,
        b"align" => Attribute::Align,
        b"hidden" => Attribute::Hidden,
        b"name" | b"property" | b"itemprop" => Attribute::Name,
        b"content" => Attribute::Content,
        _ => return None,
    })
}
