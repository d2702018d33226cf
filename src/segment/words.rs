//! Questions about single words beside a place where a sentence may end.

use super::starters;
use crate::model::Language;
use crate::text::abbreviations::{Abbreviation, abbreviation};
use crate::text::floor_boundary;
use crate::text::word_class::{WordClass, word_class};

/// The abbreviation class of a word as written, without its last period.
pub fn abbreviation_of(word: &str, language: Language) -> Option<Abbreviation> {
    if word.len() > 16 {
        // German compounds of "Straße": "Hauptstr."
        return (language == Language::De && word.ends_with("str")).then_some(Abbreviation::BeforeNumber);
    }
    if language == Language::De && word.len() > 4 && word.ends_with("str") {
        return Some(Abbreviation::BeforeNumber);
    }
    // Elided articles: "l'art. 5".
    let word = match word.char_indices().find(|(_, c)| matches!(c, '\'' | '’')) {
        Some((at, mark)) if at <= 2 => word.get(at + mark.len_utf8()..).unwrap_or(word),
        _ => word,
    };
    abbreviation(&word.to_lowercase(), word.starts_with(char::is_uppercase), language)
}

pub fn is_report(word: &str) -> bool {
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
            | "wondered"
            | "wonders"
            | "joked"
            | "insisted"
            | "recalled"
            | "laughed"
            | "admitted"
            | "yells"
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

/// The title of a person, which begins sentences more often than it goes on after an abbreviation.
pub fn is_personal_title(word: &str) -> bool {
    matches!(word, "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Mme" | "Mlle" | "Herr" | "Frau" | "Sra" | "Señor" | "Señora")
}

/// "a.m" or "p.m", in any case.
pub fn is_time(word: &str) -> bool {
    word.eq_ignore_ascii_case("a.m") || word.eq_ignore_ascii_case("p.m")
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

/// A pronoun in lower case that is a subject more often than not.
pub fn is_subject(word: &str, language: Language) -> bool {
    matches!(language, Language::En | Language::Other)
        && matches!(word, "i" | "he" | "she" | "we" | "they" | "you" | "it" | "there" | "i'm" | "it's" | "they're")
}

/// Whether a word belongs to a closed class of English.
pub fn is_function_word(word: &str) -> bool {
    word.len() <= 12 && !word_class(&word.to_lowercase()).is_open()
}

/// An article or pronoun, which starts sentences of capitals too; "IS" and "IN" go on there as often.
pub fn is_plain_starter(word: &str) -> bool {
    word_class(&word.to_lowercase()).is(WordClass::DETERMINER.or(WordClass::SUBJECT_PRONOUN).or(WordClass::POSSESSIVE))
}

/// Whether `word`, at the right of a mark, starts a sentence.
pub fn starts(word: &str, language: Language) -> bool {
    word.len() <= 24 && starters::is_starter(&word.to_lowercase(), language)
}

/// The first word of `text`: letters and apostrophes, at most 24 bytes.
pub fn first_word(text: &str) -> &str {
    let window = text.get(..floor_boundary(text, 24)).unwrap_or_default();
    let length = window.find(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’'))).unwrap_or(window.len());
    window.get(..length).unwrap_or_default()
}
