use std::ops::Range;

use gangmu_model::{Clean, Document, Metadata, Span, Text};
use gangmu_rules::SegmentRules;

use crate::contents::contents;
use crate::line::{Line, lines, lines_within};
use crate::marker::MarkerReader;
use crate::outline::Outliner;
use crate::profile::{from_headings, from_text, from_title, kind_of, names_organ};
use crate::role::assign;
use crate::rows::{Row, rows};
use crate::split::{Part, parts};

/// A title stands within the first lines of a document.
const TITLE_LINES: usize = 6;

/// The third stage: [`Text`] → [`Document`]s with their outlines.
#[derive(Debug, Clone, Copy)]
pub struct Segmenter<'r> {
    rules: &'r SegmentRules,
}

impl<'r> Segmenter<'r> {
    /// A segmenter that works by these rules.
    pub fn new(rules: &'r SegmentRules) -> Self {
        Self { rules }
    }

    /// Splits a text into the reports that it holds and outlines each. At least one document comes back.
    pub fn segment(&self, text: &Text) -> Vec<Document> {
        let reader = MarkerReader::new(self.rules);
        let found = rows(&text.text, self.rules);
        if !found.is_empty() {
            return self.table(text, found, &reader);
        }
        let lines = lines(text);
        let skip = contents(&text.text, &lines, self.rules, &reader);
        let outliner = Outliner { text: &text.text, lines: &lines, reader: &reader, rules: self.rules };
        let found = parts(text, &lines, &skip, self.rules, &reader);
        if found.is_empty() {
            return vec![self.whole(text, &outliner, &skip)];
        }
        let count = found.len();
        found.iter().zip(1..).map(|(part, n)| self.part(&outliner, part, (n, count))).collect()
    }

    /// A table of scraped pages: a document a row.
    fn table(&self, text: &Text, found: Vec<Row>, reader: &MarkerReader<'_>) -> Vec<Document> {
        let count = found.len();
        let documents = found.into_iter().zip(1..).map(|(row, n)| {
            let lines = lines_within(text, row.body);
            let outliner = Outliner { text: &text.text, lines: &lines, reader, rules: self.rules };
            let title = self.title_line(&outliner, 0);
            let mut metadata = row.metadata;
            if metadata.title.is_none() {
                metadata.title = title.map(|(_, span)| span.of(&text.text).to_owned());
            }
            let body = title.map_or(0, |(line, _)| line + 1)..lines.len();
            self.document(&outliner, body, row.body, metadata, (n, count))
        });
        documents.collect()
    }

    /// The text as one document.
    fn whole(&self, text: &Text, outliner: &Outliner<'_, '_>, skip: &Range<usize>) -> Document {
        let mut metadata = text.metadata.clone();
        let title = self.title_line(outliner, 0).or_else(|| self.title_line(outliner, skip.end.saturating_sub(1)));
        // The title that the page gives may be half of it, or the head of the paper: 某市教育局文件.
        let says_kind = metadata.title.as_deref().is_some_and(|t| kind_of(self.rules, t).is_some());
        if let Some((line, span)) = title
            && (!says_kind || metadata.title.as_deref() == Some(span.of(outliner.text)))
        {
            metadata.title = Some(self.with_organ_above(outliner, line, span));
        }
        let start = title.map_or(0, |(line, _)| line + 1);
        let after_contents = skip.start <= start + TITLE_LINES;
        let body = if after_contents { start.max(skip.end) } else { start }..outliner.lines.len();
        self.document(outliner, body, Span::new(0, text.text.len()), metadata, (1, 1))
    }

    /// One of several reports. What the page says about itself (dates, index number) is not said of its parts.
    fn part(&self, outliner: &Outliner<'_, '_>, part: &Part, place: (usize, usize)) -> Document {
        let end = outliner.lines.get(part.lines.end.saturating_sub(1)).map_or(part.title.end, |l| l.span.end);
        let metadata = Metadata { title: Some(part.title.of(outliner.text).to_owned()), ..Metadata::default() };
        let body = part.lines.start + 1..part.lines.end;
        self.document(outliner, body, Span::new(part.title.start, end), metadata, place)
    }

    fn document(
        &self,
        outliner: &Outliner<'_, '_>,
        body: Range<usize>,
        span: Span<Clean>,
        mut metadata: Metadata,
        (part, parts): (usize, usize),
    ) -> Document {
        from_title(self.rules, &mut metadata);
        let lines = body.clone();
        let first = outliner.lines.partition_point(|l| l.span.start < span.start).min(body.end);
        let all = outliner.lines.get(first..body.end).unwrap_or(&[]);
        let (mut outline, flags) = outliner.outline(body, span.end, metadata.title.as_deref().unwrap_or(""));
        from_headings(self.rules, &mut metadata, &outline.sections);
        from_text(self.rules, &mut metadata, outliner.text, outliner.lines.get(lines).unwrap_or(&[]), all);
        assign(self.rules, &mut outline.sections, &metadata, outliner.text);
        Document { span, part, parts, metadata, outline, flags }
    }

    /// The title that stands in the text itself, before its first heading.
    fn title_line(&self, outliner: &Outliner<'_, '_>, first: usize) -> Option<(usize, Span<Clean>)> {
        let is_numbered = |l: &Line| outliner.reader.read(l.of(outliner.text)).is_some_and(|m| !m.bare);
        let head = outliner.lines.iter().enumerate().skip(first).take(TITLE_LINES);
        head.take_while(|(_, line)| !is_numbered(line)).find(|(_, l)| self.is_title(outliner.text, l)).map(|(n, l)| (n, l.span))
    }

    /// A title that goes on from the line above: 某市教育局 / 关于印发…的通知.
    fn with_organ_above(&self, outliner: &Outliner<'_, '_>, line: usize, title: Span<Clean>) -> String {
        let title = title.of(outliner.text);
        let above = line.checked_sub(1).and_then(|l| outliner.lines.get(l)).map_or("", |l| l.of(outliner.text));
        if names_organ(self.rules, above) { format!("{above}{title}") } else { title.to_owned() }
    }

    fn is_title(&self, text: &str, line: &Line) -> bool {
        let content = line.of(text);
        let plain = !line.table && !content.contains(['。', '，', '；', '：', ':', '|', '>', '/', '＞']);
        plain && (6..=60).contains(&content.chars().count()) && kind_of(self.rules, content).is_some()
    }
}
