//! [`Sentence`]: one segment as a row of words with what each can be, and which of them are finite verbs.
//!
//! A verb is finite where it can carry a main clause ("went", "is", "agrees"), not in "to go", "going", "has gone". English
//! spelling often leaves it open; [`Finite`] says how sure it is, and callers choose the level that errs on their
//! side: what calls a sentence unfinished must not overlook a verb, what cuts sentences apart must not imagine one.

use super::facts::Facts;
use super::token::{Token, TokenKind};
use super::verbs::VerbForms;
use super::view::DocumentView;
use super::word_class::WordClass;
use crate::model::Span;

/// How sure it is that a word is a finite verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finite {
    /// It is none.
    No,
    /// It may be one: "the group plans", "people posted".
    Possible,
    /// It mostly is one in such a place.
    Likely,
    /// "is", "went", "they agree".
    Sure,
}

impl Finite {
    /// Whether it mostly is one.
    pub fn is_verb(self) -> bool {
        self >= Finite::Likely
    }
}

/// One segment as a row of words.
#[derive(Clone, Copy)]
pub struct Sentence<'v> {
    text: &'v str,
    lower: &'v str,
    /// Its tokens, marks included.
    pub tokens: &'v [Token],
    facts: &'v [Facts],
    ids: &'v [u32],
}

/// Classes after which a noun (or its adjective) comes, not a finite verb.
const BEFORE_NOUN: WordClass = WordClass::DETERMINER.or(WordClass::PREPOSITION).or(WordClass::POSSESSIVE);

impl<'v> Sentence<'v> {
    /// The sentence in segment `index`; empty for an index out of range.
    pub fn new(view: &'v DocumentView<'_>, index: usize) -> Self {
        Sentence {
            text: view.text,
            lower: &view.lower,
            tokens: view.tokens(index),
            facts: view.grammar(index),
            ids: view.word_ids(index),
        }
    }

