//! Weighs the features of a place: is it the end of a sentence, and how sure is that?
//!
//! [`Features`] -> [`Decision`]. The sum of the weights is a log-odds; above zero is a boundary, and its logistic is the
//! confidence. Weights were set by hand from counts over the training part of the English Web Treebank (how often does
//! a place with this feature end a sentence?) and from the noise met in machine summaries.

use super::features::{Features, Left, Mark, Right};
use crate::model::{Boundary, BoundaryKind, Language};
use crate::text::abbreviations::Abbreviation;

/// What was decided about a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decision {
    /// Log-odds of a boundary.
    pub score: f32,
}

impl Decision {
    /// Whether a sentence ends here.
    pub fn is_boundary(self) -> bool {
        self.score > 0.0
    }

    /// 0..1, how sure a boundary is.
    pub fn confidence(self) -> f32 {
        1.0 / (1.0 + (-self.score).exp())
    }
}

/// The last boundary of a text.
pub fn at_end() -> Boundary {
    Boundary { kind: BoundaryKind::End, confidence: 1.0 }
}

/// A veto: no other evidence outweighs it.
const NEVER: f32 = -9.0;

/// Weighs one place.
pub fn decide(f: &Features) -> Decision {
    let score = match f.mark {
        Mark::Foreign => foreign(f),
        Mark::Quote => lost(f),
        Mark::Address => match f.right {
            Right::Address => 2.0,
            Right::Upper if f.starter => 1.0,
            _ => NEVER,
        },
        Mark::Smiley => {
            if f.right == Right::Upper && f.gap {
                1.5
            } else {
                NEVER
            }
        }
        _ if f.right == Right::End || f.right == Right::Continues || f.address => NEVER,
        _ if !f.gap => glued(f),
        Mark::Period => period(f),
        Mark::Ellipsis => ellipsis(f),
        Mark::Exclamation | Mark::Question => exclaimed(f),
    };
    let score = if f.bracketed && !f.closed { score - BRACKETED } else { score };
    Decision { score }
}

/// Inside brackets few sentences end.
const BRACKETED: f32 = 2.0;

/// A period with white space after it.
fn period(f: &Features) -> f32 {
    if f.left_is_marker && !f.spaced {
        return NEVER;
    }
    let right = match f.right {
        Right::Upper => 4.0,
        Right::Uncased => 3.0,
        Right::Lower => lower_right(f),
        Right::Digit if f.right_is_marker => 3.0,
        Right::Digit => {
            if f.left == Left::Lower || f.spaced {
                2.5
            } else {
                1.0
            }
        }
        Right::Opening => 2.0,
        Right::Dash => dash(f),
        Right::Address => 3.0,
        Right::Ellipsis => 2.0,
        Right::Other => 0.8,
        Right::End | Right::Continues => NEVER,
    };
    // "(in the U.S.) Embassy": the period is the bracket's.
    let bracket = match (f.inner_bracket, f.abbreviation.is_some() || f.left == Left::Dotted) {
        (true, true) if !f.starter => -5.0,
        (true, true) => -2.5,
        (true, false) => -1.5,
        _ => 0.0,
    };
    bracket + right + left(f) + if f.closed { 1.0 } else { 0.0 } + if f.note { 1.0 } else { 0.0 } + reported(f)
}

/// A dash: one that opens a new statement, unless it carries the sentence on.
fn dash(f: &Features) -> f32 {
    if f.dash_continues { -0.5 } else { 1.5 }
}

/// A lower-case letter after a period: a boundary where sentences begin so; in the web's carelessness too, but only
/// after a plain word (203 of 223 places in the treebank); after a detached period it is a stray one.
fn lower_right(f: &Features) -> f32 {
    if f.lower_starts {
        return 2.5;
    }
    if f.spaced && f.detached_text {
        return if f.right_is_subject && f.left_is_open { 0.8 } else { -5.0 };
    }
    if f.closed {
        return -2.5;
    }
    match f.left {
        // Counted on English; elsewhere a list of abbreviations is never complete.
        _ if f.language != Language::En && f.left_length <= 8 => -1.5,
        Left::Lower if f.left_length >= 3 => 1.5,
        Left::Lower if f.starter && f.left_length >= 2 => 0.8,
        Left::Capitalised if f.starter && f.left_length >= 4 => 0.5,
        _ => -2.0,
    }
}

