//! What a text is made of, counted in one pass over its words: the evidence of [`super::profile`].

use super::detect::count_function_word;
use xxhash_rust::xxh3::xxh3_64;

/// What is counted in the one pass.
#[derive(Default)]
pub struct Counts {
    /// Runs between white space.
    pub words: u32,
    /// Whether lines are compared with each other.
    compare: bool,
    /// "." "!" "?" standing alone.
    pub loose_ends: u32,
    /// Words that end in one.
    pub tight_ends: u32,
    /// "," standing alone.
    pub loose_commas: u32,
    /// Words that end in ",".
    pub tight_commas: u32,
    /// Free-standing "'s", "n't", "``", "''".
    pub clitics: u32,
    /// Words beginning with a capital.
    pub upper: u32,
    /// Words beginning with a lower-case letter.
    pub lower: u32,
    /// Lines with words.
    pub lines: u32,
    /// Whole sentences on a line without any capital.
    pub lower_lines: u32,
    /// Placeholders for words a system did not know.
    pub unknown: u32,
    /// Words inside 3-grams of an earlier line.
    pub restated: u32,
    /// Signs of a person writing, or of people quoted: see [`Counts::voice`].
    pub personal: u32,
    /// "said" and its kin, days of the week, quotation marks.
    pub reported: u32,
    /// Words that begin or end with a digit.
    pub numbers: u32,
    /// "was", "were", "had": machine summaries are told in the present (each counts half).
    pub past: u32,
    /// Hits of each language's function words.
    pub function_words: [u32; 5],
    /// Words looked up for that.
    pub looked_up: u32,
}

/// Function words are looked up in this many words from the start; a few hundred tell a language apart.
const LANGUAGE_WORDS: u32 = 250;
/// Lines are compared with each other up to this many words; longer texts are decided by length.
const RESTATED_WORDS: u32 = 10_000;

/// A set of hashes that may, one time in a thousand, claim to hold what it does not (a Bloom filter with two bits a
/// hash): the share it feeds is compared with a coarse threshold, and it costs a tenth of an exact set.
struct Seen {
    bits: Vec<u64>,
}

impl Seen {
    /// For a text of `bytes` bytes: 64 bits or more for each word compared.
    fn new(bytes: usize) -> Self {
        let words = (bytes / 5).min(RESTATED_WORDS as usize).max(4);
        Seen { bits: vec![0; words.next_power_of_two()] }
    }

    /// Two places in the table, from the upper and the lower half of the hash.
    fn places(&self, hash: u64) -> [(usize, u64); 2] {
        let mixed = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mask = self.bits.len() - 1;
        [mixed >> 40, mixed >> 12].map(|h| ((h >> 6) as usize & mask, 1u64 << (h & 63)))
    }

    fn insert(&mut self, hash: u64) {
        for (word, bit) in self.places(hash) {
            if let Some(slot) = self.bits.get_mut(word) {
                *slot |= bit;
            }
        }
    }

    fn holds(&self, hash: u64) -> bool {
        self.places(hash).iter().all(|(word, bit)| self.bits.get(*word).is_some_and(|slot| slot & bit != 0))
    }
}

