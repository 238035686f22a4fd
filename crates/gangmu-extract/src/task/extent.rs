use std::collections::BTreeMap;

use gangmu_model::{Clean, RuleId, Section, Span};

/// How far tasks reach that stand one after the other.
///
/// Where each of them but the last is one paragraph, the last is one as well: what follows it closes the list, not the task
/// (各单位要对照要点细化措施，每季度末报送进展情况).
#[derive(Debug)]
pub(crate) struct Extents<'t> {
    text: &'t str,
    rows: BTreeMap<(Option<usize>, &'t RuleId), Row>,
}

/// Tasks of one form under one heading.
#[derive(Debug)]
struct Row {
    last: usize,
    count: usize,
    /// Whether all but the last are one paragraph each.
    single: bool,
    /// Whether the last is.
    last_single: bool,
}

impl<'t> Extents<'t> {
    pub(crate) fn of(text: &'t str, tasks: &[&'t Section]) -> Self {
        let mut rows: BTreeMap<_, Row> = BTreeMap::new();
        for section in tasks {
            let row = rows.entry((section.parent, &section.rule)).or_insert(Row {
                last: section.id,
                count: 0,
                single: true,
                last_single: true,
            });
            row.single &= row.last_single;
            row.last_single = first_paragraph(text, section.extent).is_none();
            row.last = section.id;
            row.count += 1;
        }
        Self { text, rows }
    }

    /// The part of a section that is the task.
    pub(crate) fn of_task(&self, section: &Section) -> Span<Clean> {
        let row = self.rows.get(&(section.parent, &section.rule));
        let is_last = row.is_some_and(|row| row.last == section.id && row.count > 1 && row.single);
        let own = is_last.then(|| first_paragraph(self.text, section.extent)).flatten();
        own.unwrap_or(section.extent)
    }
}

/// The first paragraph of an extent, if there are several.
fn first_paragraph(text: &str, extent: Span<Clean>) -> Option<Span<Clean>> {
    let content = extent.of(text).trim_end();
    let end = content.find('\n')?;
    Some(Span::new(extent.start, extent.start + end))
}
