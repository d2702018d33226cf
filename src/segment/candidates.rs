//! Walks the places of a block where a sentence may end, and cuts it there.
//!
//! [`Block`] -> [`Segment`]s. A table of bytes says where to stop: terminators, quotation marks, brackets, and the lead
//! bytes of other scripts' terminators; everything else is passed over. Each stop looks at a bounded window.

use super::blocks::Block;
use super::context::Context;
use super::lines::Lines;
use super::quotes::{Open, Turn};
use super::{broken_off, lists, stamps};
use crate::model::{Boundary, BoundaryKind, Casing, Segment, SegmentKind, Span};
use crate::text::floor_boundary;

/// Bytes ahead in which the other items of a list inside a line are looked for.
const LIST_WINDOW: usize = 500;

/// How sure a boundary is at which a sentence breaks off: a title in lower case would look the same.
const BROKEN_OFF: f32 = 0.7;

/// Bytes at which the walk stops.
const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let bytes = [
        b'.', b'!', b'?', b'"', b'\'', b'`', b'(', b')', b'[', b']', b';', b':', b'_', b'=', b'*', // ASCII
        0xCD, // Greek question mark
        0xC2, // « »
        0xD6, // Armenian
        0xD8, 0xDB, // Arabic, Urdu
        0xE0, // Devanagari
        0xE1, // Ethiopic, Khmer, Burmese
        0xE2, // … ‘ ’ “ ” ‼
        0xE3, // 。 「 」
        0xEF, // ！ ？ ．
    ];
    let mut i = 0;
    while i < bytes.len() {
        stops[bytes[i] as usize] = true;
        i += 1;
    }
    stops
};

/// Cuts one block into segments.
pub fn cut(context: &Context, block: &Block, out: &mut Vec<Segment>) {
    let mut cutter = Cutter::new(context, block, out);
    let whole = matches!(block.kind, SegmentKind::TableRow | SegmentKind::Heading | SegmentKind::Code);
    if !whole {
        cutter.open_list();
        cutter.walk();
    }
    let confidence = match block.boundary {
        BoundaryKind::Paragraph => 1.0,
        _ => 0.95,
    };
    cutter.push(block.end, block.end, block.boundary, confidence);
}

/// The state of the walk over one block.
pub(super) struct Cutter<'a, 'b> {
    pub(super) context: &'a Context<'a>,
    pub(super) text: &'a str,
    pub(super) block: &'a Block,
    out: &'b mut Vec<Segment>,
    /// Where the sentence began.
    pub(super) from: usize,
    /// Whether its beginning has not been looked at.
    fresh: bool,
    /// The kind of the sentence.
    kind: SegmentKind,
    pub(super) open: Open,
    /// Where the bracket began that was open before the closing marks of the place at hand.
    pub(super) bracket_from: Option<usize>,
    /// Where list items begin inside the block, from the last to the first.
    items: Vec<usize>,
    /// A place whose line number is known.
    line: (usize, u32),
    /// Whether sentences of this block begin in lower case.
    pub(super) lower_starts: bool,
}

impl<'a, 'b> Cutter<'a, 'b> {
    fn new(context: &'a Context<'a>, block: &'a Block, out: &'b mut Vec<Segment>) -> Self {
        let text = context.text;
        let content = text.get(block.start..block.end).unwrap_or_default();
        let lower_starts = match context.profile.casing {
            Casing::Normal => false,
            Casing::Lower => true,
            // "UNK" is a placeholder, not a capital.
            Casing::Mixed => !content.split_whitespace().any(|w| w.starts_with(char::is_uppercase) && w != "UNK"),
        };
        Cutter {
            context,
            text,
            block,
            out,
            from: block.start,
            fresh: true,
            kind: block.kind,
            open: Open::default(),
            bracket_from: None,
            items: Vec::new(),
            line: (block.start, block.line),
            lower_starts,
        }
    }

    /// A sentence that begins with a marker may be the first item of a list inside the line.
    fn open_list(&mut self) {
        if !self.items.is_empty() || !self.slice(self.from, self.block.end).starts_with(lists::may_open) {
            return;
        }
        let window = floor_boundary(self.text, (self.from + LIST_WINDOW).min(self.block.end));
        let mut items = lists::inline_items(self.slice(self.from, window));
        if !items.is_empty() {
            items.iter_mut().for_each(|at| *at += self.from);
            items.reverse();
            self.items = items;
            self.kind = SegmentKind::ListItem;
        }
    }

