//! Decides what happens to each segment: the only place that decides.

use crate::config::ChooseSettings;
use crate::model::{Cluster, Conflict, Decision, Edit, Finding, Verdict};
use crate::text::DocumentView;

/// One decision per segment, in their order.
pub fn choose(
    view: &DocumentView<'_>,
    findings: &[Finding],
    repairs: Vec<Vec<Edit>>,
    clusters: &[Cluster],
    conflicts: &[Conflict],
    settings: &ChooseSettings,
) -> Vec<Decision> {
    let _ = (findings, clusters, conflicts, settings, repairs);
    view.segments
        .iter()
        .map(|_| Decision { verdict: Verdict::Keep, into: None, edits: Vec::new(), reason: String::new() })
        .collect()
}
