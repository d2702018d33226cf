//! Files of records, all treated alike: JSON Lines, JSON arrays, delimited tables, Parquet.
//!
//! [`Rows`] gives batches of bounded size; [`RowBatch::rows`] makes one [`Row`] of each part of the file: a record, what
//! stands between records, or a record that cannot be read. [`RowWriter`] writes them in the input's own format with
//! another text and all else byte for byte, and says what must be on record to go back ([`Undo`]); [`restore()`] goes back.
//! Cutting ([`Unit`]), parsing and writing know nothing of what a text says.

mod csv;
mod json;
mod keys;
#[cfg(feature = "parquet")]
mod parquet;
mod parse;
mod restore;
mod table;
mod units;
mod write;

pub use keys::Keys;
pub use parse::{Ids, Notation, Record, Row};
pub use restore::{Was, restore};
pub use units::{Kind, Unit};
pub use write::{Rejects, RowWriter, Undo};

use super::detect::Format;
use super::inputs::Input;
#[cfg(feature = "parquet")]
use super::inputs::Source;
use super::lines::{Limits, is_wide};
use super::signature::refuse_signature;
use crate::error::{Error, Result};
use crate::model::ledger::RejectRecord;
use rayon::prelude::*;
#[cfg(feature = "parquet")]
use std::fs::File;
use std::io::{self, BufRead, Read};
use std::sync::Arc;
use table::Table;
use units::{Cut, Held, Units};

/// How a file of records is read; found out once, at its beginning.
#[derive(Clone, Debug)]
enum Container {
    JsonLines {
        text: String,
        id: Option<String>,
    },
    Json {
        text: String,
        id: Option<String>,
    },
    Table(Table),
    #[cfg(feature = "parquet")]
    Parquet(Arc<parquet::Sheet>),
}

/// So much of the beginning is looked at to find out delimiter, header and text column: the same for every batch size.
const SAMPLE: usize = 256 << 10;

/// A file of records, batch by batch.
///
/// ```
/// use sumsift::read::{Format, Input, Keys, Limits, Row, Rows};
/// let table = &b"id,summary\n1,\"It rained , all day .\"\n2,It snowed .\n"[..];
/// let mut rows = Rows::open(&Input::stdin(), table, Format::Csv, &Keys::default(), Limits::default()).unwrap();
/// assert_eq!(rows.note(), "comma-separated table of 2 columns; the text is column `summary`");
/// let batch = rows.next().unwrap().unwrap();
/// let texts: Vec<String> = batch.rows(&mut Default::default()).into_iter().filter_map(|row| match row {
///     Row::Record(record) => Some(record.document.text),
///     _ => None,
/// }).collect();
/// assert_eq!(texts, ["It rained , all day .", "It snowed ."]);
/// ```
pub struct Rows<'r> {
    input: Arc<Input>,
    container: Arc<Container>,
    note: String,
    parts: Parts<'r>,
}

/// Where the parts come from.
enum Parts<'r> {
    Units(Box<Units<Box<dyn BufRead + Send + 'r>>>),
    #[cfg(feature = "parquet")]
    Cells(Box<parquet::CellReader>),
}

