//! # SPC005 glued-words
//!
//! ## What it finds
//! A word that is two words of the same document written together ("secretarygeneral" beside "secretary-general"), or two
//! function words run together ("ofthe").
//!
//! ## Why it is noise
//! Hyphens and spaces at line ends get lost when text is extracted; searches and comparisons then miss the word.
//!
//! ## Examples
//! ```flag
//! The secretarygeneral spoke first. The secretary-general of the union had asked for it. Nobody objected.
//! ```
//! ```repaired
//! The secretary general spoke first. The secretary-general of the union had asked for it. Nobody objected.
//! ```
//! ```flag
//! He limited himself to a onesentence answer. His answer had one sentence. The rest spoke for hours.
//! ```
//! ```repaired
//! He limited himself to a one sentence answer. His answer had one sentence. The rest spoke for hours.
//! ```
//! ```flag
//! The end ofthe line was near. Nobody knew. The train went on.
//! ```
//! ```repaired
//! The end of the line was near. Nobody knew. The train went on.
//! ```
//! ```flag
//! They met inthe capital in May. Talks went on for days. No paper was signed.
//! ```
//! ```flag
//! The vicepresident resigned. The vice-president had been in office for a year. No heir was named.
//! ```
//! ```flag
//! A twothirds majority was needed. They had two-thirds of the votes. It passed.
//! ```
//! ```keep
//! Everyone came. Every one of them voted. Somebody counted.
//! ```
//! ```keep
//! The takeover failed. They wanted to take over the firm. The board said no.
//! ```
//! ```keep
//! The website is new. The web site of the firm was old. Users like it.
//! ```
//! ```keep
//! Cooperation is good. Co-operation was the old spelling. Both are fine.
//! ```
//! ```keep
//! The policymaker met a policy-maker. Policymakers write it both ways. Nobody minds. The policymaker left.
//! ```
//! ```keep
//! Healthcare is dear. Health care was cheap. Patients complain.
//! ```
//! ```keep
//! We cannot stay. Can not one of us go? Nobody answered.
//! ```
//! ```keep
//! She used to bathe and breathe by the sea. The sea was calm. Nothing moved.
//! ```
//!
//! ## Repair
//! A space is put between the two words.

