//! Ledger records to JSON Lines and back.

use crate::model::ledger::Record;
use crate::{Error, Result};
use std::io::{BufRead, Write};
use std::path::Path;

/// Writes one record as one line.
///
/// # Errors
/// What the writer says.
pub fn write(out: &mut impl Write, record: &Record) -> std::io::Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    out.write_all(b"\n")
}

/// Reads a whole ledger; `path` names it in errors.
///
/// # Errors
/// [`Error::Ledger`] with the line that is no record of a `sumsift.ledger/1`, or where the first line is no `run`.
pub fn read(path: &Path, input: impl BufRead) -> Result<Vec<Record>> {
    let mut records = Vec::new();
    for (n, line) in input.lines().enumerate() {
        let line = line.map_err(|e| Error::io(path, e))?;
        if line.trim().is_empty() {
            continue;
        }
        let record: Record = serde_json::from_str(&line).map_err(|e| Error::Ledger {
            path: path.into(),
            line: n + 1,
            reason: format!("not a ledger record: {e}"),
        })?;
        records.push(record);
    }
    match records.first() {
        Some(Record::Run(run)) if run.schema == crate::model::ledger::SCHEMA => Ok(records),
        Some(Record::Run(run)) => Err(Error::Ledger {
            path: path.into(),
            line: 1,
            reason: format!("schema `{}` is not `{}`", run.schema, crate::model::ledger::SCHEMA),
        }),
        _ => Err(Error::Ledger { path: path.into(), line: 1, reason: "does not begin with a `run` record".into() }),
    }
}
