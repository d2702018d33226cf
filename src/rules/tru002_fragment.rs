//! # TRU002 fragment
//!
//! ## What it finds
//! In a summary, a line that has no main clause though the others have: a name, a list of names, a noun phrase.
//!
//! ## Why it is noise
//! It states nothing. Mostly it is the rest of a sentence that was lost, a title, or a caption.
//!
//! ## Examples
//! ```flag
//! The council met on Monday . Peru's envoy to the council, Peru's former envoy . It approved the budget .
//! ```
//! ```flag
//! The postal worker in New Jersey . She fell ill on Friday . Doctors do not know why .
//! ```
//! ```flag
//! The rebuilding of the coast road, a large project in the north . It will cost eight million . Work starts in May .
//! ```
//! ```flag
//! The inquiry began in May . The authorities, which have opened an inquiry . They found nothing .
//! ```
//! ```flag
//! Two ministers resigned . A spokesman for the ministry . The prime minister stays .
//! ```
//! ```flag
//! The film opens on Friday . The director of the film and its three main actors . It runs for two hours .
//! ```
//! ```keep
//! The council met on Monday . It approved the budget . The mayor was pleased .
//! ```
//! ```keep
//! # The flood
//!
//! The river rose for three days. The town was cut off. Help came by boat.
//! ```
//! ```keep
//! - a new roof
//! - two doors
//! - paint for the fence
//! ```
//! ```keep
//! "Great work!" she said. "Really?" He laughed. "Yes." They went home.
//! ```
//! ```keep
//! El presidente de la comisión . La reunión de los ministros . El fin de la crisis .
//! ```
//! ```keep
//! Mayor in row over new stadium
//! Storm brings chaos to the north
//! Cup win for the underdogs
//! ```
//! ```keep
//! The family adjusts to life in the city . They stroll along the river . Residents putter around in golf carts .
//! ```
//! ```keep
//! Click the link for more . Ask the clerk . Thousands dead in flood, police say .
//! ```
//!
//! ## Repair
//! There is none: what is missing cannot be known.

use super::shape::{Habits, ends_in_terminator, goes_on, main_verbs};
use super::thresholds as t;
use super::{Meta, Rule};
use crate::model::{Finding, SegmentKind, Severity, Spacing};
use crate::text::verbs::VerbForms;
use crate::text::{DocumentView, Finite, Sentence, TokenKind};

/// See the module's documentation.
pub struct Fragment;

static META: Meta = Meta {
    code: "TRU002",
    name: "fragment",
    severity: Severity::Broken,
    repairs: false,
    summary: "A line that is no sentence: it has no main clause.",
};

impl Rule for Fragment {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("tru002_fragment.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        let habits = Habits::of(view);
        if !habits.english || !habits.summary || !habits.terminated {
            return;
        }
        let mut found: Vec<Finding> = Vec::new();
        let mut sentences = 0_usize;
        for (index, segment) in view.segments.iter().enumerate() {
            if segment.kind != SegmentKind::Sentence {
                continue;
            }
            sentences += 1;
            let continues = index.checked_sub(1).is_some_and(|before| goes_on(view, before));
            if continues || goes_on(view, index) {
                continue;
            }
            let s = Sentence::new(view, index);
            let stopped = ends_in_terminator(view.segment_text(index));
            if let Some((score, severity)) = fragment(&s, stopped) {
                let mut finding = META.finding(index, segment.span, score, "the line has no main clause");
                finding.severity = severity;
                found.push(finding);
            }
        }
        // Where fragments are the manner of the text (reviews, notes, tickers), none of them is noise.
        let plain = view.profile.spacing == Spacing::Plain;
        let most = if plain { t::FRAGMENT_SHARE_PLAIN } else { t::FRAGMENT_SHARE };
        let manner = found.len() as f32 > most * sentences as f32
            || plain && (sentences < t::FRAGMENT_AMONG || is_personal(view));
        if !manner {
            out.append(&mut found);
        }
    }
}

