//! [`Sentence`]: a segment as comparisons read it. Built once per document by [`read`]; owns no text.
//!
//! Words are interned to numbers by meaning (stem of the base form, abbreviations for their expansions), numbers and
//! dates by value, so that comparing two sentences is comparing short lists of integers.

use super::meaning::{Meanings, Names};
use crate::model::{Edit, Language, SegmentKind, Span, Style};
use crate::text::dates::{Date, dates};
use crate::text::numbers::{Quantity, QuantityKind, quantities};
use crate::text::sentence::{Finite, Sentence as Grammar};
use crate::text::word_class::{WordClass, word_class};
use crate::text::{DocumentView, TokenKind};
use std::ops::Range;
use xxhash_rust::xxh3::xxh3_64;

/// Content words of one sentence that are looked at; more than any sentence has, so that a "sentence" of a million
/// words costs no more than this.
pub const LONGEST: usize = 96;

/// What a word is to a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Content,
    Name,
    Number,
    Date,
    Function,
    Pronoun,
    Negation,
    /// A placeholder for a lost word ("UNK").
    Lost,
}

impl Kind {
    pub fn is_content(self) -> bool {
        matches!(self, Kind::Content | Kind::Name | Kind::Number | Kind::Date)
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub id: u32,
    pub weight: f32,
    pub kind: Kind,
    pub span: Span,
    /// A negation stands shortly before it; it is the first content word after one.
    pub negated: bool,
    pub denied: bool,
    /// A form of "be"; the word "by".
    pub be: bool,
    pub by: bool,
    pub determiner: bool,
    pub preposition: bool,
    /// Names people by their nation ("the Spaniard").
    pub demonym: bool,
    /// A finite verb or participle.
    pub verb: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// All words in order.
    pub words: Vec<Word>,
    /// Indices of the content words, at most [`LONGEST`].
    pub content: Vec<u16>,
    /// Their ids, sorted, once each.
    pub ids: Vec<u32>,
    /// Weight of the distinct content words.
    pub mass: f32,
    pub quantities: Vec<(Span, Quantity, u32)>,
    pub dates: Vec<(Span, Date)>,
    /// Hash of the lower-case words; 0 where there is none.
    pub hash: u64,
    pub line: u32,
    /// A repeat of it may be merged: running text in a summary, with a verb.
    pub prose: bool,
    /// The place of its "before" or "after".
    pub turn: Option<usize>,
    pub question: bool,
    pub has_verb: bool,
    pub starts_with_pronoun: bool,
    pub attributed: bool,
    pub future: bool,
    pub lost_words: u32,
    /// It begins with a placeholder.
    pub lost_subject: bool,
    /// Ends in a word that cannot end a sentence.
    pub cut: bool,
}

impl Sentence {
    pub fn content_words(&self) -> impl Iterator<Item = &Word> {
        self.content.iter().filter_map(|&i| self.words.get(i as usize))
    }

    pub fn content_word(&self, n: usize) -> Option<&Word> {
        self.content.get(n).and_then(|&i| self.words.get(i as usize))
    }

    /// The place of the "by" of a passive whose participle is at `at`.
    pub fn agent(&self, at: usize) -> Option<usize> {
        const REACH: usize = 6;
        let close = self.words.get(at.saturating_sub(3)..at).unwrap_or_default();
        let after = self.words.get(at + 1..(at + 1 + REACH).min(self.words.len())).unwrap_or_default();
        close.iter().any(|w| w.be).then(|| after.iter().position(|w| w.by)).flatten().map(|n| at + 1 + n)
    }

    /// Whether anything in it is done "by" someone.
    pub fn is_passive(&self) -> bool {
        (0..self.words.len())
            .any(|at| self.words.get(at).is_some_and(|w| w.kind == Kind::Content) && self.agent(at).is_some())
    }

    /// Whether it relates something to itself ("it was formed the year before it was formed"): no shorter form of anything.
    pub fn is_circular(&self) -> bool {
        self.turn.is_some_and(|at| {
            let (left, right) =
                (self.words.get(..at).unwrap_or_default(), self.words.get(at + 1..).unwrap_or_default());
            left.iter().filter(|w| w.verb).any(|w| right.iter().any(|v| v.id == w.id))
        })
    }

    /// How many negations it has.
    pub fn negations(&self) -> usize {
        self.words.iter().filter(|w| w.kind == Kind::Negation).count()
    }

