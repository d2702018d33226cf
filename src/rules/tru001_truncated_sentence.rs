//! # TRU001 truncated-sentence
//!
//! ## What it finds
//! A sentence that stops before it is complete: in a word that needs another after it ("The council was", "for the"), in a
//! clause that was opened and has no verb ("that if the mayor ."), in the middle of a word.
//!
//! ## Why it is noise
//! Summarisers stop at their length limit, or lose the thread and set a period. What was to be said is lost.
//!
//! ## Examples
//! ```flag
//! The council met on Monday . It approved the budget . The mayor was
//! ```
//! ```flag
//! The firm sold its last shop . It offers three hundred people help with the . The unions object .
//! ```
//! ```flag
//! He reminded the board of his own proposal that if the owners . The board did not answer .
//! ```
//! ```flag
//! The talks ended late . Both sides agreed to continue to
//! ```
//! ```flag
//! The judge delayed the case. Lawyers had asked for more time because of the. The trial opens in June.
//! ```
//! ```flag
//! It shows that, at times of great need, public . The authors asked for more money . None came .
//! ```
//! ```flag
//! The storm hit the coast . Thousands fled . Many houses were without power, and
//! ```
//! ```repaired
//! The storm hit the coast . Thousands fled . Many houses were without power
//! ```
//! ```flag
//! El consejo aprobó el plan. La alcaldesa habló de la importancia del agua y de los. Los vecinos la apoyan.
//! ```
//! ```keep
//! It was more than he had hoped for . The rest was easier than it was . They knew what they were looking at .
//! ```
//! ```keep
//! The vote was 7-2 . The mayor said ‘no’ . Nobody was surprised .
//! ```
//! ```keep
//! He did what he could. She asked where they were. Nobody knew who he was.
//! ```
//! ```keep
//! The report said the plan was sound . The mayor called it ‘the best we can do’
//! ```
//! ```keep
//! He got an A. She took vitamin A. The rest got a B.
//! ```
//! ```keep
//! The story goes on and on... Nobody knows the end of...
//! ```
//! ```keep
//! The plane took off. The crew had been let in. The lights were switched on.
//! ```
//! ```keep
//! Is there more? Yes, there is. Will it help? I hope it will.
//! ```
//! ```keep
//! Breaking: mayor to step down over
//! Council to vote on what comes next
//! New stadium, new name, same team
//! ```
//! ```keep
//! Der Rat stimmte zu. Die Bürgermeisterin sagte: „Die Stadt kann nicht warten.“ Niemand widersprach.
//! ```
//! ```keep
//! El alcalde dijo que no. La ciudad espera a que. Los vecinos no.
//! ```
//!
//! ## Repair
//! Where a complete sentence is left without its cut tail, the tail is deleted and the sentence counts as a blemish.

use super::shape::{Habits, ends_in_terminator, goes_on, main_verbs};
use super::thresholds as t;
use super::unfinished::{Unfinished, broken_off, unfinished, unfinished_foreign};
use super::{Meta, Rule, delete};
use crate::model::{Finding, SegmentKind, Severity, Spacing, Span};
use crate::text::{DocumentView, Sentence, TokenKind};
use rustc_hash::FxHashMap;

/// See the module's documentation.
pub struct TruncatedSentence;

static META: Meta = Meta {
    code: "TRU001",
    name: "truncated-sentence",
    severity: Severity::Broken,
    repairs: true,
    summary: "The sentence stops before it is complete.",
};

impl Rule for TruncatedSentence {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("tru001_truncated_sentence.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        let habits = Habits::of(view);
        for (index, segment) in view.segments.iter().enumerate() {
            if segment.kind != SegmentKind::Sentence || goes_on(view, index) {
                continue;
            }
            let text = view.segment_text(index);
            if trails_off(text) {
                continue;
            }
            // Where sentences have no terminators, a missing one says nothing.
            let stopped = ends_in_terminator(text) || !habits.terminated;
            let s = Sentence::new(view, index);
            if let Some(at) = broken_off(&s).filter(|_| habits.english) {
                // The sentence behind it is whole, so that the segment stays.
                let mut finding =
                    META.finding(index, s.span(at), t::BROKEN_OFF, "the sentence breaks off where another begins");
                finding.severity = Severity::Blemish;
                out.push(finding);
            }
            let Some(cut) = cut(view, &s, &habits, stopped) else { continue };
            out.push(finding(index, &s, cut));
        }
    }
}

/// Three dots, however spaced, say themselves that something is left out; questions and exclamations end as they like.
fn trails_off(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '\'', ')', ' ']);
    let dots = text.chars().rev().take_while(|c| matches!(c, '.' | ' ')).filter(|c| *c == '.').count();
    text.ends_with(['…', '?', '!']) || dots > 1
}

