//! [`Writer`]: puts each result where the [`Plan`] says, with its ledger, and keeps count.

use super::cleaner::Done;
use super::data::Data;
use super::diff;
use super::plan::{LedgerTo, Plan, TextTo};
use super::summary::Summary;
use crate::cli::exit::Exit;
use crate::cli::failure::failure;
use crate::cli::ledger::{Ledger, NAME, beside, is_ours};
use crate::cli::output::FileOut;
use crate::cli::printer::Printer;
use crate::cli::progress::Progress;
use crate::emit::ledger;
use crate::model::ledger::{Record as LedgerRecord, StatsRecord};
use crate::model::{Document, Encoding};
use crate::pipeline::{Pipeline, add_stats};
use crate::read::{Input, RawLine, Record, Source, encode};
use std::io::Write;
use std::path::Path;

/// Writes results in the order in which they come.
pub struct Writer<'a> {
    plan: Plan,
    pipeline: &'a Pipeline,
    printer: Printer,
    progress: Progress,
    summary: Summary,
    rejects: Option<FileOut>,
    /// The file being written, where each input has its own.
    file: Option<OwnFile>,
    /// Whether the last text of a stream ended with a line end.
    line_ended: bool,
    /// Whether an input could not be cleaned in place.
    refused: bool,
}

/// The output of one input.
struct OwnFile {
    out: FileOut,
    /// Its own ledger, with what was counted; only in place.
    ledger: Option<(FileOut, StatsRecord)>,
    /// Hash of the raw bytes of a text; of nothing for JSON Lines.
    raw: Option<u64>,
    changed: bool,
}

impl<'a> Writer<'a> {
    /// A writer for one run. Begins the ledger.
    pub fn new(plan: Plan, pipeline: &'a Pipeline, printer: Printer, progress: Progress) -> anyhow::Result<Self> {
        let mut writer = Writer {
            plan,
            pipeline,
            printer,
            progress,
            summary: Summary::default(),
            rejects: None,
            file: None,
            line_ended: true,
            refused: false,
        };
        writer.record_to_ledger(&LedgerRecord::Run(pipeline.run_record()))?;
        Ok(writer)
    }

    /// Says something while the progress bar is out of the way.
    pub fn aside(&self, say: impl FnOnce()) {
        self.progress.aside(say);
    }

    /// Begins an input.
    pub fn begin(&mut self, input: &Input) -> anyhow::Result<()> {
        self.summary.begin(input);
        self.file = match (&self.plan.text, &input.source) {
            (TextTo::Folder(root), _) => Some(OwnFile::new(FileOut::create(&root.join(&input.rel))?)),
            (TextTo::InPlace, Source::File(path)) => {
                let mut file = OwnFile::new(FileOut::create(path)?);
                let mut own = FileOut::create(&beside(path))?;
                ledger::write(&mut own, &LedgerRecord::Run(self.pipeline.run_record()))?;
                file.ledger = Some((own, StatsRecord::default()));
                Some(file)
            }
            _ => None,
        };
        Ok(())
    }

    /// Writes a text.
    pub fn text(&mut self, document: &Document, cleaned: &Done) -> anyhow::Result<()> {
        match (&mut self.plan.text, &mut self.file) {
            (TextTo::Stream(data), _) => {
                if !self.line_ended && !cleaned.text.is_empty() {
                    data.text("\n")?;
                }
                data.text(&cleaned.text)?;
                self.line_ended = cleaned.text.is_empty() || cleaned.text.ends_with('\n');
            }
            (TextTo::InPlace, Some(file)) => {
                file.raw = Some(document.xxh3);
                file.out.write_all(&in_its_encoding(&cleaned.text, &document.encoding))?;
            }
            (_, Some(file)) => file.out.write_all(cleaned.text.as_bytes())?,
            (TextTo::Diff(data), _) if cleaned.changed => diff(data, document, &cleaned.text, self.printer)?,
            _ => {}
        }
        self.done(document, cleaned)
    }

    /// Writes a record whose line is `line`.
    pub fn record(&mut self, record: &Record, line: &[u8], cleaned: &Done) -> anyhow::Result<()> {
        let document = &record.document;
        if let (TextTo::Diff(data), true) = (&mut self.plan.text, cleaned.changed) {
            diff(data, document, &cleaned.text, self.printer)?;
        } else {
            self.line(&record.with_text(line, &cleaned.text))?;
        }
        self.done(document, cleaned)
    }

