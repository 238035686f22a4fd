use gangmu_model::{MarkKind, Source, Text};
use gangmu_rules::{CleanRules, Field, Scope};

use crate::block::{
    Block, heading_region, issuer_of, region, signature, signature_lines, title_before_labels, title_of, without_site,
};
use crate::cut::{Cut, take_cut};
use crate::decode::decode;
use crate::fold::fold;
use crate::furniture::{Part, is_paragraph, rule_of};
use crate::json_lines::json_lines;
use crate::line::Line;
use crate::markdown::{Markdown, is_markdown, without_markup};
use crate::mask::masks;
use crate::notes::Notes;
use crate::output::Output;
use crate::page::{Layout, Tree};
use crate::repair::Repairs;
use crate::spacing::close_up;
use crate::wrap::join_wrapped;
use crate::{BadRecord, Unreadable, page, plain};

/// How many lines before and after the article may describe it.
const AROUND: usize = 60;

/// How many lines at most stand before the first paragraph.
const HEAD: usize = 15;

/// How many of them are the title with what belongs to it.
const TITLE_BLOCK: usize = 6;

/// The first two stages: bytes → [`Source`] → [`Text`].
#[derive(Debug, Clone, Copy)]
pub struct Cleaner<'r> {
    rules: &'r CleanRules,
}

impl<'r> Cleaner<'r> {
    /// A cleaner that works by these rules.
    pub fn new(rules: &'r CleanRules) -> Self {
        Self { rules }
    }

    /// Decodes a file. `path` only breaks ties between page and plain text.
    ///
    /// # Errors
    /// Where the bytes are no text.
    pub fn decode(&self, path: &str, bytes: &[u8]) -> Result<Source, Unreadable> {
        decode(path, bytes, &self.rules.script)
    }

    /// The records of a decoded file of JSON Lines, each a source of its own whose map leads back to the bytes of the file.
    pub fn records(&self, whole: &Source) -> Vec<Result<Source, BadRecord>> {
        json_lines(whole)
    }

    /// Cleans a decoded file. Never fails: doubt is a flag.
    pub fn clean(&self, source: &Source) -> Text {
        let mut block = Block::default();
        let mut notes = Notes::default();
        for (name, value) in &source.facts {
            if let Some(field) = self.rules.labels.field(name).or_else(|| self.rules.labels.meta(name)) {
                block.take(field, value, self.rules);
            }
        }
        let mut repairs = Repairs::of(&source.text, &self.rules.script);
        let lines = match source.media_type {
            "text/html" => self.page(source, &repairs, &mut block, &mut notes),
            _ => self.plain(source, &mut block),
        };
        let lines = lines.into_iter().map(|line| fold(repairs.line(line, &mut notes)).trim()).filter(|l| !l.is_empty()).collect();
        repairs.note(&mut notes);
        let kept = self.without_furniture(lines, &mut block);
        let mut output = Output::new(source);
        let mut body = Vec::with_capacity(kept.len());
        let mut cuts = Vec::new();
        for line in kept {
            let (line, cut) = take_cut(line, self.rules);
            if let Some(cut) = cut {
                cuts.push((body.len(), cut));
            }
            body.push(close_up(line, &self.rules.script).trim());
        }
        self.write(body, &cuts, &mut output);
        self.finish(block, output, notes)
    }

