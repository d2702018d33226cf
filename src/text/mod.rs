//! Helpers about words that several stages share: tokens, stems, closed word classes, what a whole document is like.

pub mod hash;
pub mod profile;
pub mod sentence;
pub mod stem;
pub mod token;
pub mod verbs;
pub mod view;
pub mod word_class;

pub use sentence::{Finite, Sentence};
pub use token::{Token, TokenKind};
pub use view::DocumentView;
