//! The patterns of GRM001: neighbours that grammar never lets stand side by side. Words of a sentence -> [`Hit`]s.
//!
//! Each pattern has its exceptions beside it: stranded prepositions, relative clauses, inversion, names that look like
//! words ("Will", "May"), letters that look like articles ("Serie A").

use super::clause::{Clause, VerbForm};
use super::grm001_ungrammatical::{Hit, opens_object};
use super::thresholds;
use crate::model::Casing;
use crate::text::word_class::WordClass;
use crate::text::{TokenKind, one_of};

/// Runs all patterns over a sentence. Linear.
pub(super) fn forms(clause: &Clause<'_>, casing: Casing, hits: &mut Vec<Hit>) {
    for at in 0..clause.words.len() {
        let Some(word) = clause.words.get(at) else { continue };
        if word.quoted || !word.is_word() {
            continue;
        }
        let next_quoted = clause.words.get(at + 1).is_none_or(|w| w.quoted || !w.is_word() || w.glued);
        if next_quoted && word.kind != TokenKind::Clitic {
            continue;
        }
        // Most words are open: the patterns that begin with a small word need not look at them.
        let found = if word.class.is_open() {
            comparison(clause, at)
                .or_else(|| verb_before_verb(clause, at))
                .or_else(|| missing_article(clause, at, casing))
                .or_else(|| base_after_noun(clause, at))
        } else {
            small_pairs(clause, at)
                .or_else(|| verb_forms(clause, at, casing))
                .or_else(|| agreement(clause, at, casing))
                .or_else(|| article_sound(clause, at, casing))
                .or_else(|| doubled_adverb(clause, at))
                .or_else(|| lost_complement(clause, at))
                .or_else(|| missing_article(clause, at, casing))
                .or_else(|| because_of_clause(clause, at))
                .or_else(|| misplaced(clause, at))
        };
        hits.extend(found);
    }
    hits.extend(no_subject(clause, casing));
}

/// Finite forms of "be" and "have".
const FINITE: &str = " is are was were has ";
/// Words after which a subject or object may be missing by right: relative clauses, questions, comparisons.
const OPEN_CLAUSE: &[&str] = &[
    "who",
    "what",
    "which",
    "whom",
    "that",
    "where",
    "how",
    "why",
    "when",
    "whatever",
    "whoever",
    "than",
    "as",
    "all",
    "one",
    "thing",
    "things",
    "everything",
    "something",
    "anything",
    "kind",
    "sort",
    "he",
    "she",
    "they",
    "we",
    "i",
    "you",
    "it",
];

/// Small words that never follow each other: "the of", "to of", "the a", "of but".
fn small_pairs(clause: &Clause<'_>, at: usize) -> Option<Hit> {
    let (word, next) = (clause.lower(at), clause.lower(at + 1));
    let this = clause.words.get(at)?;
    let after = clause.words.get(at + 2);
    // Names look like small words ("The The", "IS"); "listened-to" is joined to what stands before.
    let name = clause.words.get(at + 1).is_some_and(|w| w.is_capital()) || this.is_capital() && at > 0 || this.glued;
    // "the by-election", "the with-profits fund".
    if name || after.is_some_and(|w| w.glued && w.text == "-") {
        return None;
    }
    let open = || clause.before_has(at, 12, OPEN_CLAUSE);
    let wrong = match word {
        "the" | "an" => {
            let latin = after.is_some_and(|w| one_of!(" cappella la priori posteriori level team list ", w.lower));
            one_of!(
                " of from with at an these his their its my our your within during into until among towards upon ",
                next,
            ) || one_of!(" is are was were and or than because to has ", next) && word == "the"
                || next == "a" && after.is_some_and(|w| w.is_word()) && !latin
        }
        "a" => {
            one_of!(" the of from with his their its these those an were are within during into until among ", next)
                && is_article(clause, at)
        }
        "of" if next == "but" => !clause.before_has(
            at,
            3,
            &["think", "thought", "dream", "dreamed", "speak", "hear", "heard", "know", "made"],
        ),
        "of" => one_of!(" is was were has to ", next) && !open(),
        "within" | "with" | "from" | "by" | "for" | "during" | "into" | "between" | "among" | "under" => {
            next == "of" && !open()
        }
        "to" => {
            one_of!(" of is was were has had are ", next)
                && !open()
                && !clause.before_has(at, 12, &["way", "want", "wanted", "need", "supposed", "used", "going", "able"])
        }
        "their" | "our" | "my" => {
            one_of!(" the a an of is are was were has this his their ", next)
                && word != next
                && !clause.before_has(at, 1, &["of"])
        }
        // "one of these is", "the man behind these was".
        "these" | "those" => {
            one_of!(" is was has a ", next)
                && !clause.before_has(
                    at,
                    3,
                    &["of", "in", "with", "to", "for", "like", "from", "about", "on", "behind", "by", "at", "than"],
                )
        }
        // A clause needs its subject: "until will be taking leave".
        "until" | "because" | "although" | "unless" => one_of!(" will would can could is was were has had ", next),
        _ => false,
    };
    wrong.then(|| Hit::new(clause, at, at + 1, thresholds::SMALL_PAIR, "words that cannot follow each other"))
}

