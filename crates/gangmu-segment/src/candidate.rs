use std::collections::{BTreeMap, BTreeSet};

use crate::line::Line;
use crate::marker::{Marker, MarkerReader};

/// A place where a heading or item may start.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    /// Byte at which the number starts.
    pub at: usize,
    /// Which line it stands in.
    pub line: usize,
    /// The number.
    pub marker: Marker,
    /// What stands before it.
    pub place: Place,
    /// Whether the next number of the same form comes later, before a 1 of the same form.
    pub followed: bool,
}

/// What stands before a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// The line starts with it.
    LineStart,
    /// A full stop, question or exclamation mark.
    Stop,
    /// White space.
    Space,
    /// A semicolon or colon.
    Pause,
    /// A comma: only items stand there.
    Comma,
    /// A letter: the text has lost its line end (…持续发展2.强化保障). Only the number that a list waits for stands there.
    Glued,
}

/// All candidates of some lines, in order of the text.
pub(crate) fn candidates(text: &str, lines: &[Line], first_line: usize, reader: &MarkerReader<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| !line.table) {
        scan_line(text, line, first_line + index, reader, &mut found);
    }
    mark_followed(&mut found);
    found
}

fn scan_line(text: &str, line: &Line, index: usize, reader: &MarkerReader<'_>, found: &mut Vec<Candidate>) {
    let content = line.of(text);
    let mut from = 0;
    while let Some(offset) = reader.next_start(content, from) {
        let Some((before, rest)) = content.split_at_checked(offset) else { return };
        let Some(c) = rest.chars().next() else { return };
        from = offset + c.len_utf8();
        // Nothing begins after a digit.
        from += content.as_bytes().get(from..).unwrap_or(&[]).iter().take_while(|b| b.is_ascii_digit()).count();
        let glued = || {
            let before = before.chars().next_back().filter(|&b| reader.may_be_glued(b, c));
            before.filter(|_| reader.may_stand_glued(rest)).map(|_| Place::Glued)
        };
        if let Some(place) = place_of(before).or_else(glued)
            && let Some(marker) = reader.read(rest)
            && let Some(place) = standing(reader, content, offset, &marker, place)
        {
            found.push(Candidate { at: line.span.start + offset, line: index, marker, place, followed: false });
            from = from.max(offset + marker.len);
        }
    }
}

/// The place of what comes after `before`, the part of its line before it.
fn place_of(before: &str) -> Option<Place> {
    // White space and what closes a bracket leave a place as it is, or nearly.
    let kept = before.trim_end_matches(|c: char| c.is_whitespace() || closes(c));
    let place = kept.chars().next_back().map_or(Some(Place::LineStart), |c| place_after(None, c));
    before.get(kept.len()..).unwrap_or("").chars().fold(place, place_after)
}

/// Whether a character closes what may hold a whole sentence.
const fn closes(c: char) -> bool {
    matches!(c, '”' | '’' | '）' | ')' | '】')
}

/// The place that the next character stands in.
fn place_after(before: Option<Place>, c: char) -> Option<Place> {
    match c {
        '。' | '！' | '？' | '!' | '?' => Some(Place::Stop),
        '；' | ';' | '：' | ':' => Some(Place::Pause),
        '，' | ',' | '、' => Some(Place::Comma),
        c if closes(c) && before == Some(Place::Stop) => before,
        c if c.is_whitespace() => before.or(Some(Place::Space)),
        _ => None,
    }
}

/// The place that a marker may stand in; none where it cannot stand.
fn standing(reader: &MarkerReader<'_>, line: &str, at: usize, marker: &Marker, place: Place) -> Option<Place> {
    let rule = reader.rule(marker.rule)?;
    match place {
        _ if marker.bare => (place == Place::LineStart).then_some(place),
        Place::Comma if rule.item => Some(place),
        Place::Comma | Place::Glued => reader.stands_glued(line, at, marker).then_some(Place::Glued),
        _ => Some(place),
    }
}

fn mark_followed(candidates: &mut [Candidate]) {
    let mut seen: BTreeMap<(usize, u8), BTreeSet<u32>> = BTreeMap::new();
    for candidate in candidates.iter_mut().rev() {
        let later = seen.entry((candidate.marker.rule, candidate.marker.depth)).or_default();
        candidate.followed = later.contains(&(candidate.marker.value + 1));
        if candidate.place == Place::Glued && !candidate.followed {
            continue;
        }
        if candidate.marker.value == 1 {
            later.clear();
        }
        later.insert(candidate.marker.value);
    }
}
