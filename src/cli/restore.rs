//! `sumsift restore`: the input's bytes, from the cleaned files and their ledger.

mod file;

pub use file::{cleaned_text, is_blank};

use super::args::Restore;
use super::exit::Exit;
use super::failure::failure;
use super::ledger::{self, Entry, Ledger};
use super::output::FileOut;
use super::printer::Printer;
use super::stdout::Stdout;
use crate::model::ledger::RejectRecord;
use crate::{Error, Result};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What a ledger has of one input file.
#[derive(Debug, Default)]
pub struct Parts {
    /// Its one document, or its records.
    entries: Vec<Entry>,
    /// Its records that could not be read.
    rejects: Vec<RejectRecord>,
}

/// Restores a file or a folder, or checks that it could be.
pub fn restore(args: &Restore, printer: Printer) -> anyhow::Result<Exit> {
    std::fs::metadata(&args.cleaned).map_err(|e| Error::io(&args.cleaned, e))?;
    let path = match &args.ledger {
        Some(path) => path.clone(),
        None => ledger::find(&args.cleaned)?,
    };
    let files = by_file(Ledger::read(&path)?);
    if args.cleaned.is_dir() {
        return folder(args, &files, printer);
    }
    let bytes = std::fs::read(&args.cleaned).map_err(|e| Error::io(&args.cleaned, e))?;
    let parts = choose(&args.cleaned, &bytes, &files, &path)?;
    let restored = match restored(&args.cleaned, &bytes, parts) {
        Ok(restored) => restored,
        Err(error) if args.check => {
            printer.error(&error.into());
            return Ok(Exit::Found);
        }
        Err(error) => return Err(error.into()),
    };
    match &args.output {
        _ if args.check => {
            printer.summary(&format!("{}: all {} bytes come back", args.cleaned.display(), restored.len()));
        }
        None => {
            let mut stdout = Stdout::lock();
            stdout.bytes(&restored)?;
            stdout.finish()?;
        }
        Some(output) => {
            write(output, &restored)?;
            printer.summary(&format!("{}: {} bytes, as they were", output.display(), restored.len()));
        }
    }
    Ok(Exit::Done)
}

/// Restores every file of a ledger whose cleaned files stand in one folder.
fn folder(args: &Restore, files: &BTreeMap<String, Parts>, printer: Printer) -> anyhow::Result<Exit> {
    if args.output.is_none() && !args.check {
        return Err(failure(
            format!("{}: is a folder, whose files cannot all go to standard output", args.cleaned.display()),
            "name a folder with -o, or use --check",
        ));
    }
    let mut done = 0;
    for (name, parts) in files {
        // A ledger may come from anywhere: it must not name files outside of the folder.
        let is_inside = Path::new(name).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        let path = args.cleaned.join(name);
        let restored = if is_inside {
            std::fs::read(&path).map_err(|e| Error::io(&path, e)).and_then(|bytes| restored(&path, &bytes, parts))
        } else {
            Err(Error::Mismatch { path: name.into(), reason: "leads out of the folder".into() })
        };
        let written = restored.and_then(|bytes| match &args.output {
            Some(output) => write(&output.join(name), &bytes),
            None => Ok(()),
        });
        match written {
            Ok(()) => done += 1,
            Err(error) => printer.soft_error(&error),
        }
    }
    let all = files.len();
    let what = if args.check { "come back byte for byte" } else { "restored byte for byte" };
    printer.summary(&format!("{}: {done} of {all} files {what}", args.cleaned.display()));
    Ok(match (done == all, args.check) {
        (true, _) => Exit::Done,
        (false, true) => Exit::Found,
        (false, false) => Exit::Error,
    })
}

/// The records of a ledger, file by file.
fn by_file(ledger: Ledger) -> BTreeMap<String, Parts> {
    let mut files: BTreeMap<String, Parts> = BTreeMap::new();
    for entry in ledger.entries {
        files.entry(entry.document.path.clone()).or_default().entries.push(entry);
    }
    for reject in ledger.rejects {
        files.entry(reject.path.clone()).or_default().rejects.push(reject);
    }
    for name in ledger.empty {
        files.entry(name).or_default();
    }
    files
}

/// The input file that a cleaned file was made of: the only one, the one with this cleaned text, or the one of its name.
fn choose<'a>(
    cleaned: &Path,
    bytes: &[u8],
    files: &'a BTreeMap<String, Parts>,
    ledger: &Path,
) -> anyhow::Result<&'a Parts> {
    if let (1, Some(only)) = (files.len(), files.values().next()) {
        return Ok(only);
    }
    let is_it = |parts: &&Parts| match parts.entries.as_slice() {
        [entry] if entry.document.line.is_none() => file::cleaned_text(bytes, &entry.document).is_some(),
        _ => false,
    };
    let mut same: Vec<&Parts> = files.values().filter(is_it).collect();
    let absolute = std::path::absolute(cleaned).unwrap_or_else(|_| cleaned.to_owned());
    let of_its_name = || {
        let fits = files.iter().filter(|(name, _)| absolute.ends_with(name));
        fits.max_by_key(|(name, _)| name.len()).map(|(_, parts)| parts)
    };
    match (same.len(), of_its_name()) {
        (_, Some(parts)) => Ok(parts),
        (1, None) => Ok(same.swap_remove(0)),
        _ => Err(Error::Mismatch {
            path: cleaned.to_owned(),
            reason: format!("is none of the {} files that {} speaks of", files.len(), ledger.display()),
        }
        .into()),
    }
}

fn restored(path: &Path, bytes: &[u8], parts: &Parts) -> Result<Vec<u8>> {
    let restored = match parts.entries.as_slice() {
        [entry] if entry.document.line.is_none() && parts.rejects.is_empty() => file::text(bytes, entry),
        _ => file::rows(bytes, parts),
    };
    restored.map_err(|reason| Error::Mismatch { path: PathBuf::from(path), reason })
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut out = FileOut::create(path)?;
    out.write_all(bytes).map_err(|e| Error::io(path, e))?;
    out.finish()
}
