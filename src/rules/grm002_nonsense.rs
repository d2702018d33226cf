//! # GRM002 nonsense
//!
//! ## What it finds
//! Sentences that are built well enough and cannot be meant: somebody acts on himself under his own name ("Webb asked Webb to
//! sign"), is replaced by himself, gets from himself what he has; something happens before itself; a president of one
//! country in the adjective and of another in the noun.
//!
//! ## Why it is noise
//! The summariser put a name where another one was. What the sentence says is wrong, and what was meant is lost.
//!
//! ## Examples
//! ```flag
//! Webb asked Webb to sign the letter to the union.
//! ```
//! ```flag
//! The flights were late, and the Spanish envoy was replaced by the envoy .
//! ```
//! ```flag
//! The Cuban government may have received orders from the Cuban government, authors say.
//! ```
//! ```flag
//! The union was formed the year before it was formed in Lisbon.
//! ```
//! ```flag
//! Cole was the Cuban president of the Soviet Union in 1961.
//! ```
//! ```flag
//! The minister is in Nepal for Nepal .
//! ```
//! ```flag
//! Webb missed a one-match ban for a one-match ban .
//! ```
//! ```flag
//! Castro said: ‘This is really Castro's idea,’
//! ```
//! ```keep
//! Webb asked Cole to sign, and Cole asked Webb.
//! ```
//! ```keep
//! New York, New York is a song by Kander and Ebb.
//! ```
//! ```keep
//! The envoy was replaced by the former envoy to Spain.
//! ```
//! ```keep
//! A deal is a deal, and enough is enough.
//! ```
//! ```keep
//! Miller's son Miller Junior plays for Miller's old club.
//! ```
//! ```keep
//! They fought side by side, day after day, from house to house.
//! ```
//! ```keep
//! The French president of the European Commission spoke first.
//! ```
//! ```keep
//! Brazil beat Brazil's neighbours one by one.
//! ```
//! ```keep
//! The Cuban government said that talks with the Cuban government's lawyers would go on.
//! ```
//! ```keep
//! People who help people live longer.
//! ```
//! ```keep
//! Kramer vs. Kramer won; Johnson met Johnson & Johnson's chairman.
//! ```
//!
//! ## Repair
//! None: what was meant is not known.

use super::clause::{Clause, Word};
use super::grm001_ungrammatical::Hit;
use super::{Meta, Rule, thresholds};
use crate::model::{Casing, Finding, Language, SegmentKind, Severity};
use crate::text::word_class::WordClass;
use crate::text::{DocumentView, TokenKind};

/// See the module's documentation.
pub struct Nonsense;

static META: Meta = Meta {
    code: "GRM002",
    name: "nonsense",
    severity: Severity::Broken,
    repairs: false,
    summary: "The sentence contradicts itself, or somebody acts on himself.",
};

impl Rule for Nonsense {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("grm002_nonsense.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        if !matches!(view.profile.language, Language::En | Language::Other) {
            return;
        }
        for (index, segment) in view.segments.iter().enumerate() {
            if segment.kind != SegmentKind::Sentence {
                continue;
            }
            let clause = Clause::new(view, index);
            let mut hits = Vec::new();
            for at in 0..clause.words.len() {
                if clause.words.get(at).is_none_or(|w| w.quoted || !w.is_word()) {
                    continue;
                }
                let found = acts_on_itself(&clause, at, view.profile.casing)
                    .or_else(|| replaced_by_itself(&clause, at))
                    .or_else(|| before_itself(&clause, at))
                    .or_else(|| two_countries(&clause, at))
                    .or_else(|| same_place_twice(&clause, at))
                    .or_else(|| as_itself(&clause, at));
                hits.extend(found);
            }
            if let Some(hit) = says_again(&clause).filter(|_| clause.is_english()) {
                let severity = Severity::Blemish;
                out.push(Finding { severity, ..META.finding(index, hit.span, hit.score, hit.message) });
            }
            hits.extend(from_itself(&clause));
            hits.extend(says_own_name(&clause, view.slice(segment.span)));
            if clause.is_english() {
                out.extend(hits.into_iter().map(|h| META.finding(index, h.span, h.score, h.message)));
            }
        }
    }
}