/// "They are and trained": a verb without its complement, then "and".
fn lost_complement(clause: &Clause<'_>, at: usize) -> Option<Hit> {
    let subject = one_of!(" they he she we it ", clause.lower(at));
    let be = one_of!(FINITE, clause.lower(at + 1));
    let and = clause.lower(at + 2) == "and";
    let next = clause.words.get(at + 3)?;
    let goes_on =
        next.class.is(WordClass::LIGHT_ADVERB.or(WordClass::AUXILIARY).or(WordClass::MODAL).or(WordClass::WH));
    (subject && be && and && !goes_on && next.is_plain() && !clause.before_has(at, 10, &OPEN_CLAUSE[..14]))
        .then(|| Hit::new(clause, at, at + 3, thresholds::VERB_GUESS, "the complement of the verb is missing"))
}

/// "to improve recommend": two base forms behind one "to".
fn verb_before_verb(clause: &Clause<'_>, at: usize) -> Option<Hit> {
    let base = |i: usize| {
        clause.words.get(i).is_some_and(|w| w.is_plain() && !w.glued && w.only_verb() == Some(VerbForm::Base))
    };
    // "help improve", "go see", "let go" take a bare verb.
    let takes_bare =
        || one_of!(" help go come let make dare need have bid hear see watch feel get try ", clause.lower(at));
    (at > 0 && clause.lower(at - 1) == "to" && base(at) && base(at + 1) && !takes_bare())
        .then(|| Hit::new(clause, at - 1, at + 1, thresholds::VERB_GUESS, "two verbs where one can stand"))
}

/// "became important part of": a noun that is counted, without its article.
fn missing_article(clause: &Clause<'_>, at: usize, casing: Casing) -> Option<Hit> {
    let verb = one_of!(" become became becomes becoming play plays played playing ", clause.lower(at))
        || casing == Casing::Normal && one_of!(FINITE, clause.lower(at));
    if !verb {
        return None;
    }
    let adjective = one_of!(
        " important key central major crucial vital significant integral leading large small essential prominent ",
        clause.lower(at + 1),
    );
    if !adjective {
        return None;
    }
    let noun = one_of!(
        " part role member step source factor element player figure piece example component ",
        clause.lower(at + 2),
    );
    let ends = one_of!(" of in for to ", clause.lower(at + 3));
    (noun && ends).then(|| Hit::new(clause, at, at + 2, thresholds::VERB_GUESS, "the noun lacks its article"))
}

