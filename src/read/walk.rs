//! A folder -> the files in it that can be read, each with its path below the folder.
//!
//! Ignore files are honoured, hidden entries skipped, and links followed, but no folder is walked twice.

use super::detect::Format;
use crate::error::{Error, Result};
use ignore::WalkBuilder;
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// A file met on a walk.
pub(super) struct Walked {
    /// As the walk came to it: begins with the root as typed.
    pub path: PathBuf,
    /// Below the root; its name is UTF-8.
    pub below: PathBuf,
    /// The file itself, behind all links.
    pub real: PathBuf,
    /// What its name promises.
    pub format: Format,
}

/// The files below `root` in the order of their paths. What cannot be visited joins `problems`.
///
/// The user's global ignore file is left out: the same folder gives the same inputs on every machine.
///
/// # Errors
/// [`Error::Io`] where the folder cannot be read, [`Error::NoInput`] where there is no such file in it.
pub(super) fn walk(root: &Path, problems: &mut Vec<Error>) -> Result<Vec<Walked>> {
    let real_root = fs::canonicalize(root).map_err(|source| Error::io(root, source))?;
    let links = Arc::new(Mutex::new(Links { root: real_root.clone(), ..Links::default() }));
    let seen = Arc::clone(&links);
    let walker = WalkBuilder::new(root)
        .follow_links(true)
        .git_global(false)
        .sort_by_file_path(Path::cmp)
        .filter_entry(move |entry| {
            !entry.path_is_symlink() || seen.lock().is_ok_and(|mut links| links.lead_on(entry.path()))
        })
        .build();
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for entry in walker {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                wrong.push(problem(root, error));
                continue;
            }
        };
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        let Some(format) = Format::of_name(entry.path()).filter(|_| is_file) else { continue };
        let path = entry.into_path();
        let below = path.strip_prefix(root).unwrap_or(&path).to_path_buf();
        if below.to_str().is_none() {
            wrong.push(no_utf8(&path));
            continue;
        }
        found.push(Walked { real: real_root.join(&below), path, below, format });
    }
    if let Ok(mut links) = links.lock() {
        wrong.append(&mut links.circles);
        if links.any {
            // Only behind links can two paths be one file; asking the system for each of them takes time.
            for Walked { path, real, .. } in &mut found {
                *real = fs::canonicalize(&*path).map_err(|error| Error::io(&*path, error))?;
            }
        }
    }
    if found.is_empty() {
        let reason = "has no file that can be read: .txt, .md, .html, .jsonl, .json, .csv, .tsv, .parquet, .vtt, .srt (hidden and ignored ones do not count)".into();
        return Err(wrong.into_iter().next().unwrap_or(Error::NoInput { path: root.into(), reason }));
    }
    problems.append(&mut wrong);
    Ok(found)
}

/// The links met on a walk. Folders that link to each other have more paths than can be walked; each folder needs one.
#[derive(Default)]
struct Links {
    root: PathBuf,
    any: bool,
    /// Linked folders that no other way leads to.
    visited: HashSet<PathBuf>,
    circles: Vec<Error>,
}

impl Links {
    /// Whether to follow the link at `path`.
    fn lead_on(&mut self, path: &Path) -> bool {
        self.any = true;
        let Ok(target) = fs::canonicalize(path) else {
            return true; // the walker says what is wrong with it
        };
        if !target.is_dir() {
            return true;
        }
        if self.root.starts_with(&target) {
            self.circles.push(circle(path.into(), &target));
            return false;
        }
        let walked = match target.strip_prefix(&self.root) {
            // The walk comes to it anyway, unless it is hidden.
            Ok(below) => !below.components().any(|part| part.as_os_str().as_encoded_bytes().starts_with(b".")),
            Err(_) => false,
        };
        let walked = walked || target.ancestors().any(|above| self.visited.contains(above));
        if !walked {
            self.visited.insert(target);
        }
        !walked
    }
}

fn circle(link: PathBuf, target: &Path) -> Error {
    Error::NoInput { path: link, reason: format!("is a link in a circle: it leads back to {}", target.display()) }
}

/// What the walker could not do, as one of our errors.
fn problem(root: &Path, mut error: ignore::Error) -> Error {
    let mut path = root.to_path_buf();
    loop {
        error = match error {
            ignore::Error::WithPath { path: at, err } => {
                path = at;
                *err
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => *err,
            ignore::Error::Loop { ancestor, child } => return circle(child, &ancestor),
            ignore::Error::Io(source) => return Error::io(path, source),
            other => return Error::io(path, io::Error::other(other.to_string())),
        };
    }
}

/// The name would have to be written to ledgers and read back.
pub(super) fn no_utf8(path: &Path) -> Error {
    Error::NoInput { path: path.into(), reason: "has a name that is not UTF-8; rename it".into() }
}
