//! Reads inputs in batches, cleans each batch on all cores, and hands the results on in order.

use super::cleaner::{Cleaner, Done};
use super::plan::{LedgerTo, Plan};
use super::writer::Writer;
use crate::cli::exit::Exit;
use crate::cli::interrupt;
use crate::cli::printer::Printer;
use crate::cli::progress::Progress;
use crate::model::Document;
use crate::pipeline::Pipeline;
use crate::read::{Batches, Entry, Format, Input, Limits, LineIds, Source, detect, parse_batch, read_text};
use rayon::prelude::*;
use std::io::BufRead;

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
    /// Text files read and not yet cleaned.
    files: Vec<(Input, Document)>,
    bytes: u64,
    printer: Printer,
    /// Whether an input could not be read.
    failed: bool,
}

impl Worker<'_> {
    /// Reads one input. What is wrong with it is said, and the others go on; errors of the outputs end the run.
    fn input(&mut self, input: &Input) -> anyhow::Result<()> {
        interrupt::check()?;
        let key = &self.cleaner.pipeline.settings().read.text_key;
        let opened =
            input.open().and_then(|reader| detect(reader, key).map_err(|e| crate::Error::io(input.shown(), e)));
        let (found, reader) = match opened {
            Ok(opened) => opened,
            Err(error) => return self.fail(&error),
        };
        let format = input.format.unwrap_or(found);
        self.writer.aside(|| self.printer.detail(&format!("{}: {}", input.shown(), described(format, key))));
        match format {
            Format::Text => match read_text(reader, input) {
                Ok(document) => self.add_file(input, document),
                Err(error) => self.fail(&error),
            },
            Format::JsonLines => {
                // What was typed before must come out before.
                self.clean_files()?;
                self.rows(input, reader)
            }
            _ => self.fail(&crate::Error::NotText {
                path: input.shown().into(),
                reason: "only text and JSON Lines can be cleaned as yet".to_owned(),
            }),
        }
    }

    fn fail(&mut self, error: &crate::Error) -> anyhow::Result<()> {
        self.failed = true;
        self.writer.aside(|| self.printer.soft_error(error));
        Ok(())
    }

    fn add_file(&mut self, input: &Input, mut document: Document) -> anyhow::Result<()> {
        document.origin.path.clone_from(&input.rel);
        self.bytes += document.bytes;
        self.files.push((input.clone(), document));
        if self.bytes >= BATCH { self.clean_files() } else { Ok(()) }
    }

    /// Cleans and writes the files that were read.
    fn clean_files(&mut self) -> anyhow::Result<()> {
        self.bytes = 0;
        let files = std::mem::take(&mut self.files);
        let cleaner = self.cleaner;
        let cleaned: Vec<Done> = files.par_iter().map(|(_, document)| cleaner.text(document)).collect();
        for ((input, document), cleaned) in files.iter().zip(cleaned) {
            interrupt::check()?;
            self.writer.begin(input)?;
            self.writer.text(document, &cleaned)?;
            self.writer.end(input)?;
        }
        Ok(())
    }

    /// Cleans and writes the records of a JSON Lines input, batch by batch.
    fn rows(&mut self, input: &Input, reader: impl BufRead) -> anyhow::Result<()> {
        self.writer.begin(input)?;
        let mut ids = LineIds::default();
        for batch in Batches::new(reader, Limits::default()) {
            interrupt::check()?;
            let batch = match batch {
                Ok(batch) => batch,
                Err(error) => {
                    self.writer.give_up();
                    return self.fail(&crate::Error::io(input.shown(), error));
                }
            };
            let mut entries = parse_batch(&batch, input, &self.cleaner.pipeline.settings().read, &mut ids);
            let cleaner = self.cleaner;
            let clean = |entry| clean_entry(cleaner, entry, input);
            let cleaned: Vec<Option<Done>> = entries.par_iter_mut().map(clean).collect();
            for ((line, entry), cleaned) in batch.iter().zip(entries).zip(cleaned) {
                match (entry, cleaned) {
                    (Entry::Record(record), Some(cleaned)) => self.writer.record(&record, line.bytes, &cleaned)?,
                    (Entry::Reject(reason), _) => self.writer.reject(input, &line, reason)?,
                    _ => self.writer.blank(line.bytes)?,
                }
            }
        }
        self.writer.end(input)
    }
}

/// What an input is read as, for `--verbose`.
fn described(format: Format, text_key: &str) -> String {
    match format {
        Format::Text => "one text".to_owned(),
        Format::JsonLines => format!("JSON Lines, the text under `{text_key}`"),
        _ => format!("{format:?}"),
    }
}

fn clean_entry(cleaner: Cleaner<'_>, entry: &mut Entry, input: &Input) -> Option<Done> {
    let Entry::Record(record) = entry else { return None };
    // The ledger knows files by their place under the given root: how a path was typed must not show.
    record.document.origin.path.clone_from(&input.rel);
    Some(cleaner.record(&record.document))
}
