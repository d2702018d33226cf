//! Reads what stands to either side of a place where a sentence may end.
//!
//! Each look is bounded to [`WINDOW`] bytes, so that the cost of a place does not grow with the text.

use super::features::{Left, Right};
use super::quotes::{is_closing, is_opening};
use super::words;
use crate::model::Language;
pub use crate::text::floor_boundary as floor;

/// How far to look to either side for words, in bytes.
pub const WINDOW: usize = 80;

/// The word that ends at `end` (exclusive): up to white space or an opening mark, at most [`WINDOW`] bytes.
pub fn word_before(text: &str, from: usize, end: usize) -> &str {
    let low = floor(text, end.saturating_sub(WINDOW).max(from));
    let window = text.get(low..end).unwrap_or_default();
    let start = window
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"' | '«' | '‘' | '/' | '—' | '–' | ','))
        .map_or(0, |(i, c)| i + c.len_utf8());
    let word = window.get(start..).unwrap_or_default();
    word.trim_start_matches(['\'', '’', '`', '-', '*', '_'])
}

/// The word that begins at `start`: letters, digits, inner apostrophes and hyphens.
pub fn word_after(text: &str, start: usize, end: usize) -> &str {
    let high = floor(text, end.min(start + WINDOW));
    let window = text.get(start..high).unwrap_or_default();
    let length = window
        .char_indices()
        .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '_')))
        .map_or(window.len(), |(i, _)| i);
    window.get(..length).unwrap_or_default().trim_end_matches(['\'', '’', '-'])
}

/// The shape of the word before the mark.
pub fn left_shape(word: &str) -> Left {
    let mut chars = word.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return Left::Other };
    let Some(last) = word.chars().next_back() else { return Left::Other };
    if last.is_numeric() {
        return Left::Number;
    }
    if !last.is_alphabetic() {
        return Left::Other;
    }
    if second.is_none() && first.is_uppercase() {
        return Left::Initial;
    }
    if is_dotted(word) {
        return Left::Dotted;
    }
    match word.chars().find(|c| c.is_alphabetic()) {
        Some(c) if c.is_uppercase() => Left::Capitalised,
        Some(_) => Left::Lower,
        None => Left::Other,
    }
}

/// Letters with periods between them, at most three letters a part: "U.S", "p.m", "Ph.D", "EE.UU".
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.len() <= 16
        && word.split('.').all(|part| {
            let letters = part.chars().count();
            (1..=3).contains(&letters) && part.chars().all(|c| c.is_alphabetic() || c == '-')
        })
}

/// What stands at `next`; opening marks are looked through.
pub fn right_shape(text: &str, next: usize, end: usize) -> (Right, usize) {
    let rest = text.get(next..end).unwrap_or_default();
    if is_address_start(rest) {
        return (Right::Address, next);
    }
    if let Some(dots) = ellipsis_length(rest) {
        let more = rest.get(dots..).is_some_and(|r| r.chars().take(WINDOW).any(char::is_alphanumeric));
        return (if more { Right::Ellipsis } else { Right::Continues }, next);
    }
    let mut opened = false;
    for (at, c) in rest.char_indices().take(6) {
        let shape = if c.is_lowercase() {
            Right::Lower
        } else if c.is_uppercase() {
            Right::Upper
        } else if c.is_ascii_digit() || c.is_numeric() {
            Right::Digit
        } else if c.is_alphabetic() {
            Right::Uncased
        } else if matches!(c, '-' | '–' | '—' | '•' | '*' | '·') && !opened {
            Right::Dash
        } else if is_opening(c) || matches!(c, '"' | '\'' | '’' | '#' | '@') || (opened && c.is_whitespace()) {
            opened = true;
            continue;
        } else if matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '%' | '…') {
            Right::Continues
        } else {
            Right::Other
        };
        let shape = match shape {
            Right::Lower | Right::Digit if opened => Right::Opening,
            other => other,
        };
        return (shape, next + at);
    }
    (if rest.is_empty() { Right::End } else { Right::Other }, next)
}

/// Whether an address begins here.
pub fn is_address_start(text: &str) -> bool {
    ["http://", "https://", "www.", "<http"].iter().any(|p| text.starts_with(p))
}

