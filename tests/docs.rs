//! docs/fields.md is the schema in words; write it anew with BLESS=1.

use std::fmt::Write;
use std::fs;

use serde_json::Value;

use crate::program::{gangmu, root};

/// The name of the type that a schema refers to.
fn referred(schema: &Value) -> Option<&str> {
    let direct = schema["$ref"].as_str();
    let listed = schema["items"]["$ref"].as_str();
    let either = schema["anyOf"].as_array().and_then(|all| all.iter().find_map(|one| one["$ref"].as_str()));
    direct.or(listed).or(either).and_then(|name| name.rsplit('/').next())
}

/// What a field holds, in words.
fn kind(schema: &Value) -> String {
    let base = match (&schema["type"], referred(schema)) {
        (Value::String(kind), Some(name)) if kind == "array" => format!("list of [{name}](#{})", name.to_lowercase()),
        (Value::String(kind), None) if kind == "array" => {
            format!("list of {}", schema["items"]["type"].as_str().unwrap_or("values"))
        }
        (Value::String(kind), _) => kind.clone(),
        (Value::Array(kinds), _) => kinds.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" or "),
        (_, Some(name)) => {
            let or_null = if schema["anyOf"].is_array() { " or null" } else { "" };
            format!("[{name}](#{}){or_null}", name.to_lowercase())
        }
        _ => "any".to_owned(),
    };
    let code = |value: &Value| format!("`{}`", value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    match (&schema["enum"], &schema["const"], schema["format"].as_str()) {
        (Value::Array(values), _, _) => values.iter().map(code).collect::<Vec<_>>().join(" "),
        (_, value, _) if !value.is_null() => code(value),
        (_, _, Some("date")) => format!("{base}, ISO date"),
        _ => base,
    }
}

fn table(page: &mut String, title: &str, schema: &Value) {
    let about = schema["description"].as_str().unwrap_or("").replace('\n', " ");
    let _ = write!(page, "\n## {title}\n\n{about}\n\n| field | holds | meaning |\n| --- | --- | --- |\n");
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let meaning = field["description"].as_str().unwrap_or("").replace('\n', " ");
        let _ = writeln!(page, "| `{name}` | {} | {} |", kind(field).replace('|', "\\|"), meaning.replace('|', "\\|"));
    }
}

#[test]
fn the_field_reference_is_that_of_the_schema() {
    let output = gangmu().arg("schema").output().expect("the program runs");
    let schema: Value = serde_json::from_slice(&output.stdout).expect("a schema");
    let mut page = String::from(
        "# Fields\n\nWhat each field of a document line (`documents.jsonl`) means. Generated from the schema (`gangmu schema`) by a test; do not edit it here.\n\n\
         `span` counts Unicode code points of `text`: in Python `text[start:end]` is the evidence. `source_span` counts bytes of the file as it was scraped.\n\
         What is unknown is `null`. The flat tables carry the same names.\n",
    );
    table(&mut page, "Document", &schema);
    for (name, definition) in schema["$defs"].as_object().into_iter().flatten() {
        table(&mut page, name, definition);
    }
    let path = root().join("docs/fields.md");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &page).expect("written");
    }
    let stored = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(stored == page, "docs/fields.md is not that of the schema: write it anew with BLESS=1");
}
