//! Scores and other pairs of numbers written with a hyphen ("3-2", "6-3 6-1", "2-3 weeks"): compared as wholes, because
//! "3-1" and "1-1" share a number and are two results.

use super::sentence::Sentence;
use crate::model::Span;
use crate::text::DocumentView;
use crate::text::numbers::QuantityKind;

/// Numbers above this are parts of codes and addresses rather than of scores, votes and ranges.
const HIGHEST: f64 = 999.0;
/// Words from the end of one set to the start of the next: "6-3 6-1", "6-3, 6-1", "6-3 and 6-1".
const NEXT_SET: u32 = 2;
/// Pairs in one tally, and tallies of one sentence, at most: no match has more, and a table of numbers costs no more.
const MOST_SETS: usize = 8;
const MOST_TALLIES: usize = 16;

/// One pair of numbers, or several that belong together (the sets of a match).
#[derive(Clone, Debug)]
pub struct Tally {
    pub span: Span,
    pairs: Vec<(u16, u16)>,
}

impl Tally {
    /// Whether one leaves out at most what the other says ("6-3 6-1" / "6-3"). The loser's side turns all pairs round:
    /// "lost 2-3" and "beat them 3-2" speak of one score.
    fn agrees(&self, other: &Tally) -> bool {
        let (short, long) = if self.pairs.len() <= other.pairs.len() { (self, other) } else { (other, self) };
        let long = &long.pairs;
        short.pairs.iter().all(|p| long.contains(p)) || short.pairs.iter().all(|&(x, y)| long.contains(&(y, x)))
    }
}

/// The tallies of a sentence whose numbers have been read. Linear.
pub fn tallies(view: &DocumentView<'_>, s: &Sentence) -> Vec<Tally> {
    let mut out: Vec<Tally> = Vec::new();
    let (mut at, mut end) = (0, None::<u32>);
    while let Some([(span_x, x, word_x), (span_y, y, word_y)]) = s.quantities.get(at..at + 2) {
        at += 1;
        if out.len() > MOST_TALLIES {
            break;
        }
        let whole = |q: &crate::text::numbers::Quantity| {
            q.kind == QuantityKind::Cardinal && q.value.fract() == 0.0 && (0.0..=HIGHEST).contains(&q.value)
        };
        let between = view.lower.get(span_x.end as usize..span_y.start as usize).unwrap_or_default();
        let joined = matches!(between.trim(), "-" | "‐" | "‑" | "–" | "—" | "−");
        if !(whole(x) && whole(y) && joined && *word_y == word_x + 1) {
            continue;
        }
        at += 1;
        let pair = (x.value as u16, y.value as u16);
        let continues = end.is_some_and(|end| word_x.saturating_sub(end) <= NEXT_SET);
        match out.last_mut().filter(|t| continues && t.pairs.len() < MOST_SETS) {
            Some(last) => {
                last.span.end = span_y.end;
                last.pairs.push(pair);
            }
            None => out.push(Tally { span: Span { start: span_x.start, end: span_y.end }, pairs: vec![pair] }),
        }
        end = Some(*word_y);
    }
    out
}

/// A tally of each sentence that the other has not. Where some agree and one sentence has more of them, the rest may be
/// the score at another time.
pub fn differing(a: &Sentence, b: &Sentence) -> Option<[Span; 2]> {
    let open = |x: &Tally, others: &[Tally]| !others.iter().any(|y| x.agrees(y));
    let open_a = a.tallies.iter().filter(|x| open(x, &b.tallies));
    let open_b = b.tallies.iter().filter(|y| open(y, &a.tallies));
    let (count_a, count_b) = (open_a.clone().count(), open_b.clone().count());
    let none_agrees = count_a == a.tallies.len() && count_b == b.tallies.len();
    if !none_agrees && a.tallies.len() != b.tallies.len() {
        return None;
    }
    Some([open_a.map(|t| t.span).next()?, open_b.map(|t| t.span).next()?])
}
