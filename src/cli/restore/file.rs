//! One cleaned file and its records -> the bytes of the input.

use super::Parts;
use crate::cli::ledger::Entry;
use crate::emit::restore::restore_text;
use crate::model::ledger::{DocumentRecord, SegmentRecord};
use crate::read::{self, Was, encode, undo};
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

/// The bytes of a file of captions, whose words may be written in UTF-8 or as in the input.
///
/// # Errors
/// What does not fit, to stand behind the file's name.
pub fn captions(bytes: &[u8], entry: &Entry) -> Result<Vec<u8>, String> {
    let document = &entry.document;
    let utf8 = || std::str::from_utf8(bytes).ok().map(str::to_owned);
    let own = || {
        let encoding = encoding_rs::Encoding::for_label(document.encoding.encoding.as_bytes())?;
        Some(encoding.decode_with_bom_removal(bytes).0.into_owned())
    };
    let mut refusal = "is no text".to_owned();
    for cleaned in [utf8(), own()].into_iter().flatten() {
        let cleaned = cleaned.strip_prefix('\u{feff}').unwrap_or(&cleaned);
        let restored = undo(cleaned, &document.undo)
            .and_then(|text| encode(&text, &document.encoding.clone().into()))
            .and_then(|restored| proven(&restored, document).map(|()| restored));
        match restored {
            Ok(restored) => return Ok(restored),
            Err(reason) => refusal = reason,
        }
    }
    Err(refusal)
}

/// The text that was read from a web page; the page itself was never changed.
///
/// # Errors
/// What does not fit, to stand behind the file's name.
pub fn page(bytes: &[u8], entry: &Entry) -> Result<Vec<u8>, String> {
    let document = &entry.document;
    let cleaned = cleaned_text(bytes, document).ok_or_else(|| {
        format!("is not the cleaned text that the ledger has for `{}`; was it changed since?", document.doc)
    })?;
    restore(&cleaned, entry).map(String::into_bytes)
}

/// The bytes of a file of records; `name` is the input's.
///
/// # Errors
/// What does not fit, to stand behind the file's name.
pub fn rows(name: &str, bytes: &[u8], parts: &Parts) -> Result<Vec<u8>, String> {
    let mut was: Vec<(Was<'_>, Option<&Entry>)> = Vec::with_capacity(parts.entries.len() + parts.rejects.len());
    was.extend(parts.entries.iter().map(|entry| (Was::Record(&entry.document), Some(entry))));
    was.extend(parts.rejects.iter().map(|reject| (Was::Reject(reject), None)));
    was.sort_by_key(|(was, _)| was.unit());
    let entries: Vec<&Entry> = was.iter().filter_map(|(_, entry)| *entry).collect();
    let was: Vec<Was<'_>> = was.into_iter().map(|(was, _)| was).collect();
    // Texts are asked for in the order of the records.
    let mut next = entries.into_iter();
    let text = |document: &DocumentRecord, cleaned: &str| match next.next() {
        Some(entry) => restore(cleaned, entry),
        None => Err(format!("the ledger has no segments of `{}`", document.doc)),
    };
    let mut out = Vec::with_capacity(bytes.len());
    read::restore(name.as_ref(), bytes, &was, text, &mut out)?;
    Ok(out)
}

/// Whether a line of JSON Lines holds nothing, a byte order mark aside.
pub fn is_blank(line: &[u8]) -> bool {
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii().is_empty()
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
