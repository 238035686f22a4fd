use gangmu::model::{Clean, CueKind, Measurement, Mention, MentionKind, Role, RuleId, Span};

use super::Asked;
use super::answer::{Answer, Made, Step};

impl Asked<'_> {
    /// A record by its id within the document.
    pub(super) fn record(&self, id: &str) -> Option<Answer> {
        let number = |sort: char| id.strip_prefix(sort).and_then(|n| n.parse::<usize>().ok());
        let records = &self.read.records;
        if let Some(n) = number('m') {
            return records.measurements.iter().find(|m| m.id == n).map(|m| self.measurement(m));
        }
        if let Some(n) = number('l') {
            let list = records.task_lists.iter().find(|l| l.id == n)?;
            let mut steps = vec![self.step("list", list.span, Some(&list.rule), format!("{} of {}", list.count, list.noun))];
            let item = |item: &gangmu::model::ListItem| self.step("member", item.span, None, String::new());
            steps.extend(list.items.iter().map(item));
            return Some(self.answer(format!("l{} {}", list.id, list.label), list.span, steps));
        }
        let task = number('t').and_then(|n| records.tasks.iter().find(|t| t.id == n))?;
        let section = self.read.document.outline.sections.iter().find(|s| Some(s.id) == task.section);
        let mut steps = vec![self.step("task", task.span, section.map(|s| &s.rule), "numbered item of a plan".to_owned())];
        let units = task.responsible.iter();
        steps.extend(units.map(|unit| self.step("unit", unit.span, None, format!("{:?}", unit.role))));
        steps.extend(task.deadlines.iter().map(|day| Step {
            what: "deadline",
            words: day.clone(),
            rule: None,
            says: String::new(),
        }));
        Some(self.answer(format!("t{} {}", task.id, task.title), task.span, steps))
    }

    /// A measurement: its quantity, the cues around it, and how indicator, status and year were found.
    pub(super) fn measurement(&self, m: &Measurement) -> Answer {
        let mut steps = Vec::new();
        let inside = || self.read.mentions.iter().filter(|mention| m.sentence.contains(&mention.span));
        let quantity = self.read.mentions.iter().find(|mention| mention.span == m.span && is_quantity(mention));
        match quantity {
            Some(mention) => steps.push(self.mention("quantity", mention)),
            None => steps.push(self.step("words", m.span, Some(&m.rule), format!("{:?}, a target without a number", m.kind))),
        }
        if let Some(MentionKind::Quantity(q)) = quantity.map(|mention| &mention.kind)
            && let Some(bound) = &q.bound
        {
            steps.push(self.step("bound", bound.span, Some(&bound.rule), format!("comparator {}", bound.comparator.sign())));
        }
        let way = format!("joined by {}", m.rule);
        match m.indicator_spans.as_slice() {
            [] => steps.push(Step { what: "indicator", words: String::new(), rule: None, says: format!("none found; {way}") }),
            spans => steps.extend(spans.iter().map(|span| self.step("indicator", *span, None, way.clone()))),
        }
        steps.extend(inside().filter(|mention| is_cue(mention)).map(|mention| self.mention("cue", mention)));
        steps.extend(self.status(m));
        steps.extend(self.year(m));
        steps.extend(m.flags.iter().map(|flag| Step {
            what: "doubt",
            words: flag.span.map_or(String::new(), |span| span.of(self.text).to_owned()),
            rule: None,
            says: format!("{}: {}", flag.code, flag.message),
        }));
        let (indicator, unit) = (m.indicator.as_deref().unwrap_or("?"), m.unit.as_deref().unwrap_or(""));
        let numbers = [m.value, m.low, m.high].into_iter().flatten().map(|n| n.normalize().to_string());
        let numbers = numbers.collect::<Vec<_>>().join("–");
        let year = m.year.map_or(String::new(), |year| format!(" {year}"));
        let about = format!("m{} {indicator} {} {numbers}{unit} [{:?}{year}]", m.id, m.comparator.sign(), m.status);
        self.answer(about, m.sentence, steps)
    }

    /// Where target or actual comes from: the section, the kind of document, the words before the quantity.
    fn status(&self, m: &Measurement) -> Vec<Step> {
        let outline = &self.read.document.outline;
        let section = outline.at(m.span.start).and_then(|s| outline.ancestry(s.id).find(|s| s.role != Role::Other));
        let base = match section {
            Some(s) => format!("section {:?} «{}» is {:?}", s.id, s.title, s.role),
            None => format!("no section says; the document is {:?}", self.read.document.metadata.kind),
        };
        let says = format!("{:?}: {base}", m.status);
        let mut steps = vec![Step { what: "status", words: String::new(), rule: None, says }];
        let weighs = |kind: CueKind| {
            matches!(kind, CueKind::Commit(_) | CueKind::Target | CueKind::Actual | CueKind::Norm | CueKind::Goal)
        };
        let cues = self.read.mentions.iter().filter(|mention| m.sentence.contains(&mention.span));
        let words = cues.filter_map(|mention| match &mention.kind {
            MentionKind::Cue(cue) if weighs(cue.kind) => Some(mention.span.of(self.text)),
            _ => None,
        });
        let words: Vec<&str> = words.collect();
        if !words.is_empty() {
            let says = "words of the sentence that can turn it".to_owned();
            steps.push(Step { what: "status", words: words.join("» «"), rule: None, says });
        }
        steps
    }

    /// Where the year comes from: a date of the sentence, the section, the document.
    fn year(&self, m: &Measurement) -> Vec<Step> {
        let dates = self.read.mentions.iter().filter(|mention| m.sentence.contains(&mention.span));
        let of_year = |mention: &&Mention| match &mention.kind {
            MentionKind::Date(date) => {
                m.year.is_some_and(|year| [date.first, date.last].into_iter().flatten().any(|day| day.year() == year))
            }
            _ => false,
        };
        let dates: Vec<&Mention> = dates.filter(of_year).collect();
        if !dates.is_empty() {
            return dates.into_iter().map(|mention| self.mention("year", mention)).collect();
        }
        let (outline, metadata) = (&self.read.document.outline, &self.read.document.metadata);
        let section =
            outline.at(m.span.start).and_then(|s| outline.ancestry(s.id).find(|s| s.year.is_some() && s.year == m.year));
        let says = match (m.year, section) {
            (None, _) => "none: neither sentence, section nor document says".to_owned(),
            (Some(year), Some(s)) => format!("{year}: section «{}»", s.title),
            (Some(year), None) if metadata.plan_year == Some(year) => format!("{year}: the document plans it"),
            (Some(year), None) if metadata.review_year == Some(year) => format!("{year}: the document reviews it"),
            (Some(year), None) => format!("{year}: from a sentence before"),
        };
        vec![Step { what: "year", words: String::new(), rule: None, says }]
    }

    /// A mention as a step.
    pub(super) fn mention(&self, what: &'static str, mention: &Mention) -> Step {
        let says = match &mention.kind {
            MentionKind::Quantity(q) => {
                let numbers = [q.value, q.low, q.high].into_iter().flatten().map(|n| n.normalize().to_string());
                format!("{} {}", numbers.collect::<Vec<_>>().join("–"), q.unit.as_deref().unwrap_or(""))
            }
            MentionKind::Date(date) => {
                let day = |day: Option<_>| day.map_or("…".to_owned(), |day: jiff::civil::Date| day.to_string());
                let inferred = if date.year_inferred { ", the year taken from the document" } else { "" };
                format!("{} to {}{inferred}", day(date.first), day(date.last))
            }
            MentionKind::Cue(cue) => format!("{:?}", cue.kind),
            MentionKind::Name => "a name: nothing inside it counts".to_owned(),
        };
        self.step(what, mention.span, Some(&mention.rule), says)
    }

    pub(super) fn step(&self, what: &'static str, span: Span<Clean>, rule: Option<&RuleId>, says: String) -> Step {
        let rule = rule.and_then(|rule| self.made(rule));
        Step { what, words: span.of(self.text).to_owned(), rule, says }
    }

    /// A rule of the tables with its meaning; none for what the engine itself decides.
    pub(super) fn made(&self, rule: &RuleId) -> Option<Made> {
        let entry = self.pipeline.rules().entries.iter().find(|entry| entry.id == *rule)?;
        Some(Made { id: rule.to_string(), gloss: entry.gloss.clone(), place: entry.file.clone() })
    }

    pub(super) fn answer(&self, about: String, sentence: Span<Clean>, steps: Vec<Step>) -> Answer {
        Answer { about, sentence: sentence.of(self.text).to_owned(), steps }
    }
}

fn is_quantity(mention: &Mention) -> bool {
    matches!(mention.kind, MentionKind::Quantity(_))
}

fn is_cue(mention: &Mention) -> bool {
    matches!(mention.kind, MentionKind::Cue(_))
}
