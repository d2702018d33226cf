//! # SPC006 missing-terminator
//!
//! ## What it finds
//! In a summary whose other sentences end in full stops, a complete sentence that does not.
//!
//! ## Why it is noise
//! It looks careless, and two sentences that are joined later run together.
//!
//! ## Examples
//! ```flag
//! The council met on Monday . It approved the budget . The mayor thanked all members
//! ```
//! ```repaired
//! The council met on Monday . It approved the budget . The mayor thanked all members.
//! ```
//! ```flag
//! The council met on Monday . It approved the budget . The mayor called it ‘a good day for the city’
//! ```
//! ```repaired
//! The council met on Monday . It approved the budget . The mayor called it ‘a good day for the city’.
//! ```
//! ```flag
//! Sales rose in spring . The firm expects more in autumn . Its rivals lost money
//! ```
//! ```flag
//! The bridge was closed for a week . It reopened in June . Drivers were pleased with the result
//! ```
//! ```flag
//! The storm hit the coast . Thousands fled . The army helps to clear the roads
//! ```
//! ```flag
//! The trial opened in May . Two men are accused . They deny all charges
//! ```
//! ```keep
//! The council met on Monday . It approved the budget . The mayor was
//! ```
//! ```keep
//! The council met on Monday . It approved the budget . Minutes of the council, page 3
//! ```
//! ```keep
//! Mayor steps down over stadium row
//! Storm brings chaos to the north
//! Minnows win cup after extra time
//! ```
//! ```keep
//! - the roof leaks
//! - the doors are old
//! - the fence needs paint
//! ```
//! ```keep
//! # The mayor resigns
//!
//! She had held the office for ten years. Nobody knew why she went. A vote follows.
//! ```
//! ```keep
//! The council met on Monday . It approved the budget . The mayor said: he would not
//! ```
//! ```keep
//! The council met on Monday . It approved the budget . Who voted against it?
//! ```
//! ```keep
//! | name | votes |
//! | Smith | 12 |
//! | Jones | 7 |
//! ```
//!
//! ## Repair
//! One final period is added, behind a closing quotation mark.

use super::shape::{Habits, ends_in_terminator, main_verbs};
use super::thresholds as t;
use super::unfinished::unfinished;
use super::{Meta, Rule};
use crate::model::{BoundaryKind, Casing, Edit, Finding, SegmentKind, Severity, Span};
use crate::text::{DocumentView, Finite, Sentence};

/// See the module's documentation.
pub struct MissingTerminator;

static META: Meta = Meta {
    code: "SPC006",
    name: "missing-terminator",
    severity: Severity::Cosmetic,
    repairs: true,
    summary: "A complete sentence of a summary ends without a full stop.",
};

impl Rule for MissingTerminator {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("spc006_missing_terminator.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        let habits = Habits::of(view);
        if !habits.english || !habits.summary || !habits.terminated {
            return;
        }
        for (index, segment) in view.segments.iter().enumerate() {
            let text = view.segment_text(index);
            if segment.kind != SegmentKind::Sentence || ends_in_terminator(text) || continues_below(view, index) {
                continue;
            }
            let s = Sentence::new(view, index);
            let Some(last) = s.tokens.last() else { continue };
            if is_complete(&s, segment.boundary.kind) {
                let mut finding =
                    META.finding(index, last.span, t::MISSING_TERMINATOR, "the sentence ends without a full stop");
                let end = segment.span.end;
                finding.edits = vec![Edit { span: Span { start: end, end }, replacement: ".".to_string() }];
                out.push(finding);
            }
        }
    }
}

/// Whether the next segment begins in lower case in a text with capitals: a verse, a wrapped line, a list in prose.
fn continues_below(view: &DocumentView<'_>, index: usize) -> bool {
    let next = view.segments.get(index + 1).map_or("", |next| view.slice(next.span));
    view.profile.casing == Casing::Normal && next.starts_with(char::is_lowercase)
}

/// Whether a full stop may be added: a main clause, a finished end, nothing open.
fn is_complete(s: &Sentence<'_>, boundary: BoundaryKind) -> bool {
    let words = (0..s.len()).filter(|&i| s.is_word(i)).count();
    let last = s.len() - 1;
    let closes = s.is_word(last) || s.is_closer(last) || s.text(last) == "%";
    let colon = (0..s.len()).any(|i| s.text(i) == ":");
    // Where the reader of the next segment sees that a sentence was run on, the place is uncertain.
    let sure_place = boundary != BoundaryKind::List;
    words >= t::SENTENCE_WORDS
        && closes
        && sure_place
        && !(colon && s.is_word(last))
        && s.has_finite(0..s.len(), Finite::Likely)
        && main_verbs(s, s.len()) > 0
        && unfinished(s, s.len(), false).is_none()
        && !s.is_foreign()
}
