//! Lines of a text, and whether their ends mean anything.
//!
//! Text -> [`Line`]s (trimmed spans, numbered), and for two neighbouring lines whether they are one paragraph that was
//! wrapped to a width. What a single line *is* (list item, table row, heading) is left to [`super::blocks`].

use crate::config::LineMode;
use crate::model::{Casing, Profile, Spacing};
use memchr::memchr2;

/// One line without the white space around it; `start == end` where it is blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// First byte that is not white space.
    pub start: usize,
    /// The byte after the last one that is not white space.
    pub end: usize,
    /// Bytes of white space before `start`, on this line.
    pub indent: usize,
    /// 1-based number.
    pub number: u32,
}

impl Line {
    /// Whether there is nothing but white space.
    pub fn is_blank(self) -> bool {
        self.start >= self.end
    }

    /// The line's text.
    pub fn text(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Walks over the lines of a text. Lines end at LF, CR LF, CR, NEL, U+2028 and U+2029.
pub struct Lines<'a> {
    text: &'a str,
    at: usize,
    number: u32,
    /// Whether any line end outside ASCII occurs; nearly never, and looking for them costs.
    exotic: bool,
}

impl<'a> Lines<'a> {
    /// The lines of `text`.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let holds = |needle: &str| memchr::memmem::find(bytes, needle.as_bytes()).is_some();
        let exotic = !text.is_ascii() && (holds("\u{85}") || holds("\u{2028}") || holds("\u{2029}"));
        Lines { text, at: 0, number: 0, exotic }
    }

    /// Offset and length of the next line end at or after `from`.
    fn line_end(&self, from: usize) -> Option<(usize, usize)> {
        let rest = self.text.get(from..)?;
        let found = if self.exotic {
            rest.find(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])?
        } else {
            memchr2(b'\n', b'\r', rest.as_bytes())?
        };
        let tail = rest.get(found..)?;
        let length = if tail.starts_with("\r\n") { 2 } else { tail.chars().next().map_or(1, char::len_utf8) };
        Some((from + found, length))
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        if self.at >= self.text.len() {
            return None;
        }
        let (end, length) = self.line_end(self.at).unwrap_or((self.text.len(), 0));
        let raw = self.text.get(self.at..end).unwrap_or_default();
        let left = raw.trim_start();
        let indent = raw.len() - left.len();
        let start = self.at + indent;
        self.number = self.number.saturating_add(1);
        self.at = end + length;
        Some(Line { start, end: start + left.trim_end().len(), indent, number: self.number })
    }
}

/// How line ends inside paragraphs are read in one document.
#[derive(Clone, Copy, Debug)]
pub struct Wrapping {
    mode: LineMode,
    /// Whether the document as a whole is wrapped to a width.
    wrapped: bool,
    /// Longest line that another one follows in its paragraph, in bytes.
    width: usize,
    /// Whether a lower-case start says that the line goes on.
    lower_continues: bool,
}

/// Lines longer than this were not wrapped by a person, a mail program or a typesetter; 160 is two terminal lines.
const WIDEST: usize = 160;
/// A wrapped line is filled to at least this share of the width before the next word no longer fits.
const FILLED: f32 = 0.7;

/// What is counted over the pairs of neighbouring lines inside paragraphs.
#[derive(Default)]
struct Pairs {
    count: usize,
    lower_start: usize,
    open_end: usize,
    width: usize,
    length: usize,
    too_wide: usize,
}

impl Wrapping {
    /// Looks at all line pairs of the document once. A wrapped document is one whose lines mostly end in the middle of
    /// a sentence, go on in lower case, and are near one width; tokenised text and chunk-a-line text never is.
    pub fn detect(text: &str, profile: &Profile, mode: LineMode) -> Self {
        let lower_continues = profile.spacing == Spacing::Plain && profile.casing == Casing::Normal;
        let mut wrapping = Wrapping { mode, wrapped: false, width: 0, lower_continues };
        if mode != LineMode::Auto || !lower_continues {
            return wrapping;
        }
        let mut pairs = Pairs::default();
        let mut before: Option<Line> = None;
        for line in Lines::new(text) {
            if let Some(last) = before.filter(|l| !l.is_blank() && !line.is_blank()) {
                pairs.add(last, line, text);
            }
            before = Some(line);
        }
        wrapping.width = pairs.width;
        wrapping.wrapped = pairs.is_wrapped();
        wrapping
    }

    /// Whether `next` goes on where `line` stopped, in a block that `first` begins. Prose, neighbours, not blank.
    pub fn joins(&self, first: Line, line: Line, next: Line, text: &str) -> bool {
        match self.mode {
            LineMode::Break => false,
            LineMode::Wrap => true,
            LineMode::Auto => {
                let open = ends_open(line.text(text));
                let lower = starts_lower(next.text(text));
                let length = line.end - line.start;
                if self.wrapped && length <= WIDEST {
                    let room = self.width.saturating_sub(line.indent + length + 1);
                    return (open && lower) || first_word(next.text(text)) + SLACK > room;
                }
                // Lines of lower-case words one below the other are a list.
                self.lower_continues && open && lower && length <= WIDEST && !starts_lower(first.text(text))
            }
        }
    }
}

/// Bytes a line may stay short of the width beyond the next word: hyphenation, optical margins, non-ASCII letters.
const SLACK: usize = 8;

impl Pairs {
    fn add(&mut self, line: Line, next: Line, text: &str) {
        let length = line.indent + line.end - line.start;
        self.count += 1;
        if length > WIDEST {
            self.too_wide += 1;
            return;
        }
        self.length += length;
        self.width = self.width.max(length);
        self.lower_start += usize::from(starts_lower(next.text(text)));
        self.open_end += usize::from(ends_open(line.text(text)));
    }

    /// Shares from hard-wrapped mail in the public domain and from German text, where nouns are capitalised.
    fn is_wrapped(&self) -> bool {
        let share = |n: usize| n as f32 / self.count.max(1) as f32;
        let mean = self.length as f32 / (self.count - self.too_wide).max(1) as f32;
        self.count >= 2
            && share(self.too_wide) < 0.1
            && share(self.lower_start) >= 0.4
            && share(self.open_end) >= 0.6
            && mean >= FILLED * self.width as f32
    }
}

/// Length of the first word.
fn first_word(line: &str) -> usize {
    line.find(char::is_whitespace).unwrap_or(line.len()).min(WIDEST)
}

/// Whether a line begins with a lower-case letter.
fn starts_lower(line: &str) -> bool {
    line.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a line ends in the middle of something: in a letter, digit, comma, hyphen or opening mark.
fn ends_open(line: &str) -> bool {
    line.chars().next_back().is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, ',' | '-' | '–' | '—' | '(' | '/' | '&' | '’' | '\'' | ';' | '”' | '"' | ')')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(text: &str) -> Vec<(&str, u32)> {
        Lines::new(text).map(|l| (l.text(text), l.number)).collect()
    }

    #[test]
    fn every_line_end_counts_once() {
        assert_eq!(
            spans("a\nb\r\nc\rd\u{85}e\u{2028}f\u{2029}g"),
            [("a", 1), ("b", 2), ("c", 3), ("d", 4), ("e", 5), ("f", 6), ("g", 7)]
        );
    }

    #[test]
    fn lines_are_trimmed_and_blank_ones_stay() {
        assert_eq!(spans("  a \n \u{3000}\n\tb"), [("a", 1), ("", 2), ("b", 3)]);
    }
}
