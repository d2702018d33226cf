//! What several rules ask about the shape of a sentence: how it ends, whether it is finished, how the document ends its
//! sentences. No findings are made here.

use super::thresholds as t;
use crate::model::{Casing, Language, SegmentKind, Style};
use crate::text::verbs::VerbForms;
use crate::text::word_class::WordClass;
use crate::text::{DocumentView, Finite, Sentence};

/// What the sentences of a document are like, as far as rules about one sentence need it.
pub struct Habits {
    /// Most sentences end in a terminator, and there are enough to tell.
    pub terminated: bool,
    /// English, so that what is known of English clauses holds.
    pub english: bool,
    /// A machine-written summary rather than running human text.
    pub summary: bool,
    /// (Nearly) no capitals.
    pub lower: bool,
}

impl Habits {
    /// The habits of a document. Linear in the number of segments.
    pub fn of(view: &DocumentView<'_>) -> Self {
        let (mut sentences, mut ended) = (0_usize, 0_usize);
        for (index, segment) in view.segments.iter().enumerate() {
            if segment.kind == SegmentKind::Sentence {
                sentences += 1;
                ended += usize::from(ends_in_terminator(view.segment_text(index)));
            }
        }
        let share = ended as f32 / sentences.max(1) as f32;
        Habits {
            terminated: ended >= t::TERMINATED_SENTENCES && share >= t::TERMINATED_SHARE,
            english: view.profile.language == Language::En,
            summary: view.profile.style == Style::Summary,
            lower: view.profile.casing == Casing::Lower,
        }
    }
}

/// Whether a text ends in a terminator, closing quotes and brackets aside.
pub fn ends_in_terminator(text: &str) -> bool {
    text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '`'))
        .ends_with(['.', '!', '?', '…', '。', '।', '؟', '！', '？'])
}

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
/// whether a terminator stands at its end. English only. Linear in the number of tokens.
pub fn unfinished(s: &Sentence<'_>, end: usize, stopped: bool) -> Option<Unfinished> {
    let last = (0..end).rev().find(|&i| s.is_word(i))?;
    ending(s, last, end, stopped).or_else(|| open_clause(s, last))
}

/// Words that no sentence ends with.
const NEVER_LAST: &[&str] = &[
    "the",
    "an",
    "my",
    "your",
    "their",
    "our",
    "every",
    "whose",
    "and",
    "or",
    "nor",
    "because",
    "although",
    "unless",
    "whereas",
    "whether",
    "than",
    "via",
    "per",
    "into",
    "upon",
    "amid",
    "amidst",
    "amongst",
    "during",
    "towards",
    "despite",
    "regarding",
    "concerning",
    "versus",
    "onto",
];

/// Verbs that want an object; a sentence does not end with their finite form.
const WANTS_OBJECT: &[&str] = &[
    "include",
    "includes",
    "included",
    "provides",
    "discusses",
    "involves",
    "contains",
    "represents",
    "requires",
    "describes",
    "mentions",
    "makes",
    "gives",
    "creates",
    "allows",
    "enables",
    "affects",
    "emphasizes",
    "emphasises",
    "states",
    "suggests",
    "encourages",
];

/// Verbs that want an object after have: "has claimed".
const HAS_WANTS_OBJECT: &[&str] = &[
    "claimed",
    "made",
    "given",
    "brought",
    "sent",
    "put",
    "provided",
    "included",
    "caused",
    "allowed",
    "become",
    "suggested",
];

/// Words after which a sentence may end in an auxiliary or a preposition: "than it was", "what he asked for".
fn is_licence(s: &Sentence<'_>, i: usize) -> bool {
    let class = s.class(i);
    class.is(WordClass::WH.or(WordClass::NEGATION))
        || matches!(
            s.lower(i),
            "as" | "than"
                | "so"
                | "like"
                | "if"
                | "that"
                | "because"
                | "but"
                | "yes"
                | "no"
                | "whatever"
                | "wherever"
                | "whoever"
                | "all"
                | "and"
                | "or"
                | "everything"
                | "anything"
                | "nothing"
                | "something"
        )
}

