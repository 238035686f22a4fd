use gangmu_model::{DocumentKind, Metadata, Role, Section, SectionKind};
use gangmu_rules::SegmentRules;
use jiff::civil::Date;

use crate::line::Line;
use crate::role::{named_year, own_role};
use crate::year::{TitleYear, bare_year, dated, named};

/// Fewer articles or headings than this say nothing about a text.
const FEW: usize = 3;
/// So many lines at the start of a document say what it is.
const HEAD: usize = 12;
/// The name of a body that issues documents is not longer than this, in characters.
const LONGEST_NAME: usize = 30;
/// Within so many lines at the end it is signed.
const TAIL: usize = 8;

/// Fills in what follows from a document's title: its kind, its years, the body that issued it. What the page says stands.
pub(crate) fn from_title(rules: &SegmentRules, metadata: &mut Metadata) {
    let Some(title) = metadata.title.clone() else { return };
    metadata.kind = metadata.kind.or_else(|| kind_of(rules, &title));
    if metadata.issuer.is_none() {
        metadata.issuer = issuer_in(rules, &title);
    }
    let named = named(rules, &title);
    // 2023年上半年工作总结及下半年工作打算: one year, looked back on and planned.
    let one_year = rules.words("word.part-year").iter().any(|w| title.contains(w.as_str()));
    if one_year && metadata.kind == Some(DocumentKind::SummaryAndPlan) && named.len() == 1 {
        let year = named.first().map(|y| y.year);
        metadata.review_year = metadata.review_year.or(year);
        metadata.plan_year = metadata.plan_year.or(year);
    }
    set_years(metadata, &named);
    if named.is_empty()
        && let Some(year) = bare_year(&title)
    {
        set_years(metadata, &[TitleYear { at: 0, year, five: false }]);
    }
}

/// Fills in what the headings of the first level say where the title is silent.
pub(crate) fn from_headings(rules: &SegmentRules, metadata: &mut Metadata, sections: &[Section]) {
    let first = || sections.iter().filter(|s| s.parent.is_none());
    let role = |s: &Section| own_role(rules, &s.title).filter(|(_, strong)| *strong).map(|(role, _)| role);
    let looks = |wanted: Role, five: bool| {
        first().find(|s| role(s) == Some(wanted) && named(rules, &s.title).iter().any(|y| five || !y.five))
    };
    let find = |wanted: Role| looks(wanted, false).or_else(|| looks(wanted, true));
    let (back, forward) = (find(Role::Review), find(Role::Plan));
    if metadata.kind.is_none() {
        // 一、主要工作 二、2025年工作计划: what stands before the plan looks back.
        let after_others = forward.is_some_and(|f| f.id > 1);
        metadata.kind = match (back, forward) {
            (Some(_), Some(_)) => Some(DocumentKind::SummaryAndPlan),
            (None, Some(_)) if after_others => Some(DocumentKind::SummaryAndPlan),
            (Some(_), None) => Some(DocumentKind::Summary),
            (None, Some(_)) => Some(DocumentKind::Plan),
            (None, None) => None,
        };
    }
    let opens = first().find(|s| s.number.is_some()).map_or("", |s| s.title.trim());
    if metadata.kind.is_none() && rules.words("word.bulletin").iter().any(|w| w == opens) {
        metadata.kind = Some(DocumentKind::Bulletin);
    }
    if metadata.kind.is_none() && prescribes(rules, sections) {
        metadata.kind = Some(DocumentKind::Notice);
    }
    let year = |s: Option<&Section>| s.and_then(|s| named_year(rules, &s.title));
    if let Some(year) = year(back)
        && (metadata.kind != Some(DocumentKind::WorkReport) || metadata.plan_year.is_none_or(|plan| year + 1 == plan))
    {
        metadata.review_year = Some(year);
    }
    // 2030年目标 and “十五五” of a yearly report are the years of their sections, not of the report.
    let yearly = matches!(metadata.kind, Some(DocumentKind::SummaryAndPlan | DocumentKind::WorkReport));
    let next = |year: i16| match (metadata.plan_year, metadata.review_year) {
        (Some(known), _) if metadata.kind == Some(DocumentKind::WorkReport) => year == known,
        (_, Some(review)) => (review..=review + 1).contains(&year),
        (_, None) => true,
    };
    if let Some(year) = year(forward)
        && (!yearly || next(year))
    {
        metadata.plan_year = Some(year);
    }
}

