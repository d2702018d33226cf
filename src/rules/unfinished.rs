//! Why a sentence cannot be finished: what it ends with, and clauses that were opened and have no verb. English only. No
//! findings are made here.
//!
//! A terminator at the end is evidence that it may be finished after all: English strands prepositions ("what he asked
//! for") and drops verbs ("than it was"), so that a stopped sentence is called unfinished only where nothing in it
//! licenses such an end.

use super::thresholds as t;
use crate::text::verbs::VerbForms;
use crate::text::word_class::WordClass;
use crate::text::word_list::WordList;
use crate::text::{Finite, Sentence, one_of};

/// How an unfinished sentence stops.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unfinished {
    /// First token of what is left hanging.
    pub from: usize,
    /// In words, for the message.
    pub why: &'static str,
    /// 0..1, how sure.
    pub score: f32,
}

/// Why the sentence made of the first `end` tokens cannot be finished, or `None` where it may be. `stopped` tells
/// whether a terminator stands at its end. Linear in the number of tokens.
pub fn unfinished(s: &Sentence<'_>, end: usize, stopped: bool) -> Option<Unfinished> {
    let last = (0..end).rev().find(|&i| s.is_word(i))?;
    // Behind the last word only what closes a sentence: "They included: ." and "the $$$." end in something else.
    let closed = (last + 1..end).all(|i| s.is_terminator(i) || s.is_closer(i));
    if last == 0 || !closed {
        return None;
    }
    // A capital makes a name or a letter of it: "Plan A", "the WHO".
    if s.is_capital(last) {
        return open_clause(s, last);
    }
    let e = End { s, last, stopped, licensed: (0..last).any(|i| is_licence(s, i)) };
    e.connective()
        .or_else(|| e.auxiliary())
        .or_else(|| e.preposition())
        .or_else(|| e.without_stop())
        .or_else(|| e.adjective())
        .or_else(|| e.verb())
        .or_else(|| open_clause(s, last))
}

/// The end of a sentence.
struct End<'s, 'v> {
    s: &'s Sentence<'v>,
    /// Its last word.
    last: usize,
    stopped: bool,
    /// Some word before licenses an odd end.
    licensed: bool,
}

/// Words that no sentence ends with.
#[rustfmt::skip]
const NEVER_LAST: &[&str] = &[
    "the", "an", "my", "your", "their", "our", "every", "whose", "and", "or", "nor", "because", "although", "unless",
    "whereas", "whether", "via", "per", "amid", "amidst", "amongst", "during", "towards", "despite", "regarding",
    "concerning", "versus",
];

/// Words that strand "of" at the end: "the man he had heard of".
#[rustfmt::skip]
const STRANDS_OF: &[&str] = &[
    "hear", "heard", "dream", "dreamed", "dreamt", "think", "thought", "speak", "spoke", "spoken", "talk", "talked",
    "know", "known", "knew", "made", "make", "approve", "approved", "dispose", "disposed", "kind", "sort", "course",
    "proud", "afraid", "fond", "capable", "aware", "full", "sick", "tired", "ashamed", "guilty", "unheard", "rid",
    "hold", "care", "advantage", "accused", "convicted", "suspected", "consist", "consists", "consisted", "composed",
    "comprised", "most", "out", "instead", "worthy", "sure", "short", "part", "taken", "disapprove", "because", "lots",
    "plenty",
];

/// Prepositions that seldom are particles of a verb.
#[rustfmt::skip]
const NO_PARTICLE: &[&str] = &[
    "with", "for", "from", "at", "by", "to", "between", "among", "against", "until", "toward", "throughout", "as",
    "into", "upon", "onto",
];

/// Prepositions that also are adverbs, so that a sentence may end in them.
#[rustfmt::skip]
const ADVERBIAL: &[&str] = &[
    "before", "since", "past", "over", "off", "out", "up", "down", "away", "around", "above", "below", "inside",
    "outside", "behind", "through", "besides", "near", "about", "across", "along", "beyond", "within", "without",
    "after", "following", "opposite", "underneath", "beneath", "including",
];

