use std::ops::Range;

use gangmu_model::RuleId;
use serde::de::DeserializeOwned;

use crate::example::unmark;
use crate::file::RuleFile;
use crate::table::{entry_range, key_place};
use crate::{Example, RuleError, RuleFiles};

/// Words in the order in which they are tried: a longer one before one that it begins or ends with.
pub(crate) fn longest_first(mut words: Vec<String>) -> Vec<String> {
    words.sort_by_key(|w| std::cmp::Reverse(w.len()));
    words
}

/// What every entry of a rule file has.
pub(crate) trait RawEntry: DeserializeOwned {
    /// What is checked of it.
    fn head(&self) -> Head<'_>;
}

/// Fields of an entry as they are checked.
#[derive(Debug)]
pub(crate) struct Head<'e> {
    pub(crate) id: &'e str,
    pub(crate) gloss: &'e str,
    /// Lists of words that must not be empty, by the names of their fields.
    pub(crate) must: Vec<(&'static str, &'e [String])>,
    /// Lists of words that may be empty.
    pub(crate) may: Vec<(&'static str, &'e [String])>,
    pub(crate) yes: &'e [String],
    pub(crate) no: &'e [String],
}

/// Says which lists of words an entry has: those that must not be empty; those that may.
macro_rules! raw_entry {
    ($name:ty: $($must:ident),*; $($may:ident),*) => {
        impl crate::entry::RawEntry for $name {
            fn head(&self) -> crate::entry::Head<'_> {
                crate::entry::Head {
                    id: &self.id,
                    gloss: &self.gloss,
                    must: vec![$((stringify!($must), self.$must.as_slice())),*],
                    may: vec![$((stringify!($may), self.$may.as_slice())),*],
                    yes: &self.yes,
                    no: &self.no,
                }
            }
        }
    };
}
pub(crate) use raw_entry;

/// An entry with its place.
#[derive(Debug)]
pub(crate) struct Entry<'f, R> {
    pub(crate) raw: R,
    pub(crate) place: Place<'f>,
}

/// Where an entry, or a part of a table, stands.
#[derive(Debug, Clone)]
pub(crate) struct Place<'f> {
    files: &'f RuleFiles,
    table: &'static str,
    pub(crate) layer: usize,
    at: Range<usize>,
}

impl<R: RawEntry> Entry<'_, R> {
    /// Refuses what no entry may be.
    pub(crate) fn check(&self) -> Result<(), RuleError> {
        let head = self.raw.head();
        if head.id.is_empty() || head.id.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(self.refuse("id", "an id has no spaces; write it like unit.bed"));
        }
        if head.gloss.trim().is_empty() {
            return Err(self.refuse("gloss", "gloss must not be empty; say in Chinese and English what it is"));
        }
        if let Some((field, _)) = head.must.iter().find(|(_, words)| words.is_empty()) {
            return Err(self.refuse(field, &format!("{field} must not be empty; give at least one")));
        }
        for (field, words) in head.must.iter().chain(&head.may) {
            if words.iter().any(|word| word.trim().is_empty()) {
                return Err(self.refuse(field, &format!("a word of {field} is empty and would be found everywhere; take it out")));
            }
        }
        if head.yes.is_empty() {
            return Err(self.refuse("yes", "no example; give at least one text in which it is found, the place in «»"));
        }
        for (field, text) in head.yes.iter().map(|t| ("yes", t)).chain(head.no.iter().map(|t| ("no", t))) {
            if text.trim().is_empty() {
                return Err(self.refuse(field, "an example is empty; write a text"));
            }
        }
        Ok(())
    }

    /// Its id.
    pub(crate) fn id(&self) -> RuleId {
        RuleId::from(self.raw.head().id)
    }

    /// An error about a field of it.
    pub(crate) fn refuse(&self, field: &str, why: &str) -> RuleError {
        self.place.refuse_key(field, &format!("{}: {why}", self.raw.head().id))
    }
}