/// "because of the danger was near": "because of" takes a noun, not a clause.
fn because_of_clause(clause: &Clause<'_>, at: usize) -> Option<Hit> {
    let because = clause.lower(at) == "because" && clause.lower(at + 1) == "of" && at > 3;
    if !because || !opens_object(clause.class(at + 2)) {
        return None;
    }
    // A finite verb within a short noun phrase, and a whole clause with its own verb before.
    let verb = (at + 4..at + 8).find(|i| one_of!(FINITE, clause.lower(*i)) || clause.class(*i).is(WordClass::MODAL))?;
    let phrase = clause.words.get(at + 2..verb)?;
    let plain = phrase.iter().all(|w| {
        w.is_word() && !w.class.is(WordClass::WH.or(WordClass::PREPOSITION).or(WordClass::SUBJECT_PRONOUN))
            || one_of!(" the a ", w.lower)
    });
    let before = clause.words.get(..at)?;
    let finite =
        before.iter().filter(|w| w.class.is(WordClass::AUXILIARY.or(WordClass::MODAL)) || w.is_regular_past()).count();
    let closed = before.last().is_some_and(|w| {
        matches!(w.text, "," | "(") || one_of!(" perhaps partly probably simply mainly largely possibly ", w.lower)
    });
    (plain && finite >= 1 && closed)
        .then(|| Hit::new(clause, at, verb, thresholds::VERB_GUESS, "`because of` before a clause"))
}

/// "passed legislation allocate $9 million": an abstract noun in the singular before a base form, its "to" lost.
fn base_after_noun(clause: &Clause<'_>, at: usize) -> Option<Hit> {
    let noun = clause
        .words
        .get(at)
        .is_some_and(|w| w.is_plain() && ["tion", "ment", "ity", "ance"].iter().any(|end| w.lower.ends_with(end)));
    if !noun {
        return None;
    }
    let base =
        clause.words.get(at + 1).is_some_and(|w| w.is_plain() && !w.glued && w.only_verb() == Some(VerbForm::Base));
    let after = clause.words.get(at + 2)?;
    let object = opens_object(after.class) || after.kind == TokenKind::Number || matches!(after.text, "$" | "£" | "€");
    // The noun is the object of a verb; in "the ceremonies in the city provide" another word is the subject.
    let governed = at > 0 && clause.words.get(at - 1).is_some_and(|w| w.is_regular_past() || w.only_verb().is_some());
    // A base form is sound after modals, "let", "help", in wishes, and with several subjects.
    let takes_bare = clause.words.get(at.saturating_sub(14)..at)?.iter().any(|w| {
        w.class.is(WordClass::MODAL.or(WordClass::COORDINATOR).or(WordClass::SUBORDINATOR).or(WordClass::WH))
            || one_of!(" that to do does did let help helped helps make made makes see saw hear heard watch had have who which , and or ", w.lower)
    });
    (base && object && governed && !takes_bare)
        .then(|| Hit::new(clause, at, at + 1, thresholds::VERB_GUESS, "a base form without `to`"))
}

/// "has been it as president", "in the next morning": objects and prepositions in places they never have.
fn misplaced(clause: &Clause<'_>, at: usize) -> Option<Hit> {
    let been = clause.lower(at) == "been"
        && one_of!(" it him them her ", clause.lower(at + 1))
        && one_of!(" as in at on by ", clause.lower(at + 2))
        && !clause.before_has(at, 12, OPEN_CLAUSE);
    let morning = one_of!(" in at ", clause.lower(at))
        && clause.lower(at + 1) == "the"
        && one_of!(" next following previous ", clause.lower(at + 2))
        && one_of!(" morning evening afternoon ", clause.lower(at + 3));
    let (to, hopeless) = match () {
        () if been => (at + 2, true),
        () if morning => (at + 3, false),
        () => return None,
    };
    Some(Hit { hopeless, ..Hit::new(clause, at, to, thresholds::VERB_GUESS, "words that cannot follow each other") })
}