    pub fn has(&self, id: u32) -> bool {
        self.ids.binary_search(&id).is_ok()
    }
}

/// Weight of a number; of the parts of a date; in nats, about that of a rare word.
const NUMBER_WEIGHT: f32 = 5.5;
const DATE_WEIGHT: f32 = 3.5;
/// Ordinals are often mere adverbs ("first started").
const ORDINAL_WEIGHT: f32 = 3.0;
/// How far a negation reaches, in words, inside its clause.
const NEGATION_REACH: usize = 4;

/// Reads all segments of a document as they stand after `repairs`. Linear.
pub fn read(view: &DocumentView<'_>, repairs: &[Vec<Edit>]) -> (Vec<Sentence>, Meanings) {
    let names = Names::of(view);
    let mut meanings = Meanings::new(view.profile.language, names);
    let mut sentences = Vec::with_capacity(view.segments.len());
    let mut tokens: Vec<(&str, TokenKind)> = Vec::new();
    let mut spans: Vec<Span> = Vec::new();
    for (n, segment) in view.segments.iter().enumerate() {
        let edits = repairs.get(n).map_or(&[][..], Vec::as_slice);
        tokens.clear();
        spans.clear();
        let mut edit = edits.iter().peekable();
        for token in view.tokens(n) {
            while edit.peek().is_some_and(|e| e.span.end <= token.span.start) {
                edit.next();
            }
            let deleted = edit.peek().is_some_and(|e| e.replacement.trim().is_empty() && e.span.covers(token.span));
            if !deleted {
                tokens.push((view.lower.get(token.span.range()).unwrap_or_default(), token.kind));
                spans.push(token.span);
            }
        }
        let mut sentence = one(view, &tokens, &spans, &mut meanings);
        sentence.line = segment.line;
        let grammar = Grammar::new(view, n);
        sentence.has_verb |= grammar.has_finite(0..grammar.len(), Finite::Possible);
        sentence.prose = view.profile.style == Style::Summary
            && segment.kind == SegmentKind::Sentence
            && (sentence.has_verb || sentence.words.len() >= SURELY_A_SENTENCE);
        sentences.push(sentence);
    }
    (sentences, meanings)
}

/// Verbs cannot all be known; a segment this long has one.
const SURELY_A_SENTENCE: usize = 8;

fn one(view: &DocumentView<'_>, tokens: &[(&str, TokenKind)], spans: &[Span], meanings: &mut Meanings) -> Sentence {
    let mut s = Sentence::default();
    let numbers = quantities(tokens);
    let dates = dates(tokens, &numbers);
    let (mut next_number, mut next_date) = (numbers.iter().peekable(), dates.iter().peekable());
    let mut hashed = String::new();
    let mut negation = usize::MAX;
    let mut last_class = WordClass::OPEN;
    let span_of = |r: &Range<usize>| {
        let first = spans.get(r.start).copied().unwrap_or_default();
        let last = r.end.checked_sub(1).and_then(|e| spans.get(e)).copied().unwrap_or_default();
        Span { start: first.start, end: last.end }
    };
    let push = |s: &mut Sentence, id, weight, kind, span, negated| {
        if kind_is_counted(kind, s) {
            s.content.push(s.words.len().min(usize::from(u16::MAX)) as u16);
        }
        s.words.push(Word {
            id,
            weight,
            kind,
            span,
            negated,
            denied: false,
            be: false,
            by: false,
            determiner: false,
            preposition: false,
            demonym: false,
            verb: false,
        });
    };
    let mut at = 0;
    while let (Some(&(lower, kind)), Some(&span)) = (tokens.get(at), spans.get(at)) {
        while next_number.peek().is_some_and(|(r, _)| r.start < at) {
            next_number.next();
        }
        while next_date.peek().is_some_and(|(r, _)| r.start < at) {
            next_date.next();
        }
        if kind.is_wordlike() {
            hashed.push_str(lower);
            hashed.push(' ');
        }
        let negated = s.words.len().checked_sub(negation).is_some_and(|d| d < NEGATION_REACH);
        if let Some((range, date)) = next_date.next_if(|(r, _)| r.start == at) {
            let span = span_of(range);
            for (name, part) in [
                ("y", date.year.map(u32::from)),
                ("m", date.month.map(u32::from)),
                ("d", date.day.map(u32::from)),
                ("w", date.weekday.map(u32::from)),
            ] {
                if let Some(part) = part {
                    let id = meanings.value(name, f64::from(part));
                    push(&mut s, id, DATE_WEIGHT, Kind::Date, span, negated);
                }
            }
            s.dates.push((span, *date));
            for (lower, _) in tokens.get(at + 1..range.end).unwrap_or_default() {
                hashed.push_str(lower);
                hashed.push(' ');
            }
            at = range.end;
            last_class = WordClass::OPEN;
            continue;
        }
        if let Some((range, quantity)) = next_number.next_if(|(r, _)| r.start == at) {
            let weight = if quantity.kind == QuantityKind::Ordinal { ORDINAL_WEIGHT } else { NUMBER_WEIGHT };
            let name = if quantity.kind == QuantityKind::Magnitude { "g" } else { "n" };
            let id = meanings.value(name, quantity.value);
            s.quantities.push((span_of(range), *quantity, s.words.len() as u32));
            push(&mut s, id, weight, Kind::Number, span_of(range), negated);
            for (lower, _) in tokens.get(at + 1..range.end).unwrap_or_default() {
                hashed.push_str(lower);
                hashed.push(' ');
            }
            at = range.end;
            last_class = WordClass::OPEN;
            continue;
        }
        if !kind.is_wordlike() {
            if matches!(lower, "," | ";" | ":" | "(" | ")" | "–" | "—" | "\"" | "“" | "”") {
                negation = usize::MAX;
            }
            s.question |= lower == "?";
            at += 1;
            continue;
        }
        if let Some((id, weight, length)) = meanings.phrase(tokens, at) {
            let range = at..at + length;
            push(&mut s, id, weight, Kind::Name, span_of(&range), negated);
            for (lower, _) in tokens.get(at + 1..range.end).unwrap_or_default() {
                hashed.push_str(lower);
                hashed.push(' ');
            }
            at = range.end;
            last_class = WordClass::OPEN;
            continue;
        }
        let class = word_class(lower);
        let entry =
            meanings.word(lower, view.slice(span), at.checked_sub(1).and_then(|i| tokens.get(i)).map_or("", |t| t.0));
        if class.is(WordClass::COORDINATOR.or(WordClass::SUBORDINATOR).or(WordClass::WH)) {
            negation = usize::MAX;
        }
        let mut entry = entry;
        if entry.kind == Kind::Negation {
            // "no 4", "not only": no negation of what follows.
            let next = tokens.get(at + 1).map_or("", |t| t.0);
            let number = tokens.get(at + 1).is_some_and(|t| t.1 == TokenKind::Number);
            if number
                || next == "."
                || (matches!(next, "the" | "a" | "an") && tokens.get(at + 2).is_some_and(|t| t.0 == "only"))
                || matches!(next, "only" | "just" | "doubt" | "exception" | "other" | "wonder")
            {
                entry.kind = Kind::Function;
            } else {
                negation = s.words.len() + 1;
            }
        }
        s.lost_words += u32::from(entry.kind == Kind::Lost);
        s.lost_subject |= s.words.is_empty() && entry.kind == Kind::Lost;
        s.has_verb |= entry.verb || class.is(WordClass::AUXILIARY.or(WordClass::MODAL));
        if matches!(lower, "before" | "after") {
            s.turn = Some(s.words.len());
        }
        s.attributed |= entry.attributes;
        s.future |= matches!(lower, "will" | "'ll");
        s.starts_with_pronoun |= s.words.is_empty() && entry.kind == Kind::Pronoun;
        push(&mut s, entry.id, entry.weight, entry.kind, span, negated);
        if let Some(word) = s.words.last_mut() {
            word.be = matches!(lower, "is" | "are" | "was" | "were" | "be" | "been" | "being");
            word.verb = entry.verb;
            word.demonym = entry.demonym && last_class.is(WordClass::DETERMINER);
            word.by = lower == "by";
            word.determiner = class.is(WordClass::DETERMINER);
            word.preposition = class.is(WordClass::PREPOSITION);
        }
        last_class = class;
        at += 1;
    }
    let mut open = false;
    for word in &mut s.words {
        if word.kind == Kind::Negation {
            open = true;
        } else if word.kind.is_content() {
            word.denied = open && word.negated;
            open = false;
        }
    }
    let english = view.profile.language == Language::En;
    let dangling = last_class.is(WordClass::DETERMINER.or(WordClass::POSSESSIVE).or(WordClass::COORDINATOR));
    s.cut = english && dangling && !last_class.is(WordClass::OBJECT_PRONOUN.or(WordClass::SUBJECT_PRONOUN));
    s.hash = if s.words.is_empty() { 0 } else { xxh3_64(hashed.as_bytes()) };
    s.ids = s.content_words().map(|w| w.id).collect();
    s.ids.sort_unstable();
    s.ids.dedup();
    s.mass = s.ids.iter().map(|&id| meanings.weight(id)).sum();
    for &id in &s.ids {
        meanings.count(id);
    }
    s
}

fn kind_is_counted(kind: Kind, s: &Sentence) -> bool {
    kind.is_content() && s.content.len() < LONGEST && s.words.len() < usize::from(u16::MAX)
}
