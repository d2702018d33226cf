//! Aligns two sentences word by word: which content words of one the other has, in which order, and what stands where
//! they differ.
//!
//! Credit of a word is 1 for the same meaning, less for a synonym, a derived form, a misspelt name, or a description
//! where the other sentence has the name. The alignment is the monotone one of largest weight (Needleman and Wunsch
//! 1970), over content words only and at most [`super::sentence::LONGEST`] of them.

use super::meaning::{Meaning, Meanings};
use super::runs::{Runs, runs};
use super::sentence::{Kind, Sentence, Word};
use super::twin::denies;

/// Credit for words that are not the same. From reading the development pairs: a synonym is weaker evidence than a
/// derived form, and a description ("the actress") says less than a name.
const SYNONYM: f32 = 0.7;
const DERIVED: f32 = 0.85;
const VARIANT: f32 = 0.9;
const NAME_PART: f32 = 0.7;
const DESCRIPTION: f32 = 0.5;
const LIGHT: f32 = 0.4;
/// From here on a word counts as found.
pub const FOUND: f32 = 0.65;
/// Words longer than this are not compared letter by letter.
const LONGEST_NAME: usize = 24;

/// Two sentences, side by side. Indices are into [`Sentence::content`].
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// Best credit of each content word of `a` anywhere in `b`, and of `b` in `a`.
    pub credit_a: Vec<f32>,
    pub credit_b: Vec<f32>,
    /// The monotone alignment, as pairs of indices, ascending in both.
    pub pairs: Vec<(usize, usize)>,
    /// What they say in the same words.
    pub runs: Runs,
}

/// Aligns `a` and `b`.
pub fn align(a: &Sentence, b: &Sentence, meanings: &Meanings) -> Alignment {
    let words = |s: &Sentence| -> Vec<Word> { s.content_words().copied().collect() };
    let (wa, wb) = (words(a), words(b));
    let (n, m) = (wa.len(), wb.len());
    let mut credit = vec![0f32; n * m];
    let mut out = Alignment { credit_a: vec![0.0; n], credit_b: vec![0.0; m], pairs: Vec::new(), runs: runs(a, b) };
    let (keys_a, keys_b) = (keys(&wa, meanings), keys(&wb, meanings));
    for (i, (x, key_x)) in wa.iter().zip(&keys_a).enumerate() {
        for (j, (y, key_y)) in wb.iter().zip(&keys_b).enumerate() {
            if x.id != y.id && !key_x.may_match(key_y) {
                continue;
            }
            let c = similarity(x, y, meanings);
            if c > 0.0 {
                set(&mut credit, i * m + j, c);
                raise(&mut out.credit_a, i, c);
                raise(&mut out.credit_b, j, c);
            }
        }
    }
    best_path(&wa, &wb, &credit, &mut out.pairs);
    let turned: Vec<(usize, usize)> = out.pairs.iter().map(|&(i, j)| (j, i)).collect();
    let parts_a = parts_of_names(&wa, &wb, &out.credit_a, &out.credit_b, &out.pairs);
    let parts_b = parts_of_names(&wb, &wa, &out.credit_b, &out.credit_a, &turned);
    for (credit, parts) in [(&mut out.credit_a, parts_a), (&mut out.credit_b, parts_b)] {
        for n in parts {
            raise(credit, n, NAME_PART);
        }
    }
    let named = |s: &Sentence, words: &[Word]| {
        s.starts_with_pronoun
            || words.iter().any(|w| w.kind == Kind::Name || meanings.get(w.id).is_some_and(|m| m.person))
    };
    let (named_a, named_b) = (named(a, &wa), named(b, &wb));
    denials(a, b, meanings, &mut out.credit_a);
    denials(b, a, meanings, &mut out.credit_b);
    descriptions(b, meanings, named_a, &mut out.credit_b);
    descriptions(a, meanings, named_b, &mut out.credit_a);
    out
}

