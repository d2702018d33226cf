//! Finds out what a whole document is like: see [`Profile`].
//!
//! One pass over the words counts how marks are spaced, how letters are cased, whose function words occur, and how much
//! lines restate each other; a few ratios then decide.

use crate::config::StyleChoice;
use crate::model::{Casing, Language, Profile, Spacing, Style};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The profile of `text`; `style` overrides what would be found. Linear.
///
/// ```
/// use sumsift::{config::StyleChoice, model::{Language, Spacing, Style}, text::profile::profile};
/// let found = profile("The talks failed, he said . Both sides left the city .", StyleChoice::Auto);
/// assert_eq!((found.style, found.spacing, found.language), (Style::Summary, Spacing::Detached, Language::En));
/// ```
pub fn profile(text: &str, style: StyleChoice) -> Profile {
    let counts = Counts::of(text);
    let spacing = counts.spacing();
    let style = match style {
        StyleChoice::Summary => Style::Summary,
        StyleChoice::Article => Style::Article,
        StyleChoice::Auto => counts.style(spacing),
    };
    Profile { style, spacing, casing: counts.casing(), language: language(text, &counts), words: counts.words }
}

/// What is counted in the one pass.
#[derive(Default)]
struct Counts {
    words: u32,
    /// "." "!" "?" standing alone.
    loose_ends: u32,
    /// Words that end in one.
    tight_ends: u32,
    loose_commas: u32,
    tight_commas: u32,
    /// Free-standing "'s", "n't", "``", "''".
    clitics: u32,
    /// Words beginning with a capital, and with a lower-case letter.
    upper: u32,
    lower: u32,
    /// Lines with words.
    lines: u32,
    /// Whole sentences on a line without any capital.
    lower_lines: u32,
    /// Placeholders for words a system did not know.
    unknown: u32,
    /// Words inside 3-grams of an earlier line.
    restated: u32,
    /// Signs of a person writing, or of people quoted: see [`Counts::voice`].
    personal: u32,
    /// "said" and its kin, quotation marks, numbers (each counts half).
    reported: u32,
    numbers: u32,
    /// "was", "were", "had": machine summaries are told in the present (each counts half).
    past: u32,
    /// Hits of each language's function words, and the words looked up.
    function_words: [u32; 5],
    looked_up: u32,
}

/// Function words are looked up in this many words from the start; a few hundred tell a language apart.
const LANGUAGE_WORDS: u32 = 400;
/// Lines are compared with each other up to this many words; longer texts are decided by length.
const RESTATED_WORDS: u32 = 20_000;

