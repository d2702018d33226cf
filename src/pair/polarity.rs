//! Yes and no: opposites and negations, on one side or on both.

use super::align::{Alignment, FOUND, opposed};
use super::meaning::Meanings;
use super::sentence::{Kind, Sentence, Word};

/// A content word of `a` and one of `b` that are opposites, neither of which the other sentence has; as content
/// indices, where negation does not undo the opposition ("did not fail" / "succeeded").
pub fn opposite(
    a: &Sentence,
    b: &Sentence,
    credit_a: &[f32],
    credit_b: &[f32],
    meanings: &Meanings,
) -> Option<(usize, usize)> {
    for (i, (x, ca)) in a.content_words().zip(credit_a).enumerate() {
        let Some(p) = meanings.get(x.id).filter(|p| !p.opposite.is_empty() && *ca < FOUND) else { continue };
        for (j, (y, cb)) in b.content_words().zip(credit_b).enumerate() {
            let Some(q) = meanings.get(y.id).filter(|q| !q.opposite.is_empty() && *cb < FOUND) else { continue };
            if opposed(p, q) && x.negated == y.negated {
                return Some((i, j));
            }
        }
    }
    None
}

/// An aligned word that is negated in one sentence only, as content indices; the negation must be the only one.
pub fn negated_once(a: &Sentence, b: &Sentence, alignment: &Alignment, meanings: &Meanings) -> Option<(usize, usize)> {
    let negations = |s: &Sentence| s.words.iter().filter(|w| w.kind == Kind::Negation).count();
    let (na, nb) = (negations(a), negations(b));
    if na == nb || na.min(nb) > 0 {
        return None;
    }
    let plain = |w: &Word| w.kind == Kind::Content && !meanings.get(w.id).is_some_and(|m| m.light);
    alignment.pairs.iter().copied().find(|(i, j)| match (a.content_word(*i), b.content_word(*j)) {
        (Some(x), Some(y)) => x.negated != y.negated && (x.denied || y.denied) && plain(x) && plain(y),
        _ => false,
    })
}

/// Whether the two have unmatched opposites at all, negated or not.
pub fn opposed_somewhere(a: &Sentence, b: &Sentence, credit_a: &[f32], credit_b: &[f32], meanings: &Meanings) -> bool {
    let open = |s: &Sentence, credit: &[f32]| -> Vec<u32> {
        s.content_words().zip(credit).filter(|(_, c)| **c < FOUND).map(|(w, _)| w.id).collect()
    };
    let (x, y) = (open(a, credit_a), open(b, credit_b));
    x.iter()
        .filter_map(|id| meanings.get(*id))
        .any(|p| y.iter().filter_map(|id| meanings.get(*id)).any(|q| opposed(p, q)))
}
