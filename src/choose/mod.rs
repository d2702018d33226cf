//! Decides what happens to each segment: the only place that decides.
//!
//! Input: findings, repairs, groups, contradictions. Output: one [`Decision`] per segment, the first of these that
//! applies: merge into a kept segment that says the same or more; drop for broken; drop of the worse side of a
//! contradiction; edit where there is something to repair; keep.

mod reason;

use crate::config::{ChooseSettings, Level};
use crate::model::{Cluster, Conflict, Decision, Edit, Finding, Member, Relation, Severity, Style, Verdict};
use crate::text::DocumentView;

/// At [`Level::Careful`] only repeats at least this similar are merged: a word or two apart, by the pairs of the
/// development data that every annotator called the same words.
const NEAR_EXACT: f32 = 0.9;

/// At [`Level::Strict`] nonsense goes from this score on; elsewhere the rule's own severity decides.
const STRICT_NONSENSE: f32 = 0.3;

/// Everything that speaks for one decision or another.
pub struct Evidence<'a> {
    /// What the rules saw, sorted by segment.
    pub findings: &'a [Finding],
    /// Repairs per segment, composed.
    pub repairs: &'a [Vec<Edit>],
    /// Groups.
    pub clusters: &'a [Cluster],
    /// Contradictions.
    pub conflicts: &'a [Conflict],
}

/// Whether the repair of a finding is made at `level`: at [`Level::Careful`] only spacing.
pub fn repaired_at(level: Level, finding: &Finding) -> bool {
    level > Level::Careful || finding.severity == Severity::Cosmetic || finding.code == "SPC002"
}

/// One decision per segment, in their order.
pub fn choose(view: &DocumentView<'_>, evidence: &Evidence<'_>, settings: &ChooseSettings) -> Vec<Decision> {
    let level = settings.level;
    let mut decisions: Vec<Decision> = Vec::with_capacity(view.segments.len());
    let mut findings = evidence.findings.chunk_by(|a, b| a.segment == b.segment).peekable();
    for index in 0..view.segments.len() {
        let seen = findings.next_if(|f| f.first().is_some_and(|f| f.segment as usize == index)).unwrap_or_default();
        let repairs = evidence.repairs.get(index).map_or(&[][..], Vec::as_slice);
        decisions.push(by_findings(seen, repairs, level));
    }
    drop_losers(&mut decisions, evidence.conflicts, level);
    if view.profile.style == Style::Summary {
        merge_members(&mut decisions, evidence.clusters, level);
    }
    decisions
}

/// Drop for broken, edit where there is a repair, else keep.
fn by_findings(seen: &[Finding], repairs: &[Edit], level: Level) -> Decision {
    if let Some(finding) = seen.iter().find(|f| dropped_at(level, f)) {
        return decision(Verdict::Drop, reason::finding(finding));
    }
    if repairs.is_empty() {
        return decision(Verdict::Keep, "kept as it is".to_owned());
    }
    Decision { edits: repairs.to_vec(), ..decision(Verdict::Edit, reason::repaired(seen)) }
}

/// Whether a finding takes its segment out.
fn dropped_at(level: Level, finding: &Finding) -> bool {
    let broken = finding.severity == Severity::Broken;
    match level {
        Level::Careful => broken && finding.code.starts_with("LEK"),
        Level::Normal => broken,
        Level::Strict => {
            broken || finding.code == "TRU002" || (finding.code == "GRM002" && finding.score >= STRICT_NONSENSE)
        }
    }
}

/// Takes out the worse side of each contradiction that is decided; at [`Level::Strict`] both sides of the others.
fn drop_losers(decisions: &mut [Decision], conflicts: &[Conflict], level: Level) {
    if level == Level::Careful {
        return;
    }
    for conflict in conflicts {
        let losers = match conflict.choice {
            Some(choice) if choice == conflict.a => vec![(conflict.b, choice)],
            Some(choice) => vec![(conflict.a, choice)],
            None if level == Level::Strict => vec![(conflict.a, conflict.b), (conflict.b, conflict.a)],
            None => Vec::new(),
        };
        for (loser, other) in losers {
            if let Some(slot) = decisions.get_mut(loser as usize).filter(|d| d.verdict.stays()) {
                *slot = decision(Verdict::Drop, reason::conflict(conflict, other));
            }
        }
    }
}

/// Merges the members of each group into its representative. A member whose representative is gone goes the same way:
/// it says the same or less.
fn merge_members(decisions: &mut [Decision], clusters: &[Cluster], level: Level) {
    for cluster in clusters {
        let Some(of_representative) = decisions.get(cluster.representative as usize).cloned() else { continue };
        for member in cluster.members.iter().filter(|m| merged_at(level, m)) {
            let Some(slot) = decisions.get_mut(member.index as usize) else { continue };
            *slot = if of_representative.verdict.stays() {
                Decision {
                    into: Some(cluster.representative),
                    ..decision(Verdict::Merge, reason::merge(cluster.representative, member))
                }
            } else {
                decision(Verdict::Drop, format!("as #{}: {}", cluster.representative, of_representative.reason))
            };
        }
    }
}

fn merged_at(level: Level, member: &Member) -> bool {
    match (level, member.relation) {
        (_, Relation::Exact) => true,
        (Level::Careful, relation) => relation == Relation::Near && member.similarity >= NEAR_EXACT,
        (_, relation) => matches!(relation, Relation::Near | Relation::Subsumed),
    }
}

fn decision(verdict: Verdict, reason: String) -> Decision {
    Decision { verdict, into: None, edits: Vec::new(), reason }
}
