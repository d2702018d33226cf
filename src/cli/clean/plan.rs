//! [`Plan`]: what is read and where the results go, checked before any work is done.

use crate::cli::args::Work;
use crate::cli::failure::failure;
use crate::cli::ledger::{self, NAME};
use crate::cli::output::FileOut;
use crate::cli::stdout::Stdout;
use crate::config::{Layers, Output, RecordFormat};
use crate::read::{Format, Input, Source, find_inputs};
use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::{Component, Path, PathBuf};

/// What is read and where the results go.
#[derive(Debug)]
pub struct Plan {
    /// In the order in which they are worked on.
    pub inputs: Vec<Input>,
    /// Inputs that could not be found; the others are done.
    pub problems: Vec<crate::Error>,
    /// Where the cleaned texts go.
    pub text: TextTo,
    /// Where the ledger goes.
    pub ledger: LedgerTo,
    /// Where rejected records go; `None`: only to stderr and the ledger.
    pub rejects: Option<PathBuf>,
    /// Whether a text that would change makes the command fail.
    pub check: bool,
    /// What to type to see why: `clean.txt:LINE`, with `--ledger` where it is needed.
    pub explain: Option<String>,
}

/// Where the cleaned texts go.
#[derive(Debug)]
pub enum TextTo {
    /// One after the other.
    Stream(Data),
    /// Each to a file of its own under this folder, as its input stands under its own.
    Folder(PathBuf),
    /// Each to where it came from.
    InPlace,
    /// Only what would change.
    Diff(Data),
    /// Nowhere.
    Nowhere,
}

/// Where the ledger goes.
#[derive(Debug)]
pub enum LedgerTo {
    /// Nowhere.
    Nowhere,
    /// All of it to one place.
    One(Data),
    /// Each file's own beside it.
    Beside,
}

/// Standard output or a file.
#[derive(Debug)]
pub enum Data {
    /// Standard output.
    Stdout(Stdout),
    /// A file.
    File(FileOut),
}

/// Whether the command was typed without anything to read, by a person who should be told what it needs.
pub fn nothing_to_read(work: &Work) -> bool {
    work.paths.is_empty() && std::io::stdin().is_terminal()
}

impl Plan {
    /// Finds the inputs and opens the outputs.
    ///
    /// # Errors
    /// What the paths typed make impossible: each one clear, before anything is written.
    pub fn new(work: &Work, layers: &Layers) -> anyhow::Result<Self> {
        let settings = layers.settings();
        let stdin = [PathBuf::from("-")];
        let paths: &[PathBuf] = if work.paths.is_empty() { &stdin } else { &work.paths };
        let format = match settings.read.format {
            RecordFormat::Auto => None,
            RecordFormat::Text => Some(Format::Text),
            RecordFormat::Jsonl => Some(Format::JsonLines),
        };
        let (inputs, problems) = find(paths, format, &settings.read.text_key)?;
        let mut plan = Plan {
            inputs,
            problems,
            text: TextTo::Nowhere,
            ledger: LedgerTo::Nowhere,
            rejects: None,
            check: work.check,
            explain: None,
        };
        plan.choose_targets(work, paths, layers.output())?;
        Ok(plan)
    }

    fn choose_targets(&mut self, work: &Work, paths: &[PathBuf], output: Output) -> anyhow::Result<()> {
        let diff = work.diff || (output == Output::Diff && !work.check);
        if work.write {
            if diff || output != Output::Text {
                return Err(failure(
                    "the pipeline writes no text, so there is nothing to write in place",
                    "leave out -w",
                ));
            }
            return self.in_place();
        }
        if diff || work.check {
            if diff {
                self.text = TextTo::Diff(Data::open(work.output.as_deref(), &self.sources())?);
            }
            self.in_given_order();
            return Ok(());
        }
        if output == Output::Ledger {
            self.ledger = LedgerTo::One(Data::open(work.output.as_deref(), &self.sources())?);
            return Ok(());
        }
        match &work.output {
            None => self.to_stdout(work),
            Some(path) if path.as_os_str() == "-" => self.to_stdout(work),
            Some(path) if self.is_folder(path, paths) => self.to_folder(path, work, paths),
            Some(path) => self.to_file(path, work),
        }
    }

    fn to_stdout(&mut self, work: &Work) -> anyhow::Result<()> {
        self.in_given_order();
        if let Some(path) = &work.ledger {
            if path.as_os_str() == "-" {
                return Err(failure(
                    "standard output takes the text",
                    "name a file; `sumsift run report-only` prints the ledger alone",
                ));
            }
            self.ledger = LedgerTo::One(Data::open(Some(path), &self.sources())?);
            self.explain = Some(format!("OUTPUT:LINE --ledger {}", path.display()));
        }
        self.text = TextTo::Stream(Data::Stdout(Stdout::lock()));
        Ok(())
    }

