//! Cuts a document into sentences, or what stands for one.
//!
//! Text + `Profile` -> `Segment`s that partition the non-blank text. Nothing is repaired here: spans, kinds and the
//! reason of each boundary, no more.
//!
//! The way: `lines` finds lines and wrapped paragraphs; `blocks` says which lines are prose, list items
//! (`lists`), table rows (`tables`), headings or code; `candidates` walks a block and stops at what may end a
//! sentence (`terminators`, `quotes`, `stamps`, `broken_off`); `describe` fills in the `features` of each place from its
//! `neighbours` and `words`, and `decide` weighs them. All cost is per line and per candidate, a few dozen bytes
//! apart in prose; the rest of the text is only passed over.
//!
//! Principles, after Kiss & Strunk 2006 (abbreviations), Read et al. 2012 (what a boundary is) and our own annotation of
//! machine summaries: a terminator belongs to its left with everything that closes; a line of a summary is a unit; a
//! period before a lower-case word in a text with capitals is stray; fragments stay units of their own.

mod blocks;
mod broken_off;
mod candidates;
mod context;
mod decide;
mod describe;
mod features;
mod lines;
mod lists;
mod neighbours;
mod quotes;
mod stamps;
mod starters;
mod tables;
mod terminators;
mod words;

use crate::config::SegmentSettings;
use crate::model::{Profile, Segment};

/// Cuts `text` into segments that partition its non-blank text. Linear.
///
/// ```
/// use sumsift::{config::SegmentSettings, config::StyleChoice, segment::segment, text::profile::profile};
/// let text = "The U.S. and the U.N. turned to the OAS . It was not enough , he said .";
/// let profile = profile(text, StyleChoice::Auto);
/// let segments = segment(text, &profile, &SegmentSettings::default());
/// let sentences: Vec<&str> = segments.iter().map(|s| &text[s.span.range()]).collect();
/// assert_eq!(sentences, ["The U.S. and the U.N. turned to the OAS .", "It was not enough , he said ."]);
/// ```
pub fn segment(text: &str, profile: &Profile, settings: &SegmentSettings) -> Vec<Segment> {
    // One segment per 100 bytes is usual for prose.
    let mut out = Vec::with_capacity(text.len() / 100 + 1);
    let wrapping = lines::Wrapping::detect(text, profile, settings.lines);
    let context = context::Context::new(text, profile);
    blocks::each_block(text, profile, &wrapping, |block| candidates::cut(&context, &block, &mut out));
    if let Some(last) = out.last_mut() {
        last.boundary = decide::at_end();
    }
    out
}

#[cfg(test)]
mod tests;
