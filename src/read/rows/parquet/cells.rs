//! The texts of a Parquet file, batch by batch: never more than a batch of them is held.

use super::super::super::encoding::{MAX_TEXT, to_hex};
use super::super::super::inputs::Input;
use super::super::super::lines::Limits;
use super::super::parse::{Notation, Record, Row};
use super::super::units::{Kind, Unit};
use super::sheet::Sheet;
use super::source::Source;
use super::{guarded, in_words};
use crate::model::ledger::RejectRecord;
use crate::model::{Document, Encoding, Origin, Place};
use parquet::column::page::PageReader;
use parquet::column::reader::{ColumnReader, get_column_reader};
use parquet::data_type::ByteArray;
use parquet::errors::{ParquetError, Result};
use parquet::file::serialized_reader::SerializedPageReader;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_64;

/// Values read at once, so that the size of what is held is known in time.
const STEP: usize = 256;
/// A batch ends after this many rows too.
const MAX_ROWS: usize = 1 << 16;

/// Consecutive rows of one row group.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Cells {
    /// The row group, from 0.
    pub group: usize,
    /// Whether the group ends with them.
    pub ends_group: bool,
    /// Rows of the file before them.
    pub before: u64,
    /// The text of each row, where it has one.
    pub values: Vec<Option<ByteArray>>,
    /// How much of each row's path to its text is there (definition level).
    pub levels: Vec<i16>,
    /// The id of each row; `Err` says why it has none. Empty where rows have no ids.
    ids: Vec<std::result::Result<String, &'static str>>,
    /// Texts longer than this are not read.
    limit: usize,
}

impl Cells {
    pub fn unit(&self, index: usize) -> Option<Unit<'_>> {
        let value = self.values.get(index)?;
        let number = self.before.saturating_add(index as u64).saturating_add(1);
        let bytes = value.as_ref().map_or(&[][..], ByteArray::data);
        let length = bytes.len() as u64;
        Some(Unit { number, ordinal: number, line: number, offset: 0, length, lead: 0, kind: Kind::Record, bytes })
    }

    /// Number of bytes of all texts.
    pub fn bytes(&self) -> u64 {
        self.values.iter().flatten().map(|value| value.len() as u64).sum()
    }

    /// What the row at `index` is. It is named by its number in the file where rows have no ids.
    pub fn row(&self, index: usize, input: &Input, sheet: &Sheet) -> Row {
        let Some(unit) = self.unit(index).filter(|_| matches!(self.values.get(index), Some(Some(_)))) else {
            return Row::Other;
        };
        if unit.bytes.len() > self.limit.min(MAX_TEXT) {
            return Row::Reject(format!("has a text of {} bytes, more than a record may have", unit.bytes.len()));
        }
        let text = match std::str::from_utf8(unit.bytes) {
            Ok(text) => text.to_owned(),
            Err(error) => {
                return Row::Reject(format!("has a text that is not UTF-8 at byte {}", error.valid_up_to() + 1));
            }
        };
        let id = match self.ids.get(index) {
            None => format!("{}:{}", input.rel, unit.line),
            Some(Ok(id)) => id.clone(),
            Some(Err(reason)) => return Row::Reject((*reason).to_owned()),
        };
        let column = u32::try_from(sheet.column().saturating_add(1)).unwrap_or(u32::MAX);
        let document = Document {
            id,
            origin: Origin {
                path: input.shown(),
                line: Some(unit.line),
                raw_value: None,
                format: Some("parquet".into()),
                place: Some(Place { unit: unit.number, column: Some(column), ..Place::default() }),
            },
            text,
            encoding: Encoding::utf8(),
            bytes: unit.length,
            xxh3: xxh3_64(unit.bytes),
        };
        Row::Record(Box::new(Record { document, value: 0..unit.bytes.len(), notation: Notation::Cell }))
    }

    /// The row at `index` as a reject. Its text stays in the file, too.
    pub fn reject(&self, index: usize, input: &Input, reason: String) -> Option<RejectRecord> {
        let unit = self.unit(index)?;
        let (raw, raw_hex) = match std::str::from_utf8(unit.bytes) {
            _ if unit.bytes.len() > self.limit => (None, None),
            Ok(raw) => (Some(raw.to_owned()), None),
            Err(_) => (None, Some(to_hex(unit.bytes))),
        };
        let (path, line, unit) = (input.shown(), unit.line, Some(unit.number));
        Some(RejectRecord { path, line, reason, raw, raw_hex, unit, delimiter: None, kept: true, instead: None })
    }
}

