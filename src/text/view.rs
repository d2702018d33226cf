//! [`DocumentView`]: a document cut into segments and words, for the stages that read it.

use super::token::{Token, TokenKind, tokenize};
use super::verbs::{VerbForms, verb_forms};
use super::word_class::{WordClass, word_class};
use crate::model::{Profile, Segment, Span};
use std::ops::Range;
use std::sync::OnceLock;

/// What an English word can be: its closed classes and its forms as a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grammar {
    /// Closed classes.
    pub class: WordClass,
    /// Forms as a verb.
    pub forms: VerbForms,
}

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
    grammar: OnceLock<Vec<Grammar>>,
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
        DocumentView { text, lower: lower_in_place(text), profile, segments, tokens, ranges, grammar: OnceLock::new() }
    }

    /// The tokens of one segment, spans in bytes of the document; empty for an index out of range.
    pub fn tokens(&self, segment: usize) -> &[Token] {
        let range = self.ranges.get(segment).cloned().unwrap_or_default();
        self.tokens.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// What the tokens of one segment can be, one entry per token. Looked up once for the whole document.
    pub fn grammar(&self, segment: usize) -> &[Grammar] {
        let all = self.grammar.get_or_init(|| self.tokens.iter().map(|token| self.look_up(token)).collect());
        let range = self.ranges.get(segment).cloned().unwrap_or_default();
        all.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    fn look_up(&self, token: &Token) -> Grammar {
        if !matches!(token.kind, TokenKind::Word | TokenKind::Clitic) {
            return Grammar { class: WordClass::OPEN, forms: VerbForms::NONE };
        }
        let lower = self.lower(token.span);
        // Typed apostrophes are listed, typographic ones stand for the same.
        let class = if lower.contains('’') { word_class(&lower.replace('’', "'")) } else { word_class(lower) };
        // A closed-class word that is spelt like a verb ("like", "including") is the closed-class word.
        let forms = if class.is_open() { verb_forms(lower) } else { VerbForms::NONE };
        Grammar { class, forms }
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
