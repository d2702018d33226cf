//! Reasons in one line, as the ledger and `explain` show them.

use crate::model::{Conflict, ConflictClass, Finding, Member, Relation};

/// Why a finding takes its segment out: "TRU001: ends in `the`".
pub fn finding(finding: &Finding) -> String {
    format!("{}: {}", finding.code, finding.message)
}

/// Which findings were repaired: "repaired: SPC001, SPC002".
pub fn repaired(seen: &[Finding]) -> String {
    let mut codes: Vec<&str> = seen.iter().filter(|f| !f.edits.is_empty()).map(|f| f.code).collect();
    codes.dedup();
    format!("repaired: {}", codes.join(", "))
}

/// Why a side of a contradiction goes.
pub fn conflict(conflict: &Conflict, other: u32) -> String {
    let code = match conflict.class {
        ConflictClass::Number => "CON001",
        ConflictClass::Date => "CON002",
        ConflictClass::Name => "CON003",
        ConflictClass::Polarity => "CON004",
        ConflictClass::Role => "CON005",
    };
    format!("conflict {code} with #{other}: {}", conflict.reason)
}

/// Why a sentence is merged away.
pub fn merge(representative: u32, member: &Member) -> String {
    let how = match member.relation {
        Relation::Exact => "DUP001: the same words as",
        Relation::Subsumed => "DUP003: adds nothing to",
        _ => "DUP002: says the same as",
    };
    format!("{how} #{representative}")
}
