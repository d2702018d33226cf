//! # REP001 repeated-words
//!
//! ## What it finds
//! One to four words that stand twice in a row, maybe with a lost comma or full stop between: "shape . shape", "the impact
//! the impact of".
//!
//! ## Why it is noise
//! Summarisers stutter where they lose their place. Readers stumble; counts of words and names come out wrong.
//!
//! ## Examples
//! ```flag
//! The talks helped shape . shape the treaty . Both sides signed it .
//! ```
//! ```repaired
//! The talks helped shape the treaty . Both sides signed it .
//! ```
//! ```flag
//! The report measures the impact the impact of rising rents. It covers ten cities.
//! ```
//! ```repaired
//! The report measures the impact of rising rents. It covers ten cities.
//! ```
//! ```flag
//! The ferry sank off the the coast. Nobody was hurt.
//! ```
//! ```repaired
//! The ferry sank off the coast. Nobody was hurt.
//! ```
//! ```flag
//! He wrote to Chile, Peru, Panama, Panama and Cuba. None of them answered.
//! ```
//! ```repaired
//! He wrote to Chile, Peru, Panama and Cuba. None of them answered.
//! ```
//! ```flag
//! The envoy limited his reply to a one-one-one approval. Others spoke for hours.
//! ```
//! ```flag
//! The City Council's Council's endorsement came late. The plan had passed.
//! ```
//! ```repaired
//! The City Council's endorsement came late. The plan had passed.
//! ```
//! ```flag
//! The prime minister said she said she would resign in May. The party was surprised.
//! ```
//! ```flag
//! WHO Director-General of the WHO opened the meeting. Sixty ministers came. It lasted a week.
//! ```
//! ```repaired
//! WHO Director-General opened the meeting. Sixty ministers came. It lasted a week.
//! ```
//! ```keep
//! He had had enough of it. She said that that was very very good.
//! ```
//! ```keep
//! Duran Duran played in Baden-Baden. Sirhan Sirhan was in prison.
//! ```
//! ```keep
//! No, no, no, said the minister. Never again.
//! ```
//! ```keep
//! She won 6-3 6-3 in an hour. It was her tenth title.
//! ```
//! ```keep
//! They went door to door, again and again and again. It took months.
//! ```
//! ```keep
//! The crowd grew more and more and more restless. It got louder over and over and over.
//! ```
//! ```keep
//! He moved to New York, New York, in 1990. He stayed.
//! ```
//! ```keep
//! The group met in Brazil . Brazil had asked for it . The rest agreed .
//! ```
//! ```keep
//! What it is is a mistake. What they do do is help. Whoever came came late.
//! ```
//! ```keep
//! The numbers 7 7 7 won. They checked them one by one by one.
//! ```
//!
//! ## Repair
//! The second copy is deleted, with the mark before it.

use super::repeats::{Turns, deletion, find_turns, is_harmless};
use super::thresholds as t;
use super::{Meta, Rule, delete};
use crate::model::{Finding, SegmentKind, Severity, Span};
use crate::text::verbs::VerbForms;
use crate::text::{DocumentView, Sentence};

/// See the module's documentation.
pub struct RepeatedWords;

static META: Meta = Meta {
    code: "REP001",
    name: "repeated-words",
    severity: Severity::Blemish,
    repairs: true,
    summary: "A word or short phrase stands twice in a row.",
};

