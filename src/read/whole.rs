//! Files that are one document each: texts, web pages, captions; all treated alike.

use super::captions::Captions;
use super::detect::Format;
use super::encoding::MAX_TEXT;
use super::html::page;
use super::inputs::Input;
use super::text::document;
use crate::error::{Error, Result};
use crate::model::Document;
use std::io::Read;

/// A file that is one document.
#[derive(Clone, Debug)]
pub enum Whole {
    /// Plain text or Markdown: written with the text alone.
    Text(Document),
    /// The main text of a web page, which is never written: what comes out is a plain text.
    Page(Document),
    /// Captions: written with other words in their cues.
    Captions(Box<Captions>),
}

impl Whole {
    /// Reads `input`, whose (unpacked) bytes are in `reader`, to its end.
    ///
    /// # Errors
    /// [`Error::Io`] where it cannot be read, [`Error::NotText`] where its bytes are no text, or more than 4 GiB.
    ///
    /// ```
    /// use sumsift::read::{Format, Input, Whole};
    /// let whole = Whole::read(&b"<p>It rained .</p>"[..], &Input::stdin(), Format::Html).unwrap();
    /// assert_eq!(whole.document().text, "It rained .\n");
    /// ```
    pub fn read(reader: impl Read, input: &Input, format: Format) -> Result<Self> {
        Self::read_limited(reader, input, format, MAX_TEXT)
    }

    fn read_limited(reader: impl Read, input: &Input, format: Format, limit: usize) -> Result<Self> {
        let mut bytes = Vec::new();
        // One byte more than allowed tells a longer file from one of exactly this length, even while it grows.
        let most = (limit as u64).saturating_add(1);
        reader.take(most).read_to_end(&mut bytes).map_err(|source| Error::io(input.shown(), source))?;
        if bytes.len() > limit {
            return Err(Error::NotText {
                path: input.shown().into(),
                reason: "is longer than 4 GiB; split it first".into(),
            });
        }
        Ok(match format {
            Format::Html => Whole::Page(page(&bytes, input)?),
            Format::Vtt | Format::Srt => Whole::Captions(Box::new(Captions::read(&bytes, input, format)?)),
            _ => Whole::Text(document(&bytes, input)?),
        })
    }

    /// What it says.
    pub fn document(&self) -> &Document {
        match self {
            Whole::Text(document) | Whole::Page(document) => document,
            Whole::Captions(captions) => &captions.document,
        }
    }

    /// The same, to be named.
    pub fn document_mut(&mut self) -> &mut Document {
        match self {
            Whole::Text(document) | Whole::Page(document) => document,
            Whole::Captions(captions) => &mut captions.document,
        }
    }

    /// What was found out about it, for people, to stand behind its name.
    pub fn note(&self) -> String {
        match self {
            Whole::Text(_) => "one text".into(),
            Whole::Page(_) => "web page; its main text".into(),
            Whole::Captions(captions) => captions.note(),
        }
    }
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
    fn a_file_beyond_the_limit_is_refused_and_one_at_the_limit_is_not() {
        let read = |bytes: &[u8]| Whole::read_limited(bytes, &Input::stdin(), Format::Text, 5);
        assert!(read(b"12345").is_ok());
        let error = read(b"123456").expect_err("a refusal");
        assert_eq!(error.to_string(), "stdin: is longer than 4 GiB; split it first");
    }

    #[test]
    fn a_failing_reader_is_an_error_with_the_name() {
        let error = Whole::read(Broken, &Input::stdin(), Format::Vtt).expect_err("an error");
        assert_eq!(error.to_string(), "stdin: the disk is gone");
    }

    #[test]
    fn each_kind_says_what_it_is() {
        let note = |bytes: &[u8], format| Whole::read(bytes, &Input::stdin(), format).expect("text").note();
        assert_eq!(note(b"A note.", Format::Text), "one text");
        assert_eq!(note(b"<p>A note.", Format::Html), "web page; its main text");
        assert_eq!(note(b"WEBVTT\n", Format::Vtt), "WebVTT captions of 0 cues");
    }
}
