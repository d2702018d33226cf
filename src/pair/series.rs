//! Series: many sentences of one frame with as many different values ("Item 1 costs ...", "Item 2 costs ...") are a list,
//! not contradictions.

use crate::model::{Pair, Relation, Span};
use crate::text::DocumentView;
use rustc_hash::{FxHashMap, FxHashSet};

/// From this many different values of its opponents on, a segment is one of a series. Five systems that sum up one
/// article seldom give more than two or three.
const VALUES: usize = 4;

/// Takes the contradictions of segments that are one of a series back to mere relatedness. Linear.
pub fn take_back(view: &DocumentView<'_>, pairs: &mut [Pair]) {
    let mut values: FxHashMap<u32, FxHashSet<&str>> = FxHashMap::default();
    let lower = |span: Span| view.lower.get(span.range()).unwrap_or_default();
    for pair in pairs.iter().filter(|p| p.relation == Relation::Conflict) {
        let Some(difference) = &pair.evidence.difference else { continue };
        values.entry(pair.a).or_default().insert(lower(difference.b));
        values.entry(pair.b).or_default().insert(lower(difference.a));
    }
    let serial = |i: u32| values.get(&i).is_some_and(|v| v.len() >= VALUES);
    for pair in pairs.iter_mut().filter(|p| p.relation == Relation::Conflict) {
        if serial(pair.a) && serial(pair.b) {
            pair.relation = Relation::Related;
            pair.evidence.difference = None;
        }
    }
}