use super::thresholds as t;
use super::{Meta, Rule};
use crate::model::{Edit, Finding, SegmentKind, Severity, Span};
use crate::text::word_class::word_class;
use crate::text::{DocumentView, Sentence, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// See the module's documentation.
pub struct GluedWords;

static META: Meta = Meta {
    code: "SPC005",
    name: "glued-words",
    severity: Severity::Blemish,
    repairs: true,
    summary: "Two words are written as one.",
};

impl Rule for GluedWords {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("spc005_glued_words.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        // Most documents have no candidate at all: the pairs are collected only where one is seen.
        let mut pairs: Option<FxHashMap<String, Pair>> = None;
        let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
        let mut candidates: Vec<(usize, Span)> = Vec::new();
        for (index, segment) in view.segments.iter().enumerate() {
            if matches!(segment.kind, SegmentKind::Code | SegmentKind::TableRow) {
                continue;
            }
            for (token, grammar) in view.tokens(index).iter().zip(view.grammar(index)) {
                let word = view.lower(token.span);
                if token.kind != TokenKind::Word || word.len() < t::GLUED_LETTERS || !grammar.class.is_open() {
                    continue;
                }
                if function_words(word).is_some() || word.len() >= t::GLUED_PAIR_LETTERS {
                    *seen.entry(word).or_default() += 1;
                    candidates.push((index, token.span));
                }
            }
        }
        let wanted: FxHashSet<(usize, &str)> = seen.keys().filter_map(|word| shape(word, word.len())).collect();
        for (index, span) in candidates {
            let word = view.lower(span);
            if !word.bytes().all(|b| b.is_ascii_lowercase()) || view.slice(span).bytes().any(|b| b.is_ascii_uppercase())
            {
                continue;
            }
            let cut = function_words(word).or_else(|| {
                let pair = *pairs.get_or_insert_with(|| pairs_of(view, &wanted)).get(word)?;
                (seen.get(word) == Some(&1) && is_lost(word, pair)).then_some(pair.cut)
            });
            let Some(cut) = cut else { continue };
            let (first, second) = word.split_at(cut);
            let at = span.start as usize + cut;
            let mut finding =
                META.finding(index, span, t::GLUED, format!("\"{first}\" and \"{second}\" are written as one word"));
            finding.edits = vec![Edit { span: Span::new(at, at), replacement: " ".to_string() }];
            out.push(finding);
        }
    }
}

/// Two words that stand next to each other somewhere in the document.
#[derive(Clone, Copy)]
struct Pair {
    /// Letters of the first.
    cut: usize,
    /// Joined by a hyphen, not a space.
    hyphen: bool,
}

/// Length and first letters of a word that begins with `start`; nearly all neighbours make a word of another shape than the
/// ones that are looked for.
fn shape(start: &str, len: usize) -> Option<(usize, &str)> {
    Some((len, start.get(..3)?))
}

/// All neighbours of a document that make a word of one of the `wanted` shapes, by that word. Linear.
fn pairs_of(view: &DocumentView<'_>, wanted: &FxHashSet<(usize, &str)>) -> FxHashMap<String, Pair> {
    let mut pairs: FxHashMap<String, Pair> = FxHashMap::default();
    for index in 0..view.segments.len() {
        let s = Sentence::new(view, index);
        for i in 0..s.len().saturating_sub(1) {
            let hyphen = s.text(i + 1) == "-" && !s.spaced(i + 1) && !s.spaced(i + 2);
            let second = if hyphen { i + 2 } else { i + 1 };
            let (a, b) = (s.lower(i), s.lower(second));
            let long = s.is_word(i) && s.is_word(second) && a.len() >= 3 && b.len() >= 3;
            if long && shape(a, a.len() + b.len()).is_some_and(|made| wanted.contains(&made)) {
                let entry = pairs.entry(format!("{}{}", s.lower(i), s.lower(second)));
                let pair = entry.or_insert(Pair { cut: s.lower(i).len(), hyphen });
                pair.hyphen |= hyphen;
            }
        }
    }
    pairs
}

/// Whether writing the pair as one word is a slip and no other spelling of it.
fn is_lost(word: &str, pair: Pair) -> bool {
    let (first, second) = word.split_at(pair.cut);
    let particle = PARTICLES.contains(&second) || PREFIXES.contains(&first) || COMPOUND_ENDS.contains(&second);
    let counted =
        matches!(first, "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten");
    let function = !word_class(first).is_open() && !word_class(second).is_open();
    !particle && !function && (pair.hyphen || counted)
}

/// Where two function words were glued: "of" + "the".
fn function_words(word: &str) -> Option<usize> {
    static GLUED: std::sync::LazyLock<FxHashSet<String>> = std::sync::LazyLock::new(|| {
        let firsts = ["of", "in", "to", "for", "on", "at", "by", "from", "and", "that", "is", "was"];
        let seconds = ["the", "this", "their", "his"];
        firsts
            .iter()
            .flat_map(|a| seconds.iter().map(move |b| format!("{a}{b}")))
            .filter(|w| w != "tothe" || !w.is_empty())
            .collect()
    });
    let ends = word.ends_with("the") || word.ends_with("his") || word.ends_with("their");
    if !ends || word.len() > 9 || !GLUED.contains(word) {
        return None;
    }
    ["the", "this", "their", "his"]
        .iter()
        .find(|tail| word.ends_with(**tail) && !word.ends_with("this") || **tail == "this" && word.ends_with("this"))
        .map(|tail| word.len() - tail.len())
}

/// Second halves that verbs take and nouns keep: "take over" and "takeover".
#[rustfmt::skip]
const PARTICLES: &[&str] =
    &[
    "over", "out", "down", "off", "away", "back", "through", "around", "about", "along", "forward", "together",
];
/// First halves that are written with and without a hyphen.
#[rustfmt::skip]
const PREFIXES: &[&str] = &[
    "anti", "multi", "inter", "non", "pre", "post", "counter", "super", "over", "under", "semi", "micro", "mid", "out",
    "sub", "trans", "ultra", "extra", "pro", "pan", "neo", "auto", "bio", "geo", "self", "mega", "mini", "cyber",
    "hyper", "socio", "psycho", "electro", "hydro", "eco", "some", "any", "every", "ever", "where", "when", "what",
    "who", "how", "there", "here", "not", "off", "down", "back", "fore", "photo", "video", "intra", "infra", "meta",
    "para", "poly", "proto", "pseudo", "quasi", "retro", "tele", "thermo",
];
/// Second halves of closed compounds that some people write open.
#[rustfmt::skip]
const COMPOUND_ENDS: &[&str] = &[
    "care", "time", "site", "mate", "mates", "ball", "line", "lines", "house", "room", "work", "works", "worker",
    "workers", "book", "books", "day", "days", "maker", "makers", "making", "man", "men", "woman", "women", "person",
    "like", "wide", "ship", "stream", "land", "light", "side", "term", "week", "year", "months", "life", "long", "less",
    "ness", "goer", "goers", "holder", "holders", "owner", "owners", "keeper", "keepers", "thing", "where", "self",
    "one", "body", "fire", "proof", "free", "style", "board", "craft", "port", "point", "power", "paper", "shot",
    "field", "based", "friendly", "breaking", "going", "standing", "term", "level", "media", "media", "tech", "bound",
    "born", "wing", "class", "range", "cost", "quality", "fold", "ups", "ins", "offs", "outs", "head", "heads", "hold",
    "holds", "taker", "takers", "giver", "givers", "mail", "line", "news", "cast", "casts", "set", "sets", "speaking",
    "share", "sharing", "space", "coast", "town", "city", "wise", "ever", "some",
];