/// Verbs that want an object; a sentence does not end with their finite form.
#[rustfmt::skip]
const WANTS_OBJECT: &[&str] = &[
    "include", "includes", "included", "provides", "discusses", "involves", "contains", "represents", "describes",
    "mentions", "enables", "comprises",
];

/// Verbs that want an object after have: "has claimed".
const HAS_WANTS_OBJECT: &[&str] =
    &["claimed", "made", "given", "brought", "sent", "put", "provided", "included", "caused"];

/// Words after which a sentence may end in an auxiliary or a preposition: "than it was", "what he asked for".
fn is_licence(s: &Sentence<'_>, i: usize) -> bool {
    #[rustfmt::skip]
    const LICENCES: &[&str] = &[
        "as", "than", "so", "like", "if", "that", "because", "but", "yes", "no", "whatever", "wherever", "whoever",
        "all", "and", "or", "everything", "anything", "nothing", "something",
    ];
    s.class(i).is(WordClass::WH.or(WordClass::NEGATION)) || LICENCES.contains(&s.lower(i))
}

impl End<'_, '_> {
    fn found(&self, from: usize, why: &'static str, score: f32) -> Option<Unfinished> {
        Some(Unfinished { from, why, score })
    }

    fn word(&self) -> &str {
        self.s.lower(self.last)
    }

    fn before(&self) -> usize {
        self.last - 1
    }

    fn before_is(&self, list: &[&str]) -> bool {
        list.contains(&self.s.lower(self.before()))
    }

    /// Whether a clause may have left its preposition behind: "what he asked for", "the man that she came with".
    fn strands(&self) -> bool {
        let s = self.s;
        (0..self.last).any(|i| s.class(i).is(WordClass::WH) || matches!(s.lower(i), "that" | "than" | "as" | "like"))
            || self.last >= 2 && s.class(self.last - 2).is(WordClass::SUBJECT_PRONOUN)
    }

    fn verb_before(&self) -> bool {
        let b = self.before();
        self.s.forms(b) != VerbForms::NONE || self.s.class(b).is(WordClass::AUXILIARY.or(WordClass::NONFINITE))
    }

    /// "the", "and", "because", "of".
    fn connective(&self) -> Option<Unfinished> {
        let s = self.s;
        let hangs = match self.word() {
            word if NEVER_LAST.contains(&word) => true,
            "a" => {
                let opens = WordClass::PREPOSITION.or(WordClass::AUXILIARY).or(WordClass::COORDINATOR);
                s.class(self.before()).is(opens) || s.forms(self.before()).is(VerbForms::LISTED)
            }
            "but" => !self.before_is(&["nothing", "all", "anything", "everything", "anyone", "no"]),
            "if" => !self.before_is(&["what", "as", "only", "even"]),
            "than" => !self.before_is(&["other", "rather", "more", "less", "or"]) || !self.stopped,
            "of" => !self.stopped || !self.before_is(STRANDS_OF) && !self.strands(),
            _ => false,
        };
        if hangs {
            self.found(self.last, "ends in a word that needs another after it", t::UNFINISHED_SURE)
        } else {
            None
        }
    }

    /// "The council was", "services that can".
    fn auxiliary(&self) -> Option<Unfinished> {
        let s = self.s;
        let auxiliary =
            s.class(self.last).is(WordClass::MODAL.or(WordClass::AUXILIARY)) && s.finite(self.last) == Finite::Sure;
        if !auxiliary {
            return None;
        }
        let why = "ends in an auxiliary";
        let relative = self.before_is(&["that", "which", "who"]);
        if relative && !(0..self.before()).any(|i| is_licence(s, i)) {
            return self.found(self.before(), why, t::UNFINISHED_SURE);
        }
        // "She usually is."
        let pronoun = s.before(self.last).is_some_and(|b| s.class(b).is(WordClass::SUBJECT_PRONOUN));
        // "a matter of political will", "in the can".
        let nounish = matches!(self.word(), "will" | "can" | "might" | "may" | "must" | "do" | "have");
        match () {
            () if pronoun || relative => None,
            () if !self.stopped => self.found(self.last, why, t::UNFINISHED_SURE),
            () if self.licensed || nounish => None,
            // "It fell, as the rest did" is licensed; "It fell the rest was" is not.
            () if s.class(self.last).is(WordClass::MODAL) || !s.has_finite(0..self.last, Finite::Likely) => {
                self.found(self.last, why, t::UNFINISHED_SURE)
            }
            () => None,
        }
    }

