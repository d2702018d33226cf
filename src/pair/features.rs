//! [`Features`]: what is measured on two sentences before the decision whether the second adds anything to the first.
//!
//! All values are about 0..1 or a small count, so that weights can be read. `train/pair_model.py` learns the weights
//! from the same struct.

use super::align::{Alignment, FOUND};
use super::meaning::Meanings;
use super::sentence::{Kind, Sentence};
use super::twin::denies_alone;

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// Evidence for "`b` adds nothing to `a`". A line of documentation covers the names up to the next one.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub struct Features { $($(#[$doc])* pub $name: f32),* }

        impl Features {
            /// The names, in the order of [`Features::values`].
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];
            /// How many there are.
            pub const COUNT: usize = Self::NAMES.len();

            /// The values, in order.
            pub fn values(&self) -> [f32; Self::COUNT] {
                [$(self.$name),*]
            }
        }
    };
}

features! {
    /// Share of `b`'s information that `a` has.
    covered,
    /// The square of it: what is missing costs more, the less is missing.
    covered_squared,
    /// The same with words weighed down that are all over the document.
    covered_here,
    /// Share of `b`'s content words that `a` has.
    covered_words,
    /// Share of `a`'s information that `b` has.
    covering,
    /// Information of `b` that is new, in tens of nats.
    new_mass,
    /// Weight of the heaviest new word, in tens of nats.
    newest,
    /// New names, new numbers and dates, at most 3.
    new_names,
    new_numbers,
    /// Longest run of new content words, in words / 4, at most 1: a new fact comes in one piece.
    new_run,
    /// Names on both sides that the other has not.
    names_exchanged,
    /// Share of `b`'s verbs that `a` has; 1 where it has none.
    verbs,
    /// Information shared, ln(1 + nats / 10).
    shared_mass,
    /// Share of the matched words that stand in the same order.
    ordered,
    /// Share of `b`'s neighbouring content words that are neighbours in `a`.
    bigrams,
    /// Longest run of words in common, as share of `b`.
    longest_run,
    /// Information of the most telling phrase that both have, names left out, in twenties of nats, at most 1.5.
    phrase,
    /// The first and the last content word of `b` are in `a`.
    first_found,
    last_found,
    /// ln(content words of b / of a).
    length_ratio,
    /// Few content words in `b`: 1 / n.
    shortness,
    /// Negations differ in number (odd).
    negation_differs,
    /// `b` has an opposite of a word of `a`.
    opposite,
    /// `b` begins with a pronoun, and is near.
    pronoun,
    /// `a` says who said it and `b` does not; and the other way round.
    attribution_lost,
    attribution_new,
    /// Placeholders for lost words in `b`, at most 2.
    lost_words,
    /// `b` ends in the middle.
    cut,
    /// One is a question, the other not.
    question_differs,
    /// Same line; and the products with coverage.
    same_line,
    same_line_covered,
    same_line_next,
    /// Lines next to each other.
    next_line,
    /// `b` comes before `a`.
    earlier,
    /// How much of the document is said again in other lines; in the same line.
    redundancy_across,
    redundancy_inside,
    /// The share of words of `b` that are in `a`, function words and all.
    all_words,
}

/// Where two sentences stand, and in what kind of document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// Both stand in one line.
    pub same_line: bool,
    /// They stand in lines next to each other.
    pub next_line: bool,
    /// `b` is the segment right after `a`.
    pub adjacent: bool,
    /// `b` comes before `a`.
    pub earlier: bool,
    /// The two stand in no document: they are compared whatever they share.
    pub single: bool,
    /// Share of the document's sentences that are said again in other lines.
    pub redundancy_across: f32,
    /// Share of the document's sentences that are said again in their own line.
    pub redundancy_inside: f32,
}

impl Place {
    /// The same place seen from the other sentence.
    pub fn turned(self) -> Place {
        Place { earlier: !self.earlier, ..self }
    }
}

/// Shares of sentences said again that are as much as it gets: of joined outputs of several systems across their lines, of
/// a chunk-by-chunk summary inside its lines.
const MUCH_ACROSS: f32 = 0.5;
const MUCH_INSIDE: f32 = 0.1;
/// Below this credit a word is new altogether.
const NEW: f32 = 0.3;

