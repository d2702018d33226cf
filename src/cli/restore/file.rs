//! One cleaned file and its records -> the bytes of the input.

use super::Parts;
use crate::cli::ledger::Entry;
use crate::config::ReadSettings;
use crate::emit::restore::restore_text;
use crate::model::ledger::{DocumentRecord, RejectRecord, SegmentRecord};
use crate::read::{Entry as Line, Input, RawLine, encode, from_hex, parse_line, splice, to_json};
use crate::text::hash::hex;

/// The bytes of a text file.
///
/// # Errors
/// What does not fit, to stand behind the file's name.
pub fn text(bytes: &[u8], entry: &Entry) -> Result<Vec<u8>, String> {
    let document = &entry.document;
    let cleaned = cleaned_text(bytes, document).ok_or_else(|| {
        format!("is not the cleaned text that the ledger has for `{}`; was it changed since?", document.doc)
    })?;
    let text = restore(&cleaned, entry)?;
    let restored = encode(&text, &document.encoding.clone().into())?;
    proven(&restored, document)?;
    Ok(restored)
}

/// The cleaned text in a file's bytes, if it is that of `document`: in UTF-8, as `-o` writes it, or in the encoding of
/// the input, as `-w` does.
pub fn cleaned_text(bytes: &[u8], document: &DocumentRecord) -> Option<String> {
    let fits = |text: &str| hex(text.as_bytes()) == document.cleaned_xxh3;
    let utf8 = || std::str::from_utf8(bytes).ok().filter(|text| fits(text)).map(str::to_owned);
    let own = || {
        let encoding = encoding_rs::Encoding::for_label(document.encoding.encoding.as_bytes())?;
        let (text, _) = encoding.decode_with_bom_removal(bytes);
        fits(&text).then(|| text.into_owned())
    };
    utf8().or_else(own)
}

/// The bytes of a JSON Lines file. Its lines are those of the ledger; blank ones stand in the cleaned file.
///
/// # Errors
/// What does not fit, to stand behind the file's name.
pub fn rows(bytes: &[u8], parts: &Parts) -> Result<Vec<u8>, String> {
    let mut cleaned = bytes.split_inclusive(|&b| b == b'\n').peekable();
    let mut entries = parts.entries.iter().peekable();
    let mut rejects = parts.rejects.iter().peekable();
    let mut out = Vec::with_capacity(bytes.len());
    let mut number = 0;
    while entries.peek().is_some() || rejects.peek().is_some() || cleaned.peek().is_some() {
        number += 1;
        if let Some(reject) = rejects.next_if(|reject| reject.line == number) {
            let raw = raw(reject)?;
            // In place, a line that could not be read was left where it is.
            let _ = cleaned.next_if(|line| *line == raw.as_slice());
            out.extend_from_slice(&raw);
        } else if let Some(entry) = entries.next_if(|entry| entry.document.line == Some(number)) {
            let line = cleaned.next().ok_or_else(|| format!("lacks the record `{}`", entry.document.doc))?;
            out.extend_from_slice(&row(line, number, entry)?);
        } else {
            match cleaned.next() {
                Some(line) if is_blank(line) => out.extend_from_slice(line),
                Some(_) => return Err(format!("has a record that the ledger lacks, on line {number} of the input")),
                None => return Err(format!("ends before line {number} of the input")),
            }
        }
    }
    Ok(out)
}

/// Whether a line of JSON Lines holds nothing, a byte order mark aside.
pub fn is_blank(line: &[u8]) -> bool {
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii().is_empty()
}

/// One line of a JSON Lines file.
fn row(line: &[u8], number: u64, entry: &Entry) -> Result<Vec<u8>, String> {
    let document = &entry.document;
    let settings = ReadSettings {
        text_key: document.text_key.clone().unwrap_or_else(|| ReadSettings::default().text_key),
        ..ReadSettings::default()
    };
    let raw = RawLine { number, offset: number - 1, length: line.len() as u64, bytes: line };
    let record = match parse_line(&raw, &Input::stdin(), &settings) {
        Line::Record(record) => record,
        Line::Blank => return Err(format!("is blank where the record `{}` should be", document.doc)),
        Line::Reject(reason) => return Err(format!("the record `{}` {reason}", document.doc)),
    };
    let text = restore(&record.document.text, entry)?;
    let json = document.raw_value.clone().unwrap_or_else(|| to_json(&text));
    let restored = if text == record.document.text && document.raw_value.is_none() {
        line.to_vec()
    } else {
        splice(line, record.value, &json)
    };
    proven(&restored, document)?;
    Ok(restored)
}

fn restore(cleaned: &str, entry: &Entry) -> Result<String, String> {
    let segments: Vec<&SegmentRecord> = entry.segments.iter().collect();
    restore_text(cleaned, &entry.document, &segments)
}

/// Whether these are the very bytes that were read.
fn proven(restored: &[u8], document: &DocumentRecord) -> Result<(), String> {
    if restored.len() as u64 == document.bytes && hex(restored) == document.xxh3 {
        return Ok(());
    }
    Err(format!("does not give the bytes of `{}` back; was it or its ledger changed since?", document.doc))
}

fn raw(reject: &RejectRecord) -> Result<Vec<u8>, String> {
    match (&reject.raw, &reject.raw_hex) {
        (Some(raw), _) => Ok(raw.clone().into_bytes()),
        (None, Some(hex)) => from_hex(hex).ok_or_else(|| format!("line {}: its bytes are no hexadecimal", reject.line)),
        (None, None) => Err(format!("line {} was too long to be kept: {}", reject.line, reject.reason)),
    }
}