impl<'r> Rows<'r> {
    /// Opens `reader` (unpacked already), the bytes of `input`, as a file of records of a `format`.
    ///
    /// # Errors
    /// [`Error::NotText`] where the beginning shows that the whole file cannot be read so: another format, a column that
    /// it lacks; [`Error::Io`] where it cannot be read.
    pub fn open(
        input: &Input,
        reader: impl BufRead + Send + 'r,
        format: Format,
        keys: &Keys,
        limits: Limits,
    ) -> Result<Self> {
        if format == Format::Parquet {
            return Self::open_parquet(input, reader, keys, limits);
        }
        let mut reader: Box<dyn BufRead + Send + 'r> = Box::new(reader);
        let mut start = Vec::new();
        reader
            .by_ref()
            .take(SAMPLE as u64)
            .read_to_end(&mut start)
            .map_err(|source| Error::io(input.shown(), source))?;
        let refused = |reason| Error::NotText { path: input.shown().into(), reason };
        let wide =
            || is_wide(&start).then(|| "is UTF-16 or UTF-32, but files of records are UTF-8; convert it first".into());
        if let Some(reason) = refuse_signature(&start).or_else(wide) {
            return Err(refused(reason));
        }
        let whole = start.len() < SAMPLE;
        let (container, note) = match format {
            Format::Csv | Format::Tsv => {
                let delimiter = (format == Format::Tsv).then_some(b'\t');
                let table = Table::of(&start, whole, delimiter, keys).map_err(refused)?;
                let note = table.note.clone();
                (Container::Table(table), note)
            }
            _ => {
                let lines = format == Format::JsonLines;
                let (text, note) = parse::json_key(&start, lines, keys).map_err(refused)?;
                let id = keys.id.clone();
                (if lines { Container::JsonLines { text, id } } else { Container::Json { text, id } }, note)
            }
        };
        let cut = container.cut(limits);
        let parts = Parts::Units(Box::new(Units::new(start, reader, cut, limits)));
        Ok(Rows { input: Arc::new(input.clone()), container: Arc::new(container), note, parts })
    }

    #[cfg(feature = "parquet")]
    fn open_parquet(input: &Input, mut reader: impl BufRead, keys: &Keys, limits: Limits) -> Result<Self> {
        let io = |source| Error::io(input.shown(), source);
        // Its parts are read from several places at once: what is no plain file becomes one.
        let plain = match &input.source {
            Source::File(path) if reader.fill_buf().map_err(io)?.starts_with(b"PAR1") => {
                let file = File::open(path).map_err(io)?;
                let mut magic = [0; 4];
                let is_plain = (&file).read_exact(&mut magic).is_ok() && &magic == b"PAR1";
                is_plain.then_some(file).filter(|file| file.metadata().is_ok_and(|metadata| metadata.is_file()))
            }
            _ => None,
        };
        let file = match plain {
            Some(file) => file,
            None => {
                let mut file = tempfile::tempfile().map_err(io)?;
                io::copy(&mut reader, &mut file).map_err(io)?;
                file
            }
        };
        let refused = |reason| Error::NotText { path: input.shown().into(), reason };
        let (sheet, note) = parquet::Sheet::open(file, keys).map_err(refused)?;
        let sheet = Arc::new(sheet);
        let parts = Parts::Cells(Box::new(parquet::CellReader::new(Arc::clone(&sheet), limits)));
        Ok(Rows { input: Arc::new(input.clone()), container: Arc::new(Container::Parquet(sheet)), note, parts })
    }

    #[cfg(not(feature = "parquet"))]
    fn open_parquet(input: &Input, _: impl BufRead, _: &Keys, _: Limits) -> Result<Self> {
        let reason = "is a Parquet file, which this build cannot read (feature `parquet`)".into();
        Err(Error::NotText { path: input.shown().into(), reason })
    }

    /// What was found out about the file, for people, to stand behind its name.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// Whether the text is found under another key or column than `text`, or in a table: worth saying.
    pub fn is_guessed(&self) -> bool {
        self.text_key() != "text"
    }

    /// The key, or the name (else the number) of the column, that holds the text.
    pub fn text_key(&self) -> String {
        match &*self.container {
            Container::JsonLines { text, .. } | Container::Json { text, .. } => text.clone(),
            Container::Table(table) => table.text_key(),
            #[cfg(feature = "parquet")]
            Container::Parquet(sheet) => sheet.text_key(),
        }
    }

    /// A writer of the same format.
    ///
    /// # Errors
    /// [`Error::Io`] where the input has to be opened again and cannot be.
    pub fn writer<W: io::Write + Send>(&self, out: W, rejects: Rejects) -> Result<RowWriter<W>> {
        RowWriter::new(out, Arc::clone(&self.container), rejects)
            .map_err(|source| Error::io(self.input.shown(), source))
    }
}

