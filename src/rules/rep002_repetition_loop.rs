//! # REP002 repetition-loop
//!
//! ## What it finds
//! A word or phrase that stands three or more times in a row: "more generous, more generous, more generous".
//!
//! ## Why it is noise
//! Text generators fall into loops. One turn may be meant; the rest pushes out what should have been said.
//!
//! ## Examples
//! ```flag
//! The worker tests positive for exposure , for exposure , for exposure . He is at home .
//! ```
//! ```repaired
//! The worker tests positive for exposure . He is at home .
//! ```
//! ```flag
//! The offer is more generous , more generous , more generous than before . The union accepts it .
//! ```
//! ```flag
//! The film opens in star wars star wars star wars. It runs for two hours.
//! ```
//! ```flag
//! The firm made a profit with a , with a , with a , with a . Its shares rose .
//! ```
//! ```flag
//! Prices rose in the north of the city in the north of the city in the north of the city. Rents fell.
//! ```
//! ```flag
//! The agent calls the client and the client and the client and the client. Nobody answers.
//! ```
//! ```keep
//! No, no, no, she cried. It was location, location, location.
//! ```
//! ```keep
//! They went door to door, block by block, street by street. It took a week.
//! ```
//! ```keep
//! The train goes on and on and on. The track has no end.
//! ```
//! ```keep
//! It was a very, very, very long day. It was far, far, far too hot.
//! ```
//! ```keep
//! She won 6-4 6-4 6-4. He lost 1 1 1.
//! ```
//! ```keep
//! Ha ha ha, he wrote. Yeah, yeah, yeah.
//! ```
//! ```keep
//! Government of the people, by the people, for the people, shall not perish. He said so.
//! ```
//! ```keep
//! One lamp, one lens, and the rain, and the rain, and the rain. The keeper slept.
//! ```
//! ```keep
//! The law covers cars, cars with trailers, and trailers. It says so twice.
//! ```
//!
//! ## Repair
//! One turn stays where a sentence is left; otherwise there is none.
//!
//! ## Source
//! Holtzman et al. 2020, The Curious Case of Neural Text Degeneration (repetition loops of decoders).

use super::repeats::{deletion, find_turns, is_harmless};
use super::shape::{is_english, main_verbs};
use super::thresholds as t;
use super::unfinished::unfinished;
use super::{Meta, Rule, delete};
use crate::model::{Finding, SegmentKind, Severity};
use crate::text::{DocumentView, Sentence};

/// See the module's documentation.
pub struct RepetitionLoop;

static META: Meta = Meta {
    code: "REP002",
    name: "repetition-loop",
    severity: Severity::Blemish,
    repairs: true,
    summary: "A phrase runs three or more times in a cycle.",
};

impl Rule for RepetitionLoop {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("rep002_repetition_loop.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        let english = is_english(view);
        for (index, segment) in view.segments.iter().enumerate() {
            if matches!(segment.kind, SegmentKind::Code | SegmentKind::TableRow) {
                continue;
            }
            let s = Sentence::new(view, index);
            for turns in find_turns(&s, LONGEST) {
                if turns.count < 3 || is_harmless(&s, &turns) {
                    continue;
                }
                let span = deletion(&s, &turns);
                let phrase = view.slice(turns.first(&s));
                let message = format!("\"{phrase}\" stands {} times in a row", turns.count);
                let mut finding = META.finding(index, span, t::LOOP, message);
                // What is left when one turn stays: a sentence, unless the loop swallowed its end.
                let kept_to = turns.first_end();
                let tail = (turns.end()..s.len()).any(|i| s.is_word(i));
                let whole = tail || (unfinished(&s, kept_to, true).is_none() && main_verbs(&s, kept_to) > 0);
                if english && !whole {
                    finding.severity = Severity::Broken;
                } else {
                    finding.edits = vec![delete(span)];
                }
                out.push(finding);
            }
        }
    }
}

/// The longest cycle in words.
const LONGEST: usize = 8;
