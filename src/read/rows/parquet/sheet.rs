//! [`Sheet`]: what a Parquet file holds, and which of its columns is the text.

use super::super::keys::{self, Column, Keys};
use super::cells::CellReader;
use super::guarded;
use super::source::Source;
use parquet::basic::{ConvertedType, LogicalType, Type};
use parquet::file::metadata::{PageIndexPolicy, ParquetMetaData, ParquetMetaDataReader};
use parquet::schema::types::ColumnDescriptor;
use std::fs::File;
use std::sync::Arc;

/// A Parquet file with its columns found.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub(super) source: Source,
    pub(super) metadata: Arc<ParquetMetaData>,
    /// The leaf columns of the text and the id, from 0.
    pub(super) text: usize,
    pub(super) id: Option<usize>,
}

/// Values looked at where no name tells which column holds the text.
const SAMPLE: usize = 100;

impl Sheet {
    /// Opens a file. Gives what to say about it, too.
    ///
    /// # Errors
    /// Why it cannot be read, to stand behind its name.
    pub fn open(file: File, wanted: &Keys) -> Result<(Self, String), String> {
        let source = Source::new(file).map_err(|error| error.to_string())?;
        let read = || {
            let reader = ParquetMetaDataReader::new().with_page_index_policy(PageIndexPolicy::Optional);
            reader.parse_and_finish(&source)
        };
        let metadata = Arc::new(guarded(read)?);
        let mut sheet = Sheet { source, metadata, text: 0, id: None };
        let columns = sheet.metadata.file_metadata().schema_descr().columns().to_vec();
        let names: Vec<String> = columns.iter().map(|column| column.path().parts().join(".")).collect();
        let all: Vec<Option<&str>> = names.iter().map(|name| Some(name.as_str())).collect();
        let text = match &wanted.text {
            Some(key) => Column { index: keys::find(key, &all)?, reason: None },
            None => {
                let strings: Vec<usize> =
                    (0..columns.len()).filter(|&n| columns.get(n).is_some_and(|c| is_text(c))).collect();
                let of_strings: Vec<Option<&str>> = strings.iter().map(|&n| all.get(n).copied().flatten()).collect();
                let rows = sheet.sample(&strings)?;
                let rows: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
                let found = keys::guess(&of_strings, &rows).map_err(|_| "has no column of strings")?;
                Column { index: strings.get(found.index).copied().unwrap_or_default(), reason: found.reason }
            }
        };
        let name = names.get(text.index).cloned().unwrap_or_default();
        let column = columns.get(text.index).ok_or("has no column")?;
        if !is_text(column) {
            return Err(format!("has a column `{name}` of {}, not of strings", what(column)));
        }
        sheet.text = text.index;
        sheet.id = wanted.id.as_ref().map(|key| keys::find(key, &all)).transpose()?;
        if let Some(column) = sheet.id.and_then(|id| columns.get(id)).filter(|column| !is_id(column)) {
            return Err(format!("has an id column of {}, not of strings or whole numbers", what(column)));
        }
        let reason = text.reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
        let rows = sheet.metadata.file_metadata().num_rows();
        let note = format!("Parquet of {rows} rows and {} columns; the text is column `{name}`{reason}", names.len());
        Ok((sheet, note))
    }

    /// The name of the text column.
    pub fn text_key(&self) -> String {
        let columns = self.metadata.file_metadata().schema_descr().columns();
        columns.get(self.text).map(|column| column.path().parts().join(".")).unwrap_or_default()
    }

    /// The text column, from 0.
    pub fn column(&self) -> usize {
        self.text
    }

    /// Whether rows have ids of their own.
    pub fn has_ids(&self) -> bool {
        self.id.is_some()
    }

    /// The first values of some columns, row by row.
    fn sample(&self, columns: &[usize]) -> Result<Vec<Vec<String>>, String> {
        let mut rows = vec![Vec::new(); SAMPLE];
        for &column in columns {
            let values = CellReader::sample(self, column, SAMPLE)?;
            for (row, n) in rows.iter_mut().zip(0..) {
                let value = values.get(n).cloned().flatten();
                row.push(value.map(|value| String::from_utf8_lossy(value.data()).into_owned()).unwrap_or_default());
            }
        }
        Ok(rows)
    }
}

/// Whether a column holds one string a row.
fn is_text(column: &ColumnDescriptor) -> bool {
    let by_logical = match column.logical_type_ref() {
        Some(LogicalType::String | LogicalType::Enum | LogicalType::Json) => true,
        Some(_) => false,
        // Old writers say nothing; what is no UTF-8 is told value by value.
        None => matches!(
            column.converted_type(),
            ConvertedType::UTF8 | ConvertedType::ENUM | ConvertedType::JSON | ConvertedType::NONE
        ),
    };
    column.physical_type() == Type::BYTE_ARRAY && column.max_rep_level() == 0 && by_logical
}

fn is_id(column: &ColumnDescriptor) -> bool {
    let whole = matches!(column.physical_type(), Type::INT32 | Type::INT64) && column.max_rep_level() == 0;
    whole || is_text(column)
}

/// What a column holds, for people.
fn what(column: &ColumnDescriptor) -> String {
    let kind = format!("{}", column.physical_type()).to_lowercase();
    if column.max_rep_level() > 0 { format!("lists of {kind}") } else { kind }
}
