//! Walks the places of a block where a sentence may end, and cuts it there.
//!
//! [`Block`] -> [`Segment`]s. A table of bytes says where to stop: terminators, quotation marks, brackets, and the lead
//! bytes of other scripts' terminators; everything else is passed over. Each stop looks at a bounded window.

use super::blocks::Block;
use super::decide::decide;
use super::features::{self, Features, Left, Mark, Right};
use super::lines::Lines;
use super::lists;
use super::quotes::{Open, Turn, is_closing};
use super::starters;
use crate::model::{Boundary, BoundaryKind, Casing, Profile, Segment, SegmentKind, Spacing, Span};
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use xxhash_rust::xxh3::xxh3_64;

/// A document, for the cutting of its blocks.
pub struct Context<'a> {
    text: &'a str,
    profile: &'a Profile,
    /// Hashes of all pairs of capitalised neighbours; made when the first stray period asks for it.
    pairs: OnceCell<FxHashSet<u64>>,
}

impl<'a> Context<'a> {
    /// The context of `text`.
    pub fn new(text: &'a str, profile: &'a Profile) -> Self {
        Context { text, profile, pairs: OnceCell::new() }
    }

    /// Whether `left right` stands anywhere in the text with only a space between.
    fn has_pair(&self, left: &str, right: &str) -> bool {
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

/// Bytes at which the walk stops.
const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let bytes = [
        b'.', b'!', b'?', b'"', b'\'', b'`', b'(', b')', b'[', b']', // ASCII
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
        cutter.walk();
    }
    let confidence = match block.boundary {
        BoundaryKind::Paragraph => 1.0,
        _ => 0.95,
    };
    cutter.push(block.end, block.end, block.boundary, confidence);
}

/// The state of the walk over one block.
struct Cutter<'a, 'b> {
    context: &'a Context<'a>,
    text: &'a str,
    block: &'a Block,
    out: &'b mut Vec<Segment>,
    /// Where the sentence began.
    from: usize,
    /// The kind of the sentence.
    kind: SegmentKind,
    open: Open,
    /// Where list items begin inside the block, from the last to the first.
    items: Vec<usize>,
    /// A place whose line number is known.
    line: (usize, u32),
    /// Whether sentences of this block begin in lower case.
    lower_starts: bool,
}

impl<'a, 'b> Cutter<'a, 'b> {
    fn new(context: &'a Context<'a>, block: &'a Block, out: &'b mut Vec<Segment>) -> Self {
        let text = context.text;
        let content = text.get(block.start..block.end).unwrap_or_default();
        let mut items = Vec::new();
        if block.kind == SegmentKind::ListItem {
            items = lists::inline_items(content);
            items.iter_mut().for_each(|at| *at += block.start);
            items.reverse();
        }
        let lower_starts = match context.profile.casing {
            Casing::Normal => false,
            Casing::Lower => true,
            Casing::Mixed => !content.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase),
        };
        Cutter {
            context,
            text,
            block,
            out,
            from: block.start,
            kind: block.kind,
            open: Open::default(),
            items,
            line: (block.start, block.line),
            lower_starts,
        }
    }

    fn walk(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = self.block.start;
        while let Some(rest) = bytes.get(at..self.block.end) {
            let Some(found) = rest.iter().position(|b| STOPS.get(usize::from(*b)) == Some(&true)) else { break };
            at += found;
            self.cut_items(at);
            at = self.visit(at);
        }
        self.cut_items(self.block.end);
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

    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.slice(at, self.block.end).chars().next()
    }

