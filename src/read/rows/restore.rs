//! A cleaned file of records and what the ledger has of it -> the bytes of the input.

use super::super::detect::Format;
use super::super::from_hex;
use super::super::inputs::Input;
use super::super::lines::Limits;
use super::Container;
#[cfg(feature = "parquet")]
use super::keys::Keys;
#[cfg(feature = "parquet")]
use super::parquet::{CellReader, Sheet, SheetWriter};
use super::parse::{Notation, Row, parse};
use super::table::Table;
use super::units::{OneByOne, Unit};
use crate::model::ledger::{DocumentRecord, RejectRecord};
use crate::text::hash::hex;
use std::io::{self, BufRead, Write};
use std::path::Path;
#[cfg(feature = "parquet")]
use std::sync::Arc;

/// What the ledger has of one part of the input.
#[derive(Clone, Copy, Debug)]
pub enum Was<'a> {
    /// A record that was cleaned.
    Record(&'a DocumentRecord),
    /// A record that could not be read.
    Reject(&'a RejectRecord),
}

impl Was<'_> {
    /// The number of the part; for JSON Lines the line.
    pub fn unit(&self) -> u64 {
        match self {
            Was::Record(document) => document.place.as_ref().map_or(document.line.unwrap_or_default(), |p| p.unit),
            Was::Reject(reject) => reject.unit.unwrap_or(reject.line),
        }
    }
}

