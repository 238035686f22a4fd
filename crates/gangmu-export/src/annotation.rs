//! Records as annotations of the text.

use gangmu_write::Place;
use gangmu_write::read::{Document, Points};
use serde_json::{Value, json};

/// Code points of context on either side of a quotation.
const CONTEXT: usize = 32;

/// A stretch of the text that an annotation names.
struct Marked<'d> {
    label: &'static str,
    id: String,
    place: Place,
    note: String,
    /// Another mark that this one belongs to, and how.
    joined: Option<(&'static str, &'d str)>,
}

/// The labels there are.
pub(crate) const LABELS: [&str; 7] = ["Target", "Actual", "Indicator", "TaskList", "Member", "Task", "Unit"];

fn marked(d: &Document) -> Vec<Marked<'_>> {
    let mut all = Vec::new();
    for m in &d.measurements {
        let label = if m.status == "target" { "Target" } else { "Actual" };
        let value = m.value.map_or_else(String::new, |v| v.to_string());
        let year = m.year.map_or_else(String::new, |y| y.to_string());
        let parts = [m.indicator.as_deref().unwrap_or(""), &m.comparator, &value, m.unit.as_deref().unwrap_or(""), &year];
        let note = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        all.push(Marked { label, id: m.id.clone(), place: m.span, note, joined: None });
        for (at, &place) in m.indicator_spans.iter().enumerate() {
            let id = format!("{}i{}", m.id, at + 1);
            all.push(Marked { label: "Indicator", id, place, note: String::new(), joined: Some(("measures", &m.id)) });
        }
    }
    for l in &d.task_lists {
        let note = format!("{} {}/{}", l.label, l.found, l.count);
        all.push(Marked { label: "TaskList", id: l.id.clone(), place: l.span, note, joined: None });
        for (at, item) in l.items.iter().enumerate() {
            let id = format!("{}i{}", l.id, at + 1);
            all.push(Marked { label: "Member", id, place: item.span, note: item.title.clone(), joined: Some(("member", &l.id)) });
        }
    }
    for t in &d.tasks {
        let note = t.deadlines.join("; ");
        all.push(Marked { label: "Task", id: t.id.clone(), place: t.span, note, joined: None });
        for (at, unit) in t.units.iter().enumerate() {
            let id = format!("{}u{}", t.id, at + 1);
            all.push(Marked {
                label: "Unit",
                id,
                place: unit.span,
                note: unit.name.clone(),
                joined: Some(("responsible", &t.id)),
            });
        }
    }
    all.retain(|mark| mark.place.start < mark.place.end);
    all
}

/// A task of Label Studio with its pre-annotations. Its offsets are those of JavaScript: UTF-16 units.
pub(crate) fn label_studio(d: &Document) -> Value {
    let points = Points::new(&d.text);
    let unit = |point: usize| d.text.get(..points.byte(point).unwrap_or(0)).map_or(0, |t| t.encode_utf16().count());
    let mut result = Vec::new();
    let all = marked(d);
    for mark in &all {
        result.push(json!({
            "id": mark.id, "type": "labels", "from_name": "label", "to_name": "text",
            "value": {"start": unit(mark.place.start), "end": unit(mark.place.end), "text": points.slice(mark.place).unwrap_or(""), "labels": [mark.label]},
        }));
        if let Some((_, to)) = mark.joined {
            result.push(json!({"type": "relation", "from_id": mark.id, "to_id": to, "direction": "right"}));
        }
    }
    json!({
        "data": {"id": d.id, "title": d.metadata.title.as_deref().unwrap_or(""), "path": d.source.path, "text": d.text},
        "predictions": [{"model_version": "gangmu", "result": result}],
    })
}

