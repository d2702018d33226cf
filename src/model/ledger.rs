//! The ledger: one JSON object a line, schema `sumsift.ledger/1`.
//!
//! Unknown fields may be added in later versions; a field never changes its meaning inside a schema number.

use super::{
    BoundaryKind, ConflictClass, Edit, Encoding, Language, Member, Place, SegmentKind, Severity, Span, Style, Verdict,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The schema's name and number, written into every [`RunRecord`].
pub const SCHEMA: &str = "sumsift.ledger/1";

/// One line of the ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Record {
    /// What ran, with which settings. First line.
    Run(RunRecord),
    /// One input document; its segments, clusters, conflicts and stats follow.
    Document(DocumentRecord),
    /// One segment of the document before it.
    Segment(SegmentRecord),
    /// Segments that state the same thing.
    Cluster(ClusterRecord),
    /// Two segments that cannot both be right.
    Conflict(ConflictRecord),
    /// Counts, for a document or (without `doc`) for the run.
    Stats(StatsRecord),
    /// An input record that could not be read; kept whole, so that `restore` can put it back.
    Reject(RejectRecord),
}

/// `run`: what ran, with which settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct RunRecord {
    /// Always `sumsift.ledger/1`.
    pub schema: String,
    /// Version of sumsift.
    pub version: String,
    /// The effective settings that shape the result (threads and paths do not).
    pub settings: serde_json::Value,
    /// xxh3 of the settings' compact JSON, 16 hexadecimal digits.
    pub settings_hash: String,
}

/// `document`: one input document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct DocumentRecord {
    /// The record's id, or its path relative to the given root with `/`.
    pub doc: String,
    /// File it came from.
    pub path: String,
    /// 1-based line of the record inside a file of records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// What the file is, where it is neither a plain text nor JSON Lines: `json`, `csv`, `parquet`, `vtt`, `srt`, `html`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Where the record stands in a file of records other than JSON Lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// How the bytes became text.
    #[serde(flatten)]
    pub encoding: EncodingFields,
    /// Length of the raw bytes.
    pub bytes: u64,
    /// xxh3 of the raw bytes, 16 hexadecimal digits.
    pub xxh3: String,
    /// Main language of the text.
    pub language: Language,
    /// Summary or article, as found in the input.
    pub style: Style,
    /// Number of passes until nothing changed any more.
    pub passes: u32,
    /// White space after the last segment (the whole text, where there is no segment).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tail: String,
    /// xxh3 of the cleaned text, 16 hexadecimal digits.
    pub cleaned_xxh3: String,
    /// For records: the key or column whose value was cleaned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_key: Option<String>,
    /// For records: the field as it was written, where writing the text anew would give other bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw_value: Option<String>,
    /// For captions: what the cleaned file has in other words, in order and apart. Putting all of it back gives the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undo: Vec<UndoRecord>,
}

/// A part of a cleaned file, and what stood there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct UndoRecord {
    /// Bytes of the cleaned file's text.
    pub span: Span,
    /// What stood there.
    pub was: String,
}

/// The encoding as the ledger writes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct EncodingFields {
    /// WHATWG name in lower case.
    pub encoding: String,
    /// Whether the file began with a byte order mark.
    pub bom: bool,
    /// Raw bytes that are no UTF-8: byte offset of the U+FFFD in the decoded text, and the bytes in hexadecimal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub undecoded: Vec<(u32, String)>,
}

impl From<Encoding> for EncodingFields {
    fn from(e: Encoding) -> Self {
        EncodingFields { encoding: e.name, bom: e.bom, undecoded: e.undecoded }
    }
}

impl From<EncodingFields> for Encoding {
    fn from(e: EncodingFields) -> Self {
        Encoding { name: e.encoding, bom: e.bom, undecoded: e.undecoded }
    }
}