    /// Number of tokens, marks included.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token at all.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// A token as written; empty out of range.
    pub fn text(&self, i: usize) -> &'v str {
        self.tokens.get(i).and_then(|t| self.text.get(t.span.range())).unwrap_or_default()
    }

    /// A token in lower case; empty out of range.
    pub fn lower(&self, i: usize) -> &'v str {
        self.tokens.get(i).and_then(|t| self.lower.get(t.span.range())).unwrap_or_default()
    }

    /// Closed classes of a token.
    pub fn class(&self, i: usize) -> WordClass {
        self.facts.get(i).unwrap_or(&Facts::NONE).class
    }

    /// Forms of a token as a verb; none for be, have, do and the modals, which are [`WordClass::AUXILIARY`] and
    /// [`WordClass::MODAL`].
    pub fn forms(&self, i: usize) -> VerbForms {
        self.facts.get(i).unwrap_or(&Facts::NONE).forms
    }

    /// The number of a token: the same for all tokens of the document that read the same in lower case; `None` out of range.
    pub fn id(&self, i: usize) -> Option<u32> {
        self.ids.get(i).copied()
    }

    /// Whether a token carries text rather than punctuation; false out of range.
    pub fn is_word(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind.is_wordlike())
    }

    /// The span of a token; empty out of range.
    pub fn span(&self, i: usize) -> Span {
        self.tokens.get(i).map_or(Span::default(), |t| t.span)
    }

    /// Whether white space stands before token `i`.
    pub fn spaced(&self, i: usize) -> bool {
        i > 0 && self.span(i - 1).end < self.span(i).start
    }

    /// Whether token `i` is the first of a line.
    pub fn begins_line(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return true };
        let gap = self.text.get(self.span(before).end as usize..self.span(i).start as usize);
        gap.is_some_and(|gap| gap.contains(['\n', '\r', '\u{85}']))
    }

    /// Whether a token begins with a capital letter.
    pub fn is_capital(&self, i: usize) -> bool {
        self.text(i).starts_with(char::is_uppercase)
    }

    /// Whether a token is a full stop, exclamation or question mark, or an ellipsis.
    pub fn is_terminator(&self, i: usize) -> bool {
        let text = self.text(i);
        matches!(text, "!" | "?" | "…" | "。") || (!text.is_empty() && text.bytes().all(|b| b == b'.'))
    }

    /// Whether a token is a quotation mark or a closing bracket.
    pub fn is_closer(&self, i: usize) -> bool {
        matches!(self.text(i), "\"" | "'" | "”" | "’" | "»" | ")" | "]" | "''")
    }

    /// The word before `i`, adverbs, "not" and parentheses of one word aside; `None` at the start or after a mark.
    pub fn before(&self, i: usize) -> Option<usize> {
        let mut at = i;
        // A verb group has few adverbs; four bound the walk.
        for _ in 0..4 {
            at = at.checked_sub(1)?;
            if !self.is_word(at) {
                return None;
            }
            // "It all highlights", "they both agree".
            let floats = matches!(self.lower(at), "all" | "both" | "each")
                && self.class(at.wrapping_sub(1)).is(WordClass::SUBJECT_PRONOUN);
            if !floats && !self.is_adverb(at) {
                return Some(at);
            }
        }
        None
    }

    fn is_adverb(&self, i: usize) -> bool {
        let class = self.class(i);
        let negation = class.is(WordClass::NEGATION) && matches!(self.lower(i), "not" | "n't" | "n’t" | "never");
        let other = WordClass::COORDINATOR.or(WordClass::SUBORDINATOR).or(WordClass::SUBJECT_PRONOUN);
        let light = class.is(WordClass::LIGHT_ADVERB) && !class.is(other);
        let lower = self.lower(i);
        let ending = class.is_open() && lower.len() > 4 && lower.ends_with("ly") && !NO_ADVERB.contains(&lower);
        negation || light || (ending && !(i > 0 && self.is_capital(i)))
    }

    /// How sure it is that token `i` is a finite verb. Constant time.
    pub fn finite(&self, i: usize) -> Finite {
        let (class, forms) = (self.class(i), self.forms(i));
        if class.is(WordClass::AUXILIARY.or(WordClass::MODAL)) {
            return self.finite_auxiliary(i);
        }
        if self.lower(i) == "like" {
            let pronoun = self.before(i).is_some_and(|b| self.class(b).is(WordClass::SUBJECT_PRONOUN));
            return if pronoun { Finite::Likely } else { Finite::No };
        }
        if forms == VerbForms::NONE && (self.is_open_word_after_pronoun(i) || self.is_unlisted_verb(i)) {
            return Finite::Possible;
        }
        if forms == VerbForms::NONE || self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Clitic) {
            return Finite::No;
        }
        if forms.is_only_past() {
            return Finite::Sure;
        }
        let before = self.before(i);
        let class_before = before.map_or(WordClass::OPEN, |b| self.class(b));
        if class_before.is(WordClass::MODAL)
            || before.is_some_and(|b| matches!(self.lower(b), "to" | "do" | "does" | "did"))
        {
            return Finite::No;
        }
        let subject = class_before.is(WordClass::SUBJECT_PRONOUN) || before.is_some_and(|b| self.is_relative(b));
        let noun_follows = class_before.is(BEFORE_NOUN) && !subject;
        let mut best = Finite::No;
        if forms.is(VerbForms::PAST) {
            best = best.max(self.finite_past(i, before, subject, noun_follows));
        }
        if forms.is(VerbForms::THIRD) {
            best = best.max(self.finite_third(i, subject, noun_follows));
        }
        if forms.is(VerbForms::BASE) && !forms.is(VerbForms::PAST) {
            best = best.max(self.finite_base(i, before, subject, noun_follows));
        }
        best
    }

    /// Whether token `i`, which no list knows, stands where a verb would: "officials speculate that", "a mayor urges the".
    fn is_unlisted_verb(&self, i: usize) -> bool {
        let word = self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word);
        let lower = self.lower(i);
        if !word
            || !self.class(i).is_open()
            || self.is_capital(i)
            || i == 0
            || !self.is_word(i - 1)
            || lower.ends_with("ing")
        {
            return false;
        }
        let object =
            self.class(i + 1).is(WordClass::DETERMINER.or(WordClass::POSSESSIVE).or(WordClass::OBJECT_PRONOUN));
        let noun_before = self.class(i - 1).is_open() || self.class(i - 1).is(WordClass::SUBJECT_PRONOUN);
        let plural = self.lower(i - 1).ends_with('s');
        let third = lower.len() > 4
            && lower.ends_with('s')
            && !lower.ends_with("ss")
            && !lower.ends_with("us")
            && !lower.ends_with("is");
        let governs = object || third && self.class(i + 1).is(WordClass::PREPOSITION);
        noun_before && governs && (third && !plural || plural && !lower.ends_with('s'))
    }

    /// "They stroll", "we abhor": whatever stands there, it may be a verb.
    fn is_open_word_after_pronoun(&self, i: usize) -> bool {
        let pronoun = |b: usize| matches!(self.lower(b), "i" | "you" | "he" | "she" | "it" | "we" | "they" | "who");
        let word = self.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word);
        word && self.class(i).is_open()
            && !self.is_capital(i)
            && !self.lower(i).ends_with("ing")
            && self.before(i).is_some_and(pronoun)
    }

    fn is_relative(&self, i: usize) -> bool {
        matches!(self.lower(i), "who" | "which" | "that" | "what")
    }

    fn finite_auxiliary(&self, i: usize) -> Finite {
        let (lower, before) = (self.lower(i), self.before(i));
        let pronoun = before.is_some_and(|b| {
            self.class(b).is(WordClass::SUBJECT_PRONOUN.or(WordClass::WH))
                || matches!(self.lower(b), "here" | "let" | "now")
        });
        match lower {
            "'s" | "’s" if pronoun => Finite::Sure,
            "'s" | "’s" => self.contracted_is(i),
            "have" | "do" if before.is_some_and(|b| self.lower(b) == "to" || self.class(b).is(WordClass::MODAL)) => {
                Finite::No
            }
            // Tokenised "ca n't", "wo n't".
            "ca" | "wo" => {
                if matches!(self.lower(i + 1), "n't" | "n’t") {
                    Finite::Sure
                } else {
                    Finite::No
                }
            }
            // "will", "can", "might", "must" and "may" can be nouns, "May" a month.
            "will" | "can" | "might" | "may" | "must"
                if before.is_some_and(|b| {
                    self.class(b).is(BEFORE_NOUN) && !self.class(b).is(WordClass::SUBJECT_PRONOUN)
                }) =>
            {
                Finite::Possible
            }
            "may" if self.is_capital(i) && i > 0 => Finite::Possible,
            _ => Finite::Sure,
        }
    }

    /// "'s" after a noun: mostly a possessive; "is" or "has" before an article, "not" or a participle.
    fn contracted_is(&self, i: usize) -> Finite {
        let next = i + 1;
        let opens =
            matches!(self.lower(next), "a" | "an" | "the" | "not" | "been" | "no" | "going" | "in" | "on" | "to");
        let participle = self.forms(next).is(VerbForms::ING.or(VerbForms::PARTICIPLE));
        if opens || participle { Finite::Possible } else { Finite::No }
    }

    fn finite_past(&self, i: usize, before: Option<usize>, subject: bool, noun_follows: bool) -> Finite {
        let helped = before.is_some_and(|b| {
            matches!(self.lower(b), "be" | "been" | "being" | "having" | "'ve" | "’ve" | "get" | "getting")
                || (self.class(b).is(WordClass::AUXILIARY) && !matches!(self.lower(b), "'s" | "’s"))
        });
        let also_participle = self.forms(i).is(VerbForms::PARTICIPLE);
        match () {
            () if helped => Finite::No,
            () if subject => Finite::Sure,
            () if noun_follows => Finite::No,
            () if before.is_none() => Finite::Possible,
            // "pictures posted on", "a plan backed by".
            () if also_participle && self.class(i + 1).is(WordClass::PREPOSITION) => Finite::Possible,
            () => Finite::Likely,
        }
    }

    fn finite_third(&self, i: usize, subject: bool, noun_follows: bool) -> Finite {
        let nounish = self.forms(i).is(VerbForms::NOUNISH);
        let object =
            self.class(i + 1).is(WordClass::DETERMINER.or(WordClass::POSSESSIVE).or(WordClass::OBJECT_PRONOUN))
                || matches!(self.lower(i + 1), "to" | "that" | "how" | "why");
        match () {
            () if subject => Finite::Sure,
            () if noun_follows => Finite::No,
            () if !nounish => Finite::Sure,
            () if object => Finite::Likely,
            () => Finite::Possible,
        }
    }

    fn finite_base(&self, i: usize, before: Option<usize>, subject: bool, noun_follows: bool) -> Finite {
        let nounish = self.forms(i).is(VerbForms::NOUNISH);
        let object =
            self.class(i + 1).is(WordClass::DETERMINER.or(WordClass::POSSESSIVE).or(WordClass::OBJECT_PRONOUN))
                || matches!(self.lower(i + 1), "to" | "that" | "how" | "why");
        // "Irene and Dorothy face", "the problems at the club run": a plural not far before.
        let plural = (i.saturating_sub(5)..i).any(|b| {
            let lower = self.lower(b);
            (lower.len() > 3 && lower.ends_with('s') && !lower.ends_with("ss"))
                || matches!(lower, "and" | "people" | "police" | "children" | "men" | "women")
        });
        match () {
            () if subject => {
                if nounish {
                    Finite::Likely
                } else {
                    Finite::Sure
                }
            }
            () if noun_follows => Finite::No,
            // An order: "Click here".
            () if before.is_none() => Finite::Possible,
            () if !nounish => {
                if plural {
                    Finite::Likely
                } else {
                    Finite::Possible
                }
            }
            () if object => Finite::Possible,
            () if plural => Finite::Possible,
            () => Finite::No,
        }
    }

    /// Whether some token in `range` is at least this surely a finite verb. Linear in the range.
    pub fn has_finite(&self, range: std::ops::Range<usize>, at_least: Finite) -> bool {
        range.into_iter().any(|i| self.finite(i) >= at_least)
    }

    /// The last token that carries text; `None` where there is none.
    pub fn last_word(&self) -> Option<usize> {
        (0..self.len()).rev().find(|&i| self.is_word(i))
    }

    /// Whether function words of Spanish, Portuguese, French, German or Italian outnumber the English ones: then what is
    /// said of English clauses does not hold here.
    pub fn is_foreign(&self) -> bool {
        let (mut foreign, mut english) = (0_usize, 0_usize);
        for facts in self.facts {
            if facts.foreign {
                foreign += 1;
            } else if !facts.class.is_open() {
                english += 1;
            }
        }
        let other_script = self.tokens.iter().filter(|t| {
            self.text
                .get(t.span.range())
                .and_then(|w| w.chars().next())
                .is_some_and(|c| c.is_alphabetic() && c > '\u{24f}')
        });
        foreign > english || other_script.count() * 2 > self.len()
    }
}

/// Nouns and adjectives in "-ly".
#[rustfmt::skip]
const NO_ADVERB: &[&str] = &[
    "family", "supply", "reply", "assembly", "bully", "rally", "jelly", "belly", "apply", "comply", "imply", "multiply",
    "rely", "anomaly", "monopoly", "melancholy", "daily", "weekly", "monthly", "early", "friendly", "elderly", "lonely",
    "lovely", "likely", "ugly", "silly", "deadly",
];
