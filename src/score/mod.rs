//! Runs the selected rules over one document, and composes their repairs.
//!
//! `DocumentView` + rules -> `Vec<Finding>` in the order (segment, span, code), and per segment the edits that all
//! findings together ask for ([`repairs`]). What happens to a segment is decided elsewhere.

mod repairs;

use crate::model::Finding;
use crate::rules::{Relations, Rule};
use crate::text::DocumentView;

pub use repairs::repairs;

/// What the selected rules see in the words of a document, in the order (segment, span, code).
pub fn score(view: &DocumentView<'_>, rules: &[&'static dyn Rule]) -> Vec<Finding> {
    let mut out = Vec::new();
    for rule in rules {
        rule.check(view, &mut out);
    }
    sorted(out)
}

/// What the selected rules have to say about repeats and contradictions between segments, in the same order.
pub fn relate(view: &DocumentView<'_>, relations: &Relations<'_>, rules: &[&'static dyn Rule]) -> Vec<Finding> {
    let mut out = Vec::new();
    for rule in rules {
        rule.check_relations(view, relations, &mut out);
    }
    sorted(out)
}

fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|f| (f.segment, f.span, f.code));
    findings
}
