//! Closed word classes of English: the words that show how a sentence is built.
//!
//! Written for this project from the standard descriptive grammars (Quirk et al. 1985, chapters 2, 5, 6, 9). A word may
//! belong to several classes ("that", "her", "have").

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A set of closed classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordClass(u16);

impl WordClass {
    /// No closed class: a content word, a name, an unknown word.
    pub const OPEN: WordClass = WordClass(0);
    /// "the", "a", "this", "every".
    pub const DETERMINER: WordClass = WordClass(1);
    /// "of", "in", "with".
    pub const PREPOSITION: WordClass = WordClass(1 << 1);
    /// "and", "or", "but".
    pub const COORDINATOR: WordClass = WordClass(1 << 2);
    /// "because", "although", "if", "that".
    pub const SUBORDINATOR: WordClass = WordClass(1 << 3);
    /// "I", "he", "they": pronouns that are subjects.
    pub const SUBJECT_PRONOUN: WordClass = WordClass(1 << 4);
    /// "me", "him", "themselves".
    pub const OBJECT_PRONOUN: WordClass = WordClass(1 << 5);
    /// "my", "their".
    pub const POSSESSIVE: WordClass = WordClass(1 << 6);
    /// Finite forms of be, have, do: "is", "had", "does".
    pub const AUXILIARY: WordClass = WordClass(1 << 7);
    /// "will", "could", "must".
    pub const MODAL: WordClass = WordClass(1 << 8);
    /// "who", "which", "where".
    pub const WH: WordClass = WordClass(1 << 9);
    /// "not", "n't", "never", "no".
    pub const NEGATION: WordClass = WordClass(1 << 10);
    /// Adverbs that carry little: "also", "very", "then", "however".
    pub const LIGHT_ADVERB: WordClass = WordClass(1 << 11);
    /// "be", "been", "being", "having", "doing": forms that are not finite.
    pub const NONFINITE: WordClass = WordClass(1 << 12);

    /// Whether any class of `other` is in this set.
    pub fn is(self, other: WordClass) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub const fn or(self, other: WordClass) -> WordClass {
        WordClass(self.0 | other.0)
    }

    /// Whether the word belongs to an open class.
    pub fn is_open(self) -> bool {
        self.0 == 0
    }
}

const LISTS: &[(WordClass, &str)] = &[
    (
        WordClass::DETERMINER,
        "the a an this that these those every each some any no all both either neither another such what which whatever whichever half",
    ),
    (
        WordClass::PREPOSITION,
        "of in on at by for with from to into onto upon about above across after against along among amid around as before behind below beneath beside besides between beyond despite down during except inside like near off out outside over past per since than through throughout till toward towards under underneath until unlike up via versus vs within without amongst alongside regarding concerning following including",
    ),
    (WordClass::COORDINATOR, "and or but nor yet & plus"),
    (
        WordClass::SUBORDINATOR,
        "because although though if unless until while whereas whether that since when whenever as before after once lest so than where wherever",
    ),
    (
        WordClass::SUBJECT_PRONOUN,
        "i he she it we they you this that these those there who somebody someone something nobody everyone everybody everything anyone nothing none one",
    ),
    (
        WordClass::OBJECT_PRONOUN,
        "me him her it us them you myself himself herself itself ourselves themselves yourself yourselves oneself whom each",
    ),
    (WordClass::POSSESSIVE, "my your his her its our their whose"),
    (WordClass::AUXILIARY, "is are was were am has have had does do did 's 're 've 'm isn't aren't wasn't weren't"),
    (WordClass::MODAL, "will would can could may might shall should must ought cannot 'll 'd wo ca"),
    (WordClass::WH, "who whom whose which what where when why how"),
    (
        WordClass::NEGATION,
        "not n't n’t never no neither nor none nobody nothing nowhere without cannot hardly barely scarcely",
    ),
    (
        WordClass::LIGHT_ADVERB,
        "also very too then however thus therefore furthermore moreover instead just only even still already again ever often always soon now here there meanwhile indeed rather quite almost nearly perhaps maybe later earlier further together so yet once",
    ),
    (WordClass::NONFINITE, "be been being having doing"),
];

static TABLE: LazyLock<FxHashMap<&'static str, WordClass>> = LazyLock::new(|| {
    let mut table: FxHashMap<&'static str, WordClass> = FxHashMap::default();
    for (class, words) in LISTS {
        for word in words.split(' ') {
            let entry = table.entry(word).or_insert(WordClass::OPEN);
            *entry = entry.or(*class);
        }
    }
    table
});

/// The closed classes of an English word given in lower case.
///
/// ```
/// use sumsift::text::word_class::{WordClass, word_class};
/// assert!(word_class("the").is(WordClass::DETERMINER));
/// assert!(word_class("crisis").is_open());
/// ```
pub fn word_class(lower: &str) -> WordClass {
    if lower.len() > 12 {
        return WordClass::OPEN;
    }
    TABLE.get(lower).copied().unwrap_or(WordClass::OPEN)
}
