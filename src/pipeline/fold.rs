//! Folds what a later pass did to the cleaned text back into the decisions about the input.

use super::Pass;
use crate::emit::pieces::Pieces;
use crate::model::{Cluster, Decision, Finding, Member, Relation, Rendered, Span, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// Folds `next`, a pass over `rendered.text`, into `base`, the pass over `text` that led to it.
pub fn fold(base: &mut Pass, next: &Pass, rendered: &Rendered, text: &str) {
    let places: Vec<(usize, Span)> =
        rendered.outputs.iter().enumerate().filter_map(|(at, output)| output.map(|o| (at, o))).collect();
    let changed: Vec<(u32, Span, &Decision)> = (0u32..)
        .zip(next.segments.iter().zip(&next.decisions))
        .filter(|(_, (_, decision))| decision.verdict != Verdict::Keep)
        .map(|(index, (segment, decision))| (index, segment.span, decision))
        .collect();
    // Findings first: they are about the segments as they read before the decisions below.
    let mut found = Vec::new();
    for &(index, span, _) in &changed {
        let from = next.findings.partition_point(|f| f.segment < index);
        let seen = next.findings.iter().skip(from).take_while(|f| f.segment == index);
        let behind = overlapping(&places, span);
        found.extend(seen.filter_map(|f| carried(base, behind, f)));
    }
    // From the back, so that what stands before in the same segment stays where it is.
    for &(_, span, decision) in changed.iter().rev() {
        let target = decision.into.and_then(|into| next.segments.get(into as usize));
        let into = target.and_then(|t| overlapping(&places, t.span).first().map(|&(at, _)| at as u32));
        for &(at, output) in overlapping(&places, span) {
            match decision.verdict {
                Verdict::Edit => edit(base, at, output, decision, text),
                _ => remove(base, at, output, span, (decision, into), text),
            }
        }
    }
    base.findings.extend(found);
    base.findings.sort_by(|a, b| (a.segment, a.span, a.code).cmp(&(b.segment, b.span, b.code)));
    base.findings.dedup_by(|a, b| (a.segment, a.span, a.code) == (b.segment, b.span, b.code));
    base.tidy |= next.tidy;
    follow(base);
    regroup(base);
    settle(base);
}

/// Segments that stay, with their places in the cleaned text, in order.
type Places = [(usize, Span)];

/// The segments of the first pass that stand in a range of the cleaned text.
fn overlapping(places: &Places, span: Span) -> &Places {
    let from = places.partition_point(|(_, output)| output.end <= span.start);
    let to = places.partition_point(|(_, output)| output.start < span.end);
    places.get(from..to).unwrap_or_default()
}

fn pieces(base: &Pass, at: usize) -> Option<(Span, Pieces)> {
    let span = base.segments.get(at)?.span;
    let edits = base.decisions.get(at).map_or(&[][..], |d| &d.edits);
    Some((span, Pieces::new(span, edits)))
}

/// Folds the edits of `decision` that touch the output of one segment.
fn edit(base: &mut Pass, at: usize, output: Span, decision: &Decision, text: &str) {
    let Some((_, mut pieces)) = pieces(base, at) else { return };
    for edit in decision.edits.iter().rev().filter(|e| output.covers(e.span) || output.overlaps(e.span)) {
        pieces.replace(inside(edit.span, output), &edit.replacement);
    }
    rewrite(base, at, &pieces, &decision.reason, text);
}

/// Takes a segment out, or the part of it that the later pass saw as one.
fn remove(base: &mut Pass, at: usize, output: Span, gone: Span, what: (&Decision, Option<u32>), text: &str) {
    let (decision, into) = what;
    if !gone.covers(output) {
        let Some((_, mut pieces)) = pieces(base, at) else { return };
        pieces.replace(inside(gone, output), "");
        rewrite(base, at, &pieces, &decision.reason, text);
        return;
    }
    let into = into.filter(|&into| into as usize != at);
    let verdict = if into.is_some() { Verdict::Merge } else { Verdict::Drop };
    let reason = format!("{}, after the first repairs", decision.reason);
    set(base, at, Decision { verdict, into, edits: Vec::new(), reason });
}

/// The part of `span` that lies in `output`, counted from its start.
fn inside(span: Span, output: Span) -> Span {
    let start = span.start.max(output.start) - output.start;
    Span { start, end: (span.end.min(output.end) - output.start).max(start) }
}

/// Makes a segment read as `pieces` do; it goes where nothing is left of it.
fn rewrite(base: &mut Pass, at: usize, pieces: &Pieces, reason: &str, text: &str) {
    let Some(span) = base.segments.get(at).map(|s| s.span) else { return };
    let read = pieces.text(text);
    let (verdict, edits) = match () {
        () if read.trim().is_empty() => (Verdict::Drop, Vec::new()),
        () if text.get(span.range()) == Some(read.as_str()) => (Verdict::Keep, Vec::new()),
        () => (Verdict::Edit, pieces.edits(span)),
    };
    set(base, at, Decision { verdict, into: None, edits, reason: reason.to_owned() });
}

fn set(base: &mut Pass, at: usize, decision: Decision) {
    if let Some(slot) = base.decisions.get_mut(at) {
        *slot = decision;
    }
}

/// Makes the groups agree with the merges: whoever is merged belongs to what stands for it, and to nothing else.
fn regroup(base: &mut Pass) {
    let stands_for = |index: u32| base.decisions.get(index as usize).and_then(|d| d.into);
    let mut groups: BTreeMap<u32, Cluster> = BTreeMap::new();
    let mut members: BTreeMap<u32, (u32, Member)> = BTreeMap::new();
    for cluster in &base.clusters {
        let representative = stands_for(cluster.representative).unwrap_or(cluster.representative);
        let kept = Cluster { representative, reason: cluster.reason.clone(), members: Vec::new() };
        groups.entry(representative).or_insert(kept);
        for member in &cluster.members {
            members.insert(member.index, (stands_for(member.index).unwrap_or(representative), *member));
        }
    }
    for (index, decision) in (0u32..).zip(&base.decisions) {
        let Some(into) = decision.into else { continue };
        let member = Member { index, relation: Relation::Near, similarity: 1.0 };
        members.entry(index).or_insert((into, member)).0 = into;
    }
    for (index, (representative, member)) in members {
        let joined = groups.entry(representative).or_insert_with(|| Cluster {
            representative,
            reason: "says the same or more".to_owned(),
            members: Vec::new(),
        });
        if index != representative {
            joined.members.push(member);
        }
    }
    base.clusters = groups.into_values().filter(|c| !c.members.is_empty()).collect();
    let elsewhere: BTreeSet<u32> = base.clusters.iter().flat_map(|c| c.members.iter().map(|m| m.index)).collect();
    base.clusters.retain(|c| !elsewhere.contains(&c.representative));
}

/// Takes contradictions off the record whose sides are one now: the later pass, which reads them repaired, sees none.
fn settle(base: &mut Pass) {
    let decisions = &base.decisions;
    let side = |index: u32| decisions.get(index as usize).and_then(|d| d.into).unwrap_or(index);
    base.conflicts.retain(|c| side(c.a) != side(c.b));
    base.findings.retain(|f| !f.code.starts_with("CON") || f.related.iter().all(|&r| side(f.segment) != side(r)));
}

/// A finding of the later pass in the places of the input.
fn carried(base: &Pass, behind: &Places, finding: &Finding) -> Option<Finding> {
    let &(at, output) =
        behind.iter().find(|(_, o)| o.overlaps(finding.span) || o.contains(finding.span.start as usize))?;
    let (_, pieces) = pieces(base, at)?;
    let span = pieces.origin(inside(finding.span, output));
    Some(Finding { segment: at as u32, span, edits: Vec::new(), related: Vec::new(), ..finding.clone() })
}

/// Merges lead to a segment that stays: what was merged into one that went since follows it.
fn follow(base: &mut Pass) {
    for index in 0..base.decisions.len() {
        let Some(mut into) = base.decisions.get(index).and_then(|d| d.into) else { continue };
        // Each step goes to a segment merged in a later pass: as many steps as passes.
        for _ in 0..super::MAX_PASSES {
            match base.decisions.get(into as usize).and_then(|d| d.into) {
                Some(next) if next as usize != index => into = next,
                _ => break,
            }
        }
        let stays = base.verdict(into).is_some_and(Verdict::stays);
        let reason = base.decisions.get(into as usize).map(|d| d.reason.clone()).unwrap_or_default();
        if let Some(slot) = base.decisions.get_mut(index) {
            if stays {
                slot.into = Some(into);
            } else {
                *slot = Decision {
                    verdict: Verdict::Drop,
                    into: None,
                    edits: Vec::new(),
                    reason: format!("as #{into}: {reason}"),
                };
            }
        }
    }
}