    /// The lines of a plain text.
    fn plain<'s>(&self, source: &'s Source, block: &mut Block) -> Vec<Line<'s>> {
        let lines = plain::lines(&source.text);
        if !is_markdown(&source.path, &lines) {
            return lines;
        }
        let Markdown { front, lines } = without_markup(lines);
        for line in front {
            block.read(line.text(), self.rules, false);
        }
        lines
    }

    /// The lines of the article of a page.
    fn page<'s>(&self, source: &'s Source, repairs: &Repairs<'_>, block: &mut Block, notes: &mut Notes) -> Vec<Line<'s>> {
        let tree = page::parse(&source.text);
        if tree.too_deep {
            notes.whole("deep_nesting", "elements are nested too deep; the deepest were put side by side".to_owned());
        }
        let article = page::article(&tree, &self.rules.page);
        let mut around = page::lines(&tree, 0, |id| id == article.root);
        let after = around.split_off(around.partition_point(|line| line.node < article.root));
        self.describe(&tree, (&around, &after), repairs, block);
        for id in &article.dates {
            block.take(Field::PublishedDate, &page::text_of(&tree, *id), self.rules);
        }
        let mut lines = page::lines(&tree, article.root, |id| article.is_noise(id));
        let last = lines.last().map_or("", |line| line.line.text());
        let signed = signature_lines(last, after.iter().map(|line| line.line.text()), &self.rules.script);
        lines.extend(after.into_iter().take(signed));
        // Better all of a page than nothing of it.
        let lines = if lines.is_empty() { page::lines(&tree, 0, |_| false) } else { lines };
        lines.into_iter().map(|l| l.line).collect()
    }

    /// Reads what a page says about its document: `<meta>` elements, the lines before the article and those after it, its title.
    fn describe(
        &self,
        tree: &Tree<'_>,
        (before, after): (&[Layout<'_>], &[Layout<'_>]),
        repairs: &Repairs<'_>,
        block: &mut Block,
    ) {
        let mut dates = Vec::new();
        for (name, content) in page::metas(tree) {
            match self.rules.labels.meta(name) {
                Some(field @ (Field::PublishedDate | Field::WrittenDate)) => dates.push((field, content)),
                Some(field) => {
                    block.take(field, &repairs.aside(&content), self.rules);
                }
                None => {}
            }
        }
        let folded = |line: &Layout<'_>| fold(Line::copied(&repairs.aside(line.line.text()), 0)).text().to_owned();
        for line in before.iter().skip(before.len().saturating_sub(AROUND)).map(folded) {
            block.read(&line, self.rules, false);
            block.read_own_date(&line, self.rules);
        }
        // Where they differ, the page was written anew on the later day; what a reader sees comes first.
        for (field, content) in dates {
            block.take(field, &content, self.rules);
        }
        for line in after.iter().take(AROUND).map(folded) {
            block.read(&line, self.rules, true);
        }
        let title = page::title(tree, |title| without_site(title, &self.rules.script)).map(|title| repairs.aside(&title));
        block.metadata.title = block.metadata.title.take().or(title);
    }

    /// Removes the lines of the site and reads those of the metadata block.
    fn without_furniture<'s>(&self, lines: Vec<Line<'s>>, block: &mut Block) -> Vec<Line<'s>> {
        let ours = |part| move |l: &Line<'_>| is_paragraph(l.text()) && rule_of(l.text(), &self.rules.furniture, part).is_none();
        let first = lines.iter().position(ours(Part::Head)).unwrap_or(lines.len());
        let last = lines.iter().rposition(ours(Part::Tail)).unwrap_or(0);
        let mut kept = Vec::with_capacity(lines.len());
        for (i, line) in lines.into_iter().enumerate() {
            let part = if i < first {
                Part::Head
            } else if i <= last {
                Part::Body
            } else {
                Part::Tail
            };
            let titled = Some(part).filter(|p| *p == Part::Head).and_then(|_| title_before_labels(line.text(), self.rules));
            if let Some(at) = titled {
                block.read(line.text().get(at..).unwrap_or(""), self.rules, false);
                kept.push(line.cut(0..at).trim());
                continue;
            }
            if part != Part::Body && block.read(line.text(), self.rules, part == Part::Tail)
                || line.text().chars().all(|c| c == '|' || c == ' ')
            {
                continue;
            }
            match rule_of(line.text(), &self.rules.furniture, part) {
                Some(rule) if rule.scope == Scope::RestOfPage && part == Part::Tail => break,
                Some(_) => {}
                None => kept.push(without_borders(line)),
            }
        }
        kept
    }

    /// Joins what belongs together and writes line by line; a cut parts what stands before and after it.
    fn write(&self, body: Vec<Line<'_>>, cuts: &[(usize, Cut)], output: &mut Output) {
        let mut rest = body.into_iter();
        let mut done = 0;
        for (index, cut) in cuts {
            let with_cut: Vec<Line<'_>> = rest.by_ref().take(index + 1 - done).collect();
            done = index + 1;
            self.write_lines(with_cut, output);
            output.cut(cut.missing);
        }
        self.write_lines(rest.collect(), output);
    }

    fn write_lines(&self, lines: Vec<Line<'_>>, output: &mut Output) {
        let lines = lines.into_iter().filter(|l| !l.is_empty()).collect();
        for line in join_wrapped(lines, &self.rules.script) {
            output.line(&line);
        }
    }

    /// Title, issuer and region, masks, and the finished text.
    fn finish(&self, block: Block, output: Output, notes: Notes) -> Text {
        let mut text = output.finish();
        let mut metadata = block.metadata;
        let script = &self.rules.script;
        let head: Vec<&str> = text.text.lines().take(HEAD).take_while(|l| !is_paragraph(l)).collect();
        metadata.title = metadata.title.or_else(|| title_of(&head, script)).map(|title| script.without_note(&title).to_owned());
        // （某政发〔2024〕5号): under a title it stands in brackets.
        let bare = |l: &&str| l.strip_prefix(['（', '(']).and_then(|l| l.strip_suffix(['）', ')'])).unwrap_or(l).to_owned();
        let number = head.iter().map(bare).find(|l| script.is_document_number(l));
        metadata.document_number = metadata.document_number.or(number);
        let from_title = metadata.title.as_deref().and_then(|t| issuer_of(t, script)).map(str::to_owned);
        let origin = block.origin.filter(|o| script.is_bureau(o));
        let signed = signature(&text.text, &head, script).map(str::to_owned);
        metadata.issuer = metadata.issuer.or(from_title).or(signed).or(origin);
        let near = head.get(..head.len().min(TITLE_BLOCK)).unwrap_or(&head);
        metadata.region = region(&metadata, &self.rules.regions).or_else(|| heading_region(near, &self.rules.regions));
        text.metadata = metadata;
        text.flags.extend(notes.flags(&text));
        text.flags.extend(masks(&text.text, &self.rules.masks));
        text
    }
}

/// A line without the cell borders at its ends; what has borders inside is a row of a table.
fn without_borders(line: Line<'_>) -> Line<'_> {
    let border = |c: char| c == '|' || c.is_whitespace();
    let text = line.text();
    if !text.contains('|') {
        return line;
    }
    let start = text.len() - text.trim_start_matches(border).len();
    let end = start.max(text.trim_end_matches(border).len());
    let mut line = if line.mark.is_some() { line } else { line.cut(start..end) };
    if line.mark.is_none() && line.text().contains('|') {
        line.mark = Some(MarkKind::TableRow);
    }
    line
}
