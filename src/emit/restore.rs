//! The input's text, rebuilt from the cleaned text and the ledger.

use crate::model::ledger::{DocumentRecord, SegmentRecord};
use crate::text::hash::hex;

/// The text of a document before cleaning, rebuilt from its cleaned text and its records.
///
/// `segments` are the document's, in any order.
///
/// # Errors
/// One line that says what does not fit: the cleaned text is another one, a segment is missing or points nowhere.
pub fn restore_text(cleaned: &str, document: &DocumentRecord, segments: &[&SegmentRecord]) -> Result<String, String> {
    if hex(cleaned.as_bytes()) != document.cleaned_xxh3 {
        return Err(format!(
            "is not the cleaned text that the ledger has for `{}`; it was changed since",
            document.doc
        ));
    }
    let mut ordered = segments.to_vec();
    ordered.sort_by_key(|s| s.index);
    let mut text = String::new();
    for (n, segment) in ordered.iter().enumerate() {
        if segment.index as usize != n {
            return Err(format!("the ledger lacks segment {n} of `{}`", document.doc));
        }
        text.push_str(&segment.before);
        if text.len() != segment.span.start as usize {
            return Err(format!("segment {n} of `{}` does not begin where the ledger says", document.doc));
        }
        let own = match (&segment.text, segment.output) {
            (Some(own), _) => own.as_str(),
            (None, Some(output)) => cleaned
                .get(output.range())
                .ok_or_else(|| format!("segment {n} of `{}` points outside of the cleaned text", document.doc))?,
            (None, None) => return Err(format!("the ledger has no text for segment {n} of `{}`", document.doc)),
        };
        text.push_str(own);
    }
    text.push_str(&document.tail);
    Ok(text)
}
