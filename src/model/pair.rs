//! [`Pair`]: two segments that were compared for real.

use super::{ConflictClass, Span};
use serde::{Deserialize, Serialize};

/// Two segments that were compared for real, never a mere hash collision.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Index of one segment; for [`Relation::Subsumed`] the one that says more.
    pub a: u32,
    /// Index of the other; for [`Relation::Subsumed`] the one that adds nothing.
    pub b: u32,
    /// What they are to each other.
    pub relation: Relation,
    /// 0..1: how sure it is that `b` adds nothing to `a`.
    pub score: f32,
    /// 0..1: information-weighted overlap of their content, whatever the relation.
    pub similarity: f32,
    /// Whether one may stand for the other: running text of a summary. Repeats of table rows, list items, lines without
    /// a verb, and anything in an article are reported, never merged.
    pub mergeable: bool,
    /// What speaks for the relation.
    pub evidence: Evidence,
}

/// What two sentences are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// The same words, case and punctuation aside.
    Exact,
    /// The same statement in other words; either may stand for the other.
    Near,
    /// One says everything the other says, and more.
    Subsumed,
    /// About the same thing, but both cannot be right.
    Conflict,
    /// About the same thing, each with something of its own.
    Related,
    /// Nothing to do with each other.
    None,
}

/// Why a relation was given, for `compare` and `explain`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// For two sentences compared by themselves: short reasons in words, most telling first: "nothing new in the second", "'OAS' stands for ...".
    pub reasons: Vec<String>,
    /// The conflict, where the relation is [`Relation::Conflict`].
    pub difference: Option<Difference>,
    /// The same: content words of the second that the first has not, as written.
    pub missing: Vec<String>,
}

/// A pair of places that say different things.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What kind of thing differs.
    pub class: ConflictClass,
    /// The differing words in the first, as bytes of the document.
    pub a: Span,
    /// The differing words in the second.
    pub b: Span,
}
