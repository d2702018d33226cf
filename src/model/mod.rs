//! The plain data that flows from stage to stage. No logic lives here.
//!
//! A [`Document`] is cut into [`Segment`]s; rules leave [`Finding`]s; comparing segments gives [`Pair`]s, which become
//! [`Cluster`]s and [`Conflict`]s; every segment ends with one [`Decision`]. The ledger writes all of it down
//! ([`ledger`]).

mod cluster;
mod decision;
mod document;
mod finding;
pub mod ledger;
mod pair;
mod profile;
mod rendered;
mod segment;
mod span;

pub use cluster::{Cluster, Conflict, ConflictClass, Member};
pub use decision::{Decision, Verdict};
pub use document::{Document, Encoding, Origin, Place};
pub use finding::{Edit, Finding, Severity};
pub use pair::{Difference, Evidence, Pair, Relation};
pub use profile::{Casing, Language, Profile, Spacing, Style};
pub use rendered::Rendered;
pub use segment::{Boundary, BoundaryKind, Segment, SegmentKind};
pub use span::Span;
