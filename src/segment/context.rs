//! What the cutting of a block needs to know about the whole document.

use crate::model::{Casing, Language, Profile, Style};
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use xxhash_rust::xxh3::xxh3_64;

/// A document, for the cutting of its blocks.
pub struct Context<'a> {
    /// The document's text.
    pub(super) text: &'a str,
    /// What it is like.
    pub(super) profile: &'a Profile,
    /// Hashes of all pairs of capitalised neighbours; made when the first stray period asks for it.
    pairs: OnceCell<FxHashSet<u64>>,
}

impl<'a> Context<'a> {
    /// The context of `text`.
    pub fn new(text: &'a str, profile: &'a Profile) -> Self {
        Context { text, profile, pairs: OnceCell::new() }
    }

    /// Whether sentences may break off inside a line: machine summaries in English with capitals.
    pub(super) fn joins_broken_off(&self) -> bool {
        let Profile { style, casing, language, .. } = self.profile;
        (*style, *casing, *language) == (Style::Summary, Casing::Normal, Language::En)
    }

    /// Whether `left right` stands anywhere in the text with only a space between.
    pub(super) fn has_pair(&self, left: &str, right: &str) -> bool {
        let capital = |w: &str| w.starts_with(char::is_uppercase);
        if !capital(left) || !capital(right) {
            return false;
        }
        let pairs = self.pairs.get_or_init(|| {
            let mut pairs = FxHashSet::default();
            let mut before = "";
            for word in self.text.split(char::is_whitespace) {
                let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
                if capital(before) && capital(bare) {
                    pairs.insert(pair_hash(before, bare));
                }
                before = if bare.len() == word.len() { word } else { "" };
            }
            pairs
        });
        pairs.contains(&pair_hash(left, right))
    }
}

fn pair_hash(left: &str, right: &str) -> u64 {
    xxh3_64(left.as_bytes()) ^ xxh3_64(right.as_bytes()).rotate_left(1)
}