fn is_name(word: &Word<'_>) -> bool {
    word.kind == TokenKind::Word && word.is_capital() && word.class.is_open() && word.lower.len() > 2
}

/// "Webb asked Webb": the same name on both sides of one past verb.
fn acts_on_itself(clause: &Clause<'_>, at: usize, casing: Casing) -> Option<Hit> {
    let subject = clause.words.get(at)?;
    if casing == Casing::Lower || !is_name(subject) {
        return None;
    }
    let mut verb = at + 1;
    while clause.class(verb).is(WordClass::AUXILIARY.or(WordClass::MODAL).or(WordClass::NONFINITE))
        || clause.lower(verb) == "also"
    {
        verb += 1;
    }
    let acts = clause.words.get(verb).is_some_and(|w| {
        w.is_plain()
            && (w.is_regular_past()
                || matches!(
                    w.lower,
                    "told"
                        | "met"
                        | "gave"
                        | "beat"
                        | "sent"
                        | "asks"
                        | "tells"
                        | "joined"
                        | "wrote"
                        | "ask"
                        | "tell"
                        | "meet"
                        | "left"
                ))
    });
    let object = clause.words.get(verb + 1)?;
    // Two people of one name are told apart by more names; "Johnson & Johnson" goes on.
    let next = clause.words.get(verb + 2);
    let goes_on =
        next.is_some_and(|w| is_name(w) || w.kind == TokenKind::Clitic || matches!(w.text, "&" | "-" | "’" | "'"));
    let longer_before = at > 0 && clause.words.get(at - 1).is_some_and(|w| is_name(w) && !w.text.ends_with('.'));
    (acts && object.text == subject.text && !goes_on && !longer_before)
        .then(|| Hit::new(clause, at, verb + 1, thresholds::ACTS_ON_ITSELF, "an agent acts on itself"))
}

/// "the envoy was replaced by the envoy": what the passive acts on, again as its agent, with no more words.
fn replaced_by_itself(clause: &Clause<'_>, at: usize) -> Option<Hit> {
    if clause.lower(at) != "by" {
        return None;
    }
    let verb = clause.words.get(at.checked_sub(1)?)?;
    let passive = verb.is_regular_past()
        || matches!(verb.lower, "taken" | "beaten" | "led" | "seen" | "given" | "told" | "met" | "made");
    let mut be = at.checked_sub(2)?;
    while be > 0
        && (clause.class(be).is(WordClass::NONFINITE) || clause.lower(be).ends_with("ly") || clause.lower(be) == "also")
    {
        be -= 1;
    }
    let is_be =
        matches!(clause.lower(be), "is" | "was" | "were" | "are") || matches!(clause.lower(be), "has" | "had" | "have");
    let subject = clause.words.get(be.checked_sub(1)?)?;
    if !passive || !is_be || !subject.class.is_open() || subject.lower.len() < 3 || !subject.is_word() {
        return None;
    }
    let the = clause.lower(at + 1) == "the";
    let agent_at = if the { at + 2 } else { at + 1 };
    let agent = clause.words.get(agent_at)?;
    let ends = clause.words.get(agent_at + 1).is_none_or(|w| {
        !w.is_word() && w.text != "-" && w.text != "'" && w.text != "’"
            || w.class.is(WordClass::PREPOSITION.or(WordClass::COORDINATOR))
    });
    let described = clause.words.get(agent_at + 1).is_some_and(|w| w.class.is(WordClass::PREPOSITION));
    (agent.lower == subject.lower && (the || is_name(agent)) && ends && !described)
        .then(|| Hit::new(clause, be - 1, agent_at, thresholds::ACTS_ON_ITSELF, "something is acted on by itself"))
}

