//! Numbers in running text: what they are worth, and what kind they are.

use super::token::TokenKind;
use std::ops::Range;

/// A number as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// What it is worth, magnitude words multiplied in.
    pub value: f64,
    /// What kind it is.
    pub kind: QuantityKind,
}

/// Kinds of numbers; only numbers of one kind can contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityKind {
    /// "14", "two million".
    Cardinal,
    /// "20th", "third".
    Ordinal,
    /// "1962": four digits that may be a year.
    Year,
    /// "80 per cent", "5%".
    Percent,
    /// "$1,000", "£446million".
    Money,
    /// "7:30pm", "8pm".
    Clock,
    /// "20lbs", "145kg": with its unit glued on.
    Measure,
    /// "hundreds", "thousands": an order of magnitude, no count.
    Magnitude,
}

/// Finds the numbers among the lower-case `words` of a sentence, in order, each with the words it takes up. Linear.
///
/// ```
/// use sumsift::text::{TokenKind::*, numbers::{quantities, QuantityKind}};
/// let words = [("two", Word), ("hundred", Word), ("cables", Word), ("in", Word), ("1962", Number)];
/// let found = quantities(&words);
/// assert_eq!((found[0].0.clone(), found[0].1.value), (0..2, 200.0));
/// assert_eq!(found[1].1.kind, QuantityKind::Year);
/// ```
pub fn quantities(words: &[(&str, TokenKind)]) -> Vec<(Range<usize>, Quantity)> {
    let mut out = Vec::new();
    let mut at = 0;
    let word = |i: usize| words.get(i).map_or("", |w| w.0);
    while let Some(&(text, kind)) = words.get(at) {
        let start = at;
        at += 1;
        let parsed = match kind {
            TokenKind::Number => digits(text),
            TokenKind::Word => number_word(text),
            _ => None,
        };
        let Some(mut quantity) = parsed else { continue };
        if kind == TokenKind::Word
            && quantity.kind == QuantityKind::Cardinal
            && quantity.value >= 20.0
            && quantity.value < 100.0
        {
            // "twenty-five", "twenty five".
            let next = if word(at) == "-" { at + 1 } else { at };
            if let Some(unit) = number_word(word(next)).filter(|q| q.value < 10.0) {
                quantity = Quantity { value: quantity.value + unit.value, kind: unit.kind };
                at = next + 1;
            }
        }
        while let Some(scale) = scale(word(at))
            .filter(|_| !matches!(quantity.kind, QuantityKind::Ordinal | QuantityKind::Magnitude | QuantityKind::Clock))
        {
            quantity = Quantity { value: quantity.value * scale, kind: QuantityKind::Cardinal };
            at += 1;
        }
        let before = start.checked_sub(1).map_or("", word);
        if matches!(before, "$" | "£" | "€" | "#") {
            quantity.kind = QuantityKind::Money;
        } else if matches!(word(at), "%" | "percent" | "percentage") || (word(at) == "per" && word(at + 1) == "cent") {
            quantity.kind = QuantityKind::Percent;
        } else if matches!(word(at), "am" | "pm" | "a.m." | "p.m." | "o'clock") {
            quantity.kind = QuantityKind::Clock;
        }
        // "one of them", "the one who": a pronoun unless a count follows it.
        if !(text == "one" && at == start + 1) {
            out.push((start..at, quantity));
        }
    }
    out
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" | "k" => 1e3,
        "million" | "mn" | "m" => 1e6,
        "billion" | "bn" | "b" => 1e9,
        "trillion" | "tn" => 1e12,
        "dozen" => 12.0,
        _ => return None,
    })
}