/// Length of an ellipsis of at least three dots, maybe with spaces between, at the start of `text`.
fn ellipsis_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.first() != Some(&b'.') {
        return None;
    }
    let window = bytes.get(..bytes.len().min(WINDOW))?;
    let length = window.iter().take_while(|b| matches!(b, b'.' | b' ')).count();
    let dots = window.iter().take(length).filter(|b| **b == b'.').count();
    (dots >= 3).then_some(length)
}

/// Whether the word around `at` is an address: "http://a.Com", "name@host.Com".
pub fn in_address(text: &str, at: usize) -> bool {
    let low = floor(text, at.saturating_sub(WINDOW));
    let before = text.get(low..at).unwrap_or_default();
    let start = before.rfind(char::is_whitespace).map_or(0, |n| n + 1);
    let token = before.get(start..).unwrap_or_default();
    let after = text.get(at..floor(text, at + WINDOW)).unwrap_or_default();
    let tail = after.split(char::is_whitespace).next().unwrap_or_default();
    // "mail.Example.org": a period before a lower-case letter further on.
    let host =
        tail.bytes().zip(tail.bytes().skip(1)).skip(1).any(|(dot, next)| dot == b'.' && next.is_ascii_lowercase());
    let name = tail.trim_start_matches('.').split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let ending = matches!(
        name.to_ascii_lowercase().as_str(),
        "com" | "org" | "net" | "edu" | "gov" | "html" | "htm" | "pdf" | "doc" | "xls" | "exe" | "jpg" | "js" | "io"
    );
    host || ending
        || [token, tail].iter().any(|t| t.contains("://") || t.contains('@'))
        || token.contains("www")
        || token.contains('/')
}

/// Verbs that report speech, in the forms that stand beside a quotation. With `whole`, the verb must end its sentence
/// ("Smith asked."): more after it is a sentence of its own.
pub fn reports_speech(text: &str, from: usize, end: usize, whole: bool) -> bool {
    let high = floor(text, end.min(from + WINDOW));
    let window = text.get(from..high).unwrap_or_default();
    if window.starts_with(|c: char| is_opening(c) || matches!(c, '"' | '\'')) {
        // Another quotation begins; what is said of it does not count here.
        return false;
    }
    let words = window.split([' ', '\n']).filter(|w| !w.is_empty()).take(4);
    for word in words {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if words::is_report(bare) {
            return !whole || word.ends_with(['.', '!', '?']);
        }
        if word.ends_with(['.', '!', '?', ';', ':']) && !matches!(bare, "Mr" | "Mrs" | "Ms" | "Dr") {
            return false;
        }
    }
    false
}

/// Whether a list marker and a capital stand at `next`: "2. Then", "b) Go".
pub fn marker_at(text: &str, next: usize, end: usize) -> bool {
    let high = floor(text, end.min(next + 12));
    let Some(window) = text.get(next..high) else { return false };
    super::lists::marker(window).is_some_and(|m| {
        !matches!(m.style, super::lists::Style::Bullet(_))
            && window.get(m.length..).is_some_and(|t| t.starts_with(|c: char| c.is_uppercase()))
    })
}

/// Whether the sentence so far is nothing but a list marker: "1", "2.)", "b", "• 9", "(3".
pub fn only_marker(sentence: &str) -> bool {
    if sentence.len() > 12 {
        return false;
    }
    let bare = sentence.trim_start_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() {
        return false;
    }
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let roman = bare.len() <= 4 && bare.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'I' | b'V' | b'X'));
    let outline = bare.bytes().all(|b| b.is_ascii_digit() || b == b'.') && bare.len() <= 8;
    (digits == bare.len() && digits <= 3) || outline && bare.contains('.') || bare.len() == 1 || roman && bare != "I"
}

/// Whether the sentence so far is a short adverbial that needs a clause after it: "At 5 a.m", "On Jan".
pub fn only_adverbial(sentence: &str, language: Language) -> bool {
    if sentence.len() > 30 {
        return false;
    }
    let mut words = sentence.split_whitespace();
    let first = words.next().unwrap_or_default();
    let prepositions = ["At", "On", "In", "By", "Since", "From", "Until", "After", "Before", "Around", "About", "For"];
    matches!(language, Language::En | Language::Other) && prepositions.contains(&first) && words.count() <= 3
}

/// Whether a quotation mark is among the closing marks of `closers`.
pub fn has_quote(closers: &str) -> bool {
    closers.chars().any(|c| is_closing(c) && !matches!(c, ')' | ']' | '}'))
}