/// "formed the year before it was formed": an event before itself.
fn before_itself(clause: &Clause<'_>, at: usize) -> Option<Hit> {
    if !matches!(clause.lower(at), "before" | "after" | "until") {
        return None;
    }
    let be = matches!(clause.lower(at + 2), "was" | "were" | "had" | "is" | "are");
    let pronoun = matches!(clause.lower(at + 1), "it" | "he" | "she" | "they");
    let verb_at = if be { at + 3 } else { at + 2 };
    let verb = clause.words.get(verb_at)?;
    if !(pronoun && be && verb.is_regular_past()) {
        return None;
    }
    let from = at.saturating_sub(6);
    let same = (from..at).rev().find(|i| clause.lower(*i) == verb.lower)?;
    let between = clause.words.get(same..at)?;
    // "was named in May, before it was renamed" has a comma; "not approved until it was approved by both" a negation.
    let clear = between.iter().all(|w| w.is_word())
        && !clause.before_has(same, 4, &["not", "n't", "never", "been", "be", "re"]);
    clear.then(|| Hit::new(clause, same, verb_at, thresholds::BEFORE_ITSELF, "it happens before itself"))
}

/// "as a fly, the fly becomes stuck": compared with itself.
fn as_itself(clause: &Clause<'_>, at: usize) -> Option<Hit> {
    let opens = at == 0 && clause.lower(0) == "as" && matches!(clause.lower(1), "a" | "an");
    let same =
        clause.lower(2) == clause.lower(5) && clause.words.get(2).is_some_and(|w| w.is_word() && w.class.is_open());
    (opens && same && clause.lower(3) == "," && clause.lower(4) == "the")
        .then(|| Hit::new(clause, 0, 5, thresholds::SAME_PHRASE, "compared with itself"))
}

/// Adjective and noun of countries, as far as heads of state have them.
const COUNTRIES: &[(&str, &str)] = &[
    ("cuban", "cuba"),
    ("american", "united states"),
    ("french", "france"),
    ("german", "germany"),
    ("russian", "russia"),
    ("soviet", "soviet union"),
    ("chinese", "china"),
    ("british", "britain"),
    ("italian", "italy"),
    ("spanish", "spain"),
    ("portuguese", "portugal"),
    ("mexican", "mexico"),
    ("brazilian", "brazil"),
    ("turkish", "turkey"),
    ("greek", "greece"),
    ("indian", "india"),
    ("japanese", "japan"),
    ("iranian", "iran"),
    ("iraqi", "iraq"),
    ("syrian", "syria"),
    ("egyptian", "egypt"),
    ("israeli", "israel"),
    ("polish", "poland"),
    ("ukrainian", "ukraine"),
    ("irish", "ireland"),
    ("canadian", "canada"),
    ("australian", "australia"),
    ("argentine", "argentina"),
    ("chilean", "chile"),
    ("nigerian", "nigeria"),
];

/// "the Cuban president of the Soviet Union".
fn two_countries(clause: &Clause<'_>, at: usize) -> Option<Hit> {
    // The letters that the adjectives end in, so that most words cost one look.
    if clause.lower(at).len() < 5 || !clause.lower(at).ends_with(['n', 'h', 'e', 'k', 'i', 't']) {
        return None;
    }
    let (_, own) = COUNTRIES.iter().find(|(adjective, _)| *adjective == clause.lower(at))?;
    let mut office = at + 1;
    if matches!(clause.lower(office), "prime" | "foreign" | "vice") {
        office += 1;
    }
    let head = matches!(
        clause.lower(office),
        "president" | "minister" | "chancellor" | "king" | "queen" | "premier" | "leader"
    );
    if !head || clause.lower(office + 1) != "of" {
        return None;
    }
    let at_country = if clause.lower(office + 2) == "the" { office + 3 } else { office + 2 };
    let one = clause.lower(at_country);
    let two = format!("{one} {}", clause.lower(at_country + 1));
    let (_, other) = COUNTRIES.iter().find(|(_, country)| *country == one || *country == two)?;
    (other != own).then(|| Hit::new(clause, at, at_country, thresholds::TWO_COUNTRIES, "head of two countries"))
}

