//! [`RowWriter`]: rows in the input's own format, with other texts and all else byte for byte.

#[cfg(feature = "parquet")]
use super::Content;
#[cfg(feature = "parquet")]
use super::parquet::SheetWriter;
use super::parse::{Notation, Record, Row};
use super::units::{Kind, Unit};
use super::{Container, RowBatch};
use crate::model::Place;
use crate::model::ledger::{DocumentRecord, RejectRecord};
use std::io::{self, Write};
use std::sync::Arc;

/// What becomes of records that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejects {
    /// They are left out: they are on record elsewhere.
    LeftOut,
    /// They stay as they are: a file cleaned in place loses nothing.
    Kept,
}

/// What has to be on record to go back to the input's bytes from what was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undo {
    /// For [`Place::lead`].
    pub lead: Option<String>,
    /// For [`DocumentRecord::raw_value`].
    pub raw_value: Option<String>,
    /// For [`RejectRecord::kept`].
    pub kept: bool,
    /// For [`RejectRecord::instead`].
    pub instead: Option<String>,
}

impl Undo {
    /// Puts it into a document's record.
    pub fn note(self, document: &mut DocumentRecord) {
        if self.lead.is_some() {
            document.place.get_or_insert_with(Place::default).lead = self.lead;
        }
        if self.raw_value.is_some() {
            document.raw_value = self.raw_value;
        }
    }

    /// Puts it into a reject's record.
    pub fn note_reject(self, reject: &mut RejectRecord) {
        (reject.kept, reject.instead) = (self.kept, self.instead);
    }
}

/// What ends an array whose own end is missing.
const END: &str = "\n]\n";

/// Writes rows. To be given every row of every batch, in order.
pub struct RowWriter<W: Write + Send> {
    sink: Sink<W>,
    container: Arc<Container>,
    rejects: Rejects,
    in_array: bool,
    /// Whether the array has an element yet.
    any: bool,
}

enum Sink<W: Write + Send> {
    Bytes(W),
    #[cfg(feature = "parquet")]
    Sheet(Box<SheetWriter<W>>),
}

impl<W: Write + Send> RowWriter<W> {
    pub(super) fn new(out: W, container: Arc<Container>, rejects: Rejects) -> io::Result<Self> {
        let sink = match &*container {
            #[cfg(feature = "parquet")]
            Container::Parquet(sheet) => Sink::Sheet(Box::new(SheetWriter::new(out, Arc::clone(sheet))?)),
            _ => Sink::Bytes(out),
        };
        Ok(RowWriter { sink, container, rejects, in_array: false, any: false })
    }

    /// Writes bytes; a Parquet file has none of its own between its columns.
    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        match &mut self.sink {
            Sink::Bytes(out) => out.write_all(bytes),
            #[cfg(feature = "parquet")]
            Sink::Sheet(_) => Ok(()),
        }
    }

    /// Writes the row at `index` of `batch`, which is `row`; a record with `text` in place of its own.
    ///
    /// # Errors
    /// What the output reports; [`io::ErrorKind::InvalidData`] for a row that should stay but is too long to be held.
    pub fn write(&mut self, batch: &RowBatch, index: usize, row: &Row, text: &str) -> io::Result<Undo> {
        #[cfg(feature = "parquet")]
        if let (Sink::Sheet(sheet), Content::Cells(cells)) = (&mut self.sink, &batch.content) {
            let record = matches!(row, Row::Record(_)).then_some(text);
            sheet.row(cells, index, record)?;
            return Ok(Undo { kept: matches!(row, Row::Reject(_)), ..Undo::default() });
        }
        let Some(unit) = batch.unit(index) else { return Ok(Undo::default()) };
        match row {
            Row::Record(record) => self.record(&unit, record, text),
            Row::Reject(_) => self.reject(&unit),
            Row::Other => {
                let opens = |bytes: &[u8]| bytes.last() == Some(&b'[');
                self.in_array |= matches!(*self.container, Container::Json { .. }) && !self.any && opens(unit.bytes);
                self.bytes(unit.bytes)?;
                Ok(Undo::default())
            }
        }
    }

    fn record(&mut self, unit: &Unit<'_>, record: &Record, text: &str) -> io::Result<Undo> {
        let mut undo = Undo::default();
        let written = record.with_text(unit.bytes, text);
        let body = written.get(unit.lead..).unwrap_or_default();
        match self.lead(unit) {
            Some(lead) => {
                undo.lead = Some(String::from_utf8_lossy(unit.lead_bytes()).into_owned());
                self.bytes(&lead)?;
            }
            None => self.bytes(unit.lead_bytes())?,
        }
        self.any = true;
        self.bytes(body)?;
        if let Notation::Field { quoted: false, .. } = record.notation {
            let field = written.get(record.value.start..).unwrap_or_default();
            if field.first() == Some(&b'"') {
                let raw = unit.bytes.get(record.value.clone()).unwrap_or_default();
                undo.raw_value = Some(String::from_utf8_lossy(raw).into_owned());
            }
        }
        Ok(undo)
    }

    /// What to write before an element, where that is not what stands there: elements before it may be left out.
    fn lead(&self, unit: &Unit<'_>) -> Option<Vec<u8>> {
        if !self.in_array || self.rejects == Rejects::Kept {
            return None;
        }
        let lead = unit.lead_bytes();
        match (self.any, lead.contains(&b',')) {
            (true, false) => Some([b",", lead].concat()),
            (false, true) => Some(lead.iter().copied().filter(|&b| b != b',').collect()),
            _ => None,
        }
    }

    fn reject(&mut self, unit: &Unit<'_>) -> io::Result<Undo> {
        let mut undo = Undo::default();
        if self.rejects == Rejects::Kept {
            if unit.is_oversized() {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "has a record that is too long to be kept"));
            }
            self.bytes(unit.bytes)?;
            self.any = true;
            undo.kept = true;
        } else if matches!(unit.kind, Kind::CutOff(_)) {
            self.bytes(END.as_bytes())?;
            undo.instead = Some(END.into());
        }
        Ok(undo)
    }

    /// Ends the file and gives the output back.
    ///
    /// # Errors
    /// What the output reports.
    pub fn finish(self) -> io::Result<W> {
        match self.sink {
            Sink::Bytes(out) => Ok(out),
            #[cfg(feature = "parquet")]
            Sink::Sheet(sheet) => sheet.finish(),
        }
    }
}
