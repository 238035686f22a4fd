use gangmu::model::{Clean, MentionKind, RuleId, Span};
use gangmu::{Found, QuantityReader};

use super::Asked;
use super::answer::{Answer, Step};

impl Asked<'_> {
    /// What was seen at a place, which record came of it, and if none, what stood against it.
    pub(super) fn place(&self, span: Span<Clean>) -> Answer {
        let line = self.line(span);
        let mut steps: Vec<Step> = Vec::new();
        for mention in self.read.mentions.iter().filter(|mention| mention.span.overlaps(&span)) {
            let what = match mention.kind {
                MentionKind::Quantity(_) => "quantity",
                MentionKind::Date(_) => "date",
                MentionKind::Cue(_) => "cue",
                MentionKind::Name => "veto",
            };
            steps.push(self.mention(what, mention));
        }
        let records = self.records(span);
        if records.is_empty() {
            steps.extend(self.against(span, line));
        }
        steps.extend(records);
        let outline = &self.read.document.outline;
        if let Some(section) = outline.at(span.start) {
            let says = format!("{:?}, {:?}", section.kind, section.role);
            let rule = self.made(&section.rule);
            steps.push(Step { what: "section", words: section.title.clone(), rule, says });
        }
        self.answer(format!("«{}»", span.of(self.text)), line, steps)
    }

    /// The records that the place is part of.
    fn records(&self, span: Span<Clean>) -> Vec<Step> {
        let records = &self.read.records;
        let touches = |other: &Span<Clean>| other.overlaps(&span);
        let measured = records.measurements.iter().filter(|m| touches(&m.span) || m.indicator_spans.iter().any(touches));
        let mut steps: Vec<Step> = measured
            .map(|m| self.step("record", m.span, None, format!("m{} {}", m.id, m.indicator.as_deref().unwrap_or("?"))))
            .collect();
        let lists = records.task_lists.iter().filter(|l| touches(&l.span) || l.items.iter().any(|i| touches(&i.span)));
        steps.extend(lists.map(|l| self.step("record", l.span, Some(&l.rule), format!("l{} {}", l.id, l.label))));
        let tasks = records.tasks.iter().filter(|t| touches(&t.span));
        steps.extend(tasks.map(|t| self.step("record", t.span, None, format!("t{} {}", t.id, t.title))));
        steps
    }

    /// Why there is no record.
    fn against(&self, span: Span<Clean>, line: Span<Clean>) -> Vec<Step> {
        let why = |words: &str, says: String| Step { what: "no record", words: words.to_owned(), rule: None, says };
        let mentions = || self.read.mentions.iter().filter(|mention| mention.span.overlaps(&span));
        if mentions().any(|mention| matches!(mention.kind, MentionKind::Name)) {
            return vec![why("", "the name above says that it measures nothing".to_owned())];
        }
        if mentions().any(|mention| matches!(mention.kind, MentionKind::Quantity(_))) {
            let says =
                "a quantity that the linker leaves out: where a change starts (from 3 to 5), or what it counts is told elsewhere";
            return vec![why("", says.to_owned())];
        }
        if mentions().any(|mention| matches!(mention.kind, MentionKind::Date(_))) {
            return vec![why("", "a date measures nothing by itself".to_owned())];
        }
        let words = line.of(self.text);
        let read = QuantityReader::new(&self.pipeline.rules().quantity).read(words, None);
        let at = span.start - line.start..span.end - line.start;
        let number = read.into_iter().find(|found| found.span.start < at.end && at.start < found.span.end);
        match number {
            Some(found) => vec![self.unmeasured(&found, words)],
            None => vec![why(
                "",
                "no spotter sees a number, date or name here; a unit or word may be missing from the rules".to_owned(),
            )],
        }
    }

    /// A number that the spotter read and found to measure nothing.
    fn unmeasured(&self, found: &Found, line: &str) -> Step {
        let words = line.get(found.span.clone()).unwrap_or("").to_owned();
        let amount = &self.pipeline.rules().quantity.amount;
        let Some(unit) = found.unit.as_deref() else {
            let says =
                "a number without a unit that the rules know; it counts only with a bound, in a table or as a share".to_owned();
            return Step { what: "veto", words, rule: None, says };
        };
        let asks = |rules: &[gangmu::rules::SubjectRule]| rules.iter().any(|rule| rule.units.iter().any(|u| u == unit));
        let (says, rule) = if amount.bounded.contains(unit) {
            (format!("{unit} counts only with a bound"), "amount.bounded")
        } else if asks(&amount.subjects) {
            (format!("{unit} counts only after certain words"), "amount.subject")
        } else if asks(&amount.qualifiers) {
            (format!("a bounded number of {unit} may say whom something is about"), "amount.qualifier")
        } else if amount.vague.contains(unit) {
            (format!("{unit} after a Chinese numeral states no amount"), "amount.vague")
        } else {
            ("nothing beside it shows that it measures: a verb of doing, a bound, or how often".to_owned(), "amount.act")
        };
        let rule = self.amount_rule(rule, unit);
        Step { what: "veto", words, rule: rule.and_then(|id| self.made(&id)), says }
    }

    /// The entry of amount.toml whose id begins so, that with the unit before others.
    fn amount_rule(&self, start: &str, unit: &str) -> Option<RuleId> {
        let entries = self.pipeline.rules().entries.iter().filter(|entry| entry.id.as_str().starts_with(start));
        let entries: Vec<_> = entries.collect();
        let own = entries.iter().find(|entry| entry.words.iter().any(|word| word == unit));
        own.or(entries.first()).map(|entry| entry.id.clone())
    }

    /// The line of the text that a place stands in.
    fn line(&self, span: Span<Clean>) -> Span<Clean> {
        let document = self.read.document.span;
        let before = Span::<Clean>::new(document.start, span.start).of(self.text);
        let after = Span::<Clean>::new(span.end, document.end.max(span.end)).of(self.text);
        let start = document.start + before.rfind('\n').map_or(0, |end| end + 1);
        Span::new(start, span.end + after.find('\n').unwrap_or(after.len()))
    }
}