    fn char_before(&self, at: usize) -> Option<char> {
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
            ')' | '(' if self.smiley_ends(at) => self.smiley(after),
            _ => {
                if let Turn::Closed(from) = self.open.turn(c, at, self.char_before(at), self.char_at(after)) {
                    return self.quotation(from, at, after);
                }
                after
            }
        }
    }

    /// Whether the bracket at `at` is the mouth of a smiley.
    fn smiley_ends(&self, at: usize) -> bool {
        let mut back = self.slice(self.block.start, at).bytes().rev();
        match (back.next(), back.next()) {
            (Some(b':' | b';' | b'='), before) => before.is_none_or(|b| b == b' ' || b == b'.' || b == b'!'),
            (Some(b'-'), Some(b':' | b';')) => true,
            _ => false,
        }
    }

    fn smiley(&mut self, end: usize) -> usize {
        let next = self.skip_space(end);
        if self.from < end {
            self.settle(Mark::Smiley, end, end, end, next, (0, 0));
        }
        end
    }

    /// A closing quotation mark: was a period lost there?
    fn quotation(&mut self, from: usize, at: usize, after: usize) -> usize {
        let glued = self.char_before(at).is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '–' | '—'));
        let (end, noted) = self.note(after);
        let next = self.skip_space(end);
        let upper = next > end && self.char_at(next).is_some_and(char::is_uppercase);
        if !glued || !upper || self.context.profile.spacing == Spacing::Tokenised {
            return after;
        }
        let mut quotation = (0, 0);
        for word in self.slice(from, at).split_whitespace() {
            quotation.0 += 1;
            let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
            quotation.1 += usize::from(bare.starts_with(char::is_uppercase));
        }
        self.settle(Mark::Quote, at, if noted { after } else { end }, end, next, quotation);
        end
    }

    /// The end of a note number glued to `at` ("aspects’16"), and whether there is one.
    fn note(&self, at: usize) -> (usize, bool) {
        let rest = self.slice(at, self.block.end);
        let length = rest.bytes().take(9).take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'-')).count();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let raised = rest
            .chars()
            .take(3)
            .take_while(|c| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹'))
            .map(char::len_utf8)
            .sum();
        let bracketed =
            match rest.strip_prefix('[').and_then(|r| r.bytes().take(8).position(|b| b == b']').map(|n| (r, n))) {
                Some((r, n))
                    if n > 0 && r.bytes().take(n).all(|b| b.is_ascii_digit() || matches!(b, b',' | b' ' | b'-')) =>
                {
                    n + 2
                }
                _ => 0,
            };
        let length = if (1..=3).contains(&digits) { length } else { 0 }.max(raised).max(bracketed);
        let ends = rest.get(length..).is_some_and(|r| r.chars().next().is_none_or(char::is_whitespace));
        if length > 0 && ends { (at + length, true) } else { (at, false) }
    }

    fn skip_space(&self, at: usize) -> usize {
        self.block.end - self.slice(at, self.block.end).trim_start().len()
    }

    /// A terminator of another script at `at`.
    fn foreign(&mut self, at: usize, after: usize, c: char) -> usize {
        let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        if c == '．' && digit(self.char_before(at)) && digit(self.char_at(after)) {
            return after;
        }
        let mut end = after;
        let mut closed_speech = false;
        while let Some(next) = self.char_at(end) {
            if is_closing(next) {
                closed_speech |= matches!(next, '」' | '』');
                self.open.turn(next, end, self.char_before(end), None);
            } else if !matches!(next, '。' | '！' | '？' | '!' | '?' | '…' | '।') {
                break;
            }
            end += next.len_utf8();
        }
        let next = self.skip_space(end);
        // Japanese quotes go on with a particle: 「…。」と言った.
        let particle = closed_speech && self.char_at(end).is_some_and(|c| matches!(c, '\u{3040}'..='\u{309f}' | '、'));
        if self.open.corner == 0 && !particle && end > self.from {
            self.settle(Mark::Foreign, at, after, end, next, (0, 0));
        }
        end
    }

    /// A terminator at `at`: the run of marks, what closes after it, and the decision.
    fn terminator(&mut self, at: usize, first: char) -> usize {
        let (run, mark) = self.run(at, first);
        let inner = self.char_at(run);
        // Inside addresses, numbers and abbreviations: the common case, and never an end.
        if mark == Mark::Period && inner.is_some_and(|c| c.is_lowercase() || c == '_' || c == '/' || c == '@') {
            return run;
        }
        if self.open.corner > 0 {
            return run;
        }
        let digits_around = inner.is_some_and(|c| c.is_ascii_digit())
            && self.char_before(at).is_none_or(|c| !c.is_alphabetic() && !is_closing(c));
        if digits_around {
            return run;
        }
        let end = self.closers(run);
        let next = self.skip_space(end);
        self.settle(mark, at, run, end, next, (0, 0));
        end
    }

    /// The end of the run of terminators that begins at `at`, and what it is. Dots with spaces between (". . .") are
    /// one run from three on.
    fn run(&self, at: usize, first: char) -> (usize, Mark) {
        let (mut end, mut dots, mut question, mut exclamation) = (at, 0, false, false);
        for c in self.slice(at, self.block.end).chars() {
            match c {
                '.' => dots += 1,
                '…' => dots += 3,
                '?' | '⁇' | '⁈' | '؟' => question = true,
                '!' | '‼' | '⁉' => exclamation = true,
                _ => break,
            }
            end += c.len_utf8();
        }
        if first == '.' && dots == 1 && end == at + 1 {
            let spaced = self.slice(end, self.block.end).as_bytes().chunks_exact(2).take_while(|c| *c == b" .").count();
            if spaced >= 2 {
                // A period on its word and an ellipsis after it are two things: "the end. . . . The next".
                let attached = spaced >= 3 && self.char_before(at).is_some_and(char::is_alphanumeric);
                return if attached { (end, Mark::Period) } else { (end + spaced * 2, Mark::Ellipsis) };
            }
        }
        let mark = match (question, exclamation, dots) {
            (true, _, _) => Mark::Question,
            (_, true, _) => Mark::Exclamation,
            (_, _, 1) => Mark::Period,
            _ => Mark::Ellipsis,
        };
        (end, mark)
    }

    /// The end of all that closes after a terminator: quotation marks and brackets, glued or (where they are open) after
    /// a space, note numbers, smileys.
    fn closers(&mut self, run: usize) -> usize {
        let mut end = run;
        loop {
            let Some(c) = self.char_at(end) else { return end };
            let after = end + c.len_utf8();
            if is_closing(c) {
                let goes_on = self.char_at(after).is_some_and(char::is_alphanumeric);
                let was_open = match c {
                    '"' => self.open.double.is_some(),
                    '\'' | '’' => self.open.single.is_some(),
                    _ => true,
                };
                if goes_on && !was_open {
                    return end;
                }
                self.close(c, end);
                end = after;
                continue;
            }
            let (noted, is_note) = self.note(end);
            if is_note {
                return noted;
            }
            if c != ' ' {
                return end;
            }
            // A closing mark after a space: tokenised text, and careless typing.
            let rest = self.slice(after, self.block.end);
            let length = match rest.chars().next() {
                Some('\'') if rest.starts_with("''") && self.open.double.is_some() => 2,
                Some('"') if self.open.double.is_some() => 1,
                Some('\'') if self.open.single.is_some() => 1,
                Some(q @ ('”' | '»')) if self.open.double.is_some() => q.len_utf8(),
                Some('’') if self.open.single.is_some() => '’'.len_utf8(),
                Some(')' | ']') if self.open.bracket.is_some() => 1,
                _ => smiley_length(rest),
            };
            let ends =
                rest.get(length..).is_some_and(|r| r.chars().next().is_none_or(|c| c.is_whitespace() || is_closing(c)));
            if length == 0 || !ends {
                return end;
            }
            if let Some(mark) = rest.chars().next() {
                self.close(mark, after);
            }
            end = after + length;
        }
    }

    fn close(&mut self, mark: char, at: usize) {
        match mark {
            '"' | '”' | '»' => self.open.double = None,
            '\'' if self.slice(at, self.block.end).starts_with("''") => self.open.double = None,
            '\'' | '’' => self.open.single = None,
            _ => {
                self.open.turn(mark, at, None, None);
            }
        }
    }

    /// Describes the place, decides, and cuts. `mark_start..mark_end` is the mark, `end` the end of all that closes,
    /// `next` where text goes on.
    fn settle(
        &mut self,
        mark: Mark,
        mark_start: usize,
        mark_end: usize,
        end: usize,
        next: usize,
        quotation: (usize, usize),
    ) {
        let features = self.describe(mark, mark_start, mark_end, end, next, quotation);
        let decision = decide(&features);
        if decision.is_boundary() {
            let kind = match mark {
                Mark::Quote | Mark::Smiley => BoundaryKind::Lost,
                _ if features.spaced => BoundaryKind::Detached,
                _ => BoundaryKind::Terminator,
            };
            self.push(end, next, kind, decision.confidence());
        }
    }

    fn describe(
        &self,
        mark: Mark,
        start: usize,
        mark_end: usize,
        end: usize,
        next: usize,
        quotation: (usize, usize),
    ) -> Features {
        let profile = self.context.profile;
        let language = profile.language;
        let sentence = self.slice(self.from, start);
        let trimmed = sentence.trim_end();
        let spaced = trimmed.len() < sentence.len();
        let word = features::word_before(self.text, self.from, self.from + trimmed.len());
        let lower = if word.len() <= 24 { word.to_lowercase() } else { String::new() };
        let (right, word_start) = features::right_shape(self.text, next, self.block.end);
        let right_word = features::word_after(self.text, word_start, self.block.end);
        let detached_text = profile.spacing == Spacing::Detached;
        let closers = self.slice(mark_end, end);
        let closed_quote = mark != Mark::Quote && features::has_quote(closers);
        let right_letters = right_word.chars().take(3).count();
        Features {
            mark,
            spaced,
            gap: next > end || next >= self.block.end,
            closed: !closers.is_empty(),
            closed_quote,
            note: closers.ends_with(|c: char| c.is_numeric() || c == ']'),
            left: if trimmed.is_empty() { Left::Nothing } else { features::left_shape(word) },
            left_length: word.chars().filter(|c| c.is_alphanumeric()).count(),
            abbreviation: features::abbreviation_of(word, language),
            left_is_i: word == "I",
            never_last: starters::never_last(&lower, language),
            rarely_last: starters::rarely_last(&lower, language),
            marked_name: mark == Mark::Exclamation && features::is_marked_name(word),
            left_is_marker: features::only_marker(trimmed),
            left_is_adverbial: features::only_adverbial(trimmed, language),
            right,
            starter: features::starts(right_word, language),
            reports: (closed_quote || mark == Mark::Quote || right == Right::Lower)
                && features::reports_speech(self.text, next, self.block.end, right == Right::Upper),
            address: next == end && features::in_address(self.text, start),
            opens: self.char_before(start).is_some_and(|c| matches!(c, '[' | '(' | '"' | '“' | '‘' | '<')),
            left_is_all: word.len() == trimmed.len(),
            after_time: matches!(lower.as_str(), "a.m" | "p.m") && !features::follows_time(right_word),
            dash_continues: right == Right::Dash && self.dash_continues(next),
            right_is_marker: right == Right::Digit && features::marker_at(self.text, next, self.block.end),
            right_is_initial: right_letters == 1 && self.char_at(word_start + right_word.len()) == Some('.'),
            right_is_capitals: right_letters >= 2 && right_word.chars().all(|c| !c.is_lowercase()),
            pair_elsewhere: spaced && detached_text && self.context.has_pair(word, right_word),
            bracketed: self.open.bracketed(start),
            quoted: self.open.quoted(start),
            lower_starts: self.lower_starts,
            detached_text,
            language,
            quotation,
        }
    }

    /// Whether a lower-case letter follows the dashes at `next`.
    fn dash_continues(&self, next: usize) -> bool {
        let rest = self.slice(next, features::floor(self.text, (next + 8).min(self.block.end)));
        rest.chars().find(|c| !matches!(c, '-' | '–' | '—') && !c.is_whitespace()).is_some_and(char::is_lowercase)
    }

    /// Ends the sentence at `end`; the next one begins at `next`.
    fn push(&mut self, end: usize, next: usize, kind: BoundaryKind, confidence: f32) {
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
        self.from = next;
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

/// Length of a smiley at the start of `text`, 0 where there is none.
fn smiley_length(text: &str) -> usize {
    const SMILEYS: [&str; 12] = [":-)", ";-)", ":-(", ":)", ";)", ":(", ":D", ":P", "=)", "<3", ":/", "^_^"];
    SMILEYS.iter().find(|s| text.starts_with(**s)).map_or(0, |s| s.len())
}