    /// "facing trial in the capital for".
    fn preposition(&self) -> Option<Unfinished> {
        let word = self.word();
        if !NO_PARTICLE.contains(&word) {
            return None;
        }
        let to = matches!(word, "to" | "as");
        let bare = !self.verb_before()
            || word == "from" && matches!(self.s.lower(self.before()), "is" | "was" | "are" | "were");
        match self.stopped {
            false if bare || to => self.found(self.last, "ends in a preposition", t::UNFINISHED_SURE),
            true if bare && !self.strands() && !to => {
                self.found(self.last, "ends in a preposition", t::UNFINISHED_LIKELY)
            }
            _ => None,
        }
    }

    /// Ends that are odd only where no terminator follows.
    fn without_stop(&self) -> Option<Unfinished> {
        if self.stopped {
            return None;
        }
        let (s, word) = (self.s, self.word());
        let class = s.class(self.last);
        let particle =
            self.verb_before() || s.class(self.before()).is(WordClass::PREPOSITION) || ADVERBIAL.contains(&word);
        if class.is(WordClass::PREPOSITION) && !particle {
            return self.found(self.last, "ends in a preposition", t::UNFINISHED_SURE);
        }
        let pronoun = matches!(word, "he" | "she" | "they" | "we") && !self.before_is(&["than", "as"]);
        let opener = matches!(word, "his" | "its" | "which" | "who" | "while" | "when" | "where" | "how" | "no");
        if pronoun || opener && !self.before_is(&["for", "said", "a", "say", "is", "was"]) {
            return self.found(self.last, "ends where a clause begins", t::UNFINISHED_SURE);
        }
        // "rather than Cuba’": a possessive cut before its noun, unless the mark closes a quotation.
        let glued = matches!(s.text(self.last + 1), "’" | "'") && !s.spaced(self.last + 1) && !word.ends_with('s');
        let opened = (0..self.last).any(|i| matches!(s.text(i), "‘" | "'" | "`"));
        if matches!(word, "'s" | "’s") || glued && !opened {
            return self.found(self.last, "ends in a possessive", t::UNFINISHED_LIKELY);
        }
        None
    }

