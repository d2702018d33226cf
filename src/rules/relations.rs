//! Turns groups and contradictions into findings, for the DUP and CON rules.

use super::{Meta, Relations};
use crate::model::{ConflictClass, Finding, Relation};
use crate::text::DocumentView;

/// One finding for each member of a group that has this relation to its representative.
pub fn report_members(
    meta: &Meta,
    relation: Relation,
    view: &DocumentView<'_>,
    relations: &Relations<'_>,
    out: &mut Vec<Finding>,
) {
    for cluster in relations.clusters {
        for member in cluster.members.iter().filter(|m| m.relation == relation) {
            let index = member.index as usize;
            let (Some(segment), Some(other)) =
                (view.segments.get(index), view.segments.get(cluster.representative as usize))
            else {
                continue;
            };
            let says = match relation {
                Relation::Exact => "repeats",
                Relation::Subsumed => "says nothing that is not in",
                _ => "says the same as",
            };
            let message = format!("{says} the sentence in line {}", other.line);
            let mut finding = meta.finding(index, segment.span, member.similarity.clamp(0.0, 1.0), message);
            finding.related = vec![cluster.representative];
            out.push(finding);
        }
    }
}

/// Two findings for each contradiction of this class, one on either side, at the words that differ.
pub fn report_conflicts(
    meta: &Meta,
    class: ConflictClass,
    view: &DocumentView<'_>,
    relations: &Relations<'_>,
    out: &mut Vec<Finding>,
) {
    for conflict in relations.conflicts.iter().filter(|c| c.class == class) {
        let [span_a, span_b] = conflict.spans;
        for (index, other, span, other_span) in
            [(conflict.a, conflict.b, span_a, span_b), (conflict.b, conflict.a, span_b, span_a)]
        {
            let (Some(segment), Some(there)) = (view.segments.get(index as usize), view.segments.get(other as usize))
            else {
                continue;
            };
            // The whole segment where the differing words are not known.
            let span = if segment.span.covers(span) && !span.is_empty() { span } else { segment.span };
            let words = match (view.slice(span), view.slice(other_span)) {
                (here, elsewhere) if span != segment.span && !elsewhere.is_empty() => {
                    format!("\"{here}\" here, \"{elsewhere}\" in line {}", there.line)
                }
                _ => format!("contradicts the sentence in line {}", there.line),
            };
            let mut finding = meta.finding(index as usize, span, CERTAIN, words);
            finding.related = vec![other];
            out.push(finding);
        }
    }
}

/// Contradictions reach the rules only after they were verified.
const CERTAIN: f32 = 1.0;
