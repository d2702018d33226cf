//! The inputs of a run: what the paths stand for, without what can be read least and without the records of earlier runs.

use crate::cli::args::Work;
use crate::cli::ledger::{self, NAME};
use crate::read::{Compression, Format, Input, Source, expand_patterns, find_inputs, listed_paths};
use std::fs::File;
use std::path::{Path, PathBuf};

/// The paths to read: those typed, with patterns expanded, and those listed in a file; standard input without any.
pub fn typed(work: &Work) -> anyhow::Result<Vec<PathBuf>> {
    let mut paths = work.paths.clone();
    match &work.files_from {
        Some(list) if list.as_os_str() == "-" => paths.extend(listed_paths(std::io::stdin().lock(), list)?),
        Some(list) => paths.extend(listed_paths(File::open(list).map_err(|e| crate::Error::io(list, e))?, list)?),
        None if paths.is_empty() => paths.push("-".into()),
        None => {}
    }
    if let (Some(list), true) = (&work.files_from, paths.is_empty()) {
        return Err(crate::Error::NoInput { path: list.clone(), reason: "lists no file".into() }.into());
    }
    Ok(expand_patterns(&paths)?)
}

/// The inputs behind `paths`. A path that cannot be read costs itself, unless it is the only one.
pub fn find(
    paths: &[PathBuf],
    format: Option<Format>,
    text_key: &str,
) -> anyhow::Result<(Vec<Input>, Vec<crate::Error>)> {
    let mut problems = Vec::new();
    let mut good = paths.to_vec();
    if paths.len() > 1 {
        good.retain(|path| match readable(path) {
            Ok(()) => true,
            Err(error) => {
                problems.push(error);
                false
            }
        });
    }
    if good.is_empty() {
        return Err(problems.swap_remove(0).into());
    }
    let mut found = find_inputs(&good, format, text_key)?;
    problems.append(&mut found.problems);
    found.inputs.retain(|input| !is_own_record(input, paths));
    if found.inputs.is_empty() {
        let path = paths.first().cloned().unwrap_or_default();
        return Err(crate::Error::NoInput { path, reason: "holds nothing but ledgers".into() }.into());
    }
    Ok((found.inputs, problems))
}

/// Whether a path is there and may be read.
fn readable(path: &Path) -> crate::Result<()> {
    if path.as_os_str() == "-" {
        return Ok(());
    }
    let meta = std::fs::metadata(path).map_err(|e| crate::Error::io(path, e))?;
    // Opening a pipe would wait for its writer.
    if meta.is_file() {
        std::fs::File::open(path).map_err(|e| crate::Error::io(path, e))?;
    }
    Ok(())
}

/// Whether a file found in a folder is what an earlier run wrote there: its ledger or its rejects.
fn is_own_record(input: &Input, typed: &[PathBuf]) -> bool {
    let Source::File(path) = &input.source else { return false };
    let is_packed = Compression::of_name(path) != Compression::None;
    let name = input.rel.rsplit_once('.').filter(|_| is_packed).map_or(input.rel.as_str(), |(name, _)| name);
    let named_so = name.ends_with(NAME) || name.ends_with("rejects.jsonl");
    named_so && !typed.contains(path) && ledger::is_ours(path)
}
