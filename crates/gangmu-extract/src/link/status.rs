use gangmu_model::{Clean, Commitment, CueKind, Document, DocumentKind, Mention, MentionKind, Role, Span, Status};

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

fn kind_of(mention: &Mention) -> Option<CueKind> {
    match &mention.kind {
        MentionKind::Cue(cue) => Some(cue.kind),
        _ => None,
    }
}
