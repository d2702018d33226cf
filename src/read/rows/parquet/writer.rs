//! [`SheetWriter`]: a Parquet file with another text column.

use super::cells::{Cells, to_io};
use super::sheet::Sheet;
use parquet::basic::Compression;
use parquet::bloom_filter::Sbbf;
use parquet::column::writer::ColumnCloseResult;
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::{WriterProperties, WriterVersion};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::sync::Arc;
use tempfile::SpooledTempFile;

/// Texts of a row group are kept in memory up to this many bytes, then in a temporary file: the columns before the text
/// have to be written first, and they are copied only when the group is complete.
const IN_MEMORY: usize = 32 << 20;
/// Stands for the length of a text that is missing.
const MISSING: u64 = u64::MAX;
/// Values written at once.
const STEP: usize = 1024;

/// Writes the rows of a file with other texts. To be given all of them, in order.
pub(in super::super) struct SheetWriter<W: Write + Send> {
    sheet: Arc<Sheet>,
    file: SerializedFileWriter<W>,
    /// The texts of the rows of the open group: for each its definition level, its length, its bytes.
    texts: SpooledTempFile,
    rows: u64,
}

impl<W: Write + Send> SheetWriter<W> {
    pub fn new(out: W, sheet: Arc<Sheet>) -> io::Result<Self> {
        let metadata = sheet.metadata.file_metadata();
        let group = sheet.metadata.row_groups().first();
        let text = group.and_then(|group| group.columns().get(sheet.text));
        let mut properties = WriterProperties::builder()
            .set_writer_version(if metadata.version() >= 2 {
                WriterVersion::PARQUET_2_0
            } else {
                WriterVersion::PARQUET_1_0
            })
            .set_key_value_metadata(metadata.key_value_metadata().cloned())
            // What was sorted by its text may be no longer.
            .set_sorting_columns(group.and_then(|group| group.sorting_columns().cloned()).filter(|sorting| {
                sorting.iter().all(|by| usize::try_from(by.column_idx).is_ok_and(|column| column != sheet.text))
            }))
            .set_compression(text.map_or(Compression::UNCOMPRESSED, |chunk| chunk.compression()));
        if let Some(chunk) = text.filter(|chunk| chunk.bloom_filter_offset().is_some()) {
            properties = properties.set_column_bloom_filter_enabled(chunk.column_path().clone(), true);
        }
        let schema = metadata.schema_descr().root_schema_ptr();
        let file =
            SerializedFileWriter::new(out, schema, Arc::new(properties.build())).map_err(|error| to_io(&error))?;
        Ok(SheetWriter { sheet, file, texts: SpooledTempFile::new(IN_MEMORY), rows: 0 })
    }

    /// Writes the row at `index` of `cells`, with `text` in place of its own where one is given.
    pub fn row(&mut self, cells: &Cells, index: usize, text: Option<&str>) -> io::Result<()> {
        let level = cells.levels.get(index).copied().unwrap_or_default();
        let own = cells.values.get(index).and_then(Option::as_ref);
        let value = own.map(|own| text.map_or(own.data(), str::as_bytes));
        self.texts.write_all(&level.to_le_bytes())?;
        self.texts.write_all(&value.map_or(MISSING, |value| value.len() as u64).to_le_bytes())?;
        self.texts.write_all(value.unwrap_or_default())?;
        self.rows = self.rows.saturating_add(1);
        if cells.ends_group && index + 1 == cells.values.len() { self.end_group(cells.group) } else { Ok(()) }
    }

    fn end_group(&mut self, group: usize) -> io::Result<()> {
        let texts = std::mem::replace(&mut self.texts, SpooledTempFile::new(IN_MEMORY));
        let rows = std::mem::take(&mut self.rows);
        super::guarded(|| write_group(&mut self.file, &self.sheet, group, texts, rows)).map_err(io::Error::other)
    }

    pub fn finish(self) -> io::Result<W> {
        self.file.into_inner().map_err(|error| to_io(&error))
    }
}

fn write_group<W: Write + Send>(
    file: &mut SerializedFileWriter<W>,
    sheet: &Sheet,
    group: usize,
    mut texts: SpooledTempFile,
    rows: u64,
) -> Result<()> {
    texts.seek(SeekFrom::Start(0))?;
    let metadata = sheet.metadata.row_groups().get(group);
    let metadata = metadata.ok_or_else(|| ParquetError::General(format!("there is no row group {group}")))?;
    let mut out = file.next_row_group()?;
    for (index, chunk) in metadata.columns().iter().enumerate() {
        if index == sheet.text {
            write_texts(&mut out, BufReader::new(&mut texts), rows)?;
            continue;
        }
        let page_index = sheet.metadata.page_index();
        out.append_column(
            &sheet.source,
            ColumnCloseResult {
                bytes_written: u64::try_from(chunk.compressed_size()).unwrap_or_default(),
                rows_written: rows,
                metadata: chunk.clone(),
                bloom_filter: Sbbf::read_from_column_chunk(chunk, &sheet.source)?,
                column_index: page_index.and_then(|pages| pages.column_index(group, index)).cloned(),
                offset_index: page_index.and_then(|pages| pages.offset_index(group, index)).cloned(),
            },
        )?;
    }
    out.close()?;
    Ok(())
}

fn write_texts<W: Write + Send>(
    out: &mut SerializedRowGroupWriter<'_, W>,
    mut texts: impl Read,
    rows: u64,
) -> Result<()> {
    let none = || ParquetError::General("the text column is missing".into());
    let mut column = out.next_column()?.ok_or_else(none)?;
    let mut left = rows;
    while left > 0 {
        let (mut levels, mut values) = (Vec::new(), Vec::new());
        while left > 0 && levels.len() < STEP {
            let (mut level, mut length) = ([0; 2], [0; 8]);
            texts.read_exact(&mut level)?;
            texts.read_exact(&mut length)?;
            levels.push(i16::from_le_bytes(level));
            let length = u64::from_le_bytes(length);
            if length != MISSING {
                let mut value = vec![0; usize::try_from(length).map_err(|_| none())?];
                texts.read_exact(&mut value)?;
                values.push(ByteArray::from(value));
            }
            left -= 1;
        }
        column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
    }
    column.close()
}
