//! The conflict gate: whether two sentences make the same statement with one fact exchanged.
//!
//! Runs before any merge, because such pairs are the most similar of all. A difference alone is no conflict: the rest
//! of the two (the frame) has to be the same statement, and a less precise number or date contradicts nothing.

use super::align::{Alignment, FOUND};
use super::meaning::Meanings;
use super::polarity;
use super::role;
use super::sentence::{Kind, Sentence, Word};
use crate::model::{ConflictClass, Difference, Span};
use crate::text::numbers::QuantityKind;

/// How much of the shorter sentence, the difference left out, the other must have. From the development pairs:
/// below, two sentences about one topic have different numbers because they speak of different things.
const FRAME: f32 = 0.62;
/// The same where only a name differs: two names in one frame are often two things that happened.
const NAME_FRAME: f32 = 0.8;
/// Content words the frame must have; one line restates itself with fewer.
const FRAME_WORDS: usize = 3;
const FRAME_WORDS_IN_LINE: usize = 2;
/// Numbers this close are roundings of each other.
const ROUNDING: f64 = 0.04;

/// What differs, where the two cannot both be right.
pub fn contradiction(
    a: &Sentence,
    b: &Sentence,
    alignment: &Alignment,
    same_line: bool,
    meanings: &Meanings,
) -> Option<Difference> {
    let frame = Frame { a, b, alignment, same_line };
    frame
        .date()
        .or_else(|| frame.number(meanings))
        .or_else(|| frame.polarity(meanings))
        .or_else(|| frame.role(meanings))
        .or_else(|| frame.name(meanings))
}

struct Frame<'a> {
    a: &'a Sentence,
    b: &'a Sentence,
    alignment: &'a Alignment,
    same_line: bool,
}

