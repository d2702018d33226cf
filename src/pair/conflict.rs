//! The conflict gate: whether two sentences make the same statement with one fact exchanged.
//!
//! Runs before any merge, because such pairs are the most similar of all. A difference alone is no conflict: the rest
//! of the two (the frame) has to be the same statement, and a less precise number or date contradicts nothing.

use super::align::{Alignment, FOUND};
use super::meaning::Meanings;
use super::polarity;
use super::role;
use super::sentence::{Kind, Sentence, Word};
use super::twin;
use crate::model::{ConflictClass, Difference, Span};
use crate::text::dates::Date;
use crate::text::numbers::QuantityKind;

/// How much of the shorter sentence, the difference left out, the other must have. From the development pairs:
/// below, two sentences about one topic have different numbers because they speak of different things.
const FRAME: f32 = 0.62;
/// The same where only a name differs: two names in one frame are often two things that happened.
const NAME_FRAME: f32 = 0.8;
/// The same where a word has its opposite: acts of all kinds are accepted and refused.
const POLAR_FRAME: f32 = 0.75;
/// Content words the frame must have; one line restates itself with fewer.
const FRAME_WORDS: usize = 3;
const FRAME_WORDS_IN_LINE: usize = 2;
/// Neighbouring content words in common that make a frame of their own around a difference.
const LOCAL_RUN: usize = 3;
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
    if alignment.credit_b.iter().filter(|c| **c >= FOUND).count() < FRAME_WORDS_IN_LINE {
        return None;
    }
    let frame = Frame { a, b, alignment, same_line };
    twin::exchanged(a, b, alignment, meanings)
        .or_else(|| frame.date())
        .or_else(|| frame.number(meanings))
        .or_else(|| frame.polarity(meanings))
        .or_else(|| frame.role(meanings))
        .or_else(|| frame.name(meanings))
}

