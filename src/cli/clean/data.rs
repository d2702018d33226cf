//! [`Data`]: where a stream of results goes, and whether it may go there.

use crate::cli::failure::failure;
use crate::cli::output::FileOut;
use crate::cli::stdout::Stdout;
use crate::read::{Compression, Packer};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Component, Path, PathBuf};

/// Standard output or a file.
#[derive(Debug)]
pub enum Data {
    /// Standard output.
    Stdout(Stdout),
    /// A file, packed as its name says.
    File(Box<Packer<FileOut>>),
}

impl Data {
    /// The file at `path`, or standard output without one.
    pub fn open(path: Option<&Path>, sources: &BTreeSet<PathBuf>) -> anyhow::Result<Self> {
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
            return Ok(Data::stdout());
        };
        if sources.contains(&resolved(path)) {
            return Err(same_file(path));
        }
        Ok(Data::File(Box::new(Compression::of_name(path).writer(FileOut::create(path)?)?)))
    }

    /// Standard output.
    pub fn stdout() -> Self {
        Data::Stdout(Stdout::lock())
    }

    /// Whether a person looks at it.
    pub fn is_terminal(&self) -> bool {
        matches!(self, Data::Stdout(stdout) if stdout.is_terminal())
    }

    /// Writes text of a user, harmless on a terminal.
    pub fn text(&mut self, text: &str) -> std::io::Result<()> {
        match self {
            Data::Stdout(stdout) => stdout.text(text),
            Data::File(file) => file.write_all(text.as_bytes()),
        }
    }

    /// Writes text of our own, colours included.
    pub fn trusted(&mut self, text: &str) -> std::io::Result<()> {
        match self {
            Data::Stdout(stdout) => stdout.trusted(text),
            Data::File(file) => file.write_all(text.as_bytes()),
        }
    }

    /// Writes bytes of a user.
    pub fn bytes(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        match self {
            Data::Stdout(stdout) => stdout.bytes(bytes),
            Data::File(file) => file.write_all(bytes),
        }
    }

    /// Puts everything in place.
    pub fn finish(self) -> anyhow::Result<()> {
        match self {
            Data::Stdout(stdout) => Ok(stdout.finish()?),
            Data::File(file) => Ok((*file).finish()?.finish()?),
        }
    }
}

impl Write for Data {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.bytes(bytes).map(|()| bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The error of an output that is an input.
pub fn same_file(path: &Path) -> anyhow::Error {
    failure(format!("{}: is an input and cannot be an output too", path.display()), "to clean in place, use -w")
}

/// `path` from the root, links followed as far as it exists, without `..`.
pub fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut existing = absolute.as_path();
    loop {
        if let Ok(real) = existing.canonicalize() {
            let mut out = real;
            for part in absolute.strip_prefix(existing).unwrap_or(Path::new("")).components() {
                match part {
                    Component::ParentDir => drop(out.pop()),
                    part => out.push(part),
                }
            }
            return out;
        }
        match existing.parent() {
            Some(parent) => existing = parent,
            None => return absolute,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_resolved_as_far_as_they_exist() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().canonicalize().unwrap();
        assert_eq!(resolved(&folder.path().join("new/../out")), real.join("out"));
        assert_eq!(resolved(&folder.path().join("new/out")), real.join("new/out"));
    }
}