/// "in Nepal for Nepal", "missed a ban for a ban": the same noun phrase on both sides of a preposition.
fn same_place_twice(clause: &Clause<'_>, at: usize) -> Option<Hit> {
    if clause.lower(at) != "for" || at == 0 {
        return None;
    }
    // "the awards for the awards was": a bare noun, then the same with its article.
    let noun = clause.words.get(at - 1).filter(|w| w.is_plain() && w.lower.len() > 3 && w.lower.ends_with('s'));
    let again = clause.lower(at + 1) == "the" && noun.is_some_and(|w| w.lower == clause.lower(at + 2));
    let closed = clause.words.get(at + 3).is_none_or(|w| w.text == "." || w.class.is(WordClass::AUXILIARY));
    if again && closed {
        return Some(Hit::new(clause, at - 1, at + 2, thresholds::SAME_PHRASE, "the same on both sides"));
    }
    if let Some(hit) = same_measure(clause, at) {
        return Some(hit);
    }
    // As many words as are the same on both sides: name alone, or article (or nothing) and noun with what stands before it.
    for len in (1..=6usize).rev() {
        let Some(left) = at.checked_sub(len).and_then(|from| clause.words.get(from..at)) else { continue };
        let Some(right) = clause.words.get(at + 1..at + 1 + len) else { continue };
        if left.iter().zip(right).any(|(a, b)| a.lower != b.lower) {
            continue;
        }
        let head = left.last()?;
        let content = head.kind == TokenKind::Word && head.class.is_open() && head.lower.len() > 2;
        let ends = clause.words.get(at + 1 + len).is_none_or(|w| {
            !w.is_word() && !w.glued || w.class.is(WordClass::AUXILIARY) || matches!(w.text, "." | ",")
        });
        let article = left.first().is_some_and(|w| matches!(w.lower, "the" | "a" | "an"));
        // "dollar for dollar" and "man of the man" are idioms of one bare noun; a name in a place is not.
        let in_place = len == 1 && at >= 2 && matches!(clause.lower(at - 2), "in" | "at") && head.lower.len() > 3;
        let phrase = len >= 2 && article;
        if content && ends && (phrase || in_place) {
            return Some(Hit::new(clause, at - len, at + len, thresholds::SAME_PHRASE, "the same on both sides"));
        }
    }
    None
}

/// "a one-match suspension for a one-match ban": the same article and measure on both sides.
fn same_measure(clause: &Clause<'_>, at: usize) -> Option<Hit> {
    // article, number, hyphen, unit, noun: the noun alone may differ.
    let left = clause.words.get(at.checked_sub(5)?..at)?;
    let right = clause.words.get(at + 1..at + 6)?;
    let measured =
        left.get(2).is_some_and(|w| w.text == "-" && w.glued) && matches!(left.first()?.lower, "a" | "an" | "the");
    let same = left.iter().zip(right).take(4).all(|(a, b)| a.lower == b.lower);
    (measured && same).then(|| Hit::new(clause, at - 5, at + 5, thresholds::SAME_PHRASE, "the same on both sides"))
}

