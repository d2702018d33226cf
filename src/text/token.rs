//! Words, numbers and marks of a text, with their places.
//!
//! ASCII runs take a byte loop; anything else is cut by the word bounds of UAX #29 (unicode-segmentation), so that
//! scripts without spaces get words too. Clitics are split off as treebanks do ("it's" = "it" + "'s", "don't" = "do" +
//! "n't"), so that tokenised and plain text give the same tokens.

use crate::model::Span;
use unicode_segmentation::UnicodeSegmentation;

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text that was tokenised.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, maybe with digits, inner apostrophes, or the dots of "U.S.".
    Word,
    /// Begins with a digit: "1962", "1,000.5", "20th", "7pm".
    Number,
    /// "'s", "'re", "n't" and the like.
    Clitic,
    /// An address: "https://...", "www...", "name@host".
    Url,
    /// One punctuation mark or symbol (a grapheme cluster). Runs of dots ("...") are one.
    Mark,
}

impl TokenKind {
    /// Whether the token carries text rather than punctuation.
    pub fn is_wordlike(self) -> bool {
        !matches!(self, TokenKind::Mark)
    }
}

/// Cuts `text` into tokens; spans are shifted by `offset`. White space and control characters are left out. Linear in
/// the length of the text.
///
/// ```
/// use sumsift::text::token::tokenize;
/// let text = "The U.S. didn't pay $1,000.50 .";
/// let mut tokens = Vec::new();
/// tokenize(text, 0, &mut tokens);
/// let words: Vec<&str> = tokens.iter().map(|t| &text[t.span.range()]).collect();
/// assert_eq!(words, ["The", "U.S.", "did", "n't", "pay", "$", "1,000.50", "."]);
/// ```
pub fn tokenize(text: &str, offset: usize, out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        if byte.is_ascii_alphanumeric() || !byte.is_ascii() {
            if let Some(end) = url_end(text, at) {
                out.push(token(start + offset, end + offset, TokenKind::Url));
                at = end;
                continue;
            }
            at = run_end(text, at);
            if at == start {
                // A character that is neither letter, digit nor ASCII: a mark, a space, or something odd.
                at = mark(text, start, offset, out);
            } else {
                split_run(text, start, at, offset, out);
            }
        } else if byte.is_ascii_whitespace() || byte.is_ascii_control() {
            at += 1;
        } else if let Some(end) = clitic_end(bytes, at) {
            out.push(token(start + offset, end + offset, TokenKind::Clitic));
            at = end;
        } else if byte == b'.' && !decimal_point(bytes, at) {
            at += bytes.get(at..).unwrap_or_default().iter().take_while(|&&b| b == b'.').count();
            out.push(token(start + offset, at + offset, TokenKind::Mark));
        } else if byte == b'.' {
            at = run_end(text, at + 1);
            out.push(token(start + offset, at + offset, TokenKind::Number));
        } else {
            at += 1;
            out.push(token(start + offset, at + offset, TokenKind::Mark));
        }
    }
}

/// Whether the dot at `at` begins a number such as ".5": a digit after it, and no letter, digit or dot before.
fn decimal_point(bytes: &[u8], at: usize) -> bool {
    let glued = at > 0 && bytes.get(at - 1).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'.');
    !glued && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

fn token(start: usize, end: usize, kind: TokenKind) -> Token {
    Token { span: Span::new(start, end), kind }
}

/// The end of the run of letters and digits at `at`, with inner apostrophes, inner dots of abbreviations and inner
/// separators of numbers.
fn run_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    loop {
        match bytes.get(end) {
            Some(b) if b.is_ascii_alphanumeric() => end += 1,
            Some(b) if !b.is_ascii() => {
                let Some(c) = text.get(end..).and_then(|t| t.chars().next()) else { return end };
                let joins = c == '’' && end > at && next_is_letter(text, end + c.len_utf8());
                if c.is_alphanumeric() || joins || (end > at && is_combining(c)) {
                    end += c.len_utf8();
                } else {
                    return end;
                }
            }
            Some(b'\'') if end > at && next_is_letter(text, end + 1) => end += 1,
            Some(b'_') if end > at && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric) => end += 1,
            Some(b'.' | b',' | b':') if end > at && joins_digits(bytes, end) => end += 1,
            Some(b'.') if end > at && joins_initials(bytes, at, end) => end += 1,
            _ => return end,
        }
    }
}

fn next_is_letter(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|t| t.chars().next()).is_some_and(char::is_alphabetic)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{200c}' | '\u{200d}' | '\u{ad}')
}

fn joins_digits(bytes: &[u8], dot: usize) -> bool {
    dot > 0 && bytes.get(dot - 1).is_some_and(u8::is_ascii_digit) && bytes.get(dot + 1).is_some_and(u8::is_ascii_digit)
}

/// Whether the dot at `dot` belongs to letters with dots that began at `start`: "U.S.", "a.m.", "J.F.K.".
fn joins_initials(bytes: &[u8], start: usize, dot: usize) -> bool {
    let letter = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphabetic);
    let single = |i: usize| letter(i) && !bytes.get(i + 1).is_some_and(|b| b.is_ascii_alphanumeric() || !b.is_ascii());
    let before = dot == start + 1 || (dot >= start + 2 && bytes.get(dot - 2) == Some(&b'.'));
    if !before || !letter(dot - 1) {
        return false;
    }
    // An inner dot is followed by one more single letter; the last dot closes a run that has an inner one.
    single(dot + 1) || (dot >= start + 3 && bytes.get(start + 1) == Some(&b'.'))
}

