//! Decides what two sentences are to each other, in the order: same words, conflict gate, fragment gate, whether one
//! adds anything to the other, related.

use super::candidates::Candidates;
use super::features::{Features, Place, features};
use super::sentence::Sentence;
use super::{Context, Measured};
use super::{align, conflict, twin};
use crate::config::PairSettings;
use crate::model::{Evidence, Pair, Relation};
use std::sync::LazyLock;

/// Learned by `train/pair_model.py`: feature, mean, scale, weight; the first line is the constant.
static SOURCE: &str = include_str!("../../models/pair_weights.tsv");

static WEIGHTS: LazyLock<(f32, Vec<f32>)> = LazyLock::new(|| {
    let mut constant = 0.0;
    let mut weights = vec![0f32; Features::COUNT];
    for line in SOURCE.lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split('\t');
        let (Some(name), Some(Ok(weight))) = (fields.next(), fields.next().map(str::parse::<f32>)) else { continue };
        if name == "constant" {
            constant = weight;
        } else if let Some(slot) = Features::NAMES.iter().position(|n| *n == name).and_then(|n| weights.get_mut(n)) {
            *slot = weight;
        }
    }
    (constant, weights)
});

/// How much of a document is said again.
#[derive(Clone, Copy, Debug, Default)]
pub struct Redundancy {
    pub across: f32,
    pub inside: f32,
}

/// What is assumed for two sentences without a document: they are compared because they look alike.
pub const SINGLE_PAIR: f32 = 0.4;

/// Share of the shorter sentence's information that makes a sentence count as said again.
const SAID_AGAIN: f32 = 0.75;

/// The share of sentences said again in other lines, and in their own.
pub fn redundancy(context: &Context<'_>, found: &Candidates) -> Redundancy {
    let n = context.sentences.len();
    let (mut across, mut inside) = (vec![false; n], vec![false; n]);
    let mut mark = |a: u32, b: u32| {
        let (Some(x), Some(y)) = (context.sentence(a), context.sentence(b)) else { return };
        let list = if x.line == y.line { &mut inside } else { &mut across };
        if let Some(slot) = list.get_mut(b as usize) {
            *slot = true;
        }
    };
    for &(a, b) in &found.exact {
        mark(a, b);
    }
    for &(a, b) in &found.pairs {
        if shared(context, a, b) >= SAID_AGAIN {
            mark(a, b);
        }
    }
    let share = |list: &[bool]| list.iter().filter(|b| **b).count() as f32 / n.max(1) as f32;
    Redundancy { across: share(&across), inside: share(&inside) }
}

/// Share of the lighter sentence's information that both have, word by word.
fn shared(context: &Context<'_>, a: u32, b: u32) -> f32 {
    let (Some(x), Some(y)) = (context.sentence(a), context.sentence(b)) else { return 0.0 };
    let (mut i, mut j, mut mass) = (0, 0, 0f32);
    while let (Some(p), Some(q)) = (x.ids.get(i), y.ids.get(j)) {
        match p.cmp(q) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                mass += context.meanings.weight(*p);
                i += 1;
                j += 1;
            }
        }
    }
    let lighter = x.mass.min(y.mass);
    if lighter > 0.0 { mass / lighter } else { 0.0 }
}

/// Word-by-word overlap below which two sentences are not aligned: far apart, and near each other.
const WORTH_ALIGNING: f32 = 0.35;
const WORTH_ALIGNING_NEAR: f32 = 0.15;

fn worth_aligning(context: &Context<'_>, a: u32, b: u32, place: Place) -> bool {
    let near = place.same_line || place.next_line;
    place.single || shared(context, a, b) >= if near { WORTH_ALIGNING_NEAR } else { WORTH_ALIGNING }
}

/// What is measured on a pair, for training.
pub fn measure(context: &Context<'_>, a: u32, b: u32, place: Place) -> Option<Measured> {
    if !worth_aligning(context, a, b, place) {
        return None;
    }
    let (x, y) = (context.sentence(a)?, context.sentence(b)?);
    let alignment = align::align(x, y, &context.meanings);
    let later = features(x, y, &alignment, false, place, &context.meanings);
    let earlier = features(y, x, &alignment, true, place.turned(), &context.meanings);
    let conflict = conflict::contradiction(x, y, &alignment, place.same_line, &context.meanings).is_some();
    Some(Measured { a, b, features: [later, earlier], conflict })
}

/// The same nouns in another order around another verb say another thing ("agreed to talks, reached out to Cuba" / "the
/// talks were held in Cuba"): at most this share in order.
const SCRAMBLED: f32 = 0.5;

/// 0..1: how sure it is that the second adds nothing.
fn adds_nothing(features: &Features) -> f32 {
    if features.ordered <= SCRAMBLED && features.verbs == 0.0 && features.covered_words >= SCRAMBLED {
        return 0.0;
    }
    let (constant, weights) = &*WEIGHTS;
    let sum: f32 = features.values().iter().zip(weights).map(|(v, w)| v * w).sum();
    1.0 / (1.0 + (-(sum + constant)).exp())
}

/// 0..1: how much two sentences look alike of which neither makes the other superfluous; so that the scores of such pairs
/// still rank them, below the threshold. From the pairs that people marked as repetition in BooookScore: what they share
/// is a phrase more often than most of the words.
fn alike(similarity: f32, phrase: f32) -> f32 {
    1.0 / (1.0 + (-(5.0 * similarity + 6.0 * phrase - 7.0)).exp())
}

