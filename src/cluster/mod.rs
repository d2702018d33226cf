//! Groups pairs around the segment that stands for them all, and weighs contradictions.
//!
//! In: verified pairs and findings. Out: [`Cluster`]s, each member bound to its representative by a pair of its own, so
//! that groups cannot drift along chains; and [`Conflict`]s with the votes of independent lines. Segments that contradict
//! each other never end in one group, not even by way of a third.

mod conflicts;
mod groups;
mod standing;
#[cfg(test)]
mod tests;

use crate::model::{Cluster, Conflict, Finding, Pair};
use crate::text::DocumentView;

/// Groups, each member bound to its representative, and contradictions with their votes. Groups come in the order of
/// their representatives, conflicts in the order of their segments. n log n in the number of pairs and segments.
pub fn cluster(view: &DocumentView<'_>, pairs: &[Pair], findings: &[Finding]) -> (Vec<Cluster>, Vec<Conflict>) {
    let standings = standing::standings(view, findings);
    let clusters = groups::groups(&standings, pairs);
    let conflicts = conflicts::conflicts(view, &standings, pairs, &clusters);
    (clusters, conflicts)
}