/// What the word before the period says.
fn left(f: &Features) -> f32 {
    let detached = f.spaced && f.detached_text;
    let mut score = 0.0;
    if detached {
        if f.pair_elsewhere {
            score -= 7.0;
        }
        if f.never_last {
            score -= if f.starter { 3.0 } else { 6.0 };
        } else if f.rarely_last && f.right == Right::Lower && !f.starter && !f.tokenised {
            score -= 3.5;
        } else if f.rarely_last && !f.starter {
            score -= 2.0;
        }
        if f.left_is_marker {
            return -6.0;
        }
    } else if f.spaced {
        // A period apart in a text that does not set them apart: a slip, and still an end but after "the" and its like.
        return match f.right {
            _ if f.left_is_marker => -3.0,
            _ if f.never_last && !f.starter => -6.0,
            Right::Lower if f.rarely_last && !f.starter => -2.0,
            _ => 1.0,
        };
    }
    let goes_on = f.right == Right::Upper && !f.starter;
    score
        + match f.abbreviation {
            Some(Abbreviation::Title) => {
                if f.starter && !f.right_is_initial {
                    -4.5
                } else {
                    -8.0
                }
            }
            Some(Abbreviation::Inner) => {
                if f.starter {
                    -4.5
                } else {
                    -7.0
                }
            }
            Some(Abbreviation::BeforeNumber) => match f.right {
                Right::Digit => NEVER,
                Right::Opening => -4.0,
                Right::Lower if f.left_length == 1 => -5.0,
                Right::Lower => {
                    if f.starter {
                        -1.0
                    } else {
                        -3.0
                    }
                }
                _ if f.right_is_roman => -6.0,
                _ if f.left_length == 1 && goes_on && !f.left_is_all => -4.5,
                _ => 0.0,
            },
            Some(Abbreviation::Either) => either(f, goes_on),
            Some(Abbreviation::Closing) => match f.right {
                Right::Upper | Right::Digit => -1.0,
                _ => -4.0,
            },
            None => match f.left {
                Left::Initial if f.left_is_i => {
                    if goes_on {
                        -4.5
                    } else {
                        -1.0
                    }
                }
                Left::Initial => {
                    if goes_on || f.right_is_initial {
                        -5.0
                    } else {
                        -2.5
                    }
                }
                Left::Dotted => either(f, goes_on),
                // "v. Chr.", "a. C."
                Left::Lower if f.left_length == 1 && goes_on => -6.0,
                Left::Number if f.language == Language::De && f.left_is_ordinal && !f.starter => -5.0,
                _ => 0.0,
            },
        }
}

/// An abbreviation that may end a sentence: it does before a clear starter, and not after a mere "At 5 a.m."
fn either(f: &Features, goes_on: bool) -> f32 {
    if f.left_is_adverbial {
        return -6.0;
    }
    match f.right {
        Right::Lower if f.lower_starts => {
            if f.starter {
                -2.0
            } else {
                -4.0
            }
        }
        Right::Upper if f.right_is_initial => -5.0,
        Right::Upper if f.after_time || f.right_is_title => -1.0,
        Right::Upper if goes_on => -4.8,
        Right::Upper => -2.0,
        Right::Lower => -6.0,
        Right::Digit => -4.0,
        Right::Dash | Right::Other => -3.0,
        Right::Opening => -2.5,
        _ => 0.0,
    }
}

/// A quotation that someone's speaking follows: "Is it true?" Smith asked.
fn reported(f: &Features) -> f32 {
    // In print a comma stands before "Smith said"; after a period inside the quotation a capital begins a sentence.
    let quoted = f.closed_quote && (f.right == Right::Lower || f.mark != Mark::Period);
    // Without quotation marks: "Leave me alone! he yelled."
    let called = f.right == Right::Lower && !f.lower_starts && f.mark != Mark::Period;
    if f.reports && (quoted || called) { -5.5 } else { 0.0 }
}