    fn walk(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = self.block.start;
        while let Some(rest) = bytes.get(at..self.block.end) {
            self.cut_closings();
            let Some(found) = rest.iter().position(|b| STOPS.get(usize::from(*b)) == Some(&true)) else { break };
            at += found;
            self.cut_items(at);
            at = self.visit(at);
        }
        self.cut_closings();
        self.cut_items(self.block.end);
    }

    /// Cuts after the closing formula of a letter, where a sentence begins with one.
    fn cut_closings(&mut self) {
        while self.fresh {
            self.fresh = false;
            if let Some(end) = stamps::closing_end(self.slice(self.from, self.block.end), self.context.profile.language)
            {
                let end = self.from + end;
                self.push(end, self.skip_space(end), BoundaryKind::Lost, stamps::UNMARKED);
            }
        }
    }

    /// Ends the sentence at list items that begin at or before `at`.
    fn cut_items(&mut self, at: usize) {
        while let Some(item) = self.items.last().copied().filter(|item| *item <= at) {
            self.items.pop();
            if item > self.from {
                let end = self.from + self.slice(self.from, item).trim_end().len();
                self.push(end, item, BoundaryKind::List, 0.8);
                self.kind = SegmentKind::ListItem;
            }
        }
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        self.slice(at, self.block.end).chars().next()
    }

    pub(super) fn char_before(&self, at: usize) -> Option<char> {
        self.slice(self.block.start, at).chars().next_back()
    }

    /// Looks at the character at `at`; returns where to go on.
    fn visit(&mut self, at: usize) -> usize {
        let Some(c) = self.char_at(at) else { return self.block.end };
        let after = at + c.len_utf8();
        match c {
            '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' | '؟' => self.terminator(at, c),
            '。' | '！' | '？' | '｡' | '．' | '۔' | '।' | '॥' | '։' | '።' | '፧' | '។' | '။' | '‥' => {
                self.foreign(at, after, c)
            }
            ';' | '\u{37e}' => {
                let greek = |c: char| matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}');
                let asks =
                    self.char_before(at).is_some_and(greek) && self.char_at(after).is_none_or(char::is_whitespace);
                if asks { self.foreign(at, after, c) } else { after }
            }
            '`' | '\'' if self.char_at(after) == Some(c) => {
                // Quotation marks of a tokeniser.
                self.open.double = (c == '`').then_some(at);
                after + c.len_utf8()
            }
            ':' if self.char_before(at).is_some_and(is_armenian)
                && self.char_at(after).is_none_or(char::is_whitespace) =>
            {
                self.foreign(at, after, c)
            }
            ':' => self.colon(at),
            '_' | '=' | '*' => self.rule(at),
            ')' | '(' if self.smiley_ends(at) => self.smiley(after),
            _ => {
                if let Turn::Closed(from) = self.open.turn(c, at, self.char_before(at), self.char_at(after)) {
                    return self.quotation(from, at, after);
                }
                after
            }
        }
    }

    pub(super) fn skip_space(&self, at: usize) -> usize {
        self.block.end - self.slice(at, self.block.end).trim_start().len()
    }

    /// Ends the sentence at `end`; the next one begins at `next`.
    pub(super) fn push(&mut self, end: usize, next: usize, kind: BoundaryKind, confidence: f32) {
        if self.kind == SegmentKind::Sentence && self.context.joins_broken_off() {
            let from = self.from;
            for at in broken_off::breaks(self.slice(from, end)) {
                let cut = from + at;
                self.push_one(self.slice(0, cut).trim_end().len(), BoundaryKind::Lost, BROKEN_OFF);
                self.from = cut;
            }
        }
        self.push_one(end, kind, confidence);
        self.from = next;
        self.fresh = true;
        self.open_list();
    }

    fn push_one(&mut self, end: usize, kind: BoundaryKind, confidence: f32) {
        if self.from < end {
            let line = self.line_of(self.from);
            self.out.push(Segment {
                span: Span::new(self.from, end),
                line,
                kind: self.kind,
                boundary: Boundary { kind, confidence },
            });
            self.kind = SegmentKind::Sentence;
        }
    }

    /// The number of the line on which `at` stands. Asked for ever later places, so that it stays linear.
    fn line_of(&mut self, at: usize) -> u32 {
        if self.block.joined {
            let width = self.char_at(at).map_or(0, char::len_utf8);
            let passed = Lines::new(self.slice(self.line.0, at + width)).count().saturating_sub(1);
            self.line = (at, self.line.1.saturating_add(passed as u32));
        }
        self.line.1
    }
}

/// Armenian sentences end in a mark that is often typed as a colon.
fn is_armenian(c: char) -> bool {
    matches!(c, '\u{531}'..='\u{587}')
}