/// `segment`: one segment, what was seen in it, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct SegmentRecord {
    /// The document's id.
    pub doc: String,
    /// Index inside its document, from 0.
    pub index: u32,
    /// Bytes of the decoded document.
    pub span: Span,
    /// The same in code points.
    pub chars: Span,
    /// 1-based line on which it begins.
    pub line: u32,
    /// What it is.
    pub kind: SegmentKind,
    /// What ended it, and how sure that is (0..1).
    pub boundary: (BoundaryKind, f32),
    /// What happened to it.
    pub verdict: Verdict,
    /// Bytes of the cleaned text; null where it is gone.
    pub output: Option<Span>,
    /// For `merge`: the index of the kept segment that stands for it.
    pub into: Option<u32>,
    /// The cluster it belongs to.
    pub cluster: Option<u32>,
    /// What the rules saw.
    pub findings: Vec<FindingRecord>,
    /// The repairs made, in order, as bytes of the document.
    pub edits: Vec<Edit>,
    /// Where the statement comes from, best first.
    pub support: Vec<SupportRecord>,
    /// 0 (surely supported) to 1 (surely not); only when a source was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unsupported: Option<f32>,
    /// Why it stays or goes.
    pub reason: String,
    /// White space between the segment before (or the start of the text) and this one.
    pub before: String,
    /// The segment's text; left out where `output` holds it verbatim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A finding, as the ledger writes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct FindingRecord {
    /// Rule code.
    pub code: String,
    /// Rule name.
    pub name: String,
    /// How bad it is.
    pub severity: Severity,
    /// Bytes of the decoded document.
    pub span: Span,
    /// 0..1, 1 = surely noise.
    pub score: f32,
    /// One sentence for people.
    pub message: String,
}

/// A place that a statement comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct SupportRecord {
    /// The document: this one, or the source.
    pub doc: String,
    /// Bytes there.
    pub span: Span,
    /// The same in code points.
    pub chars: Span,
    /// 0..1.
    pub score: f32,
}

/// `cluster`: segments that state the same thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ClusterRecord {
    /// The document's id.
    pub doc: String,
    /// Number of the cluster inside its document, from 0.
    pub id: u32,
    /// Index of the segment that stays.
    pub representative: u32,
    /// Why that one stays.
    pub reason: String,
    /// The others.
    pub members: Vec<Member>,
}

/// `conflict`: two segments that cannot both be right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ConflictRecord {
    /// The document's id.
    pub doc: String,
    /// Index of the earlier segment.
    pub a: u32,
    /// Index of the later segment.
    pub b: u32,
    /// What differs.
    pub class: ConflictClass,
    /// The differing words of the two, as bytes of the document.
    pub spans: [Span; 2],
    /// The segment that stays, where there is evidence.
    pub choice: Option<u32>,
    /// Independent lines that speak for each side.
    pub votes: [u32; 2],
    /// Why.
    pub reason: String,
}

/// `stats`: counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct StatsRecord {
    /// The document's id; absent for the whole run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doc: Option<String>,
    /// Documents counted.
    pub documents: u64,
    /// Records rejected.
    pub rejects: u64,
    /// Segments.
    pub segments: u64,
    /// Kept as they are.
    pub kept: u64,
    /// Kept, repaired.
    pub edited: u64,
    /// Merged into another.
    pub merged: u64,
    /// Dropped.
    pub dropped: u64,
    /// Conflicts on record.
    pub conflicts: u64,
    /// Segments with a finding of severity blemish or broken.
    pub noisy: u64,
    /// Segments per rule code.
    pub rules: BTreeMap<String, u64>,
}

/// `reject`: an input record that could not be read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct RejectRecord {
    /// File.
    pub path: String,
    /// 1-based line.
    pub line: u64,
    /// What is wrong with it.
    pub reason: String,
    /// The raw line with its line end; bytes that are no UTF-8 make it `raw_hex` instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw: Option<String>,
    /// The raw line in hexadecimal, where it is no UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw_hex: Option<String>,
    /// 1-based number of the part of the file that it is, as [`Place::unit`]; absent in JSON Lines, where it is the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<u64>,
    /// What stands between the fields of a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    /// Whether the cleaned file has it too, as it is: a file cleaned in place loses nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub kept: bool,
    /// What the cleaned file has in its place, where it has anything: the end of a JSON array that was cut off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
}
