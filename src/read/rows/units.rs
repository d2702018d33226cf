//! Cuts a stream into units, in batches of bounded size: records, and what stands between them.
//!
//! Where a unit ends is for a [`Cut`] to say, one for each format; what is in it is for a parser. Here every byte is
//! accounted for, and no unit longer than the limit is held.

use super::super::lines::Limits;
use std::io::{self, BufRead, Read};
use std::ops::Range;

/// A batch ends after this many units too: each costs memory beside its bytes.
const MAX_UNITS: usize = 1 << 16;

/// How much is asked of the stream at once.
const READ: usize = 256 << 10;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A record, or what looks like one.
    Record,
    /// What stands between records: the brackets of an array, the header of a table.
    Filler,
    /// A record that cannot be read: why.
    Broken(&'static str),
    /// The last record, cut off inside of an array that is not closed: why.
    CutOff(&'static str),
}

/// A part of a file of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit<'a> {
    /// 1-based, over all units of the stream.
    pub number: u64,
    /// 1-based, over its records, broken ones too; of a filler, that of the record before it.
    pub ordinal: u64,
    /// 1-based line on which it begins, its lead left out.
    pub line: u64,
    /// Bytes before it in the stream.
    pub offset: u64,
    /// Its length in the stream.
    pub length: u64,
    /// How many of its bytes stand before the record itself: a comma and white space.
    pub lead: usize,
    /// What it is.
    pub kind: Kind,
    /// Its bytes; empty where it is longer than the limit.
    pub bytes: &'a [u8],
}

impl<'a> Unit<'a> {
    /// Whether it was too long to be held.
    pub fn is_oversized(&self) -> bool {
        self.bytes.len() as u64 != self.length
    }

    /// The bytes before the record.
    pub fn lead_bytes(&self) -> &'a [u8] {
        self.bytes.get(..self.lead).unwrap_or_default()
    }

    /// The record without its lead.
    pub fn body(&self) -> &'a [u8] {
        self.bytes.get(self.lead..).unwrap_or_default()
    }
}

/// Where the unit at the start of what is held ends.
pub(super) enum Step {
    /// After so many bytes.
    Unit { length: usize, lead: usize, kind: Kind },
    /// Not among the bytes held; or there is no unit any more, where these are the last.
    More,
}

/// Says where units end. Called with a growing view of one unit until it is told, so it remembers how far it has looked.
pub(super) trait Cut: Send {
    /// Looks at `held`, which begins with a unit; `last` says that nothing comes behind it.
    fn step(&mut self, held: &[u8], last: bool) -> Step;
    /// The unit is too long: all bytes shown are gone, and the next view begins behind them.
    fn forget(&mut self, shown: usize);
    /// Starts anew behind bytes that others have dealt with.
    fn restart(&mut self);
}

/// Some consecutive units of a stream.
#[derive(Clone, Debug, Default)]
pub(super) struct Held {
    bytes: Vec<u8>,
    units: Vec<Place>,
}

#[derive(Clone, Debug)]
struct Place {
    number: u64,
    ordinal: u64,
    line: u64,
    offset: u64,
    length: u64,
    lead: usize,
    kind: Kind,
    held: Range<usize>,
}

impl Held {
    pub fn len(&self) -> usize {
        self.units.len()
    }

    pub fn unit(&self, index: usize) -> Option<Unit<'_>> {
        let place = self.units.get(index)?;
        let Place { number, ordinal, line, offset, length, lead, kind, .. } = *place;
        let bytes = self.bytes.get(place.held.clone()).unwrap_or_default();
        Some(Unit { number, ordinal, line, offset, length, lead, kind, bytes })
    }

    /// Number of bytes the units have in the stream.
    pub fn stream_bytes(&self) -> u64 {
        self.units.iter().map(|unit| unit.length).sum()
    }
}

/// Iterates over the batches of a stream. After an error, which comes behind all units before it, there is nothing more.
pub(super) struct Units<R> {
    reader: R,
    cut: Box<dyn Cut>,
    limits: Limits,
    /// Read and not yet given away; begins with a unit.
    buffer: Vec<u8>,
    number: u64,
    ordinal: u64,
    line: u64,
    offset: u64,
    ended: bool,
    failed: Option<io::Error>,
    done: bool,
}

impl<R: BufRead> Units<R> {
    /// The units of `reader` behind `start`, bytes that were read from it already.
    pub fn new(start: Vec<u8>, reader: R, cut: Box<dyn Cut>, limits: Limits) -> Self {
        Units {
            reader,
            cut,
            limits,
            buffer: start,
            number: 0,
            ordinal: 0,
            line: 1,
            offset: 0,
            ended: false,
            failed: None,
            done: false,
        }
    }