/// Measures `b` against `a`, given their alignment; `turned` where the alignment was made as (b, a).
pub fn features(
    a: &Sentence,
    b: &Sentence,
    alignment: &Alignment,
    turned: bool,
    place: Place,
    meanings: &Meanings,
) -> Features {
    let (credit_a, credit_b) =
        if turned { (&alignment.credit_b, &alignment.credit_a) } else { (&alignment.credit_a, &alignment.credit_b) };
    let flag = |on: bool| f32::from(u8::from(on));
    let mut f = Features::default();
    let (mut mass, mut have, mut here, mut have_here, mut found) = (0f32, 0f32, 0f32, 0f32, 0f32);
    for (word, credit) in b.content_words().zip(credit_b) {
        let w = word.weight;
        let spread = meanings.get(word.id).map_or(1.0, |m| 1.0 / (1.0 + 0.25 * m.sentences.saturating_sub(1) as f32));
        mass += w;
        have += w * credit;
        here += w * spread;
        have_here += w * spread * credit;
        found += credit;
        if *credit < FOUND {
            f.newest = f.newest.max(w * (1.0 - credit) / 10.0);
            match word.kind {
                Kind::Name if *credit < NEW => f.new_names += 1.0,
                Kind::Number | Kind::Date => f.new_numbers += 1.0,
                _ => {}
            }
        }
    }
    let verbs = || b.content_words().zip(credit_b).filter(|(w, _)| w.verb);
    let verbs_found = verbs().filter(|(_, c)| **c >= FOUND).count();
    f.verbs = if verbs().next().is_some() { verbs_found as f32 / verbs().count() as f32 } else { 1.0 };
    let (mut run, mut longest) = (0f32, 0f32);
    for credit in credit_b {
        run = if *credit < NEW { run + 1.0 } else { 0.0 };
        longest = longest.max(run);
    }
    f.new_run = (longest / 4.0).min(1.0);
    let new_name =
        |s: &Sentence, credit: &[f32]| s.content_words().zip(credit).any(|(w, c)| w.kind == Kind::Name && *c < NEW);
    f.names_exchanged = flag(new_name(a, credit_a) && new_name(b, credit_b));
    let share = |part: f32, whole: f32| if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 };
    f.covered = share(have, mass);
    f.covered_squared = f.covered * f.covered;
    f.covered_here = share(have_here, here);
    f.covered_words = share(found, b.content.len() as f32);
    f.new_mass = (mass - have) / 10.0;
    f.new_names = f.new_names.min(3.0);
    f.new_numbers = f.new_numbers.min(3.0);
    f.shared_mass = (1.0 + have / 10.0).ln();
    let (mut mass_a, mut have_a) = (0f32, 0f32);
    for (word, credit) in a.content_words().zip(credit_a) {
        mass_a += word.weight;
        have_a += word.weight * credit;
    }
    f.covering = share(have_a, mass_a);
    let matched = credit_b.iter().filter(|c| **c >= FOUND).count();
    f.ordered = share(alignment.pairs.len() as f32, matched as f32);
    let pairs = &alignment.pairs;
    let neighbours = pairs.windows(2).filter(|w| matches!(w, [(i, j), (k, l)] if k - i == 1 && l - j == 1)).count();
    f.bigrams = share(neighbours as f32, b.content.len().saturating_sub(1) as f32);
    let runs = alignment.runs;
    f.longest_run = share(runs.longest as f32, b.words.len() as f32);
    f.phrase = (runs.phrase / 20.0).min(1.5);
    f.first_found = flag(credit_b.first().is_some_and(|c| *c >= FOUND) || b.starts_with_pronoun);
    f.last_found = flag(credit_b.last().is_some_and(|c| *c >= FOUND));
    f.length_ratio = ((b.content.len() as f32 + 1.0) / (a.content.len() as f32 + 1.0)).ln().clamp(-2.0, 2.0);
    f.shortness = 1.0 / (b.content.len() as f32 + 1.0);
    let odd = (a.negations() + b.negations()) % 2 == 1;
    f.negation_differs = flag(odd && !denies_alone(a, b, meanings) && !denies_alone(b, a, meanings));
    f.opposite = flag(super::polarity::opposite(a, b, credit_a, credit_b, meanings).is_some());
    let near = place.same_line || place.next_line;
    f.pronoun = flag(b.starts_with_pronoun && near);
    f.attribution_lost = flag(a.attributed && !b.attributed);
    f.attribution_new = flag(b.attributed && !a.attributed);
    f.lost_words = b.lost_words.min(2) as f32;
    f.cut = flag(b.cut);
    f.question_differs = flag(a.question != b.question);
    f.same_line = flag(place.same_line);
    f.same_line_covered = f.same_line * f.covered;
    f.same_line_next = flag(place.same_line && place.adjacent);
    f.next_line = flag(place.next_line);
    f.earlier = flag(place.earlier);
    f.redundancy_across = if place.same_line { 0.0 } else { (place.redundancy_across / MUCH_ACROSS).min(1.0) };
    f.redundancy_inside = if place.same_line { (place.redundancy_inside / MUCH_INSIDE).min(1.0) } else { 0.0 };
    let held = b.words.iter().filter(|w| a.words.iter().any(|v| v.id == w.id)).count();
    f.all_words = share(held as f32, b.words.len() as f32);
    f
}