/// Whether "a" at `at` is the article: not the name of a group, a vitamin, a plan.
fn is_article(clause: &Clause<'_>, at: usize) -> bool {
    const LETTERED: &[&str] = &[
        "serie",
        "group",
        "vitamin",
        "plan",
        "grade",
        "hepatitis",
        "type",
        "class",
        "series",
        "category",
        "team",
        "level",
        "levels",
        "section",
        "block",
        "annex",
        "appendix",
        "schedule",
        "terminal",
        "hall",
        "pool",
        "side",
        "league",
        "primera",
        "liga",
        "influenza",
        "exhibit",
        "part",
        "point",
        "big",
        "an",
        "straight",
        "option",
        "la",
        "and",
        "&",
        "wing",
        "gate",
        "division",
        "formula",
        "model",
        "rule",
        "unit",
        "site",
        "phase",
        "stage",
        "step",
        "blood",
        "u",
        "r",
    ];
    at == 0 || !LETTERED.contains(&clause.lower(at - 1)) && clause.words.get(at - 1).is_none_or(|w| w.text != "'")
}

/// Forms of verbs that their auxiliary forbids.
fn verb_forms(clause: &Clause<'_>, at: usize, casing: Casing) -> Option<Hit> {
    let (word, next) = (clause.lower(at), clause.lower(at + 1));
    let next_word = clause.words.get(at + 1)?;
    let shouted = clause.words.get(at).is_some_and(|w| {
        w.is_capital() && at > 0 || w.text.len() > 1 && w.text.bytes().all(|b| b.is_ascii_uppercase())
    });
    if next_word.is_capital() || shouted || clause.words.get(at + 2).is_some_and(|w| w.glued && w.text == "-") {
        return None;
    }
    let hit = |what: &str, from: usize, score: f32| Some(Hit::new(clause, from, at + 1, score, what));
    let form = next_word.only_verb();
    let finite = matches!(next, "is" | "was" | "are" | "were" | "has" | "does" | "did" | "had");
    if matches!(word, "will" | "would" | "can" | "could" | "should" | "must" | "cannot" | "may" | "might") {
        // Lower-cased names: "will", "may"; nouns: "the will is", "a can has", "might is right".
        let noun = clause.class(at.wrapping_sub(1)).is(WordClass::DETERMINER.or(WordClass::POSSESSIVE))
            || clause.words.get(at).is_some_and(|w| w.is_capital())
            || matches!(word, "might" | "must") && next == "is"
            || casing != Casing::Normal && matches!(word, "will" | "may" | "can");
        let elliptic =
            clause.before_has(at, 8, &["who", "what", "how", "than", "as", "that", "where", "if", "whatever", "all"]);
        if !noun && (matches!(form, Some(VerbForm::ThirdPerson | VerbForm::Past)) || finite && !elliptic) {
            return hit("a modal verb with a finite form", at, thresholds::VERB_FORM);
        }
    }
    if word == "to" {
        let asks = clause.words.get(at.wrapping_sub(1)).is_some_and(|w| {
            one_of!(" had has have having able unable want wants wanted need needs needed tried refused began begun decided ordered forced agreed failed hopes hoped plans planned expected likely allowed ", w.lower)
        });
        if asks && next_word.is_regular_past() && !opens_noun(clause, at + 2) {
            return hit("`to` with a past form", at.saturating_sub(1), thresholds::VERB_FORM);
        }
        if matches!(form, Some(VerbForm::ThirdPerson | VerbForm::Past)) && !relative_before(clause, at) {
            return hit("`to` with a finite form", at, thresholds::VERB_FORM);
        }
    }
    let denies = matches!(word, "not" | "n't" | "n’t");
    let did = |i: usize| matches!(clause.lower(i), "did" | "does" | "do");
    if denies && at > 0 && did(at - 1) {
        let past = matches!(form, Some(VerbForm::ThirdPerson | VerbForm::Past))
            || next_word.is_regular_past() && !opens_noun(clause, at + 2) && next != "need";
        if past {
            return hit("`did not` with a finite form", at - 1, thresholds::VERB_FORM);
        }
    }
    if matches!(word, "for" | "of" | "by" | "without" | "from") && form == Some(VerbForm::Base) {
        let after = clause.class(at + 2);
        let noun_before = clause.words.get(at.wrapping_sub(1)).is_some_and(|w| w.is_plain());
        // "the rights they fought for remain": a stranded preposition has a subject and a verb before it.
        if noun_before
            && (opens_object(after) || clause.words.get(at + 2).is_some_and(|w| w.is_capital()))
            && !relative_before(clause, at)
        {
            return hit("a preposition with a base form", at, thresholds::VERB_GUESS);
        }
    }
    if matches!(word, "after" | "before" | "by" | "without" | "while" | "despite") && next_word.is_regular_past() {
        // "after accrued six points": an adjective has no object of its own.
        let object = clause.class(at + 2).is(WordClass::POSSESSIVE)
            || matches!(clause.lower(at + 2), "the" | "a" | "an")
            || matches!(word, "after" | "before")
                && matches!(
                    clause.lower(at + 2),
                    "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten"
                );
        if object
            && word != "while"
            && at > 0
            && !(word == "by" && clause.lower(at - 1) == "by")
            && !matches!(clause.lower(at.wrapping_sub(1)), "and" | "," | "or")
        {
            return hit("a preposition with a finite form", at, thresholds::VERB_GUESS);
        }
    }
    if matches!(word, "was" | "were" | "been" | "being" | "is" | "are") && form == Some(VerbForm::Base) {
        let cleft = clause.before_has(at, 20, &["do", "does", "did", "done", "doing", "all", "what"]);
        let past = matches!(word, "was" | "were" | "been" | "being");
        if past && !cleft && !relative_before(clause, at) && next != "become" {
            return hit("`be` with a base form", at, thresholds::VERB_GUESS);
        }
    }
    if matches!(word, "has" | "had" | "have")
        && next != "bit"
        && matches!(form, Some(VerbForm::ThirdPerson | VerbForm::Past))
        && !relative_before(clause, at)
    {
        return hit("`have` with a finite form", at, thresholds::VERB_FORM);
    }
    if matches!(word, "is" | "are" | "was" | "were" | "be")
        && matches!(next, "will" | "would" | "was" | "has" | "had" | "could" | "can" | "were" | "does")
    {
        let open = clause.before_has(
            at,
            25,
            &[
                "what", "who", "which", "that", "where", "how", "it", "there", "all", "whatever", "as", "than", "he",
                "she", "they", "we", "i", "you", "thing", "why", "whether", "when", "if",
            ],
        );
        if !open && casing == Casing::Normal {
            return hit("two finite verbs side by side", at, thresholds::VERB_FORM);
        }
    }
    None
}

