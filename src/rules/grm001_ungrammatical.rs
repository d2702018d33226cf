//! # GRM001 ungrammatical
//!
//! ## What it finds
//! Word orders and forms that no fluent writer of English produces: "had to quarantined", "the of", "will provides", "they
//! was", "a instagram post", "could only vote only", a sentence without its small words. Each pattern is written by hand from
//! the grammar; quotations, headlines, names and dialect are left alone.
//!
//! ## Why it is noise
//! It shows that the sentence was put together from pieces. Often it can still be understood (blemish); where the small
//! words are gone or stand in salad, no statement can be read (broken).
//!
//! ## Examples
//! ```flag
//! The city had to quarantined itself from the coast.
//! ```
//! ```flag
//! They could only vote only for the second plan.
//! ```
//! ```flag
//! The assessment to of the harbour district begins in May.
//! ```
//! ```flag
//! The plan will provides more homes for the young.
//! ```
//! ```flag
//! They was told to wait outside the hall.
//! ```
//! ```flag
//! He posted the picture in a instagram story.
//! ```
//! ```flag
//! Only recently has begun to look at the other side of the story.
//! ```
//! ```flag
//! He lost his licence after accrued six points for speeding.
//! ```
//! ```flag
//! He supported the proposal for convoke a council.
//! ```
//! ```flag
//! The mayor did not became a member of the board.
//! ```
//! ```flag
//! The vote is in May. Nobody was against it. The group discussed the plan. email sales agent company informing about cleaning system city park.
//! ```
//! ```keep
//! The city had to be quarantined for a week.
//! ```
//! ```keep
//! Only the members could vote, and only once.
//! ```
//! ```keep
//! She listened to it, of course, and to the others.
//! ```
//! ```keep
//! What the plan will be is not clear yet.
//! ```
//! ```keep
//! "They was here," the boy said.
//! ```
//! ```keep
//! He gave a one-hour talk at a university in a European city.
//! ```
//! ```keep
//! Only recently has the press begun to look at the other side.
//! ```
//! ```keep
//! After repeated attempts he passed, and after failed talks they left.
//! ```
//! ```keep
//! The rights they fought for remain in force.
//! ```
//! ```keep
//! One of these is older than the town.
//! ```
//! ```keep
//! Police seek man after bank raid
//! ```
//! ```keep
//! If he were here, it would have been easier.
//! ```
//! ```keep
//! Did it have to end so soon?
//! ```
//!
//! ## Repair
//! None: which of the words is wrong is not certain.

use super::clause::{Clause, Word};
use super::grm_forms;
use super::{Meta, Rule, thresholds};
use crate::model::{Finding, Language, SegmentKind, Severity, Span};
use crate::text::verbs::VerbForms;
use crate::text::word_class::WordClass;
use crate::text::{DocumentView, TokenKind};

/// See the module's documentation.
pub struct Ungrammatical;

static META: Meta = Meta {
    code: "GRM001",
    name: "ungrammatical",
    severity: Severity::Blemish,
    repairs: false,
    summary: "The words do not make a sentence a fluent writer would write.",
};

impl Rule for Ungrammatical {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("grm001_ungrammatical.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        if !matches!(view.profile.language, Language::En | Language::Other) {
            return;
        }
        let capitals = begins_with_capitals(view);
        for (index, segment) in view.segments.iter().enumerate() {
            if segment.kind != SegmentKind::Sentence {
                continue;
            }
            let clause = Clause::new(view, index);
            let mut hits = Vec::new();
            grm_forms::forms(&clause, view.profile.casing, &mut hits);
            if capitals {
                small_words(&clause, &mut hits);
            }
            if hits.is_empty() || !clause.is_english() {
                continue;
            }
            let broken = hits.iter().any(|h| h.hopeless) || hits.len() >= thresholds::SALAD_HITS;
            for hit in hits {
                let severity = if broken { Severity::Broken } else { Severity::Blemish };
                out.push(Finding { severity, ..META.finding(index, hit.span, hit.score, hit.message) });
            }
        }
    }
}

/// One thing that is wrong.
pub(super) struct Hit {
    /// The words that clash.
    pub span: Span,
    /// 0..1.
    pub score: f32,
    /// Whether nothing can be read any more.
    pub hopeless: bool,
    /// For people.
    pub message: String,
}

impl Hit {
    /// Something wrong that leaves the sentence readable.
    pub fn new(clause: &Clause<'_>, from: usize, to: usize, score: f32, what: &str) -> Self {
        let words: Vec<&str> = clause.words.get(from..=to).unwrap_or_default().iter().map(|w| w.text).collect();
        Hit { span: clause.span(from, to), score, hopeless: false, message: format!("{what}: `{}`", words.join(" ")) }
    }
}

/// Whether most sentences of the document begin with a capital, so that one that does not says something.
fn begins_with_capitals(view: &DocumentView<'_>) -> bool {
    let starts = |c: fn(char) -> bool| view.segments.iter().filter(|s| view.slice(s.span).starts_with(c)).count();
    let (upper, lower) = (starts(char::is_uppercase), starts(char::is_lowercase));
    upper > 0 && upper as f32 >= (upper + lower) as f32 * thresholds::CAPITAL_SHARE
}

/// A long sentence without articles and nearly without other small words that does not even begin with a capital:
/// somebody's small words were taken out. Headlines begin with a capital and are short.
fn small_words(clause: &Clause<'_>, hits: &mut Vec<Hit>) {
    let Some(first) = clause.words.first().filter(|w| w.is_plain()) else { return };
    let words: Vec<&Word<'_>> = clause.words.iter().filter(|w| w.kind == TokenKind::Word).collect();
    // "said Weibo user ..." is a sentence that was cut at a quotation.
    let verb_first = matches!(
        first.lower,
        "said" | "says" | "told" | "asked" | "added" | "wrote" | "tweeted" | "posted" | "replied"
    );
    if verb_first || words.len() < thresholds::TELEGRAM_WORDS {
        return;
    }
    let small = words.iter().filter(|w| !w.class.is_open()).count();
    let marks = clause.words.iter().filter(|w| matches!(w.text, "," | ";" | ":" | "/" | "|" | "-")).count();
    let articles = words.iter().any(|w| matches!(w.lower, "the" | "a" | "an" | "is" | "was" | "are" | "were"));
    let listed = marks * 4 > words.len();
    let verb = words.iter().skip(1).any(|w| w.forms.is(VerbForms::LISTED));
    if small as f32 <= words.len() as f32 * thresholds::TELEGRAM_SMALL && !articles && !listed && verb {
        let span = clause.span(0, clause.words.len().saturating_sub(1));
        let message = "the small words that make a sentence are missing".to_owned();
        hits.push(Hit { span, score: thresholds::TELEGRAM, hopeless: true, message });
    }
}

/// Whether the word may open a noun phrase right after a verb or preposition.
pub(super) fn opens_object(class: WordClass) -> bool {
    class.is(WordClass::DETERMINER.or(WordClass::POSSESSIVE))
}

#[cfg(test)]
mod tests {
    use super::super::check_text;
    use super::*;

    fn flagged(text: &str) -> bool {
        !check_text(&Ungrammatical, text).is_empty()
    }

    #[test]
    fn several_clashes_leave_nothing_to_read() {
        let found = check_text(&Ungrammatical, "The will a plan to of the and harbour provides to of.");
        assert!(found.iter().all(|f| f.severity == Severity::Broken), "{found:?}");
    }

    #[test]
    fn quotations_are_as_people_speak() {
        assert!(!flagged("He told me “we was never there” and left."));
        assert!(flagged("He told me that we was never there."));
    }
}