/// A place between aligned words: aligned pairs before it, content words between it and the pair to its left and right.
struct Gap {
    before: usize,
    left: usize,
    right: usize,
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
        let alone = |d: Date, others: &[(Span, Date)]| {
            others.iter().any(|(_, e)| d.contradicts(*e)) && !others.iter().any(|(_, e)| d.agrees(*e))
        };
        let (span_a, _) = a.iter().find(|(_, d)| alone(*d, b))?;
        let (span_b, _) = b.iter().find(|(_, e)| alone(*e, a))?;
        (self.holds([*span_a, *span_b], FRAME) || self.local_at(*span_a, *span_b))
            .then(|| self.difference(ConflictClass::Date, *span_a, *span_b))?
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
                let counted = (counted(self.a, *word_a), counted(self.b, *word_b));
                let here = match counted {
                    (Some(p), Some(q)) if super::align::similarity(&p, &q, meanings) >= FOUND => true,
                    // Both count something, and not the same.
                    (Some(p), Some(q)) if p.kind == Kind::Content && q.kind == Kind::Content => false,
                    (None, None) => true,
                    _ => self.in_one_gap(*span_a, *span_b),
                };
                if here && (self.holds([*span_a, *span_b], FRAME) || self.local_at(*span_a, *span_b)) {
                    return self.difference(ConflictClass::Number, *span_a, *span_b);
                }
            }
        }
        None
    }

    /// Whether two places stand beside the same aligned word, or nearly.
    fn in_one_gap(&self, span_a: Span, span_b: Span) -> bool {
        const APART: usize = 1;
        let (x, y) = (self.gap(true, span_a), self.gap(false, span_b));
        let left = x.before > 0 && x.left <= APART && y.left <= APART;
        let right = x.before < self.alignment.pairs.len() && x.right <= APART && y.right <= APART;
        x.before == y.before && (left || right)
    }

    /// The gap of the alignment that a place is in.
    fn gap(&self, first: bool, place: Span) -> Gap {
        let s = if first { self.a } else { self.b };
        let side = |p: &(usize, usize)| if first { p.0 } else { p.1 };
        let pairs = &self.alignment.pairs;
        let at = s.content_words().position(|w| w.span.start >= place.start).unwrap_or(s.content.len());
        let before = pairs.iter().take_while(|p| side(p) < at).count();
        let from = before.checked_sub(1).and_then(|n| pairs.get(n)).map_or(0, |p| side(p) + 1);
        let to = pairs.get(before).map_or(s.content.len(), side);
        Gap { before, left: at.saturating_sub(from), right: to.saturating_sub(at + 1) }
    }

    /// Whether the words around a gap are the same for a stretch: what stands there is said of one thing, whatever the
    /// rest of the sentences says. `before` counts the aligned pairs before the gap.
    fn local(&self, before: usize) -> bool {
        let pairs = &self.alignment.pairs;
        let run = |from: &mut dyn Iterator<Item = (usize, usize)>| {
            let (mut length, mut last) = (0, None::<(usize, usize)>);
            for (i, j) in from {
                if last.is_some_and(|(k, l)| i.abs_diff(k) != 1 || j.abs_diff(l) != 1) {
                    break;
                }
                last = Some((i, j));
                length += 1;
            }
            length
        };
        let left = run(&mut pairs.iter().take(before).rev().copied());
        let right = run(&mut pairs.iter().skip(before).copied());
        left + right >= LOCAL_RUN
    }

    /// [`Self::local`] for a number or date, which must stand right beside the stretch.
    fn local_at(&self, span_a: Span, span_b: Span) -> bool {
        self.in_one_gap(span_a, span_b) && self.local(self.gap(true, span_a).before)
    }

    fn polarity(&self, meanings: &Meanings) -> Option<Difference> {
        let (credit_a, credit_b) = (&self.alignment.credit_a, &self.alignment.credit_b);
        let place = |(i, j): (usize, usize)| Some([self.a.content_word(i)?.span, self.b.content_word(j)?.span]);
        let frame = if self.same_line { FRAME } else { POLAR_FRAME };
        if let Some([x, y]) = polarity::opposite(self.a, self.b, credit_a, credit_b, meanings).and_then(place)
            && self.holds([x, y], frame)
        {
            return self.difference(ConflictClass::Polarity, x, y);
        }
        if let Some([x, y]) = self.exchanged_opposite(meanings) {
            return self.difference(ConflictClass::Polarity, x, y);
        }
        let [x, y] = polarity::negated_once(self.a, self.b, self.alignment, meanings).and_then(place)?;
        // "did not lose" against "won" is the same statement.
        let undone = polarity::opposed_somewhere(self.a, self.b, credit_a, credit_b, meanings)
            || twin::denies_alone(self.a, self.b, meanings)
            || twin::denies_alone(self.b, self.a, meanings);
        (!undone && self.holds([Span::default(); 2], FRAME)).then(|| self.difference(ConflictClass::Polarity, x, y))?
    }

    /// Opposites in one place of a stretch that both share, wherever else the words occur.
    fn exchanged_opposite(&self, meanings: &Meanings) -> Option<[Span; 2]> {
        let pairs = &self.alignment.pairs;
        for (before, pair) in pairs.windows(2).enumerate() {
            let [(i, j), (k, l)] = pair else { continue };
            // One word in the place of another, between two that are the same.
            if k - i != 2 || l - j != 2 || !self.local(before + 1) {
                continue;
            }
            let (x, y) = (self.a.content_word(i + 1)?, self.b.content_word(j + 1)?);
            let (p, q) = (meanings.get(x.id)?, meanings.get(y.id)?);
            if super::align::opposed(p, q) && x.negated == y.negated {
                return Some([x.span, y.span]);
            }
        }
        // The last word of both.
        let (i, j) = *pairs.last()?;
        let (x, y) = (self.a.content_word(i + 1)?, self.b.content_word(j + 1)?);
        let last = i + 2 == self.a.content.len() && j + 2 == self.b.content.len();
        let opposed = super::align::opposed(meanings.get(x.id)?, meanings.get(y.id)?) && x.negated == y.negated;
        (last && opposed && self.local(pairs.len())).then_some([x.span, y.span])
    }

    fn role(&self, meanings: &Meanings) -> Option<Difference> {
        let [x, y] = role::swapped(self.a, self.b, self.same_line, meanings)?;
        self.holds([Span::default(); 2], FRAME).then(|| self.difference(ConflictClass::Role, x, y))?
    }

    /// Another name in the same place of the same frame.
    fn name(&self, meanings: &Meanings) -> Option<Difference> {
        let ends = (self.a.content.len(), self.b.content.len());
        let mut last = None::<(usize, usize)>;
        let nexts = self.alignment.pairs.iter().copied().map(Some).chain([None]);
        for (before, next) in nexts.enumerate() {
            let from = last.map_or((0, 0), |(i, j)| (i + 1, j + 1));
            let to = next.unwrap_or(ends);
            last = next.or(last);
            let x = new_name(self.a, &self.alignment.credit_a, from.0, to.0, meanings);
            let y = new_name(self.b, &self.alignment.credit_b, from.1, to.1, meanings);
            let (Some(x), Some(y)) = (x, y) else { continue };
            let inner = before > 0 && next.is_some();
            // The subject's place holds a subject, no half of the sentence.
            let bare =
                |s: &Sentence, from, to| (from..to).all(|n| s.content_word(n).is_some_and(|w| is_name(w, meanings)));
            if before == 0 && !(bare(self.a, from.0, to.0) && bare(self.b, from.1, to.1)) {
                continue;
            }
            let framed = self.holds([x, y], NAME_FRAME) || (inner && self.local(before));
            if framed && self.in_one_role(x, y) && !may_be_one(self.a, self.b, x, y, meanings) {
                return self.difference(ConflictClass::Name, x, y);
            }
        }
        None
    }

    /// Whether two names stand after the same preposition, or both after none: "in the West" is no subject.
    fn in_one_role(&self, x: Span, y: Span) -> bool {
        let before = |s: &Sentence, place: Span| {
            let at = s.words.iter().position(|w| w.span.start >= place.start).unwrap_or(0);
            let words = s.words.get(..at).unwrap_or_default().iter().rev();
            let mut words = words.skip_while(|w| w.determiner);
            words.next().filter(|w| w.preposition).map(|w| w.id)
        };
        before(self.a, x) == before(self.b, y)
    }
}