impl Frame<'_> {
    /// Share of the shorter sentence that the other has, and the number of words found, the words in `left_out` not
    /// counted.
    fn share(&self, left_out: [Span; 2]) -> (f32, usize) {
        let side = |s: &Sentence, credit: &[f32], out: Span| {
            let (mut mass, mut have, mut words) = (0f32, 0f32, 0);
            for (w, c) in s.content_words().zip(credit).filter(|(w, _)| !out.overlaps(w.span)) {
                mass += w.weight;
                have += w.weight * c;
                words += usize::from(*c >= FOUND);
            }
            (if mass > 0.0 { have / mass } else { 0.0 }, words, mass)
        };
        let [out_a, out_b] = left_out;
        let x = side(self.a, &self.alignment.credit_a, out_a);
        let y = side(self.b, &self.alignment.credit_b, out_b);
        let shorter = if x.2 < y.2 { x } else { y };
        (shorter.0, shorter.1.min(x.1).min(y.1))
    }

    fn holds(&self, left_out: [Span; 2], least: f32) -> bool {
        let (share, words) = self.share(left_out);
        let enough = if self.same_line { FRAME_WORDS_IN_LINE } else { FRAME_WORDS };
        share >= least && words >= enough
    }

    fn difference(&self, class: ConflictClass, a: Span, b: Span) -> Option<Difference> {
        Some(Difference { class, a, b })
    }

    fn date(&self) -> Option<Difference> {
        // A date that fits one of the other's dates contradicts none of them.
        let (a, b) = (&self.a.dates, &self.b.dates);
        let (span_a, _) = a.iter().find(|(_, d)| !b.is_empty() && b.iter().all(|(_, e)| d.contradicts(*e)))?;
        let (span_b, _) = b.iter().find(|(_, e)| a.iter().all(|(_, d)| d.contradicts(*e)))?;
        self.holds([*span_a, *span_b], FRAME).then(|| self.difference(ConflictClass::Date, *span_a, *span_b))?
    }

    fn number(&self, meanings: &Meanings) -> Option<Difference> {
        for (span_a, x, word_a) in &self.a.quantities {
            for (span_b, y, word_b) in &self.b.quantities {
                let same_kind = x.kind == y.kind && x.kind != QuantityKind::Year;
                let close = (x.value - y.value).abs() <= ROUNDING * x.value.abs().max(y.value.abs());
                let elsewhere = |s: &Sentence, v: f64| {
                    s.quantities.iter().any(|(_, q, _)| (q.value - v).abs() <= ROUNDING * v.abs())
                };
                if !same_kind || close || elsewhere(self.b, x.value) || elsewhere(self.a, y.value) {
                    continue;
                }
                let counted =
                    |s: &Sentence, at: u32| s.words.iter().skip(at as usize + 1).find(|w| w.kind.is_content()).copied();
                let same_unit = match (counted(self.a, *word_a), counted(self.b, *word_b)) {
                    (Some(p), Some(q)) => super::align::similarity(&p, &q, meanings) >= FOUND,
                    (None, None) => true,
                    _ => false,
                };
                if (same_unit || self.in_one_gap(*span_a, *span_b)) && self.holds([*span_a, *span_b], FRAME) {
                    return self.difference(ConflictClass::Number, *span_a, *span_b);
                }
            }
        }
        None
    }

    /// Whether two places stand between the same two aligned words.
    fn in_one_gap(&self, span_a: Span, span_b: Span) -> bool {
        let gap = |place: Span, side: fn(&(usize, usize)) -> usize, s: &Sentence| {
            self.alignment
                .pairs
                .iter()
                .take_while(|p| s.content_word(side(p)).is_some_and(|w| w.span.end <= place.start))
                .count()
        };
        gap(span_a, |p| p.0, self.a) == gap(span_b, |p| p.1, self.b)
    }

    fn polarity(&self, meanings: &Meanings) -> Option<Difference> {
        let (credit_a, credit_b) = (&self.alignment.credit_a, &self.alignment.credit_b);
        let place = |(i, j): (usize, usize)| Some([self.a.content_word(i)?.span, self.b.content_word(j)?.span]);
        if let Some([x, y]) = polarity::opposite(self.a, self.b, credit_a, credit_b, meanings).and_then(place) {
            if self.holds([x, y], FRAME) {
                return self.difference(ConflictClass::Polarity, x, y);
            }
        }
        let [x, y] = polarity::negated_once(self.a, self.b, self.alignment).and_then(place)?;
        // "did not lose" against "won" is the same statement.
        let undone = polarity::opposed_somewhere(self.a, self.b, credit_a, credit_b, meanings);
        (!undone && self.holds([Span::default(); 2], FRAME)).then(|| self.difference(ConflictClass::Polarity, x, y))?
    }

    fn role(&self, meanings: &Meanings) -> Option<Difference> {
        let [x, y] = role::swapped(self.a, self.b, self.same_line, meanings)?;
        self.holds([Span::default(); 2], FRAME).then(|| self.difference(ConflictClass::Role, x, y))?
    }

    /// Another name in the same place of the same frame.
    fn name(&self, meanings: &Meanings) -> Option<Difference> {
        let ends = (self.a.content.len(), self.b.content.len());
        let mut last = None::<(usize, usize)>;
        for next in self.alignment.pairs.iter().copied().map(Some).chain([None]) {
            let from = last.map_or((0, 0), |(i, j)| (i + 1, j + 1));
            let to = next.unwrap_or(ends);
            last = next.or(last);
            let (Some(x), Some(y)) = (
                self.only_names(self.a, from.0, to.0, true, meanings),
                self.only_names(self.b, from.1, to.1, false, meanings),
            ) else {
                continue;
            };
            if !may_be_one(self.a, self.b, x, y, meanings) && self.holds([x, y], NAME_FRAME) {
                return self.difference(ConflictClass::Name, x, y);
            }
        }
        None
    }

    /// The span of the content words `from..to`, where all are names that the other sentence has not.
    fn only_names(&self, s: &Sentence, from: usize, to: usize, first: bool, meanings: &Meanings) -> Option<Span> {
        const LONGEST_NAME: usize = 4;
        let credit = if first { &self.alignment.credit_a } else { &self.alignment.credit_b };
        if from >= to || to - from > LONGEST_NAME {
            return None;
        }
        let name = |n: usize| {
            let word = s.content_word(n)?;
            let new = credit.get(n).is_some_and(|c| *c < FOUND);
            let person = meanings.get(word.id).is_some_and(|m| m.person);
            (new && word.kind == Kind::Name && !person).then_some(word.span)
        };
        let (start, end) = (name(from)?, name(to - 1)?);
        (from..to).all(|n| name(n).is_some()).then_some(Span { start: start.start, end: end.end })
    }
}

/// Whether two names may be forms of one: initials, or one a beginning of the other.
fn may_be_one(a: &Sentence, b: &Sentence, x: Span, y: Span, meanings: &Meanings) -> bool {
    let parts = |s: &Sentence, span: Span| -> Vec<String> {
        let inside = |w: &&Word| span.covers(w.span);
        s.content_words().filter(inside).filter_map(|w| meanings.get(w.id)).map(|m| m.text.clone()).collect()
    };
    let (x, y) = (parts(a, x), parts(b, y));
    let initials = |p: &[String]| p.iter().filter_map(|w| w.chars().next()).collect::<String>();
    let short = |p: &[String], q: &[String]| matches!(p, [one] if q.len() > 1 && *one == initials(q));
    let prefix = x.iter().any(|p| y.iter().any(|q| p.starts_with(q.as_str()) || q.starts_with(p.as_str())));
    short(&x, &y) || short(&y, &x) || prefix
}