/// Reads the texts, and the ids, of a file.
pub(in super::super) struct CellReader {
    sheet: Arc<Sheet>,
    limits: Limits,
    group: usize,
    /// Rows read of the file, and of the group.
    before: u64,
    in_group: u64,
    open: Option<Columns>,
    ended: bool,
}

struct Columns {
    text: ColumnReader,
    id: Option<ColumnReader>,
}

impl CellReader {
    pub fn new(sheet: Arc<Sheet>, limits: Limits) -> Self {
        CellReader { sheet, limits, group: 0, before: 0, in_group: 0, open: None, ended: false }
    }

    /// The first values of a column of strings.
    pub(super) fn sample(
        sheet: &Sheet,
        column: usize,
        most: usize,
    ) -> std::result::Result<Vec<Option<ByteArray>>, String> {
        if sheet.metadata.num_row_groups() == 0 {
            return Ok(Vec::new());
        }
        guarded(|| {
            let mut reader = open(sheet, 0, column)?;
            let mut cells = Cells::default();
            read_texts(&mut reader, most, &mut cells)?;
            Ok(cells.values)
        })
    }

    fn batch(&mut self) -> Result<Option<Cells>> {
        let sheet = Arc::clone(&self.sheet);
        while let Some(group) = sheet.metadata.row_groups().get(self.group) {
            let rows = u64::try_from(group.num_rows())
                .map_err(|_| ParquetError::General("a negative number of rows".into()))?;
            // Groups without rows are not written again.
            if rows == 0 {
                self.group += 1;
                continue;
            }
            let columns = match &mut self.open {
                Some(columns) => columns,
                none => none.insert(Columns {
                    text: open(&sheet, self.group, sheet.text)?,
                    id: sheet.id.map(|id| open(&sheet, self.group, id)).transpose()?,
                }),
            };
            let mut cells =
                Cells { group: self.group, before: self.before, limit: self.limits.record, ..Cells::default() };
            let mut bytes = 0;
            while self.in_group < rows && bytes < self.limits.batch.max(1) && cells.values.len() < MAX_ROWS {
                let most = usize::try_from(rows - self.in_group).unwrap_or(STEP).min(STEP);
                let from = cells.values.len();
                let read = read_texts(&mut columns.text, most, &mut cells)?;
                if read == 0 {
                    return Err(ParquetError::EOF(format!("row group {} ends before its {rows} rows", self.group)));
                }
                if let Some(id) = &mut columns.id {
                    read_ids(id, read, &mut cells.ids)?;
                }
                bytes += cells.values.iter().skip(from).flatten().map(ByteArray::len).sum::<usize>();
                self.in_group = self.in_group.saturating_add(read as u64);
                self.before = self.before.saturating_add(read as u64);
            }
            cells.ends_group = self.in_group >= rows;
            if cells.ends_group {
                (self.group, self.in_group, self.open) = (self.group + 1, 0, None);
            }
            return Ok(Some(cells));
        }
        Ok(None)
    }
}

impl Iterator for CellReader {
    type Item = std::result::Result<Cells, String>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let batch = guarded(|| self.batch());
        self.ended = !matches!(batch, Ok(Some(_)));
        batch.transpose()
    }
}

