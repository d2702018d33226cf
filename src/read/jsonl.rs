//! JSON Lines: one raw line -> a record, or the reason why it is none; and the line written anew with another text.
//!
//! A record is judged by itself, so lines may be parsed in parallel. The line's other bytes are never touched: the text's value is found as a range of bytes and replaced there.

use super::encoding::{MAX_TEXT, to_hex};
use super::inputs::Input;
use super::lines::RawLine;
use super::record::{self, Keys};
use super::rows::{Notation, Record};
use crate::config::ReadSettings;
use crate::model::ledger::RejectRecord;
use crate::model::{Document, Encoding, Origin};
use std::ops::Range;
use xxhash_rust::xxh3::xxh3_64;

/// What one line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A document.
    Record(Box<Record>),
    /// White space alone.
    Blank,
    /// Nothing that can be used: why.
    Reject(String),
}

/// `line` with the bytes `value` replaced by `json`, a JSON string with its quotes.
///
/// ```
/// # use sumsift::read::splice;
/// assert_eq!(splice(b"{\"text\": \"old\"}\n", 9..14, "\"new\""), b"{\"text\": \"new\"}\n");
/// ```
pub fn splice(line: &[u8], value: Range<usize>, json: &str) -> Vec<u8> {
    let before = line.get(..value.start).unwrap_or(line);
    let after = line.get(value.end..).unwrap_or_default();
    [before, json.as_bytes(), after].concat()
}

/// `text` as a JSON string, quotes included, as short as can be: how new text is written, and what the raw value of an
/// untouched one is compared with.
pub fn to_json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Reads one line of `input` as a record.
///
/// ```
/// use sumsift::config::ReadSettings;
/// use sumsift::read::{Entry, Input, RawLine, parse_line};
/// let bytes = b"{\"n\": 1, \"text\": \"One sentence .\"}\n";
/// let line = RawLine { number: 7, offset: 0, length: bytes.len() as u64, bytes };
/// let Entry::Record(record) = parse_line(&line, &Input::stdin(), &ReadSettings::default()) else { panic!() };
/// assert_eq!((record.document.id.as_str(), record.document.text.as_str()), ("stdin:7", "One sentence ."));
/// assert_eq!(&*record.with_text(bytes, "One sentence."), b"{\"n\": 1, \"text\": \"One sentence.\"}\n");
/// ```
pub fn parse_line(line: &RawLine<'_>, input: &Input, settings: &ReadSettings) -> Entry {
    parse_with(line, input, Keys { text: &settings.text_key, id: settings.id_key.as_deref() })
}

pub(super) fn parse_with(line: &RawLine<'_>, input: &Input, keys: Keys<'_>) -> Entry {
    if line.is_oversized() {
        let end = line.offset.saturating_add(line.length);
        return Entry::Reject(format!(
            "is {} bytes long, more than a record may have; not kept here, it is bytes {}..{end} of the file",
            line.length, line.offset
        ));
    }
    let mark: &[u8] = if line.offset == 0 { b"\xef\xbb\xbf" } else { b"" };
    let content = line.bytes.strip_prefix(mark).unwrap_or(line.bytes).trim_ascii();
    if content.is_empty() {
        return Entry::Blank;
    }
    match parse(content, line, input, keys) {
        Ok(record) => Entry::Record(Box::new(record)),
        Err(reason) => Entry::Reject(reason),
    }
}

