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
use crate::read::{Caps, Compression, Format, Input};
use crate::{Error, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
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
    let bytes = read(&args.cleaned)?;
    let (name, parts) = choose(&args.cleaned, &bytes, &files, &path)?;
    let restored = match restored(&args.cleaned, name, &bytes, parts) {
        Ok(restored) => restored,
        Err(error) if args.check => {
            printer.error(&error.into());
            return Ok(Exit::Found);
        }
        Err(error) => return Err(error.into()),
    };
    if let Some(limits) = limits_of(parts) {
        printer.summary(&format!("{}: {limits}", args.cleaned.display()));
    }
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
        let own = output_name(name, parts);
        let path = args.cleaned.join(&own);
        let restored = if is_inside {
            read(&path).and_then(|bytes| restored(&path, name, &bytes, parts))
        } else {
            Err(Error::Mismatch { path: name.into(), reason: "leads out of the folder".into() })
        };
        let written = restored.and_then(|bytes| match &args.output {
            Some(output) => write(&output.join(own), &bytes),
            None => Ok(()),
        });
        match written {
            Ok(()) => done += 1,
            Err(error) => printer.soft_error(&error),
        }
    }
    let kinds: BTreeSet<&str> = files.values().filter_map(limits_of).collect();
    for limits in kinds {
        printer.summary(&format!("{}: {limits}", args.cleaned.display()));
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
) -> anyhow::Result<(&'a str, &'a Parts)> {
    if let (1, Some((name, only))) = (files.len(), files.iter().next()) {
        return Ok((name, only));
    }
    let is_it = |(_, parts): &(&'a String, &'a Parts)| match parts.entries.as_slice() {
        [entry] if entry.document.line.is_none() => file::cleaned_text(bytes, &entry.document).is_some(),
        _ => false,
    };
    let mut same: Vec<_> = files.iter().filter(is_it).collect();
    let absolute = std::path::absolute(cleaned).unwrap_or_else(|_| cleaned.to_owned());
    let of_its_name = || {
        let fits = files.iter().filter(|(name, parts)| absolute.ends_with(output_name(name, parts)));
        fits.max_by_key(|(name, _)| name.len())
    };
    match (same.len(), of_its_name()) {
        (_, Some((name, parts))) => Ok((name, parts)),
        (1, None) => {
            let (name, parts) = same.swap_remove(0);
            Ok((name, parts))
        }
        _ => Err(Error::Mismatch {
            path: cleaned.to_owned(),
            reason: format!("is none of the {} files that {} speaks of", files.len(), ledger.display()),
        }
        .into()),
    }
}

/// What comes back of a file that is not its bytes, for people.
fn limits_of(parts: &Parts) -> Option<&'static str> {
    match parts.entries.first()?.document.format.as_deref()? {
        "html" => Some("what comes back is the text that was read; the page itself was never changed"),
        "parquet" => Some("every value comes back, in a Parquet file written anew"),
        _ => None,
    }
}

/// The bytes of the input `name`, unpacked. What stands in `path` was read as `bytes`.
fn restored(path: &Path, name: &str, bytes: &[u8], parts: &Parts) -> Result<Vec<u8>> {
    let restored = match parts.entries.as_slice() {
        [entry] if entry.document.line.is_none() && parts.rejects.is_empty() => {
            match entry.document.format.as_deref() {
                Some("vtt" | "srt") => file::captions(bytes, entry),
                Some("html") => file::page(bytes, entry),
                _ => file::text(bytes, entry),
            }
        }
        _ => file::rows(name, bytes, parts),
    };
    restored.map_err(|reason| Error::Mismatch { path: PathBuf::from(path), reason })
}

/// A file's bytes, unpacked.
fn read(path: &Path) -> Result<Vec<u8>> {
    let file = std::fs::File::open(path).map_err(|e| Error::io(path, e))?;
    let mut bytes = Vec::new();
    let unpacked = Compression::unpack(file, Caps::default()).and_then(|(_, mut r)| r.read_to_end(&mut bytes));
    unpacked.map_err(|e| Error::io(path, e))?;
    Ok(bytes)
}

/// What the cleaned file of an input is called.
fn output_name(name: &str, parts: &Parts) -> String {
    let is_page = matches!(parts.entries.as_slice(), [entry] if entry.document.format.as_deref() == Some("html"));
    let input = Input { rel: name.to_owned(), ..Input::stdin() };
    input.output_name(if is_page { Format::Html } else { Format::Text })
}

/// Writes a file, packed as its name says.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let io = |e| Error::io(path, e);
    let mut out = Compression::of_name(path).writer(FileOut::create(path)?).map_err(io)?;
    out.write_all(bytes).map_err(io)?;
    out.finish().map_err(io)?.finish()
}