/// Whether the word at `at` may be the noun that an adjective before it belongs to ("able to limited extent" is wrong, but
/// "to wooded areas" is sound).
fn opens_noun(clause: &Clause<'_>, at: usize) -> bool {
    clause.words.get(at).is_some_and(|w| w.is_plain() && !w.lower.ends_with("ly") && w.lower.ends_with('s'))
}

/// Whether a relative clause may end right here, so that its verb or preposition is stranded: "the rights they fought
/// for", "what it leads to".
fn relative_before(clause: &Clause<'_>, at: usize) -> bool {
    const OPENERS: &str = " who whom which that what where everything all whatever anything something everyone those how whoever than as people ";
    const PRONOUNS: &str = " he she they we i you it ";
    const REPORTS: &str =
        " said says say told believed believes thought thinks added argued claimed insisted admitted agreed hoped ";
    (at.saturating_sub(10)..at).any(|i| {
        let noun_before = i > 0 && clause.words.get(i - 1).is_some_and(|w| w.is_word() && w.class.is_open());
        let reported = i > 0 && one_of!(REPORTS, clause.lower(i - 1));
        one_of!(OPENERS, clause.lower(i)) || one_of!(PRONOUNS, clause.lower(i)) && noun_before && !reported
    })
}

/// Subject pronouns and demonstratives with a verb of the wrong number.
fn agreement(clause: &Clause<'_>, at: usize, casing: Casing) -> Option<Hit> {
    let (word, next) = (clause.lower(at), clause.lower(at + 1));
    if clause.words.get(at + 1).is_some_and(|w| w.is_capital()) {
        return None;
    }
    let wrong = match word {
        "they" | "we" => matches!(next, "was" | "is" | "has" | "does" | "'s" | "isn't" | "wasn't") && next != "'s",
        "he" | "she" => matches!(next, "have" | "are" | "do") && !auxiliary_before(clause, at),
        "i" => {
            next == "has"
                && clause.words.get(at).is_some_and(|w| w.text == "I")
                && casing == Casing::Normal
                && (at == 0 || matches!(clause.lower(at - 1), "," | "that" | "and" | "but" | "when"))
        }
        _ => false,
    };
    let coordinated = at > 0 && matches!(clause.lower(at - 1), "than" | "nor" | "or" | "like" | "as" | "of" | "and");
    (wrong && !coordinated)
        .then(|| Hit::new(clause, at, at + 1, thresholds::AGREEMENT, "subject and verb do not agree"))
}