/// `!` and `?` with white space after them.
fn exclaimed(f: &Features) -> f32 {
    let name = if f.marked_name && f.mark == Mark::Exclamation && (f.right == Right::Lower || !f.starter) {
        -6.0
    } else {
        0.0
    };
    let right = match f.right {
        Right::Upper => 5.0,
        Right::Lower if f.lower_starts => {
            if f.closed_quote {
                0.5
            } else {
                2.5
            }
        }
        Right::Lower if f.closed => -2.5,
        // "Let's Move! initiatives": a name.
        Right::Lower if f.left == Left::Capitalised && !f.left_is_all && !f.right_is_subject => -0.8,
        Right::Lower if f.quoted => 0.3,
        Right::Lower => 1.5,
        Right::Digit | Right::Opening | Right::Uncased => 2.5,
        Right::Dash => dash(f),
        Right::Address => 3.0,
        Right::Ellipsis => 2.0,
        Right::Other => 0.6,
        Right::End | Right::Continues => NEVER,
    };
    right + name + reported(f) + if f.left_is_marker { -3.0 } else { 0.0 }
}

/// Two periods or more.
fn ellipsis(f: &Features) -> f32 {
    let right = match f.right {
        // ". . ." with spaces leaves words out more often than it ends anything; a fourth dot is the period.
        Right::Upper if f.spaced && f.dots <= 3 && (!f.starter || f.right_length == 1) => -0.3,
        Right::Upper if f.starter => 2.0,
        Right::Upper => 1.0,
        Right::Uncased => 0.5,
        Right::Lower if f.lower_starts => -0.5,
        Right::Lower => -1.5,
        Right::Digit => -0.5,
        Right::Opening => 0.5,
        Right::Address => 1.0,
        Right::Ellipsis => -1.0,
        Right::Dash | Right::Other => -1.0,
        Right::End | Right::Continues => NEVER,
    };
    right + reported(f) + if f.left == Left::Nothing || f.opens { -4.0 } else { 0.0 }
}

/// No white space after the mark: a space was lost ("it was.The"), or it is an address, a number, a name.
fn glued(f: &Features) -> f32 {
    let word = matches!(f.left, Left::Lower | Left::Capitalised | Left::Number | Left::Other);
    match (f.mark, f.right) {
        (Mark::Period, Right::Upper) if f.closed_quote => {
            if f.right_is_initial {
                -1.0
            } else {
                2.0
            }
        }
        (Mark::Period, Right::Upper) if f.right_is_title && f.abbreviation.is_none() && f.left != Left::Initial => 1.5,
        (Mark::Period, Right::Upper) if f.after_closing && f.right_length >= 2 => 1.5,
        // An extension of a file name, not a word.
        (Mark::Period, Right::Upper) if f.right_length < 3 && !f.starter => NEVER,
        (Mark::Period, Right::Upper) if f.left == Left::Lower && f.left_length >= 2 && !f.right_is_capitals => 1.5,
        (Mark::Period, Right::Upper) if f.left_is_marker || f.abbreviation.is_some() => NEVER,
        (Mark::Period, Right::Upper) if word && f.starter && (f.left_length >= 2 || f.left == Left::Number) => 1.0,
        // "in London.Police said": names and years; a code would have a capital or a period further on.
        (Mark::Period, Right::Upper) if word && f.left_length >= 4 && !f.right_is_capitals => 0.6,
        (Mark::Period, Right::Upper) if f.left == Left::Number && f.left_length >= 2 && f.right_length >= 4 => 0.6,
        (Mark::Exclamation | Mark::Question, Right::Upper) if !f.marked_name => 2.0,
        (Mark::Ellipsis, Right::Upper) => {
            if f.starter {
                1.5
            } else {
                0.4
            }
        }
        _ => NEVER,
    }
}

/// A terminator of another script.
fn foreign(f: &Features) -> f32 {
    match f.right {
        Right::End | Right::Continues => NEVER,
        _ => 6.0,
    }
}

/// Fewer words than this in a quotation are a modifier or a title ('Hot-headed' Cubans), not a statement.
const STATEMENT_WORDS: usize = 4;

/// A closing quotation mark without a terminator before a capital: has a period been lost? Only where the quotation is
/// a statement, not a title, and what follows begins a clause.
fn lost(f: &Features) -> f32 {
    let (words, capitals) = f.quotation;
    if f.right != Right::Upper || !f.gap {
        return NEVER;
    }
    if f.note {
        return if f.starter { 3.0 } else { 1.0 };
    }
    if words < STATEMENT_WORDS || capitals * 2 > words {
        return if f.starter && words >= 2 && capitals == 0 { 0.5 } else { NEVER };
    }
    let spoken = if f.reports { -5.5 } else { 0.0 };
    spoken + if f.starter { 2.0 } else { 1.0 }
}