fn cut(view: &DocumentView<'_>, s: &Sentence<'_>, habits: &Habits, stopped: bool) -> Option<Unfinished> {
    let end = s.len();
    // In running human text a stopped sentence with an odd end is dialect or dialogue far more often than it is cut.
    let strict = !habits.summary && stopped;
    let seen = match (habits.english, s.is_foreign()) {
        (true, false) => unfinished(s, end, stopped),
        (_, true) => unfinished_foreign(s),
        (false, false) => None,
    };
    seen.filter(|cut| !strict || cut.score >= t::UNFINISHED_SURE)
        .or_else(|| (!stopped).then(|| hanging_mark(s, view.profile.spacing)).flatten())
        .or_else(|| (!stopped).then(|| cut_word(view, s)).flatten())
}

/// No terminator, and the last token opens something or joins: ",", "(", "@", "`".
fn hanging_mark(s: &Sentence<'_>, spacing: Spacing) -> Option<Unfinished> {
    let last = s.len().checked_sub(1)?;
    let hangs = matches!(s.text(last), "," | "(" | "[" | "@" | "`" | "``" | "‘" | "“" | "&" | "/" | "$" | "£" | "€");
    // German closes with the mark that English opens with.
    let closes = matches!(s.text(last), "“" | "‘") && !s.spaced(last);
    // Salutations end in a comma; ":(" is a face.
    let words = (0..last).filter(|&i| s.is_word(i)).count();
    let enough = words >= if s.text(last) == "," { t::HANGING_COMMA_WORDS } else { 1 };
    let face = last > 0 && matches!(s.text(last - 1), ":" | ";" | "=" | "-");
    let comma = s.text(last) == "," && spacing == Spacing::Plain;
    (hangs && enough && !face && !comma && !closes).then_some(Unfinished {
        from: last,
        why: "ends in a mark that opens or joins",
        score: t::UNFINISHED_SURE,
    })
}

/// No terminator, and the last word is the beginning of a longer word of the document that is written more often.
fn cut_word(view: &DocumentView<'_>, s: &Sentence<'_>) -> Option<Unfinished> {
    let last = s.len().checked_sub(1)?;
    let token = s.tokens.get(last).filter(|t| t.kind == TokenKind::Word)?;
    let word = s.lower(last);
    if word.len() < t::CUT_WORD_LETTERS
        || !s.spaced(last)
        || !s.class(last).is_open()
        || s.forms(last) != crate::text::verbs::VerbForms::NONE
    {
        return None;
    }
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    for index in 0..view.segments.len() {
        for other in view.tokens(index).iter().filter(|o| o.kind == TokenKind::Word && o.span != token.span) {
            let other = view.lower(other.span);
            if other == word {
                return None;
            }
            // A plural or another ending is no cut.
            let longer = other.strip_prefix(word).is_some_and(|rest| rest.len() >= t::CUT_WORD_REST);
            if longer {
                *seen.entry(other).or_default() += 1;
            }
        }
    }
    (!seen.is_empty()).then_some(Unfinished {
        from: last,
        why: "ends in the middle of a word",
        score: t::UNFINISHED_CUT_WORD,
    })
}

fn finding(index: usize, s: &Sentence<'_>, cut: Unfinished) -> Finding {
    let end = s.tokens.last().map_or(0, |t| t.span.end);
    let span = Span { start: s.span(cut.from).start, end };
    let mut finding = META.finding(index, span, cut.score, format!("the sentence {}", cut.why));
    if let Some(tail) = cut_tail(s, &cut) {
        finding.severity = Severity::Blemish;
        // The terminator, where there is one, stays for the sentence that is left.
        finding.edits = vec![delete(tail)];
    }
    finding
}

/// The tail from the last comma before the cut on, where what stands before is a whole sentence.
fn cut_tail(s: &Sentence<'_>, cut: &Unfinished) -> Option<Span> {
    let comma = (1..=cut.from).rev().take(t::CUT_TAIL_TOKENS).find(|&i| s.text(i) == ",")?;
    let words = (0..comma).filter(|&i| s.is_word(i)).count();
    let opens = matches!(
        s.lower(0),
        "by" | "after"
            | "before"
            | "while"
            | "when"
            | "if"
            | "although"
            | "as"
            | "in"
            | "with"
            | "despite"
            | "since"
            | "because"
            | "during"
            | "once"
            | "following"
            | "though"
            | "at"
            | "on"
            | "for"
    );
    let whole =
        words >= t::CUT_TAIL_LEAVES && !opens && main_verbs(s, comma) > 0 && unfinished(s, comma, true).is_none();
    // A list of names may go on for long: "A, B, C and" is cut at its last comma only where a clause began there.
    let clause = !s.class(comma + 1).is_open();
    let end = s.last_word().map_or(0, |last| s.span(last).end);
    (whole && clause && end > s.span(comma).start).then(|| Span { start: s.span(comma).start, end })
}