    /// "for the first", "in the same", "with various".
    fn adjective(&self) -> Option<Unfinished> {
        let quantifier = matches!(self.word(), "various" | "several" | "numerous" | "certain");
        let plain = matches!(self.word(), "first" | "same" | "new" | "main" | "very" | "next" | "following");
        let the = self.before_is(&["the", "a"]) && self.before() > 0;
        let preposition =
            the && matches!(self.s.lower(self.before() - 1), "for" | "in" | "of" | "by" | "with" | "at" | "within");
        let needs = quantifier && self.before_is(&["of", "with", "in", "by", "for", "and"]) || plain && preposition;
        // "one of the first", "the latest of the same".
        let ellipsis =
            preposition && self.s.lower(self.before() - 1) == "of" && matches!(self.word(), "first" | "same" | "next");
        // "gain a noticeably stubborn", "on offer of free": what follows an adverb or stands bare behind "of" is an adjective.
        let adverb = self.s.lower(self.before());
        let article = self.before() > 0 && matches!(self.s.lower(self.before() - 1), "a" | "an");
        let graded = article
            && adverb.len() > 5
            && adverb.ends_with("ly")
            && self.s.class(self.last).is_open()
            && !matches!(
                adverb,
                "family"
                    | "supply"
                    | "assembly"
                    | "monopoly"
                    | "weekly"
                    | "monthly"
                    | "friendly"
                    | "elderly"
                    | "lovely"
                    | "costly"
                    | "likely"
                    | "yearly"
                    | "quarterly"
                    | "hourly"
                    | "nightly"
                    | "butterfly"
                    | "deadly"
                    | "orderly"
                    | "lonely"
                    | "timely"
            );
        let bare = self.before_is(&["of"])
            && matches!(
                self.word(),
                "free"
                    | "high"
                    | "low"
                    | "large"
                    | "small"
                    | "big"
                    | "great"
                    | "recent"
                    | "different"
                    | "important"
                    | "serious"
            );
        // "had the most prolific": only what is said of something stands without its noun.
        let most = self.last > 3
            && self.before_is(&["most"])
            && self.s.lower(self.before() - 1) == "the"
            && matches!(self.s.lower(self.before() - 2), "had" | "have" | "has");
        let needs = needs || graded || bare || most;
        if needs && !ellipsis {
            self.found(self.last, "ends in an adjective that needs its noun", t::UNFINISHED_LIKELY)
        } else {
            None
        }
    }

    /// "and includes", "has claimed".
    fn verb(&self) -> Option<Unfinished> {
        let s = self.s;
        let relative = (0..self.last).any(|i| {
            s.class(i).is(WordClass::WH)
                || matches!(s.lower(i), "that" | "than" | "as" | "everything" | "anything" | "all")
        });
        let helped = s.class(self.before()).is(WordClass::AUXILIARY.or(WordClass::NONFINITE));
        let wants = WANTS_OBJECT.contains(&self.word()) && !helped && s.finite(self.last) >= Finite::Possible;
        // "Three men were killed, the army has claimed" is reported speech.
        let reported = (0..self.last).any(|i| s.text(i) == ",");
        let has = HAS_WANTS_OBJECT.contains(&self.word()) && self.before_is(&["has", "have", "had"]) && !reported;
        if (wants || has) && !relative {
            self.found(self.last, "ends in a verb that needs an object", t::UNFINISHED_LIKELY)
        } else {
            None
        }
    }
}

/// Verbs (and nouns) that open a clause with "that".
#[rustfmt::skip]
const REPORTING: &[&str] = &[
    "say", "says", "said", "show", "shows", "showed", "argue", "argues", "argued", "believe", "believes", "believed",
    "believing", "suggest", "suggests", "suggested", "demonstrates", "claims", "claim", "claimed", "warn", "warns",
    "warned", "explains", "explained", "adds", "added", "notes", "noted", "finds", "found", "reveals", "revealed",
    "report", "reports", "reported", "insists", "insisted", "stresses", "think", "thinks", "thought", "hope", "hopes",
    "fear", "fears", "feared", "means", "meant", "indicates", "indicated", "concluded", "concludes", "declared",
    "announced", "saying", "stating", "states", "stated", "confirmed", "confirms", "told",
];

