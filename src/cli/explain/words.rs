//! What two sentences share and what only one of them has: content words, compared by their stems.

use crate::model::Language;
use crate::text::stem::Stemmer;
use crate::text::token::{Token, TokenKind, tokenize};
use crate::text::view::lower_in_place;
use crate::text::word_class::word_class;

/// The content words of a sentence, sorted into those that another sentence has too and those it lacks.
#[derive(Debug, Default, PartialEq)]
pub struct Shared {
    /// As written, in order, without repeats.
    pub shared: Vec<String>,
    /// The same for those that the other lacks.
    pub missing: Vec<String>,
}

/// What of `sentence` stands in `other` too.
pub fn shared(sentence: &str, other: &str, language: Language) -> Shared {
    let stemmer = Stemmer::new(language);
    let known: Vec<String> = content(other, &stemmer).into_iter().map(|(_, stem)| stem).collect();
    let mut out = Shared::default();
    let mut seen: Vec<String> = Vec::new();
    for (word, stem) in content(sentence, &stemmer) {
        if seen.contains(&stem) {
            continue;
        }
        let list = if known.contains(&stem) { &mut out.shared } else { &mut out.missing };
        list.push(word);
        seen.push(stem);
        // A list for people; comparing is quadratic in its length.
        if seen.len() == MOST {
            break;
        }
    }
    out
}

/// Words of a sentence that are looked at.
const MOST: usize = 200;

/// Content words as written, and their stems.
fn content(sentence: &str, stemmer: &Stemmer) -> Vec<(String, String)> {
    let lower = lower_in_place(sentence);
    let mut tokens: Vec<Token> = Vec::new();
    tokenize(sentence, 0, &mut tokens);
    tokens
        .iter()
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Url))
        .filter_map(|token| Some((sentence.get(token.span.range())?, lower.get(token.span.range())?)))
        .filter(|(_, lower)| word_class(lower).is_open())
        .take(MOST)
        .map(|(word, lower)| (word.to_owned(), stemmer.stem(lower).into_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflection_and_case_do_not_matter_and_small_words_are_left_out() {
        let found = shared("The Council provides venues to 12 towns .", "councils provided a venue", Language::En);
        assert_eq!(found.shared, ["Council", "provides", "venues"]);
        assert_eq!(found.missing, ["12", "towns"]);
    }
}
