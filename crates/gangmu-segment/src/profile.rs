use gangmu_model::{DocumentKind, Metadata, Role, Section};
use gangmu_rules::SegmentRules;

use crate::role::{named_year, own_role};
use crate::year::{TitleYear, years};

/// Fills in what follows from a document's title: its kind, its years, the body that issued it. What the page says stands.
pub(crate) fn from_title(rules: &SegmentRules, metadata: &mut Metadata) {
    let Some(title) = metadata.title.clone() else { return };
    metadata.kind = metadata.kind.or_else(|| kind_of(rules, &title));
    if metadata.issuer.is_none() {
        metadata.issuer = issuer_in(rules, &title);
    }
    let named = years(&title, &rules.numerals, rules.words("word.year"), rules.words("word.five-year"));
    set_years(metadata, &named);
}

/// Fills in what the headings of the first level say where the title is silent.
pub(crate) fn from_headings(rules: &SegmentRules, metadata: &mut Metadata, sections: &[Section]) {
    let first = || sections.iter().filter(|s| s.parent.is_none());
    let role = |s: &Section| own_role(rules, &s.title).filter(|(_, strong)| *strong).map(|(role, _)| role);
    let looks = |wanted: Role| first().find(|s| role(s) == Some(wanted) && named_year(rules, &s.title).is_some());
    let (back, forward) = (looks(Role::Review), looks(Role::Plan));
    if metadata.kind.is_none() {
        metadata.kind = match (back, forward) {
            (Some(_), Some(_)) => Some(DocumentKind::SummaryAndPlan),
            (Some(_), None) => Some(DocumentKind::Summary),
            (None, Some(_)) => Some(DocumentKind::Plan),
            (None, None) => None,
        };
    }
    let year = |s: Option<&Section>| s.and_then(|s| named_year(rules, &s.title));
    if let Some(year) = year(back) {
        metadata.review_year = Some(year);
    }
    if let Some(year) = year(forward) {
        metadata.plan_year = Some(year);
    }
    from_dates(metadata);
}

/// Where no title names a year, the date of the document does: what is dated to the first months of a year looks back on the last one.
fn from_dates(metadata: &mut Metadata) {
    let both = matches!(metadata.kind, Some(DocumentKind::SummaryAndPlan | DocumentKind::WorkReport));
    if both {
        metadata.plan_year = metadata.plan_year.or_else(|| metadata.review_year.map(|y| y + 1));
        metadata.review_year = metadata.review_year.or_else(|| metadata.plan_year.map(|y| y - 1));
    }
    let Some(date) = metadata.written_date.or(metadata.published_date) else { return };
    let ended = if date.month() <= 6 { date.year() - 1 } else { date.year() };
    match metadata.kind {
        Some(DocumentKind::SummaryAndPlan | DocumentKind::WorkReport) if metadata.plan_year.is_none() => {
            metadata.review_year = Some(ended);
            metadata.plan_year = Some(ended + 1);
        }
        Some(DocumentKind::Summary | DocumentKind::Bulletin) if metadata.review_year.is_none() => {
            metadata.review_year = Some(ended)
        }
        Some(DocumentKind::KeyPoints | DocumentKind::Plan) if metadata.plan_year.is_none() => {
            metadata.plan_year = Some(ended + 1)
        }
        Some(DocumentKind::Notice) if metadata.plan_year.is_none() => metadata.plan_year = Some(date.year()),
        _ => {}
    }
}

/// The kind of document that a title names.
pub(crate) fn kind_of(rules: &SegmentRules, title: &str) -> Option<DocumentKind> {
    let has = |words: &[String]| words.iter().any(|w| title.contains(w.as_str()));
    rules.kinds.iter().find(|k| has(&k.words) && (k.with.is_empty() || has(&k.with))).map(|k| k.kind)
}

fn set_years(metadata: &mut Metadata, named: &[TitleYear]) {
    let (first, last) = (named.first().map(|y| y.year), named.last().map(|y| y.year));
    let (review, plan) = match metadata.kind {
        Some(DocumentKind::SummaryAndPlan) if named.len() > 1 => (first, last),
        // A work report and a summary with a plan, named by one year: a report of 2024 is read out early in 2024.
        Some(DocumentKind::WorkReport) => (last.map(|y| y - 1), last),
        Some(DocumentKind::SummaryAndPlan) => (last, last.map(|y| y + 1)),
        Some(DocumentKind::Summary | DocumentKind::Bulletin) => (last, None),
        Some(DocumentKind::KeyPoints | DocumentKind::Plan | DocumentKind::Notice) => (None, last),
        _ => (None, None),
    };
    metadata.review_year = metadata.review_year.or(review);
    metadata.plan_year = metadata.plan_year.or(plan);
}

/// The body that a title names before its year or its subject: 市教育局 in 市教育局2024年工作要点.
fn issuer_in(rules: &SegmentRules, title: &str) -> Option<String> {
    let year = years(title, &rules.numerals, rules.words("word.year"), rules.words("word.five-year"));
    let cuts = rules.words("word.about").iter().filter_map(|w| title.find(w.as_str()));
    let end = cuts.chain(year.first().map(|y| y.at)).min()?;
    let name = title.get(..end)?.trim();
    let ends = |words: &[String]| words.iter().any(|w| name.ends_with(w.as_str()));
    let organ = ends(rules.words("word.organ")) && !ends(rules.words("word.not-organ"));
    (organ && (3..=30).contains(&name.chars().count())).then(|| name.to_owned())
}
