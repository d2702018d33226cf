//! [`Decision`]: what happens to a segment, and because of what.

use super::Edit;
use serde::{Deserialize, Serialize};

/// What happens to one segment. Every segment has exactly one.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// What happens.
    pub verdict: Verdict,
    /// For [`Verdict::Merge`]: the kept segment that says the same or more.
    pub into: Option<u32>,
    /// Repairs, in order, apart, inside the segment. Only with [`Verdict::Edit`].
    pub edits: Vec<Edit>,
    /// Why, in one line: rule codes first.
    pub reason: String,
}

/// The four things that can happen to a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Stays as it is.
    Keep,
    /// Stays, repaired.
    Edit,
    /// Goes; another segment says the same or more.
    Merge,
    /// Goes; it is of no use to a reader, or lost a conflict.
    Drop,
}

impl Verdict {
    /// Whether the segment is in the cleaned text.
    pub fn stays(self) -> bool {
        matches!(self, Verdict::Keep | Verdict::Edit)
    }
}
