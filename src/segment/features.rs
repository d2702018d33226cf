//! What is to be known about a place where a sentence may end.
//!
//! Text around a mark -> [`Features`], each one a question a reader would ask; [`super::decide`] weighs them. Reading
//! looks at a bounded number of bytes to either side, so the cost of a place does not grow with the text.

use super::quotes::{is_closing, is_opening};
use super::starters;
use crate::model::Language;
use crate::text::abbreviations::{Abbreviation, abbreviation};
pub use crate::text::floor_boundary as floor;

/// What kind of mark stands at the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// One period.
    Period,
    /// Marks with `!` and without `?`.
    Exclamation,
    /// Marks with `?`.
    Question,
    /// Two or more periods, or `…`.
    Ellipsis,
    /// A terminator of another script, never anything else.
    Foreign,
    /// No terminator: a closing quotation mark.
    Quote,
    /// No terminator: a smiley.
    Smiley,
}

/// What stands before the mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Left {
    /// Nothing of the sentence.
    #[default]
    Nothing,
    /// A word in lower case.
    Lower,
    /// A word with a capital.
    Capitalised,
    /// One capital letter.
    Initial,
    /// Letters with periods between them: "U.S".
    Dotted,
    /// Ends in a digit.
    Number,
    /// Anything else.
    Other,
}

/// What stands after the mark and all that closes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Right {
    /// Nothing more in the block.
    #[default]
    End,
    /// A lower-case letter.
    Lower,
    /// A capital (maybe after an opening mark).
    Upper,
    /// A digit.
    Digit,
    /// An opening mark and something that is no capital.
    Opening,
    /// A dash or bullet.
    Dash,
    /// A comma, semicolon, colon or another terminator.
    Continues,
    /// A letter of a script without case.
    Uncased,
    /// An address: "http://...".
    Address,
    /// An ellipsis with text after it.
    Ellipsis,
    /// Anything else.
    Other,
}

/// Everything the decision rests on.
#[derive(Clone, Copy, Debug)]
pub struct Features {
    /// The mark.
    pub mark: Mark,
    /// White space stands before the mark.
    pub spaced: bool,
    /// White space stands after it (and all that closes).
    pub gap: bool,
    /// A closing mark stands between.
    pub closed: bool,
    /// A closing quotation mark does.
    pub closed_quote: bool,
    /// A note number is glued to the mark.
    pub note: bool,
    /// What stands before.
    pub left: Left,
    /// How many letters or digits the last word before has.
    pub left_length: usize,
    /// What kind of abbreviation that word is.
    pub abbreviation: Option<Abbreviation>,
    /// That word is the pronoun "I".
    pub left_is_i: bool,
    /// No sentence ends in that word ("the", "of").
    pub never_last: bool,
    /// Few sentences do ("with").
    pub rarely_last: bool,
    /// A name that is written with a mark: "Yahoo!".
    pub marked_name: bool,
    /// The word is glued into an address.
    pub address: bool,
    /// The mark opens what follows: it stands right after an opening bracket or quotation mark.
    pub opens: bool,
    /// The sentence so far is that one word.
    pub left_is_all: bool,
    /// That word is "a.m." or "p.m.", and no day or time zone follows.
    pub after_time: bool,
    /// A lower-case letter follows a dash.
    pub dash_continues: bool,
    /// The sentence so far is only a list marker.
    pub left_is_marker: bool,
    /// The sentence so far is a short adverbial: "At 5 a.m."
    pub left_is_adverbial: bool,
    /// What stands after.
    pub right: Right,
    /// The word after clearly begins a sentence when capitalised.
    pub starter: bool,
    /// One of the next words reports speech: "said".
    pub reports: bool,
    /// A list marker comes next ("2. Then").
    pub right_is_marker: bool,
    /// The word after is one letter, or one letter with a period.
    pub right_is_initial: bool,
    /// The word after is in capitals throughout.
    pub right_is_capitals: bool,
    /// The two words around the mark stand side by side elsewhere in the text.
    pub pair_elsewhere: bool,
    /// The place lies in brackets.
    pub bracketed: bool,
    /// The place lies in a quotation.
    pub quoted: bool,
    /// Sentences begin in lower case here.
    pub lower_starts: bool,
    /// Periods stand apart in this text.
    pub detached_text: bool,
    /// The language.
    pub language: Language,
    /// For [`Mark::Quote`]: words in the quotation, and how many of them are capitalised.
    pub quotation: (usize, usize),
}

/// How far to look to either side for words, in bytes.
pub const WINDOW: usize = 80;

/// The word that ends at `end` (exclusive): up to white space or an opening mark, at most [`WINDOW`] bytes.
pub fn word_before(text: &str, from: usize, end: usize) -> &str {
    let low = floor(text, end.saturating_sub(WINDOW).max(from));
    let window = text.get(low..end).unwrap_or_default();
    let start = window
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"' | '«' | '‘' | '/' | '—' | '–' | ','))
        .map_or(0, |(i, c)| i + c.len_utf8());
    let word = window.get(start..).unwrap_or_default();
    word.trim_start_matches(['\'', '’', '`', '-', '*', '_'])
}

