//! [`Rendered`]: a document's cleaned text.

use super::Span;

/// The cleaned text, and where each segment stands in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendered {
    /// The cleaned text.
    pub text: String,
    /// For each segment its bytes in the cleaned text; `None` where it is gone.
    pub outputs: Vec<Option<Span>>,
}