impl Counts {
    fn of(text: &str) -> Self {
        let mut c = Counts::default();
        let mut seen: FxHashSet<u64> = FxHashSet::default();
        let mut fresh: Vec<u64> = Vec::new();
        for line in text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
            c.line(line, &mut seen, &mut fresh);
        }
        c
    }

    fn line(&mut self, line: &str, seen: &mut FxHashSet<u64>, fresh: &mut Vec<u64>) {
        let (words_before, upper_before, ends_before) = (self.words, self.upper, self.loose_ends + self.tight_ends);
        let unknown_before = self.unknown;
        let compare = self.words < RESTATED_WORDS;
        let mut window = [0u64; 3];
        let mut filled = 0;
        let mut restated_run = 0;
        for word in line.split_whitespace() {
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
                if seen.contains(&gram) {
                    // The words of a run of known 3-grams count once each.
                    self.restated += if restated_run == 0 { 3 } else { 1 };
                    restated_run = 2;
                } else {
                    restated_run = i32::max(0, restated_run - 1);
                }
                fresh.push(gram);
            }
        }
        seen.extend(fresh.drain(..));
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
        match word {
            "." | "!" | "?" => self.loose_ends += 1,
            "," => self.loose_commas += 1,
            "'s" | "n't" | "``" | "''" | "’s" | "'re" | "'ve" | "-lrb-" | "-LRB-" => self.clitics += 1,
            "UNK" | "<unk>" | "[UNK]" | "unk" => {
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
            self.look_up(word);
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
            "I" | "i" | "we" | "We" | "my" | "My" | "our" | "Our" | "me" | "us" | "you" | "You" | "your" | "Your"
        );
        let contracted = bare.len() > 2
            && (bare.ends_with("n't") || bare.ends_with("n’t") || CONTRACTED.iter().any(|c| bare.ends_with(c)));
        self.personal += u32::from(person || contracted);
        let reported = matches!(
            bare,
            "said" | "says" | "told" | "added" | "Monday" | "Tuesday" | "Thursday" | "Friday" | "Saturday" | "Sunday"
        );
        self.reported += u32::from(reported);
        self.past += u32::from(matches!(bare, "was" | "were" | "had"));
    }

    /// The share of words that show a person writing ("I", "you", "don't", "!") or people quoted, and facts as news has
    /// them. Machine summaries of stories and talks, told by nobody about somebody, have next to none.
    fn voice(&self) -> f32 {
        (self.personal as f32 + self.reported as f32 + (self.numbers + self.past) as f32 / 2.0)
            / self.words.max(1) as f32
    }

    fn look_up(&mut self, word: &str) {
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        if bare.is_empty() {
            return;
        }
        self.looked_up += 1;
        let languages = match FUNCTION_WORDS.get(bare) {
            Some(mask) => *mask,
            None if bare.starts_with(char::is_uppercase) => {
                FUNCTION_WORDS.get(bare.to_lowercase().as_str()).copied().unwrap_or(0)
            }
            None => 0,
        };
        for (n, hits) in self.function_words.iter_mut().enumerate() {
            *hits += u32::from(languages >> n & 1);
        }
    }

    /// Detached periods with tight commas are a summariser's; loose commas or clitics are a tokeniser's.
    fn spacing(&self) -> Spacing {
        if self.loose_ends == 0 && self.loose_commas + self.clitics == 0 {
            return Spacing::Plain;
        }
        let tokenised = self.loose_commas + self.clitics;
        if tokenised > self.tight_commas && (self.loose_ends * 2 >= self.tight_ends || self.loose_commas > 2) {
            return Spacing::Tokenised;
        }
        if self.loose_ends >= self.tight_ends { Spacing::Detached } else { Spacing::Plain }
    }

    /// One word in forty has a capital even in plain German-free prose: a text with fewer is lower-cased.
    fn casing(&self) -> Casing {
        let letters = self.upper + self.lower;
        let capitals = self.upper.saturating_sub(self.unknown);
        if letters >= 5 && capitals * 50 < letters {
            Casing::Lower
        } else if self.lower_lines * 3 >= self.lines && self.lower_lines > 0 && self.lines > 1 {
            Casing::Mixed
        } else {
            Casing::Normal
        }
    }

    fn style(&self, spacing: Spacing) -> Style {
        let words = self.words.max(1) as f32;
        let restates = self.restated as f32 >= RESTATED * words;
        if self.unknown > 0 || restates {
            return Style::Summary;
        }
        let article = match spacing {
            Spacing::Detached => self.lines <= 2 && self.words >= LONG && self.voice() >= VOICE,
            Spacing::Tokenised if self.casing() != Casing::Normal => self.words >= 2 * LONG,
            Spacing::Tokenised => self.words >= LONG || (self.lines >= 6 && self.one_sentence_lines()),
            Spacing::Plain => {
                let personal = self.personal as f32 / words;
                let capitals = self.casing() != Casing::Lower || self.words >= 2 * LONG;
                (self.words >= SHORT && capitals && self.voice() >= VOICE) || (self.words >= 40 && personal >= CHATTY)
            }
        };
        if article { Style::Article } else { Style::Summary }
    }

    /// News corpora keep one sentence a line; joined summaries keep one summary a line.
    fn one_sentence_lines(&self) -> bool {
        (self.loose_ends + self.tight_ends) * 2 <= self.lines * 3
    }
}

/// Contractions a person types.
const CONTRACTED: [&str; 8] = ["'m", "'re", "'ve", "'ll", "’m", "’re", "’ve", "’ll"];

