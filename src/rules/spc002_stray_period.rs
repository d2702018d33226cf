//! # SPC002 stray-period
//!
//! ## What it finds
//! A full stop that stands alone inside a sentence: "mechanisms of the . OAS".
//!
//! ## Why it is noise
//! Summarisers that detach their periods sometimes put one where no sentence ends. Readers stumble, and sentence splitters
//! cut there.
//!
//! ## Examples
//! ```flag
//! The council works through the mechanisms of the . Treaty and its annex . It has no other means .
//! ```
//! ```repaired
//! The council works through the mechanisms of the Treaty and its annex . It has no other means .
//! ```
//! ```flag
//! Aid workers . arrived on Tuesday . They brought food .
//! ```
//! ```repaired
//! Aid workers arrived on Tuesday . They brought food .
//! ```
//! ```flag
//! The Latin . American envoys agreed . Most Latin American papers praised them .
//! ```
//! ```repaired
//! The Latin American envoys agreed . Most Latin American papers praised them .
//! ```
//! ```flag
//! The plan . also covers schools. It was approved in May. Work starts soon.
//! ```
//! ```flag
//! The trial is set . for Thursday and the outcome is open. The judge is new. The jury is not.
//! ```
//! ```flag
//! The company . reported a loss , its first in years . Shares fell . The chairman resigned .
//! ```
//! ```flag
//! Ministers asked for an . urgent meeting . The answer came at night .
//! ```
//! ```keep
//! The council met on Monday . It will meet again .
//! ```
//! ```keep
//! He served in the U.S . army for years . Then he went home .
//! ```
//! ```keep
//! The beach took the No . 1 spot . The town was proud .
//! ```
//! ```keep
//! He paused . . . then he spoke . The room was silent .
//! ```
//! ```keep
//! She bought an iPhone . iPads were sold out . The shop closed early .
//! ```
//! ```keep
//! The bullet was from a .22 rifle . It missed . Nobody was hurt .
//! ```
//! ```keep
//! the council met on monday . it will meet again . nobody was surprised .
//! ```
//! ```keep
//! Mr . Smith and Dr . jur. Jones agreed . The rest did not .
//! ```
//! ```keep
//! The site is example . com for now . It will move . Nobody minds .
//! ```
//!
//! ## Repair
//! The period and the space before it are deleted, so that what it cut is joined.

use super::shape::{goes_on, is_english};
use super::thresholds as t;
use super::{Meta, Rule, delete};
use crate::model::{Casing, Finding, SegmentKind, Severity, Span};
use crate::text::{DocumentView, Sentence, TokenKind};

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
        let english = is_english(view);
        for (index, segment) in view.segments.iter().enumerate() {
            if segment.kind == SegmentKind::Code || !view.segment_text(index).contains('.') {
                continue;
            }
            let s = Sentence::new(view, index);
            for dot in 1..s.len().saturating_sub(1) {
                let Some((score, message)) = stray(view, &s, dot, english) else { continue };
                let mut finding = META.finding(index, s.span(dot), score, message);
                finding.edits = vec![delete(Span { start: s.span(dot - 1).end, end: s.span(dot).end })];
                out.push(finding);
            }
            // Segmentation may have cut at the period all the same.
            if let Some(dot) =
                s.len().checked_sub(1).filter(|&dot| dot > 0 && goes_on(view, index) && stray_end(&s, dot))
            {
                let message = "a full stop stands before a sentence that goes on";
                let mut finding = META.finding(index, s.span(dot), t::STRAY_BEFORE_LOWER_CASE, message);
                finding.edits = vec![delete(Span { start: s.span(dot - 1).end, end: s.span(dot).end })];
                out.push(finding);
            }
        }
    }
}