/// The word that begins at `start`: letters, digits, inner apostrophes and hyphens.
pub fn word_after(text: &str, start: usize, end: usize) -> &str {
    let high = floor(text, end.min(start + WINDOW));
    let window = text.get(start..high).unwrap_or_default();
    let length = window
        .char_indices()
        .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '_')))
        .map_or(window.len(), |(i, _)| i);
    window.get(..length).unwrap_or_default().trim_end_matches(['\'', '’', '-'])
}

/// The shape of the word before the mark.
pub fn left_shape(word: &str) -> Left {
    let mut chars = word.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return Left::Other };
    let Some(last) = word.chars().next_back() else { return Left::Other };
    if last.is_numeric() {
        return Left::Number;
    }
    if !last.is_alphabetic() {
        return Left::Other;
    }
    if second.is_none() && first.is_uppercase() {
        return Left::Initial;
    }
    if is_dotted(word) {
        return Left::Dotted;
    }
    match word.chars().find(|c| c.is_alphabetic()) {
        Some(c) if c.is_uppercase() => Left::Capitalised,
        Some(_) => Left::Lower,
        None => Left::Other,
    }
}

/// Letters with periods between them, at most three letters a part: "U.S", "p.m", "Ph.D", "EE.UU".
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.len() <= 16
        && word.split('.').all(|part| {
            let letters = part.chars().count();
            (1..=3).contains(&letters) && part.chars().all(|c| c.is_alphabetic() || c == '-')
        })
}

/// The abbreviation class of a word as written, without its last period.
pub fn abbreviation_of(word: &str, language: Language) -> Option<Abbreviation> {
    if word.len() > 16 {
        return None;
    }
    abbreviation(&word.to_lowercase(), word.starts_with(char::is_uppercase), language)
}

/// What stands at `next`; opening marks are looked through.
pub fn right_shape(text: &str, next: usize, end: usize) -> (Right, usize) {
    let rest = text.get(next..end).unwrap_or_default();
    if is_address_start(rest) {
        return (Right::Address, next);
    }
    if let Some(dots) = ellipsis_length(rest) {
        let more = rest.get(dots..).is_some_and(|r| r.chars().any(char::is_alphanumeric));
        return (if more { Right::Ellipsis } else { Right::Continues }, next);
    }
    let mut opened = false;
    for (at, c) in rest.char_indices().take(6) {
        let shape = if c.is_lowercase() {
            Right::Lower
        } else if c.is_uppercase() {
            Right::Upper
        } else if c.is_ascii_digit() || c.is_numeric() {
            Right::Digit
        } else if c.is_alphabetic() {
            Right::Uncased
        } else if matches!(c, '-' | '–' | '—' | '•' | '*' | '·') && !opened {
            Right::Dash
        } else if is_opening(c) || matches!(c, '"' | '\'' | '’' | '#' | '@') || (opened && c.is_whitespace()) {
            opened = true;
            continue;
        } else if matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '%' | '…') {
            Right::Continues
        } else {
            Right::Other
        };
        let shape = match shape {
            Right::Lower | Right::Digit if opened => Right::Opening,
            other => other,
        };
        return (shape, next + at);
    }
    (if rest.is_empty() { Right::End } else { Right::Other }, next)
}

/// Whether an address begins here.
pub fn is_address_start(text: &str) -> bool {
    ["http://", "https://", "www.", "<http"].iter().any(|p| text.starts_with(p))
}

/// Length of an ellipsis of at least three dots, maybe with spaces between, at the start of `text`.
fn ellipsis_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.first() != Some(&b'.') {
        return None;
    }
    let window = bytes.get(..bytes.len().min(WINDOW))?;
    let length = window.iter().take_while(|b| matches!(b, b'.' | b' ')).count();
    let dots = window.iter().take(length).filter(|b| **b == b'.').count();
    (dots >= 3).then_some(length)
}

/// Whether the word around `at` is an address: "http://a.Com", "name@host.Com".
pub fn in_address(text: &str, at: usize) -> bool {
    let low = floor(text, at.saturating_sub(WINDOW));
    let before = text.get(low..at).unwrap_or_default();
    let start = before.rfind(char::is_whitespace).map_or(0, |n| n + 1);
    let token = before.get(start..).unwrap_or_default();
    let after = text.get(at..floor(text, at + WINDOW)).unwrap_or_default();
    let tail = after.split(char::is_whitespace).next().unwrap_or_default();
    [token, tail].iter().any(|t| t.contains("://") || t.contains('@')) || token.contains("www") || token.contains('/')
}

