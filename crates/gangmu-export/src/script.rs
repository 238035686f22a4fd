//! What stands beside the tables so that other programs read them with types and labels.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::column::{Holds, Labels, SHEETS};

/// Words of Stata that no variable may be called by here: its name gets a line after it.
const RESERVED: [&str; 3] = ["from", "end", "value"];

/// A script for Stata (14 or later, which reads UTF-8): tables read with types, labels in Chinese, one .dta file a table.
pub(crate) fn stata(labels: &Labels) -> String {
    let mut script = String::from(
        "* Reads the tables of gangmu with types and labels, and saves each as .dta. Stata 14 or later.\nversion 14\nset more off\n",
    );
    for sheet in SHEETS {
        let texts: Vec<String> = places(sheet.columns.iter().map(|c| c.1), |h| matches!(h, Holds::Text | Holds::Date));
        let numbers: Vec<String> = places(sheet.columns.iter().map(|c| c.1), |h| !matches!(h, Holds::Text | Holds::Date));
        // A text in memory takes every line.
        let _ = writeln!(
            script,
            "\nimport delimited using \"{0}.csv\", clear varnames(nonames) rowrange(2) encoding(\"utf-8\") bindquote(strict) maxquotedrows(unlimited) ///\n    stringcols({1}) {2}",
            sheet.name,
            texts.join(" "),
            if numbers.is_empty() { String::new() } else { format!("numericcols({}) asdouble", numbers.join(" ")) },
        );
        for (at, (name, holds)) in sheet.columns.iter().enumerate() {
            let variable = if RESERVED.contains(name) { format!("{name}_") } else { (*name).to_owned() };
            let [chinese, english] = labels.of(sheet.name, name);
            let _ = writeln!(script, "rename v{} {variable}\nlabel variable {variable} \"{chinese} ({english})\"", at + 1);
            if *holds == Holds::Date {
                let _ = writeln!(
                    script,
                    "generate {variable}_d = daily({variable}, \"YMD\")\nformat {variable}_d %tdCCYY-NN-DD\ndrop {variable}\nrename {variable}_d {variable}\nlabel variable {variable} \"{chinese} ({english})\""
                );
            }
        }
        let _ = writeln!(script, "compress\nsave \"{}.dta\", replace", sheet.name);
    }
    script
}

/// The numbers of the columns, from 1, that hold what is asked for.
fn places(holds: impl Iterator<Item = Holds>, wanted: impl Fn(Holds) -> bool) -> Vec<String> {
    holds.enumerate().filter(|(_, h)| wanted(*h)).map(|(at, _)| (at + 1).to_string()).collect()
}

/// A script for R (base, no packages): a data frame a table, with types and the attribute `label` on each column.
pub(crate) fn r(labels: &Labels) -> String {
    let mut script = String::from(
        "# Reads the tables of gangmu with types and labels: documents, measurements, task_lists, tasks. Base R.\n\
         # source(\"read.R\", chdir = TRUE), or run it in this folder.\n\
         read_gangmu <- function(name, types, labels) {\n\
         \x20 table <- read.csv(paste0(name, \".csv\"), colClasses = types, na.strings = \"\", encoding = \"UTF-8\", fileEncoding = \"UTF-8\", check.names = FALSE)\n\
         \x20 stopifnot(identical(names(table), names(types)))\n\
         \x20 for (column in names(labels)) attr(table[[column]], \"label\") <- labels[[column]]\n\
         \x20 table\n\
         }\n",
    );
    for sheet in SHEETS {
        let types = sheet.columns.iter().map(|(name, holds)| {
            let class = match holds {
                Holds::Text => "character",
                Holds::Integer | Holds::Year => "integer",
                Holds::Number => "numeric",
                Holds::Date => "Date",
            };
            format!("{name} = \"{class}\"")
        });
        let types: Vec<String> = types.collect();
        let labels: Vec<String> =
            sheet.columns.iter().map(|(name, _)| format!("{name} = \"{}\"", labels.of(sheet.name, name)[0])).collect();
        let _ = writeln!(
            script,
            "\n{0} <- read_gangmu(\"{0}\",\n  c({1}),\n  list({2}))",
            sheet.name,
            types.join(", "),
            labels.join(", ")
        );
    }
    script
}

/// `datapackage.json` (Frictionless Data Package, Table Schema).
pub(crate) fn datapackage(labels: &Labels) -> Value {
    let resource = |sheet: &crate::column::Sheet| {
        let field = |(name, holds): &(&str, Holds)| {
            let [chinese, english] = labels.of(sheet.name, name);
            let kind = match holds {
                Holds::Text => "string",
                Holds::Integer => "integer",
                Holds::Number => "number",
                Holds::Date => "date",
                Holds::Year => "year",
            };
            json!({"name": name, "type": kind, "title": chinese, "description": english})
        };
        let fields: Vec<Value> = sheet.columns.iter().map(field).collect();
        let mut schema = json!({"fields": fields, "primaryKey": sheet.key, "missingValues": [""]});
        if sheet.name != "documents" {
            schema["foreignKeys"] =
                json!([{"fields": ["document_id"], "reference": {"resource": "documents", "fields": ["document_id"]}}]);
        }
        json!({
            "name": sheet.name, "path": format!("{}.csv", sheet.name), "profile": "tabular-data-resource", "scheme": "file",
            "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
            "dialect": {"delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "lineTerminator": "\n", "header": true},
            "schema": schema,
        })
    };
    json!({
        "name": "gangmu",
        "title": "Records of Chinese policy documents, read by gangmu",
        "profile": "tabular-data-package",
        "resources": SHEETS.iter().map(resource).collect::<Vec<_>>(),
    })
}
