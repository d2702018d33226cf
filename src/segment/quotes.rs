//! Which quotation marks and brackets are open.
//!
//! Marks in order -> where the open ones began. The state lives inside one line (or wrapped paragraph): a quotation that
//! is never closed, which machine summaries are full of, must not reach further.

/// What is open at a place.
#[derive(Clone, Copy, Debug, Default)]
pub struct Open {
    /// Where the double quotation began (`"`, `“`, `«`, or two backticks).
    pub double: Option<usize>,
    /// The mark that closes the double quotation, where it is one that elsewhere opens: „…“ and »…«.
    turned: Option<char>,
    /// Where the single quotation began.
    pub single: Option<usize>,
    /// Where the innermost round or square bracket began.
    pub bracket: Option<usize>,
    /// Open brackets of East Asian text, whose inside is not cut, and where the outermost began.
    corner: u32,
    corner_from: usize,
}

/// What a mark did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Something opened.
    Opened,
    /// A quotation closed that began at this offset.
    Closed(usize),
    /// Neither: an apostrophe, a stray mark.
    Nothing,
}

/// A quotation longer than this was never closed.
const LONGEST_QUOTATION: usize = 1000;

impl Open {
    /// Takes in the mark `c` at byte `at`, with the characters around it. `to` is the byte after the mark.
    pub fn turn(&mut self, c: char, at: usize, before: Option<char>, after: Option<char>) -> Turn {
        let space_before = before.is_none_or(|b| b.is_whitespace() || is_opening(b));
        let space_after = after.is_none_or(|a| a.is_whitespace() || !a.is_alphanumeric());
        match c {
            '“' | '«' if self.turned == Some(c) => self.close_double(at),
            '„' => self.open_turned(at, '“'),
            '»' if self.double.is_none() && space_before && !space_after => self.open_turned(at, '«'),
            '“' | '«' => self.open_double(at),
            '”' | '»' => self.close_double(at),
            '‘' => self.open_single(at),
            // A note number may be glued to the closing mark: government’80.
            '’' | '\'' if !space_before && self.single.is_some() && after.is_some_and(|a| a.is_ascii_digit()) => {
                close(&mut self.single, at)
            }
            '’' | '\'' if !space_before && !space_after => Turn::Nothing,
            '’' => close(&mut self.single, at),
            '"' => match (space_before, space_after) {
                (true, false) => self.open_double(at),
                (false, true) => close(&mut self.double, at),
                _ if self.double.is_some() => close(&mut self.double, at),
                _ => self.open_double(at),
            },
            '\'' if space_before && !space_after => self.open_single(at),
            '\'' if !space_before => close(&mut self.single, at),
            '\'' if self.single.is_some() => close(&mut self.single, at),
            '\'' | '`' => self.open_single(at),
            '(' | '[' => {
                self.bracket = Some(at);
                Turn::Opened
            }
            ')' | ']' => {
                self.bracket = None;
                Turn::Nothing
            }
            '「' | '『' | '《' | '【' | '（' | '〈' => {
                if self.corner == 0 {
                    self.corner_from = at;
                }
                self.corner = self.corner.saturating_add(1);
                Turn::Opened
            }
            '」' | '』' | '》' | '】' | '）' | '〉' => {
                self.corner = self.corner.saturating_sub(1);
                Turn::Nothing
            }
            _ => Turn::Nothing,
        }
    }

    fn open_double(&mut self, at: usize) -> Turn {
        self.double = Some(at);
        Turn::Opened
    }

    fn open_turned(&mut self, at: usize, closing: char) -> Turn {
        self.turned = Some(closing);
        self.open_double(at)
    }

    fn close_double(&mut self, at: usize) -> Turn {
        self.turned = None;
        close(&mut self.double, at)
    }

    /// Whether `c` closes here, though it opens elsewhere.
    pub fn closes_turned(&self, c: char) -> bool {
        self.turned == Some(c)
    }

    fn open_single(&mut self, at: usize) -> Turn {
        self.single = Some(at);
        Turn::Opened
    }

    /// Whether the place `at` lies in a quotation.
    pub fn quoted(&self, at: usize) -> bool {
        [self.double, self.single].iter().flatten().any(|from| at.saturating_sub(*from) <= LONGEST_QUOTATION)
    }

    /// Whether the place `at` lies in brackets of East Asian text.
    pub fn cornered(&self, at: usize) -> bool {
        self.corner > 0 && at.saturating_sub(self.corner_from) <= LONGEST_QUOTATION
    }

    /// Whether the place `at` lies in brackets.
    pub fn bracketed(&self, at: usize) -> bool {
        self.bracket.is_some_and(|from| at.saturating_sub(from) <= LONGEST_QUOTATION)
    }
}

fn close(slot: &mut Option<usize>, at: usize) -> Turn {
    match slot.take() {
        Some(from) if at.saturating_sub(from) <= LONGEST_QUOTATION => Turn::Closed(from),
        _ => Turn::Nothing,
    }
}

/// Opening brackets and quotation marks.
pub fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '“'
            | '‘'
            | '«'
            | '„'
            | '‚'
            | '`'
            | '「'
            | '『'
            | '（'
            | '《'
            | '¿'
            | '¡'
            | '—'
            | '–'
            | '-'
            | '/'
    )
}

/// Closing brackets and quotation marks, straight ones too.
pub fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '”' | '’' | '»' | '"' | '\'' | '」' | '』' | '）' | '》' | '】' | '〉' | '›')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether anything is still quoted at the end of `text`.
    fn ends_quoted(text: &str) -> bool {
        let mut open = Open::default();
        let mut before = None;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            open.turn(c, at, before, chars.peek().map(|(_, c)| *c));
            before = Some(c);
        }
        open.quoted(text.len())
    }

    #[test]
    fn apostrophes_open_nothing() {
        for text in ["it's Kennedy’s words", "the citizens’ vote", "the boys' club", "\"so\" he said", "‘no’ he said"]
        {
            assert!(!ends_quoted(text), "{text}");
        }
    }

    #[test]
    fn unclosed_quotations_are_open() {
        assert!(!ends_quoted("„Gut“, sagte er. »Ja« auch.") && ends_quoted("„Gut, sagte er"));
        for text in ["he said \"it is", "he said ‘it is", "“it", "dubbed ' it is"] {
            assert!(ends_quoted(text), "{text}");
        }
    }
}