fn parse(content: &[u8], line: &RawLine<'_>, input: &Input, keys: Keys<'_>) -> Result<Record, String> {
    let content = std::str::from_utf8(content).map_err(|error| {
        let byte = error.valid_up_to().saturating_add(offset_in(line.bytes, content)).saturating_add(1);
        format!("is not UTF-8 at byte {byte} of the line")
    })?;
    let start = offset_in(line.bytes, content.as_bytes());
    let values = record::find(content, keys).map_err(|error| no_record(content, &error, 0))?;
    let raw = values.text.ok_or_else(|| missing(content, keys.text))?.get();
    if !raw.starts_with('"') {
        return Err(format!("`{}` is {}, not a string", keys.text, kind(raw)));
    }
    let within = offset_in(content.as_bytes(), raw.as_bytes());
    let text: String = serde_json::from_str(raw).map_err(|error| no_record(content, &error, within))?;
    if text.len() > MAX_TEXT {
        return Err(format!("`{}` is longer than 4 GiB", keys.text));
    }
    let id = match keys.id {
        Some(key) => id(values.id.ok_or_else(|| missing(content, key))?.get(), key)?,
        None => format!("{}:{}", input.rel, line.number),
    };
    let value = start.saturating_add(within)..start.saturating_add(within).saturating_add(raw.len());
    let document = Document {
        id,
        origin: Origin {
            path: input.shown(),
            line: Some(line.number),
            // Without escapes the value can only be what it is; with them there are several ways to write it.
            raw_value: (raw.contains('\\') && to_json(&text) != raw).then(|| raw.to_owned()),
            ..Origin::default()
        },
        text,
        encoding: Encoding::utf8(),
        bytes: line.length,
        xxh3: xxh3_64(line.bytes),
    };
    Ok(Record { document, value, notation: Notation::Json })
}

/// Where `part`, a slice of `whole`, begins in it. Both come from one allocation, so their addresses tell.
fn offset_in(whole: &[u8], part: &[u8]) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

fn id(raw: &str, key: &str) -> Result<String, String> {
    let id: String = match raw.as_bytes().first() {
        Some(b'"') => serde_json::from_str(raw).map_err(|_| format!("`{key}` is no readable string"))?,
        Some(b'-' | b'0'..=b'9') => raw.to_owned(),
        _ => return Err(format!("`{key}` is {}, not a string or a number", kind(raw))),
    };
    if id.is_empty() { Err(format!("`{key}` is empty")) } else { Ok(id) }
}

/// What a raw JSON value is, in words.
fn kind(raw: &str) -> &'static str {
    match raw.as_bytes().first() {
        Some(b'"') => "a string",
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    }
}

fn missing(content: &str, key: &str) -> String {
    /// As many as fit a line; wide tables have hundreds.
    const SHOWN: usize = 6;
    let mut keys = record::keys(content, SHOWN + 1);
    let more = if keys.len() > SHOWN { ", ..." } else { "" };
    keys.truncate(SHOWN);
    match keys.is_empty() {
        true => format!("has no key `{key}`; it is empty"),
        false => format!("has no key `{key}`, only `{}`{more}", keys.join("`, `")),
    }
}

/// Why `content` is no record; serde_json counts columns in bytes from `offset`, people count characters.
fn no_record(content: &str, error: &serde_json::Error, offset: usize) -> String {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    // serde_json's two words for the same thing.
    let half = message.starts_with("unexpected end of hex escape") || message.starts_with("lone leading surrogate");
    let message = if half { "an escape is half a surrogate pair" } else { message };
    if error.line() > 1 {
        return format!("is broken JSON on line {} of the record, column {}: {message}", error.line(), error.column());
    }
    let column = offset.saturating_add(error.column());
    let column = content.char_indices().take_while(|(at, _)| *at < column).count().max(1);
    match content.as_bytes().first() {
        Some(b'{') if error.is_data() && message.starts_with("the key") => format!("is ambiguous: {message}"),
        Some(b'[' | b'"' | b'0'..=b'9' | b'-') if error.is_data() => format!("is {}, not an object", kind(content)),
        Some(b't' | b'f' | b'n') if error.is_data() => format!("is {}, not an object", kind(content)),
        _ => format!("is broken JSON at column {column}: {message}"),
    }
}

impl RawLine<'_> {
    /// The line as a reject, with its bytes, so that nothing is lost.
    pub fn reject(&self, input: &Input, reason: String) -> RejectRecord {
        let (raw, raw_hex) = match std::str::from_utf8(self.bytes) {
            _ if self.is_oversized() => (None, None),
            Ok(raw) => (Some(raw.to_owned()), None),
            Err(_) => (None, Some(to_hex(self.bytes))),
        };
        RejectRecord {
            path: input.shown(),
            line: self.number,
            reason,
            raw,
            raw_hex,
            unit: None,
            delimiter: None,
            kept: false,
            instead: None,
        }
    }
}

#[cfg(test)]
mod tests;
