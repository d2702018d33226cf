//! Binds segments to the ones that stand for them.
//!
//! Segments are taken from the fittest to the least fit; each joins the representative that says the same or more most
//! surely, or becomes one itself. So a representative is the fittest of its group, and every member was compared with it.

use super::standing::Standing;
use crate::model::{Cluster, Member, Pair, Relation};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// What a segment may be merged into, from one pair.
#[derive(Clone, Copy)]
struct Target {
    into: u32,
    relation: Relation,
    score: f32,
    similarity: f32,
}

/// What a representative must have of a segment that only one of its members surely stands for.
const BRIDGED: f32 = 0.6;

/// The groups of a document.
pub fn groups(standings: &[Standing], pairs: &[Pair]) -> Vec<Cluster> {
    let n = standings.len();
    let mut targets: Vec<Vec<Target>> = vec![Vec::new(); n];
    let mut opponents: Vec<Vec<u32>> = vec![Vec::new(); n];
    // Pairs that are about the same thing, for bridges.
    let mut related: FxHashMap<(u32, u32), f32> = FxHashMap::default();
    let push = |list: &mut Vec<Vec<Target>>, from: u32, target: Target| {
        if let Some(slot) = list.get_mut(from as usize) {
            slot.push(target);
        }
    };
    // Repeats with the same words hold to whatever the first of them holds to, so only the first is bound here.
    let mut first: Vec<Option<u32>> = vec![None; n];
    for pair in pairs.iter().filter(|p| p.relation == Relation::Exact && p.mergeable) {
        if let Some(slot) = first.get_mut(pair.b as usize) {
            *slot = Some(pair.a);
        }
    }
    for pair in pairs {
        let target = |into| Target { into, relation: pair.relation, score: pair.score, similarity: pair.similarity };
        match pair.relation {
            Relation::Near if pair.mergeable => {
                push(&mut targets, pair.b, target(pair.a));
                push(&mut targets, pair.a, target(pair.b));
            }
            Relation::Subsumed if pair.mergeable => push(&mut targets, pair.b, target(pair.a)),
            Relation::Related if pair.mergeable && pair.similarity >= BRIDGED => {
                related.insert((pair.a.min(pair.b), pair.a.max(pair.b)), pair.similarity);
            }
            Relation::Conflict => {
                for (x, y) in [(pair.a, pair.b), (pair.b, pair.a)] {
                    if let Some(slot) = opponents.get_mut(x as usize) {
                        slot.push(y);
                    }
                }
            }
            _ => {}
        }
    }
    let standing = |i: u32| standings.get(i as usize).copied().unwrap_or_default();
    let mut order: Vec<u32> = (0..n as u32).collect();
    order.retain(|&i| first.get(i as usize).is_some_and(Option::is_none));
    order.sort_by_key(|&i| (Reverse(standing(i)), i));

    let mut bound = Bound { into: vec![None; n], members: vec![Vec::new(); n], opponents: &opponents };
    let mut placed = vec![false; n];
    for &segment in &order {
        bound.join_best(segment, &targets, &placed);
        if let Some(slot) = placed.get_mut(segment as usize) {
            *slot = true;
        }
    }
    // One that was taken early (it looked fitter) may still add nothing to a representative that came later.
    for &segment in order.iter().rev() {
        let alone = bound.into.get(segment as usize).is_some_and(Option::is_none)
            && bound.members.get(segment as usize).is_some_and(Vec::is_empty);
        if alone {
            let fit = |t: &&Target| standing(t.into).sound || !standing(segment).sound;
            let later: Vec<Target> = targets.get(segment as usize).into_iter().flatten().filter(fit).copied().collect();
            bound.join(segment, &later, &placed);
        }
    }
    bound.bridge(&order, &targets, &related);
    for (repeat, first) in (0u32..).zip(&first).filter_map(|(n, f)| Some((n, (*f)?))) {
        let exact = Target { into: first, relation: Relation::Exact, score: 1.0, similarity: 1.0 };
        let target = bound.into.get(first as usize).copied().flatten().unwrap_or(exact);
        bound.bind(repeat, target);
    }
    bound.clusters(standings)
}