/// Verbs that report speech, in the forms that stand beside a quotation. With `whole`, the verb must end its sentence
/// ("Smith asked."): more after it is a sentence of its own.
pub fn reports_speech(text: &str, from: usize, end: usize, whole: bool) -> bool {
    let high = floor(text, end.min(from + WINDOW));
    let window = text.get(from..high).unwrap_or_default();
    let words = window.split([' ', '\n']).filter(|w| !w.is_empty()).take(4);
    for word in words {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if is_report(bare) {
            return !whole || word.ends_with(['.', '!', '?']) || word.len() == bare.len();
        }
        if word.ends_with(['.', '!', '?', ';', ':']) && !matches!(bare, "Mr" | "Mrs" | "Ms" | "Dr") {
            return false;
        }
    }
    false
}

fn is_report(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "asked"
            | "asks"
            | "told"
            | "added"
            | "adds"
            | "wrote"
            | "writes"
            | "replied"
            | "cried"
            | "shouted"
            | "explained"
            | "thought"
            | "answered"
            | "continued"
            | "declared"
            | "exclaimed"
            | "whispered"
            | "noted"
            | "warned"
            | "tweeted"
            | "yelled"
            | "screamed"
            | "dijo"
            | "disse"
            | "dit"
            | "sagte"
            | "inquired"
            | "remarked"
            | "observed"
    )
}

/// Whether a list marker and a capital stand at `next`: "2. Then", "b) Go".
pub fn marker_at(text: &str, next: usize, end: usize) -> bool {
    let high = floor(text, end.min(next + 12));
    let Some(window) = text.get(next..high) else { return false };
    super::lists::marker(window).is_some_and(|m| {
        !matches!(m.style, super::lists::Style::Bullet(_))
            && window.get(m.length..).is_some_and(|t| t.starts_with(|c: char| c.is_uppercase()))
    })
}

/// Whether the sentence so far is nothing but a list marker: "1", "2.)", "b", "• 9", "(3".
pub fn only_marker(sentence: &str) -> bool {
    let bare = sentence.trim_start_matches(|c: char| !c.is_alphanumeric());
    if sentence.len() > 12 || bare.is_empty() {
        return false;
    }
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let roman = bare.len() <= 4 && bare.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'I' | b'V' | b'X'));
    let outline = bare.bytes().all(|b| b.is_ascii_digit() || b == b'.') && bare.len() <= 8;
    (digits == bare.len() && digits <= 3) || outline && bare.contains('.') || bare.len() == 1 || roman && bare != "I"
}

/// Whether the sentence so far is a short adverbial that needs a clause after it: "At 5 a.m", "On Jan".
pub fn only_adverbial(sentence: &str, language: Language) -> bool {
    if sentence.len() > 30 {
        return false;
    }
    let mut words = sentence.split_whitespace();
    let first = words.next().unwrap_or_default();
    let prepositions = ["At", "On", "In", "By", "Since", "From", "Until", "After", "Before", "Around", "About", "For"];
    matches!(language, Language::En | Language::Other) && prepositions.contains(&first) && words.count() <= 3
}

/// A day, a month or a time zone, which may follow a time of day ("3 p.m. Tuesday", "5 p.m. EST").
pub fn follows_time(word: &str) -> bool {
    let upper = word.len() >= 2 && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_uppercase());
    upper
        || matches!(
            word,
            "Monday"
                | "Tuesday"
                | "Wednesday"
                | "Thursday"
                | "Friday"
                | "Saturday"
                | "Sunday"
                | "Mon"
                | "Tue"
                | "Tues"
                | "Wed"
                | "Thu"
                | "Thur"
                | "Thurs"
                | "Fri"
                | "Sat"
                | "Sun"
                | "January"
                | "February"
                | "March"
                | "April"
                | "May"
                | "June"
                | "July"
                | "August"
                | "September"
                | "October"
                | "November"
                | "December"
                | "Jan"
                | "Feb"
                | "Mar"
                | "Apr"
                | "Jun"
                | "Jul"
                | "Aug"
                | "Sep"
                | "Sept"
                | "Oct"
                | "Nov"
                | "Dec"
                | "Eastern"
                | "Pacific"
                | "Central"
                | "Mountain"
                | "Greenwich"
                | "Local"
                | "Beijing"
                | "Moscow"
        )
}

/// A name that is written with a mark: "Yahoo!", "Jeopardy!".
pub fn is_marked_name(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "yahoo"
            | "jeopardy"
            | "yum"
            | "y"
            | "e"
            | "moulin rouge"
            | "oklahoma"
            | "wham"
            | "joomla"
            | "chupa"
            | "oliver"
            | "hellmann"
    )
}

/// Whether a quotation mark is among the closing marks of `closers`.
pub fn has_quote(closers: &str) -> bool {
    closers.chars().any(|c| is_closing(c) && !matches!(c, ')' | ']' | '}'))
}

/// Whether `word`, at the right of a mark, starts a sentence.
pub fn starts(word: &str, language: Language) -> bool {
    word.len() <= 24 && starters::is_starter(&word.to_lowercase(), language)
}