fn ending(s: &Sentence<'_>, last: usize, end: usize, stopped: bool) -> Option<Unfinished> {
    let (word, class, before) = (s.lower(last), s.class(last), last.checked_sub(1));
    let sure = |from: usize, why: &'static str| Some(Unfinished { from, why, score: t::UNFINISHED_SURE });
    let likely = |from: usize, why: &'static str| Some(Unfinished { from, why, score: t::UNFINISHED_LIKELY });
    let quoted = (last + 1..end).any(|i| s.is_closer(i)) && s.text(last) != s.lower(last);
    if quoted || last == 0 {
        return None;
    }
    let before_is = |list: &[&str]| before.is_some_and(|b| list.contains(&s.lower(b)));
    let licensed = (0..last).any(|i| is_licence(s, i));
    // Acronyms and names are spelt like function words: "the OR", "Plan A".
    let capital = s.is_capital(last);
    if NEVER_LAST.contains(&word) && !capital {
        return sure(last, "ends in a word that needs another after it");
    }
    match word {
        "a" if !capital
            && before.is_some_and(|b| {
                s.class(b).is(WordClass::PREPOSITION.or(WordClass::AUXILIARY).or(WordClass::COORDINATOR))
                    || s.forms(b).is(VerbForms::LISTED)
            }) =>
        {
            return sure(last, "ends in an article");
        }
        "but" if !before_is(&["nothing", "all", "anything", "everything", "anyone", "no"]) => {
            return sure(last, "ends in \"but\"");
        }
        "if" if !before_is(&["what", "as", "only", "even"]) => return sure(last, "ends in \"if\""),
        "of" if !before_is(STRANDS_OF) && !licensed => return sure(last, "ends in \"of\""),
        _ => {}
    }
    let verb_before = before
        .is_some_and(|b| s.forms(b) != VerbForms::NONE || s.class(b).is(WordClass::AUXILIARY.or(WordClass::NONFINITE)));
    if class.is(WordClass::MODAL.or(WordClass::AUXILIARY)) && !capital && s.finite(last) == Finite::Sure {
        let pronoun = before.is_some_and(|b| {
            s.class(b).is(WordClass::SUBJECT_PRONOUN) && !matches!(s.lower(b), "that" | "who" | "which")
        });
        let relative = before_is(&["that", "which", "who"]);
        let earlier = (0..last.saturating_sub(1)).any(|i| is_licence(s, i));
        let early_finite = s.has_finite(0..last, Finite::Likely);
        if relative && !earlier {
            return sure(last.saturating_sub(1), "ends in an auxiliary");
        }
        if !pronoun && !licensed && (!stopped || !early_finite || class.is(WordClass::MODAL)) {
            return sure(last, "ends in an auxiliary");
        }
        if !pronoun && !stopped {
            return likely(last, "ends in an auxiliary");
        }
    }
    if matches!(
        word,
        "with"
            | "for"
            | "from"
            | "at"
            | "by"
            | "to"
            | "between"
            | "among"
            | "against"
            | "until"
            | "toward"
            | "throughout"
            | "as"
    ) && !capital
    {
        if !stopped && (!verb_before || word == "to" || word == "as") {
            return sure(last, "ends in a preposition");
        }
        if stopped && !verb_before && !licensed && word != "to" {
            return likely(last, "ends in a preposition");
        }
    }
    if !stopped {
        let particle = class.is(WordClass::PREPOSITION)
            && !verb_before
            && !before.is_some_and(|b| s.class(b).is(WordClass::PREPOSITION));
        let adverbial = matches!(
            word,
            "before"
                | "since"
                | "past"
                | "over"
                | "off"
                | "out"
                | "up"
                | "down"
                | "away"
                | "around"
                | "above"
                | "below"
                | "inside"
                | "outside"
                | "behind"
                | "through"
                | "besides"
                | "near"
                | "about"
                | "across"
                | "along"
                | "beyond"
                | "within"
                | "without"
                | "after"
                | "following"
        );
        if particle && !adverbial && !capital {
            return sure(last, "ends in a preposition");
        }
        if matches!(word, "i" | "he" | "she" | "they" | "we") && !before_is(&["than", "as"])
            || matches!(word, "his" | "its" | "which" | "who" | "while" | "when" | "where" | "how" | "no")
                && !before_is(&["for", "said", "a"])
        {
            return sure(last, "ends where a clause begins");
        }
        if class.is(WordClass::DETERMINER)
            && matches!(word, "these" | "those" | "some" | "any" | "such" | "this" | "that")
            && before.is_some_and(|b| s.class(b).is(WordClass::PREPOSITION))
            && word == "some"
        {
            return likely(last, "ends in a determiner");
        }
        if s.lower(last) == "'s" || s.lower(last) == "’s" {
            return likely(last, "ends in a possessive");
        }
    }
    // "for the first .", "in the same"
    if matches!(word, "first" | "same" | "new" | "main" | "only" | "very" | "various" | "several" | "numerous")
        && before_is(&["the", "a", "of", "with", "in"])
    {
        let preposition = before
            .and_then(|b| b.checked_sub(1))
            .is_some_and(|b| matches!(s.lower(b), "for" | "in" | "of" | "by" | "with" | "at"));
        if preposition || matches!(word, "various" | "several" | "numerous") {
            return likely(last, "ends in an adjective that needs its noun");
        }
    }
    let helped = before.is_some_and(|b| s.class(b).is(WordClass::AUXILIARY.or(WordClass::NONFINITE)));
    if WANTS_OBJECT.contains(&word) && !helped && !licensed_relative(s, last) && s.finite(last) >= Finite::Possible {
        return likely(last, "ends in a verb that needs an object");
    }
    if HAS_WANTS_OBJECT.contains(&word) && before_is(&["has", "have", "had"]) && !licensed_relative(s, last) {
        return likely(last, "ends in a verb that needs an object");
    }
    None
}

