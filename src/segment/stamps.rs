//! Shapes that are a unit of their own without any terminator: addresses, rules drawn with marks, the date and time of a
//! message, the formula that closes a letter. Each is found by a bounded look around one stop of the walk.

use super::candidates::Cutter;
use super::features::Mark;
use super::words;
use crate::model::BoundaryKind;
use crate::model::Language;
use crate::text::floor_boundary as floor;

/// Confidence of boundaries around stretches that stand alone without any terminator.
pub const UNMARKED: f32 = 0.6;

impl Cutter<'_, '_> {
    /// A colon: of an address, of the time of a message, or one that ends nothing.
    pub(super) fn colon(&mut self, at: usize) -> usize {
        if let Some(end) = address_end(self.text, at, self.block.end) {
            let next = self.skip_space(end);
            if next > end {
                self.settle(Mark::Address, end, end, end, next, (0, 0));
            }
            return end;
        }
        let Some((start, end)) = message_stamp(self.text, at, self.block.end) else { return at + 1 };
        self.stand_alone(start, end);
        end
    }

    /// A rule drawn with marks stands alone.
    pub(super) fn rule(&mut self, at: usize) -> usize {
        let Some(end) = rule_end(self.text, at, self.block.end) else { return at + 1 };
        self.stand_alone(at, end);
        end
    }

    /// Cuts before and after a stretch that is no part of a sentence, where white space sets it off; a lower-case word
    /// before it ("on 8/6/00 ...") leads into it.
    fn stand_alone(&mut self, start: usize, end: usize) {
        let before = self.slice(self.from, start);
        let led = before
            .split_whitespace()
            .next_back()
            .is_some_and(|w| w.starts_with(char::is_lowercase) && !w.contains(['.', '@']));
        if before.ends_with(char::is_whitespace) && !before.trim().is_empty() && !led {
            self.push(self.from + before.trim_end().len(), start, BoundaryKind::Lost, UNMARKED);
        }
        let next = self.skip_space(end);
        let goes_on = self.char_at(next).is_none_or(|c| matches!(c, ',' | ';' | ')' | '.'));
        if next > end && !goes_on {
            self.push(end, next, BoundaryKind::Lost, UNMARKED);
        }
    }
}

/// Formulas that close a letter; the name of the writer follows.
const CLOSINGS: [&str; 16] = [
    "thanks",
    "many thanks",
    "thanks again",
    "thank you",
    "regards",
    "best regards",
    "kind regards",
    "warm regards",
    "with best regards",
    "kindest regards",
    "best",
    "best wishes",
    "sincerely",
    "yours sincerely",
    "cheers",
    "yours",
];
const LONGEST_CLOSING: usize = 18;

/// The end of a closing formula that `sentence` begins with, comma and all, where a name follows: "Best regards, Ann".
pub fn closing_end(sentence: &str, language: Language) -> Option<usize> {
    if !sentence.starts_with(['T', 'M', 'R', 'B', 'K', 'W', 'S', 'Y', 'C', 't', 'r']) {
        return None;
    }
    let window = sentence.get(..floor(sentence, LONGEST_CLOSING))?;
    let comma = memchr::memchr(b',', window.as_bytes())?;
    let formula = window.get(..comma)?.trim_end().to_ascii_lowercase();
    let rest = sentence.get(comma + 1..)?;
    let name = rest.trim_start();
    let word = words::first_word(name);
    let named = name.len() < rest.len() && name.starts_with(char::is_uppercase) && !words::starts(word, language);
    (named && CLOSINGS.contains(&formula.as_str())).then_some(comma + 1)
}

/// The end of the address whose "://" is at `at`, without closing punctuation; `None` where it is none.
fn address_end(text: &str, at: usize, end: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let rest = text.get(at..end)?;
    if !rest.starts_with("://") || !before.ends_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let length = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”')).unwrap_or(rest.len());
    let address = rest.get(..length)?;
    Some(at + address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '’', ']', '…']).len())
}

/// Marks of one kind in a row that draw a rule.
const RULE: usize = 5;

/// The end of a drawn rule ("_____", "=====") at `at`, `None` where fewer marks stand.
fn rule_end(text: &str, at: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(at..end)?;
    let mark = bytes.first()?;
    let length = bytes.iter().take_while(|b| *b == mark).count();
    (length >= RULE).then_some(at + length)
}

/// The date and time of a message around the colon at `at`: "08/16/2000 12:05 PM".
fn message_stamp(text: &str, at: usize, end: usize) -> Option<(usize, usize)> {
    let low = floor(text, at.saturating_sub(16));
    let before = text.get(low..at)?.as_bytes();
    let hours = before.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let head = before.get(..before.len().checked_sub(hours + 1)?)?;
    let date = head.iter().rev().take_while(|b| b.is_ascii_digit() || **b == b'/').count();
    let slashes = head.iter().rev().take(date).filter(|b| **b == b'/').count();
    if !(1..=2).contains(&hours) || before.get(head.len()) != Some(&b' ') || slashes != 2 || !(6..=10).contains(&date) {
        return None;
    }
    let after = text.get(at..floor(text, end.min(at + 12)))?;
    let clock = after.bytes().take_while(|b| b.is_ascii_digit() || *b == b':').count();
    let half = after.get(clock..)?.trim_start();
    let is_half = ["AM", "PM", "am", "pm"].iter().any(|h| half.starts_with(h));
    if clock < 3 || !is_half {
        return None;
    }
    let gap = after.len() - clock - half.len();
    Some((low + head.len() - date, at + clock + gap + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_before_closing_punctuation() {
        let text = "see (http://a.example/b?c=1). Then";
        let at = text.find(':').unwrap_or_default();
        assert_eq!(address_end(text, at, text.len()).map(|e| &text[5..e]), Some("http://a.example/b?c=1"));
        assert_eq!(address_end("note: so", 4, 8), None);
    }

    #[test]
    fn stamps_need_a_date_a_time_and_a_half_of_the_day() {
        let found = |text: &str| {
            let at = text.find(':')?;
            message_stamp(text, at, text.len()).map(|(from, to)| text[from..to].to_string())
        };
        assert_eq!(found("Ann Lee 08/16/2000 12:05 PM I saw").as_deref(), Some("08/16/2000 12:05 PM"));
        assert_eq!(found("on 8/6/00 2:05:11 pm it"), Some("8/6/00 2:05:11 pm".to_string()));
        for text in ["at 12:05 PM", "a ratio of 3:1", "08/16/2000 12:05", "08/16/2000, 12:05 PM"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn letters_close_with_a_formula_and_a_name() {
        let found = |text: &str| closing_end(text, Language::En);
        assert_eq!(found("Best regards, Ann Lee"), Some(13));
        assert_eq!(found("Thanks, Bo"), Some(7));
        for text in ["Thanks, I will come.", "Best, they said, of all", "Thank you for the note, Ann", "Thanks,"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn a_rule_is_drawn_with_five_marks() {
        assert_eq!(rule_end("_____ a", 0, 7), Some(5));
        assert_eq!(rule_end("**bold**", 0, 8), None);
    }
}
