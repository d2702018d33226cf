//! [`DocumentView`]: a document cut into segments and words, for the stages that read it.

use super::facts::Facts;
use super::token::{Token, TokenKind, tokenize};
use crate::model::{Profile, Segment, Span};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// A document with its segments, its words, and its text in lower case; made once, read by rules and comparisons.
pub struct DocumentView<'a> {
    /// The document's text.
    pub text: &'a str,
    /// The text in lower case, byte for byte as long: a letter whose lower case has another length stays as it is.
    pub lower: String,
    /// What the document is like as a whole.
    pub profile: &'a Profile,
    /// Its segments.
    pub segments: &'a [Segment],
    tokens: Vec<Token>,
    ranges: Vec<Range<u32>>,
    words: OnceLock<Words>,
}

impl<'a> DocumentView<'a> {
    /// Tokenises the segments of `text`. Linear.
    pub fn new(text: &'a str, profile: &'a Profile, segments: &'a [Segment]) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let mut ranges = Vec::with_capacity(segments.len());
        for segment in segments {
            let from = tokens.len() as u32;
            tokenize(text.get(segment.span.range()).unwrap_or_default(), segment.span.start as usize, &mut tokens);
            ranges.push(from..tokens.len() as u32);
        }
        DocumentView { text, lower: lower_in_place(text), profile, segments, tokens, ranges, words: OnceLock::new() }
    }

    /// The tokens of one segment, spans in bytes of the document; empty for an index out of range.
    pub fn tokens(&self, segment: usize) -> &[Token] {
        let range = self.ranges.get(segment).cloned().unwrap_or_default();
        self.tokens.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// What the tokens of one segment can be, one entry per token. Looked up once for the whole document.
    pub fn grammar(&self, segment: usize) -> &[Facts] {
        let range = self.ranges.get(segment).cloned().unwrap_or_default();
        self.words().facts.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// The numbers of the tokens of one segment: two tokens of the document have the same number exactly where they read
    /// the same in lower case.
    pub fn word_ids(&self, segment: usize) -> &[u32] {
        let range = self.ranges.get(segment).cloned().unwrap_or_default();
        self.words().ids.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| {
            let mut words =
                Words { ids: Vec::with_capacity(self.tokens.len()), facts: Vec::with_capacity(self.tokens.len()) };
            let mut known: FxHashMap<&str, (u32, Facts)> = FxHashMap::default();
            for token in &self.tokens {
                let next = known.len() as u32;
                let lower = self.lower(token.span);
                let (id, facts) = *known.entry(lower).or_insert_with(|| (next, Facts::of(lower)));
                let word = matches!(token.kind, TokenKind::Word | TokenKind::Clitic);
                words.ids.push(id);
                words.facts.push(if word { facts } else { Facts::NONE });
            }
            words
        })
    }

    /// The text of a span; empty where the span is none of this document.
    pub fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The text of a span in lower case.
    pub fn lower(&self, span: Span) -> &str {
        self.lower.get(span.range()).unwrap_or_default()
    }

    /// The text of one segment.
    pub fn segment_text(&self, segment: usize) -> &'a str {
        self.segments.get(segment).map_or("", |s| self.slice(s.span))
    }
}

/// `text` in lower case with the same length in bytes, so that spans hold for both.
pub fn lower_in_place(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut lower = String::with_capacity(text.len());
    for c in text.chars() {
        let mut mapped = c.to_lowercase();
        match (mapped.next(), mapped.next()) {
            (Some(l), None) if l.len_utf8() == c.len_utf8() => lower.push(l),
            _ => lower.push(c),
        }
    }
    lower
}

/// What is known of each token.
struct Words {
    /// Equal numbers for equal words.
    ids: Vec<u32>,
    facts: Vec<Facts>,
}
