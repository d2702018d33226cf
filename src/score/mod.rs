//! Runs the selected rules over one document.

use crate::model::{Edit, Finding};
use crate::rules::{Relations, Rule};
use crate::text::DocumentView;

/// What the selected rules see in a document, in the order (segment, span, code).
pub fn score(view: &DocumentView<'_>, rules: &[&'static dyn Rule]) -> Vec<Finding> {
    let mut out = Vec::new();
    for rule in rules {
        rule.check(view, &mut out);
    }
    sort(&mut out);
    out
}

/// Adds what the selected rules see in the comparisons of a document; the order stays (segment, span, code).
pub fn score_relations(
    view: &DocumentView<'_>,
    rules: &[&'static dyn Rule],
    relations: &Relations<'_>,
    findings: &mut Vec<Finding>,
) {
    for rule in rules {
        rule.check_relations(view, relations, findings);
    }
    sort(findings);
}

fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (a.segment, a.span, a.code).cmp(&(b.segment, b.span, b.code)));
}

/// The repairs of each segment, composed from those of its findings that `made` says are made: in order, apart, inside
/// the segment.
pub fn repairs(view: &DocumentView<'_>, findings: &[Finding], made: impl Fn(&Finding) -> bool) -> Vec<Vec<Edit>> {
    let mut repairs = vec![Vec::new(); view.segments.len()];
    for finding in findings.iter().filter(|f| made(f)) {
        if let Some(of_segment) = repairs.get_mut(finding.segment as usize) {
            of_segment.extend(finding.edits.iter().cloned());
        }
    }
    repairs
}