impl<'f> Place<'f> {
    pub(crate) fn new(files: &'f RuleFiles, table: &'static str, layer: usize, at: Range<usize>) -> Self {
        Self { files, table, layer, at }
    }

    fn file(&self) -> Option<&'f RuleFile> {
        self.files.file(self.table, self.layer)
    }

    /// Whether gangmu ships what stands here.
    pub(crate) fn is_bundled(&self) -> bool {
        self.files.is_bundled(self.layer)
    }

    /// An error about one of its keys, at the key where it is written, else where the whole begins.
    pub(crate) fn refuse_key(&self, key: &str, why: &str) -> RuleError {
        let Some(file) = self.file() else { return self.files.error(self.table, why) };
        let at = key_place(&file.text, self.at.start, key).unwrap_or(self.at.start);
        RuleError::at(&file.name, &file.text, at, why)
    }
}

/// All entries of a set of rules, with their examples, in the order of the tables.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// The entries.
    pub entries: Vec<RuleEntry>,
    /// Their examples.
    pub examples: Vec<Example>,
}

/// An entry as people know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleEntry {
    /// Its id, its own within its table.
    pub id: RuleId,
    /// The table (`unit.toml`).
    pub table: &'static str,
    /// The sort of entries of the table that it belongs to (`unit`, of `[[unit]]`).
    pub sort: &'static str,
    /// What it is, in Chinese and English.
    pub gloss: String,
    /// The file that it stands in, as it was named.
    pub file: String,
    /// How many examples it must be found in.
    pub yes: usize,
    /// How many examples it must not be found in.
    pub no: usize,
    /// The words that it is found by.
    pub words: Vec<String>,
    layer: usize,
    at: Range<usize>,
}

impl Catalogue {
    /// Takes over an entry that was checked.
    pub(crate) fn take<R: RawEntry>(&mut self, sort: &'static str, entry: &Entry<'_, R>) -> Result<(), RuleError> {
        let (head, place) = (entry.raw.head(), &entry.place);
        let Some(file) = place.file() else { return Ok(()) };
        let (id, table) = (entry.id(), place.table);
        for (text, yes) in head.yes.iter().map(|t| (t, true)).chain(head.no.iter().map(|t| (t, false))) {
            let field = if yes { "yes" } else { "no" };
            let (text, marked) = unmark(text).map_err(|why| entry.refuse(field, why))?;
            self.examples.push(Example { rule: id.clone(), file: file.name.clone(), table, sort, text, marked, yes });
        }
        self.entries.push(RuleEntry {
            id,
            table,
            sort,
            gloss: head.gloss.to_owned(),
            file: file.name.clone(),
            yes: head.yes.len(),
            no: head.no.len(),
            words: found_by(&head),
            layer: place.layer,
            at: place.at.clone(),
        });
        Ok(())
    }

    /// The entries with an id: one for each table that has it.
    pub fn of<'c>(&'c self, id: &'c str) -> impl Iterator<Item = &'c RuleEntry> {
        self.entries.iter().filter(move |entry| entry.id.as_str() == id)
    }
}

/// The words of an entry that say where it is found; the others only limit it.
fn found_by(head: &Head<'_>) -> Vec<String> {
    let lists = head.must.iter().chain(&head.may).filter(|(field, _)| matches!(*field, "words" | "before" | "after"));
    lists.flat_map(|(_, words)| words.iter().cloned()).collect()
}

impl RuleEntry {
    /// Line from 1 on which it begins; `files` are those that it was loaded from.
    pub fn line(&self, files: &RuleFiles) -> usize {
        let text = files.file(self.table, self.layer).map_or("", |file| file.text.as_str());
        text.bytes().take(self.at.start).filter(|&b| b == b'\n').count() + 1
    }

    /// The entry as its file writes it; `files` are those that it was loaded from.
    pub fn written<'f>(&self, files: &'f RuleFiles) -> &'f str {
        let text = files.file(self.table, self.layer).map_or("", |file| file.text.as_str());
        text.get(entry_range(text, self.at.clone())).unwrap_or("")
    }
}
