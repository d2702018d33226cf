//! Twins: two sentences of nearly the same words in the same order. There every exchanged word counts, even one that
//! occurs elsewhere in the other sentence, and even a function word ("before" / "after").

use super::align::{Alignment, FOUND, opposed, similarity};
use super::conflict::{name_in, one_name};
use super::meaning::Meanings;
use super::sentence::{Kind, Sentence, Word};
use crate::model::{ConflictClass, Difference, Span};

/// Content words of the longer sentence that may stand outside the alignment: at most, and as a share.
const UNALIGNED: usize = 4;
const ALIGNED: f32 = 0.6;
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
    let mut gaps: Vec<[&[Word]; 2]> = Vec::new();
    for next in pairs.iter().copied().map(Some).chain([None]) {
        let from = last.map_or((0, 0), |(i, j)| (place(a, i) + 1, place(b, j) + 1));
        let to = next.map_or((a.words.len(), b.words.len()), |(i, j)| (place(a, i), place(b, j)));
        last = next.or(last);
        let x = a.words.get(from.0..to.0).unwrap_or_default();
        let y = b.words.get(from.1..to.1).unwrap_or_default();
        gaps.push([x, y]);
        if let Some(mut difference) = between(x, y, meanings) {
            // Each name is in the other sentence too: they have changed places, unless one is the passive of the other, or
            // lists them in another order.
            let names =
                |words: &[Word], s: &Sentence| words.iter().filter(|w| w.kind.is_content()).all(|w| s.has(w.id));
            let held = |words: &[Word], s: &Sentence| words.iter().any(|w| w.kind == Kind::Name && s.has(w.id));
            if difference.class == ConflictClass::Name && held(x, b) && held(y, a) {
                if a.is_passive() != b.is_passive() || !names(x, b) || !names(y, a) {
                    continue;
                }
                difference.class = ConflictClass::Role;
            }
            return Some(difference);
        }
    }
    negated(a, b, &gaps, meanings)
}

/// What differs between two stretches that stand in the same place.
fn between(x: &[Word], y: &[Word], meanings: &Meanings) -> Option<Difference> {
    let difference = |class, a: Span, b: Span| Some(Difference { class, a, b });
    for (kind, class) in [(Kind::Number, ConflictClass::Number), (Kind::Date, ConflictClass::Date)] {
        let of = |words: &[Word]| words.iter().filter(|w| w.kind == kind).copied().collect::<Vec<_>>();
        let (p, q) = (of(x), of(y));
        if let (Some(first), Some(second)) = (p.first(), q.first()) {
            let same_part = p.len() == q.len() && p.iter().zip(&q).all(|(v, w)| meanings.same_value_kind(v.id, w.id));
            let counted = |words: &[Word], n: &Word| {
                words.iter().find(|w| w.kind == Kind::Content && w.span.start > n.span.start).copied()
            };
            let of_other_things = match (counted(x, first), counted(y, second)) {
                (Some(v), Some(w)) => similarity(&v, &w, meanings) < FOUND,
                _ => false,
            };
            if same_part
                && !of_other_things
                && p.iter().all(|v| q.iter().all(|w| v.id != w.id))
                && !meanings.close(first.id, second.id)
            {
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
    if let (Some((p, v)), Some((q, w))) = (person(x), person(y))
        && p != q
    {
        return difference(ConflictClass::Name, v, w);
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

/// A negation in one of the two only, in a place where nothing else differs. Words that deny by themselves ("failed to",
/// "is unable") on the other side undo it.
fn negated(a: &Sentence, b: &Sentence, gaps: &[[&[Word]; 2]], meanings: &Meanings) -> Option<Difference> {
    if (a.negations() + b.negations()).is_multiple_of(2) || denies_alone(a, b, meanings) || denies_alone(b, a, meanings)
    {
        return None;
    }
    let negation = |words: &[Word]| words.iter().find(|w| w.kind == Kind::Negation).map(|w| w.span);
    let bare = |words: &[Word]| !words.iter().any(|w| w.kind.is_content());
    let [x, y] = gaps.iter().find(|[x, y]| negation(x).is_some() != negation(y).is_some() && bare(x) && bare(y))?;
    let whole = |s: &Sentence| {
        let (first, last) = (s.words.first()?, s.words.last()?);
        Some(Span { start: first.span.start, end: last.span.end })
    };
    let span =
        |words: &[Word], s: &Sentence| negation(words).or_else(|| Some(words.first()?.span)).or_else(|| whole(s));
    Some(Difference { class: ConflictClass::Polarity, a: span(x, a)?, b: span(y, b)? })
}

/// Whether a sentence has a word that denies by itself, and the other has not.
pub fn denies_alone(s: &Sentence, other: &Sentence, meanings: &Meanings) -> bool {
    s.content_words().any(|w| !other.has(w.id) && meanings.get(w.id).is_some_and(|m| denies(&m.text)))
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