struct Bound<'a> {
    into: Vec<Option<Target>>,
    members: Vec<Vec<u32>>,
    opponents: &'a [Vec<u32>],
}

impl Bound<'_> {
    fn join_best(&mut self, segment: u32, targets: &[Vec<Target>], placed: &[bool]) {
        let own = targets.get(segment as usize).map_or(&[][..], Vec::as_slice);
        self.join(segment, own, placed);
    }

    /// Binds a segment to the best of `targets` that stands for itself.
    fn join(&mut self, segment: u32, targets: &[Target], placed: &[bool]) {
        let stands = |t: &&Target| {
            t.into != segment
                && placed.get(t.into as usize).is_some_and(|p| *p)
                && self.into.get(t.into as usize).is_some_and(Option::is_none)
                && !self.opposed(segment, t.into)
        };
        let best = targets.iter().filter(stands).copied().max_by(|x, y| {
            x.score.total_cmp(&y.score).then(x.similarity.total_cmp(&y.similarity)).then(y.into.cmp(&x.into))
        });
        if let Some(target) = best {
            self.bind(segment, target);
        }
    }

    fn bind(&mut self, segment: u32, target: Target) {
        if let Some(slot) = self.into.get_mut(segment as usize) {
            *slot = Some(target);
        }
        if let Some(slot) = self.members.get_mut(target.into as usize) {
            slot.push(segment);
        }
    }

    /// A segment may be left over because the one that stands for it was itself merged. It follows where the representative
    /// was compared with it and has most of it too: the wording is further away, the statement is the same.
    fn bridge(&mut self, order: &[u32], targets: &[Vec<Target>], related: &FxHashMap<(u32, u32), f32>) {
        for &segment in order {
            let alone = self.into.get(segment as usize).is_some_and(Option::is_none)
                && self.members.get(segment as usize).is_some_and(Vec::is_empty);
            if !alone {
                continue;
            }
            let through = targets.get(segment as usize).into_iter().flatten().filter_map(|t| {
                let into = self.into.get(t.into as usize).copied().flatten()?.into;
                let similarity = *related.get(&(segment.min(into), segment.max(into)))?;
                let target = Target { into, relation: Relation::Subsumed, score: t.score, similarity };
                (into != segment && !self.opposed(segment, into)).then_some(target)
            });
            let best = through.max_by(|x, y| x.score.total_cmp(&y.score).then(y.into.cmp(&x.into)));
            if let Some(target) = best {
                self.bind(segment, target);
            }
        }
    }

    /// Whether a segment contradicts a representative or one of its members.
    fn opposed(&self, segment: u32, representative: u32) -> bool {
        self.opponents.get(segment as usize).into_iter().flatten().any(|&other| {
            other == representative
                || self.into.get(other as usize).copied().flatten().is_some_and(|t| t.into == representative)
        })
    }

    fn clusters(self, standings: &[Standing]) -> Vec<Cluster> {
        let mut out = Vec::new();
        for (representative, members) in (0u32..).zip(&self.members).filter(|(_, m)| !m.is_empty()) {
            let mut members: Vec<Member> = members
                .iter()
                .filter_map(|&index| {
                    let target = self.into.get(index as usize).copied().flatten()?;
                    Some(Member { index, relation: target.relation, similarity: target.similarity })
                })
                .collect();
            members.sort_by_key(|m| m.index);
            let own = standings.get(representative as usize).copied().unwrap_or_default();
            let rival =
                members.iter().filter_map(|m| standings.get(m.index as usize)).max().copied().unwrap_or_default();
            let reason = format!("stands for {} of {}: {}", members.len(), members.len() + 1, own.reason(rival));
            out.push(Cluster { representative, reason, members });
        }
        out
    }
}
