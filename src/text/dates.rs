//! Dates in running text, with as much of them as is said.

use super::numbers::{Quantity, QuantityKind};
use super::token::TokenKind;
use std::ops::Range;

/// A date; what is not said is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Date {
    /// 1100..2100.
    pub year: Option<u16>,
    /// 1..=12.
    pub month: Option<u8>,
    /// 1..=31.
    pub day: Option<u8>,
    /// 0 = Monday.
    pub weekday: Option<u8>,
}

impl Date {
    /// Whether the two cannot be the same day: both say a part, and say it differently. Being less precise is no
    /// contradiction.
    ///
    /// ```
    /// use sumsift::text::dates::Date;
    /// let january = Date { year: Some(1962), month: Some(1), ..Date::default() };
    /// let year = Date { year: Some(1962), ..Date::default() };
    /// assert!(!january.contradicts(year));
    /// assert!(january.contradicts(Date { month: Some(2), ..january }));
    /// ```
    pub fn contradicts(self, other: Date) -> bool {
        fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            matches!((a, b), (Some(a), Some(b)) if a != b)
        }
        differ(self.year, other.year)
            || differ(self.month, other.month)
            || differ(self.day, other.day)
            || differ(self.weekday, other.weekday)
    }

    /// Whether the two say a part alike, and none differently.
    pub fn agrees(self, other: Date) -> bool {
        fn alike<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            matches!((a, b), (Some(a), Some(b)) if a == b)
        }
        let common = alike(self.year, other.year)
            || alike(self.month, other.month)
            || alike(self.day, other.day)
            || alike(self.weekday, other.weekday);
        common && !self.contradicts(other)
    }
}

/// Finds the dates among the lower-case `words` of a sentence, given its numbers. Linear.
pub fn dates(words: &[(&str, TokenKind)], numbers: &[(Range<usize>, Quantity)]) -> Vec<(Range<usize>, Date)> {
    let mut out: Vec<(Range<usize>, Date)> = Vec::new();
    let word = |i: usize| words.get(i).map_or("", |w| w.0);
    let number = |i: usize| {
        numbers
            .binary_search_by_key(&i, |(r, _)| r.start)
            .ok()
            .and_then(|n| numbers.get(n))
            .filter(|(r, _)| r.len() == 1)
            .map(|(_, q)| *q)
    };
    let day = |i: usize| {
        number(i)
            .filter(|q| {
                matches!(q.kind, QuantityKind::Cardinal | QuantityKind::Ordinal)
                    && (1.0..=31.0).contains(&q.value)
                    && q.value.fract() == 0.0
            })
            .map(|q| q.value as u8)
    };
    let year = |i: usize| number(i).filter(|q| q.kind == QuantityKind::Year).map(|q| q.value as u16);
    let mut at = 0;
    while at < words.len() {
        if let Some(month) = month(word(at)) {
            let mut date = Date { month: Some(month), ..Date::default() };
            let (mut start, mut end) = (at, at + 1);
            // "26 October", "26th of October"; else "October 26".
            let before = if at >= 2 && word(at - 1) == "of" { at.checked_sub(2) } else { at.checked_sub(1) };
            if let Some((i, d)) = before.and_then(|i| day(i).map(|d| (i, d))) {
                (date.day, start) = (Some(d), i);
            } else if let Some(d) = day(end).filter(|_| word(end + 1) != "%") {
                (date.day, end) = (Some(d), end + 1);
            }
            let comma = usize::from(word(end) == ",");
            if let Some(y) = year(end + comma) {
                (date.year, end) = (Some(y), end + comma + 1);
            }
            // "may" and "march" are words too.
            let lone = end - start == 1;
            let after = start.checked_sub(1).map_or("", word);
            if !(lone
                && matches!(word(at), "may" | "march")
                && !matches!(after, "in" | "last" | "next" | "since" | "until" | "by" | "late" | "early"))
            {
                out.push((start..end, date));
                at = end;
                continue;
            }
        } else if let Some(weekday) = weekday(word(at)) {
            out.push((at..at + 1, Date { weekday: Some(weekday), ..Date::default() }));
        } else if let Some(y) = year(at) {
            out.push((at..at + 1, Date { year: Some(y), ..Date::default() }));
        }
        at += 1;
    }
    out
}

fn month(word: &str) -> Option<u8> {
    Some(match word {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" => 6,
        "july" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

fn weekday(word: &str) -> Option<u8> {
    Some(match word {
        "monday" => 0,
        "tuesday" => 1,
        "wednesday" => 2,
        "thursday" => 3,
        "friday" => 4,
        "saturday" => 5,
        "sunday" => 6,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::numbers::quantities;
    use crate::text::token::tokenize;

    fn found(text: &str) -> Vec<Date> {
        let mut tokens = Vec::new();
        tokenize(text, 0, &mut tokens);
        let words: Vec<_> = tokens.iter().map(|t| (&text[t.span.range()], t.kind)).collect();
        dates(&words, &quantities(&words)).into_iter().map(|(_, d)| d).collect()
    }

    #[test]
    fn day_month_and_year_come_in_either_order() {
        let date = Date { year: Some(1962), month: Some(10), day: Some(26), weekday: None };
        assert_eq!(found("on 26 october 1962"), [date]);
        assert_eq!(found("on october 26 , 1962"), [date]);
        assert_eq!(found("the 26th of october"), [Date { year: None, ..date }]);
    }

    #[test]
    fn words_that_only_look_like_months_are_left_alone() {
        assert_eq!(found("they may march"), []);
        assert_eq!(found("in may").len(), 1);
        assert_eq!(found("14 boats left on monday"), [Date { weekday: Some(0), ..Date::default() }]);
    }
}