fn open(sheet: &Sheet, group: usize, column: usize) -> Result<ColumnReader> {
    let missing = || ParquetError::General(format!("row group {group} lacks column {column}"));
    let metadata = sheet.metadata.row_groups().get(group).ok_or_else(missing)?;
    let chunk = metadata.columns().get(column).ok_or_else(missing)?;
    let rows = usize::try_from(metadata.num_rows()).map_err(|_| missing())?;
    let pages: Box<dyn PageReader> =
        Box::new(SerializedPageReader::<Source>::new(Arc::new(sheet.source.clone()), chunk, rows, None)?);
    Ok(get_column_reader(chunk.column_descr_ptr(), pages))
}

/// Adds up to `most` texts to `cells`; gives how many rows that were.
fn read_texts(reader: &mut ColumnReader, most: usize, cells: &mut Cells) -> Result<usize> {
    let ColumnReader::ByteArrayColumnReader(reader) = reader else {
        return Err(ParquetError::General("the text column holds no strings".into()));
    };
    let (mut levels, mut values) = (Vec::with_capacity(most), Vec::with_capacity(most));
    let mut read = 0;
    // A call ends with a page.
    while read < most {
        let (rows, _, _) = reader.read_records(most - read, Some(&mut levels), None, &mut values)?;
        if rows == 0 {
            break;
        }
        read += rows;
    }
    spread(read, &levels, values, &mut cells.values)?;
    levels.resize(read, 0);
    cells.levels.append(&mut levels);
    Ok(read)
}

/// Values of the rows that have one -> one entry for each row.
fn spread<T>(rows: usize, levels: &[i16], values: Vec<T>, out: &mut Vec<Option<T>>) -> Result<()> {
    let contradiction = || ParquetError::General("a page has not as many values as it says".into());
    // Without optional fields on its path, each row has a value and no level is read.
    if levels.is_empty() && values.len() == rows {
        out.extend(values.into_iter().map(Some));
        return Ok(());
    }
    if levels.len() != rows {
        return Err(contradiction());
    }
    let missing = rows.checked_sub(values.len()).ok_or_else(contradiction)?;
    // A row has its value where its level is the highest there is.
    let highest = levels.iter().copied().max().unwrap_or_default();
    let present = |level: &&i16| **level == highest;
    let all_missing = missing == rows;
    if !all_missing && levels.iter().filter(present).count() != values.len() {
        return Err(contradiction());
    }
    let mut values = values.into_iter();
    out.extend(levels.iter().map(|level| if !all_missing && *level == highest { values.next() } else { None }));
    Ok(())
}

fn read_ids(
    reader: &mut ColumnReader,
    rows: usize,
    ids: &mut Vec<std::result::Result<String, &'static str>>,
) -> Result<()> {
    let mut levels = Vec::new();
    let mut found: Vec<Option<String>> = Vec::new();
    macro_rules! read {
        ($reader:expr, $show:expr) => {{
            let (mut values, mut out) = (Vec::new(), Vec::new());
            let mut read = 0;
            while read < rows {
                let (more, _, _) = $reader.read_records(rows - read, Some(&mut levels), None, &mut values)?;
                if more == 0 {
                    return Err(ParquetError::EOF("the id column is shorter than the text column".into()));
                }
                read += more;
            }
            spread(rows, &levels, values, &mut out)?;
            found.extend(out.into_iter().map(|value| value.and_then($show)));
        }};
    }
    match reader {
        ColumnReader::ByteArrayColumnReader(reader) => {
            read!(reader, |value: ByteArray| String::from_utf8(value.data().to_vec()).ok())
        }
        ColumnReader::Int32ColumnReader(reader) => read!(reader, |value: i32| Some(value.to_string())),
        ColumnReader::Int64ColumnReader(reader) => read!(reader, |value: i64| Some(value.to_string())),
        _ => return Err(ParquetError::General("the id column holds neither strings nor whole numbers".into())),
    }
    ids.extend(found.into_iter().map(|id| match id {
        Some(id) if id.is_empty() => Err("has an empty id"),
        Some(id) => Ok(id),
        None => Err("has no id, or none that is UTF-8"),
    }));
    Ok(())
}

/// An error of the crate for others, in words.
pub(super) fn to_io(error: &ParquetError) -> std::io::Error {
    std::io::Error::other(in_words(error))
}