    /// Writes a blank line of JSON Lines as it is.
    pub fn blank(&mut self, line: &[u8]) -> anyhow::Result<()> {
        self.line(line)
    }

    /// Keeps a record that could not be read: on stderr, in the ledger, among the rejects; and in its place where a file
    /// is cleaned in place.
    pub fn reject(&mut self, input: &Input, line: &RawLine<'_>, reason: String) -> anyhow::Result<()> {
        let shown = format!("{}:{}: {reason}", input.shown(), line.number);
        self.progress.aside(|| self.printer.reject(&shown));
        let mut record = line.reject(input, reason);
        record.path.clone_from(&input.rel);
        if let (TextTo::InPlace, Some(file)) = (&self.plan.text, &mut self.file) {
            if line.is_oversized() {
                // Its bytes were not held, so the file cannot be written anew.
                self.file = None;
                let left = format!("{}: is left as it is, since one of its records is too long", input.shown());
                self.progress.aside(|| self.printer.warning(&left));
            } else {
                file.out.write_all(line.bytes)?;
            }
        }
        let record = LedgerRecord::Reject(record);
        if let Some(path) = &self.plan.rejects {
            let rejects = match &mut self.rejects {
                Some(rejects) => rejects,
                none => none.insert(FileOut::create(path)?),
            };
            ledger::write(rejects, &record)?;
        }
        self.summary.reject();
        self.record_to_ledger(&record)
    }

    /// Ends an input: its file is put in place.
    pub fn end(&mut self, input: &Input) -> anyhow::Result<()> {
        if self.summary.had_nothing() {
            // No other record would tell `restore` that there was such a file.
            let nothing = StatsRecord { doc: Some(input.rel.clone()), ..StatsRecord::default() };
            self.record_to_ledger(&LedgerRecord::Stats(nothing))?;
        }
        if let Some(hint) = self.summary.all_rejected(&self.pipeline.settings().read.text_key) {
            self.progress.aside(|| self.printer.warning(&format!("{}: {hint}", input.shown())));
        }
        let Some(file) = self.file.take() else { return Ok(()) };
        let Some((mut own, stats)) = file.ledger else { return Ok(file.out.finish()?) };
        if !file.changed {
            return Ok(());
        }
        if let Err(refusal) = refuse_second_ledger(&input.shown(), own.path(), file.raw) {
            self.refused = true;
            self.progress.aside(|| self.printer.error(&refusal));
            return Ok(());
        }
        ledger::write(&mut own, &LedgerRecord::Stats(stats))?;
        // The ledger first: without it the text could not be brought back.
        own.finish()?;
        Ok(file.out.finish()?)
    }

    /// Drops what was written of the current input.
    pub fn give_up(&mut self) {
        self.file = None;
    }

    /// Ends the run: puts everything in place and says what was done. `failed` says whether an input could not be read.
    pub fn finish(mut self, failed: bool) -> anyhow::Result<Exit> {
        let is_one_file = matches!(self.plan.text, TextTo::Stream(Data::File(_)));
        if failed && (is_one_file || self.summary.is_empty()) {
            // There is nothing to put in place, or only a part of it.
            self.progress.finish();
            return Ok(Exit::Error);
        }
        let stats = LedgerRecord::Stats(self.summary.stats.clone());
        self.record_to_ledger(&stats)?;
        let Writer { plan, printer, progress, summary, rejects, line_ended, refused, .. } = self;
        match (rejects, &plan.rejects) {
            (Some(rejects), _) => rejects.finish()?,
            // Rejects of an earlier run would be taken for those of this one.
            (None, Some(path)) if is_ours(path) => std::fs::remove_file(path).map_err(|e| crate::Error::io(path, e))?,
            _ => {}
        }
        if let LedgerTo::One(data) = plan.ledger {
            data.finish()?;
        }
        match plan.text {
            TextTo::Stream(mut data) => {
                if data.is_terminal() && !line_ended {
                    data.trusted("\n")?;
                }
                data.finish()?;
            }
            TextTo::Diff(data) => data.finish()?,
            _ => {}
        }
        progress.finish();
        printer.summary(&summary.line(&plan.why));
        let found = if plan.check && summary.changed > 0 { Exit::Found } else { Exit::Done };
        let rejected = if summary.stats.rejects > 0 { Exit::Rejects } else { Exit::Done };
        let refused = if refused { Exit::Error } else { Exit::Done };
        Ok(found.worst(rejected).worst(refused))
    }

