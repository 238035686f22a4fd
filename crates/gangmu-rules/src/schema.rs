//! The JSON Schemas of rules/schema, for editors, are those of the types that read the tables.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::{clean, cue, indicator, list, numeral, quantity, segment, synonym, target, task, word};

/// What fields mean that many tables have.
const FIELDS: [(&str, &str); 16] = [
    (
        "id",
        "Its own within the table: letters, points and hyphens (unit.bed). An entry of a layer with the id of an earlier one takes its place.",
    ),
    ("gloss", "What it is, in Chinese and English."),
    ("words", "The words that it is found by."),
    ("before", "Words that stand before the number."),
    ("after", "Words that stand after the number."),
    ("except", "Longer words in which the words do not count."),
    ("unless", "Longer words that begin with one of the words and are none."),
    ("lead", "Words, one of which must stand before it."),
    ("yes", "Texts in which it must be found; the place stands in «»."),
    ("no", "Texts in which it must not be found: the nearest wrong cases."),
    ("pattern", "A regular expression. It must not match an empty text, nor every text."),
    ("means", "What it says; one of the words of the list."),
    ("role", "What the words do; one of the words of the list."),
    ("dimension", "What the unit measures."),
    ("name", "The canonical form, where it is not the word itself."),
    ("factor", "What the number is multiplied by, a decimal number in quotes."),
];

fn described(properties: &mut Map<String, Value>) {
    for (name, property) in properties {
        let known = FIELDS.iter().find(|(field, _)| field == name);
        if let (Some((_, meaning)), Some(property)) = (known, property.as_object_mut()) {
            property.insert("description".to_owned(), json!(meaning));
        }
    }
}

/// The schema of a table: what its type reads, and `disable`.
fn finished(table: &str, schema: schemars::Schema) -> Value {
    let mut schema = Value::from(schema);
    schema["title"] = json!(format!("rules/{table}.toml"));
    schema["properties"]["disable"] = json!({
        "description": "Ids of entries of earlier layers that do not count.",
        "type": "array",
        "items": {"type": "string"},
    });
    let definitions = schema["$defs"].as_object_mut().into_iter().flat_map(|all| all.values_mut());
    for properties in definitions.filter_map(|definition| definition.get_mut("properties")?.as_object_mut()) {
        described(properties);
    }
    schema
}

#[test]
fn the_schemas_for_editors_are_those_of_the_tables() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/schema");
    let own = [
        ("clean", clean::schema()),
        ("cue", cue::schema()),
        ("indicator", indicator::schema()),
        ("list", list::schema()),
        ("numeral", numeral::schema()),
        ("segment", segment::schema()),
        ("synonym", synonym::schema()),
        ("target", target::schema()),
        ("task", task::schema()),
        ("word", word::schema()),
    ];
    for (table, schema) in own.into_iter().chain(quantity::schemas()) {
        let (path, schema) = (folder.join(format!("{table}.schema.json")), finished(table, schema));
        if std::env::var_os("BLESS").is_some() {
            std::fs::create_dir_all(&folder).expect("the folder");
            std::fs::write(&path, format!("{schema:#}\n")).expect("written");
        }
        // The order of keys is that of the map that serde_json was built with.
        let stored = std::fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
        assert!(stored == Some(schema), "{}: write it anew with BLESS=1", path.display());
    }
}
