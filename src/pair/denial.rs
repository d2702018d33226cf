//! Denied clauses: "she denies that the line caused it", "arson was ruled out". What stands in the scope of such a word is
//! said not to be so; a sentence that says it plainly says the opposite.

use super::align::{FOUND, similarity};
use super::meaning::Meanings;
use super::sentence::{Kind, Sentence, Word};
use crate::model::Span;
use crate::text::DocumentView;

/// Words after "rejected" within which the claim has to come: "rejected the latest of these claims".
const CLAIM_REACH: usize = 5;
/// Words before a participle that may hold its "was".
const BE_REACH: usize = 3;

/// Notes the denying words of a sentence and marks the words they deny. Linear in the words for each denying word, of
/// which the first [`MOST`] are read.
pub fn mark(view: &DocumentView<'_>, s: &mut Sentence) {
    let lower = |w: &Word| view.lower.get(w.span.range()).unwrap_or_default();
    let text = |s: &Sentence, at: usize| s.words.get(at).map_or("", lower);
    for at in 0..s.words.len() {
        let Some(word) = s.words.get(at).copied().filter(|w| w.kind == Kind::Content && w.may_deny) else { continue };
        let (form, next) = (lower(&word), text(s, at + 1));
        let before = at.checked_sub(1).and_then(|i| s.words.get(i));
        let verb = match form {
            "rule" | "rules" | "ruled" | "ruling" => next == "out",
            // Nouns too: "the pay dispute", "no doubt".
            "dispute" | "disputes" | "doubt" | "doubts" => {
                !before.is_some_and(|w| w.determiner || w.preposition)
                    && (matches!(next, "that" | "whether" | "if")
                        || s.words.get(at + 1).is_some_and(|w| w.determiner || w.kind == Kind::Pronoun))
            }
            "disputed" => !before.is_some_and(|w| w.determiner),
            "reject" | "rejects" | "rejected" | "rejecting" | "dismiss" | "dismisses" | "dismissed" | "dismissing" => {
                let object = s.words.get(at + 1..).unwrap_or_default().iter().take(CLAIM_REACH);
                object.map(lower).any(is_claim) || (0..at).any(|i| is_claim(text(s, i)))
            }
            _ => true,
        };
        if !verb {
            continue;
        }
        s.denials.push(at);
        if word.negated || s.denials.len() > MOST {
            continue;
        }
        let end = scope_end(view, s, at);
        let clause = (at + 1..end).any(|i| text(s, i) == "that");
        let passive = s.words.get(at.saturating_sub(BE_REACH)..at).unwrap_or_default().iter().any(|w| w.be);
        let start = if passive && form.ends_with('d') && !clause { 0 } else { at + 1 };
        for word in s.words.get_mut(start..end).unwrap_or_default() {
            word.refuted = true;
        }
    }
}

/// Denying words of one sentence whose scopes are marked, so that a hostile text costs no more.
const MOST: usize = 8;

/// Where the clause or noun that the word at `at` denies ends: at a clause of time or reason, a relative clause, or what
/// the denier did besides.
fn scope_end(view: &DocumentView<'_>, s: &Sentence, at: usize) -> usize {
    let lower = |w: &Word| view.lower.get(w.span.range()).unwrap_or_default();
    let mut clause = false;
    for (n, pair) in s.words.windows(2).enumerate().skip(at) {
        let [word, next] = pair else { continue };
        let gap = view.lower.get(word.span.end as usize..next.span.start as usize).unwrap_or_default();
        let (written, comma) = (lower(next), gap.contains(','));
        clause |= written == "that";
        let besides = written == "and" && s.words.get(n + 2).is_some_and(|w| w.verb || w.kind == Kind::Pronoun);
        let ends = gap.contains([';', ':'])
            || matches!(
                written,
                "after"
                    | "before"
                    | "when"
                    | "while"
                    | "because"
                    | "since"
                    | "until"
                    | "although"
                    | "though"
                    | "but"
                    | "who"
                    | "which"
                    | "where"
                    | "whose"
            )
            || (besides && (!clause || comma))
            || (comma && (next.verb || written.ends_with("ing") || matches!(written, "and" | "so")));
        if ends {
            return n + 1;
        }
    }
    s.words.len()
}

/// Whether a lower-case word names something said that may be untrue.
fn is_claim(lower: &str) -> bool {
    let one = lower.strip_suffix('s').unwrap_or(lower);
    matches!(
        one,
        "claim"
            | "allegation"
            | "accusation"
            | "suggestion"
            | "report"
            | "idea"
            | "notion"
            | "assertion"
            | "rumour"
            | "rumor"
            | "that"
    ) || lower == "that"
}

/// Whether a lower-case word may be one that denies, in some reading of it.
pub fn may_deny(lower: &str) -> bool {
    ["den", "disput", "refut", "doubt", "rul", "reject", "dismiss", "rebut"].iter().any(|root| lower.starts_with(root))
        && matches!(
            lower,
            "deny"
                | "denies"
                | "denied"
                | "denying"
                | "denial"
                | "denials"
                | "dispute"
                | "disputes"
                | "disputed"
                | "disputing"
                | "refute"
                | "refutes"
                | "refuted"
                | "refuting"
                | "rebut"
                | "rebuts"
                | "rebutted"
                | "rebutting"
                | "doubt"
                | "doubts"
                | "doubted"
                | "doubting"
                | "rule"
                | "rules"
                | "ruled"
                | "ruling"
                | "reject"
                | "rejects"
                | "rejected"
                | "rejecting"
                | "dismiss"
                | "dismisses"
                | "dismissed"
                | "dismissing"
        )
}

/// The denying word of one sentence and the word of the other that says plainly what it denies, in the order of the
/// sentences.
pub fn asserted(a: &Sentence, b: &Sentence, meanings: &Meanings) -> Option<[Span; 2]> {
    one_way(a, b, meanings).or_else(|| one_way(b, a, meanings).map(|[x, y]| [y, x]))
}

fn one_way(denying: &Sentence, plain: &Sentence, meanings: &Meanings) -> Option<[Span; 2]> {
    let &at = denying.denials.first()?;
    if !plain.denials.is_empty() || plain.negations() > 0 {
        return None;
    }
    let light = |w: &Word| meanings.get(w.id).is_some_and(|m| m.light);
    let found = |w: &Word, refuted: bool| {
        let mut others = denying.content_words().filter(|v| v.refuted == refuted);
        others.any(|v| v.id == w.id || similarity(v, w, meanings) >= FOUND)
    };
    let denied = |w: &&Word| found(w, true) && !found(w, false);
    let mut verbs = plain.content_words().filter(|w| w.verb && !light(w)).peekable();
    let word = if verbs.peek().is_some() {
        verbs.find(denied)?
    } else {
        // "Arson was the cause": no verb tells, the nouns must.
        let noun = |w: &&Word| w.kind == Kind::Content && !light(w);
        if plain.content_words().filter(noun).any(|w| found(w, false)) {
            return None;
        }
        plain.content_words().filter(noun).find(denied)?
    };
    Some([denying.words.get(at)?.span, word.span])
}
