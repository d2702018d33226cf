//! # ENC001 lost-character
//!
//! ## What it finds
//! A character that a wrong decoding destroyed: U+FFFD, its own mojibake ("ï¿½"), half of a surrogate pair left as an
//! escape (`\ud83d`), a question mark inside a word ("S?o Paulo"), "#" where a currency sign stood ("fined # 110").
//!
//! ## Why it is noise
//! The character is gone: what it was can be guessed, not read. Tokenisers of news corpora wrote "#" for the pound sign,
//! and a summariser trained on them goes on doing so.
//!
//! ## Examples
//! ```flag
//! The council recogni�ed eight volunteers on Monday.
//! ```
//! ```flag
//! He was fined # 110 and banned from driving for six months .
//! ```
//! ```flag
//! The bank set aside # 856million to cover the lawsuits .
//! ```
//! ```flag
//! The talks were held in Bogot?, Colombia, in early March.
//! ```
//! ```flag
//! The mayor of S?o Paulo welcomed the delegates.
//! ```
//! ```flag
//! Fans sent the singer hearts \ud83d after the show.
//! ```
//! ```flag
//! The caf�s on the square stay open until midnight.
//! ```
//! ```flag
//! The delegates � from nine states � met in Geneva.
//! ```
//! ```repaired
//! The delegates from nine states met in Geneva.
//! ```
//! ```keep
//! The song went straight to # 1 in the charts.
//! ```
//! ```keep
//! The team moved up to #4 in the rankings, ahead of Norway.
//! ```
//! ```keep
//! She lives in apartment # 12 above the bakery.
//! ```
//! ```keep
//! Will the bridge open in May? The mayor would not say.
//! ```
//! ```keep
//! "Where is Bob?" she asked.
//! ```
//! ```keep
//! He tweeted #blessed and #2012 within the hour.
//! ```
//! ```keep
//! The café in São Paulo charges £4 for coffee.
//! ```
//! ```keep
//! Open https://example.org/find?q=tea&page=2 to see the list.
//! ```
//! ```keep
//! Issue # 110 of the magazine sold out in a day.
//! ```
//!
//! ## Repair
//! A replacement character that stands alone between spaces is deleted. In a word nothing can be put back with
//! certainty, so the text stays and the finding says where.

use super::{Meta, Rule, delete, thresholds};
use crate::model::{Finding, Severity, Span};
use crate::text::{DocumentView, TokenKind};

/// See the module's documentation.
pub struct LostCharacter;

static META: Meta = Meta {
    code: "ENC001",
    name: "lost-character",
    severity: Severity::Blemish,
    repairs: true,
    summary: "A character was destroyed by a wrong decoding.",
};

/// U+FFFD, and the same decoded as Windows-1252.
const REPLACEMENTS: [&str; 2] = ["\u{fffd}", "ï¿½"];

/// Words before an amount of money; "#" with a number after them stands for a currency sign.
const MONEY_BEFORE: &str = " fined pay paid pays paying cost costs costing worth spend spent spending earn earned earning raise raised raising fee fees debt debts loss losses profit profits bill donate donated donating owe owed owes charge charged charging borrow borrowed lend lent save saved price priced value valued salary wage budget compensation damages bail reward ";

/// Words before a number that is a rank, a house, an issue; never money.
const RANK_BEFORE: &str = " no number issue apartment apt suite room unit flat bus bib route track lot item volume vol chapter episode season box locker gate highway interstate locals local bill file case flight team player seed ranked rank ranking from to at the is was ";

impl Rule for LostCharacter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("enc001_lost_character.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        let replaced = REPLACEMENTS.iter().any(|r| view.text.contains(r));
        let escaped = view.lower.contains("\\ud");
        for (index, segment) in view.segments.iter().enumerate() {
            let text = view.slice(segment.span);
            let offset = segment.span.start as usize;
            if replaced {
                replacement_characters(text, offset, index, out);
            }
            if escaped {
                lone_surrogates(text, offset, index, out);
            }
            if text.contains('?') {
                question_marks(view, index, out);
            }
            if text.contains('#') {
                currency_signs(view, index, out);
            }
        }
    }
}

fn replacement_characters(text: &str, offset: usize, segment: usize, out: &mut Vec<Finding>) {
    for needle in REPLACEMENTS {
        // Runs of replacement characters are one finding: several bytes of one character were lost.
        let mut last_end = usize::MAX;
        for (at, found) in text.match_indices(needle) {
            if at == last_end {
                last_end = at + found.len();
                continue;
            }
            last_end = at + found.len();
            let rest = text.get(at..).unwrap_or_default();
            let end = at + rest.len() - rest.trim_start_matches(needle).len();
            let span = Span::new(offset + at, offset + end);
            let mut finding = META.finding(segment, span, thresholds::LOST_SURE, "a character was lost in decoding");
            let open_left = text.get(..at).is_none_or(|t| t.is_empty() || t.ends_with(char::is_whitespace));
            let open_right = text.get(end..).is_none_or(|t| t.is_empty() || t.starts_with(char::is_whitespace));
            if open_left && open_right {
                finding.edits = vec![delete(span)];
            }
            out.push(finding);
        }
    }
}

