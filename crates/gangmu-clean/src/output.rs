use gangmu_model::{Clean, Decoded, Flag, Mark, Metadata, OffsetMapBuilder, Source, Span, Text};

use crate::line::Line;

/// The clean text as it is written, line by line.
#[derive(Debug)]
pub(crate) struct Output {
    text: String,
    map: OffsetMapBuilder<Clean, Decoded>,
    marks: Vec<Mark>,
    flags: Vec<Flag>,
}

impl Output {
    pub(crate) fn new(source: &Source) -> Self {
        let text = String::with_capacity(source.text.len().min(1 << 24));
        Self { text, map: OffsetMapBuilder::new(), marks: Vec::new(), flags: Vec::new() }
    }

    /// Writes a line and its end.
    pub(crate) fn line(&mut self, line: &Line<'_>) {
        let start = self.text.len();
        self.text.push_str(line.text());
        line.places(0..line.text().len(), &mut self.map);
        let span = Span::new(start, self.text.len());
        self.marks.extend(line.mark.map(|kind| Mark { span, kind }));
        self.text.push('\n');
        self.map.replace(1, line.end(), line.end());
    }

    /// Notes that text is missing after what was written so far.
    pub(crate) fn cut(&mut self, missing: Option<u64>) {
        let at = self.text.trim_end().len();
        let message = match missing {
            Some(n) => format!("the site left out {n} characters here"),
            None => "the site left out the rest here".to_owned(),
        };
        self.flags.push(Flag { code: "truncated", message, span: Some(Span::new(at, at)) });
    }

    pub(crate) fn finish(self) -> Text {
        Text { text: self.text, map: self.map.build(), metadata: Metadata::default(), marks: self.marks, flags: self.flags }
    }
}