impl Rule for RepeatedWords {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("rep001_repeated_words.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        for (index, segment) in view.segments.iter().enumerate() {
            if matches!(segment.kind, SegmentKind::Code | SegmentKind::TableRow) {
                continue;
            }
            let s = Sentence::new(view, index);
            for turns in find_turns(&s, LONGEST) {
                // Three turns and more are a loop.
                if turns.count != 2 || is_harmless(&s, &turns) {
                    continue;
                }
                out.push(finding(view, &s, index, &turns));
            }
            if let Some((span, phrase)) = head_again(&s).or_else(|| name_again(&s)) {
                let message = format!("\"{}\" is said again at the end of its own phrase", view.slice(phrase));
                let mut finding = META.finding(index, span, t::REPEAT_HEAD, message);
                finding.edits = vec![delete(span)];
                out.push(finding);
            }
            if let Some(span) = hyphenated(&s) {
                let mut finding =
                    META.finding(index, span, t::REPEAT_HYPHENATED, "the same word three times with hyphens");
                finding.edits =
                    vec![delete(Span { start: span.start + (span.end - span.start + 1) / 3, end: span.end })];
                finding.edits.retain(|e| view.slice(e.span).starts_with('-'));
                finding.edits.iter_mut().for_each(|e| e.span.start = e.span.start.min(e.span.end));
                out.push(finding);
            }
        }
    }
}

/// The longest phrase in words.
const LONGEST: usize = 4;

fn finding(view: &DocumentView<'_>, s: &Sentence<'_>, index: usize, turns: &Turns) -> Finding {
    let span = deletion(s, turns);
    let phrase = view.slice(turns.first(s));
    let mut finding = META.finding(index, span, t::REPEAT, format!("\"{phrase}\" stands twice in a row"));
    finding.edits = vec![delete(span)];
    finding
}

/// "one-one-one": the same word three times, joined by hyphens. Laughter and stammering are spelt like that, numbers too.
fn hyphenated(s: &Sentence<'_>) -> Option<Span> {
    (4..s.len()).find_map(|i| {
        let word = s.lower(i);
        let same = s.lower(i - 2) == word && s.lower(i - 4) == word && s.text(i - 1) == "-" && s.text(i - 3) == "-";
        let tight = (i - 3..=i).all(|j| !s.spaced(j));
        (same
            && tight
            && word.len() >= 3
            && word.bytes().all(|b| b.is_ascii_alphabetic())
            && !super::repeats::is_interjection(word))
        .then(|| Span { start: s.span(i - 4).start, end: s.span(i).end })
    })
}

/// "UN Secretary-General of the UN": a short name in capitals, one to three nouns, "of the", the name again.
fn name_again(s: &Sentence<'_>) -> Option<(Span, Span)> {
    (4..s.len()).find_map(|again| {
        let name = s.text(again);
        let acronym = name.len() > 1
            && name.bytes().all(|b| b.is_ascii_uppercase())
            && s.lower(again - 1) == "the"
            && s.lower(again - 2) == "of";
        if !acronym {
            return None;
        }
        let first = (again.saturating_sub(6)..again - 3).find(|&i| s.text(i) == name)?;
        let title =
            (first + 1..again - 2).all(|i| s.text(i) == "-" || s.is_word(i) && s.class(i).is_open() && s.is_capital(i));
        title.then(|| (Span { start: s.span(again - 3).end, end: s.span(again).end }, s.span(first)))
    })
}

/// "eight counts of child pornography counts": a plural noun, "of", one to three nouns, the plural again. Gives the second
/// one with the space before it, and the first.
fn head_again(s: &Sentence<'_>) -> Option<(Span, Span)> {
    (1..s.len().saturating_sub(3)).find_map(|i| {
        let head = s.lower(i);
        let plural = head.len() > 4 && head.ends_with('s') && s.class(i).is_open() && s.lower(i + 1) == "of";
        if !plural {
            return None;
        }
        let nouns = |j: usize| s.is_word(j) && s.class(j).is_open() && s.forms(j) == VerbForms::NONE;
        let again = (i + 3..(i + 6).min(s.len())).find(|&j| s.lower(j) == head)?;
        let ends = !s.is_word(again + 1) || !s.class(again + 1).is_open();
        (ends && (i + 2..again).all(nouns) && s.spaced(again))
            .then(|| (Span { start: s.span(again - 1).end, end: s.span(again).end }, s.span(i)))
    })
}