/// Whether the pronoun follows an auxiliary or a verb that takes a bare infinitive: "did he have", "let her do".
fn auxiliary_before(clause: &Clause<'_>, at: usize) -> bool {
    let from = at.saturating_sub(4);
    clause.words.get(from..at).unwrap_or_default().iter().any(|w| {
        w.class.is(WordClass::AUXILIARY.or(WordClass::MODAL))
            || one_of!(" let make made makes help helped see saw watch watched hear heard have had suggested insisted recommended demanded proposed requested asked urged that lest if and n't ", w.lower)
    })
}

/// "a instagram", "an few": the article does not fit the sound that follows.
fn article_sound(clause: &Clause<'_>, at: usize, casing: Casing) -> Option<Hit> {
    let article = clause.words.get(at)?;
    let next = clause.words.get(at + 1)?;
    if next.kind != TokenKind::Word || !next.class.is_open() || next.lower.len() < 5 || !next.text.is_ascii() {
        return None;
    }
    let plain = next.text.bytes().all(|b| b.is_ascii_lowercase());
    if !plain || !next.class.is_open() {
        return None;
    }
    let sound = |list: &[&str]| list.iter().any(|start| next.lower.starts_with(start));
    let wrong = match article.text {
        "a" | "A" => {
            // "eu", "u" and "one" are spoken with a consonant; so are a few French words.
            (next.lower.starts_with(['a', 'e', 'i']) && !sound(&["eu", "ewe", "inter-"])
                || next.lower.starts_with('o') && !sound(&["one", "once", "oui"]))
                && is_article(clause, at)
                && !(article.text == "A" && at > 0)
                && (at > 0 || article.text == "A")
                && !clause.words.get(at.wrapping_sub(1)).is_some_and(|w| at > 0 && (w.is_capital() || !w.is_word()))
        }
        "an" => {
            let vowel_second = next.lower.as_bytes().get(1).is_some_and(|b| b"aeiouy".contains(b))
                || sound(&["bl", "br", "cl", "cr", "dr", "pl", "pr", "tr", "gr", "gl", "ch", "th"]);
            // Letters that are spoken with a vowel first ("an mba", "an NHS") and mute or weak h.
            let spoken = casing == Casing::Normal
                && next.lower.starts_with([
                    'b', 'c', 'd', 'g', 'j', 'k', 'p', 'q', 't', 'v', 'w', 'z', 'm', 'l', 'r', 's', 'f', 'n',
                ]);
            let sure = next.lower.starts_with(['b', 'c', 'd', 'g', 'j', 'k', 'p', 't', 'v', 'w', 'z']);
            (spoken || sure) && vowel_second
        }
        _ => false,
    };
    wrong.then(|| Hit::new(clause, at, at + 1, thresholds::ARTICLE, "the article does not fit the next sound"))
}

