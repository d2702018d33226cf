//! Whole files: the bytes of a text or Markdown file, or of standard input -> one `Document`.
//!
//! Markdown is text; its marks are for `segment` to see. An empty file is a document with an empty text.

use super::encoding::decode;
use super::inputs::Input;
use crate::error::{Error, Result};
use crate::model::{Document, Origin};

/// The document in the bytes of a whole file.
///
/// # Errors
/// [`Error::NotText`] where they are no text.
///
/// ```
/// use sumsift::read::{Input, document};
/// let doc = document(b"\xef\xbb\xbfA note .\r\n", &Input::stdin()).unwrap();
/// assert_eq!((doc.id.as_str(), doc.text.as_str(), doc.encoding.bom, doc.bytes), ("stdin", "A note .\r\n", true, 13));
/// ```
pub fn document(bytes: &[u8], input: &Input) -> Result<Document> {
    let decoded = decode(bytes).map_err(|reason| not_text(input, reason))?;
    Ok(Document {
        id: input.rel.clone(),
        origin: Origin { path: input.shown(), ..Origin::default() },
        text: decoded.text,
        encoding: decoded.encoding,
        bytes: bytes.len() as u64,
        xxh3: xxhash_rust::xxh3::xxh3_64(bytes),
    })
}

fn not_text(input: &Input, reason: String) -> Error {
    Error::NotText { path: input.shown().into(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_file_is_an_empty_document() {
        let doc = document(b"", &Input::stdin()).expect("a document");
        assert_eq!((doc.text.as_str(), doc.bytes), ("", 0));
    }

    #[test]
    fn the_raw_bytes_are_counted_and_hashed_not_the_text() {
        let raw = b"\xff\xfeO\0K\0.\0";
        let doc = document(raw, &Input::stdin()).expect("a document");
        assert_eq!((doc.text.as_str(), doc.bytes, doc.xxh3), ("OK.", 8, xxhash_rust::xxh3::xxh3_64(raw)));
    }

    #[test]
    fn what_is_no_text_is_named() {
        let error = document(b"%PDF-1.4\n", &Input::stdin()).expect_err("a refusal");
        assert_eq!(error.to_string(), "stdin: is a PDF document, not text");
    }
}
