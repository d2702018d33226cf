//! # SPC002 stray-period
//!
//! ## What it finds
//! A full stop that stands alone inside a sentence: "mechanisms of the . OAS".
//!
//! ## Why it is noise
//! Summarisers that detach their periods sometimes put one where no sentence ends. Readers stumble, and sentence
//! splitters cut there.
//!
//! ## Examples
//! ```flag
//! The council works through the mechanisms of the . treaty and its annex .
//! ```
//! ```repaired
//! The council works through the mechanisms of the treaty and its annex .
//! ```
//! ```keep
//! The council met on Monday . It will meet again .
//! ```
//!
//! ## Repair
//! The period and the space before it are deleted, so that what it cut is joined.

use super::{Meta, Rule, delete};
use crate::model::{Finding, Severity, Span};
use crate::text::DocumentView;

/// See the module's documentation.
pub struct StrayPeriod;

static META: Meta = Meta {
    code: "SPC002",
    name: "stray-period",
    severity: Severity::Blemish,
    repairs: true,
    summary: "A full stop stands alone inside a sentence.",
};

impl Rule for StrayPeriod {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("spc002_stray_period.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        for index in 0..view.segments.len() {
            for three in view.tokens(index).windows(3) {
                let [before, dot, after] = three else { continue };
                let detached = before.span.end < dot.span.start && dot.span.end < after.span.start;
                let lower = view.slice(after.span).starts_with(char::is_lowercase);
                let the = crate::text::word_class::word_class(view.lower(before.span))
                    .is(crate::text::word_class::WordClass::DETERMINER);
                if view.slice(dot.span) == "." && detached && (lower || the) {
                    let mut finding = META.finding(index, dot.span, 0.9, "a full stop stands inside the sentence");
                    finding.edits = vec![delete(Span { start: before.span.end, end: dot.span.end })];
                    out.push(finding);
                }
            }
        }
    }
}