/// A contradiction is about the same thing, yet says the opposite: its score is this much of what it would be.
const CONTRADICTED: f32 = 0.2;

/// Content words of sentences that are compared as twins outside summaries.
const TWIN_WORDS: usize = 6;

/// Share of a sentence without its subject that the other must have.
const SUBJECT_LOST: f32 = 0.8;

/// Fewer content words than this make a fragment: it may be absorbed near by, and links nothing far apart.
const FRAGMENT: usize = 3;

/// What the segments `a` and `b` (the earlier first) are to each other.
pub fn judge(context: &Context<'_>, a: u32, b: u32, place: Place, settings: &PairSettings) -> Pair {
    let mut pair = Pair {
        a,
        b,
        relation: Relation::None,
        score: 0.0,
        similarity: 0.0,
        mergeable: false,
        evidence: Evidence::default(),
    };
    let (Some(x), Some(y)) = (context.sentence(a), context.sentence(b)) else { return pair };
    pair.mergeable = x.prose && y.prose;
    if x.hash != 0 && x.hash == y.hash {
        pair.relation = Relation::Exact;
        (pair.score, pair.similarity) = (1.0, 1.0);
        if place.single {
            pair.evidence.reasons.push("the same words".into());
        }
        // "Attempt missed." said twice in a long text is no repetition.
        pair.mergeable &= place.single || place.same_line || place.next_line || x.content.len() >= FRAGMENT;
        return pair;
    }
    if !worth_aligning(context, a, b, place) {
        pair.similarity = shared(context, a, b);
        return pair;
    }
    let alignment = align::align(x, y, &context.meanings);
    let later = features(x, y, &alignment, false, place, &context.meanings);
    let earlier = features(y, x, &alignment, true, place.turned(), &context.meanings);
    let (p_later, p_earlier) = (adds_nothing(&later), adds_nothing(&earlier));
    pair.similarity = later.covered.max(earlier.covered);
    pair.score = p_later.max(p_earlier);
    if pair.score < settings.threshold {
        pair.score += (settings.threshold - pair.score) * alike(pair.similarity, later.phrase);
    }
    // In human text, and in tables and lists, numbers and names differ because they speak of different things; there only
    // twins are looked at.
    let difference = if pair.mergeable {
        conflict::contradiction(x, y, &alignment, place.same_line, &context.meanings)
    } else if x.content.len().min(y.content.len()) >= TWIN_WORDS && x.has_verb && y.has_verb {
        twin::exchanged(x, y, &alignment, &context.meanings)
    } else {
        None
    };
    if let Some(difference) = difference {
        pair.relation = Relation::Conflict;
        pair.score *= CONTRADICTED;
        if place.single {
            pair.evidence = super::judge_words::conflict(context, &difference);
        }
        pair.evidence.difference = Some(difference);
        return pair;
    }
    let near = place.same_line || place.next_line;
    let fragment = |s: &Sentence| s.content.len() < FRAGMENT;
    // A sentence that lost its subject may have been about anything, unless all the rest of it is there.
    let subject_lost = |s: &Sentence, f: &Features| s.lost_subject && f.covered < SUBJECT_LOST;
    let p_later = if subject_lost(y, &later) || own_figure(y, x) { 0.0 } else { p_later };
    let p_earlier = if subject_lost(x, &earlier) || own_figure(x, y) { 0.0 } else { p_earlier };
    let holds = |p: f32, member: &Sentence, stands: &Sentence| {
        p >= settings.threshold
            && !member.is_circular()
            && (near || !fragment(member))
            && (fragment(member) || !fragment(stands))
    };
    let (mut later_goes, mut earlier_goes) = (holds(p_later, y, x), holds(p_earlier, x, y));
    if (later_goes || earlier_goes) && conflict::apart(x, y, &context.meanings) {
        (later_goes, earlier_goes) = (false, false);
        pair.score = pair.score.min(settings.threshold * CONTRADICTED);
    }
    pair.relation = match (later_goes, earlier_goes) {
        (true, true) => Relation::Near,
        (true, false) => Relation::Subsumed,
        (false, true) => {
            (pair.a, pair.b) = (b, a);
            Relation::Subsumed
        }
        _ if pair.similarity >= RELATED => Relation::Related,
        _ => Relation::None,
    };
    // Only `compare` shows the evidence in words; in a document most pairs come to nothing.
    if pair.relation != Relation::None && place.single {
        let (stands, goes) = if pair.a == a { (x, y) } else { (y, x) };
        let turned = pair.a != a;
        pair.evidence = super::judge_words::overlap(context, stands, goes, &alignment, turned, pair.relation);
    }
    pair
}

/// Numbers up to this are also said in other ways ("twice", "a couple", "both").
const SAID_OTHERWISE: f64 = 12.0;

/// Whether a sentence has a figure or year that the other lacks: a fact of its own, however much of the rest is shared.
fn own_figure(s: &Sentence, other: &Sentence) -> bool {
    let said = |value: f64| other.quantities.iter().any(|(_, quantity, _)| quantity.value == value);
    s.quantities.iter().any(|(_, quantity, _)| quantity.value > SAID_OTHERWISE && !said(quantity.value))
}

/// From this overlap on, two sentences are about the same thing.
const RELATED: f32 = 0.5;
