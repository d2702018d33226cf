//! [`WordList`]: short lists of words written as one string, asked for without allocation.
//!
//! Rules ask dozens of such lists about every word, and nearly always the answer is no: which first letters occur at which
//! length is worked out when the program is compiled, and turns most words away in one look.

/// Words longer than this share one row of the table.
const LENGTHS: usize = 16;

/// A list of words, made at compile time; see [`one_of!`](crate::text::one_of).
///
/// ```
/// use sumsift::text::word_list::WordList;
/// static SMALL: WordList = WordList::new(" the of to ");
/// assert!(SMALL.has("of"));
/// assert!(!SMALL.has("o") && !SMALL.has("f to") && !SMALL.has(""));
/// ```
pub struct WordList {
    words: &'static str,
    /// Per length in bytes, a bit per first byte (modulo 64, which keeps the letters of ASCII apart).
    first: [u64; LENGTHS],
}

impl WordList {
    /// The words of `words`, which single spaces set apart.
    pub const fn new(words: &'static str) -> Self {
        let bytes = words.as_bytes();
        let mut first = [0; LENGTHS];
        let (mut at, mut start) = (0, 0);
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == b' ' {
                if at > start {
                    first[row(at - start)] |= bit(bytes[start]);
                }
                start = at + 1;
            }
            at += 1;
        }
        WordList { words, first }
    }

    /// Whether `word` is one of them; the empty word never is.
    pub fn has(&self, word: &str) -> bool {
        let Some(&begin) = word.as_bytes().first() else { return false };
        let row = self.first.get(row(word.len())).copied().unwrap_or_default();
        row & bit(begin) != 0 && self.words.split(' ').any(|listed| listed == word)
    }
}

const fn row(len: usize) -> usize {
    if len < LENGTHS { len } else { LENGTHS - 1 }
}

const fn bit(first: u8) -> u64 {
    1 << (first & 63)
}

/// Whether a word is one of a list that is written in place: `one_of!(" the of to ", word)`.
#[macro_export]
#[doc(hidden)]
macro_rules! __one_of {
    ($list:expr, $word:expr $(,)?) => {{
        static LIST: $crate::text::word_list::WordList = $crate::text::word_list::WordList::new($list);
        LIST.has($word)
    }};
}
pub use __one_of as one_of;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_of_any_length_and_script_are_found_and_nothing_else() {
        static LIST: WordList = WordList::new(" a and , n't más acknowledgements & ");
        for word in ["a", "and", ",", "n't", "más", "acknowledgements", "&"] {
            assert!(LIST.has(word), "{word}");
        }
        for word in ["", " ", "an", "nd", "and ,", "mas", "acknowledgement", "b"] {
            assert!(!LIST.has(word), "{word}");
        }
    }
}
