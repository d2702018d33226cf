//! [`Segment`]: a sentence, or what stands for one.

use super::Span;
use serde::{Deserialize, Serialize};

/// A sentence, or what stands for one. Owns no text: slice the document with `span`.
///
/// The segments of a document partition its non-blank text: they are in order, do not overlap, begin and end with a
/// character that is not white space, and between them stands only white space.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Bytes of the document's text.
    pub span: Span,
    /// 1-based line on which it begins (lines end at LF, CR LF, CR or NEL).
    pub line: u32,
    /// What it is.
    pub kind: SegmentKind,
    /// Why it ends where it ends.
    pub boundary: Boundary,
}

/// What a segment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SegmentKind {
    /// A sentence of running text, whole or not.
    Sentence,
    /// A heading: a short line of its own without a verb, or marked as one (`#`).
    Heading,
    /// An item of a bulleted or numbered list.
    ListItem,
    /// A row of a table.
    TableRow,
    /// A line of code or markup, never judged as prose.
    Code,
}

/// The end of a segment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Boundary {
    /// What made it a boundary.
    pub kind: BoundaryKind,
    /// 0..1, how sure: 1 for a blank line, about 0.5 where two readers would differ.
    pub confidence: f32,
}

/// What made a place a boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BoundaryKind {
    /// A terminator that sits on its word (`end.`).
    Terminator,
    /// A terminator with a space before it (`end .`).
    Detached,
    /// No terminator, but a new sentence begins: after a closing quote, mostly.
    Lost,
    /// The end of a line.
    Line,
    /// A blank line.
    Paragraph,
    /// The start of a list item or table row.
    List,
    /// The end of the text.
    End,
}
