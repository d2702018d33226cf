//! Cuts a stream into batches of raw lines, in bounded memory: `BufRead` -> [`Batch`]es.
//!
//! What is in a line is for others to say ([`super::jsonl`]); here every byte is accounted for, and no line longer than
//! the limit is held.

use super::inputs::Input;
use super::signature::refuse_signature;
use super::utf16::Order;
use crate::error::{Error, Result};
use std::io::{self, BufRead};
use std::ops::Range;

/// How much is read at once, and how much is too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// A batch ends after the line that brings it to this many bytes.
    pub batch: usize,
    /// Lines longer than this many bytes (line end included) are counted, not held.
    pub record: usize,
}

impl Default for Limits {
    /// 8 MiB a batch, enough to keep threads busy; 64 MiB a record.
    fn default() -> Self {
        Limits { batch: 8 << 20, record: 64 << 20 }
    }
}

/// A batch ends after this many lines too, or a file of line ends alone would need more memory than its bytes.
const MAX_LINES: usize = 1 << 16;

/// Some consecutive lines of a stream.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    bytes: Vec<u8>,
    lines: Vec<Line>,
}

#[derive(Clone, Debug)]
struct Line {
    number: u64,
    offset: u64,
    length: u64,
    held: Range<usize>,
}

/// One raw line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawLine<'a> {
    /// 1-based.
    pub number: u64,
    /// Bytes before it in the stream.
    pub offset: u64,
    /// Its length in the stream, line end included.
    pub length: u64,
    /// Its bytes, line end included (and at the start of the stream the byte order mark). Empty where the line is longer
    /// than the limit.
    pub bytes: &'a [u8],
}

impl RawLine<'_> {
    /// Whether the line was too long to be held.
    pub fn is_oversized(&self) -> bool {
        self.bytes.len() as u64 != self.length
    }
}

impl Batch {
    /// Number of lines.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is no line.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Number of bytes the lines have in the stream.
    pub fn stream_bytes(&self) -> u64 {
        self.lines.iter().map(|line| line.length).sum()
    }

    /// The line at `index`, counted from 0 in this batch.
    pub fn line(&self, index: usize) -> Option<RawLine<'_>> {
        self.lines.get(index).map(|line| self.raw(line))
    }

    /// The lines, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = RawLine<'_>> {
        self.lines.iter().map(|line| self.raw(line))
    }

    fn raw(&self, line: &Line) -> RawLine<'_> {
        let bytes = self.bytes.get(line.held.clone()).unwrap_or_default();
        RawLine { number: line.number, offset: line.offset, length: line.length, bytes }
    }
}

/// Iterates over the batches of a stream. After an error, which comes behind all lines before it, there is nothing more.
///
/// ```
/// use sumsift::read::{Batches, Limits};
/// let batch = Batches::new(&b"one\r\n\ntwo"[..], Limits::default()).next().unwrap().unwrap();
/// let lines: Vec<_> = batch.iter().map(|line| (line.number, line.offset, line.bytes)).collect();
/// assert_eq!(lines, [(1, 0, &b"one\r\n"[..]), (2, 5, b"\n"), (3, 6, b"two")]);
/// ```
pub struct Batches<R> {
    reader: R,
    limits: Limits,
    number: u64,
    offset: u64,
    failed: Option<io::Error>,
    ended: bool,
}

impl<R: BufRead> Batches<R> {
    /// Batches of the lines of `input`, whose bytes are in `reader`, if they can be lines of UTF-8 at all.
    ///
    /// # Errors
    /// [`Error::NotText`] where the first bytes are of another format or of UTF-16, so that a wrong file gets one message
    /// and not one for each of its lines; [`Error::Io`] where they cannot be read.
    pub fn open(mut reader: R, input: &Input, limits: Limits) -> Result<Self> {
        let start = reader.fill_buf().map_err(|source| Error::io(input.shown(), source))?;
        let wide = || is_wide(start).then(|| "is UTF-16 or UTF-32, but JSON Lines are UTF-8; convert it first".into());
        match refuse_signature(start).or_else(wide) {
            Some(reason) => Err(Error::NotText { path: input.shown().into(), reason }),
            None => Ok(Self::new(reader, limits)),
        }
    }

    /// Batches of the lines of `reader`, from its start.
    pub fn new(reader: R, limits: Limits) -> Self {
        Batches { reader, limits, number: 0, offset: 0, failed: None, ended: false }
    }

