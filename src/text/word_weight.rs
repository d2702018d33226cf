//! How much a word tells: frozen information weights, so that a document's result depends on that document alone.
//!
//! `models/word_weights.tsv` is counted by `train/word_weights.sh` over English news and web sentences: the meaning of
//! a word (see [`super::lexicon`]), ln(sentences / sentences with it) in tenths, and `n` where it is written with a
//! capital inside sentences most of the time.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static SOURCE: &str = include_str!("../../models/word_weights.tsv");

/// Weight of a word the table does not know, in nats: rarer than every word it does.
pub const UNKNOWN: f32 = 9.5;

/// What the table says of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WordWeight {
    /// Information in nats, 0..=[`UNKNOWN`].
    pub weight: f32,
    /// Whether it is mostly a name; `None` for unknown words.
    pub name: Option<bool>,
}

static TABLE: LazyLock<FxHashMap<&'static str, WordWeight>> = LazyLock::new(|| {
    SOURCE
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let (word, tenths) = (fields.next()?, fields.next()?.parse::<f32>().ok()?);
            Some((word, WordWeight { weight: tenths / 10.0, name: Some(fields.next() == Some("n")) }))
        })
        .collect()
});

/// The weight of a word's meaning.
///
/// ```
/// use sumsift::text::word_weight::{word_weight, UNKNOWN};
/// assert!(word_weight("say").weight < word_weight("crisi").weight);
/// assert_eq!(word_weight("zyzzyva").weight, UNKNOWN);
/// ```
pub fn word_weight(meaning: &str) -> WordWeight {
    TABLE.get(meaning).copied().unwrap_or(WordWeight { weight: UNKNOWN, name: None })
}
