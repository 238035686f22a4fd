use gangmu_model::{Clean, Commitment, CueKind, Document, DocumentKind, Mention, MentionKind, Nature, Role, Span, Status};

/// What the place of a value says about it before the wording is looked at: the role of its section, else the kind of document.
pub(super) fn base(document: &Document, at: Span<Clean>) -> Status {
    let outline = &document.outline;
    let role = outline.at(at.start).and_then(|s| outline.ancestry(s.id).map(|s| s.role).find(|r| *r != Role::Other));
    match role {
        Some(Role::Plan) => Status::Target,
        Some(Role::Review | Role::Problems) => Status::Actual,
        Some(Role::Other) | None => match document.metadata.kind {
            Some(DocumentKind::Plan | DocumentKind::KeyPoints | DocumentKind::Notice) => Status::Target,
            _ => Status::Actual,
        },
    }
}

/// Whether no section around a place says of itself whether it reviews or plans.
pub(super) fn is_open(document: &Document, at: Span<Clean>) -> bool {
    let outline = &document.outline;
    outline.at(at.start).is_none_or(|s| outline.ancestry(s.id).all(|s| s.role == Role::Other))
}

/// Target or actual by the wording around the value, where it says; else `base`.
///
/// `clause` is the clause of the value, `sentence` its sentence.
pub(super) fn by_wording(
    kind: Option<DocumentKind>,
    base: Status,
    mentions: &[Mention],
    sentence: Span<Clean>,
    clause: Span<Clean>,
    value: Span<Clean>,
) -> Status {
    let cues = |within: Span<Clean>| mentions.iter().filter(move |m| within.contains(&m.span)).filter_map(kind_of);
    let goal =
        mentions.iter().any(|m| kind_of(m) == Some(CueKind::Goal) && m.span.start >= value.end && m.span.start <= value.end + 3);
    if goal {
        return Status::Target;
    }
    let before = Span::new(clause.start, value.start);
    match base {
        Status::Actual => {
            let meant = cues(before).any(|k| matches!(k, CueKind::Commit(_) | CueKind::Target | CueKind::Norm));
            let done = cues(before).any(|k| k == CueKind::Actual);
            if meant && !done { Status::Target } else { Status::Actual }
        }
        // A notice sets norms: what it says of the past (上年度实际缴纳, 现有职工) only describes them.
        Status::Target if kind == Some(DocumentKind::Notice) => Status::Target,
        Status::Target => {
            let done = cues(before).any(|k| matches!(k, CueKind::Actual));
            let meant = cues(before).any(|k| matches!(k, CueKind::Commit(_) | CueKind::Target | CueKind::Norm));
            if done && !meant {
                return Status::Actual;
            }
            // "目前，全县共有…": a time of its own clause holds until something else is said.
            let decisive = cues(Span::new(sentence.start, value.start))
                .rfind(|k| matches!(k, CueKind::Actual | CueKind::Commit(_) | CueKind::Target));
            let opens_sentence = mentions.iter().any(|m| kind_of(m) == Some(CueKind::Actual) && m.span.start == sentence.start);
            if opens_sentence && decisive == Some(CueKind::Actual) { Status::Actual } else { Status::Target }
        }
    }
}

/// Whether the clause says before the value that it is done (已).
pub(super) fn is_done(mentions: &[Mention], clause: Span<Clean>, value: Span<Clean>) -> bool {
    let before: Span<Clean> = Span::new(clause.start, value.start);
    mentions.iter().filter(|m| before.contains(&m.span)).any(|m| kind_of(m) == Some(CueKind::Actual))
}

/// How firmly a target is meant: the nearest commitment before it in the sentence.
pub(super) fn commitment(status: Status, mentions: &[Mention], sentence: Span<Clean>, value: Span<Clean>) -> Option<Commitment> {
    if status == Status::Actual {
        return None;
    }
    mentions.iter().filter(|m| m.span.start >= sentence.start && m.span.end <= value.start).rev().find_map(|m| match kind_of(m) {
        Some(CueKind::Commit(commitment)) => Some(commitment),
        _ => None,
    })
}

/// What kind of indicator the text calls it: right after the value, before the next quantity; else once for the whole sentence,
/// before its first quantity.
pub(super) fn nature(text: &str, mentions: &[Mention], sentence: Span<Clean>, value: Span<Clean>) -> Option<Nature> {
    let quantities = mentions.iter().filter(|m| matches!(m.kind, MentionKind::Quantity(_)));
    let next = quantities.clone().map(|m| m.span.start).find(|&start| start >= value.end).unwrap_or(sentence.end);
    let after: Span<Clean> = Span::new(value.end, next);
    let group = after.of(text).find(super::clause::parts_groups).map_or(next, |at| value.end + at);
    let first = quantities.map(|m| m.span.start).next().unwrap_or(sentence.end);
    let natures = |within: Span<Clean>| mentions.iter().filter(move |m| within.contains(&m.span)).find_map(nature_of);
    natures(Span::new(value.end, group)).or_else(|| natures(Span::new(sentence.start, first.max(sentence.start))))
}

/// What kind of indicator one of the mentions calls it: in a row of a table it holds for all its values.
pub(super) fn nature_in(mentions: &[Mention]) -> Option<Nature> {
    mentions.iter().find_map(nature_of)
}

fn nature_of(mention: &Mention) -> Option<Nature> {
    match kind_of(mention) {
        Some(CueKind::Nature(nature)) => Some(nature),
        _ => None,
    }
}

fn kind_of(mention: &Mention) -> Option<CueKind> {
    match &mention.kind {
        MentionKind::Cue(cue) => Some(cue.kind),
        _ => None,
    }
}
