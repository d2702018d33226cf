//! One unit of a file of records -> a record, or the reason why it is none. Each is judged by itself, so units may be
//! parsed in parallel; only ids need the order ([`Ids`]).

use super::super::encoding::MAX_TEXT;
use super::super::inputs::Input;
use super::super::jsonl::{self, to_json};
use super::super::lines::RawLine;
use super::super::record::Keys as JsonKeys;
use super::keys::{Keys, guess_key};
use super::table::Table;
use super::units::{Cut, Kind, Step, Unit};
use super::{Container, csv, json, units};
use crate::model::{Document, Encoding, Origin, Place};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

/// What one part of a file of records is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A document.
    Record(Box<Record>),
    /// What stands between records: blank lines, the header of a table, the brackets of an array. Written as it is.
    Other,
    /// A record that cannot be used: why.
    Reject(String),
}

/// A document, and where its text stands in its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The document. Its raw bytes (length, hash) are the whole record, its lead left out.
    pub document: Document,
    /// The text as it is written, quotes included, as bytes of the unit.
    pub value: Range<usize>,
    /// How it is written.
    pub notation: Notation,
}

/// How a text is written in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// As a JSON string.
    Json,
    /// As a field of a delimited table.
    Field {
        /// What stands between fields.
        delimiter: u8,
        /// Whether it stands in quotes.
        quoted: bool,
        /// Whether the record has no other field: an empty text must then be in quotes, or it would be a blank line.
        alone: bool,
    },
    /// As a value of a column.
    Cell,
}

impl Notation {
    /// `text` as it is to be written.
    pub(super) fn write(self, text: &str) -> String {
        match self {
            Notation::Json => to_json(text),
            Notation::Field { delimiter, quoted, alone } => {
                csv::to_field(text, delimiter, quoted || (alone && text.is_empty()))
            }
            Notation::Cell => text.to_owned(),
        }
    }
}

impl Record {
    /// The unit's bytes with `text` in place of its own text and all else byte for byte; the bytes themselves where the
    /// text is the same.
    pub fn with_text<'a>(&self, unit: &'a [u8], text: &str) -> Cow<'a, [u8]> {
        if text == self.document.text {
            return Cow::Borrowed(unit);
        }
        Cow::Owned(jsonl::splice(unit, self.value.clone(), &self.notation.write(text)))
    }
}

/// What `unit` is.
pub(super) fn parse(unit: &Unit<'_>, input: &Input, container: &Container) -> Row {
    if unit.is_oversized() {
        let end = unit.offset.saturating_add(unit.length);
        return Row::Reject(format!(
            "is {} bytes long, more than a record may have; not kept here, it is bytes {}..{end} of the file",
            unit.length, unit.offset
        ));
    }
    let parsed = match (unit.kind, container) {
        (Kind::Filler, _) => return Row::Other,
        (Kind::Broken(reason) | Kind::CutOff(reason), _) => return Row::Reject(reason.to_owned()),
        (Kind::Record, Container::JsonLines { text, id }) => {
            let keys = JsonKeys { text, id: id.as_deref() };
            let line = RawLine { number: unit.number, offset: unit.offset, length: unit.length, bytes: unit.bytes };
            return match jsonl::parse_with(&line, input, keys) {
                jsonl::Entry::Record(record) => Row::Record(record),
                jsonl::Entry::Blank => Row::Other,
                jsonl::Entry::Reject(reason) => Row::Reject(reason),
            };
        }
        (Kind::Record, Container::Json { text, id }) => element(unit, input, JsonKeys { text, id: id.as_deref() }),
        (Kind::Record, Container::Table(table)) if unit.number == table.header_unit => return Row::Other,
        (Kind::Record, Container::Table(table)) if table.is_blank(unit.body()) => return Row::Other,
        (Kind::Record, Container::Table(table)) => table_row(unit, input, table),
        // Its rows are read column by column.
        #[cfg(feature = "parquet")]
        (Kind::Record, Container::Parquet(_)) => return Row::Other,
    };
    match parsed {
        Ok(record) => Row::Record(Box::new(record)),
        Err(reason) => Row::Reject(reason),
    }
}

/// An element of a JSON array. Records without an id are named by their number in the array: lines may hold several.
fn element(unit: &Unit<'_>, input: &Input, keys: JsonKeys<'_>) -> Result<Record, String> {
    let body = unit.body();
    // Only the first byte of a file can be a byte order mark, and that is never part of an element.
    let line = RawLine { number: unit.line, offset: 1, length: body.len() as u64, bytes: body };
    let mut record = match jsonl::parse_with(&line, input, keys) {
        jsonl::Entry::Record(record) => *record,
        jsonl::Entry::Blank => return Err("is empty".into()),
        jsonl::Entry::Reject(reason) => return Err(reason),
    };
    if keys.id.is_none() {
        record.document.id = format!("{}:{}", input.rel, unit.ordinal);
    }
    record.value = record.value.start + unit.lead..record.value.end + unit.lead;
    record.document.origin.format = Some("json".into());
    record.document.origin.place = Some(Place { unit: unit.number, ..Place::default() });
    Ok(record)
}

