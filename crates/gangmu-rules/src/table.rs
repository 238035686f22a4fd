use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use crate::entry::{Entry, Place, RawEntry};
use crate::file::RuleFile;
use crate::{Catalogue, RuleError, RuleFiles};

/// One table of rules in all its layers, while its entries are taken out of it.
#[derive(Debug)]
pub(crate) struct Table<'f, F> {
    files: &'f RuleFiles,
    name: &'static str,
    layers: Vec<Layered<F>>,
}

/// The file of one layer.
#[derive(Debug)]
struct Layered<F> {
    layer: usize,
    file: F,
    /// The ids of its entries.
    ids: BTreeSet<String>,
    /// Ids of entries of earlier layers that do not count.
    disable: Vec<String>,
}

impl RuleFiles {
    /// Reads a table from all layers that have it.
    pub(crate) fn table<F: DeserializeOwned>(&self, name: &'static str) -> Result<Table<'_, F>, RuleError> {
        let mut layers = Vec::new();
        let mut known = BTreeSet::new();
        for (layer, file) in self.of(name) {
            let read = Layered::read(layer, file, &known)?;
            known.retain(|id| !read.disable.contains(id));
            known.extend(read.ids.iter().cloned());
            layers.push(read);
        }
        Ok(Table { files: self, name, layers })
    }
}

impl<F: DeserializeOwned> Layered<F> {
    fn read(layer: usize, file: &RuleFile, known: &BTreeSet<String>) -> Result<Self, RuleError> {
        let refuse = |at: usize, message: &str| RuleError::at(&file.name, &file.text, at, message);
        let refused = |e: toml::de::Error| refuse(e.span().map_or(0, |span| span.start), e.message());
        let mut table = DeTable::parse(&file.text).map_err(refused)?;
        let mut disable = Vec::new();
        if let Some(value) = table.get_mut().remove("disable") {
            let listed =
                value.get_ref().as_array().ok_or_else(|| refuse(value.span().start, "disable lists ids: disable = [\"…\"]"))?;
            for id in listed.iter() {
                let at = id.span().start;
                let name = id.get_ref().as_str().ok_or_else(|| refuse(at, "an id is a text in quotes"))?;
                if !known.contains(name) {
                    return Err(refuse(
                        at,
                        &format!("{name}: no entry of this table has this id; `gangmu rules list` shows them"),
                    ));
                }
                disable.push(name.to_owned());
            }
        }
        let mut ids = BTreeSet::new();
        for (id, at) in table.get_ref().values().flat_map(ids_of) {
            if !ids.insert(id.to_owned()) {
                return Err(refuse(at, &format!("{id}: this id is used twice; give it its own")));
            }
        }
        let file = F::deserialize(Deserializer::from(table)).map_err(refused)?;
        Ok(Self { layer, file, ids, disable })
    }
}

/// The ids of the entries of an array of tables, with the places where they stand.
fn ids_of<'v>(value: &'v Spanned<DeValue<'_>>) -> impl Iterator<Item = (&'v str, usize)> {
    let entries = value.get_ref().as_array().into_iter().flat_map(|entries| entries.iter());
    entries.filter_map(|entry| {
        let id = entry.get_ref().as_table()?.get("id")?;
        Some((id.get_ref().as_str()?, id.span().start))
    })
}

