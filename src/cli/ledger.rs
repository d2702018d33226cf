//! [`Ledger`]: a ledger file, document by document, and where it stands.

use super::failure::failure;
use crate::model::Span;
use crate::model::ledger::{
    ClusterRecord, ConflictRecord, DocumentRecord, Record, RejectRecord, SegmentRecord, StatsRecord,
};
use crate::read::{Caps, Compression};
use crate::{Error, Result, emit};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What the ledger of a folder is called, and how the ledger of a file ends.
pub const NAME: &str = "ledger.jsonl";

/// The records of one document.
#[derive(Debug)]
pub struct Entry {
    /// The document.
    pub document: DocumentRecord,
    /// Its segments, in order.
    pub segments: Vec<SegmentRecord>,
    /// Its groups.
    pub clusters: Vec<ClusterRecord>,
    /// Its contradictions.
    pub conflicts: Vec<ConflictRecord>,
}

/// A ledger file.
#[derive(Debug)]
pub struct Ledger {
    /// Where it stands.
    pub path: PathBuf,
    /// Its documents, in order.
    pub entries: Vec<Entry>,
    /// The records that could not be read.
    pub rejects: Vec<RejectRecord>,
    /// Files that held no record at all.
    pub empty: Vec<String>,
}

impl Ledger {
    /// Reads a ledger.
    ///
    /// # Errors
    /// [`Error::Io`], or [`Error::Ledger`] with the line that does not fit.
    pub fn read(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|e| Error::io(path, e))?;
        let mut ledger = Ledger { path: path.to_owned(), entries: Vec::new(), rejects: Vec::new(), empty: Vec::new() };
        let (_, file) = Compression::unpack(file, Caps::default()).map_err(|e| Error::io(path, e))?;
        for (n, record) in emit::ledger::read(path, file)?.into_iter().enumerate() {
            let stray =
                || Error::Ledger { path: path.to_owned(), line: n + 1, reason: "belongs to no document".into() };
            let last = ledger.entries.last_mut();
            match record {
                Record::Document(document) => ledger.entries.push(Entry::new(document)),
                Record::Segment(record) => last.ok_or_else(stray)?.segments.push(record),
                Record::Cluster(record) => last.ok_or_else(stray)?.clusters.push(record),
                Record::Conflict(record) => last.ok_or_else(stray)?.conflicts.push(record),
                Record::Reject(record) => ledger.rejects.push(record),
                Record::Stats(StatsRecord { doc: Some(name), documents: 0, rejects: 0, .. }) => ledger.empty.push(name),
                Record::Run(_) | Record::Stats(_) => {}
            }
        }
        Ok(ledger)
    }
}

impl Entry {
    fn new(document: DocumentRecord) -> Self {
        Entry { document, segments: Vec::new(), clusters: Vec::new(), conflicts: Vec::new() }
    }

    /// A segment by its index.
    pub fn segment(&self, index: u32) -> Option<&SegmentRecord> {
        self.segments.get(index as usize).filter(|s| s.index == index)
    }

    /// The segment's text as the input has it; `cleaned` is the document's cleaned text, where it is at hand.
    pub fn text<'a>(&'a self, segment: &'a SegmentRecord, cleaned: Option<&'a str>) -> Option<&'a str> {
        match &segment.text {
            Some(text) => Some(text),
            None => cleaned?.get(segment.output?.range()),
        }
    }

    /// The segments that stand in a range of the cleaned text.
    pub fn standing_in(&self, range: Span) -> impl Iterator<Item = &SegmentRecord> {
        self.segments.iter().filter(move |s| s.output.is_some_and(|output| output.overlaps(range)))
    }
}

/// Whether a file is what a run of ours wrote beside its texts: a ledger or rejects.
pub fn is_ours(path: &Path) -> bool {
    let mut start = Vec::new();
    let unpacked = File::open(path).and_then(|file| Compression::unpack(file, Caps::default()));
    let read = unpacked.and_then(|(_, file)| file.take(64).read_to_end(&mut start));
    read.is_ok() && (start.starts_with(b"{\"type\":\"run\"") || start.starts_with(b"{\"type\":\"reject\""))
}

/// Where the ledger of a file stands that was written with `-o FILE` or `-w`.
pub fn beside(output: &Path) -> PathBuf {
    let mut name = output.as_os_str().to_owned();
    name.push(".");
    name.push(NAME);
    PathBuf::from(name)
}

/// Finds the ledger of a cleaned file or folder: `FILE.ledger.jsonl`, or `ledger.jsonl` in its folder or one above.
pub fn find(output: &Path) -> anyhow::Result<PathBuf> {
    if output.is_dir() {
        let path = output.join(NAME);
        if path.is_file() {
            return Ok(path);
        }
    } else {
        let own = beside(output);
        if own.is_file() {
            return Ok(own);
        }
        let absolute = std::path::absolute(output).unwrap_or_else(|_| output.to_owned());
        if let Some(path) = absolute.ancestors().skip(1).map(|folder| folder.join(NAME)).find(|path| path.is_file()) {
            return Ok(path);
        }
    }
    let wanted = if output.is_dir() { output.join(NAME) } else { beside(output) };
    Err(failure(
        format!("{}: has no ledger; looked for {}", output.display(), wanted.display()),
        "name it; `clean` writes one with -o, -w or --ledger FILE",
    ))
}
