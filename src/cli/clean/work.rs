//! Reads inputs in batches, cleans each batch on all cores, and hands the results on in order.

use super::cleaner::{Cleaner, Done};
use super::plan::{LedgerTo, Plan};
use super::writer::Writer;
use crate::cli::exit::Exit;
use crate::cli::interrupt;
use crate::cli::printer::Printer;
use crate::cli::progress::Progress;
use crate::pipeline::Pipeline;
use crate::read::{Caps, Compression, Format, Ids, Input, Limits, Row, Rows, Source, Whole, detect};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Bytes of text files that are cleaned at once: enough to keep the cores busy, little enough to hold with their
/// ledgers (some ten times as much).
const BATCH: u64 = 8 << 20;

/// Does everything a plan says.
pub fn work(plan: Plan, pipeline: &Pipeline, printer: Printer) -> anyhow::Result<Exit> {
    interrupt::watch();
    let inputs = plan.inputs.clone();
    let mut exit = Exit::Done;
    for problem in &plan.problems {
        printer.soft_error(problem);
        exit = Exit::Error;
    }
    let progress = Progress::new(total_bytes(&inputs), printer);
    let cleaner = Cleaner { pipeline, with_ledger: !matches!(plan.ledger, LedgerTo::Nowhere) };
    let mut worker = Worker {
        cleaner,
        writer: Writer::new(plan, pipeline, printer, progress)?,
        files: Vec::new(),
        bytes: 0,
        printer,
        failed: false,
        said: BTreeSet::new(),
    };
    for input in &inputs {
        worker.input(input)?;
    }
    worker.clean_files()?;
    if worker.failed {
        exit = Exit::Error;
    }
    Ok(worker.writer.finish(worker.failed)?.worst(exit))
}

fn total_bytes(inputs: &[Input]) -> Option<u64> {
    let size = |input: &Input| match &input.source {
        Source::File(path) => std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file).map(|m| m.len()),
        Source::Stdin => None,
    };
    inputs.iter().map(size).sum()
}

struct Worker<'a> {
    cleaner: Cleaner<'a>,
    writer: Writer<'a>,
    /// Files of one document each, read and not yet cleaned.
    files: Vec<(Input, How, Whole)>,
    bytes: u64,
    printer: Printer,
    /// Whether an input could not be read.
    failed: bool,
    /// What was said of guesses.
    said: BTreeSet<String>,
}

/// What an input turned out to be.
#[derive(Clone, Copy, Debug)]
pub struct How {
    /// Its format.
    pub format: Format,
    /// How it is packed.
    pub packed: Compression,
}

impl Worker<'_> {
    /// Reads one input. What is wrong with it is said, and the others go on; errors of the outputs end the run.
    fn input(&mut self, input: &Input) -> anyhow::Result<()> {
        interrupt::check()?;
        let key = &self.cleaner.pipeline.settings().read.text_key;
        let opened = input.unpack(Caps::default()).and_then(|(packed, reader)| {
            let (found, reader) = detect(reader, key).map_err(|e| crate::Error::io(input.shown(), e))?;
            Ok((packed, found, reader))
        });
        let (packed, found, reader) = match opened {
            Ok(opened) => opened,
            Err(error) => return self.fail(&error),
        };
        let how = How { format: input.format.unwrap_or(found), packed };
        if how.format.is_whole() {
            return match Whole::read(reader, input, how.format) {
                Ok(Whole::Page(_)) if self.writer.is_in_place() => {
                    let reason = "is a web page, of which only the text is read; clean it into a file with -o".into();
                    self.fail(&crate::Error::NotText { path: input.shown().into(), reason })
                }
                Ok(whole) => {
                    self.say(input, &whole.note(), false);
                    self.add_file(input, how, whole)
                }
                Err(error) => self.fail(&error),
            };
        }
        // What was typed before must come out before.
        self.clean_files()?;
        match Rows::open(input, reader, how.format, self.writer.keys(), Limits::default()) {
            Ok(rows) => self.rows(input, how, rows),
            Err(error) => self.fail(&error),
        }
    }

    /// Says what an input is read as: with `--verbose`, and where something was guessed the first time.
    fn say(&mut self, input: &Input, note: &str, guessed: bool) {
        let line = format!("{}: {note}", input.shown());
        let is_new = guessed && self.said.insert(note.to_owned());
        self.writer.aside(|| if is_new { self.printer.summary(&line) } else { self.printer.detail(&line) });
    }

    fn fail(&mut self, error: &crate::Error) -> anyhow::Result<()> {
        self.failed = true;
        self.writer.aside(|| self.printer.soft_error(error));
        Ok(())
    }

    fn add_file(&mut self, input: &Input, how: How, mut whole: Whole) -> anyhow::Result<()> {
        whole.document_mut().origin.path.clone_from(&input.rel);
        self.bytes += whole.document().bytes;
        self.files.push((input.clone(), how, whole));
        if self.bytes >= BATCH { self.clean_files() } else { Ok(()) }
    }

    /// Cleans and writes the files that were read.
    fn clean_files(&mut self) -> anyhow::Result<()> {
        self.bytes = 0;
        let files = std::mem::take(&mut self.files);
        let cleaner = self.cleaner;
        let cleaned: Vec<Done> = files.par_iter().map(|(_, _, whole)| cleaner.whole(whole)).collect();
        for ((input, how, whole), cleaned) in files.iter().zip(cleaned) {
            interrupt::check()?;
            self.writer.begin(input, *how)?;
            self.writer.text(whole.document(), &cleaned)?;
            self.writer.end(input)?;
        }
        Ok(())
    }

    /// Cleans and writes the records of an input, batch by batch.
    fn rows(&mut self, input: &Input, how: How, mut rows: Rows<'_>) -> anyhow::Result<()> {
        let text_key = rows.text_key();
        self.say(input, rows.note(), self.writer.keys().text.is_none() && rows.is_guessed());
        self.writer.begin(input, how)?;
        self.writer.begin_rows(&rows)?;
        let mut ids = Ids::default();
        for batch in &mut rows {
            interrupt::check()?;
            let batch = match batch {
                Ok(batch) => batch,
                Err(error) => {
                    self.writer.give_up();
                    return self.fail(&error);
                }
            };
            let mut parts = batch.rows(&mut ids);
            let cleaner = self.cleaner;
            let clean = |row| clean_row(cleaner, row, input, &text_key);
            let cleaned: Vec<Option<Done>> = parts.par_iter_mut().map(clean).collect();
            for (index, (row, cleaned)) in parts.iter().zip(cleaned).enumerate() {
                self.writer.row(input, &batch, index, row, cleaned)?;
            }
        }
        self.writer.end_rows(&text_key)?;
        self.writer.end(input)
    }
}

fn clean_row(cleaner: Cleaner<'_>, row: &mut Row, input: &Input, text_key: &str) -> Option<Done> {
    let Row::Record(record) = row else { return None };
    // The ledger knows files by their place under the given root: how a path was typed must not show.
    record.document.origin.path.clone_from(&input.rel);
    Some(cleaner.record(&record.document, text_key))
}