/// Words that strand "of" at the end: "the man he had heard of".
const STRANDS_OF: &[&str] = &[
    "hear",
    "heard",
    "dream",
    "dreamed",
    "dreamt",
    "think",
    "thought",
    "speak",
    "spoke",
    "spoken",
    "talk",
    "talked",
    "know",
    "known",
    "knew",
    "made",
    "make",
    "approve",
    "approved",
    "dispose",
    "disposed",
    "kind",
    "sort",
    "course",
    "proud",
    "afraid",
    "fond",
    "capable",
    "aware",
    "full",
    "sick",
    "tired",
    "ashamed",
    "guilty",
    "unheard",
    "rid",
    "hold",
    "care",
    "advantage",
    "accused",
    "convicted",
    "suspected",
    "consist",
    "consists",
    "consisted",
    "composed",
    "comprised",
    "most",
    "out",
    "instead",
    "worthy",
    "sure",
    "short",
    "part",
    "taken",
    "disapprove",
    "because",
    "lots",
    "plenty",
];

fn licensed_relative(s: &Sentence<'_>, last: usize) -> bool {
    (0..last).any(|i| {
        s.class(i).is(WordClass::WH) || matches!(s.lower(i), "that" | "than" | "as" | "everything" | "anything" | "all")
    })
}

/// A clause that was opened and has no verb up to the end: "that if the United States", "It shows that, at moments of great
/// tension, multilateral".
fn open_clause(s: &Sentence<'_>, last: usize) -> Option<Unfinished> {
    let opener = (1..=last).rev().find(|&i| {
        let hard = matches!(s.lower(i), "if" | "because" | "whether" | "unless" | "although" | "whereas");
        let that = s.lower(i) == "that"
            && i > 0
            && s.forms(i - 1).is(VerbForms::LISTED)
            && !s.forms(i - 1).is(VerbForms::NOUNISH);
        (hard && s.is_word(i)) || that
    })?;
    let next = s.lower(opener + 1);
    let subject = match s.lower(opener) {
        // "because of", "if any", "although tired", "whether or not" need no verb.
        "because" => next != "of",
        "that" => {
            next == ","
                || matches!(next, "the" | "a" | "an" | "their" | "his" | "her" | "its" | "our" | "my")
                || s.class(opener + 1).is(WordClass::SUBORDINATOR)
        }
        _ => {
            s.class(opener + 1).is(WordClass::DETERMINER.or(WordClass::POSSESSIVE))
                && !matches!(next, "any" | "no" | "all" | "both" | "either" | "neither")
        }
    };
    let silent = !s.has_finite(opener + 1..last + 1, Finite::Possible);
    // A dash or bracket may close the clause: "(if the weather allows)".
    let closed = (opener..last).any(|i| matches!(s.text(i), ")" | "—" | "–" | "--" | ";"));
    (opener < last && subject && silent && !closed && last - opener <= t::OPEN_CLAUSE_TOKENS).then_some(Unfinished {
        from: opener,
        why: "opens a clause that has no verb",
        score: t::UNFINISHED_LIKELY,
    })
}

/// How many finite verbs the first `end` tokens may have that belong to no subordinate clause. Errs on the high side.
pub fn main_verbs(s: &Sentence<'_>, end: usize) -> usize {
    let (mut pending, mut main) = (0_usize, 0_usize);
    for i in 0..end {
        let class = s.class(i);
        let relative = matches!(s.lower(i), "who" | "which" | "whose" | "whom");
        let subordinator = matches!(
            s.lower(i),
            "if" | "because" | "although" | "though" | "unless" | "whereas" | "whether" | "when" | "while" | "where"
        ) || (s.lower(i) == "that"
            && i > 0
            && !s.finite(i + 1).is_verb()
            && !s.class(i + 1).is(WordClass::PREPOSITION)
            && subject_follows(s, i + 1));
        if (relative || subordinator) && s.is_word(i) {
            pending = 1;
        } else if s.finite(i) >= Finite::Possible {
            // "will have been": one verb group counts once.
            let grouped = i > 0 && class.is(WordClass::AUXILIARY) && s.class(i - 1).is(WordClass::MODAL);
            if grouped {
                continue;
            }
            if pending > 0 { pending = 0 } else { main += 1 }
        }
    }
    main
}

fn subject_follows(s: &Sentence<'_>, i: usize) -> bool {
    s.class(i).is(WordClass::DETERMINER.or(WordClass::POSSESSIVE).or(WordClass::SUBJECT_PRONOUN)) || s.is_capital(i)
}
