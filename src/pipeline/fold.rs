//! Folds what a later pass did to the cleaned text back into the decisions about the input.

use super::Pass;
use crate::emit::pieces::Pieces;
use crate::model::{Cluster, Decision, Finding, Member, Relation, Rendered, Span, Verdict};

/// Folds `next`, a pass over `rendered.text`, into `base`, the pass that led to it.
pub fn fold(base: &mut Pass, next: &Pass, rendered: &Rendered) {
    let places: Vec<(usize, Span)> =
        rendered.outputs.iter().enumerate().filter_map(|(at, output)| output.map(|o| (at, o))).collect();
    let mut found = Vec::new();
    for (index, (segment, decision)) in next.segments.iter().zip(&next.decisions).enumerate() {
        if decision.verdict == Verdict::Keep {
            continue;
        }
        let behind = overlapping(&places, segment.span);
        // Before the decision below changes what the segments read like: that is what the findings are about.
        let from = next.findings.partition_point(|f| (f.segment as usize) < index);
        let seen = next.findings.iter().skip(from).take_while(|f| f.segment as usize == index);
        found.extend(seen.filter_map(|f| carried(base, behind, f)));
        match decision.verdict {
            Verdict::Keep => {}
            Verdict::Edit => behind.iter().for_each(|&(at, output)| edit(base, at, output, decision)),
            Verdict::Drop => {
                behind.iter().for_each(|&(at, output)| remove(base, at, output, segment.span, decision, None))
            }
            Verdict::Merge => {
                let target = decision.into.and_then(|into| next.segments.get(into as usize));
                let into = target.and_then(|t| overlapping(&places, t.span).first().map(|&(at, _)| at as u32));
                for &(at, output) in behind {
                    remove(base, at, output, segment.span, decision, into);
                }
            }
        }
    }
    base.findings.extend(found);
    base.findings.sort_by(|a, b| (a.segment, a.span, a.code).cmp(&(b.segment, b.span, b.code)));
    base.findings.dedup_by(|a, b| (a.segment, a.span, a.code) == (b.segment, b.span, b.code));
    follow(base);
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
fn edit(base: &mut Pass, at: usize, output: Span, decision: &Decision) {
    let Some((span, mut pieces)) = pieces(base, at) else { return };
    // From the back, so that places before stay what they are.
    for edit in decision.edits.iter().rev() {
        let inside = output.covers(edit.span) || output.overlaps(edit.span);
        if inside {
            let start = edit.span.start.max(output.start) - output.start;
            let end = edit.span.end.min(output.end) - output.start;
            pieces.replace(Span { start, end }, &edit.replacement);
        }
    }
    set(
        base,
        at,
        Decision { verdict: Verdict::Edit, into: None, edits: pieces.edits(span), reason: decision.reason.clone() },
    );
}

/// Takes a segment out, or the part of it that the later pass saw as one.
fn remove(base: &mut Pass, at: usize, output: Span, gone: Span, decision: &Decision, into: Option<u32>) {
    if !gone.covers(output) {
        let Some((span, mut pieces)) = pieces(base, at) else { return };
        let start = gone.start.max(output.start) - output.start;
        let end = gone.end.min(output.end) - output.start;
        pieces.replace(Span { start, end }, "");
        set(
            base,
            at,
            Decision { verdict: Verdict::Edit, into: None, edits: pieces.edits(span), reason: decision.reason.clone() },
        );
        return;
    }
    let into = into.filter(|&into| into as usize != at);
    if let Some(into) = into {
        settle(base, at as u32, into);
    }
    let verdict = if into.is_some() { Verdict::Merge } else { Verdict::Drop };
    let reason = format!("{}, after the first repairs", decision.reason);
    set(base, at, Decision { verdict, into, edits: Vec::new(), reason });
    if let Some(into) = into {
        join(base, at as u32, into);
    }
}

/// Takes a contradiction between two segments off the record: the later pass, which reads them repaired, sees none.
fn settle(base: &mut Pass, one: u32, other: u32) {
    let between = |a: u32, b: u32| (a, b) == (one, other) || (a, b) == (other, one);
    base.conflicts.retain(|c| !between(c.a, c.b));
    base.findings.retain(|f| !f.code.starts_with("CON") || !f.related.iter().any(|&r| between(f.segment, r)));
}

fn set(base: &mut Pass, at: usize, decision: Decision) {
    if let Some(slot) = base.decisions.get_mut(at) {
        *slot = decision;
    }
}

/// Puts a segment into the cluster of the one that now stands for it.
fn join(base: &mut Pass, index: u32, into: u32) {
    let member = Member { index, relation: Relation::Near, similarity: 1.0 };
    match base.clusters.iter_mut().find(|c| c.representative == into) {
        Some(cluster) => cluster.members.push(member),
        None => base.clusters.push(Cluster {
            representative: into,
            reason: "says the same or more".to_owned(),
            members: vec![member],
        }),
    }
}

/// A finding of the later pass in the places of the input.
fn carried(base: &Pass, behind: &Places, finding: &Finding) -> Option<Finding> {
    let &(at, output) =
        behind.iter().find(|(_, o)| o.overlaps(finding.span) || o.contains(finding.span.start as usize))?;
    let (_, pieces) = pieces(base, at)?;
    let start = finding.span.start.max(output.start) - output.start;
    let end = finding.span.end.min(output.end) - output.start;
    let span = pieces.origin(Span { start, end: end.max(start) });
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
