//! # SPC003 missing-boundary
//!
//! ## What it finds
//! Two sentences without a full stop between them. After a closing quotation mark the summariser lost only the stop, and the
//! text is cut there in any case; inside running text ("the crisis The next day he left") the reader has to find the place.
//!
//! ## Why it is noise
//! Readers stumble, and whatever cuts text into sentences goes wrong.
//!
//! ## Examples
//! ```flag
//! The treaty helped to end the crisis The next day the fleet turned back. The world was relieved.
//! ```
//! ```flag
//! The council voted against the plan She said the mayor had not read it. He denied that.
//! ```
//! ```flag
//! The vote was put off until June They will meet again in a week. Nobody was happy.
//! ```
//! ```flag
//! The bank raised its rates in March It had kept them low for a year. Loans got dearer.
//! ```
//! ```flag
//! The minister left the room in anger He did not come back that night. The talks failed.
//! ```
//! ```flag
//! The ships had already left the port Many in the capital did not know that. They feared a war.
//! ```
//! ```keep
//! The film The Departed was shot in Boston. It won four prizes.
//! ```
//! ```keep
//! He lives in The Hague and writes for The New York Times. She reads it.
//! ```
//! ```keep
//! The novel It was filmed twice. The band The Who played there.
//! ```
//! ```keep
//! She said yes. He said no. They left.
//! ```
//! ```keep
//! In the end He who rules all was praised. The choir sang.
//! ```
//! ```keep
//! the treaty ended the crisis the next day . the fleet turned back .
//! ```
//! ```keep
//! The Council said The Mayor was wrong. The Mayor said nothing.
//! ```
//! ```keep
//! Their hit We Are The Champions was played. Everyone knew it.
//! ```
//!
//! ## Repair
//! There is none: a full stop in the middle of a segment would be a mark that nobody wrote.

use super::shape::is_english;
use super::thresholds as t;
use super::{Meta, Rule};
use crate::model::{BoundaryKind, Casing, Finding, SegmentKind, Severity, Span, Style};
use crate::text::{DocumentView, Finite, Sentence};

/// See the module's documentation.
pub struct MissingBoundary;

static META: Meta = Meta {
    code: "SPC003",
    name: "missing-boundary",
    severity: Severity::Blemish,
    repairs: false,
    summary: "Two sentences are run together without a full stop.",
};

impl Rule for MissingBoundary {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("spc003_missing_boundary.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        let english = is_english(view) && view.profile.casing != Casing::Lower;
        for (index, segment) in view.segments.iter().enumerate() {
            if segment.kind != SegmentKind::Sentence {
                continue;
            }
            let s = Sentence::new(view, index);
            if segment.boundary.kind == BoundaryKind::Lost {
                let Some(last) = s.tokens.last() else { continue };
                let quoted = s.is_closer(s.len() - 1);
                let mut finding = META.finding(
                    index,
                    last.span,
                    segment.boundary.confidence,
                    "no full stop before the next sentence",
                );
                finding.severity = match view.profile.style {
                    _ if quoted => Severity::Cosmetic,
                    // People leave full stops out at the ends of lines and notes; that is their manner.
                    Style::Article => Severity::Info,
                    Style::Summary => Severity::Blemish,
                };
                out.push(finding);
            } else if english && let Some(at) = run_on(&s) {
                let span = Span { start: s.span(at - 1).start, end: s.span(at).end };
                let message = format!("a new sentence begins at \"{}\" without a full stop before it", s.text(at));
                let mut finding = META.finding(index, span, t::RUN_ON, message);
                // In articles it mostly is a caption that lost its layout: worth knowing, nothing to act on.
                if view.profile.style == Style::Article {
                    finding.severity = Severity::Info;
                }
                out.push(finding);
            }
        }
    }
}

/// The token at which a second sentence begins inside one segment.
fn run_on(s: &Sentence<'_>) -> Option<usize> {
    (3..s.len().saturating_sub(2)).find(|&i| {
        let starter = matches!(
            s.text(i),
            "The"
                | "He"
                | "She"
                | "They"
                | "It"
                | "We"
                | "This"
                | "These"
                | "His"
                | "Her"
                | "Their"
                | "Many"
                | "But"
                | "However"
        );
        if !starter
            || s.is_capital(i - 1) && !is_date(s, i - 1)
            || !s.is_word(i - 1)
            || !s.class(i - 1).is_open()
            || !s.spaced(i)
        {
            return false;
        }
        // A title goes on in capitals; a sentence does not.
        let next_lower = (i + 1..(i + 3).min(s.len())).all(|j| s.text(j).starts_with(char::is_lowercase));
        let pronoun = matches!(s.text(i), "He" | "She" | "They" | "It" | "We");
        let second = if pronoun {
            s.finite(i + 1) >= Finite::Likely
        } else {
            s.has_finite(i + 2..(i + t::RUN_ON_VERB_WITHIN).min(s.len()), Finite::Likely)
        };
        // The first sentence is whole: it has a verb, and a word or two behind it.
        let first = s.has_finite(0..i - 1, Finite::Possible) && s.finite(i - 1) == Finite::No;
        next_lower && second && first && !introduces_title(s, i - 1)
    })
}

/// Months and days are written with capitals and still end sentences.
fn is_date(s: &Sentence<'_>, i: usize) -> bool {
    let name = s.lower(i);
    name.ends_with("day")
        || matches!(
            name,
            "january"
                | "february"
                | "march"
                | "april"
                | "june"
                | "july"
                | "august"
                | "september"
                | "october"
                | "november"
                | "december"
        )
}

/// Words before a title: "the novel It was filmed", "the band The Who".
fn introduces_title(s: &Sentence<'_>, i: usize) -> bool {
    matches!(
        s.lower(i),
        "film"
            | "movie"
            | "novel"
            | "book"
            | "song"
            | "album"
            | "band"
            | "series"
            | "show"
            | "single"
            | "play"
            | "magazine"
            | "newspaper"
            | "paper"
            | "hit"
            | "track"
            | "drama"
            | "comedy"
            | "musical"
            | "group"
            | "title"
            | "sitcom"
            | "poem"
            | "essay"
            | "called"
            | "titled"
            | "named"
            | "entitled"
            | "starring"
            | "pub"
            | "hotel"
            | "restaurant"
            | "bar"
            | "god"
            | "lord"
            | "end"
    )
}