    /// Adds more of the stream to the buffer: as much as is `held` of an unfinished unit, so that a [`Cut`] that looks at
    /// it again from its start does so a few times only.
    fn read(&mut self, held: usize) -> io::Result<()> {
        let mut read = 0;
        while read < held.max(READ) {
            let part = match self.reader.fill_buf() {
                Ok([]) => {
                    self.ended = true;
                    break;
                }
                Ok(part) => part,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            self.buffer.extend_from_slice(part);
            let length = part.len();
            self.reader.consume(length);
            read = read.saturating_add(length);
        }
        Ok(())
    }

    fn batch(&mut self) -> Held {
        let mut units = Vec::new();
        let mut start = 0;
        // Length and lines of the beginning of a unit that is too long to be held.
        let (mut gone, mut gone_lines) = (0u64, 0u64);
        while !self.done && start < self.limits.batch.max(1) && units.len() < MAX_UNITS {
            let held = self.buffer.get(start..).unwrap_or_default();
            match self.cut.step(held, self.ended) {
                Step::Unit { length, lead, kind } => {
                    let bytes = held.get(..length).unwrap_or(held);
                    let lead = if gone > 0 { 0 } else { lead.min(bytes.len()) };
                    let lines_before = count_lines(bytes.get(..lead).unwrap_or_default());
                    let lines = gone_lines.saturating_add(count_lines(bytes));
                    let total = gone.saturating_add(bytes.len() as u64);
                    self.number = self.number.saturating_add(1);
                    self.ordinal = self.ordinal.saturating_add(u64::from(kind != Kind::Filler));
                    let held =
                        if total > self.limits.record as u64 { start..start } else { start..start + bytes.len() };
                    units.push(Place {
                        number: self.number,
                        ordinal: self.ordinal,
                        line: self.line.saturating_add(lines_before),
                        offset: self.offset,
                        length: total,
                        lead,
                        kind,
                        held,
                    });
                    start += bytes.len();
                    self.line = self.line.saturating_add(lines);
                    self.offset = self.offset.saturating_add(total);
                    (gone, gone_lines) = (0, 0);
                }
                Step::More if self.ended || self.failed.is_some() => self.done = true,
                Step::More => {
                    let length = held.len();
                    if length > self.limits.record {
                        gone = gone.saturating_add(held.len() as u64);
                        gone_lines = gone_lines.saturating_add(count_lines(held));
                        self.cut.forget(held.len());
                        self.buffer.truncate(start);
                    }
                    // What was read before it failed is still to be cut.
                    self.failed = self.read(length).err();
                }
            }
        }
        let rest = self.buffer.split_off(start.min(self.buffer.len()));
        Held { bytes: std::mem::replace(&mut self.buffer, rest), units }
    }
}

fn count_lines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

impl<R: BufRead> Iterator for Units<R> {
    type Item = io::Result<Held>;

    fn next(&mut self) -> Option<Self::Item> {
        if !self.done {
            let batch = self.batch();
            if batch.len() > 0 {
                return Some(Ok(batch));
            }
        }
        self.failed.take().map(Err)
    }
}

/// JSON Lines: every line is a unit.
#[derive(Default)]
pub(super) struct Lines {
    seen: usize,
}

impl Cut for Lines {
    fn step(&mut self, held: &[u8], last: bool) -> Step {
        let fresh = held.get(self.seen..).unwrap_or_default();
        let length = match memchr::memchr(b'\n', fresh) {
            Some(end) => self.seen + end + 1,
            None if last && !held.is_empty() => held.len(),
            None => {
                self.seen = held.len();
                return Step::More;
            }
        };
        self.seen = 0;
        Step::Unit { length, lead: 0, kind: Kind::Record }
    }

    fn forget(&mut self, _: usize) {
        self.seen = 0;
    }

    fn restart(&mut self) {
        self.seen = 0;
    }
}

/// The units of a stream one by one, all of them held, and bytes that are no unit in between.
pub(super) struct OneByOne<R> {
    reader: R,
    cut: Box<dyn Cut>,
    buffer: Vec<u8>,
    start: usize,
    ended: bool,
    number: u64,
}

impl<R: BufRead> OneByOne<R> {
    pub fn new(reader: R, cut: Box<dyn Cut>) -> Self {
        OneByOne { reader, cut, buffer: Vec::new(), start: 0, ended: false, number: 0 }
    }

    /// The next unit; of where it stands only the number is right.
    pub fn next(&mut self) -> io::Result<Option<Unit<'_>>> {
        loop {
            let held = self.buffer.get(self.start..).unwrap_or_default();
            match self.cut.step(held, self.ended) {
                Step::Unit { length, lead, kind } => {
                    let from = self.start;
                    self.start = self.start.saturating_add(length).min(self.buffer.len());
                    self.number = self.number.saturating_add(1);
                    let bytes = self.buffer.get(from..self.start).unwrap_or_default();
                    let length = bytes.len() as u64;
                    let number = self.number;
                    // Only the first byte of a stream can be a byte order mark.
                    let offset = u64::from(number > 1);
                    return Ok(Some(Unit { number, ordinal: 0, line: 0, offset, length, lead, kind, bytes }));
                }
                Step::More if self.ended => return Ok(None),
                Step::More => self.read()?,
            }
        }
    }

    /// Passes over `bytes`, which come next; false where others do.
    pub fn pass(&mut self, bytes: &[u8]) -> io::Result<bool> {
        while !self.ended && self.buffer.len().saturating_sub(self.start) < bytes.len() {
            self.read()?;
        }
        let come = self.buffer.get(self.start..).is_some_and(|held| held.starts_with(bytes));
        if come {
            self.start = self.start.saturating_add(bytes.len());
            self.cut.restart();
        }
        Ok(come)
    }

    /// Reads as much as is held already, so that all that is held is moved and looked at a few times only.
    fn read(&mut self) -> io::Result<()> {
        self.buffer.drain(..std::mem::take(&mut self.start));
        let wanted = self.buffer.len().max(READ) as u64;
        let read = self.reader.by_ref().take(wanted).read_to_end(&mut self.buffer)?;
        self.ended = (read as u64) < wanted;
        Ok(())
    }
}
