//! # LEK004 assistant-preamble
//!
//! ## What it finds
//! What a chat assistant says around its answer: "Here is a summary of the article:", "Sure! Here's ...", "As an AI
//! language model", "I hope this helps", "Let me know if you would like changes".
//!
//! ## Why it is noise
//! It is addressed to the person who asked, and says nothing about the subject.
//!
//! ## Examples
//! ```flag
//! Here is a concise summary of the article:
//! ```
//! ```flag
//! Sure! Here's a short version of the report.
//! ```
//! ```flag
//! Here is a 40-word summary: The council approved the bridge on Monday.
//! ```
//! ```repaired
//! The council approved the bridge on Monday.
//! ```
//! ```flag
//! As an AI language model, I cannot form opinions about the election.
//! ```
//! ```flag
//! I hope this summary helps!
//! ```
//! ```flag
//! Let me know if you would like a longer version.
//! ```
//! ```flag
//! I'm sorry, but I cannot summarize this text because it was not provided.
//! ```
//! ```flag
//! Certainly, here are the key points of the text:
//! ```
//! ```keep
//! Here is where the river meets the sea.
//! ```
//! ```keep
//! Here are the winners of this year's prize: Ada Cole and Ben Roy.
//! ```
//! ```keep
//! Sure, the team lost twice, but it played well.
//! ```
//! ```keep
//! The article is a summary of thirty years of research.
//! ```
//! ```keep
//! The company sells an AI language model to hospitals.
//! ```
//! ```keep
//! "Let me know if you need anything," she told the neighbours.
//! ```
//! ```keep
//! I hope this city never forgets what happened, the mayor said.
//! ```
//! ```keep
//! The provided document discusses the rent cap in the city.
//! ```
//! ```keep
//! Certainly no one expected rain in August.
//! ```
//!
//! ## Repair
//! Where the summary itself follows the colon in the same sentence, what stands before it is deleted (then a blemish).

use super::{Meta, Rule, delete, thresholds};
use crate::model::{Finding, SegmentKind, Severity, Span};
use crate::text::{DocumentView, floor_boundary, folds_to_ascii};
use regex::Regex;
use std::sync::LazyLock;

/// See the module's documentation.
pub struct AssistantPreamble;

static META: Meta = Meta {
    code: "LEK004",
    name: "assistant-preamble",
    severity: Severity::Broken,
    repairs: true,
    summary: "A chat assistant speaks about its answer.",
};

/// What introduces an answer. A thing that only an assistant hands over (summary, version, key points) must be named.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^(?:\*\*|#+ )?(?:(?:sure|certainly|of course|absolutely|okay|ok|great)(?: thing)?\s?[,!.]\s*)?(?:",
        r"(?:here(?:['’]s| is| are)|below (?:is|are)|the following is|this is)\s(?:(?:a|an|the|my|your|some|one)\s)?(?:[\w-]+\s){0,4}?",
        r"(?:summar(?:y|ies)|versions?|rewrit(?:e|ten)|rephras\w+|paraphras\w+|key (?:points|takeaways|ideas)|main points|bullet points|tl;?dr|translation|response|abstract of|condensed)\b",
        r"|i(?:['’]d| would) be (?:happy|glad) to\b|i(?:['’]ll| will) (?:summari[sz]e|provide a summary)",
        r"|based on the (?:provided|given) (?:text|article|information|context|document)s?, here",
        r")"
    ))
    .expect("valid")
});

/// What only an assistant says about itself or to the one who asks.
static ASIDE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^(?:",
        r"as an? (?:ai|artificial intelligence|large|language)(?: (?:large )?language)? (?:model|assistant)\b",
        r"|(?:i['’]m|i am) (?:sorry|afraid)\s?,? ?(?:but )?(?:i|there|the (?:text|article|provided)|as an) ",
        r"|i apologi[sz]e,? but|i (?:cannot|can['’]?t|can not|am unable to|['’]m unable to) (?:provide|summari[sz]e|generate|access|assist|help|create|fulfill)\b",
        r"|i (?:do not|don['’]t) have (?:access|enough (?:information|context)|personal)",
        r"|(?:i )?hope (?:this|that|these|it) (?:summar(?:y|ies) |version |information |response |answer )?(?:helps?|is helpful|was helpful|meets)\b",
        r"|(?:please )?let me know if (?:you|there|this|i|any)\b|(?:please )?feel free to (?:ask|let|reach|contact|modify|adjust)\b",
        r"|is there anything else (?:i|you)\b|would you like me to\b|do you want me to\b",
        r"|(?:please )?note that (?:this|the above) (?:summary|is a summary|version|response)\b",
        r"|\(?word count ?: ?\d+|(?:this|the) (?:summary|above summary) (?:is|contains|has) (?:\w+ ){0,3}\d+ words",
        r"|(?:you are|['’]?re) welcome\s?!$",
        r")"
    ))
    .expect("valid")
});