/// What tells at once that two words are not similar: their roots, and a bit for each of their synonym classes.
struct Key {
    root: [u8; 2],
    classes: u64,
}

impl Key {
    fn may_match(&self, other: &Key) -> bool {
        self.root == other.root || self.classes & other.classes != 0
    }
}

fn keys(words: &[Word], meanings: &Meanings) -> Vec<Key> {
    let key = |word: &Word| {
        let Some(meaning) = meanings.get(word.id) else { return Key { root: [0; 2], classes: 0 } };
        let classes = meaning.same.iter().fold(0, |bits, class| bits | 1u64 << (class % 64));
        Key { root: meaning.root, classes }
    };
    words.iter().map(key).collect()
}

fn set(list: &mut [f32], at: usize, value: f32) {
    if let Some(slot) = list.get_mut(at) {
        *slot = value;
    }
}

fn raise(list: &mut [f32], at: usize, value: f32) {
    if let Some(slot) = list.get_mut(at) {
        *slot = slot.max(value);
    }
}

/// 0..1: how well `y` says what `x` says.
pub fn similarity(x: &Word, y: &Word, meanings: &Meanings) -> f32 {
    if x.id == y.id {
        return 1.0;
    }
    let value = |w: &Word| matches!(w.kind, Kind::Number | Kind::Date);
    if value(x) || value(y) {
        return 0.0;
    }
    let (Some(p), Some(q)) = (meanings.get(x.id), meanings.get(y.id)) else { return 0.0 };
    if p.same.iter().any(|c| q.same.contains(c)) && !opposed(p, q) {
        return SYNONYM;
    }
    if p.root != q.root {
        return 0.0;
    }
    let (long, short) = (p.text.len().max(q.text.len()), p.text.len().min(q.text.len()));
    if short < 4 || long > LONGEST_NAME {
        return 0.0;
    }
    let shared = p.text.bytes().zip(q.text.bytes()).take_while(|(a, b)| a == b).count();
    // "suspens" and "suspend", "moder" and "modest": five letters in common are a root more often than chance.
    if shared >= 5 && shared * 4 >= long * 3 && x.kind == y.kind {
        return DERIVED;
    }
    // Misspelt or differently transcribed: "dorticos", "muammar". Common words one letter apart are other words.
    let spelt = x.kind == Kind::Name || y.kind == Kind::Name || (p.rare && q.rare);
    if spelt && short >= 5 && long - short <= 1 && (p.rare || q.rare) && strsim::osa_distance(&p.text, &q.text) <= 1 {
        return VARIANT;
    }
    0.0
}

/// Whether two meanings are opposites.
pub fn opposed(p: &Meaning, q: &Meaning) -> bool {
    p.opposite.iter().any(|(class, side)| q.opposite.contains(&(*class, !side)))
}

/// The parts of names beside a part that was found ("Dean" in "Dean Rusk" where the other has "Rusk"), unless the other
/// has a part of its own there ("David Rusk").
fn parts_of_names(
    words: &[Word],
    others: &[Word],
    credit: &[f32],
    others_credit: &[f32],
    pairs: &[(usize, usize)],
) -> Vec<usize> {
    let joined = |list: &[Word], x: usize, y: usize| match (list.get(x), list.get(y)) {
        (Some(x), Some(y)) => {
            x.kind == Kind::Name && y.kind == Kind::Name && y.span.start.saturating_sub(x.span.end) <= 1
        }
        _ => false,
    };
    let found = |list: &[f32], n: usize| list.get(n).is_some_and(|c| *c >= VARIANT);
    let mut out = Vec::new();
    for &(i, j) in pairs {
        if i > 0 && joined(words, i - 1, i) && !found(credit, i - 1) {
            let own = j > 0 && joined(others, j - 1, j) && !found(others_credit, j - 1);
            if !own {
                out.push(i - 1);
            }
        }
        if joined(words, i, i + 1) && !found(credit, i + 1) {
            let own = joined(others, j, j + 1) && !found(others_credit, j + 1);
            if !own {
                out.push(i + 1);
            }
        }
    }
    out
}

