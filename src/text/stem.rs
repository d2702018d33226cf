//! Stems of words in a document's language (Snowball, by rust-stemmers).

use crate::model::Language;
use rust_stemmers::Algorithm;
use std::borrow::Cow;

/// Stems lower-case words of one language; words of languages without a stemmer stay as they are.
pub struct Stemmer {
    language: Language,
    inner: Option<rust_stemmers::Stemmer>,
}

impl Stemmer {
    /// The stemmer of `language`.
    ///
    /// ```
    /// use sumsift::{model::Language, text::stem::Stemmer};
    /// assert_eq!(Stemmer::new(Language::En).stem("organisations"), Stemmer::new(Language::En).stem("organisation"));
    /// ```
    pub fn new(language: Language) -> Self {
        let algorithm = match language {
            Language::En => Some(Algorithm::English),
            Language::Es => Some(Algorithm::Spanish),
            Language::Pt => Some(Algorithm::Portuguese),
            Language::Fr => Some(Algorithm::French),
            Language::De => Some(Algorithm::German),
            Language::Other => None,
        };
        Stemmer { language, inner: algorithm.map(rust_stemmers::Stemmer::create) }
    }

    /// Whose words it stems.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The stem of a word given in lower case.
    pub fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        // The Snowball code walks a word several times; nothing this long is a word.
        const LONGEST_WORD: usize = 64;
        match &self.inner {
            Some(stemmer) if word.len() <= LONGEST_WORD => stemmer.stem(word),
            _ => Cow::Borrowed(word),
        }
    }
}
