use gangmu_model::{Role, Section, SectionKind};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{Place, Places};

/// A heading, or an item (一是, 二是) of a paragraph.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SectionLine<'a> {
    /// From 1 within the document, in order of the text.
    pub id: usize,
    /// `heading` or `item`.
    #[schemars(extend("enum" = ["heading", "item"]))]
    pub kind: &'static str,
    /// Id of the section that it stands in.
    pub parent: Option<usize>,
    /// Depth from 1.
    pub level: u8,
    /// Its number as the text has it.
    pub number: Option<&'a str>,
    /// Its title without number and closing punctuation.
    pub title: &'a str,
    /// What it does.
    #[schemars(extend("enum" = ["review", "plan", "problems", "other"]))]
    pub role: &'static str,
    /// The year that it speaks of.
    pub year: Option<i16>,
    /// The rule that read its number.
    pub rule: &'a str,
    /// The title, in code points of `text`.
    pub span: Place,
    /// The title, in bytes of the file.
    pub source_span: Place,
    /// The whole section with all that stands under it, in code points of `text`.
    pub extent_span: Place,
}

impl<'a> SectionLine<'a> {
    pub(super) fn new(section: &'a Section, places: &Places<'_>) -> Self {
        Self {
            id: section.id,
            kind: match section.kind {
                SectionKind::Heading => "heading",
                SectionKind::Item => "item",
            },
            parent: section.parent,
            level: section.level,
            number: section.number.as_deref(),
            title: &section.title,
            role: role_word(section.role),
            year: section.year,
            rule: section.rule.as_str(),
            span: places.span(section.span),
            source_span: places.source_span(section.span),
            extent_span: places.span(section.extent),
        }
    }
}

fn role_word(role: Role) -> &'static str {
    match role {
        Role::Review => "review",
        Role::Plan => "plan",
        Role::Problems => "problems",
        Role::Other => "other",
    }
}
