//! Command line paths -> the list of inputs: sorted, without repeats, each with a name and a format.
//!
//! A file named directly is always taken; in a folder, ignore files are honoured, hidden entries skipped, and only
//! names that look like a format that can be read taken. Opening is left to the caller, so that few files are open at once.

use super::compress::{Caps, Compression};
use super::detect::{Format, detect};
use super::walk::{Walked, no_utf8, walk};
use crate::error::{Error, Result};
use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

/// Where an input's bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file, as typed or as found in a folder typed.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

/// One thing to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Where its bytes are.
    pub source: Source,
    /// Its name in ledgers and output folders: relative, with `/`, without `..`, unlike any other of the run.
    pub rel: String,
    /// What is in it; `None` for standard input and pipes, which [`detect`] has to look into.
    pub format: Option<Format>,
    /// Rank of the argument it came from; results on standard output keep this order.
    pub given: usize,
}

impl Input {
    /// Standard input, of a format to be found out.
    pub fn stdin() -> Self {
        Input { source: Source::Stdin, rel: "stdin".into(), format: None, given: 0 }
    }

    /// Its name for people: the path as typed, with `/`, or `stdin`.
    pub fn shown(&self) -> String {
        match &self.source {
            Source::File(path) => path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/"),
            Source::Stdin => "stdin".into(),
        }
    }

    /// Its bytes, unpacked, and how they are packed.
    ///
    /// # Errors
    /// [`Error::Io`] where the file cannot be opened or read.
    pub fn unpack(&self, caps: Caps) -> Result<(Compression, Box<dyn io::BufRead + Send>)> {
        Compression::unpack(self.open()?, caps).map_err(|source| Error::io(self.shown(), source))
    }

    /// What its cleaned file is called, below an output folder: as it is itself, but for a page, of which a text is made.
    ///
    /// ```
    /// use sumsift::read::{Format, Input};
    /// let input = Input { rel: "news/one.html.gz".into(), ..Input::stdin() };
    /// assert_eq!(input.output_name(Format::Html), "news/one.html.txt");
    /// assert_eq!(input.output_name(Format::Text), "news/one.html.gz");
    /// ```
    pub fn output_name(&self, format: Format) -> String {
        if format != Format::Html {
            return self.rel.clone();
        }
        let is_packed = Compression::of_name(self.rel.as_ref()) != Compression::None;
        let name = self.rel.rsplit_once('.').filter(|_| is_packed).map_or(self.rel.as_str(), |(name, _)| name);
        format!("{name}.txt")
    }

    /// Its bytes as they stand there.
    ///
    /// # Errors
    /// [`Error::Io`] where the file cannot be opened.
    pub fn open(&self) -> Result<Box<dyn io::Read + Send>> {
        match &self.source {
            Source::File(path) => Ok(Box::new(File::open(path).map_err(|source| Error::io(path, source))?)),
            Source::Stdin => Ok(Box::new(io::stdin())),
        }
    }
}

/// What a command's paths come to.
#[derive(Debug, Default)]
pub struct Inputs {
    /// What to read, in the order of `rel`, whatever the order of the arguments (but see [`Input::given`]).
    pub inputs: Vec<Input>,
    /// Entries of folders that could not be visited: links in a circle, unreadable folders. The rest goes on.
    pub problems: Vec<Error>,
}

/// Finds the inputs behind `paths` (`-` is standard input). A `format` given holds for all of them; otherwise names
/// decide, and for a file with an unknown name its content.
///
/// # Errors
/// For a path named directly: [`Error::Io`] where it is missing or unreadable, [`Error::NoInput`] for a folder without
/// text or a name that is no UTF-8.
pub fn find_inputs(paths: &[PathBuf], format: Option<Format>, text_key: &str) -> Result<Inputs> {
    let mut found: BTreeMap<PathBuf, Found> = BTreeMap::new();
    let mut problems = Vec::new();
    for (given, path) in paths.iter().enumerate() {
        for mut new in expand(path, format, text_key, &mut problems)? {
            new.given = given;
            match found.get_mut(&new.real) {
                Some(old) => old.merge(new),
                None => drop(found.insert(new.real.clone(), new)),
            }
        }
    }
    let found: Vec<Found> = found.into_values().collect();
    let names = name_apart(&found);
    let mut inputs: Vec<Input> = found
        .into_iter()
        .zip(names)
        .map(|(Found { source, format, given, .. }, rel)| Input { source, rel, format, given })
        .collect();
    inputs.sort_by(|a, b| a.rel.cmp(&b.rel));
    Ok(Inputs { inputs, problems })
}

