//! Word knowledge for comparing English sentences: irregular forms, words that may stand for each other, opposites,
//! nations, abbreviations, nouns for persons. Hand-written, in `models/lexicon_en.txt`; names the sections there.

use crate::model::Language;
use crate::text::stem::Stemmer;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
use std::sync::LazyLock;

static SOURCE: &str = include_str!("../../models/lexicon_en.txt");

/// The lexicon; keys of everything but forms and nations are stems of base forms.
pub struct Lexicon {
    forms: FxHashMap<&'static str, &'static str>,
    nations: FxHashMap<&'static str, &'static str>,
    same: FxHashMap<String, Vec<u16>>,
    opposite: FxHashMap<String, Vec<(u16, bool)>>,
    persons: FxHashSet<String>,
    light: FxHashSet<String>,
    phrases: FxHashMap<&'static str, Vec<Phrase>>,
}

/// A short form and the words it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words after the first, in lower case.
    pub rest: Vec<String>,
    /// What stands for them all.
    pub short: String,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(SOURCE));

impl Lexicon {
    /// The English lexicon.
    pub fn english() -> &'static Lexicon {
        &LEXICON
    }

    fn parse(source: &'static str) -> Lexicon {
        let stemmer = Stemmer::new(Language::En);
        let mut lexicon = Lexicon {
            forms: FxHashMap::default(),
            nations: FxHashMap::default(),
            same: FxHashMap::default(),
            opposite: FxHashMap::default(),
            persons: FxHashSet::default(),
            light: FxHashSet::default(),
            phrases: FxHashMap::default(),
        };
        // Forms come first in the file, so that later sections are stored under base forms.
        let mut section = "";
        for (number, line) in (0u16..).zip(source.lines().map(str::trim)) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if line.starts_with('[') {
                section = line;
                continue;
            }
            let mut words = line.split_whitespace();
            match section {
                "[forms]" => {
                    let base = words.next().unwrap_or_default();
                    lexicon.forms.extend(words.map(|w| (w, base)));
                }
                "[nation]" => {
                    let name = words.next().unwrap_or_default();
                    lexicon.nations.insert(name, name);
                    lexicon.nations.extend(words.map(|w| (w, name)));
                }
                "[same]" => {
                    for word in words {
                        let key = lexicon.look_up(word, &stemmer);
                        lexicon.same.entry(key).or_default().push(number);
                    }
                }
                "[opposite]" => {
                    for (side, words) in line.split('|').enumerate() {
                        for word in words.split_whitespace() {
                            let key = lexicon.look_up(word, &stemmer);
                            lexicon.opposite.entry(key).or_default().push((number, side == 1));
                        }
                    }
                }
                "[person]" => lexicon.persons.extend(words.map(|w| lexicon.look_up(w, &stemmer)).collect::<Vec<_>>()),
                "[light]" => lexicon.light.extend(words.map(|w| lexicon.look_up(w, &stemmer)).collect::<Vec<_>>()),
                "[abbreviation]" => {
                    let Some((short, long)) = line.split_once(" = ") else { continue };
                    let mut long = long.split(' ');
                    let first = long.next().unwrap_or_default();
                    let phrase = Phrase { rest: long.map(str::to_string).collect(), short: short.to_string() };
                    let list = lexicon.phrases.entry(first).or_default();
                    list.push(phrase);
                    // The longest expansion wins.
                    list.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
                }
                _ => {}
            }
        }
        lexicon
    }

    /// What a lower-case word is compared by: the stem of its base form, in one spelling.
    ///
    /// ```
    /// use sumsift::{model::Language, text::{lexicon::Lexicon, stem::Stemmer}};
    /// let stemmer = Stemmer::new(Language::En);
    /// let meaning = |w: &str| Lexicon::english().meaning(w, &stemmer);
    /// assert_eq!(meaning("gave"), meaning("giving"));
    /// assert_eq!(meaning("brazilian"), meaning("brazil"));
    /// assert_eq!(meaning("emphasised"), meaning("emphasizes"));
    /// ```
    pub fn meaning(&self, lower: &str, stemmer: &Stemmer) -> String {
        // Texts use few different words, and there is one English lexicon: what was worked out is kept per thread.
        if stemmer.language() != Language::En || lower.len() > LONGEST_KNOWN {
            return self.look_up(lower, stemmer);
        }
        KNOWN.with_borrow_mut(|known| {
            if let Some(meaning) = known.get(lower) {
                return meaning.as_ref().to_owned();
            }
            let meaning = self.look_up(lower, stemmer);
            if known.len() >= MOST_KNOWN {
                known.clear();
            }
            known.insert(lower.into(), meaning.as_str().into());
            meaning
        })
    }

    /// The meaning of a word, worked out; also while the lexicon is being read.
    fn look_up(&self, lower: &str, stemmer: &Stemmer) -> String {
        if let Some(nation) = self.nations.get(lower) {
            return (*nation).to_string();
        }
        let mut word = lower;
        // Two steps: "lost" = "lose" = "loss".
        for _ in 0..2 {
            match self.forms.get(word) {
                Some(base) => word = base,
                None => break,
            }
        }
        let folded = fold(word);
        let stem = stemmer.stem(&folded);
        // A base form may be reached from the stem's own inflections ("decides" by its stem only).
        match self.forms.get(stem.as_ref()) {
            Some(base) => stemmer.stem(base).into_owned(),
            None => stem.into_owned(),
        }
    }

    /// The synonym classes of a meaning.
    pub fn same(&self, meaning: &str) -> &[u16] {
        self.same.get(meaning).map_or(&[], Vec::as_slice)
    }

    /// The pairs of opposites a meaning is in, and on which side.
    pub fn opposite(&self, meaning: &str) -> &[(u16, bool)] {
        self.opposite.get(meaning).map_or(&[], Vec::as_slice)
    }

    /// Whether a meaning describes a person or body that may have been named before.
    pub fn is_person(&self, meaning: &str) -> bool {
        self.persons.contains(meaning)
    }

    /// Whether a meaning says little about what happened.
    pub fn is_light(&self, meaning: &str) -> bool {
        self.light.contains(meaning)
    }

    /// Whether a lower-case word names a nation or its people.
    pub fn is_nation(&self, lower: &str) -> bool {
        self.nations.contains_key(lower)
    }

    /// The abbreviated phrases that begin with a lower-case word, longest first.
    pub fn phrases(&self, first: &str) -> &[Phrase] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }
}

/// Bytes of the longest word that is kept.
const LONGEST_KNOWN: usize = 32;

/// Meanings kept per thread, then it starts over: a few megabytes.
const MOST_KNOWN: usize = 1 << 16;

thread_local! {
    static KNOWN: RefCell<FxHashMap<Box<str>, Box<str>>> = RefCell::default();
}

/// One spelling for British and American forms, and plain letters for accented ones.
fn fold(word: &str) -> String {
    let mut plain: String = word.chars().map(plain_letter).collect();
    for (british, american) in [
        ("isation", "ization"),
        ("ise", "ize"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ising", "izing"),
        ("yse", "yze"),
        ("ysed", "yzed"),
        ("ysing", "yzing"),
        ("lled", "led"),
        ("lling", "ling"),
    ] {
        if plain.len() > british.len() + 3 && plain.ends_with(british) {
            plain.truncate(plain.len() - british.len());
            plain.push_str(american);
            break;
        }
    }
    plain.retain(|c| c != '.' && c != '\'' && c != '’');
    plain
}

fn plain_letter(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        _ => c,
    }
}