    fn to_file(&mut self, path: &Path, work: &Work) -> anyhow::Result<()> {
        let sources = self.sources();
        let ledger = work.ledger.clone().unwrap_or_else(|| ledger::beside(path));
        self.text = TextTo::Stream(Data::open(Some(path), &sources)?);
        self.ledger = LedgerTo::One(Data::open(Some(&ledger), &sources)?);
        self.rejects = Some(with_suffix(path, ".rejects.jsonl"));
        self.explain = Some(match &work.ledger {
            Some(ledger) => format!("{}:LINE --ledger {}", path.display(), ledger.display()),
            None => format!("{}:LINE", path.display()),
        });
        Ok(())
    }

    fn to_folder(&mut self, root: &Path, work: &Work, paths: &[PathBuf]) -> anyhow::Result<()> {
        if root.exists() && !root.is_dir() {
            return Err(failure(
                format!("{}: is a file, and several inputs need a folder", root.display()),
                "name a folder after -o",
            ));
        }
        let inside = resolved(root);
        for path in paths.iter().filter(|path| path.is_dir()) {
            let given = resolved(path);
            if inside.starts_with(&given) {
                return Err(failure(
                    format!("{}: lies inside of {}, which is read", root.display(), path.display()),
                    "the next run would clean its own output; name a folder elsewhere",
                ));
            }
        }
        let sources = self.sources();
        let ledger = work.ledger.clone().unwrap_or_else(|| root.join(NAME));
        let rejects = root.join("rejects.jsonl");
        for input in &self.inputs {
            let target = root.join(&input.rel);
            if sources.contains(&resolved(&target)) {
                return Err(same_file(&target));
            }
            if target == ledger || target == rejects {
                return Err(failure(
                    format!("{}: is where the run's own records go", target.display()),
                    format!("rename the input {}", input.shown()),
                ));
            }
        }
        self.ledger = LedgerTo::One(Data::open(Some(&ledger), &sources)?);
        self.text = TextTo::Folder(root.to_owned());
        self.rejects = Some(rejects);
        self.explain = Some(format!("{}:LINE", root.join("FILE").display()));
        Ok(())
    }

    fn in_place(&mut self) -> anyhow::Result<()> {
        if self.inputs.iter().any(|input| input.source == Source::Stdin) {
            return Err(failure("standard input cannot be cleaned in place", "leave out -w, or name files"));
        }
        self.text = TextTo::InPlace;
        self.ledger = LedgerTo::Beside;
        let name = match self.inputs.as_slice() {
            [one] => one.shown(),
            _ => "FILE".to_owned(),
        };
        self.explain = Some(format!("{name}:LINE"));
        Ok(())
    }

    /// Whether `-o` names a folder rather than the file for one input.
    fn is_folder(&self, output: &Path, paths: &[PathBuf]) -> bool {
        let ends_like_one = output.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]);
        ends_like_one || output.is_dir() || paths.len() > 1 || paths.iter().any(|path| path.is_dir())
    }

    /// The files that are read, with links followed.
    fn sources(&self) -> BTreeSet<PathBuf> {
        let file = |input: &Input| match &input.source {
            Source::File(path) => Some(resolved(path)),
            Source::Stdin => None,
        };
        self.inputs.iter().filter_map(file).collect()
    }

    /// Where several texts are printed one after the other, the order typed is the order wanted.
    fn in_given_order(&mut self) {
        self.inputs.sort_by_key(|input| input.given);
    }
}

impl Data {
    /// The file at `path`, or standard output without one.
    fn open(path: Option<&Path>, sources: &BTreeSet<PathBuf>) -> anyhow::Result<Self> {
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
            return Ok(Data::Stdout(Stdout::lock()));
        };
        if sources.contains(&resolved(path)) {
            return Err(same_file(path));
        }
        Ok(Data::File(FileOut::create(path)?))
    }
}

fn same_file(path: &Path) -> anyhow::Error {
    failure(format!("{}: is an input and cannot be an output too", path.display()), "to clean in place, use -w")
}

/// The inputs behind `paths`. A path that cannot be read costs itself, unless it is the only one.
fn find(paths: &[PathBuf], format: Option<Format>, text_key: &str) -> anyhow::Result<(Vec<Input>, Vec<crate::Error>)> {
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
    let named_so = input.rel.ends_with(NAME) || input.rel.ends_with("rejects.jsonl");
    named_so && !typed.contains(path) && ledger::is_ours(path)
}

/// `path` with something after its name.
fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// `path` from the root, links followed as far as it exists, without `..`.
fn resolved(path: &Path) -> PathBuf {
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
