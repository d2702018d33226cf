//! `sumsift schema`: JSON Schemas of what is written and read. `schemas/` holds them, and a test keeps them fresh.

use super::args::{Schema, SchemaKind};
use super::exit::Exit;
use super::stdout::Stdout;
use crate::config::Options;
use crate::model::ledger::{Record, SCHEMA};

/// Prints a schema.
pub fn schema(args: &Schema) -> anyhow::Result<Exit> {
    let text = match args.kind {
        SchemaKind::Ledger => ledger_schema(),
        SchemaKind::Config => config_schema(),
    };
    let mut stdout = Stdout::lock();
    stdout.text(&text)?;
    stdout.finish()?;
    Ok(Exit::Done)
}

/// The JSON Schema of one line of a ledger.
pub fn ledger_schema() -> String {
    let mut schema = schemars::schema_for!(Record);
    schema.insert("title".into(), SCHEMA.into());
    pretty(&schema)
}

/// The JSON Schema of pipeline files and `sumsift.toml`.
pub fn config_schema() -> String {
    pretty(&schemars::schema_for!(Options))
}

fn pretty(schema: &schemars::Schema) -> String {
    // A schema is a JSON value, and those can always be written.
    serde_json::to_string_pretty(schema).unwrap_or_default() + "\n"
}