/// Content words of a gap that holds a name, at most; others than names among them.
const LONGEST_NAME: usize = 4;
const OTHER_WORDS: usize = 1;

/// The span of the content words `from..to`, where they are a name that the other sentence has not.
fn new_name(s: &Sentence, credit: &[f32], from: usize, to: usize, meanings: &Meanings) -> Option<Span> {
    if (from..to).any(|n| credit.get(n).is_none_or(|c| *c >= FOUND)) {
        return None;
    }
    let words: Vec<Word> = (from..to).filter_map(|n| s.content_word(n)).copied().collect();
    name_in(&words, meanings)
}

/// Whether a word is a part of a name or a title.
fn is_name(word: &Word, meanings: &Meanings) -> bool {
    word.kind == Kind::Name || meanings.get(word.id).is_some_and(|m| m.rare || m.person || m.text == "former")
}

/// The span of content words that are a name. A description ("the captain") may be of someone named in the other
/// sentence, and is none; a title before a name ("former midwife Mary Stone") belongs to it.
pub fn name_in(words: &[Word], meanings: &Meanings) -> Option<Span> {
    if words.len() > LONGEST_NAME {
        return None;
    }
    let (mut names, mut others, mut described, mut title) = (0, 0, false, None);
    for word in words {
        let meaning = meanings.get(word.id)?;
        if matches!(word.kind, Kind::Number | Kind::Date) {
            return None;
        }
        // "the captain of the Aurora" is a description, "Captain Berg" a name with its title.
        let apart = title.is_some_and(|end: u32| word.span.start.saturating_sub(end) > 1);
        if apart || (word.demonym && words.len() == 1) {
            return None;
        }
        described = meaning.person && word.kind != Kind::Name;
        title = described.then_some(word.span.end);
        if described {
            (names, others) = (0, 0);
        } else if word.kind == Kind::Name || (meaning.rare && !word.verb) {
            names += 1;
        } else {
            others += 1;
        }
    }
    let span = Span { start: words.first()?.span.start, end: words.last()?.span.end };
    (names > 0 && !described && others <= OTHER_WORDS).then_some(span)
}

/// Whether two names may be forms of one: initials, or one a beginning of the other.
pub fn one_name(x: &[Word], y: &[Word], meanings: &Meanings) -> bool {
    let parts =
        |words: &[Word]| words.iter().filter_map(|w| meanings.get(w.id)).map(|m| m.text.clone()).collect::<Vec<_>>();
    let (x, y) = (parts(x), parts(y));
    let initials = |p: &[String]| p.iter().filter_map(|w| w.chars().next()).collect::<String>();
    let short = |p: &[String], q: &[String]| matches!(p, [one] if q.len() > 1 && *one == initials(q));
    let prefix = x.iter().any(|p| y.iter().any(|q| p.starts_with(q.as_str()) || q.starts_with(p.as_str())));
    short(&x, &y) || short(&y, &x) || prefix
}

/// [`one_name`], by place.
fn may_be_one(a: &Sentence, b: &Sentence, x: Span, y: Span, meanings: &Meanings) -> bool {
    let inside =
        |s: &Sentence, span: Span| s.content_words().filter(|w| span.covers(w.span)).copied().collect::<Vec<_>>();
    one_name(&inside(a, x), &inside(b, y), meanings)
}
