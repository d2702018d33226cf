//! Which segments are worth comparing: exact repeats by hash, neighbours always, the rest by an inverted index over
//! content words. Work per segment is bounded, whatever the document.

use super::meaning::Meanings;
use super::sentence::Sentence;
use rustc_hash::FxHashMap;

/// Rarest content words of a segment that are looked up.
const WORDS: usize = 10;
/// Segments looked at for one word: the first that had it (what comes first is most often what stands), and the latest.
const FIRST: usize = 24;
const LATEST: usize = 24;
/// Candidates of one segment that are compared, best first.
const COMPARED: usize = 24;
/// Earlier segments of the same and of the two lines before that are always compared.
const NEIGHBOURS: usize = 6;
const LINES: u32 = 1;

/// What may say the same.
#[derive(Debug, Default)]
pub struct Candidates {
    /// (earlier, later), ascending by (later, earlier).
    pub pairs: Vec<(u32, u32)>,
    /// (first, repeat) with the same words, in order of the repeats.
    pub exact: Vec<(u32, u32)>,
}

#[derive(Default)]
struct Postings {
    first: Vec<u32>,
    /// A ring of the latest.
    latest: Vec<u32>,
    next: usize,
}

impl Postings {
    fn push(&mut self, index: u32) {
        if self.first.len() < FIRST {
            self.first.push(index);
        } else if self.latest.len() < LATEST {
            self.latest.push(index);
        } else if let Some(slot) = self.latest.get_mut(self.next) {
            *slot = index;
            self.next = (self.next + 1) % LATEST;
        }
    }
}

/// Finds the candidates of a document. Linear: at most [`WORDS`] x ([`FIRST`] + [`LATEST`]) postings and [`COMPARED`] +
/// [`NEIGHBOURS`] comparisons per segment.
pub fn candidates(sentences: &[Sentence], meanings: &Meanings) -> Candidates {
    let mut out = Candidates::default();
    let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
    let mut index: Vec<Postings> = Vec::new();
    index.resize_with(meanings.len(), Postings::default);
    // Votes per earlier segment, and the list of those touched, reused.
    let mut votes = vec![0f32; sentences.len()];
    let mut touched: Vec<u32> = Vec::new();
    // The latest segments that are no exact repeats: neighbours.
    let mut recent: Vec<u32> = Vec::new();
    for (n, sentence) in (0u32..).zip(sentences) {
        if sentence.hash != 0 {
            if let Some(&first) = seen.get(&sentence.hash) {
                out.exact.push((first, n));
                continue;
            }
            seen.insert(sentence.hash, n);
        }
        if sentence.content.is_empty() {
            continue;
        }
        let mut words: Vec<(u32, u32)> =
            sentence.ids.iter().map(|&id| (meanings.get(id).map_or(0, |m| m.sentences), id)).collect();
        words.sort_unstable();
        for &(_, id) in words.iter().take(WORDS) {
            let weight = meanings.weight(id);
            let Some(postings) = index.get(id as usize) else { continue };
            for &earlier in postings.first.iter().chain(&postings.latest) {
                if let Some(vote) = votes.get_mut(earlier as usize) {
                    if *vote == 0.0 {
                        touched.push(earlier);
                    }
                    *vote += weight;
                }
            }
        }
        let vote = |i: u32| votes.get(i as usize).copied().unwrap_or(0.0);
        touched.sort_unstable_by(|&x, &y| vote(y).total_cmp(&vote(x)).then(x.cmp(&y)));
        let mut chosen: Vec<u32> = touched.iter().copied().take(COMPARED).collect();
        let near = |i: &&u32| sentences.get(**i as usize).is_some_and(|s| sentence.line.abs_diff(s.line) <= LINES);
        chosen.extend(recent.iter().rev().take(NEIGHBOURS).filter(near));
        chosen.sort_unstable();
        chosen.dedup();
        out.pairs.extend(chosen.into_iter().map(|earlier| (earlier, n)));
        for earlier in touched.drain(..) {
            if let Some(vote) = votes.get_mut(earlier as usize) {
                *vote = 0.0;
            }
        }
        for &id in &sentence.ids {
            if let Some(postings) = index.get_mut(id as usize) {
                postings.push(n);
            }
        }
        if recent.len() >= 4 * NEIGHBOURS {
            recent.drain(..3 * NEIGHBOURS);
        }
        recent.push(n);
    }
    out
}
