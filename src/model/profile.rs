//! [`Profile`]: what a whole document is like, so that its own manner is never called noise.

use serde::{Deserialize, Serialize};

/// What a document's text is like as a whole. Found once, before segmentation; rules and stages read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Summary or article: decides how line ends are read and whether repeats may be merged.
    pub style: Style,
    /// How marks are spaced.
    pub spacing: Spacing,
    /// Whether sentences begin with capitals.
    pub casing: Casing,
    /// The language most of the text is in.
    pub language: Language,
    /// Number of words (runs between white space).
    pub words: u32,
}

/// What kind of text a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Style {
    /// A machine-written summary: short, or detached periods, or lines that restate each other. Repeats are merged.
    Summary,
    /// Running human text: repeats are reported, never merged.
    Article,
}

/// How punctuation is spaced throughout a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    /// As people type.
    Plain,
    /// Sentences end in " ." but commas sit tight: the mark of BART summaries. Repaired silently.
    Detached,
    /// Everything is spaced ("it 's", "( CNN )", " ,"): a tokeniser's output, and the document's own style.
    Tokenised,
}

/// How letters are cased throughout a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    /// Sentences begin with capitals.
    Normal,
    /// (Nearly) everything is lower case; so a lower-case start says nothing.
    Lower,
    /// Some lines are lower-cased, some not: joined outputs of several systems.
    Mixed,
}

/// A language the rules know something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    En,
    /// Spanish.
    Es,
    /// Portuguese.
    Pt,
    /// French.
    Fr,
    /// German.
    De,
    /// Any other language or script, or too little text to say.
    Other,
}
