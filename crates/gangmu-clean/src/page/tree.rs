use std::ops::Range;

/// A page as a tree of elements and texts; texts and attributes are stretches of the decoded source.
///
/// Node 0 is the page. A node comes after its parent and its earlier siblings.
#[derive(Debug)]
pub(crate) struct Tree<'s> {
    pub(crate) source: &'s str,
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<(Attribute, Range<usize>)>,
    /// Whether elements were nested deeper than is kept apart.
    pub(crate) too_deep: bool,
}

/// Index of a node.
pub(crate) type NodeId = usize;

#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) kind: NodeKind,
    pub(super) parent: NodeId,
    /// One past the last node inside.
    pub(super) end: NodeId,
}

#[derive(Debug, Clone)]
pub(super) enum NodeKind {
    Element { name: Name, attributes: Range<usize> },
    Text(Range<usize>),
}

/// The attributes that are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attribute {
    Id,
    Class,
    Style,
    Align,
    Hidden,
    Name,
    Content,
}

/// The elements that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    A,
    Blockquote,
    Body,
    Bold,
    Br,
    Button,
    Caption,
    Center,
    Dd,
    Div,
    Dl,
    Dt,
    Footer,
    Form,
    Head,
    Header,
    Heading(u8),
    Hr,
    Html,
    Iframe,
    Img,
    Inline,
    Input,
    Li,
    List,
    Meta,
    Nav,
    Noscript,
    Option,
    P,
    Pre,
    Script,
    Section,
    Select,
    Style,
    Svg,
    Table,
    TableBody,
    Td,
    Template,
    Textarea,
    Title,
    Tr,
}

impl Name {
    pub(super) fn of(tag: &[u8]) -> Self {
        match tag {
            b"a" => Self::A,
            b"blockquote" => Self::Blockquote,
            b"body" => Self::Body,
            b"b" | b"strong" => Self::Bold,
            b"br" => Self::Br,
            b"button" => Self::Button,
            b"caption" => Self::Caption,
            b"center" => Self::Center,
            b"dd" => Self::Dd,
            b"dl" => Self::Dl,
            b"dt" => Self::Dt,
            b"footer" => Self::Footer,
            b"form" | b"fieldset" => Self::Form,
            b"head" => Self::Head,
            b"header" => Self::Header,
            b"h1" => Self::Heading(1),
            b"h2" => Self::Heading(2),
            b"h3" => Self::Heading(3),
            b"h4" => Self::Heading(4),
            b"h5" => Self::Heading(5),
            b"h6" => Self::Heading(6),
            b"hr" => Self::Hr,
            b"html" => Self::Html,
            b"iframe" | b"object" | b"embed" | b"video" | b"audio" | b"canvas" => Self::Iframe,
            b"img" => Self::Img,
            b"input" | b"link" | b"area" | b"base" | b"col" | b"source" | b"track" | b"wbr" | b"param" => Self::Input,
            b"li" => Self::Li,
            b"ul" | b"ol" | b"menu" => Self::List,
            b"meta" => Self::Meta,
            b"nav" => Self::Nav,
            b"noscript" => Self::Noscript,
            b"option" => Self::Option,
            b"p" => Self::P,
            b"pre" => Self::Pre,
            b"script" => Self::Script,
            b"section" | b"article" | b"main" | b"aside" | b"details" | b"figure" | b"figcaption" | b"address" => Self::Section,
            b"select" | b"datalist" => Self::Select,
            b"style" => Self::Style,
            b"svg" | b"math" => Self::Svg,
            b"table" => Self::Table,
            b"tbody" | b"thead" | b"tfoot" => Self::TableBody,
            b"td" | b"th" => Self::Td,
            b"template" => Self::Template,
            b"textarea" => Self::Textarea,
            b"title" => Self::Title,
            b"tr" => Self::Tr,
            b"div" => Self::Div,
            _ => Self::Inline,
        }
    }

    /// Elements that have no inside.
    pub(super) fn is_void(self) -> bool {
        matches!(self, Self::Br | Self::Hr | Self::Img | Self::Input | Self::Meta)
    }

    /// Elements that stand on lines of their own.
    pub(crate) fn is_block(self) -> bool {
        !matches!(
            self,
            Self::A
                | Self::Bold
                | Self::Br
                | Self::Button
                | Self::Iframe
                | Self::Img
                | Self::Inline
                | Self::Input
                | Self::Meta
                | Self::Svg
        )
    }

    /// Elements whose inside is never text of the page.
    pub(crate) fn is_silent(self) -> bool {
        matches!(
            self,
            Self::Script
                | Self::Style
                | Self::Template
                | Self::Svg
                | Self::Head
                | Self::Select
                | Self::Button
                | Self::Iframe
                | Self::Noscript
                | Self::Textarea
                | Self::Title
        )
    }
}

impl Tree<'_> {
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn name(&self, id: NodeId) -> Option<Name> {
        match self.nodes.get(id)?.kind {
            NodeKind::Element { name, .. } => Some(name),
            NodeKind::Text(_) => None,
        }
    }

    /// The stretch of the source that a text node is.
    pub(crate) fn text(&self, id: NodeId) -> Option<Range<usize>> {
        match &self.nodes.get(id)?.kind {
            NodeKind::Text(range) => Some(range.clone()),
            NodeKind::Element { .. } => None,
        }
    }

    pub(crate) fn parent(&self, id: NodeId) -> NodeId {
        self.nodes.get(id).map_or(0, |n| n.parent)
    }

    /// One past the last node inside an element.
    pub(crate) fn end(&self, id: NodeId) -> NodeId {
        self.nodes.get(id).map_or(id, |n| n.end)
    }

    pub(crate) fn attribute(&self, id: NodeId, wanted: Attribute) -> Option<&str> {
        let NodeKind::Element { attributes, .. } = &self.nodes.get(id)?.kind else { return None };
        let found = self.attributes.get(attributes.clone())?.iter().find(|(name, _)| *name == wanted)?;
        self.source.get(found.1.clone())
    }

    /// Whether the page hides an element. `visibility: hidden` does not count: sites show such bodies by script.
    pub(crate) fn is_hidden(&self, id: NodeId) -> bool {
        let style = self.attribute(id, Attribute::Style).unwrap_or("");
        let none = style
            .find("display")
            .and_then(|at| style.get(at + 7..))
            .is_some_and(|s| s.trim_start_matches([' ', ':']).starts_with("none"));
        none || self.attribute(id, Attribute::Hidden).is_some()
    }
}