/// "could only vote only": a focusing adverb twice in a breath.
fn doubled_adverb(clause: &Clause<'_>, at: usize) -> Option<Hit> {
    let word = clause.lower(at);
    if !matches!(word, "only" | "also" | "still" | "just" | "even") || at == 0 {
        return None;
    }
    let again = (at + 2..=at + 3).find(|i| clause.lower(*i) == word)?;
    let between = clause.words.get(at + 1..again)?;
    let auxiliary = clause.class(at - 1).is(WordClass::MODAL.or(WordClass::AUXILIARY)) || word == "also";
    (auxiliary && between.iter().all(|w| w.is_word() && !w.class.is(WordClass::COORDINATOR)))
        .then(|| Hit::new(clause, at, again, thresholds::VERB_GUESS, "the same adverb twice"))
}

/// "more better", "most biggest".
fn comparison(clause: &Clause<'_>, at: usize) -> Option<Hit> {
    const COMPARATIVES: &str = " better worse bigger larger smaller higher lower easier faster stronger weaker cheaper happier older younger safer heavier lighter richer poorer longer shorter ";
    const SUPERLATIVES: &str = " best worst biggest largest smallest highest lowest easiest fastest strongest weakest cheapest oldest youngest richest ";
    let (word, next) = (clause.lower(at), clause.lower(at + 1));
    let wrong = word == "more"
        && one_of!(COMPARATIVES, next)
        && !clause.before_has(at, 1, &["no", "any", "even", "once", "much"])
        && !clause.words.get(at + 2).is_some_and(|w| w.is_plain())
        || word == "most" && one_of!(SUPERLATIVES, next) && !matches!(next, "best");
    wrong.then(|| Hit::new(clause, at, at + 1, thresholds::VERB_GUESS, "a comparison twice"))
}

/// "Only recently has begun to", "comes after the bank was forced": a finite verb before any subject.
fn no_subject(clause: &Clause<'_>, casing: Casing) -> Option<Hit> {
    let question = clause.words.iter().any(|w| w.text == "?");
    let first = clause.words.first()?;
    if question || first.quoted || clause.words.len() < 5 {
        return None;
    }
    let adverbs = clause
        .words
        .iter()
        .take(3)
        .take_while(|w| {
            matches!(
                w.lower,
                "only"
                    | "recently"
                    | "lately"
                    | "then"
                    | "thus"
                    | "therefore"
                    | "consequently"
                    | "subsequently"
                    | "eventually"
            )
        })
        .count();
    let verb = clause.words.get(adverbs)?;
    let after = clause.words.get(adverbs + 1)?;
    if adverbs > 0 && matches!(verb.lower, "has" | "have" | "had" | "was" | "were") {
        let participle = after.is_regular_past()
            || matches!(
                after.lower,
                "begun" | "been" | "become" | "come" | "gone" | "made" | "taken" | "given" | "seen"
            );
        return participle.then(|| Hit::new(clause, 0, adverbs + 1, thresholds::NO_SUBJECT, "the verb has no subject"));
    }
    // In lower-cased bullet points: "comes just one day after ...", "was sentenced to ...".
    let bare = adverbs == 0
        && (verb.lower == "comes"
            && one_of!(
                " after as just amid days weeks months hours ahead before a despite at following one two ",
                after.lower
            ));
    (bare && (casing != Casing::Normal || first.is_capital()))
        .then(|| Hit::new(clause, 0, 1, thresholds::NO_SUBJECT_BULLET, "the verb has no subject"))
}

#[cfg(test)]
mod tests {
    use crate::text::word_class::word_class;

    /// [`super::forms`] asks most patterns about closed-class words only: the words they begin with must be such.
    #[test]
    fn patterns_for_small_words_begin_with_small_words() {
        let begin = "the an a of within with from by for during into between among under to their our my these those until \
                     because although unless will would can could should must cannot may might not n't n’t after before \
                     without while despite was were been being is are has had have be they we he she it i only also still \
                     just even in at";
        for word in begin.split(' ') {
            assert!(!word_class(word).is_open(), "{word}");
        }
        for word in "more most become became becomes becoming play plays played playing".split(' ') {
            assert!(word_class(word).is_open(), "{word}");
        }
    }
}
