//! Parquet: a string column of it read in batches and written anew; all other columns are copied as they stand in the
//! file, compressed and unread, and so are schema and metadata.
//!
//! A row is never left out, since a row is spread over all columns: a text that cannot be read stays as it is, and is on
//! record. A missing text (null) is nothing to clean and stays missing.
//!
//! A damaged file must be an error, never a panic, and the `parquet` crate promises that as its aim, not yet as a fact:
//! each call into it is guarded ([`guarded`]), and reads beyond the end of the file are refused before memory is asked
//! for ([`source`]).

mod cells;
mod sheet;
mod source;
mod writer;

pub(super) use cells::{CellReader, Cells};
pub(super) use sheet::Sheet;
pub(super) use writer::SheetWriter;

use parquet::errors::ParquetError;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs `call`; a panic in it is an error like any other. What it was working on must not be used again.
fn guarded<T>(call: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(in_words(&error)),
        Err(_) => Err("is a damaged Parquet file: its values contradict each other".into()),
    }
}

fn in_words(error: &ParquetError) -> String {
    let message = match error {
        ParquetError::General(message) | ParquetError::EOF(message) => message.clone(),
        other => other.to_string(),
    };
    format!("is a damaged Parquet file, or one that cannot be read: {message}")
}