/// Whether somebody speaks for themselves or to the reader.
fn is_personal(view: &DocumentView<'_>) -> bool {
    (0..view.segments.len()).any(|index| {
        let s = Sentence::new(view, index);
        (0..s.len()).any(|i| matches!(s.lower(i), "i" | "my" | "me" | "you" | "your" | "we" | "our" | "!"))
    })
}

/// How surely a segment is no sentence, and how bad that is.
fn fragment(s: &Sentence<'_>, stopped: bool) -> Option<(f32, Severity)> {
    let words = (0..s.len()).filter(|&i| s.is_word(i)).count();
    let last = s.len().checked_sub(1)?;
    // Questions, exclamations, speech and what announces a list are no fragments.
    let spoken = (0..s.len())
        .any(|i| matches!(s.text(i), "?" | "!" | ":" | "\"" | "“" | "”" | "``" | "''" | "‘" | "…" | "*" | "|" | "="));
    if spoken || s.is_closer(last) || s.text(last) == "..." || words == 0 || words > t::FRAGMENT_WORDS {
        return None;
    }
    let short_answer = words <= 2
        && (0..s.len()).any(|i| matches!(s.lower(i), "yes" | "no" | "ok" | "thanks" | "thank" | "indeed" | "exactly"));
    let figures = s.tokens.iter().filter(|t| matches!(t.kind, TokenKind::Number | TokenKind::Url)).count();
    if short_answer || figures * 2 > words || s.is_foreign() {
        return None;
    }
    if is_headline(s) {
        return None;
    }
    if main_verbs(s, s.len()) > 0 {
        // It still tells what is to be seen.
        return is_reduced(s).then_some((t::FRAGMENT_REDUCED, Severity::Blemish));
    }
    // A long noun phrase with a participle still tells what the text is about: "A talk between two clients discussing ...".
    let tells = words >= t::FRAGMENT_TELLS
        && (1..s.len()).any(|i| s.is_word(i - 1) && s.class(i - 1).is_open() && s.forms(i).is(VerbForms::ING));
    match (tells, stopped) {
        (true, true) => None,
        (true, false) => Some((t::FRAGMENT_TELLING, Severity::Blemish)),
        _ => Some((t::FRAGMENT, Severity::Broken)),
    }
}

/// "Pictures posted on the web by a member of the group": one participle behind its noun, its agent behind it, no other
/// verb.
fn is_reduced(s: &Sentence<'_>) -> bool {
    let mut verbs = (0..s.len()).filter(|&i| s.finite(i) >= Finite::Possible);
    let (Some(verb), None) = (verbs.next(), verbs.next()) else { return false };
    let forms = s.forms(verb);
    let participle = forms.is(VerbForms::PAST) && forms.is(VerbForms::PARTICIPLE);
    let noun_before =
        verb > 0 && s.is_word(verb - 1) && s.class(verb - 1).is_open() && s.forms(verb - 1) == VerbForms::NONE;
    let no_object = matches!(s.lower(verb + 1), "on" | "in" | "at" | "by" | "from");
    let agent = (verb + 1..(verb + 6).min(s.len())).any(|i| s.lower(i) == "by");
    verb <= 3 && participle && noun_before && no_object && agent
}

/// A headline that left its "is" out: "Striker out for a month", "Thousands dead in flood".
fn is_headline(s: &Sentence<'_>) -> bool {
    #[rustfmt::skip]
    const PREDICATES: &[&str] = &[
        "out", "available", "unavailable", "back", "doubtful", "absent", "ready", "set", "due", "likely", "unlikely",
        "able", "unable", "dead", "missing", "safe", "close", "ahead", "away", "down", "up", "not", "still", "under",
        "worth", "responsible", "guilty", "aware", "open",
    ];
    let no_verb = matches!(s.lower(0), "no" | "more" | "most");
    no_verb
        || (1..s.len().saturating_sub(1)).any(|i| {
            PREDICATES.contains(&s.lower(i)) && s.is_word(i - 1) && s.class(i - 1).is_open() && s.is_word(i + 1)
        })
}
