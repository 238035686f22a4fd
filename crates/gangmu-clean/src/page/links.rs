use super::tree::{Name, NodeId, Tree};

/// What the elements of a page hold: characters, those in links, and pauses.
#[derive(Debug)]
pub(super) struct Mass {
    pub(super) chars: Vec<u32>,
    pub(super) linked: Vec<u32>,
    pub(super) pauses: Vec<u32>,
    /// Characters that are sentences: of text nodes with a pause, not in links.
    pub(super) prose: Vec<u32>,
}

impl Mass {
    /// Measures every element; what `skip` holds for counts nothing.
    pub(super) fn of(tree: &Tree<'_>, skip: impl Fn(NodeId) -> bool) -> Self {
        let n = tree.len();
        let mut mass = Self { chars: vec![0; n], linked: vec![0; n], pauses: vec![0; n], prose: vec![0; n] };
        let mut id = 0;
        let mut link_end = 0;
        while id < n {
            match tree.name(id) {
                Some(name) if id > 0 && (name.is_silent() || skip(id) || tree.is_hidden(id)) => {
                    id = tree.end(id);
                    continue;
                }
                Some(Name::A) => link_end = link_end.max(tree.end(id)),
                Some(_) => {}
                None => mass.text(tree, id, id < link_end),
            }
            id += 1;
        }
        for id in (1..n).rev() {
            let parent = tree.parent(id);
            for column in [&mut mass.chars, &mut mass.linked, &mut mass.pauses, &mut mass.prose] {
                let own = column.get(id).copied().unwrap_or(0);
                if let Some(sum) = column.get_mut(parent) {
                    *sum = sum.saturating_add(own);
                }
            }
        }
        mass
    }

    fn text(&mut self, tree: &Tree<'_>, id: NodeId, linked: bool) {
        let Some(text) = tree.text(id).and_then(|r| tree.source.get(r)) else { return };
        let (mut chars, mut pauses) = (0, 0);
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            chars += 1;
            pauses += u32::from(matches!(c, '，' | '。' | '、' | '；' | '！' | '？' | '”' | '》' | ',' | ';'));
        }
        let set = |column: &mut Vec<u32>, value: u32| {
            if let Some(place) = column.get_mut(id) {
                *place = value;
            }
        };
        set(&mut self.chars, chars);
        set(&mut self.pauses, pauses);
        set(&mut self.linked, if linked { chars } else { 0 });
        set(&mut self.prose, if !linked && pauses > 0 && chars >= 10 { chars } else { 0 });
    }

    pub(super) fn link_share(&self, id: NodeId) -> f64 {
        let of = |column: &[u32]| f64::from(column.get(id).copied().unwrap_or(0));
        of(&self.linked) / of(&self.chars).max(1.0)
    }

    pub(super) fn at(column: &[u32], id: NodeId) -> u32 {
        column.get(id).copied().unwrap_or(0)
    }
}
