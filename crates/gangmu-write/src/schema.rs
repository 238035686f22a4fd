use schemars::Schema;
use schemars::generate::SchemaSettings;

use crate::DocumentLine;

/// The JSON Schema (2020-12) of a document line, generated from the shapes that are written.
pub fn document_schema() -> Schema {
    let mut schema =
        SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<DocumentLine<'static>>();
    schema.insert("$id".to_owned(), "urn:gangmu:1:document".into());
    schema.insert("title".to_owned(), "A document line of gangmu/1".into());
    schema
}
