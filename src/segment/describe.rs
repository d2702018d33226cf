//! Fills in the [`Features`] of a place, decides, and cuts.

use super::candidates::Cutter;
use super::decide::decide;
use super::features::{Features, Left, Mark, Right};
use super::quotes::is_closing;
use super::{neighbours, starters, words};
use crate::model::{BoundaryKind, Spacing};

impl Cutter<'_, '_> {
    /// Describes the place, decides, and cuts. `mark_start..mark_end` is the mark, `end` the end of all that closes,
    /// `next` where text goes on.
    pub(super) fn settle(
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
                Mark::Quote | Mark::Smiley | Mark::Address => BoundaryKind::Lost,
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
        let word = neighbours::word_before(self.text, self.from, self.from + trimmed.len());
        let (right, word_start) = neighbours::right_shape(self.text, next, self.block.end);
        let right_word = neighbours::word_after(self.text, word_start, self.block.end);
        let detached_text = profile.spacing != Spacing::Plain;
        let closers = self.slice(mark_end, end);
        let closed_quote = mark != Mark::Quote && neighbours::has_quote(closers);
        let abbreviation = if mark == Mark::Period { words::abbreviation_of(word, language) } else { None };
        // Only a detached period can be a stray one.
        let stray = mark == Mark::Period && spaced;
        let right_letters = right_word.chars().take(3).count();
        let initial = right_letters == 1 && self.char_at(word_start + right_word.len()) == Some('.');
        let capitals = right_letters >= 2 && right_word.chars().all(|c| !c.is_lowercase());
        Features {
            mark,
            dots: self.slice(start, mark_end).bytes().take(8).filter(|b| *b == b'.').count(),
            spaced,
            gap: next > end || next >= self.block.end,
            closed: !closers.is_empty(),
            closed_quote,
            note: closers.ends_with(|c: char| c.is_numeric() || c == ']'),
            left: if trimmed.is_empty() { Left::Nothing } else { neighbours::left_shape(word) },
            left_length: word.chars().filter(|c| c.is_alphanumeric()).count(),
            abbreviation,
            left_is_ordinal: word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()),
            left_is_i: word == "I",
            never_last: stray && starters::never_last(&word.to_lowercase(), language),
            rarely_last: stray && starters::rarely_last(&word.to_lowercase(), language),
            marked_name: mark == Mark::Exclamation && words::is_marked_name(word),
            left_is_marker: neighbours::only_marker(trimmed),
            left_is_adverbial: neighbours::only_adverbial(trimmed, language),
            right,
            // "US" after "the" is a name; in a text of capitals it is a word like others.
            starter: matches!(right, Right::Upper | Right::Lower)
                && !initial
                && words::starts(right_word, language)
                && (!capitals || (word.chars().all(|c| !c.is_lowercase()) && words::is_plain_starter(right_word))),
            right_is_subject: right == Right::Lower && words::is_subject(right_word, language),
            left_is_open: !words::is_function_word(word),
            reports: (closed_quote || mark == Mark::Quote || right == Right::Lower)
                && neighbours::reports_speech(self.text, next, self.block.end, right == Right::Upper),
            address: next == end && neighbours::in_address(self.text, start),
            opens: self.char_before(start).is_some_and(|c| matches!(c, '[' | '(' | '"' | '“' | '‘' | '<')),
            left_is_all: word.len() == trimmed.len(),
            after_time: words::is_time(word) && !words::follows_time(right_word),
            right_is_title: words::is_personal_title(right_word),
            after_closing: self.char_before(start).is_some_and(|c| is_closing(c) || c == '%'),
            inner_bracket: closers.contains([')', ']']) && self.bracket_from.is_some_and(|from| from > self.from),
            dash_continues: right == Right::Dash && self.dash_continues(next),
            right_is_marker: right == Right::Digit && neighbours::marker_at(self.text, next, self.block.end),
            right_is_initial: initial,
            right_is_roman: capitals && right_word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C')),
            right_length: right_word.len(),
            right_is_capitals: capitals,
            pair_elsewhere: stray && self.context.has_pair(word, right_word),
            bracketed: self.open.bracketed(start),
            quoted: self.open.quoted(start),
            lower_starts: self.lower_starts,
            detached_text,
            tokenised: profile.spacing == Spacing::Tokenised,
            language,
            quotation,
        }
    }

    /// Whether a lower-case letter follows the dashes at `next`.
    fn dash_continues(&self, next: usize) -> bool {
        let rest = self.slice(next, neighbours::floor(self.text, (next + 8).min(self.block.end)));
        rest.chars().find(|c| !matches!(c, '-' | '–' | '—') && !c.is_whitespace()).is_some_and(char::is_lowercase)
    }
}