/// An offer to whoever asked; with forty letters of any script it is costly to build, and hardly ever needed.
static OFFER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:if you (?:have|need|want|would like|['’]d like) (?:any |a |me to |more |further |additional |other |to (?:adjust|change|know more))[\w\s]{0,40}(?:,|\blet me\b|\bfeel free\b|\bplease\b|\bi can\b))",
    )
    .expect("valid")
});

/// What no writer of letters says.
static ABOUT_ITSELF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:language model|ai assistant|as an ai|summar(?:y|ies|ise|ize))\b").expect("valid")
});

/// First words of all of the above, so that most sentences cost one look.
const FIRST: &str = " sure certainly of absolutely okay ok great here below the following this i based as hope please let feel if is would do note word you ** here's here’s i'm i’m i'd i’d i'll i’ll (word **here summary ";

/// What every alternative of [`OPENING`] begins with, in lower case.
const OPENINGS: &[&str] = &[
    "**",
    "#",
    "sure",
    "certainly",
    "of course",
    "absolutely",
    "ok",
    "great",
    "here's",
    "here’s",
    "here is",
    "here are",
    "below is",
    "below are",
    "the following is",
    "this is",
    "i'd be ",
    "i’d be ",
    "i would be ",
    "i'll ",
    "i’ll ",
    "i will ",
    "based on the ",
];

/// What every alternative of [`ASIDE`] begins with.
const ASIDES: &[&str] = &[
    "as a ai",
    "as an ai",
    "as a art",
    "as an art",
    "as a la",
    "as an la",
    "i'm sorry",
    "i'm afraid",
    "i’m sorry",
    "i’m afraid",
    "i am sorry",
    "i am afraid",
    "i am unable",
    "i apolog",
    "i cannot",
    "i can't ",
    "i can’t ",
    "i cant ",
    "i can not ",
    "i 'm unable",
    "i ’m unable",
    "i do not have",
    "i don't have",
    "i don’t have",
    "hope th",
    "hope it",
    "i hope th",
    "i hope it",
    "please let me know",
    "let me know",
    "please feel free",
    "feel free to",
    "is there anything else",
    "would you like",
    "do you want",
    "please note that",
    "note that",
    "(word",
    "word count",
    "this summary",
    "the summary",
    "this above",
    "the above",
    "you are welcome",
    "re welcome",
    "'re welcome",
    "’re welcome",
];

/// Whether a sentence, given in lower case, begins with one of these.
fn begins_with(lower: &str, beginnings: &[&str]) -> bool {
    // The longest beginning has 22 letters.
    let head = lower.get(..floor_boundary(lower, 66)).unwrap_or_default();
    let odd = !head.is_ascii() && head.contains(folds_to_ascii);
    odd || beginnings.iter().any(|words| lower.starts_with(words))
}

/// Whether a sentence begins as [`OFFER`] does.
fn is_offer(lower: &str) -> bool {
    const WISHES: [&str; 6] = ["have ", "need ", "want ", "would like ", "'d like ", "’d like "];
    const THINGS: [&str; 8] = ["any ", "a ", "me to ", "more ", "further ", "additional ", "other ", "to "];
    let head = lower.get(..floor_boundary(lower, 66)).unwrap_or_default();
    let wished = head.strip_prefix("if you ").and_then(|t| WISHES.iter().find_map(|wish| t.strip_prefix(wish)));
    wished.is_some_and(|t| THINGS.iter().any(|thing| t.starts_with(thing)))
        || !head.is_ascii() && head.contains(folds_to_ascii)
}