/// The value of a token that begins with a digit.
fn digits(text: &str) -> Option<Quantity> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ':'))).unwrap_or(text.len());
    let (number, suffix) = (text.get(..end)?, text.get(end..)?);
    if number.contains(':') {
        let (hours, minutes) = number.split_once(':')?;
        let value = hours.parse::<f64>().ok()? + minutes.parse::<f64>().unwrap_or(0.0) / 60.0;
        return Some(Quantity { value, kind: QuantityKind::Clock });
    }
    let plain: String = number.chars().filter(|c| *c != ',').collect();
    let value = plain.trim_end_matches('.').parse::<f64>().ok()?;
    let quantity = |value, kind| Some(Quantity { value, kind });
    match suffix {
        "st" | "nd" | "rd" | "th" => quantity(value, QuantityKind::Ordinal),
        "am" | "pm" => quantity(value, QuantityKind::Clock),
        "" if number.len() == 4 && (1100.0..2100.0).contains(&value) && !number.contains('.') => {
            quantity(value, QuantityKind::Year)
        }
        "" => quantity(value, QuantityKind::Cardinal),
        _ => match scale(suffix) {
            Some(scale) => quantity(value * scale, QuantityKind::Cardinal),
            None => quantity(value, QuantityKind::Measure),
        },
    }
}

fn number_word(word: &str) -> Option<Quantity> {
    const CARDINALS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const ORDINALS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let place = |list: &[&str]| list.iter().position(|w| *w == word).map(|n| n as f64);
    if let Some(value) = place(&CARDINALS) {
        return Some(Quantity { value, kind: QuantityKind::Cardinal });
    }
    if let Some(n) = place(&TENS) {
        return Some(Quantity { value: (n + 2.0) * 10.0, kind: QuantityKind::Cardinal });
    }
    if let Some(n) = place(&ORDINALS) {
        return Some(Quantity { value: n + 1.0, kind: QuantityKind::Ordinal });
    }
    let (value, kind) = match word {
        "dozen" => (12.0, QuantityKind::Cardinal),
        "hundred" => (1e2, QuantityKind::Cardinal),
        "thousand" => (1e3, QuantityKind::Cardinal),
        "million" => (1e6, QuantityKind::Cardinal),
        "billion" => (1e9, QuantityKind::Cardinal),
        "dozens" => (1e1, QuantityKind::Magnitude),
        "hundreds" => (1e2, QuantityKind::Magnitude),
        "thousands" => (1e3, QuantityKind::Magnitude),
        "millions" => (1e6, QuantityKind::Magnitude),
        "billions" => (1e9, QuantityKind::Magnitude),
        _ => return None,
    };
    Some(Quantity { value, kind })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;

    fn found(text: &str) -> Vec<(f64, QuantityKind)> {
        let mut tokens = Vec::new();
        tokenize(text, 0, &mut tokens);
        let words: Vec<_> = tokens.iter().map(|t| (&text[t.span.range()], t.kind)).collect();
        quantities(&words).into_iter().map(|(_, q)| (q.value, q.kind)).collect()
    }

    #[test]
    fn magnitudes_are_multiplied_in() {
        assert_eq!(found("two hundred boats"), [(200.0, QuantityKind::Cardinal)]);
        assert_eq!(found("a £446million loss"), [(446e6, QuantityKind::Money)]);
        assert_eq!(found("$1.5 billion"), [(1.5e9, QuantityKind::Money)]);
        assert_eq!(found("twenty-five men"), [(25.0, QuantityKind::Cardinal)]);
    }

    #[test]
    fn kinds_are_told_apart() {
        assert_eq!(found("hundreds of cables"), [(100.0, QuantityKind::Magnitude)]);
        assert_eq!(found("80 per cent"), [(80.0, QuantityKind::Percent)]);
        assert_eq!(found("the 20th and third"), [(20.0, QuantityKind::Ordinal), (3.0, QuantityKind::Ordinal)]);
        assert_eq!(found("at 7:30pm"), [(7.5, QuantityKind::Clock)]);
        assert_eq!(found("2,000 in 2000"), [(2000.0, QuantityKind::Cardinal), (2000.0, QuantityKind::Year)]);
    }

    #[test]
    fn one_as_a_pronoun_is_no_number() {
        assert_eq!(found("one of them, the one who left"), []);
        assert_eq!(found("one hundred"), [(100.0, QuantityKind::Cardinal)]);
    }
}