/// Whether a text is numbered by articles, or most of its headings say what to do and none looks back.
fn prescribes(rules: &SegmentRules, sections: &[Section]) -> bool {
    let headings = || sections.iter().filter(|s| s.kind == SectionKind::Heading && s.number.is_some());
    if headings().filter(|s| s.rule.as_str() == "marker.article").count() >= FEW {
        return true;
    }
    let looks_back = headings().any(|s| matches!(own_role(rules, &s.title), Some((Role::Review | Role::Problems, true))));
    let says = headings().filter(|s| rules.words("word.imperative").iter().any(|w| s.title.starts_with(w.as_str()))).count();
    let all = headings().count();
    !looks_back && all >= FEW && says * 3 >= all * 2
}

/// Where no title names a year, the date of the document does: what is dated to the first months of a year looks back on the last one.
fn from_dates(metadata: &mut Metadata) {
    let both = matches!(metadata.kind, Some(DocumentKind::SummaryAndPlan | DocumentKind::WorkReport));
    if both {
        metadata.plan_year = metadata.plan_year.or_else(|| metadata.review_year.map(|y| y + 1));
        metadata.review_year = metadata.review_year.or_else(|| metadata.plan_year.map(|y| y - 1));
    }
    let Some(date) = metadata.written_date.or(metadata.published_date) else {
        if metadata.kind == Some(DocumentKind::Notice) && metadata.plan_year.is_none() {
            metadata.plan_year = metadata.document_number.as_deref().and_then(bare_year);
        }
        return;
    };
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
    // 政 府 工 作 报 告: letters set apart.
    let title: String = title.chars().filter(|c| !c.is_whitespace()).collect();
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
    let year = named(rules, title);
    let cuts = rules.words("word.about").iter().filter_map(|w| title.find(w.as_str()));
    let end = cuts.chain(year.first().map(|y| y.at)).min()?;
    let name = title.get(..end)?.trim();
    names_organ(rules, name).then(|| name.to_owned())
}

/// Whether a text is the name of a body that issues documents, and nothing else.
pub(crate) fn names_organ(rules: &SegmentRules, name: &str) -> bool {
    let ends = |words: &[String]| words.iter().any(|w| name.ends_with(w.as_str()));
    let one = || !name.contains(['、', '，', ',', '。', '：', ':', '；', '“', '>', '/']);
    // The cheap questions first: this is asked of every line.
    let short = name.len() <= LONGEST_NAME * 4 && (3..=LONGEST_NAME).contains(&name.chars().count());
    short && ends(rules.words("word.organ")) && !ends(rules.words("word.not-organ")) && one()
}

/// Fills in what the first and the last lines say: which kind of document this is, and who signs it.
///
/// `lines` are those after the title, `all` those before it as well: a letter that sends a plan stands above its title.
pub(crate) fn from_text(rules: &SegmentRules, metadata: &mut Metadata, text: &str, lines: &[Line], all: &[Line]) {
    let head = || lines.iter().take(HEAD).map(|l| l.of(text));
    if metadata.kind.is_none() {
        let says = |words: &str| head().any(|line| rules.words(words).iter().any(|w| line.contains(w.as_str())));
        metadata.kind = if says("word.reports") {
            Some(DocumentKind::WorkReport)
        } else if says("word.prescribes") || assigns(rules, text, lines) {
            Some(DocumentKind::Notice)
        } else {
            None
        };
    }
    // ——2024年1月11日在某县第十八届人民代表大会第三次会议上: the day on which the report was read.
    let congress = |line: &str| rules.words("word.congress").iter().any(|w| line.contains(w.as_str()));
    if metadata.kind == Some(DocumentKind::WorkReport) {
        let read = head().filter(|l| congress(l)).find_map(|line| starts_dated(rules, line.trim_start_matches(opens)));
        metadata.written_date = metadata.written_date.or(read.map(|(date, _)| date));
    }
    let (signed, dated) = signature(rules, text, all);
    // Several bodies at once are units that the text names, not the one that issued it.
    let names_several = metadata.issuer.as_deref().is_some_and(|i| i.contains('、'));
    if metadata.issuer.is_none() || names_several && signed.is_some() {
        metadata.issuer = signed;
    }
    metadata.written_date = metadata.written_date.or(dated);
    let year = |line: &str| named(rules, line).first().filter(|y| y.at == 0 && !y.five).map(|y| y.year);
    from_first_words(metadata, head().find_map(year));
    if metadata.issuer.is_none() && metadata.kind == Some(DocumentKind::WorkReport) {
        let first: String = head().take(HEAD / 2).collect();
        metadata.issuer = government(rules, &first);
    }
    if metadata.kind == Some(DocumentKind::WorkReport) && metadata.plan_year.is_none() && metadata.review_year.is_none() {
        metadata.plan_year = metadata.written_date.map(|date| date.year());
    }
    // A text of no known kind speaks of the year in its title.
    if metadata.kind.is_none() && metadata.plan_year.is_none() && metadata.review_year.is_none() {
        metadata.review_year = metadata.title.as_deref().and_then(|title| named_year(rules, title));
    }
    from_dates(metadata);
}