/// An input before its name is settled.
struct Found {
    source: Source,
    /// The file itself, behind links and `..`; `-` for standard input.
    real: PathBuf,
    /// The name it has unless another input has it too.
    short: String,
    format: Option<Format>,
    given: usize,
}

impl Found {
    /// The same file by another way: its own name stays rather than a link's, then the one that says more; the earlier
    /// rank in any case.
    fn merge(&mut self, other: Found) {
        let given = self.given.min(other.given);
        let key = |found: &Found| {
            let is_link = !found.real.ends_with(&found.short);
            (is_link, std::cmp::Reverse(found.short.len()), found.short.clone(), found.typed())
        };
        if key(&other) < key(self) {
            *self = other;
        }
        self.given = given;
    }

    fn typed(&self) -> String {
        match &self.source {
            Source::File(path) => normal(path),
            Source::Stdin => "-".into(),
        }
    }

    /// Its name at a level: as short as can be, as typed, in full. Names in full are unlike each other.
    fn name(&self, level: u8) -> String {
        match level {
            0 => self.short.clone(),
            1 => self.typed(),
            _ => normal(&self.real),
        }
    }
}

/// What one argument stands for.
fn expand(path: &Path, format: Option<Format>, text_key: &str, problems: &mut Vec<Error>) -> Result<Vec<Found>> {
    if path.as_os_str() == "-" {
        return Ok(vec![Found { source: Source::Stdin, real: path.into(), short: "stdin".into(), format, given: 0 }]);
    }
    let metadata = fs::metadata(path).map_err(|source| Error::io(path, source))?;
    if metadata.is_dir() {
        let found = walk(path, problems)?.into_iter().map(|Walked { path, below, real, format: of_name }| {
            let format = Some(format.unwrap_or(of_name));
            Found { source: Source::File(path), real, short: normal(&below), format, given: 0 }
        });
        return Ok(found.collect());
    }
    let format = match format.or_else(|| Format::of_name(path)) {
        // A pipe would lose what is read here.
        None if metadata.is_file() => Some(look_into(path, text_key)?),
        known => known,
    };
    let real = fs::canonicalize(path).map_err(|source| Error::io(path, source))?;
    let name = path.file_name().or(real.file_name()).and_then(|name| name.to_str());
    let short = name.ok_or_else(|| no_utf8(path))?.to_owned();
    Ok(vec![Found { source: Source::File(path.into()), real, short, format, given: 0 }])
}

fn look_into(path: &Path, text_key: &str) -> Result<Format> {
    let file = File::open(path).map_err(|source| Error::io(path, source))?;
    let (_, reader) = Compression::unpack(file, Caps::default()).map_err(|source| Error::io(path, source))?;
    let (format, _) = detect(reader, text_key).map_err(|source| Error::io(path, source))?;
    Ok(format)
}

/// A path with `/`, without root, `.` and `..`: safe to put below an output folder.
fn normal(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .filter_map(|part| match part {
            Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
            Component::Prefix(drive) => Some(drive.as_os_str().to_string_lossy().replace([':', '\\', '?'], "")),
            _ => None,
        })
        .collect();
    parts.join("/")
}

/// One name for each input, as short as they stay apart. All that share a name get a longer one, so that the order of
/// the arguments does not matter.
fn name_apart(found: &[Found]) -> Vec<String> {
    let mut levels = vec![0u8; found.len()];
    // A longer name can meet another short one; seldom, so a few rounds are enough, and full names end it.
    for _ in 0..4 {
        let names: Vec<String> = found.iter().zip(&levels).map(|(found, &level)| found.name(level)).collect();
        let mut uses: HashMap<&str, u32> = HashMap::with_capacity(names.len());
        for name in &names {
            *uses.entry(name).or_default() += 1;
        }
        let shared: Vec<bool> = names.iter().map(|name| uses.get(name.as_str()).is_some_and(|&n| n > 1)).collect();
        if !shared.contains(&true) {
            return names;
        }
        for (level, _) in levels.iter_mut().zip(shared).filter(|(_, shared)| *shared) {
            *level += 1;
        }
    }
    found.iter().map(|found| found.name(2)).collect()
}

#[cfg(test)]
mod tests;
