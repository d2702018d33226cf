//! Compares the segments of a document: candidates by an inverted index, each verified.
//!
//! In: the document's view, its repairs. Out: [`Pair`]s with a relation, a score and the evidence. Grouping them and
//! choosing who stands for whom is left to `cluster`.

mod align;
mod candidates;
mod conflict;
mod features;
mod judge;
mod judge_words;
mod meaning;
mod polarity;
mod role;
mod runs;
mod sentence;
mod series;
mod twin;

use crate::config::PairSettings;
use crate::model::{
    Boundary, BoundaryKind, Casing, Edit, Language, Pair, Profile, Relation, Segment, SegmentKind, Spacing, Span, Style,
};
use crate::text::DocumentView;
pub use features::{Features, Place};

/// What one comparison measured; for training the weights (`train/`).
#[derive(Clone, Debug)]
pub struct Measured {
    /// Index of the earlier segment.
    pub a: u32,
    /// Index of the later one.
    pub b: u32,
    /// Whether the later adds anything to the earlier, and the other way round.
    pub features: [Features; 2],
    /// Whether the conflict gate fired.
    pub conflict: bool,
}

/// The verified pairs of a document, in the order (a, b), compared as they read after `repairs`. Near-linear.
pub fn pairs(view: &DocumentView<'_>, repairs: &[Vec<Edit>], settings: &PairSettings) -> Vec<Pair> {
    let mut out = Vec::new();
    compare_all(view, repairs, |context, a, b, place| {
        let pair = judge::judge(context, a, b, place, settings);
        if pair.relation != Relation::None {
            out.push(pair);
        }
    });
    series::take_back(view, &mut out);
    out.sort_by_key(|p| (p.a.min(p.b), p.a.max(p.b)));
    out
}

/// What the comparisons of a document measure, before anything is decided.
pub fn measure(view: &DocumentView<'_>, repairs: &[Vec<Edit>]) -> Vec<Measured> {
    let mut out = Vec::new();
    compare_all(view, repairs, |context, a, b, place| out.extend(judge::measure(context, a, b, place)));
    out
}

/// Sentences and meanings of the document being compared.
struct Context<'a> {
    view: &'a DocumentView<'a>,
    sentences: Vec<sentence::Sentence>,
    meanings: meaning::Meanings,
}

/// Calls `compared` for every pair worth it, the earlier first. Returns the number of calls.
fn compare_all(
    view: &DocumentView<'_>,
    repairs: &[Vec<Edit>],
    mut compared: impl FnMut(&Context<'_>, u32, u32, Place),
) -> usize {
    let (sentences, meanings) = sentence::read(view, repairs);
    let found = candidates::candidates(&sentences, &meanings);
    let context = Context { view, sentences, meanings };
    let redundancy = judge::redundancy(&context, &found);
    for &(a, b) in found.exact.iter().chain(&found.pairs) {
        let place = context.place(a, b, redundancy);
        compared(&context, a, b, place);
    }
    found.exact.len() + found.pairs.len()
}

impl Context<'_> {
    fn sentence(&self, index: u32) -> Option<&sentence::Sentence> {
        self.sentences.get(index as usize)
    }

    fn place(&self, a: u32, b: u32, redundancy: judge::Redundancy) -> Place {
        let line = |i| self.sentence(i).map_or(0, |s| s.line);
        let distance = line(a).abs_diff(line(b));
        Place {
            same_line: distance == 0,
            next_line: distance == 1,
            adjacent: a.abs_diff(b) == 1,
            earlier: b < a,
            single: false,
            redundancy_across: redundancy.across,
            redundancy_inside: redundancy.inside,
        }
    }
}

/// Compares two sentences that stand in no document. Spans of the evidence count from the start of each.
///
/// ```
/// use sumsift::{model::Relation, pair::compare_texts};
/// let pair = compare_texts("The council met in Vienna on Monday.", "The council met in Vienna.");
/// assert_eq!(pair.relation, Relation::Subsumed);
/// let pair = compare_texts("Hundreds of boats left the port.", "Thousands of boats left the port.");
/// assert_eq!(pair.relation, Relation::Conflict);
/// ```
pub fn compare_texts(a: &str, b: &str) -> Pair {
    let text = format!("{a}\n\n\n\n{b}");
    let start = a.len() + 4;
    let segment = |from: usize, to: usize, line: u32| Segment {
        span: Span::new(from, to),
        line,
        kind: SegmentKind::Sentence,
        boundary: Boundary { kind: BoundaryKind::Line, confidence: 1.0 },
    };
    let profile = Profile {
        style: Style::Summary,
        spacing: Spacing::Plain,
        casing: Casing::Normal,
        language: Language::En,
        words: 0,
    };
    let segments = [segment(0, a.len(), 1), segment(start, text.len(), 5)];
    let view = DocumentView::new(&text, &profile, &segments);
    let (sentences, meanings) = sentence::read(&view, &[]);
    let context = Context { view: &view, sentences, meanings };
    let place = Place { redundancy_across: judge::SINGLE_PAIR, single: true, ..Place::default() };
    let mut pair = judge::judge(&context, 0, 1, place, &PairSettings::default());
    if let Some(difference) = &mut pair.evidence.difference {
        for span in [&mut difference.a, &mut difference.b] {
            if span.start as usize >= start {
                *span = Span::new(span.start as usize - start, span.end as usize - start);
            }
        }
    }
    pair
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Comparisons that a document of these lines takes.
    fn comparisons(lines: impl Iterator<Item = String>) -> usize {
        let mut text = String::new();
        let mut segments = Vec::new();
        for (n, line) in (1u32..).zip(lines) {
            let start = text.len();
            text.push_str(&line);
            segments.push(Segment {
                span: Span::new(start, text.len()),
                line: n,
                kind: SegmentKind::Sentence,
                boundary: Boundary { kind: BoundaryKind::Line, confidence: 1.0 },
            });
            text.push('\n');
        }
        let profile = Profile {
            style: Style::Summary,
            spacing: Spacing::Plain,
            casing: Casing::Normal,
            language: Language::En,
            words: 0,
        };
        let view = DocumentView::new(&text, &profile, &segments);
        compare_all(&view, &[], |_, _, _, _| {})
    }

    /// At most this many comparisons per segment, whatever the document.
    const PER_SEGMENT: usize = 30;

    #[test]
    fn hostile_documents_take_a_bounded_number_of_comparisons_per_segment() {
        const N: usize = 10_000;
        let same = |_| "The council met in Vienna on Monday.".to_string();
        let frame = |i| format!("The council met in Vienna to discuss treaty number {i} with the farmers.");
        let alternating = |i: usize| {
            if i.is_multiple_of(2) { format!("Item {i} is late.") } else { "The same again and again.".into() }
        };
        assert_eq!(comparisons((0..N).map(same)), N - 1);
        assert!(comparisons((0..N).map(frame)) <= PER_SEGMENT * N);
        assert!(comparisons((0..N).map(alternating)) <= PER_SEGMENT * N);
    }

    #[test]
    fn four_times_the_sentences_take_about_four_times_the_comparisons() {
        let frame = |i| format!("Report {i} of the {} council says the bridge number {} is closed.", i % 7, i % 13);
        let (small, large) = (comparisons((0..2_000).map(frame)), comparisons((0..8_000).map(frame)));
        assert!(large <= 5 * small, "{small} {large}");
    }

    #[test]
    fn a_sentence_of_a_hundred_thousand_words_is_compared_like_any_other() {
        let long = "harbour storm council ".repeat(33_000);
        assert!(comparisons([long.clone(), format!("{long} again"), long].into_iter()) <= 3);
    }
}