/// Whether the token `dot` is a full stop that ends nothing.
fn stray(view: &DocumentView<'_>, s: &Sentence<'_>, dot: usize, english: bool) -> Option<(f32, String)> {
    if s.text(dot) != "." || !s.spaced(dot + 1) {
        return None;
    }
    let (before, after) = (dot - 1, dot + 1);
    // A comma may stand before it ("pricing, . pricing"); another dot makes an ellipsis.
    let comma = s.text(before) == ",";
    if (!s.is_word(before) && !comma)
        || !s.is_word(after)
        || is_abbreviation(s, before)
        || is_address_end(s.lower(after))
    {
        return None;
    }
    let open = english && needs_more(view, s, before);
    let message = || format!("a full stop stands inside the sentence, after \"{}\"", s.text(before));
    if !s.spaced(dot) {
        // A period that sits on its word is stray only where no sentence can end, and where the next word goes on.
        let lower = view.profile.casing == Casing::Normal && is_lower(s, after);
        return (open && lower).then(|| (t::STRAY_AFTER_FUNCTION_WORD, message()));
    }
    if open {
        return Some((t::STRAY_AFTER_FUNCTION_WORD, message()));
    }
    if view.profile.casing == Casing::Normal && is_lower(s, after) {
        return Some((t::STRAY_BEFORE_LOWER_CASE, message()));
    }
    let pair = s.is_capital(before) && s.is_capital(after) && occurs_as_pair(view, s.text(before), s.text(after));
    pair.then(|| (t::STRAY_IN_NAME, message()))
}

/// Whether the last token is a detached full stop that no abbreviation explains.
fn stray_end(s: &Sentence<'_>, dot: usize) -> bool {
    s.text(dot) == "." && s.spaced(dot) && s.is_word(dot - 1) && !is_abbreviation(s, dot - 1)
}

/// Whether no sentence can end in this word.
fn needs_more(view: &DocumentView<'_>, s: &Sentence<'_>, i: usize) -> bool {
    if s.is_capital(i) && i > 0 {
        return false;
    }
    match s.lower(i) {
        "the" | "of" | "an" | "and" | "or" | "my" | "your" | "their" | "our" | "from" | "into" | "than" | "whose"
        | "every" => true,
        // Without capitals, "a ." may be a grade or a blood group.
        "a" => view.profile.casing == Casing::Normal,
        _ => false,
    }
}

fn is_lower(s: &Sentence<'_>, i: usize) -> bool {
    let text = s.text(i);
    let word = s.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word);
    // "iPhone" and the like begin sentences as they are.
    word && text.starts_with(char::is_lowercase) && !text.contains(char::is_uppercase) && !text.contains('.')
}

/// Letters with dots, single letters and the usual short forms before a period that tokenisers detach ("U.S .", "No .").
fn is_abbreviation(s: &Sentence<'_>, i: usize) -> bool {
    let (text, lower) = (s.text(i), s.lower(i));
    let single = text.chars().count() == 1 && text != "a" && !text.starts_with(|c: char| c.is_ascii_digit());
    text.contains('.') || single || ABBREVIATIONS.contains(&lower)
}

#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "no", "nos", "mr", "mrs", "ms", "dr", "st", "vs", "jr", "sr", "inc", "co", "corp", "ltd", "gen", "lt", "sgt",
    "capt", "col", "sen", "rep", "gov", "prof", "rev", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "etc", "al", "vol", "pp", "ed", "eds", "fig", "figs", "approx", "est", "dept", "univ", "ave",
    "blvd", "rd", "mt", "ft", "cf", "eg", "ie", "ca", "jur", "bros", "messrs", "hon", "art", "sec", "ch", "ref", "refs",
    "am", "pm", "mme", "mlle", "sra", "srta", "dra", "ud", "uds", "nr", "bzw", "ca", "str", "usw", "zb", "max", "min",
    "tel",
];

fn is_address_end(lower: &str) -> bool {
    matches!(
        lower,
        "com"
            | "org"
            | "net"
            | "gov"
            | "edu"
            | "uk"
            | "co"
            | "io"
            | "html"
            | "pdf"
            | "txt"
            | "exe"
            | "js"
            | "py"
            | "eu"
            | "de"
            | "info"
    )
}

/// Whether the document writes the two words next to each other somewhere.
fn occurs_as_pair(view: &DocumentView<'_>, first: &str, second: &str) -> bool {
    memchr::memmem::find(view.text.as_bytes(), format!("{first} {second}").as_bytes()).is_some()
}