    /// Adds the next line to `batch`; false at the end of the stream.
    fn read_line(&mut self, batch: &mut Batch) -> io::Result<bool> {
        let start = batch.bytes.len();
        let mut length = 0u64;
        let mut complete = false;
        while !complete {
            let part = match self.reader.fill_buf() {
                Ok([]) => break,
                Ok(part) => part,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    batch.bytes.truncate(start);
                    return Err(error);
                }
            };
            let taken = memchr::memchr(b'\n', part).map_or(part.len(), |end| end + 1);
            complete = part.get(..taken).is_some_and(|part| part.ends_with(b"\n"));
            length = length.saturating_add(taken as u64);
            if length <= self.limits.record as u64 {
                batch.bytes.extend_from_slice(part.get(..taken).unwrap_or_default());
            } else {
                batch.bytes.truncate(start);
            }
            self.reader.consume(taken);
        }
        if length == 0 {
            return Ok(false);
        }
        self.number = self.number.saturating_add(1);
        batch.lines.push(Line { number: self.number, offset: self.offset, length, held: start..batch.bytes.len() });
        self.offset = self.offset.saturating_add(length);
        Ok(true)
    }
}

impl<R: BufRead> Iterator for Batches<R> {
    type Item = io::Result<Batch>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(error) = self.failed.take() {
            return Some(Err(error));
        }
        let mut batch = Batch::default();
        while !self.ended && batch.bytes.len() < self.limits.batch.max(1) && batch.len() < MAX_LINES {
            match self.read_line(&mut batch) {
                Ok(more) => self.ended = !more,
                Err(error) => {
                    self.ended = true;
                    self.failed = Some(error);
                }
            }
        }
        if batch.is_empty() { self.failed.take().map(Err) } else { Some(Ok(batch)) }
    }
}

/// Whether JSON that starts so has more than one byte a character: a mark, or NULs, which JSON itself never has.
pub(super) fn is_wide(start: &[u8]) -> bool {
    let marks: [&[u8]; 3] = [b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"];
    marks.iter().any(|mark| start.starts_with(mark)) || Order::of_unmarked(start).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::{BufReader, Read};

    fn batches(content: &[u8], limits: Limits, buffer: usize) -> Vec<Batch> {
        Batches::new(BufReader::with_capacity(buffer, content), limits).collect::<io::Result<_>>().expect("readable")
    }

    #[test]
    fn an_empty_stream_has_no_batch() {
        assert!(batches(b"", Limits::default(), 10).is_empty());
    }

    #[test]
    fn a_line_beyond_the_limit_is_counted_but_not_held() {
        let content = b"12345\n123456\n\n1234567";
        let batches = batches(content, Limits { batch: 100, record: 6 }, 4);
        let lines: Vec<_> = batches[0].iter().map(|line| (line.offset, line.length, line.bytes)).collect();
        assert_eq!(lines, [(0, 6, &b"12345\n"[..]), (6, 7, b""), (13, 1, b"\n"), (14, 7, b"")]);
        let oversized: Vec<_> = batches[0].iter().map(|line| line.is_oversized()).collect();
        assert_eq!(oversized, [false, true, false, true]);
    }

    #[test]
    fn a_batch_of_line_ends_alone_stays_small() {
        let batches = batches(&vec![b'\n'; MAX_LINES + 1], Limits::default(), 8192);
        assert_eq!(batches.iter().map(Batch::len).collect::<Vec<_>>(), [MAX_LINES, 1]);
    }

    #[test]
    fn an_error_comes_after_the_lines_before_it_and_ends_the_stream() {
        struct Torn;
        impl Read for Torn {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("torn"))
            }
        }
        let mut batches = Batches::new(BufReader::new((&b"one\ntw"[..]).chain(Torn)), Limits::default());
        assert_eq!(batches.next().expect("a batch").expect("lines").len(), 1);
        assert!(batches.next().expect("an error").is_err());
        assert!(batches.next().is_none());
    }

    #[test]
    fn a_file_that_cannot_be_json_lines_gets_one_message() {
        let open = |bytes: &'static [u8]| Batches::open(bytes, &Input::stdin(), Limits::default()).map(|_| ());
        assert!(open(b"{\"text\": \"One.\"}\n").is_ok() && open(b"").is_ok());
        let message = |bytes| open(bytes).expect_err("a refusal").to_string();
        assert_eq!(message(b"\x1f\x8b\x08\0"), "stdin: is gzip-compressed; decompress it first");
        assert!(message(b"\xff\xfe{\0}\0").contains("UTF-16") && message(b"{\0\"\0t\0\"\0").contains("UTF-16"));
    }

    proptest! {
        #[test]
        fn any_batch_and_buffer_size_gives_the_same_lines(
            content in "[ab\r\n]{0,60}",
            batch in 0usize..20,
            buffer in 1usize..20,
        ) {
            let limits = Limits { batch, record: 1000 };
            let batches = batches(content.as_bytes(), limits, buffer);
            let lines: Vec<&[u8]> = batches.iter().flat_map(Batch::iter).map(|line| line.bytes).collect();
            let expected: Vec<&[u8]> = content.as_bytes().split_inclusive(|&b| b == b'\n').collect();
            prop_assert_eq!(lines, expected);
            prop_assert_eq!(batches.iter().map(Batch::stream_bytes).sum::<u64>(), content.len() as u64);
        }
    }
}
