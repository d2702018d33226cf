//! Weighs contradictions: which independent lines speak for each side, and whether that decides it.

use super::standing::Standing;
use crate::model::{Cluster, Conflict, ConflictClass, Pair, Relation};
use crate::text::DocumentView;
use std::collections::{BTreeMap, BTreeSet};

/// Lines that must agree before a side is believed against the other.
const MAJORITY: u32 = 2;

/// The conflicts of a document, each once, in the order of their segments.
pub fn conflicts(
    view: &DocumentView<'_>,
    standings: &[Standing],
    pairs: &[Pair],
    clusters: &[Cluster],
) -> Vec<Conflict> {
    // Whom each segment speaks with: itself, its representative, its fellow members.
    let mut group: Vec<Option<usize>> = vec![None; view.segments.len()];
    for (n, cluster) in clusters.iter().enumerate() {
        for index in cluster.members.iter().map(|m| m.index).chain([cluster.representative]) {
            if let Some(slot) = group.get_mut(index as usize) {
                *slot = Some(n);
            }
        }
    }
    let line = |i: u32| view.segments.get(i as usize).map_or(0, |s| s.line);
    let lines = |i: u32| -> BTreeSet<u32> {
        let cluster = group.get(i as usize).copied().flatten().and_then(|n| clusters.get(n));
        let fellows = cluster.into_iter().flat_map(|c| c.members.iter().map(|m| m.index).chain([c.representative]));
        // A group larger than this decides nothing more, and would be counted for each of its conflicts.
        fellows.take(64).map(line).chain([line(i)]).collect()
    };
    let mut out: Vec<Conflict> = Vec::new();
    for pair in pairs.iter().filter(|p| p.relation == Relation::Conflict) {
        let Some(difference) = &pair.evidence.difference else { continue };
        let (a, b) = (pair.a.min(pair.b), pair.a.max(pair.b));
        let spans = if a == pair.a { [difference.a, difference.b] } else { [difference.b, difference.a] };
        let (for_a, for_b) = (lines(a), lines(b));
        // A line that says both speaks for neither; two sentences of one line are one voice.
        let votes = [for_a.difference(&for_b).count() as u32, for_b.difference(&for_a).count() as u32];
        let sound = |i: u32| standings.get(i as usize).is_some_and(|s| s.sound);
        let (choice, reason) = choose(a, b, votes, [sound(a), sound(b)], pair.mergeable, difference.class);
        out.push(Conflict { a, b, class: difference.class, spans, choice, votes, reason });
    }
    out.sort_by_key(|c| (c.a, c.b));
    out.dedup_by_key(|c| (c.a, c.b));
    // What a member contradicts, its representative mostly contradicts too: once is enough.
    let known: BTreeSet<(u32, u32)> = out.iter().map(|c| (c.a, c.b)).collect();
    let stands =
        |i: u32| group.get(i as usize).copied().flatten().and_then(|n| clusters.get(n)).map_or(i, |c| c.representative);
    let said = |x: u32, y: u32| known.contains(&(x.min(y), x.max(y)));
    // Two that both lost to a third have nothing left to settle.
    let mut winners: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for c in &out {
        if let Some(choice) = c.choice {
            winners.entry(if choice == c.a { c.b } else { c.a }).or_default().insert(choice);
        }
    }
    let lost_to = |x: u32, other: u32| winners.get(&x).is_some_and(|w| w.len() > 1 || !w.contains(&other));
    let settled: BTreeSet<(u32, u32)> =
        out.iter().filter(|c| lost_to(c.a, c.b) && lost_to(c.b, c.a)).map(|c| (c.a, c.b)).collect();
    out.retain(|c| {
        if settled.contains(&(c.a, c.b)) {
            return false;
        }
        // Those who speak for the other side stay on record one by one.
        let [x, y] = c.votes;
        let a = if x >= y { stands(c.a) } else { c.a };
        let b = if y >= x { stands(c.b) } else { c.b };
        let above = [(a, b), (a, c.b), (c.a, b)];
        !above.iter().any(|&(x, y)| (x, y) != (c.a, c.b) && said(x, y))
    });
    out
}

/// The side that stays, and why.
fn choose(
    a: u32,
    b: u32,
    votes: [u32; 2],
    sound: [bool; 2],
    mergeable: bool,
    class: ConflictClass,
) -> (Option<u32>, String) {
    let what = match class {
        ConflictClass::Number => "the number",
        ConflictClass::Date => "the date",
        ConflictClass::Name => "the name",
        ConflictClass::Polarity => "yes or no",
        ConflictClass::Role => "who did it",
    };
    let [x, y] = votes;
    if !mergeable {
        return (None, format!("they differ in {what}; no running text of a summary, so both stay"));
    }
    match sound {
        [true, false] => return (Some(a), format!("they differ in {what}; the other side is broken")),
        [false, true] => return (Some(b), format!("they differ in {what}; the other side is broken")),
        _ => {}
    }
    if x >= MAJORITY && y < x && y < MAJORITY {
        (Some(a), format!("they differ in {what}; {x} independent lines against {y}"))
    } else if y >= MAJORITY && x < y && x < MAJORITY {
        (Some(b), format!("they differ in {what}; {y} independent lines against {x}"))
    } else {
        (None, format!("they differ in {what}; {x} independent lines against {y} decide nothing, both stay"))
    }
}