/// Whether several lines end with the units that answer for what they say: （财政部、税务总局负责）.
fn assigns(rules: &SegmentRules, text: &str, lines: &[Line]) -> bool {
    let ends = |l: &&Line| rules.words("word.assigns").iter().any(|w| l.of(text).ends_with(w.as_str()));
    lines.iter().filter(ends).take(FEW).count() == FEW
}

/// What may stand before a date at the start of a line.
fn opens(c: char) -> bool {
    c.is_whitespace() || matches!(c, '—' | '－' | '-' | '–' | '─' | '(' | '（')
}

/// The date that a line starts with, and what follows it.
fn starts_dated<'l>(rules: &SegmentRules, line: &'l str) -> Option<(Date, &'l str)> {
    dated(line, &rules.numerals, rules.words("word.year"), rules.words("word.month"), rules.words("word.day"))
}

/// The date that is all of a line, in brackets or not.
fn date_line(rules: &SegmentRules, line: &str) -> Option<Date> {
    let line = line.strip_prefix(['(', '（']).unwrap_or(line);
    let (date, rest) = starts_dated(rules, line)?;
    rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ')' | '）')).is_empty().then_some(date)
}

/// The date of a line that says by whom and when a text was issued: 某省人民政府办公厅2019年3月15日印发.
fn issued_line(rules: &SegmentRules, line: &str) -> Option<Date> {
    let line = line.trim_end();
    let said = rules.words("word.issued").iter().find_map(|w| line.strip_suffix(w.as_str()))?;
    let at = said.find(|c: char| c.is_ascii_digit())?;
    let (date, rest) = starts_dated(rules, said.get(at..)?)?;
    (rest.trim().is_empty() && at > 0 && said.chars().count() <= 60).then_some(date)
}

/// Fills in the year that the first sentences start with: 2023年，全县….
fn from_first_words(metadata: &mut Metadata, year: Option<i16>) {
    match metadata.kind {
        Some(DocumentKind::KeyPoints | DocumentKind::Plan) => metadata.plan_year = metadata.plan_year.or(year),
        Some(DocumentKind::Summary | DocumentKind::Bulletin) => metadata.review_year = metadata.review_year.or(year),
        Some(DocumentKind::SummaryAndPlan | DocumentKind::WorkReport) if metadata.plan_year.is_none() => {
            metadata.review_year = metadata.review_year.or(year);
        }
        _ => {}
    }
}

/// The date that closes a document, and the body on a line of its own right before it.
fn signature(rules: &SegmentRules, text: &str, lines: &[Line]) -> (Option<String>, Option<Date>) {
    let date = |l: &Line| date_line(rules, l.of(text));
    let signed = |l: &Line| {
        let line = l.of(text);
        names_organ(rules, line).then(|| line.split_whitespace().next().unwrap_or(line).to_owned())
    };
    // A letter that sends a plan is signed before the plan begins: the first signature is that of the document.
    let pairs = lines.iter().zip(lines.iter().skip(1));
    if let Some(found) = pairs.into_iter().find_map(|(above, l)| Some((Some(signed(above)?), Some(date(l)?)))) {
        return found;
    }
    let tail = lines.get(lines.len().saturating_sub(TAIL)..).unwrap_or(&[]);
    let date = |l: &Line| date(l).or_else(|| issued_line(rules, l.of(text)));
    (None, tail.iter().rev().find_map(date).or_else(|| lines.iter().take(HEAD).find_map(date)))
}

/// The government whose report is read to a congress: ——2024年1月11日在某县第十八届人民代表大会第三次会议上.
fn government(rules: &SegmentRules, line: &str) -> Option<String> {
    let congress = rules.words("word.congress").iter().find_map(|w| line.find(w.as_str()))?;
    let before = line.get(..congress)?;
    let before =
        rules.words("word.session").iter().filter_map(|w| before.find(w.as_str())).min().and_then(|i| before.get(..i))?;
    let place = rules
        .words("word.at")
        .iter()
        .filter_map(|w| Some(before.rfind(w.as_str())? + w.len()))
        .max()
        .and_then(|i| before.get(i..))?;
    let suffix = rules.words("word.government").first()?;
    (2..=12).contains(&place.chars().count()).then(|| format!("{place}{suffix}"))
}