impl Counts {
    /// Counts over `text`.
    pub fn of(text: &str) -> Self {
        let mut c = Counts::default();
        let bytes = text.trim().as_bytes();
        let mut seen = Seen::new(bytes.len());
        let mut fresh: Vec<u64> = Vec::new();
        // A text of one line restates nothing.
        c.compare = memchr::memchr2(b'\n', b'\r', bytes).is_some();
        let mut from = 0;
        for end in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).chain([text.len()]) {
            let line = text.get(from..end).unwrap_or_default();
            if line.is_ascii() {
                c.line(line.split_ascii_whitespace(), &mut seen, &mut fresh);
            } else {
                c.line(line.split_whitespace(), &mut seen, &mut fresh);
            }
            from = end + 1;
        }
        c
    }

    fn line<'a>(&mut self, words: impl Iterator<Item = &'a str>, seen: &mut Seen, fresh: &mut Vec<u64>) {
        let (words_before, upper_before, ends_before) = (self.words, self.upper, self.loose_ends + self.tight_ends);
        let unknown_before = self.unknown;
        let compare = self.compare && self.words < RESTATED_WORDS;
        let mut window = [0u64; 3];
        let mut filled = 0;
        let mut restated_run = 0;
        for word in words {
            self.words += 1;
            self.word(word);
            if !compare {
                continue;
            }
            let Some(hash) = word_hash(word) else { continue };
            window = [window[1], window[2], hash];
            filled += 1;
            if filled >= 3 {
                let gram = window[0].rotate_left(2) ^ window[1].rotate_left(1) ^ window[2];
                if seen.holds(gram) {
                    // The words of a run of known 3-grams count once each.
                    self.restated += if restated_run == 0 { 3 } else { 1 };
                    restated_run = 2;
                } else {
                    restated_run = i32::max(0, restated_run - 1);
                }
                fresh.push(gram);
            }
        }
        fresh.drain(..).for_each(|gram| seen.insert(gram));
        let words = self.words - words_before;
        if words > 0 {
            self.lines += 1;
            let whole = words >= 5 && self.loose_ends + self.tight_ends > ends_before;
            self.lower_lines += u32::from(whole && self.upper - upper_before <= self.unknown - unknown_before);
        }
    }

    fn word(&mut self, word: &str) {
        let bytes = word.as_bytes();
        let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return };
        // Marks and clitics are short; most words are spared the comparisons.
        match if bytes.len() <= 5 && !first.is_ascii_lowercase() || word == "n't" { word } else { "" } {
            "." | "!" | "?" => self.loose_ends += 1,
            "," => self.loose_commas += 1,
            "'s" | "n't" | "``" | "''" | "’s" | "'re" | "'ve" | "-lrb-" | "-LRB-" => self.clitics += 1,
            "UNK" | "<unk>" | "[UNK]" => {
                self.unknown += 1;
                self.upper += u32::from(word == "UNK");
            }
            _ => {
                match last {
                    b',' => self.tight_commas += 1,
                    b'.' | b'!' | b'?' => self.tight_ends += 1,
                    _ => {}
                }
                if first.is_ascii_lowercase() {
                    self.lower += 1;
                } else if first.is_ascii_uppercase() || word.starts_with(char::is_uppercase) {
                    self.upper += 1;
                }
                self.voices(word, *first, *last);
            }
        }
        if self.looked_up < LANGUAGE_WORDS && word.len() <= 8 {
            self.looked_up += u32::from(count_function_word(word, &mut self.function_words));
        }
    }

    /// Counts the signs of a person writing or speaking.
    fn voices(&mut self, word: &str, first: u8, last: u8) {
        self.numbers += u32::from(first.is_ascii_digit() || last.is_ascii_digit());
        self.personal += u32::from(matches!(last, b'!' | b'?'));
        self.reported += u32::from(matches!(first, b'"' | b'\'' | 0xE2)) + u32::from(last == b'"');
        if word.len() > 8 {
            return;
        }
        let bare = word.trim_end_matches(['.', ',', '!', '?', '"', ')', ':', ';']);
        let person = matches!(
            bare,
            "yo" | "ich"
                | "Ich"
                | "wir"
                | "Wir"
                | "je"
                | "Je"
                | "nous"
                | "Nous"
                | "eu"
                | "Eu"
                | "nós"
                | "nosotros"
                | "mi"
                | "I"
                | "i"
                | "we"
                | "We"
                | "my"
                | "My"
                | "our"
                | "Our"
                | "me"
                | "us"
                | "you"
                | "You"
                | "your"
                | "Your"
        );
        let contracted = bare.len() > 2
            && (bare.ends_with("n't") || bare.ends_with("n’t") || CONTRACTED.iter().any(|c| bare.ends_with(c)));
        self.personal += u32::from(person || contracted);
        let reported = matches!(
            bare,
            "dijo"
                | "disse"
                | "sagte"
                | "dit"
                | "said"
                | "says"
                | "told"
                | "added"
                | "Monday"
                | "Tuesday"
                | "Thursday"
                | "Friday"
                | "Saturday"
                | "Sunday"
        );
        self.reported += u32::from(reported);
        self.past += u32::from(matches!(
            bare,
            "was" | "were" | "had" | "fue" | "era" | "foi" | "était" | "war" | "hatte" | "avait"
        ));
    }

    /// The share of words that show a person writing ("I", "you", "don't", "!") or people quoted, and facts as news has
    /// them. Machine summaries of stories and talks, told by nobody about somebody, have next to none.
    pub fn voice(&self) -> f32 {
        (self.personal as f32 + self.reported as f32 + (self.numbers + self.past) as f32 / 2.0)
            / self.words.max(1) as f32
    }
}

/// Contractions a person types.
const CONTRACTED: [&str; 8] = ["'m", "'re", "'ve", "'ll", "’m", "’re", "’ve", "’ll"];

/// Words are told apart by this many letters.
const LONGEST_WORD: usize = 32;

/// A word for comparing lines: its letters in lower case; nothing for a mark.
fn word_hash(word: &str) -> Option<u64> {
    let mut letters = [0u8; LONGEST_WORD];
    let mut length = 0;
    for (slot, byte) in letters.iter_mut().zip(word.bytes().filter(|b| b.is_ascii_alphanumeric() || !b.is_ascii())) {
        *slot = byte.to_ascii_lowercase();
        length += 1;
    }
    letters.get(..length).filter(|l| !l.is_empty()).map(xxh3_64)
}