/// "failed to" where the other has "did not": the denying word is found in the negation.
fn denials(s: &Sentence, other: &Sentence, meanings: &Meanings, credit: &mut [f32]) {
    if s.negations() >= other.negations() {
        return;
    }
    for (n, slot) in credit.iter_mut().enumerate() {
        let denying = s.content_word(n).and_then(|w| meanings.get(w.id)).is_some_and(|m| denies(&m.text));
        if denying && *slot < FOUND {
            *slot = 1.0;
            return;
        }
    }
}

/// Descriptions that may stand for a name: a noun for a person or body, and what stands between it and its article
/// ("the Premier League champions"). Verbs of saying and other light words tell little of their own.
fn descriptions(s: &Sentence, meanings: &Meanings, named: bool, credit: &mut [f32]) {
    for (n, slot) in credit.iter_mut().enumerate() {
        let meaning = s.content_word(n).filter(|w| w.kind == Kind::Content).and_then(|w| meanings.get(w.id));
        if meaning.is_some_and(|m| m.light) {
            *slot = slot.max(LIGHT);
        }
    }
    if !named {
        return;
    }
    for n in 0..credit.len() {
        let Some(noun) = s.content_word(n) else { continue };
        if noun.kind == Kind::Number || !meanings.get(noun.id).is_some_and(|m| m.person) {
            continue;
        }
        raise(credit, n, DESCRIPTION);
        // Back to the article: only content words may stand between.
        let Some(mut at) = s.content.get(n).map(|&i| i as usize) else { continue };
        let mut k = n;
        while at > 0 {
            at -= 1;
            match s.words.get(at) {
                Some(w) if w.kind.is_content() && k > 0 => k -= 1,
                Some(w) if w.determiner => {
                    for m in k..n {
                        raise(credit, m, DESCRIPTION);
                    }
                    break;
                }
                _ => break,
            }
        }
    }
}

/// The monotone path of largest weight through the table of credits.
fn best_path(wa: &[Word], wb: &[Word], credit: &[f32], out: &mut Vec<(usize, usize)>) {
    let (n, m) = (wa.len(), wb.len());
    let width = m + 1;
    let mut best = vec![0f32; (n + 1) * width];
    let get = |t: &[f32], k: usize| t.get(k).copied().unwrap_or(0.0);
    let gain = |i: usize, j: usize| {
        let c = get(credit, i * m + j);
        let weight = wa.get(i).map_or(0.0, |w| w.weight).min(wb.get(j).map_or(0.0, |w| w.weight));
        if c >= FOUND { c * weight } else { 0.0 }
    };
    for i in (0..n).rev() {
        let (head, below) = best.split_at_mut((i + 1) * width);
        let row = head.get_mut(i * width..).unwrap_or_default();
        // Without a match the best of a row is the best of the row below.
        if !credit.get(i * m..(i + 1) * m).is_some_and(|row| row.iter().any(|c| *c >= FOUND)) {
            row.iter_mut().zip(below.iter()).for_each(|(slot, under)| *slot = *under);
            continue;
        }
        let mut right = 0f32;
        for j in (0..m).rev() {
            let under = |at: usize| below.get(at).copied().unwrap_or(0.0);
            right = right.max(under(j)).max(gain(i, j) + under(j + 1));
            if let Some(slot) = row.get_mut(j) {
                *slot = right;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < n && j < m {
        let here = get(&best, i * width + j);
        let g = gain(i, j);
        if g > 0.0 && here <= g + get(&best, (i + 1) * width + j + 1) {
            out.push((i, j));
            i += 1;
            j += 1;
        } else if get(&best, (i + 1) * width + j) >= get(&best, i * width + j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
}
