//! The patterns of GRM001: neighbours that grammar never lets stand side by side. Words of a sentence -> [`Hit`]s.
//!
//! Each pattern has its exceptions beside it: stranded prepositions, relative clauses, inversion, names that look like
//! words ("Will", "May"), letters that look like articles ("Serie A").

use super::clause::Clause;
use super::grm001_ungrammatical::{Hit, opens_object};
use super::thresholds;
use crate::model::Casing;
use crate::text::TokenKind;
use crate::text::verb_forms::{VerbForm, is_regular_past, verb_form};
use crate::text::word_class::WordClass;

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
        let found = small_pairs(clause, at)
            .or_else(|| verb_forms(clause, at, casing))
            .or_else(|| agreement(clause, at, casing))
            .or_else(|| article_sound(clause, at, casing))
            .or_else(|| doubled_adverb(clause, at))
            .or_else(|| comparison(clause, at));
        hits.extend(found);
    }
    hits.extend(no_subject(clause, casing));
}

/// Small words that never follow each other: "the of", "to of", "the a", "of but".
fn small_pairs(clause: &Clause<'_>, at: usize) -> Option<Hit> {
    let (word, next) = (clause.lower(at), clause.lower(at + 1));
    let after = clause.words.get(at + 2);
    let name = clause.words.get(at + 1).is_some_and(|w| w.is_capital())
        || clause.words.get(at).is_some_and(|w| w.is_capital() && at > 0);
    if name {
        return None;
    }
    let hyphen = after.is_some_and(|w| w.glued && w.text == "-");
    let wrong = match word {
        // "the by-election", "the with-profits fund" have a hyphen; "the then" and "the above" are sound.
        "the" | "an" => {
            matches!(
                next,
                "of" | "to"
                    | "from"
                    | "with"
                    | "at"
                    | "a"
                    | "an"
                    | "this"
                    | "these"
                    | "his"
                    | "their"
                    | "its"
                    | "my"
                    | "our"
                    | "your"
                    | "is"
                    | "are"
                    | "was"
                    | "were"
                    | "has"
                    | "have"
                    | "and"
                    | "or"
                    | "than"
                    | "because"
            ) && !(word == "the" && matches!(next, "a" | "have" | "has"))
                || (word == "the" && next == "a" && after.is_some_and(|w| w.is_plain()))
        }
        "a" => {
            matches!(
                next,
                "the"
                    | "of"
                    | "from"
                    | "with"
                    | "his"
                    | "their"
                    | "its"
                    | "this"
                    | "these"
                    | "those"
                    | "an"
                    | "were"
                    | "are"
            ) && letter_before(clause, at)
        }
        "of" => {
            matches!(next, "but" | "is" | "was" | "were" | "has" | "to")
                && !clause.before_has(
                    at,
                    12,
                    &[
                        "who", "what", "which", "whom", "that", "where", "think", "know", "dream", "dreamed", "hear",
                        "heard", "kind", "sort", "speak", "thing", "things", "speaking", "course", "one", "all",
                    ],
                )
        }
        "to" => {
            matches!(next, "of" | "is" | "was" | "were" | "has" | "had" | "are")
                && !clause.before_has(
                    at,
                    12,
                    &[
                        "who", "what", "which", "whom", "that", "where", "how", "way", "want", "wanted", "need",
                        "supposed", "used", "going", "able", "he", "she", "they", "we", "i", "you", "it",
                    ],
                )
        }
        "his" | "their" | "our" | "my" | "its" => {
            matches!(next, "the" | "a" | "an" | "of" | "is" | "are" | "was" | "were" | "has" | "this" | "his" | "their")
                && word != next
                && matches!(word, "their" | "our" | "my")
                && !clause.before_has(at, 1, &["of"])
        }
        "these" | "those" => {
            matches!(next, "is" | "was" | "has" | "a")
                && !clause.before_has(
                    at,
                    3,
                    &["of", "in", "with", "to", "for", "like", "from", "about", "on", "behind", "by", "at"],
                )
        }
        _ => false,
    };
    (wrong && !hyphen)
        .then(|| Hit::new(clause, at, at + 1, thresholds::SMALL_PAIR, "words that cannot follow each other"))
}

/// Whether "a" at `at` is the article: not the name of a group, a vitamin, a plan.
fn letter_before(clause: &Clause<'_>, at: usize) -> bool {
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
    at == 0 || !LETTERED.contains(&clause.lower(at - 1)) && !clause.words.get(at - 1).is_some_and(|w| w.text == "'")
}

