//! Whole files: the bytes of a text or Markdown file, or of standard input -> one `Document`.
//!
//! Markdown is text; its marks are for `segment` to see. An empty file is a document with an empty text.

use super::encoding::{MAX_TEXT, decode};
use super::inputs::Input;
use crate::error::{Error, Result};
use crate::model::{Document, Origin};
use std::io::Read;

/// Reads `input` to its end as one document.
///
/// # Errors
/// [`Error::Io`] where it cannot be read, [`Error::NotText`] where its bytes are no text or more than 4 GiB.
pub fn read_text(reader: impl Read, input: &Input) -> Result<Document> {
    read_limited(reader, input, MAX_TEXT)
}

fn read_limited(reader: impl Read, input: &Input, limit: usize) -> Result<Document> {
    let mut bytes = Vec::new();
    // One byte more than allowed tells a longer file from one of exactly this length, even while it grows.
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    reader.take(most).read_to_end(&mut bytes).map_err(|source| Error::io(input.shown(), source))?;
    if bytes.len() > limit {
        return Err(not_text(input, "is longer than 4 GiB; split it first".into()));
    }
    document(&bytes, input)
}

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
    use std::io;

    struct Broken;

    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }

    #[test]
    fn an_empty_file_is_an_empty_document() {
        let doc = read_text(&b""[..], &Input::stdin()).expect("a document");
        assert_eq!((doc.text.as_str(), doc.bytes), ("", 0));
    }

    #[test]
    fn the_raw_bytes_are_counted_and_hashed_not_the_text() {
        let raw = b"\xff\xfeO\0K\0.\0";
        let doc = read_text(&raw[..], &Input::stdin()).expect("a document");
        assert_eq!((doc.text.as_str(), doc.bytes, doc.xxh3), ("OK.", 8, xxhash_rust::xxh3::xxh3_64(raw)));
    }

    #[test]
    fn what_is_no_text_is_named() {
        let error = read_text(&b"%PDF-1.4\n"[..], &Input::stdin()).expect_err("a refusal");
        assert_eq!(error.to_string(), "stdin: is a PDF document, not text");
    }

    #[test]
    fn a_file_beyond_the_limit_is_refused_and_one_at_the_limit_is_not() {
        assert!(read_limited(&b"12345"[..], &Input::stdin(), 5).is_ok());
        let error = read_limited(&b"123456"[..], &Input::stdin(), 5).expect_err("a refusal");
        assert_eq!(error.to_string(), "stdin: is longer than 4 GiB; split it first");
    }

    #[test]
    fn a_failing_reader_is_an_error_with_the_name() {
        let error = read_text(Broken, &Input::stdin()).expect_err("an error");
        assert_eq!(error.to_string(), "stdin: the disk is gone");
    }
}
