//! The rules: one file each, with documentation, examples that run as tests, and code. [`RULES`] is the table.

use crate::model::{Cluster, Conflict, Finding, Pair, Severity};
use crate::text::DocumentView;

/// What every rule is.
pub trait Rule: Sync {
    /// Code, name, severity.
    fn meta(&self) -> &'static Meta;
    /// The rule's own source file; its leading `//!` lines are its documentation.
    fn source(&self) -> &'static str;
    /// Looks at the words of a document.
    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        let _ = (view, out);
    }
    /// Looks at what comparing the segments gave (DUP and CON rules).
    fn check_relations(&self, view: &DocumentView<'_>, relations: &Relations<'_>, out: &mut Vec<Finding>) {
        let _ = (view, relations, out);
    }
}

/// A rule's identity.
#[derive(Debug, PartialEq)]
pub struct Meta {
    /// Three letters and three digits; never used again for something else.
    pub code: &'static str,
    /// Reads as "allow NAME".
    pub name: &'static str,
    /// Usual severity.
    pub severity: Severity,
    /// Whether findings may carry a repair.
    pub repairs: bool,
    /// One sentence: what it finds.
    pub summary: &'static str,
}

/// What comparing the segments of a document gave.
pub struct Relations<'a> {
    /// Verified pairs.
    pub pairs: &'a [Pair],
    /// Groups.
    pub clusters: &'a [Cluster],
    /// Contradictions.
    pub conflicts: &'a [Conflict],
}

/// All rules, in the order of their codes.
pub static RULES: &[&dyn Rule] = &[];

/// The rules that `settings` select.
///
/// # Errors
/// [`crate::Error::UnknownRule`] for a code, prefix or name that does not exist.
pub fn select(settings: &crate::config::ScoreSettings) -> crate::Result<Vec<&'static dyn Rule>> {
    let _ = settings;
    Ok(RULES.to_vec())
}

/// The name of the rule with `code`; empty for an unknown one.
pub fn name_of(code: &str) -> &'static str {
    RULES.iter().map(|r| r.meta()).find(|m| m.code == code).map_or("", |m| m.name)
}
