//! Twins: two sentences of nearly the same words in the same order. There every exchanged word counts, even one that
//! occurs elsewhere in the other sentence, and even a function word ("before" / "after").

use super::align::{Alignment, opposed};
use super::conflict::{name_in, one_name};
use super::meaning::Meanings;
use super::sentence::{Kind, Sentence, Word};
use crate::model::{ConflictClass, Difference, Span};

/// Content words of the longer sentence that may stand outside the alignment: at most, and as a share.
const UNALIGNED: usize = 4;
const ALIGNED: f32 = 0.7;
/// Fewer aligned words say nothing about order.
const FEWEST: usize = 3;

/// What was exchanged between twins; `None` where they are none, or differ in nothing that matters.
pub fn exchanged(a: &Sentence, b: &Sentence, alignment: &Alignment, meanings: &Meanings) -> Option<Difference> {
    let (pairs, longer) = (&alignment.pairs, a.content.len().max(b.content.len()));
    let twins =
        pairs.len() >= FEWEST && pairs.len() + UNALIGNED >= longer && pairs.len() as f32 >= ALIGNED * longer as f32;
    if !twins {
        return None;
    }
    let place = |s: &Sentence, n: usize| s.content.get(n).map_or(s.words.len(), |&i| i as usize);
    let mut last = None::<(usize, usize)>;
    for next in pairs.iter().copied().map(Some).chain([None]) {
        let from = last.map_or((0, 0), |(i, j)| (place(a, i) + 1, place(b, j) + 1));
        let to = next.map_or((a.words.len(), b.words.len()), |(i, j)| (place(a, i), place(b, j)));
        last = next.or(last);
        let x = a.words.get(from.0..to.0).unwrap_or_default();
        let y = b.words.get(from.1..to.1).unwrap_or_default();
        if let Some(difference) = between(x, y, meanings) {
            return Some(difference);
        }
    }
    negated(a, b, meanings)
}

/// What differs between two stretches that stand in the same place.
fn between(x: &[Word], y: &[Word], meanings: &Meanings) -> Option<Difference> {
    let difference = |class, a: Span, b: Span| Some(Difference { class, a, b });
    for (kind, class) in [(Kind::Number, ConflictClass::Number), (Kind::Date, ConflictClass::Date)] {
        let of = |words: &[Word]| words.iter().filter(|w| w.kind == kind).copied().collect::<Vec<_>>();
        let (p, q) = (of(x), of(y));
        if let (Some(first), Some(second)) = (p.first(), q.first()) {
            let same_part = p.len() == q.len() && p.iter().zip(&q).all(|(v, w)| meanings.same_value_kind(v.id, w.id));
            if same_part && p.iter().all(|v| q.iter().all(|w| v.id != w.id)) && !meanings.close(first.id, second.id) {
                return difference(class, first.span, second.span);
            }
        }
    }
    for v in x {
        let Some(p) = meanings.get(v.id).filter(|p| !p.opposite.is_empty()) else { continue };
        for w in y {
            let Some(q) = meanings.get(w.id) else { continue };
            if opposed(p, q) && v.negated == w.negated {
                return difference(ConflictClass::Polarity, v.span, w.span);
            }
        }
    }
    let person = |words: &[Word]| words.iter().find_map(|w| Some((who(&meanings.get(w.id)?.text)?, w.span)));
    if let (Some((p, v)), Some((q, w))) = (person(x), person(y)) {
        if p != q {
            return difference(ConflictClass::Name, v, w);
        }
    }
    let content = |words: &[Word]| words.iter().filter(|w| w.kind.is_content()).copied().collect::<Vec<_>>();
    let (p, q) = (content(x), content(y));
    let (v, w) = (name_in(&p, meanings)?, name_in(&q, meanings)?);
    if one_name(&p, &q, meanings) {
        return None;
    }
    difference(ConflictClass::Name, v, w)
}

/// Who a pronoun can stand for: "he" and "she" are never one person, nor is "one of them" she who was named.
fn who(meaning: &str) -> Option<u8> {
    match meaning {
        "he" | "him" | "his" | "himself" => Some(0),
        "she" | "her" | "herself" => Some(1),
        "one" => Some(2),
        _ => None,
    }
}

/// A negation in one of the two only. Words that deny by themselves ("failed to", "is unable") on the other side undo it.
fn negated(a: &Sentence, b: &Sentence, meanings: &Meanings) -> Option<Difference> {
    let negations =
        |s: &Sentence| s.words.iter().filter(|w| w.kind == Kind::Negation).map(|w| w.span).collect::<Vec<_>>();
    let (p, q) = (negations(a), negations(b));
    // What is denied must be in both: a negation in a clause of its own denies something else.
    let shared = |s: &Sentence, other: &Sentence| s.content_words().filter(|w| w.denied).all(|w| other.has(w.id));
    if !shared(a, b) || !shared(b, a) {
        return None;
    }
    if (p.len() + q.len()) % 2 == 0 {
        return None;
    }
    let denying = |s: &Sentence, other: &Sentence| {
        s.content_words().any(|w| !other.has(w.id) && meanings.get(w.id).is_some_and(|m| denies(&m.text)))
    };
    if denying(a, b) || denying(b, a) {
        return None;
    }
    let whole = |s: &Sentence| {
        let (first, last) = (s.words.first()?, s.words.last()?);
        Some(Span { start: first.span.start, end: last.span.end })
    };
    let span = |own: &[Span], s: &Sentence| own.first().copied().or_else(|| whole(s));
    Some(Difference { class: ConflictClass::Polarity, a: span(&p, a)?, b: span(&q, b)? })
}

/// Meanings that hold a negation.
pub fn denies(meaning: &str) -> bool {
    matches!(
        meaning,
        "failur"
            | "refus"
            | "declin"
            | "denial"
            | "deni"
            | "unabl"
            | "unlik"
            | "lack"
            | "avoid"
            | "prevent"
            | "reject"
            | "forbid"
            | "ban"
            | "imposs"
            | "unsaf"
            | "illeg"
            | "stop"
            | "oppos"
            | "neglect"
            | "forget"
            | "miss"
            | "absent"
    ) || (meaning.starts_with("un") && meaning.len() > 5)
}