impl Container {
    fn cut(&self, limits: Limits) -> Box<dyn Cut> {
        match self {
            Container::JsonLines { .. } => Box::new(units::Lines::default()),
            Container::Json { .. } => Box::new(json::Elements::default()),
            Container::Table(table) => Box::new(csv::Records::new(table.delimiter, limits.record, table.unmarked)),
            // Its rows are read column by column.
            #[cfg(feature = "parquet")]
            Container::Parquet(_) => Box::new(units::Lines::default()),
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<RowBatch>;

    fn next(&mut self) -> Option<Self::Item> {
        let content = match &mut self.parts {
            Parts::Units(units) => match units.next()? {
                Ok(held) => Content::Held(held),
                Err(source) => return Some(Err(Error::io(self.input.shown(), source))),
            },
            #[cfg(feature = "parquet")]
            Parts::Cells(cells) => match cells.next()? {
                Ok(cells) => Content::Cells(cells),
                Err(reason) => return Some(Err(Error::NotText { path: self.input.shown().into(), reason })),
            },
        };
        Some(Ok(RowBatch { input: Arc::clone(&self.input), container: Arc::clone(&self.container), content }))
    }
}

/// Consecutive parts of a file of records.
#[derive(Clone, Debug)]
pub struct RowBatch {
    input: Arc<Input>,
    container: Arc<Container>,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    Held(Held),
    #[cfg(feature = "parquet")]
    Cells(parquet::Cells),
}

impl RowBatch {
    /// Number of parts.
    pub fn len(&self) -> usize {
        match &self.content {
            Content::Held(held) => held.len(),
            #[cfg(feature = "parquet")]
            Content::Cells(cells) => cells.values.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of bytes they have in the (unpacked) file.
    pub fn stream_bytes(&self) -> u64 {
        match &self.content {
            Content::Held(held) => held.stream_bytes(),
            #[cfg(feature = "parquet")]
            Content::Cells(cells) => cells.bytes(),
        }
    }

    /// What each part is, in order; parsed in parallel. `ids` is one for the whole file.
    pub fn rows(&self, ids: &mut Ids) -> Vec<Row> {
        let parse = |index| match (&self.content, &*self.container) {
            #[cfg(feature = "parquet")]
            (Content::Cells(cells), Container::Parquet(sheet)) => cells.row(index, &self.input, sheet),
            (_, container) => self.unit(index).map_or(Row::Other, |unit| parse::parse(&unit, &self.input, container)),
        };
        let rows: Vec<Row> = (0..self.len()).into_par_iter().map(parse).collect();
        // Without ids, records are named by their places, which never meet.
        if self.container.has_ids() { rows.into_iter().map(|row| ids.admit(row)).collect() } else { rows }
    }

    /// The part at `index`, as it stands in the file.
    pub fn unit(&self, index: usize) -> Option<Unit<'_>> {
        match &self.content {
            Content::Held(held) => held.unit(index),
            #[cfg(feature = "parquet")]
            Content::Cells(cells) => cells.unit(index),
        }
    }

    /// The part at `index` as a reject, with its bytes, so that nothing is lost.
    pub fn reject(&self, index: usize, reason: String) -> Option<RejectRecord> {
        #[cfg(feature = "parquet")]
        if let Content::Cells(cells) = &self.content {
            return cells.reject(index, &self.input, reason);
        }
        let unit = self.unit(index)?;
        let (raw, raw_hex) = match std::str::from_utf8(unit.bytes) {
            _ if unit.is_oversized() => (None, None),
            Ok(raw) => (Some(raw.to_owned()), None),
            Err(_) => (None, Some(super::to_hex(unit.bytes))),
        };
        let (number, delimiter) = match &*self.container {
            Container::JsonLines { .. } => (None, None),
            Container::Table(table) => (Some(unit.number), Some(char::from(table.delimiter))),
            _ => (Some(unit.number), None),
        };
        let (path, line) = (self.input.shown(), unit.line);
        Some(RejectRecord { path, line, reason, raw, raw_hex, unit: number, delimiter, kept: false, instead: None })
    }
}

impl Container {
    fn has_ids(&self) -> bool {
        match self {
            Container::JsonLines { id, .. } | Container::Json { id, .. } => id.is_some(),
            Container::Table(table) => table.id.is_some(),
            #[cfg(feature = "parquet")]
            Container::Parquet(sheet) => sheet.has_ids(),
        }
    }
}

#[cfg(test)]
mod tests;