/// "The Cuban government may have received orders from the Cuban government": the subject, again as the source or receiver.
fn from_itself(clause: &Clause<'_>) -> Option<Hit> {
    let start = usize::from(clause.lower(0) == "the");
    // The subject: two or three words up to the first auxiliary or verb, the last one a noun.
    let len = (2..=3).find(|len| {
        clause.class(start + len).is(WordClass::MODAL.or(WordClass::AUXILIARY)) || clause.is_past(start + len)
    })?;
    let subject = clause.words.get(start..start + len)?;
    let plain = subject.iter().all(|w| w.kind == TokenKind::Word && w.class.is_open());
    if !plain || !subject.first().is_some_and(|w| w.is_capital()) {
        return None;
    }
    let mut at = start + len;
    while let Some(word) = clause.words.get(at) {
        // The clause ends at a mark or where another subject may begin.
        let ends = !word.is_word()
            || matches!(
                word.lower,
                "that"
                    | "who"
                    | "which"
                    | "when"
                    | "where"
                    | "because"
                    | "after"
                    | "before"
                    | "while"
                    | "but"
                    | "if"
                    | "as"
                    | "said"
                    | "says"
            );
        if ends {
            return None;
        }
        if matches!(word.lower, "from" | "to" | "by" | "against" | "with") {
            let object = at + 1 + usize::from(clause.lower(at + 1) == "the");
            let again = clause.words.get(object..object + len).unwrap_or_default();
            let same = again.len() == len && again.iter().zip(subject).all(|(a, b)| a.lower == b.lower);
            let bare = clause
                .words
                .get(object + len)
                .is_none_or(|w| !w.is_word() || w.class.is(WordClass::PREPOSITION.or(WordClass::COORDINATOR)));
            let possessive = clause.words.get(object + len).is_some_and(|w| matches!(w.text, "'" | "’"));
            if same && bare && !possessive {
                return Some(Hit::new(
                    clause,
                    start,
                    object + len - 1,
                    thresholds::FROM_ITSELF,
                    "the subject comes back as its own object",
                ));
            }
        }
        at += 1;
    }
    None
}

/// "It kept its ties with Spain, but it keeps its ties": what follows "but it" was all said before it.
fn says_again(clause: &Clause<'_>) -> Option<Hit> {
    let but = clause.words.iter().position(|w| matches!(w.lower, "but" | "and") && !w.quoted).filter(|at| *at > 3)?;
    let pronoun = matches!(clause.lower(but + 1), "it" | "he" | "she" | "they") && clause.lower(but - 1) == ",";
    if !pronoun {
        return None;
    }
    let (before, after) = (clause.words.get(..but)?, clause.words.get(but + 2..)?);
    let denied = clause.words.iter().any(|w| w.class.is(WordClass::NEGATION) || w.kind == TokenKind::Number);
    let content = |w: &&Word<'_>| w.kind == TokenKind::Word && w.class.is_open();
    let stem = |w: &Word<'_>| w.lower.chars().take(5).collect::<String>();
    let said: Vec<String> = before.iter().filter(content).map(stem).collect();
    let repeated = after.iter().filter(content).all(|w| said.contains(&stem(w)));
    let enough = after.iter().filter(content).count() >= 3;
    (!denied && enough && repeated)
        .then(|| Hit::new(clause, but, clause.words.len() - 1, thresholds::SAME_PHRASE, "the same is said again"))
}

/// "Castro said: ‘This is Castro's idea’": nobody calls himself so.
fn says_own_name(clause: &Clause<'_>, text: &str) -> Option<Hit> {
    let name = clause.words.first().filter(|w| is_name(w))?;
    let said = matches!(clause.lower(1), "said" | "says" | "added" | "told" | "wrote" | "replied" | "insisted");
    let colon = clause.words.get(2).is_some_and(|w| matches!(w.text, ":" | ","));
    let opens = clause.words.get(3).is_some_and(|w| matches!(w.text, "‘" | "“" | "\"" | "'" | "`"));
    if !(said && colon && opens) {
        return None;
    }
    let own = [format!("{}'s", name.text), format!("{}’s", name.text)];
    let rest = text.get(name.text.len()..).unwrap_or_default();
    own.iter().any(|o| rest.contains(o.as_str())).then(|| {
        Hit::new(
            clause,
            0,
            clause.words.len().saturating_sub(1).min(8),
            thresholds::OWN_NAME,
            "the speaker speaks of himself by name",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::check_text;
    use super::*;

    #[test]
    fn people_of_one_name_are_told_apart() {
        assert!(check_text(&Nonsense, "Williams beat Williams Jones in the final.").is_empty());
        assert!(!check_text(&Nonsense, "Williams beat Williams in the final.").is_empty());
    }

    #[test]
    fn an_agent_with_more_words_is_another_one() {
        assert!(check_text(&Nonsense, "The envoy was met by the envoy of Spain.").is_empty());
        assert!(check_text(&Nonsense, "The firm was bought by a rival firm.").is_empty());
    }
}