/// The labelling interface for [`label_studio`].
pub(crate) fn label_studio_config() -> String {
    let colours = ["#0059a3", "#a84300", "#5b6672", "#7a3e8e", "#b58bc4", "#00694d", "#6fb59c"];
    let labels: Vec<String> = LABELS
        .iter()
        .zip(colours)
        .map(|(label, colour)| format!("    <Label value=\"{label}\" background=\"{colour}\"/>"))
        .collect();
    format!(
        "<View>\n  <Header value=\"$title\"/>\n  <Labels name=\"label\" toName=\"text\">\n{}\n  </Labels>\n  <Text name=\"text\" value=\"$text\" granularity=\"symbol\"/>\n</View>\n",
        labels.join("\n")
    )
}

/// The standoff file (.ann) of brat for the text. A mark that crosses lines is given in pieces, as brat wants it.
pub(crate) fn brat(d: &Document) -> String {
    let points = Points::new(&d.text);
    let all = marked(d);
    let mut number = std::collections::HashMap::new();
    let (mut lines, mut relations, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for mark in &all {
        let text = points.slice(mark.place).unwrap_or("");
        let (mut pieces, mut at) = (Vec::new(), mark.place.start);
        for line in text.split('\n') {
            let length = line.chars().count();
            if length > 0 {
                pieces.push((at, at + length, line));
            }
            at += length + 1;
        }
        if pieces.is_empty() {
            continue;
        }
        let places: Vec<String> = pieces.iter().map(|(start, end, _)| format!("{start} {end}")).collect();
        let words: Vec<&str> = pieces.iter().map(|(_, _, text)| *text).collect();
        let id = lines.len() + 1;
        number.insert(mark.id.as_str(), id);
        lines.push(format!("T{id}\t{} {}\t{}", mark.label, places.join(";"), words.join(" ")));
        if !mark.note.is_empty() {
            notes.push(format!("#{}\tAnnotatorNotes T{id}\t{}", notes.len() + 1, mark.note.replace(['\n', '\t'], " ")));
        }
        if let Some((how, to)) = mark.joined
            && let Some(to) = number.get(to)
        {
            relations.push(format!("R{}\t{how} Arg1:T{id} Arg2:T{to}", relations.len() + 1));
        }
    }
    let mut all: Vec<String> = lines.into_iter().chain(relations).chain(notes).collect();
    all.push(String::new());
    all.join("\n")
}

/// `annotation.conf` of brat.
pub(crate) fn brat_config() -> String {
    format!(
        "[entities]\n{}\n\n[relations]\nmeasures\tArg1:Indicator, Arg2:Target|Actual\nmember\tArg1:Member, Arg2:TaskList\nresponsible\tArg1:Unit, Arg2:Task\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n[attributes]\n",
        LABELS.join("\n")
    )
}

/// The records of a document as W3C Web Annotations, each with its place and its words; text positions count code points.
pub(crate) fn web_annotations(d: &Document) -> Vec<Value> {
    let points = Points::new(&d.text);
    let cut = |start: usize, end: usize| points.slice(Place { start, end: end.min(points.count()) }).unwrap_or("");
    let annotation = |mark: Marked<'_>| {
        let Place { start, end } = mark.place;
        let mut bodies =
            vec![json!({"type": "TextualBody", "purpose": "classifying", "value": mark.label, "format": "text/plain"})];
        if !mark.note.is_empty() {
            bodies.push(json!({"type": "TextualBody", "purpose": "describing", "value": mark.note, "format": "text/plain", "language": "zh"}));
        }
        if let Some((how, to)) = mark.joined {
            bodies.push(json!({"type": "SpecificResource", "purpose": "linking", "source": name(d, to), "rel": how}));
        }
        json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": name(d, &mark.id),
            "type": "Annotation",
            "motivation": "classifying",
            "body": bodies,
            "target": {
                "source": format!("urn:gangmu:{}", d.id),
                "selector": [
                    {"type": "TextPositionSelector", "start": start, "end": end},
                    {"type": "TextQuoteSelector", "exact": cut(start, end), "prefix": cut(start.saturating_sub(CONTEXT), start), "suffix": cut(end, end + CONTEXT)},
                ],
            },
        })
    };
    marked(d).into_iter().map(annotation).collect()
}

/// The name of a record among all in the world.
fn name(d: &Document, record: &str) -> String {
    format!("urn:gangmu:{}:{record}", d.id)
}
