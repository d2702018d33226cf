//! What is known of a word by itself: word in lower case -> [`Facts`].
//!
//! Rules ask the same questions about every word, and texts use few different words: each is looked up once per document,
//! and the answers are kept per thread, because they depend on the word alone.

use super::language::{Languages, languages};
use super::verbs::{VerbForms, verb_forms};
use super::word_class::{WordClass, word_class};
use super::word_list::WordList;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// What a word can be: its closed classes, its forms as a verb, the languages it is a function word of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Closed classes of English.
    pub class: WordClass,
    /// Forms as an English verb.
    pub forms: VerbForms,
    /// Languages it is a function word of.
    pub languages: Languages,
    /// A function word of another language that is no English word.
    pub foreign: bool,
}

impl Facts {
    /// Of a mark, a number, an address.
    pub const NONE: Facts =
        Facts { class: WordClass::OPEN, forms: VerbForms::NONE, languages: Languages::NONE, foreign: false };

    /// Looks a word up, given in lower case.
    pub fn of(lower: &str) -> Self {
        KNOWN.with_borrow_mut(|known| {
            if let Some(facts) = known.get(lower) {
                return *facts;
            }
            let facts = Self::look_up(lower);
            if known.len() >= MOST_KNOWN {
                known.clear();
            }
            known.insert(lower.into(), facts);
            facts
        })
    }

    fn look_up(lower: &str) -> Self {
        // Typed apostrophes are listed, typographic ones stand for the same.
        let class = if lower.contains('’') { word_class(&lower.replace('’', "'")) } else { word_class(lower) };
        // A closed-class word that is spelt like a verb ("like", "including") is the closed-class word.
        let forms = if class.is_open() { verb_forms(lower) } else { VerbForms::NONE };
        Facts { class, forms, languages: languages(lower), foreign: FOREIGN.has(lower) }
    }
}

/// Words kept per thread, then it starts over: some 4 MB, and more than the vocabulary of most collections that matters.
const MOST_KNOWN: usize = 1 << 16;

thread_local! {
    static KNOWN: RefCell<FxHashMap<Box<str>, Facts>> = RefCell::default();
}

/// Function words of other languages that are no English words.
static FOREIGN: WordList = WordList::new(
    "de la el los las que y del por para una uno con su sus es fue como más e o os da das dos na nas nos em um uma ao à é \
     foi não com seu sua le les des du et est un une dans qui au aux sur pas ce cette il elle ne der das und ein eine \
     einer einen dem den des von zu mit ist auf für nicht im sich di che il della sono gli nel al",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_is_looked_up() {
        for word in ["the", "isn’t", "agreed", "und", "harbour", "the"] {
            assert_eq!(Facts::of(word), Facts::look_up(word), "{word}");
        }
        assert!(Facts::of("isn’t").class.is(WordClass::AUXILIARY));
        assert!(Facts::of("und").foreign && !Facts::of("and").foreign);
    }
}