/// The end of an address that begins at `at`, without closing punctuation.
fn url_end(text: &str, at: usize) -> Option<usize> {
    if !matches!(text.as_bytes().get(at), Some(b'h' | b'w')) {
        return None;
    }
    let rest = text.get(at..)?;
    let is_url = rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
    if !is_url {
        return None;
    }
    let long = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”')).unwrap_or(rest.len());
    let trimmed = rest.get(..long)?.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '’', ']']);
    Some(at + trimmed.len())
}

/// The end of a free-standing clitic ("'s", "n't" is found as a word) that begins with an apostrophe at `at`.
fn clitic_end(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes.get(at) != Some(&b'\'') {
        return None;
    }
    let tail = bytes.get(at + 1..)?;
    let len = tail.iter().take(3).take_while(|b| b.is_ascii_alphabetic()).count();
    let word = tail.get(..len)?.to_ascii_lowercase();
    let known = matches!(word.as_slice(), b"s" | b"re" | b"ve" | b"ll" | b"d" | b"m");
    // "'s" must end there: "'sometimes" opens a quotation.
    let ends = !tail.get(len).is_some_and(|b| b.is_ascii_alphanumeric() || !b.is_ascii());
    (known && ends).then_some(at + 1 + len)
}

/// One mark at `start` (a grapheme cluster, so that emoji stay whole); returns where it ends.
fn mark(text: &str, start: usize, offset: usize, out: &mut Vec<Token>) -> usize {
    let Some(cluster) = text.get(start..).and_then(|t| t.graphemes(true).next()) else { return text.len() };
    let end = start + cluster.len();
    if !cluster.chars().all(|c| c.is_whitespace() || c.is_control()) {
        out.push(token(start + offset, end + offset, TokenKind::Mark));
    }
    end
}

/// Cuts a run of letters and digits into word and clitic, or into the words of a script without spaces.
fn split_run(text: &str, start: usize, end: usize, offset: usize, out: &mut Vec<Token>) {
    let Some(run) = text.get(start..end) else { return };
    if run.chars().any(is_unspaced) {
        for (at, word) in run.unicode_word_indices() {
            out.push(token(start + at + offset, start + at + word.len() + offset, TokenKind::Word));
        }
        return;
    }
    let kind = if run.as_bytes().first().is_some_and(u8::is_ascii_digit) { TokenKind::Number } else { TokenKind::Word };
    let cut = start + clitic_start(run);
    if cut > start {
        out.push(token(start + offset, cut + offset, kind));
    }
    if cut < end {
        out.push(token(cut + offset, end + offset, TokenKind::Clitic));
    }
}

/// Where the clitic of a word begins; its length where there is none.
fn clitic_start(run: &str) -> usize {
    let lower_ends = |tail: &str| {
        run.len() >= tail.len() && run.is_char_boundary(run.len() - tail.len()) && {
            run.get(run.len() - tail.len()..).is_some_and(|t| t.eq_ignore_ascii_case(tail))
        }
    };
    if !run.contains(['\'', '’']) {
        // A free-standing "n't" of tokenised text comes as a run of its own and holds an apostrophe.
        return run.len();
    }
    for tail in ["n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m"]
    {
        if lower_ends(tail) {
            return run.len() - tail.len();
        }
    }
    run.len()
}

/// Whether a character belongs to a script that is written without spaces.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, 0, &mut tokens);
        tokens.iter().map(|t| &text[t.span.range()]).collect()
    }

    #[test]
    fn clitics_are_split_as_tokenised_text_has_them() {
        assert_eq!(words("it's we’ll don't"), ["it", "'s", "we", "’ll", "do", "n't"]);
        assert_eq!(words("it 's do n't"), ["it", "'s", "do", "n't"]);
        assert_eq!(words("O'Brien's"), ["O'Brien", "'s"]);
    }

    #[test]
    fn numbers_keep_their_separators_and_marks_stand_alone() {
        assert_eq!(words("6-3, 1.5% at 7:30pm."), ["6", "-", "3", ",", "1.5", "%", "at", "7:30pm", "."]);
        assert_eq!(words("wait... what"), ["wait", "...", "what"]);
    }

    #[test]
    fn abbreviations_with_dots_are_one_word() {
        assert_eq!(words("the U.S. and U.N"), ["the", "U.S.", "and", "U.N"]);
        assert_eq!(words("at 5 p.m. he"), ["at", "5", "p.m.", "he"]);
        assert_eq!(words("you and I. He"), ["you", "and", "I", ".", "He"]);
    }

    #[test]
    fn scripts_without_spaces_have_words() {
        assert_eq!(words("東京 café"), ["東", "京", "café"]);
    }

    #[test]
    fn addresses_are_one_token() {
        assert_eq!(words("see https://a.b/c?d=1."), ["see", "https://a.b/c?d=1", "."]);
    }
}
