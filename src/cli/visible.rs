//! Makes untrusted text harmless for a terminal: control sequences and direction marks become visible.
//!
//! Only what goes to people is changed; piped data never is.

use std::borrow::Cow;

/// `text` with control characters and bidirectional overrides written as `<U+001B>`. Line ends and tabs stay.
///
/// ```
/// use sumsift::cli::visible;
/// assert_eq!(visible::text("red: \u{1b}[31m"), "red: <U+001B>[31m");
/// assert_eq!(visible::text("plain\r\n\tté"), "plain\r\n\tté");
/// ```
pub fn text(text: &str) -> Cow<'_, str> {
    let harmful = |at: usize, c: char| match c {
        '\n' | '\t' => false,
        // A lone carriage return would let text overwrite what stands before it.
        '\r' => !text.get(at + 1..).is_some_and(|rest| rest.starts_with('\n')),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' => true,
        c => c.is_control(),
    };
    if !text.char_indices().any(|(at, c)| harmful(at, c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        if harmful(at, c) {
            out.push_str(&format!("<U+{:04X}>", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// The same on one line: for names and messages.
pub fn line(name: &str) -> Cow<'_, str> {
    match text(name) {
        shown if shown.contains(['\n', '\r', '\t']) => {
            Cow::Owned(shown.replace('\n', "<U+000A>").replace('\r', "<U+000D>").replace('\t', "<U+0009>"))
        }
        shown => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_moves_the_cursor_or_turns_the_text_is_shown() {
        assert_eq!(text("a\u{9b}31mb"), "a<U+009B>31mb");
        assert_eq!(text("user\u{202e}txt"), "user<U+202E>txt");
        assert_eq!(text("visible\rhidden"), "visible<U+000D>hidden");
        assert_eq!(text("bell\u{7}"), "bell<U+0007>");
    }

    #[test]
    fn ordinary_text_of_any_script_stays() {
        for ordinary in ["naïve — “quoted”", "東京", "مرحبا", "two\nlines\n", "crlf\r\n", "👩‍👩‍👧"]
        {
            assert!(matches!(text(ordinary), Cow::Borrowed(_)), "{ordinary:?} was changed");
        }
    }

    #[test]
    fn names_stay_on_one_line() {
        assert_eq!(line("a\nerror: fake"), "a<U+000A>error: fake");
    }
}
