//! Helpers about words that several stages share: tokens, stems, closed word classes, what a whole document is like.

pub mod abbreviations;
mod counts;
pub mod dates;
mod detect;
mod facts;
pub mod hash;
pub mod language;
pub mod lexicon;
pub mod numbers;
pub mod profile;
pub mod sentence;
pub mod stem;
pub mod token;
pub mod verbs;
pub mod view;
pub mod word_class;
pub mod word_list;
pub mod word_weight;

pub use facts::Facts;
pub use sentence::{Finite, Sentence};
pub use token::{Token, TokenKind};
pub use view::DocumentView;
pub use word_list::one_of;

/// Whether a character beyond ASCII is a letter of ASCII where case does not count: the long s and the Kelvin sign.
pub fn folds_to_ascii(c: char) -> bool {
    matches!(c, 'ſ' | '\u{212a}')
}

/// The greatest character boundary of `text` at or below `at`.
pub fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
