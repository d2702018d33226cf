//! [`Writer`]: puts each result where the [`Plan`] says, with its ledger, and keeps count.

use super::cleaner::Done;
use super::data::Data;
use super::diff;
use super::plan::{LedgerTo, Plan, TextTo};
use super::summary::Summary;
use super::work::How;
use crate::cli::exit::Exit;
use crate::cli::failure::failure;
use crate::cli::ledger::{Ledger, NAME, beside, is_ours};
use crate::cli::output::FileOut;
use crate::cli::printer::Printer;
use crate::cli::progress::Progress;
use crate::emit::ledger;
use crate::model::ledger::{Record as LedgerRecord, RejectRecord, StatsRecord};
use crate::model::{Document, Encoding};
use crate::pipeline::{Pipeline, add_stats};
use crate::read::{
    Compression, Format, Input, Keys, Outbox, Packer, Rejects, Row, RowBatch, RowWriter, Rows, Source, Undo, encode,
};
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
    /// What writes the rows of the current input, and where they wait.
    rows: Option<RowWriter<Outbox>>,
    outbox: Outbox,
    /// Whether the last text of a stream ended with a line end.
    line_ended: bool,
    /// Whether an input could not be cleaned in place.
    refused: bool,
}

/// The output of one input.
struct OwnFile {
    out: Packer<FileOut>,
    /// Its own ledger, with what was counted; only in place.
    ledger: Option<(FileOut, StatsRecord)>,
    /// Hash of the raw bytes of a file that is one document; of nothing for records.
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
            rows: None,
            outbox: Outbox::default(),
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

    /// Which keys or columns are read.
    pub fn keys(&self) -> &Keys {
        &self.plan.keys
    }

    /// Whether files are written where they were read.
    pub fn is_in_place(&self) -> bool {
        matches!(self.plan.text, TextTo::InPlace)
    }

    /// Begins an input.
    pub fn begin(&mut self, input: &Input, how: How) -> anyhow::Result<()> {
        self.summary.begin(input);
        self.file = match (&self.plan.text, &input.source) {
            (TextTo::Folder(root), _) => {
                let path = root.join(input.output_name(how.format));
                // A page becomes a plain text.
                let packed = if how.format == Format::Html { Compression::None } else { how.packed };
                Some(OwnFile::new(packed.writer(FileOut::create(&path)?)?))
            }
            (TextTo::InPlace, Source::File(path)) => {
                let mut file = OwnFile::new(how.packed.writer(FileOut::create(path)?)?);
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
        let text = cleaned.file.as_ref().unwrap_or(&cleaned.text);
        match (&mut self.plan.text, &mut self.file) {
            (TextTo::Stream(data), _) => {
                if !self.line_ended && !text.is_empty() {
                    data.text("\n")?;
                }
                data.text(text)?;
                self.line_ended = text.is_empty() || text.ends_with('\n');
            }
            (TextTo::InPlace, Some(file)) => {
                file.raw = Some(document.xxh3);
                file.out.write_all(&in_its_encoding(text, &document.encoding))?;
            }
            (_, Some(file)) => file.out.write_all(text.as_bytes())?,
            (TextTo::Diff(data), _) if cleaned.changed => diff(data, document, &cleaned.text, self.printer)?,
            _ => {}
        }
        self.done(document, cleaned)
    }

    /// Begins the rows of an input.
    pub fn begin_rows(&mut self, rows: &Rows<'_>) -> anyhow::Result<()> {
        let rejects = if self.is_in_place() { Rejects::Kept } else { Rejects::LeftOut };
        if let (TextTo::Stream(data), false) = (&mut self.plan.text, self.line_ended) {
            data.text("\n")?;
            self.line_ended = true;
        }
        let is_written = !matches!(self.plan.text, TextTo::Diff(_) | TextTo::Nowhere);
        self.rows = if is_written { Some(rows.writer(self.outbox.clone(), rejects)?) } else { None };
        Ok(())
    }

    /// Writes the row at `index` of a batch.
    pub fn row(
        &mut self,
        input: &Input,
        batch: &RowBatch,
        index: usize,
        row: &Row,
        cleaned: Option<Done>,
    ) -> anyhow::Result<()> {
        let text = cleaned.as_ref().map_or("", |cleaned| cleaned.text.as_str());
        let written = self.rows.as_mut().map(|rows| rows.write(batch, index, row, text)).transpose();
        let undo = match written {
            Ok(undo) => undo.unwrap_or_default(),
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData && self.is_in_place() => {
                // Its bytes were not held, so the file cannot be written anew.
                self.give_up();
                let left = format!("{}: is left as it is, since one of its records is too long", input.shown());
                self.progress.aside(|| self.printer.warning(&left));
                Undo::default()
            }
            Err(error) => return Err(error.into()),
        };
        self.empty_outbox()?;
        match (row, cleaned) {
            (Row::Record(record), Some(mut cleaned)) => {
                cleaned.note(undo);
                if let (TextTo::Diff(data), true) = (&mut self.plan.text, cleaned.changed) {
                    diff(data, &record.document, &cleaned.text, self.printer)?;
                }
                self.done(&record.document, &cleaned)
            }
            (Row::Reject(reason), _) => match batch.reject(index, reason.clone()) {
                Some(mut reject) => {
                    undo.note_reject(&mut reject);
                    self.reject(input, reject)
                }
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Ends the rows of an input; their texts stood under `text_key`.
    pub fn end_rows(&mut self, text_key: &str) -> anyhow::Result<()> {
        if let Some(rows) = self.rows.take() {
            rows.finish()?;
            self.empty_outbox()?;
        }
        if let Some(hint) = self.summary.all_rejected(text_key) {
            self.progress.aside(|| self.printer.warning(&hint));
        }
        Ok(())
    }

    /// Sends what was written of rows to where texts go.
    fn empty_outbox(&mut self) -> anyhow::Result<()> {
        let (text, file, line_ended) = (&mut self.plan.text, &mut self.file, &mut self.line_ended);
        self.outbox.empty(|bytes| match (text, file) {
            (TextTo::Stream(data), _) => {
                *line_ended = bytes.ends_with(b"\n");
                data.bytes(bytes)
            }
            (_, Some(file)) => file.out.write_all(bytes),
            _ => Ok(()),
        })?;
        Ok(())
    }

    /// Keeps a record that could not be read: on stderr, in the ledger, among the rejects.
    fn reject(&mut self, input: &Input, mut record: RejectRecord) -> anyhow::Result<()> {
        let shown = format!("{}:{}: {}", input.shown(), record.line, record.reason);
        self.progress.aside(|| self.printer.reject(&shown));
        record.path.clone_from(&input.rel);
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
        let Some(file) = self.file.take() else { return Ok(()) };
        let Some((mut own, stats)) = file.ledger else { return Ok(file.out.finish()?.finish()?) };
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
        Ok(file.out.finish()?.finish()?)
    }

    /// Drops what was written of the current input.
    pub fn give_up(&mut self) {
        (self.file, self.rows) = (None, None);
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
    fn new(out: Packer<FileOut>) -> Self {
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