/// `\ud83d` without its other half: one character, half of it lost.
fn lone_surrogates(text: &str, offset: usize, segment: usize, out: &mut Vec<Finding>) {
    let mut skip_to = 0;
    for (at, _) in text.match_indices("\\u") {
        if at < skip_to {
            continue;
        }
        let Some(unit) = super::enc003_escape_residue::code_unit(text, at) else { continue };
        match unit {
            0xd800..=0xdbff => {
                let low = super::enc003_escape_residue::code_unit(text, at + 6);
                if low.is_some_and(|l| (0xdc00..=0xdfff).contains(&l)) {
                    skip_to = at + 12;
                    continue;
                }
            }
            0xdc00..=0xdfff => {}
            _ => continue,
        }
        let span = Span::new(offset + at, offset + at + 6);
        let mut finding = META.finding(segment, span, thresholds::LOST_SURE, "half of a character, left as an escape");
        finding.edits = vec![delete(span)];
        out.push(finding);
    }
}

/// A question mark in place of a letter: "S?o Paulo", "Bogot?, Colombia".
fn question_marks(view: &DocumentView<'_>, segment: usize, out: &mut Vec<Finding>) {
    for four in view.tokens(segment).windows(3) {
        let [word, mark, after] = four else { continue };
        let glued = word.span.end == mark.span.start && mark.span.end == after.span.start;
        if view.slice(mark.span) != "?" || word.kind != TokenKind::Word || !glued {
            continue;
        }
        let (left, right) = (view.slice(word.span), view.slice(after.span));
        let capital = left.chars().next().is_some_and(char::is_uppercase);
        // A short capitalised stump before, lower case right after: no sentence ends so. "Why?because" has a long word.
        let inside = after.kind == TokenKind::Word
            && right.starts_with(char::is_lowercase)
            && capital
            && left.chars().count() <= thresholds::LOST_STUMP_LETTERS;
        let not_a_question = word.span.start > view.tokens(segment).first().map_or(0, |t| t.span.start);
        let at_end = right == "," && capital && not_a_question && left.chars().count() > 3;
        if inside || at_end {
            let message = "a question mark stands where a letter was";
            out.push(META.finding(segment, mark.span, thresholds::LOST_GUESS, message));
        }
    }
}

/// "# 110" for "£110". Once one amount of a sentence is sure, its others are too.
fn currency_signs(view: &DocumentView<'_>, segment: usize, out: &mut Vec<Finding>) {
    let tokens = view.tokens(segment);
    let mut found: Vec<(Span, bool)> = Vec::new();
    for (at, pair) in tokens.windows(2).enumerate() {
        let [sign, number] = pair else { continue };
        if view.slice(sign.span) != "#" || number.kind != TokenKind::Number {
            continue;
        }
        if number.span.start.saturating_sub(sign.span.end) > 1 {
            continue;
        }
        let word = |i: Option<usize>| i.and_then(|i| tokens.get(i)).map_or("", |t| view.lower(t.span));
        let before = word(at.checked_sub(1));
        let after = word(Some(at + 2));
        let digits = view.lower(number.span);
        let listed = |list: &str, word: &str| !word.is_empty() && list.contains(&format!(" {word} "));
        let large = digits.contains(',')
            || digits.ends_with(['m', 'k'])
            || ["million", "bn", "billion", "p"].iter().any(|unit| digits.ends_with(unit))
            || matches!(after, "million" | "m" | "bn" | "billion" | "k" | "a-week" | "per" | "fine")
            || (digits.contains('.') && digits.len() >= 4);
        let spent = listed(MONEY_BEFORE, before);
        // "a # 20 surcharge": an article before, and a noun after; ranks are small ("a # 1 hit") or have no space.
        let small = digits.parse::<u32>().is_ok_and(|n| n <= 10);
        let article = matches!(before, "a" | "an" | "of" | "extra" | "about" | "around" | "and" | "than" | "over")
            && !small
            && number.span.start > sign.span.end;
        let sure = large || (spent && !small) || (spent && number.span.start > sign.span.end);
        if (sure || article) && (large || !listed(RANK_BEFORE, before)) {
            found.push((Span { start: sign.span.start, end: number.span.end }, sure));
        }
    }
    let any_sure = found.iter().any(|(_, sure)| *sure);
    for (span, _) in found {
        let score = if any_sure { thresholds::LOST_CURRENCY } else { thresholds::LOST_GUESS };
        out.push(META.finding(segment, span, score, "`#` stands where a currency sign was"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::check_text;
    use super::*;

    #[test]
    fn a_run_of_replacement_characters_is_one_finding() {
        assert_eq!(check_text(&LostCharacter, "The caf\u{fffd}\u{fffd} stays open.").len(), 1);
    }

    #[test]
    fn every_amount_of_a_sentence_with_a_sure_one_is_found() {
        let found = check_text(&LostCharacter, "fined # 110 and ordered to pay a # 20 surcharge and # 85 costs .");
        assert_eq!(found.len(), 3);
        assert!(found.iter().all(|f| f.score == thresholds::LOST_CURRENCY && f.edits.is_empty()));
    }

    #[test]
    fn a_whole_surrogate_pair_is_not_lost() {
        assert!(check_text(&LostCharacter, r"They sent \ud83d\ude00 to the band.").is_empty());
    }
}
