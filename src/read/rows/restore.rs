//! A cleaned file of records and what the ledger has of it -> the bytes of the input.

use super::super::detect::Format;
use super::super::from_hex;
use super::super::inputs::Input;
use super::super::lines::Limits;
use super::Container;
use super::parse::{Notation, Row, parse};
use super::table::Table;
use super::units::{Unit, Units};
use crate::model::ledger::{DocumentRecord, RejectRecord};
use crate::text::hash::hex;
use std::io::{BufRead, Write};

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
/// `text` gives the text of a record from its cleaned text.
///
/// # Errors
/// What does not fit, to stand behind the cleaned file's name.
pub fn restore(
    cleaned: impl BufRead + Send,
    was: &[Was<'_>],
    mut text: impl FnMut(&DocumentRecord, &str) -> Result<String, String>,
    out: &mut impl Write,
) -> Result<(), String> {
    let mut cleaned = Cleaned::new(cleaned, container(was));
    // The header of a table reads like a record.
    let mut header = matches!(cleaned.container, Container::Table(_));
    let mut was = was.iter().peekable();
    let mut number = 0;
    loop {
        number += 1;
        let mut write = |bytes: &[u8]| out.write_all(bytes).map_err(|error| error.to_string());
        match was.next_if(|was| was.unit() <= number) {
            Some(was) if was.unit() < number => return Err("has a ledger whose records are not in order".into()),
            Some(&Was::Reject(reject)) => {
                let raw = raw(reject)?;
                let instead = reject.instead.as_ref().map_or(raw.as_slice(), |instead| instead.as_bytes());
                // In place, a record that could not be read was left where it is.
                cleaned.next_if(instead)?;
                write(&raw)?;
            }
            Some(&Was::Record(document)) => {
                let lacks = || format!("lacks the record `{}`", document.doc);
                let bytes = cleaned
                    .next(|unit, container| record(unit, container, document, &mut text))?
                    .ok_or_else(lacks)??;
                write(&bytes)?;
            }
            None => match cleaned.next(|unit, container| between(unit, container, &mut header))? {
                Some(bytes) => write(&bytes?)?,
                None if was.peek().is_none() => return Ok(()),
                None => return Err(format!("ends before part {number} of the input")),
            },
        }
    }
}

/// What stands between records, as it is.
fn between(unit: &Unit<'_>, container: &Container, header: &mut bool) -> Result<Vec<u8>, String> {
    let is_record = matches!(parse(unit, &Input::stdin(), container), Row::Record(_));
    if is_record && !std::mem::take(header) {
        return Err(format!("has a record on line {} that the ledger lacks", unit.line));
    }
    Ok(unit.bytes.to_vec())
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
        return Err(format!("does not give the bytes of `{}` back; was it or its ledger changed since?", document.doc));
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

/// How the file is read, as its records say; where there is none, as its name says.
fn container(was: &[Was<'_>]) -> Container {
    let text = || "text".to_owned();
    let of_record = was.iter().find_map(|was| match was {
        Was::Record(document) => Some((document.format.as_deref(), document.place.as_ref())),
        Was::Reject(_) => None,
    });
    let of_reject = || {
        was.iter().find_map(|was| match was {
            Was::Reject(RejectRecord { unit: Some(_), path, .. }) => Format::of_name(path.as_ref()),
            _ => None,
        })
    };
    match of_record {
        Some((Some("csv"), place)) => {
            let column = place.and_then(|place| place.column).unwrap_or(1);
            let delimiter = place.and_then(|place| place.delimiter).unwrap_or(',');
            let delimiter = u8::try_from(delimiter).unwrap_or(b',');
            Container::Table(Table::plain(delimiter, column.saturating_sub(1) as usize, String::new()))
        }
        Some((Some(_), _)) => Container::Json { text: text(), id: None },
        Some((None, _)) => Container::JsonLines { text: text(), id: None },
        None => match of_reject() {
            Some(Format::Csv | Format::Tsv) => Container::Table(Table::plain(b',', 0, String::new())),
            Some(Format::Json) => Container::Json { text: text(), id: None },
            _ => Container::JsonLines { text: text(), id: None },
        },
    }
}

/// The units of the cleaned file, one by one.
struct Cleaned<R> {
    units: Units<R>,
    container: Container,
    held: super::Held,
    index: usize,
}

impl<R: BufRead> Cleaned<R> {
    fn new(reader: R, container: Container) -> Self {
        // What was written may be longer than what was read: escapes differ.
        let limits = Limits { record: usize::MAX / 2, ..Limits::default() };
        let units = Units::new(Vec::new(), reader, container.cut(limits), limits);
        Cleaned { units, container, held: super::Held::default(), index: 0 }
    }

    fn peek(&mut self) -> Result<Option<Unit<'_>>, String> {
        if self.index == self.held.len() {
            match self.units.next() {
                Some(Ok(held)) => (self.held, self.index) = (held, 0),
                Some(Err(error)) => return Err(error.to_string()),
                None => return Ok(None),
            }
        }
        Ok(self.held.unit(self.index))
    }

    fn next<T>(&mut self, take: impl FnOnce(&Unit<'_>, &Container) -> T) -> Result<Option<T>, String> {
        if self.peek()?.is_none() {
            return Ok(None);
        }
        let taken = self.held.unit(self.index).map(|unit| take(&unit, &self.container));
        self.index += 1;
        Ok(taken)
    }

    fn next_if(&mut self, bytes: &[u8]) -> Result<(), String> {
        if self.peek()?.is_some_and(|unit| unit.bytes == bytes) {
            self.index += 1;
        }
        Ok(())
    }
}