fn table_row(unit: &Unit<'_>, input: &Input, table: &Table) -> Result<Record, String> {
    let body = unit.body();
    let fields = csv::fields(body, table.delimiter, super::table::MAX_COLUMNS);
    if table.columns > 0 && fields.len() != table.columns {
        let (has, is) = (plural(fields.len()), plural(table.columns));
        let what = if table.header.is_some() { "the header" } else { "the first row" };
        return Err(format!("has {has}, but {what} has {is}"));
    }
    let field = |index: usize, name: &str| {
        let range = fields.get(index).cloned().unwrap_or_default();
        let raw = std::str::from_utf8(body.get(range.clone()).unwrap_or_default())
            .map_err(|error| format!("has a field `{name}` that is not UTF-8 at byte {}", error.valid_up_to() + 1))?;
        Ok::<_, String>((range, raw))
    };
    let (range, raw) = field(table.text, &table.text_key())?;
    let text = csv::value(raw).into_owned();
    if text.len() > MAX_TEXT {
        return Err("has a text longer than 4 GiB".into());
    }
    let id = match table.id {
        Some(index) => csv::value(field(index, "id")?.1).into_owned(),
        None => format!("{}:{}", input.rel, unit.line),
    };
    if id.is_empty() {
        return Err("has an empty id".into());
    }
    let quoted = raw.starts_with('"');
    let notation = Notation::Field { delimiter: table.delimiter, quoted, alone: table.columns == 1 };
    let raw_value = (csv::to_field(&text, table.delimiter, quoted) != raw).then(|| raw.to_owned());
    let place = Place {
        unit: unit.number,
        column: Some(u32::try_from(table.text + 1).unwrap_or(u32::MAX)),
        delimiter: Some(char::from(table.delimiter)),
        lead: None,
    };
    let document = Document {
        id,
        origin: Origin {
            path: input.shown(),
            line: Some(unit.line),
            raw_value,
            format: Some("csv".into()),
            place: Some(place),
        },
        text,
        encoding: Encoding::utf8(),
        bytes: body.len() as u64,
        xxh3: xxh3_64(body),
    };
    Ok(Record { document, value: range.start + unit.lead..range.end + unit.lead, notation })
}

fn plural(fields: usize) -> String {
    format!("{fields} field{}", if fields == 1 { "" } else { "s" })
}

/// The key of the text in JSON records that begin with `start`, and what to say about it.
///
/// # Errors
/// Where the file is no JSON at all, so that it gets one message and not one for each of its lines.
pub(super) fn json_key(start: &[u8], lines: bool, wanted: &Keys) -> Result<(String, String), String> {
    let kind = if lines { "JSON Lines" } else { "JSON" };
    let first = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start().first();
    if !lines && !matches!(first, None | Some(b'[' | b'{')) {
        return Err("is not JSON: it begins with neither `[` nor `{`".into());
    }
    if let Some(key) = &wanted.text {
        return Ok((key.clone(), format!("{kind}; the text is `{key}`")));
    }
    /// Enough to see what is usual.
    const OBJECTS: usize = 100;
    let mut cut: Box<dyn Cut> =
        if lines { Box::new(units::Lines::default()) } else { Box::new(json::Elements::default()) };
    let mut objects = Vec::new();
    let mut rest = start;
    while let Step::Unit { length, lead, .. } = cut.step(rest, false) {
        let record = rest.get(lead..length).unwrap_or_default();
        objects.extend(serde_json::from_slice(record.trim_ascii()).ok());
        rest = rest.get(length..).unwrap_or_default();
        if objects.len() == OBJECTS || length == 0 {
            break;
        }
    }
    // The last line of a file may lack its end.
    objects.extend(serde_json::from_slice(rest.trim_ascii()).ok());
    Ok(match guess_key(&objects) {
        Some((key, reason)) => {
            let reason = reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
            let note = format!("{kind}; the text is `{key}`{reason}");
            (key, note)
        }
        None => ("text".into(), format!("{kind}; the text is `text`")),
    })
}

/// The ids seen in a file, to find those that come again. About 50 bytes a record, only where records have ids.
#[derive(Debug, Default)]
pub struct Ids {
    /// 128 bits of xxh3, so that no two ids meet by chance; std's keyed hash, so that none meet by intent. Never iterated.
    first: HashMap<u128, (u64, u64)>,
}

impl Ids {
    /// Makes a reject of a record whose id an earlier one has. To be called in the order of the records.
    pub fn admit(&mut self, row: Row) -> Row {
        let Row::Record(record) = &row else { return row };
        let Document { id, origin, .. } = &record.document;
        let line = origin.line.unwrap_or_default();
        let here = (line, origin.place.as_ref().map_or(line, |place| place.unit));
        let first = *self.first.entry(xxh3_128(id.as_bytes())).or_insert(here);
        if first == here { row } else { Row::Reject(format!("has the id `{id}`, as line {} has already", first.0)) }
    }
}
