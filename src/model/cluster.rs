//! [`Cluster`] and [`Conflict`]: segments that belong together.

use super::{Relation, Span};
use serde::{Deserialize, Serialize};

/// Segments that state the same thing, bound to the one that stands for them all.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Index of the segment that stays.
    pub representative: u32,
    /// Why it stays, in one line.
    pub reason: String,
    /// The others, in document order; each holds to the representative itself.
    pub members: Vec<Member>,
}

/// A segment that another one stands for.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Member {
    /// Index of the segment.
    pub index: u32,
    /// What it is to the representative.
    pub relation: Relation,
    /// 0..1, information-weighted overlap with the representative.
    pub similarity: f32,
}

/// Two segments about the same thing that cannot both be right. Never merged.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Index of the earlier segment.
    pub a: u32,
    /// Index of the later one.
    pub b: u32,
    /// What differs.
    pub class: ConflictClass,
    /// The differing words of the two.
    pub spans: [Span; 2],
    /// The segment that stays, where there is evidence.
    pub choice: Option<u32>,
    /// Independent lines that speak for each side.
    pub votes: [u32; 2],
    /// Why, in one line.
    pub reason: String,
}

/// What kind of thing differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ConflictClass {
    /// CON001: a number or a magnitude ("hundreds", "thousands").
    Number,
    /// CON002: a date or time.
    Date,
    /// CON003: a name.
    Name,
    /// CON004: negation or an opposite ("agreed", "rejected").
    Polarity,
    /// CON005: who did what to whom.
    Role,
}
