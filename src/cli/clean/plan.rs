//! [`Plan`]: what is read and where the results go, checked before any work is done.

use super::data::{Data, resolved, same_file};
use super::inputs;
use crate::cli::args::Work;
use crate::cli::failure::failure;
use crate::cli::ledger::{self, NAME};
use crate::config::{Layers, Output, RecordFormat};
use crate::read::{Format, Input, Keys, Source};
use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

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
    /// Which keys or columns are read.
    pub keys: Keys,
    /// What the last line says of the reasons.
    pub why: Why,
}

/// How a person finds out why.
#[derive(Debug)]
pub enum Why {
    /// By typing `sumsift explain` and this: `clean.txt:LINE`, with `--ledger` where it is needed.
    Explain(String),
    /// By writing a ledger, next time.
    NoLedger,
    /// What was printed says it.
    Printed,
    /// Nothing was changed, only looked at.
    DryRun,
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

/// Whether the command was typed without anything to read, by a person who should be told what it needs.
pub fn nothing_to_read(work: &Work) -> bool {
    work.paths.is_empty() && work.files_from.is_none() && std::io::stdin().is_terminal()
}

impl Plan {
    /// Finds the inputs and opens the outputs.
    ///
    /// # Errors
    /// What the paths typed make impossible: each one clear, before anything is written.
    pub fn new(work: &Work, layers: &Layers) -> anyhow::Result<Self> {
        let settings = layers.settings();
        let paths = &inputs::typed(work)?;
        let format = match settings.read.format {
            RecordFormat::Auto => None,
            RecordFormat::Text => Some(Format::Text),
            RecordFormat::Jsonl => Some(Format::JsonLines),
            RecordFormat::Json => Some(Format::Json),
            RecordFormat::Csv => Some(Format::Csv),
            RecordFormat::Tsv => Some(Format::Tsv),
            RecordFormat::Parquet => Some(Format::Parquet),
            RecordFormat::Html => Some(Format::Html),
            RecordFormat::Vtt => Some(Format::Vtt),
            RecordFormat::Srt => Some(Format::Srt),
        };
        // The default is only the first guess.
        let text = (layers.origin("read.text_key") != "default").then(|| settings.read.text_key.clone());
        let keys = Keys { text, id: settings.read.id_key.clone() };
        let (inputs, problems) = inputs::find(paths, format, &settings.read.text_key)?;
        let mut plan = Plan {
            inputs,
            problems,
            text: TextTo::Nowhere,
            ledger: LedgerTo::Nowhere,
            rejects: None,
            check: work.check,
            keys,
            why: Why::NoLedger,
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
            return self.aim_in_place();
        }
        if diff || work.check {
            if diff {
                self.text = TextTo::Diff(Data::open(work.output.as_deref(), &self.sources())?);
            }
            self.in_given_order();
            self.why = Why::DryRun;
            return Ok(());
        }
        if output == Output::Ledger {
            self.why = Why::Printed;
            self.ledger = LedgerTo::One(Data::open(work.output.as_deref(), &self.sources())?);
            return Ok(());
        }
        match &work.output {
            None => self.aim_at_stdout(work),
            Some(path) if path.as_os_str() == "-" => self.aim_at_stdout(work),
            Some(path) if self.is_folder(path, paths) => self.aim_at_folder(path, work, paths),
            Some(path) => self.aim_at_file(path, work),
        }
    }

    fn aim_at_stdout(&mut self, work: &Work) -> anyhow::Result<()> {
        self.in_given_order();
        if let Some(path) = &work.ledger {
            if path.as_os_str() == "-" {
                return Err(failure(
                    "standard output takes the text",
                    "name a file; `sumsift run report-only` prints the ledger alone",
                ));
            }
            self.ledger = LedgerTo::One(Data::open(Some(path), &self.sources())?);
            self.why = Why::Explain(format!("OUTPUT:LINE --ledger {}", path.display()));
        }
        self.text = TextTo::Stream(Data::stdout());
        Ok(())
    }

    fn aim_at_file(&mut self, path: &Path, work: &Work) -> anyhow::Result<()> {
        let sources = self.sources();
        let ledger = work.ledger.clone().unwrap_or_else(|| ledger::beside(path));
        self.text = TextTo::Stream(Data::open(Some(path), &sources)?);
        self.ledger = LedgerTo::One(Data::open(Some(&ledger), &sources)?);
        self.rejects = Some(with_suffix(path, ".rejects.jsonl"));
        self.why = Why::Explain(match &work.ledger {
            Some(ledger) => format!("{}:LINE --ledger {}", path.display(), ledger.display()),
            None => format!("{}:LINE", path.display()),
        });
        Ok(())
    }

    fn aim_at_folder(&mut self, root: &Path, work: &Work, paths: &[PathBuf]) -> anyhow::Result<()> {
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
        let mut targets = BTreeSet::new();
        for input in &self.inputs {
            let target = root.join(input.output_name(input.format.unwrap_or(Format::Text)));
            if !targets.insert(target.clone()) {
                return Err(failure(
                    format!("{}: is where two inputs would go", target.display()),
                    format!("rename the input {}", input.shown()),
                ));
            }
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
        self.why = Why::Explain(match (&work.ledger, self.inputs.as_slice()) {
            (Some(ledger), _) => format!("{}:LINE --ledger {}", root.join("FILE").display(), ledger.display()),
            (None, [one]) => format!("{}:LINE", root.join(&one.rel).display()),
            (None, _) => format!("{}:LINE", root.join("FILE").display()),
        });
        Ok(())
    }

    fn aim_in_place(&mut self) -> anyhow::Result<()> {
        if self.inputs.iter().any(|input| input.source == Source::Stdin) {
            return Err(failure("standard input cannot be cleaned in place", "leave out -w, or name files"));
        }
        self.text = TextTo::InPlace;
        self.ledger = LedgerTo::Beside;
        let name = match self.inputs.as_slice() {
            [one] => one.shown(),
            _ => "FILE".to_owned(),
        };
        self.why = Why::Explain(format!("{name}:LINE"));
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

/// `path` with something after its name.
fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
