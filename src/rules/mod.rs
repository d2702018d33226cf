//! The rules: one file each, with documentation, examples that run as tests, and code. [`RULES`] is the table.
//!
//! A rule looks at one document ([`DocumentView`]) and leaves [`Finding`]s: what it saw, where, how bad, how sure, and
//! the mechanical repair where there is one. It decides nothing and changes nothing.
//!
//! # Adding a rule
//! 1. Copy a file next to it, such as `spc002_stray_period.rs`; its name is the code in lower case and the name.
//! 2. Write the leading `//!` lines: `# CODE name`, `## What it finds`, `## Why it is noise`, `## Examples`,
//!    `## Repair`, and `## Source` where a paper or tool stands behind it. They are what `explain CODE` prints. Under
//!    Examples, each fenced block is one whole document: a block marked `flag` must fire, one marked `keep` must not, and
//!    a block marked `repaired` after a `flag` block is that document after this rule's own edits. Write at
//!    least six `flag` and eight `keep` blocks, from life, in your own words.
//! 3. Put thresholds into `thresholds.rs`, each with the reason and the data behind it.
//! 4. Add a `mod` line and a line to [`RULES`] below, in the order of the codes.
//! 5. `cargo test --test rules CODE` runs the examples of one rule; `cargo test --test rules` those of all.

mod clause;
mod con001_number_conflict;
mod con002_date_conflict;
mod con003_name_conflict;
mod con004_polarity_conflict;
mod con005_role_swap;
pub mod docs;
mod dup001_exact_duplicate;
mod dup002_near_duplicate;
mod dup003_subsumed;
mod dup101_duplicate_across_documents;
mod enc001_lost_character;
mod enc002_mojibake;
mod enc003_escape_residue;
mod enc004_placeholder_token;
mod grm001_ungrammatical;
mod grm002_nonsense;
mod grm_forms;
mod language_windows;
mod lek001_leaked_citation;
mod lek002_leaked_heading;
mod lek003_boilerplate;
mod lek004_assistant_preamble;
mod lek005_speaker_label;
mod lng001_mixed_language;
mod lng002_other_language;
mod pairing;
pub mod phrases;
mod relations;
mod rep001_repeated_words;
mod rep002_repetition_loop;
mod repeats;
pub mod selection;
mod shape;
mod spc001_detached_punctuation;
mod spc002_stray_period;
mod spc003_missing_boundary;
mod spc004_unbalanced_quotes;
mod spc005_glued_words;
mod spc006_missing_terminator;
mod thresholds;
mod tru001_truncated_sentence;
mod tru002_fragment;
mod unfinished;

use crate::model::{Cluster, Conflict, Edit, Finding, Pair, Severity, Span};
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

impl Meta {
    /// A finding of this rule in segment `segment`, with the rule's usual severity and no edits.
    ///
    /// `score` is 0..1 (1 = surely noise); `message` is one sentence for people without a full stop.
    pub fn finding(&self, segment: usize, span: Span, score: f32, message: impl Into<String>) -> Finding {
        Finding {
            code: self.code,
            segment: u32::try_from(segment).unwrap_or(u32::MAX),
            span,
            severity: self.severity,
            score,
            message: message.into(),
            edits: Vec::new(),
            related: Vec::new(),
        }
    }
}

/// An [`Edit`] that takes `span` out.
pub fn delete(span: Span) -> Edit {
    Edit { span, replacement: String::new() }
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
pub static RULES: &[&dyn Rule] = &[
    &con001_number_conflict::NumberConflict,
    &con002_date_conflict::DateConflict,
    &con003_name_conflict::NameConflict,
    &con004_polarity_conflict::PolarityConflict,
    &con005_role_swap::RoleSwap,
    &dup001_exact_duplicate::ExactDuplicate,
    &dup002_near_duplicate::NearDuplicate,
    &dup003_subsumed::Subsumed,
    &dup101_duplicate_across_documents::DuplicateAcrossDocuments,
    &enc001_lost_character::LostCharacter,
    &enc002_mojibake::Mojibake,
    &enc003_escape_residue::EscapeResidue,
    &enc004_placeholder_token::PlaceholderToken,
    &grm001_ungrammatical::Ungrammatical,
    &grm002_nonsense::Nonsense,
    &lek001_leaked_citation::LeakedCitation,
    &lek002_leaked_heading::LeakedHeading,
    &lek003_boilerplate::Boilerplate,
    &lek004_assistant_preamble::AssistantPreamble,
    &lek005_speaker_label::SpeakerLabel,
    &lng001_mixed_language::MixedLanguage,
    &lng002_other_language::OtherLanguage,
    &rep001_repeated_words::RepeatedWords,
    &rep002_repetition_loop::RepetitionLoop,
    &spc001_detached_punctuation::DetachedPunctuation,
    &spc002_stray_period::StrayPeriod,
    &spc003_missing_boundary::MissingBoundary,
    &spc004_unbalanced_quotes::UnbalancedQuotes,
    &spc005_glued_words::GluedWords,
    &spc006_missing_terminator::MissingTerminator,
    &tru001_truncated_sentence::TruncatedSentence,
    &tru002_fragment::Fragment,
];

/// The rule with this code (in any case) or name.
///
/// ```
/// use sumsift::rules::find;
/// assert_eq!(find("SPC002").unwrap().meta().name, "stray-period");
/// assert_eq!(find("stray-period").unwrap().meta().code, "SPC002");
/// assert!(find("no-such-rule").is_none());
/// ```
pub fn find(code_or_name: &str) -> Option<&'static dyn Rule> {
    RULES.iter().copied().find(|rule| {
        let meta = rule.meta();
        meta.code.eq_ignore_ascii_case(code_or_name) || meta.name == code_or_name
    })
}

/// The name of the rule with `code`; empty for an unknown one.
pub fn name_of(code: &str) -> &'static str {
    RULES.iter().map(|r| r.meta()).find(|m| m.code == code).map_or("", |m| m.name)
}

/// What one rule sees in `text`, for unit tests of rules.
#[cfg(test)]
pub(crate) fn check_text(rule: &dyn Rule, text: &str) -> Vec<Finding> {
    use crate::config::{SegmentSettings, StyleChoice};
    let profile = crate::text::profile::profile(text, StyleChoice::Auto);
    let segments = crate::segment::segment(text, &profile, &SegmentSettings::default());
    let mut out = Vec::new();
    rule.check(&DocumentView::new(text, &profile, &segments), &mut out);
    out
}