    /// Counts a document and writes its ledger.
    fn done(&mut self, document: &Document, cleaned: &Done) -> anyhow::Result<()> {
        for warning in &cleaned.warnings {
            self.progress.aside(|| self.printer.warning(warning));
        }
        if cleaned.changed && self.plan.check {
            self.progress.aside(|| self.printer.detail(&format!("{}: would change", document.id)));
        }
        self.summary.document(&cleaned.stats, cleaned.changed);
        self.progress.done(document.bytes);
        if let Some(file) = &mut self.file {
            file.changed |= cleaned.changed;
            if let Some((_, stats)) = &mut file.ledger {
                add_stats(stats, &cleaned.stats);
            }
        }
        match (&mut self.plan.ledger, &mut self.file) {
            (LedgerTo::One(data), _) => data.write_all(&cleaned.ledger)?,
            (LedgerTo::Beside, Some(OwnFile { ledger: Some((own, _)), .. })) => own.write_all(&cleaned.ledger)?,
            _ => {}
        }
        Ok(())
    }

    /// A line of JSON Lines, to where texts go.
    fn line(&mut self, line: &[u8]) -> anyhow::Result<()> {
        match (&mut self.plan.text, &mut self.file) {
            (TextTo::Stream(data), _) => {
                if !self.line_ended {
                    data.text("\n")?;
                }
                data.bytes(line)?;
                self.line_ended = line.ends_with(b"\n");
            }
            (_, Some(file)) => file.out.write_all(line)?,
            _ => {}
        }
        Ok(())
    }

    fn record_to_ledger(&mut self, record: &LedgerRecord) -> anyhow::Result<()> {
        match (&mut self.plan.ledger, &mut self.file) {
            (LedgerTo::One(data), _) => ledger::write(data, record)?,
            (LedgerTo::Beside, Some(OwnFile { ledger: Some((own, stats)), .. })) => {
                stats.rejects += u64::from(matches!(record, LedgerRecord::Reject(_)));
                ledger::write(own, record)?;
            }
            _ => {}
        }
        Ok(())
    }
}

fn diff(data: &mut Data, document: &Document, cleaned: &str, printer: Printer) -> std::io::Result<()> {
    let color = printer.colors(data.is_terminal());
    let shown = diff::unified(&document.id, &document.text, cleaned, color);
    // What is coloured was made harmless line by line; the colours themselves must stay.
    if color { data.trusted(&shown) } else { data.text(&shown) }
}

impl OwnFile {
    fn new(out: FileOut) -> Self {
        OwnFile { out, ledger: None, raw: None, changed: false }
    }
}

/// A text in the encoding of its input; in UTF-8, where that lacks a character (a repaired one, perhaps).
fn in_its_encoding(text: &str, encoding: &Encoding) -> Vec<u8> {
    let encoding = Encoding { undecoded: Vec::new(), ..encoding.clone() };
    encode(text, &encoding).unwrap_or_else(|_| text.as_bytes().to_vec())
}

/// Refuses to write over the ledger of an earlier run: it alone can bring back what that run took.
///
/// A ledger of this very input is no such ledger: the run was interrupted before it changed anything, or undone.
fn refuse_second_ledger(name: &str, ledger: &Path, raw: Option<u64>) -> anyhow::Result<()> {
    if !ledger.is_file() {
        return Ok(());
    }
    let same = Ledger::read(ledger).is_ok_and(|old| match (old.entries.as_slice(), raw) {
        ([entry], Some(raw)) => entry.document.xxh3 == format!("{raw:016x}"),
        _ => false,
    });
    if same {
        return Ok(());
    }
    Err(failure(
        format!("{name}: was cleaned before and changed since; {name}.{NAME} alone can undo that cleaning"),
        "move that ledger away, or clean into another file with -o",
    ))
}
