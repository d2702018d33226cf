//! Who did what to whom: the same predicate with its arguments exchanged.

use super::align::{FOUND, similarity};
use super::meaning::Meanings;
use super::sentence::{Kind, Sentence, Word};
use crate::model::Span;

/// A predicate with the arguments that stand nearest to it.
struct Act<'a> {
    predicate: u32,
    before: Option<&'a Word>,
    after: Option<&'a Word>,
    /// Words between the predicate and its arguments.
    near: (usize, usize),
}

/// The predicates whose arguments are exchanged, as spans of the first arguments. A passive with "by" turns the
/// arguments round, so "X beat Y" and "Y was beaten by X" agree.
pub fn swapped(a: &Sentence, b: &Sentence, same_line: bool, meanings: &Meanings) -> Option<[Span; 2]> {
    let (acts_a, acts_b) = (acts(a, b), acts(b, a));
    for x in &acts_a {
        for y in acts_b.iter().filter(|y| y.predicate == x.predicate) {
            if let (Some(p), Some(q), Some(r), Some(s)) = (x.before, x.after, y.before, y.after) {
                let light = meanings.get(x.predicate).is_some_and(|m| m.person);
                let actor = |w: &Word| w.kind == Kind::Name || meanings.get(w.id).is_some_and(|m| m.person);
                if same_name(a, p, b, s) && same_name(a, q, b, r) && p.id != q.id && !light && actor(p) && actor(q) {
                    return Some([p.span, r.span]);
                }
            }
            // "He needed Thant to ..." / "Thant needed to ...": what was the object is the subject.
            if let (Some(object), Some(subject)) = (x.after, y.before) {
                let pronoun_first = a.starts_with_pronoun && x.before.is_none();
                if same_line
                    && pronoun_first
                    && object.id == subject.id
                    && object.kind == Kind::Name
                    && x.near.1 == 0
                    && y.near.0 == 0
                    && y.after.is_none_or(|w| w.id != subject.id)
                {
                    return Some([object.span, subject.span]);
                }
            }
        }
    }
    None
}

/// The predicates of `s`: content words that `other` has too, with the nearest shared arguments around them.
fn acts<'a>(s: &'a Sentence, other: &Sentence) -> Vec<Act<'a>> {
    const REACH: usize = 6;
    let mut out = Vec::new();
    for (at, word) in s.words.iter().enumerate() {
        if word.kind != Kind::Content || !other.has(word.id) {
            continue;
        }
        let argument = |w: &&Word| matches!(w.kind, Kind::Name | Kind::Content) && w.id != word.id;
        let agent = s.agent(at);
        let from = agent.map_or(at, |by| by) + 1;
        let left = s.words.get(at.saturating_sub(REACH)..at).unwrap_or_default();
        let right = s.words.get(from..(from + REACH).min(s.words.len())).unwrap_or_default();
        let before = left.iter().rev().enumerate().find(|(_, w)| argument(w)).filter(|(_, w)| other.has(w.id));
        let after = right.iter().enumerate().find(|(_, w)| argument(w)).filter(|(_, w)| other.has(w.id));
        let near = (before.map_or(REACH, |b| b.0), after.map_or(REACH, |a| a.0));
        let (mut before, mut after) = (before.map(|b| b.1), after.map(|a| a.1));
        if agent.is_some() {
            std::mem::swap(&mut before, &mut after);
        }
        out.push(Act { predicate: word.id, before, after, near });
    }
    out
}

/// Names and nouns on the two sides of a predicate: who does it, and to whom.
struct Sides<'a> {
    doer: Vec<&'a Word>,
    done_to: Vec<&'a Word>,
    passive: bool,
}

/// Words on each side of a predicate that are looked at: a noun with its article, adjectives and a short "near ..." or
/// "of ...".
const SIDE: usize = 10;
/// Words before a participle that may hold its "was".
const BE_REACH: usize = 2;