/// Whether a sentence is what only an assistant says beside its answer.
fn is_aside(text: &str, lower: &str) -> bool {
    begins_with(lower, ASIDES) && ASIDE.is_match(text) || is_offer(lower) && OFFER.is_match(text)
}

impl Rule for AssistantPreamble {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("lek004_assistant_preamble.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        let mut letter = None;
        for (index, segment) in view.segments.iter().enumerate() {
            if matches!(segment.kind, SegmentKind::Code | SegmentKind::TableRow) {
                continue;
            }
            let lower = view.lower(segment.span);
            let first = lower.split([' ', ',', '!', '.']).next().unwrap_or_default();
            if first.is_empty() || !FIRST.contains(first) {
                continue;
            }
            let text = view.slice(segment.span);
            if let Some(finding) = opening(text, lower, segment.span, index) {
                out.push(finding);
            } else if let Some(finding) = aside(text, lower, segment.span, index)
                && (ABOUT_ITSELF.is_match(text) || !*letter.get_or_insert_with(|| is_letter(view)))
            {
                out.push(finding);
            }
        }
    }
}

/// Whether somebody writes to somebody: other sentences, too, say "I", "you", "please". Letters end as assistants do.
fn is_letter(view: &DocumentView<'_>) -> bool {
    const VOICE: [&str; 8] = ["i", "my", "me", "we", "our", "you", "your", "please"];
    let speaks = |index: usize| {
        let text = view.segment_text(index);
        let lower = view.segments.get(index).map_or("", |s| view.lower(s.span));
        let opening = || begins_with(lower, OPENINGS) && OPENING.is_match(text);
        let aside = is_aside(text, lower) || opening() || text.contains(['"', '“', '`']);
        !aside && view.tokens(index).iter().any(|t| VOICE.contains(&view.lower(t.span)))
    };
    (0..view.segments.len()).any(speaks)
}

fn opening(text: &str, lower: &str, span: Span, segment: usize) -> Option<Finding> {
    if !begins_with(lower, OPENINGS) {
        return None;
    }
    let found = OPENING.find(text)?;
    let start = span.start as usize;
    // The introduction ends at its colon; a colon late in a sentence belongs to the sentence.
    let colon = text.get(found.start()..)?.find(':').filter(|at| *at <= thresholds::PREAMBLE_LONGEST);
    let body = colon.and_then(|at| text.get(at + 1..)).map_or("", |t| t.trim_matches(['*', ' ', '\n', '.']));
    match colon {
        Some(at) if body.split_whitespace().count() >= thresholds::PREAMBLE_BODY_WORDS => {
            let after = text.get(at + 1..).unwrap_or_default();
            let cut = Span::new(start, start + at + 1 + after.len() - after.trim_start_matches(['*', ' ']).len());
            let mut finding = META.finding(segment, cut, thresholds::PREAMBLE, "an assistant introduces its answer");
            finding.severity = Severity::Blemish;
            finding.edits = vec![delete(cut)];
            Some(finding)
        }
        // "This is a summary ..." and "The following is ..." without a colon may be said by a person.
        None if text.to_lowercase().starts_with("this is") || text.to_lowercase().starts_with("the following") => None,
        _ => Some(META.finding(segment, span, thresholds::PREAMBLE, "an assistant introduces its answer")),
    }
}

fn aside(text: &str, lower: &str, span: Span, segment: usize) -> Option<Finding> {
    is_aside(text, lower).then(|| META.finding(segment, span, thresholds::PREAMBLE, "an assistant speaks to its user"))
}

#[cfg(test)]
mod tests {
    use super::super::check_text;
    use super::*;

    #[test]
    fn an_introduction_that_carries_the_summary_is_cut_off() {
        let text = "Here is a brief summary of the text: The bridge opened in May.";
        let found = check_text(&AssistantPreamble, text);
        assert_eq!(found[0].severity, Severity::Blemish);
        assert_eq!(&text[found[0].edits[0].span.range()], "Here is a brief summary of the text: ");
    }

    #[test]
    fn an_introduction_alone_is_broken() {
        let found = check_text(&AssistantPreamble, "Here is a brief summary of the text:");
        assert_eq!((found[0].severity, found[0].edits.len()), (Severity::Broken, 0));
    }
}