/// Share of words in 3-grams of an earlier line from which lines restate each other. Joined summaries of one article:
/// .18 to .58, median .42; news, one sentence a line: at most .15.
const RESTATED: f32 = 0.17;
/// Words from which a tokenised text is an article; joined summaries of that length restate each other.
const LONG: u32 = 300;
/// Words from which a plain text with a voice is an article.
const SHORT: u32 = 150;
/// Voice of an article. News: .03 and more in nine of ten; machine summaries of books: at most .012.
const VOICE: f32 = 0.020;
/// Share of "I", "you", "don't", "!" and the like from which even a short text is a person's.
const CHATTY: f32 = 0.05;

/// A word for comparing lines: its letters in lower case; nothing for a mark.
fn word_hash(word: &str) -> Option<u64> {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let mut any = false;
    for byte in word.bytes().filter(|b| b.is_ascii_alphanumeric() || !b.is_ascii()) {
        hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0000_0100_0000_01b3);
        any = true;
    }
    any.then_some(hash)
}

/// Function words that are frequent in one language: English, Spanish, Portuguese, French, German.
const LISTS: [&str; 5] = [
    "the of and to in is was for that on with as at by from he she it they his her has had have are were be been not but \
     this which who an will would said their its or after about into when there you i we my what do if so all",
    "el la los las de del y en que un una por con para se su sus es fue al lo como más no pero ha han son está este esta \
     muy también sobre entre hay cuando donde era ser desde hasta ya según años",
    "o a os as de do da dos das e em que um uma por com para se seu sua é foi ao não no na nos nas como mais mas são está \
     este esta muito também sobre entre há quando onde era ser pelo pela já segundo anos foram ou",
    "le la les de des du et en que un une pour avec dans sur se son sa ses est était au aux ce cette qui ne pas plus par \
     il elle ils sont été mais ont leur comme où entre après fait être deux ou nous vous",
    "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass \
     sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis",
];

static FUNCTION_WORDS: LazyLock<FxHashMap<&'static str, u8>> = LazyLock::new(|| {
    let mut table: FxHashMap<&'static str, u8> = FxHashMap::default();
    for (n, words) in LISTS.iter().enumerate() {
        for word in words.split_whitespace() {
            *table.entry(word).or_default() |= 1 << n;
        }
    }
    table
});

const LANGUAGES: [Language; 5] = [Language::En, Language::Es, Language::Pt, Language::Fr, Language::De];

/// Bytes given to the statistical detector when function words do not tell.
const SAMPLE: usize = 2000;

/// Function words first, which is all that English needs; the trigram model of whichlang where they say little.
fn language(text: &str, counts: &Counts) -> Language {
    let best = counts.function_words.iter().copied().max().unwrap_or(0);
    let mut leaders = LANGUAGES.iter().zip(counts.function_words).filter(|(_, hits)| *hits == best);
    let (leader, rival) = (leaders.next(), leaders.next());
    // A third of running words are function words; half of that is plenty.
    if let (Some((language, _)), None) = (leader, rival) {
        if best >= 3 && best * 6 >= counts.looked_up {
            return *language;
        }
    }
    let sample = text.get(..crate::text::floor_boundary(text, SAMPLE)).unwrap_or_default();
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let latin = sample
        .chars()
        .filter(|c| c.is_alphabetic() && ((*c as u32) < 0x250 || matches!(*c as u32, 0x1e00..=0x1eff)))
        .count();
    if latin * 2 < letters || counts.words < 4 {
        return if best > 0 && latin * 2 >= letters && counts.function_words[0] == best {
            Language::En
        } else {
            Language::Other
        };
    }
    match whichlang::detect_language(sample) {
        whichlang::Lang::Eng => Language::En,
        whichlang::Lang::Spa => Language::Es,
        whichlang::Lang::Por => Language::Pt,
        whichlang::Lang::Fra => Language::Fr,
        whichlang::Lang::Deu => Language::De,
        _ => Language::Other,
    }
}