/// A predicate of which each side has a name or noun that the other sentence has on the other side only, as spans of those
/// who do it. Any noun may be one who acts ("a farmer", "the storm"), so both must have changed places.
pub fn exchanged(a: &Sentence, b: &Sentence, meanings: &Meanings) -> Option<[Span; 2]> {
    for (at, x) in a.words.iter().enumerate().filter(|(at, w)| is_predicate(a, *at, w, meanings)) {
        for (other, y) in b.words.iter().enumerate().filter(|(_, w)| w.kind == Kind::Content && (x.verb || w.verb)) {
            let one = x.id == y.id || (x.verb && y.verb && similarity(x, y, meanings) >= FOUND);
            if !one || !is_predicate(b, other, y, meanings) {
                continue;
            }
            let (p, q) = (sides(a, at), sides(b, other));
            let has = |list: &[&Word], w: &Word| list.iter().any(|v| v.id == w.id);
            // What is said of time and place stays where it is when a passive turns the rest round.
            let stays = |from: &[&Word], to: &[&Word]| from.iter().any(|w| has(to, w));
            if p.passive != q.passive && (stays(&p.doer, &q.doer) || stays(&p.done_to, &q.done_to)) {
                continue;
            }
            let moved =
                |w: &&&Word, from: &[&Word], to: &[&Word], back: &[&Word]| has(to, w) && !has(from, w) && !has(back, w);
            let doer = p.doer.iter().find(|w| moved(w, &q.doer, &q.done_to, &p.done_to));
            let done_to = p.done_to.iter().find(|w| moved(w, &q.done_to, &q.doer, &p.doer));
            if let (Some(doer), Some(done_to)) = (doer, done_to) {
                let turned = q.doer.iter().find(|w| w.id == done_to.id)?;
                return Some([doer.span, turned.span]);
            }
        }
    }
    None
}

/// Whether the word at `at` may be a verb that means another thing with its sides exchanged.
fn is_predicate(s: &Sentence, at: usize, word: &Word, meanings: &Meanings) -> bool {
    let before = at.checked_sub(1).and_then(|i| s.words.get(i));
    word.kind == Kind::Content
        && before.is_some_and(|w| word.verb || !(w.determiner || w.preposition))
        && meanings.get(word.id).is_some_and(|m| !m.light && !m.person && !is_mutual(&m.text))
}

/// The sides of the predicate at `at`, up to the next verb; a passive is turned round.
fn sides(s: &Sentence, at: usize) -> Sides<'_> {
    let noun = |w: &&Word| matches!(w.kind, Kind::Name | Kind::Content);
    let left = s.words.get(at.saturating_sub(SIDE)..at).unwrap_or_default();
    let right = s.words.get(at + 1..).unwrap_or_default();
    let right = right.get(..right.len().min(SIDE)).unwrap_or_default();
    let before: Vec<&Word> = left.iter().rev().take_while(|w| !w.verb).filter(noun).collect();
    let after = |from: usize| -> Vec<&Word> {
        right.get(from..).unwrap_or_default().iter().take_while(|w| !w.verb).filter(noun).collect()
    };
    let be = left.iter().rev().take(BE_REACH).any(|w| w.be);
    let participle = s.words.get(at).is_some_and(|w| w.verb);
    let by = right.iter().take_while(|w| !w.verb).position(|w| w.by);
    match by {
        Some(n) if be || n == 0 => Sides { doer: after(n + 1), done_to: before, passive: true },
        // "pictures posted on the site by a group" or "paid the group by cheque": it does not show.
        Some(_) => Sides { doer: Vec::new(), done_to: Vec::new(), passive: true },
        None if participle && be => Sides { doer: Vec::new(), done_to: before, passive: true },
        None => Sides { doer: before, done_to: after(0), passive: false },
    }
}

/// Meanings of verbs that say the same from both sides: "Rovers met Westfield", "Westfield met Rovers".
fn is_mutual(meaning: &str) -> bool {
    matches!(
        meaning,
        "meet"
            | "marri"
            | "wed"
            | "divorc"
            | "play"
            | "face"
            | "draw"
            | "tie"
            | "resembl"
            | "equal"
            | "match"
            | "date"
            | "border"
            | "adjoin"
            | "clash"
            | "agre"
            | "disagre"
            | "differ"
            | "talk"
            | "join"
            | "partner"
            | "cooper"
            | "collabor"
            | "negoti"
            | "argu"
            | "merg"
            | "overlap"
            | "accompani"
    )
}

/// Whether two words are parts of one name: the words written together with them have a word in common.
fn same_name(a: &Sentence, x: &Word, b: &Sentence, y: &Word) -> bool {
    let ids = |s: &Sentence, word: &Word| -> Vec<u32> {
        let Some(at) = s.words.iter().position(|w| w.span == word.span) else { return vec![word.id] };
        let name = |w: &&Word| w.kind == Kind::Name;
        let left = s.words.get(..at).unwrap_or_default().iter().rev().take_while(name).take(3);
        let right = s.words.get(at + 1..).unwrap_or_default().iter().take_while(name).take(3);
        left.chain(right).map(|w| w.id).chain([word.id]).collect()
    };
    if x.kind != Kind::Name || y.kind != Kind::Name {
        return x.id == y.id;
    }
    let (x, y) = (ids(a, x), ids(b, y));
    x.iter().any(|id| y.contains(id))
}