impl<'f, F> Table<'f, F> {
    /// The entries of one sort, those of later layers first: where two entries have a word, that of the later layer counts. An entry with
    /// the id of an earlier one stands in its place.
    pub(crate) fn entries<R: RawEntry>(
        &mut self,
        sort: &'static str,
        into: &mut Catalogue,
        take: fn(&mut F) -> &mut Vec<Spanned<R>>,
    ) -> Result<Vec<Entry<'f, R>>, RuleError> {
        let mut all: Vec<(usize, Option<Entry<'f, R>>)> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for layer in &mut self.layers {
            let mut kept = BTreeSet::new();
            let taken = std::mem::take(take(&mut layer.file));
            // An id that this layer gives to another sort of entries is gone from this one.
            for spanned in &taken {
                kept.insert(spanned.get_ref().head().id.to_owned());
            }
            let gone = layer.disable.iter().chain(layer.ids.iter().filter(|id| !kept.contains(*id)));
            for id in gone {
                if let Some(slot) = places.remove(id).and_then(|at| all.get_mut(at)) {
                    slot.1 = None;
                }
            }
            for spanned in taken {
                let place = Place::new(self.files, self.name, layer.layer, spanned.span());
                let entry = Entry { raw: spanned.into_inner(), place };
                entry.check()?;
                let id = entry.raw.head().id.to_owned();
                match places.get(&id).and_then(|&at| all.get_mut(at)) {
                    Some(slot) => slot.1 = Some(entry),
                    None => {
                        places.insert(id, all.len());
                        all.push((layer.layer, Some(entry)));
                    }
                }
            }
        }
        all.sort_by_key(|(layer, _)| std::cmp::Reverse(*layer));
        let all: Vec<Entry<'f, R>> = all.into_iter().filter_map(|(_, entry)| entry).collect();
        for entry in &all {
            into.take(sort, entry)?;
        }
        Ok(all)
    }

    /// A list of words that belongs to no entry, over all layers.
    pub(crate) fn words(&mut self, key: &str, take: fn(&mut F) -> &mut Vec<String>) -> Result<Vec<String>, RuleError> {
        let mut all = Vec::new();
        for layer in &mut self.layers {
            let words = std::mem::take(take(&mut layer.file));
            if words.iter().any(|word| word.trim().is_empty()) {
                let place = Place::new(self.files, self.name, layer.layer, 0..0);
                return Err(place.refuse_key(key, "a word of it is empty; take it out"));
            }
            all.extend(words);
        }
        Ok(all)
    }

    /// A list of characters that belongs to no entry, over all layers.
    pub(crate) fn chars(&mut self, take: fn(&mut F) -> &mut String) -> String {
        self.layers.iter_mut().map(|layer| std::mem::take(take(&mut layer.file))).collect()
    }

    /// A part of the table that belongs to no entry, from each layer that has it, with its place.
    pub(crate) fn parts<P>(&mut self, take: fn(&mut F) -> &mut Option<Spanned<P>>) -> Vec<(P, Place<'f>)> {
        let (files, name) = (self.files, self.name);
        let part = |layer: &mut Layered<F>| {
            let part = take(&mut layer.file).take()?;
            let place = Place::new(files, name, layer.layer, part.span());
            Some((part.into_inner(), place))
        };
        self.layers.iter_mut().filter_map(part).collect()
    }
}

/// Where a key of an entry stands in the text of its file; the entry begins at `at`, or the key belongs to none.
pub(crate) fn key_place(text: &str, at: usize, key: &str) -> Option<usize> {
    let table = DeTable::parse(text).ok()?;
    let of = |table: &DeTable<'_>| table.keys().find(|k| k.get_ref() == key).map(|k| k.span().start);
    let entries = table.get_ref().values().filter_map(|value| value.get_ref().as_array()).flat_map(|entries| entries.iter());
    let entry = entries.filter(|entry| entry.span().start == at).find_map(|entry| of(entry.get_ref().as_table()?));
    entry.or_else(|| of(table.get_ref()))
}

/// The whole text of the entry that begins at `at`: from its header to the end of its last value.
pub(crate) fn entry_range(text: &str, at: Range<usize>) -> Range<usize> {
    let end = DeTable::parse(text).ok().and_then(|table| {
        let entries = table.get_ref().values().filter_map(|value| value.get_ref().as_array()).flat_map(|entries| entries.iter());
        let mut entries = entries.filter(|entry| entry.span().start == at.start);
        entries.find_map(|entry| entry.get_ref().as_table()?.values().map(|value| value.span().end).max())
    });
    at.start..end.unwrap_or(at.end).max(at.end)
}
