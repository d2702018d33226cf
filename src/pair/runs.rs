//! What two sentences say in the same words: runs of words that both have.

use super::sentence::{Kind, Sentence};

/// Words beyond this are not searched for runs.
const LONGEST_SEARCHED: usize = 128;

/// The longest run of words that both have, and the most telling one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Runs {
    /// Words of the longest.
    pub longest: usize,
    /// Information of the most telling phrase: its content words but names (all sentences of a story share those), where
    /// there are two or more, and a little for every further word.
    pub phrase: f32,
}

/// What a further word of a phrase is worth, in nats: fixed wording is evidence even where its words are plain.
const WORDING: f32 = 0.5;

/// The runs of two sentences, the same whichever comes first. Quadratic in the length of a sentence, which is capped.
pub fn runs(a: &Sentence, b: &Sentence) -> Runs {
    let (a, b) = (a.words.iter().take(LONGEST_SEARCHED), b.words.iter().take(LONGEST_SEARCHED));
    let b: Vec<(u32, f32)> = b.map(|w| (w.id, if w.kind == Kind::Content { w.weight } else { 0.0 })).collect();
    // Per end of a run in `b`: its words, its content words, their information.
    let mut row = vec![(0usize, 0usize, 0f32); b.len() + 1];
    // Most words of the one are not in the other: a bit per id tells so at once.
    let bit = |id: u32| 1u128 << (id % u128::BITS);
    let seen = b.iter().fold(0u128, |seen, (id, _)| seen | bit(*id));
    let mut blank = true;
    let mut out = Runs::default();
    for x in a {
        if seen & bit(x.id) == 0 {
            if !blank {
                row.fill((0, 0, 0.0));
                blank = true;
            }
            continue;
        }
        blank = false;
        let mut diagonal = (0, 0, 0.0);
        for (slot, (id, weight)) in row.iter_mut().skip(1).zip(&b) {
            let above = *slot;
            *slot = if x.id == *id {
                let (words, content, mass) = diagonal;
                (words + 1, content + usize::from(*weight > 0.0), mass + weight)
            } else {
                (0, 0, 0.0)
            };
            let (words, content, mass) = *slot;
            out.longest = out.longest.max(words);
            if content > 0 {
                let told = if content > 1 { mass } else { 0.0 };
                out.phrase = out.phrase.max(told + WORDING * words.saturating_sub(2) as f32);
            }
            diagonal = above;
        }
    }
    out
}
