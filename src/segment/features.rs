//! What is to be known about a place where a sentence may end.
//!
//! Text around a mark -> [`Features`], each one a question a reader would ask; [`super::decide`] weighs them. Reading
//! is done in [`super::neighbours`].

use crate::model::Language;
use crate::text::abbreviations::Abbreviation;

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
    /// No terminator: an address.
    Address,
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
    /// Dots in the mark.
    pub dots: usize,
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
    /// That word is a number of one or two digits.
    pub left_is_ordinal: bool,
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
    /// The word after is the title of a person: "Mr", "Mme".
    pub right_is_title: bool,
    /// A closing mark or a percent sign stands right before the mark: `"brutal".`
    pub after_closing: bool,
    /// The closing bracket after the mark opened inside the sentence: "(U.S.) Embassy".
    pub inner_bracket: bool,
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
    /// A lower-case pronoun comes next that is a subject ("they", "i").
    pub right_is_subject: bool,
    /// The word before belongs to no closed class.
    pub left_is_open: bool,
    /// One of the next words reports speech: "said".
    pub reports: bool,
    /// A list marker comes next ("2. Then").
    pub right_is_marker: bool,
    /// The word after is one letter, or one letter with a period.
    pub right_is_initial: bool,
    /// The word after is a Roman numeral.
    pub right_is_roman: bool,
    /// Bytes of the word after.
    pub right_length: usize,
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
    /// Periods stand apart in this text: detached or tokenised.
    pub detached_text: bool,
    /// A tokeniser set every mark apart, so a period apart is no sign of damage.
    pub tokenised: bool,
    /// The language.
    pub language: Language,
    /// For [`Mark::Quote`]: words in the quotation, and how many of them are capitalised.
    pub quotation: (usize, usize),
}
