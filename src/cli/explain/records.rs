//! Which record of a ledger stands on a line of cleaned JSON Lines.

use super::no_sentence;
use crate::Error;
use crate::cli::failure::failure;
use crate::cli::ledger::{Entry, Ledger};
use crate::cli::restore::{cleaned_text, is_blank};
use crate::config::ReadSettings;
use crate::model::ledger::RejectRecord;
use crate::read::{Entry as Line, Input, RawLine, parse_line};
use std::path::Path;

/// The record on the line at `index` (from 0) of a file's `lines`, and its cleaned text.
///
/// Records follow each other as in the input, so the number of records before it tells; its text proves it.
pub fn at<'a>(ledger: &'a Ledger, output: &Path, lines: &[&[u8]], index: usize) -> anyhow::Result<(&'a Entry, String)> {
    let line = lines.get(index).copied().unwrap_or_default();
    let name = file(ledger, output);
    let entries: Vec<&Entry> = ledger.entries.iter().filter(|e| Some(e.document.path.as_str()) == name).collect();
    let rejects: Vec<&RejectRecord> = ledger.rejects.iter().filter(|r| Some(r.path.as_str()) == name).collect();
    // In place, rejected lines were left where they are.
    let reject = |line: &[u8]| rejects.iter().find(|r| r.raw.as_deref().map(str::as_bytes) == Some(line));
    if is_blank(line) {
        return Err(no_sentence(output, index as u64 + 1));
    }
    if let Some(reject) = reject(line) {
        return Err(failure(
            format!("{}:{}: was rejected: {}", output.display(), index + 1, reject.reason),
            "what cannot be read is left as it is",
        ));
    }
    let is_record = |line: &&&[u8]| !is_blank(line) && reject(line).is_none();
    let before = lines.iter().take(index).filter(is_record).count();
    let found = entries.get(before).and_then(|entry| Some((*entry, cleaned(line, entry)?)));
    found.ok_or_else(|| {
        let reason = format!("line {} is no record that {} speaks of", index + 1, ledger.path.display());
        Error::Mismatch { path: output.to_owned(), reason }.into()
    })
}

/// The cleaned text of `entry`, if that is what a line of JSON Lines holds.
pub fn cleaned(line: &[u8], entry: &Entry) -> Option<String> {
    let text_key = entry.document.text_key.clone()?;
    let settings = ReadSettings { text_key, ..ReadSettings::default() };
    let raw = RawLine { number: 1, offset: 0, length: line.len() as u64, bytes: line };
    match parse_line(&raw, &Input::stdin(), &settings) {
        Line::Record(record) => cleaned_text(record.document.text.as_bytes(), &entry.document),
        _ => None,
    }
}

/// The input file that an output was made of: the only one of the ledger, or the one of its name.
fn file<'a>(ledger: &'a Ledger, output: &Path) -> Option<&'a str> {
    let records = ledger.entries.iter().filter(|entry| entry.document.line.is_some());
    let mut names: Vec<&str> = records.map(|entry| entry.document.path.as_str()).collect();
    names.dedup();
    if let [only] = names.as_slice() {
        return Some(only);
    }
    let absolute = std::path::absolute(output).unwrap_or_else(|_| output.to_owned());
    names.into_iter().filter(|name| absolute.ends_with(name)).max_by_key(|name| name.len())
}