/// Forms of verbs that their auxiliary forbids.
fn verb_forms(clause: &Clause<'_>, at: usize, casing: Casing) -> Option<Hit> {
    let (word, next) = (clause.lower(at), clause.lower(at + 1));
    let next_word = clause.words.get(at + 1)?;
    if next_word.is_capital() || clause.words.get(at + 2).is_some_and(|w| w.glued && w.text == "-") {
        return None;
    }
    let hit = |what: &str, from: usize, score: f32| Some(Hit::new(clause, from, at + 1, score, what));
    let form = verb_form(next);
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
            matches!(
                w.lower,
                "had"
                    | "has"
                    | "have"
                    | "having"
                    | "able"
                    | "unable"
                    | "want"
                    | "wants"
                    | "wanted"
                    | "need"
                    | "needs"
                    | "needed"
                    | "tried"
                    | "refused"
                    | "began"
                    | "begun"
                    | "decided"
                    | "ordered"
                    | "forced"
                    | "agreed"
                    | "failed"
                    | "hopes"
                    | "hoped"
                    | "plans"
                    | "planned"
                    | "expected"
                    | "likely"
                    | "allowed"
            )
        });
        if asks && is_regular_past(next) && !opens_noun(clause, at + 2) {
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
            || is_regular_past(next) && !opens_noun(clause, at + 2) && next != "need";
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
    if matches!(word, "after" | "before" | "by" | "without" | "while" | "despite") && is_regular_past(next) {
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

/// Whether a relative clause may end right here, so that its verb or preposition is stranded.
fn relative_before(clause: &Clause<'_>, at: usize) -> bool {
    clause.before_has(
        at,
        10,
        &[
            "who",
            "whom",
            "which",
            "that",
            "what",
            "where",
            "he",
            "she",
            "they",
            "we",
            "i",
            "you",
            "it",
            "everything",
            "all",
            "whatever",
            "anything",
            "something",
            "everyone",
            "those",
            "how",
            "whoever",
            "than",
            "as",
            "people",
        ],
    )
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
            || matches!(
                w.lower,
                "let"
                    | "make"
                    | "made"
                    | "makes"
                    | "help"
                    | "helped"
                    | "see"
                    | "saw"
                    | "watch"
                    | "watched"
                    | "hear"
                    | "heard"
                    | "have"
                    | "had"
                    | "suggested"
                    | "insisted"
                    | "recommended"
                    | "demanded"
                    | "proposed"
                    | "requested"
                    | "asked"
                    | "urged"
                    | "that"
                    | "lest"
                    | "if"
                    | "and"
                    | "n't"
            )
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
                && letter_before(clause, at)
                && !(article.text == "A" && at > 0)
                && (at > 0 || article.text == "A")
                && !clause.words.get(at.wrapping_sub(1)).is_some_and(|w| at > 0 && (w.is_capital() || !w.is_word()))
        }
        "an" => {
            let vowel_second = next.lower.bytes().nth(1).is_some_and(|b| b"aeiouy".contains(&b))
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
    let listed = |list: &str| list.contains(&format!(" {next} "));
    let wrong = word == "more"
        && listed(COMPARATIVES)
        && !clause.before_has(at, 1, &["no", "any", "even", "once", "much"])
        && !clause.words.get(at + 2).is_some_and(|w| w.is_plain())
        || word == "most" && listed(SUPERLATIVES) && !matches!(next, "best");
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
        let participle = is_regular_past(after.lower)
            || matches!(
                after.lower,
                "begun" | "been" | "become" | "come" | "gone" | "made" | "taken" | "given" | "seen"
            );
        return participle.then(|| Hit::new(clause, 0, adverbs + 1, thresholds::NO_SUBJECT, "the verb has no subject"));
    }
    // In lower-cased bullet points: "comes just one day after ...", "was sentenced to ...".
    let bare = adverbs == 0
        && (verb.lower == "comes"
            && matches!(
                after.lower,
                "after"
                    | "as"
                    | "just"
                    | "amid"
                    | "days"
                    | "weeks"
                    | "months"
                    | "hours"
                    | "ahead"
                    | "before"
                    | "a"
                    | "despite"
                    | "at"
                    | "following"
                    | "one"
                    | "two"
            ));
    (bare && casing != Casing::Normal || bare && first.is_capital())
        .then(|| Hit::new(clause, 0, 1, thresholds::NO_SUBJECT_BULLET, "the verb has no subject"))
}