/// A clause that was opened and has no verb up to the end: "that if the United States", "It shows that, at moments of great
/// tension, multilateral".
fn open_clause(s: &Sentence<'_>, last: usize) -> Option<Unfinished> {
    let opener = (1..=last).rev().find(|&i| {
        matches!(s.lower(i), "if" | "because" | "whether" | "unless" | "although" | "whereas")
            || s.lower(i) == "that" && REPORTING.contains(&s.lower(i - 1))
    })?;
    if opener == last || last - opener > t::OPEN_CLAUSE_TOKENS {
        return None;
    }
    let next = s.lower(opener + 1);
    let article = matches!(next, "the" | "a" | "an" | "their" | "his" | "her" | "its" | "our" | "my");
    // "It shows that, at moments of great tension, multilateral": the clause begins behind the parenthesis.
    let parenthesis = if next == "," { parenthesis_end(s, opener + 1, last) } else { None };
    let subject = match s.lower(opener) {
        "that" => article && last - opener <= t::OPEN_THAT_TOKENS || parenthesis.is_some(),
        "because" => article,
        // "if any", "although tired", "whether or not" need no verb.
        _ => article || s.is_capital(opener + 1),
    };
    let from = parenthesis.unwrap_or(opener) + 1;
    // "the United States" states nothing.
    let verb = |i: usize| s.finite(i) == Finite::Sure || s.finite(i) >= Finite::Possible && !s.is_capital(i);
    let silent = !(from..last + 1).any(verb) && !(from + 1..last).any(|i| governs(s, i));
    // A dash or bracket may close the clause: "(if the weather allows)".
    let closed = (opener..last).any(|i| matches!(s.text(i), ")" | "—" | "–" | "--" | ";"));
    (subject && silent && !closed).then_some(Unfinished {
        from: opener,
        why: "opens a clause that has no verb",
        score: t::UNFINISHED_LIKELY,
    })
}

/// The last comma of the parenthesis that begins at the comma `from`.
fn parenthesis_end(s: &Sentence<'_>, from: usize, last: usize) -> Option<usize> {
    let opens = s.class(from + 1).is(WordClass::PREPOSITION.or(WordClass::SUBORDINATOR));
    (from + 2..last).rev().find(|&i| opens && s.text(i) == ",")
}

/// Whether an open-class word is followed by an object pronoun or an article, and so may be a verb nobody listed.
fn governs(s: &Sentence<'_>, i: usize) -> bool {
    s.is_word(i)
        && s.class(i).is_open()
        && s.class(i + 1).is(WordClass::OBJECT_PRONOUN.or(WordClass::DETERMINER).or(WordClass::POSSESSIVE))
}

/// Where a sentence breaks off and another begins in the same segment: a function word, then "The" or "They" and a clause.
/// Returns the token of the function word.
pub fn broken_off(s: &Sentence<'_>) -> Option<usize> {
    static STARTERS: WordList = WordList::new("The They He She It This These His Her Their");
    (1..s.len().saturating_sub(3)).find(|&i| {
        let starts = STARTERS.has(s.text(i + 1)) && s.spaced(i + 1);
        let hangs = || {
            NEVER_LAST.contains(&s.lower(i))
                || NO_PARTICLE.contains(&s.lower(i))
                || one_of!("of in on a like is are was were can will", s.lower(i))
        };
        // A title goes on in capitals.
        let sentence = || {
            (i + 2..i + 4).all(|j| s.text(j).starts_with(char::is_lowercase))
                && s.has_finite(i + 2..(i + t::RUN_ON_VERB_WITHIN).min(s.len()), Finite::Likely)
        };
        starts && !s.is_capital(i) && hangs() && sentence()
    })
}

/// Words of other languages that no sentence of theirs ends with.
#[rustfmt::skip]
const NEVER_LAST_FOREIGN: &[&str] = &[
    "de", "del", "dos", "al", "ao", "aos", "à", "às", "el", "los", "las", "os", "y", "e", "en", "em", "na", "nas",
    "por", "para", "con", "com", "su", "le", "les", "des", "du", "et", "au", "aux", "dans", "avec", "und", "oder",
    "vom", "zum", "zur", "beim", "im",
];

/// Why a sentence in another language cannot be finished: only its last word tells.
pub fn unfinished_foreign(s: &Sentence<'_>) -> Option<Unfinished> {
    let last = s.last_word().filter(|&last| last > 1)?;
    let closed = (last + 1..s.len()).all(|i| s.is_terminator(i));
    (closed && s.spaced(last) && !s.is_capital(last) && NEVER_LAST_FOREIGN.contains(&s.lower(last))).then_some(
        Unfinished { from: last, why: "ends in a word that needs another after it", score: t::UNFINISHED_LIKELY },
    )
}
