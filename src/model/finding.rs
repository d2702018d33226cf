//! [`Finding`]: what one rule saw in one segment.

use super::Span;
use serde::{Deserialize, Serialize};

/// What one rule saw in one segment. A finding decides nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's code, such as `SPC001`; the rule table has its name and documentation.
    pub code: &'static str,
    /// Index of the segment in its document.
    pub segment: u32,
    /// The bytes that are wrong; inside the segment.
    pub span: Span,
    /// How bad it is here (a rule may find the same thing mendable in one place and hopeless in another).
    pub severity: Severity,
    /// 0..1: 1 = surely noise.
    pub score: f32,
    /// One sentence for people, without a full stop; quotes at most a few words of the text.
    pub message: String,
    /// The mechanical repair, empty where there is none. Spans lie inside the segment, in order, apart.
    pub edits: Vec<Edit>,
    /// Other segments that prove it (the first copy of a duplicate).
    pub related: Vec<u32>,
}

/// Replace `span` of the document by `replacement`. Replacements only re-space, undo mojibake, or add one final period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Edit {
    /// Bytes to take out; may be empty for an insertion.
    pub span: Span,
    /// What stands there instead.
    pub replacement: String,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// For the reader; never acted on by default.
    Info,
    /// Spacing or a missing last period; repaired silently, never counted as noise.
    Cosmetic,
    /// Readable as it is, or after a mechanical edit; kept.
    Blemish,
    /// A reader cannot use it, and no mechanical edit helps.
    Broken,
}
