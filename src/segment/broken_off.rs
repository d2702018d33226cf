//! Places inside a line where a sentence breaks off and the next one begins, with no mark between: "access to tools
//! like The company said".
//!
//! Machine summaries are cut at a number of tokens and joined. A word that needs another after it, in lower case, and
//! then a capitalised pronoun or determiner before a lower-case word: that is no title ("in The Guardian") and no name.

use super::words::first_word;
use crate::text::word_class::{WordClass, word_class};

/// Words on either side, at least: fewer are no sentence.
const WORDS: usize = 3;

/// Words that need another word after them.
const NEEDS_MORE: WordClass = WordClass::DETERMINER
    .or(WordClass::PREPOSITION)
    .or(WordClass::POSSESSIVE)
    .or(WordClass::COORDINATOR)
    .or(WordClass::AUXILIARY)
    .or(WordClass::MODAL);

/// Words that, with a capital, open a sentence.
const OPENS: WordClass = WordClass::DETERMINER.or(WordClass::SUBJECT_PRONOUN).or(WordClass::POSSESSIVE);

/// The places in `sentence` where a new one begins after one that was broken off, as byte offsets. English in normal
/// case only. Linear.
///
/// "She gave us access to tools like The company said it would pay ." breaks before "The".
pub fn breaks(sentence: &str) -> Vec<usize> {
    let bytes = sentence.as_bytes();
    let mut found = Vec::new();
    let mut from = 0;
    for at in memchr::memchr_iter(b' ', bytes) {
        let next = at + 1;
        if !bytes.get(next).is_some_and(u8::is_ascii_uppercase)
            || !bytes.get(at.wrapping_sub(1)).is_some_and(u8::is_ascii_lowercase)
        {
            continue;
        }
        let (left, right) = (sentence.get(from..at).unwrap_or_default(), sentence.get(next..).unwrap_or_default());
        if needs_more(left) && opens(right) && has_words(left) && has_words(right) {
            found.push(next);
            from = next;
        }
    }
    found
}

/// Whether the text ends in a lower-case word that needs another. "That" and "this" also end sentences; "her" and the
/// like are objects as well.
fn needs_more(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or_default();
    let ends_sentences = matches!(
        word,
        "that"
            | "this"
            | "these"
            | "those"
            | "her"
            | "all"
            | "both"
            | "each"
            | "some"
            | "any"
            | "one"
            | "no"
            | "more"
            | "what"
            | "which"
            | "such"
            | "another"
            | "either"
            | "neither"
            | "half"
            | "off"
            | "out"
            | "up"
            | "down"
            | "over"
            | "in"
            | "on"
            | "before"
            | "since"
            | "inside"
            | "outside"
            | "around"
            | "past"
            | "does"
            | "did"
            | "do"
            | "can"
            | "will"
            | "must"
            | "yet"
            | "besides"
            | "including"
            | "following"
            | "concerning"
            | "regarding"
            | "along"
            | "across"
            | "near"
            | "below"
            | "above"
            | "behind"
            | "beyond"
            | "within"
            | "though"
    );
    word.bytes().all(|b| b.is_ascii_lowercase()) && word_class(word).is(NEEDS_MORE) && !ends_sentences
}

/// Whether the text opens like a sentence: a capitalised pronoun or determiner, then a lower-case word.
fn opens(text: &str) -> bool {
    let word = first_word(text);
    let after = text.get(word.len()..).unwrap_or_default().strip_prefix(' ').unwrap_or_default();
    // "A" and "I" are also letters, and "I" is written so anywhere.
    word.len() > 1
        && word_class(&word.to_ascii_lowercase()).is(OPENS)
        && word.bytes().skip(1).all(|b| b.is_ascii_lowercase())
        && after.starts_with(|c: char| c.is_ascii_lowercase())
}

fn has_words(text: &str) -> bool {
    text.split(' ').filter(|word| word.starts_with(char::is_alphanumeric)).nth(WORDS - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        let mut from = 0;
        let mut parts: Vec<&str> = Vec::new();
        for at in breaks(text) {
            parts.push(text[from..at].trim_end());
            from = at;
        }
        parts.push(&text[from..]);
        parts
    }

    #[test]
    fn a_word_that_needs_another_before_a_new_sentence() {
        assert_eq!(
            parts("The platform gives small firms access to tools like The museum opened in May ."),
            ["The platform gives small firms access to tools like", "The museum opened in May ."]
        );
        assert_eq!(
            parts("Voters were asked to choose between the They rejected both plans ."),
            ["Voters were asked to choose between the", "They rejected both plans ."]
        );
    }

    #[test]
    fn titles_names_and_letters_are_no_sentences() {
        for text in [
            "She wrote for The Guardian and later for The Times of London .",
            "They sang with The Beatles and at The old club .",
            "He read the letter and I agreed with him at once .",
            "Grade was raised from B to A level students in May .",
            "It is played by The Who fans of today .",
            "We stayed at The Grand hotel in May .",
        ] {
            let cut = breaks(text);
            let expected = if text.contains("The old") { 1 } else { 0 };
            assert!(cut.len() <= expected, "{text}: {cut:?}");
        }
    }

    #[test]
    fn what_may_end_a_sentence_is_left_to_others() {
        assert_eq!(parts("The lights were turned off The crowd went home .").len(), 1);
        assert_eq!(parts("Nobody had thought of that The plan was dropped .").len(), 1);
    }
}
