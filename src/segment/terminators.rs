//! Terminators, and all that closes after them: the extent of each place where a sentence may end.
//!
//! A stop of the walk -> where its mark begins and ends, where the closing marks, note numbers and smileys after it end,
//! and where the text goes on; [`super::describe`] takes it from there.

use super::candidates::Cutter;
use super::features::Mark;
use super::quotes::is_closing;
use crate::model::Spacing;

impl Cutter<'_, '_> {
    /// Whether the bracket at `at` is the mouth of a smiley.
    pub(super) fn smiley_ends(&self, at: usize) -> bool {
        let mut back = self.slice(self.block.start, at).bytes().rev();
        match (back.next(), back.next()) {
            (Some(b':' | b';' | b'='), before) => before.is_none_or(|b| b == b' ' || b == b'.' || b == b'!'),
            (Some(b'-'), Some(b':' | b';')) => true,
            _ => false,
        }
    }

    pub(super) fn smiley(&mut self, end: usize) -> usize {
        let next = self.skip_space(end);
        if self.from < end {
            self.settle(Mark::Smiley, end, end, end, next, (0, 0));
        }
        end
    }

    /// A closing quotation mark: was a period lost there?
    pub(super) fn quotation(&mut self, from: usize, at: usize, after: usize) -> usize {
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

    /// A terminator of another script at `at`.
    pub(super) fn foreign(&mut self, at: usize, after: usize, c: char) -> usize {
        let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        if c == '．' && digit(self.char_before(at)) && digit(self.char_at(after)) {
            return after;
        }
        let inside = self.open.cornered(at);
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
        // A title keeps its mark: 《走吧！》.
        let ends = if inside { closed_speech && !self.open.cornered(at) } else { true };
        if ends && !particle && end > self.from {
            self.settle(Mark::Foreign, at, after, end, next, (0, 0));
        }
        end
    }

    /// A terminator at `at`: the run of marks, what closes after it, and the decision.
    pub(super) fn terminator(&mut self, at: usize, first: char) -> usize {
        let (run, mark) = self.run(at, first);
        let inner = self.char_at(run);
        // Inside addresses, numbers and abbreviations: the common case, and never an end.
        if mark == Mark::Period && inner.is_some_and(|c| c.is_lowercase() || c == '_' || c == '/' || c == '@') {
            return run;
        }
        if self.open.cornered(at) {
            return run;
        }
        let digits_around = inner.is_some_and(|c| c.is_ascii_digit())
            && self.char_before(at).is_none_or(|c| !c.is_alphabetic() && !is_closing(c));
        if digits_around {
            return run;
        }
        self.bracket_from = self.open.bracket;
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
            if is_closing(c) || self.open.closes_turned(c) {
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
            if !matches!(c, ' ' | '\u{a0}' | '\u{202f}') {
                return end;
            }
            // A closing mark after a space: tokenised text, and careless typing.
            let rest = self.slice(after, self.block.end);
            let length = match rest.chars().next() {
                // Two apostrophes never open anything.
                Some('\'') if rest.starts_with("''") => 2,
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
            '"' => self.open.double = None,
            '\'' if self.slice(at, self.block.end).starts_with("''") => self.open.double = None,
            '\'' | '’' => self.open.single = None,
            _ => {
                self.open.turn(mark, at, None, None);
            }
        }
    }
}

/// Length of a smiley at the start of `text`, 0 where there is none.
fn smiley_length(text: &str) -> usize {
    const SMILEYS: [&str; 12] = [":-)", ";-)", ":-(", ":)", ";)", ":(", ":D", ":P", "=)", "<3", ":/", "^_^"];
    SMILEYS.iter().find(|s| text.starts_with(**s)).map_or(0, |s| s.len())
}