/// Writes the bytes of the input to `out`: `cleaned` with each of `was`, which are in the order of their units, put back.
/// `text` gives the text of a record from its cleaned text. The input's `name` says what it is where no record does.
///
/// # Errors
/// What does not fit, to stand behind the cleaned file's name.
pub fn restore(
    name: &Path,
    mut cleaned: impl BufRead,
    was: &[Was<'_>],
    mut text: impl FnMut(&DocumentRecord, &str) -> Result<String, String>,
    out: &mut (impl Write + Send),
) -> Result<(), String> {
    #[cfg(feature = "parquet")]
    if was.iter().any(is_parquet) || was.is_empty() && Format::of_name(name) == Some(Format::Parquet) {
        return restore_parquet(cleaned, was, text, out);
    }
    let is_table = matches!(Format::of_name(name), Some(Format::Csv | Format::Tsv));
    if was.is_empty() && is_table {
        // A header at most, and no record that would say how it is cut.
        return io::copy(&mut cleaned, out).map(drop).map_err(|error| error.to_string());
    }
    let mut container = container(name, was);
    if let (Container::Table(table), Some(Was::Reject(reject))) = (&mut container, was.first()) {
        // Where the first row is gone, what looks like a byte order mark is the text of another.
        table.unmarked = reject.unit == Some(1) && !reject.kept;
    }
    // What was written may be longer than what was read.
    let limits = Limits { record: usize::MAX, ..Limits::default() };
    let mut cleaned = OneByOne::new(cleaned, container.cut(limits));
    let broken = |error: io::Error| error.to_string();
    // The header of a table reads like a record.
    let mut header = matches!(container, Container::Table(_));
    let mut was = was.iter().peekable();
    let mut number = 0;
    loop {
        number += 1;
        let mut write = |bytes: &[u8]| out.write_all(bytes).map_err(broken);
        match was.next_if(|was| was.unit() <= number) {
            Some(was) if was.unit() < number => return Err("has a ledger whose records are not in order".into()),
            Some(&Was::Reject(reject)) => {
                let raw = raw(reject)?;
                let here =
                    if reject.kept { Some(&raw[..]) } else { reject.instead.as_ref().map(|text| text.as_bytes()) };
                if !cleaned.pass(here.unwrap_or_default()).map_err(broken)? {
                    return Err(format!("lacks what line {} of the input left in it", reject.line));
                }
                write(&raw)?;
            }
            Some(&Was::Record(document)) => {
                let unit =
                    cleaned.next().map_err(broken)?.ok_or_else(|| format!("lacks the record `{}`", document.doc))?;
                write(&record(&unit, &container, document, &mut text)?)?;
            }
            None => match cleaned.next().map_err(broken)? {
                Some(unit) => {
                    let is_record = matches!(parse(&unit, &Input::stdin(), &container), Row::Record(_));
                    if is_record && !std::mem::take(&mut header) {
                        return Err(format!("has a record as part {number} of the input that the ledger lacks"));
                    }
                    write(unit.bytes)?;
                }
                None if was.peek().is_none() => return Ok(()),
                None => return Err(format!("ends before part {number} of the input")),
            },
        }
    }
}

fn record(
    unit: &Unit<'_>,
    container: &Container,
    document: &DocumentRecord,
    text: &mut impl FnMut(&DocumentRecord, &str) -> Result<String, String>,
) -> Result<Vec<u8>, String> {
    let mut container = container.clone();
    if let (Container::JsonLines { text, .. } | Container::Json { text, .. }, Some(key)) =
        (&mut container, &document.text_key)
    {
        text.clone_from(key);
    }
    let record = match parse(unit, &Input::stdin(), &container) {
        Row::Record(record) => record,
        Row::Other => return Err(format!("is blank where the record `{}` should be", document.doc)),
        Row::Reject(reason) => return Err(format!("the record `{}` {reason}", document.doc)),
    };
    let original = text(document, &record.document.text)?;
    let notation = match record.notation {
        Notation::Field { delimiter, quoted, .. } => Notation::Field { delimiter, quoted, alone: false },
        other => other,
    };
    let own = unit.bytes.get(record.value.clone()).unwrap_or_default();
    let value = match &document.raw_value {
        Some(raw) => raw.as_bytes().to_vec(),
        None if original == record.document.text => own.to_vec(),
        None => notation.write(&original).into_bytes(),
    };
    let before = unit.bytes.get(unit.lead..record.value.start).unwrap_or_default();
    let after = unit.bytes.get(record.value.end..).unwrap_or_default();
    let body = [before, &value, after].concat();
    if body.len() as u64 != document.bytes || hex(&body) != document.xxh3 {
        return Err(changed(document));
    }
    let lead = document.place.as_ref().and_then(|place| place.lead.as_ref());
    Ok([lead.map_or(unit.lead_bytes(), |lead| lead.as_bytes()), &body].concat())
}

fn raw(reject: &RejectRecord) -> Result<Vec<u8>, String> {
    match (&reject.raw, &reject.raw_hex) {
        (Some(raw), _) => Ok(raw.clone().into_bytes()),
        (None, Some(hex)) => from_hex(hex).ok_or_else(|| format!("line {}: its bytes are no hexadecimal", reject.line)),
        (None, None) => Err(format!("line {} was too long to be kept: {}", reject.line, reject.reason)),
    }
}

#[cfg(feature = "parquet")]
fn is_parquet(was: &Was<'_>) -> bool {
    matches!(was, Was::Record(document) if document.format.as_deref() == Some("parquet"))
}

/// Writes a Parquet file with the texts of the input.
#[cfg(feature = "parquet")]
fn restore_parquet(
    mut cleaned: impl BufRead,
    was: &[Was<'_>],
    mut text: impl FnMut(&DocumentRecord, &str) -> Result<String, String>,
    out: &mut (impl Write + Send),
) -> Result<(), String> {
    let broken = |error: io::Error| error.to_string();
    let mut file = tempfile::tempfile().map_err(broken)?;
    io::copy(&mut cleaned, &mut file).map_err(broken)?;
    let key = was.iter().find_map(|was| match was {
        Was::Record(document) => document.text_key.clone(),
        Was::Reject(_) => None,
    });
    let (sheet, _) = Sheet::open(file, &Keys { text: key, id: None })?;
    let sheet = Arc::new(sheet);
    let mut writer = SheetWriter::new(out, Arc::clone(&sheet)).map_err(broken)?;
    let mut was = was.iter().peekable();
    for cells in CellReader::new(Arc::clone(&sheet), Limits { record: usize::MAX, ..Limits::default() }) {
        let cells = cells?;
        for index in 0..cells.values.len() {
            let unit = cells.unit(index).ok_or("has a row that is missing")?;
            let restored = match was.next_if(|was| was.unit() == unit.number) {
                Some(Was::Record(document)) => {
                    let own =
                        std::str::from_utf8(unit.bytes).map_err(|_| format!("row {} is not UTF-8", unit.number))?;
                    let original = text(document, own)?;
                    if original.len() as u64 != document.bytes || hex(original.as_bytes()) != document.xxh3 {
                        return Err(changed(document));
                    }
                    Some(original)
                }
                _ => None,
            };
            writer.row(&cells, index, restored.as_deref()).map_err(broken)?;
        }
    }
    if let Some(was) = was.next() {
        return Err(format!("lacks row {} of the input", was.unit()));
    }
    writer.finish().map(drop).map_err(broken)
}

fn changed(document: &DocumentRecord) -> String {
    format!("does not give the bytes of `{}` back; was it or its ledger changed since?", document.doc)
}

/// How the file is read, as its records say; where there is none, as its name says.
fn container(name: &Path, was: &[Was<'_>]) -> Container {
    let text = || "text".to_owned();
    let column = was.iter().find_map(|was| match was {
        Was::Record(document) => document.place.as_ref()?.column,
        Was::Reject(_) => None,
    });
    let delimiter = was.iter().find_map(|was| match was {
        Was::Record(document) => document.place.as_ref()?.delimiter,
        Was::Reject(reject) => reject.delimiter,
    });
    if let Some(delimiter) = delimiter {
        let delimiter = u8::try_from(delimiter).unwrap_or(b',');
        let column = column.unwrap_or(1).saturating_sub(1) as usize;
        return Container::Table(Table::plain(delimiter, column, String::new()));
    }
    let in_json = was.iter().any(|was| match was {
        Was::Record(document) => document.place.is_some(),
        Was::Reject(reject) => reject.unit.is_some(),
    });
    if in_json || was.is_empty() && Format::of_name(name) == Some(Format::Json) {
        return Container::Json { text: text(), id: None };
    }
    Container::JsonLines { text: text(), id: None }
}
