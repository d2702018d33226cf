//! [`Meanings`]: the words of one document, interned by what they mean; [`Names`]: which of them are names.

use super::sentence::Kind;
use crate::model::Language;
use crate::text::lexicon::{Lexicon, Phrase};
use crate::text::stem::Stemmer;
use crate::text::verbs::{VerbForms, verb_forms};
use crate::text::word_class::{WordClass, word_class};
use crate::text::word_weight::{UNKNOWN, word_weight};
use crate::text::{DocumentView, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// What one surface form is.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub id: u32,
    pub weight: f32,
    pub kind: Kind,
    /// Looks like a verb form.
    pub verb: bool,
    /// Names people by their nation: "Spaniard", "Cubans".
    pub demonym: bool,
    /// A verb of saying, or "according".
    pub attributes: bool,
}

/// What is known of one meaning.
#[derive(Clone, Debug)]
pub struct Meaning {
    /// Stem, or a value such as `n22`.
    pub text: String,
    pub weight: f32,
    /// The first two bytes: words that differ there are not derived from each other, nor misspelt.
    pub root: [u8; 2],
    pub same: &'static [u16],
    pub opposite: &'static [(u16, bool)],
    pub person: bool,
    /// Says little about what happened.
    pub light: bool,
    /// Not in the word table, nor a value.
    pub rare: bool,
    /// Sentences of the document with it.
    pub sentences: u32,
}

/// The words of one document.
pub struct Meanings {
    stemmer: Stemmer,
    language: Language,
    names: Names,
    surfaces: FxHashMap<String, Entry>,
    ids: FxHashMap<String, u32>,
    table: Vec<Meaning>,
}

/// A name that the table does not know tells no more than this; a name it knows tells at least the first.
const NAME_WEIGHT: (f32, f32) = (3.5, 7.0);
/// Weight of a content word: at least, and at most (beyond, words are rare by spelling rather than by meaning).
const CONTENT_WEIGHT: (f32, f32) = (1.2, 8.0);
/// Numbers up to this are counted, not rounded.
const ROUGH: f64 = 12.0;
/// Words of a language without a table.
const FOREIGN_WEIGHT: f32 = 4.5;

impl Meanings {
    pub fn new(language: Language, names: Names) -> Self {
        Meanings {
            stemmer: Stemmer::new(language),
            language,
            names,
            surfaces: FxHashMap::default(),
            ids: FxHashMap::default(),
            table: Vec::new(),
        }
    }

    fn english(&self) -> bool {
        self.language == Language::En
    }

    pub fn get(&self, id: u32) -> Option<&Meaning> {
        self.table.get(id as usize)
    }

    pub fn weight(&self, id: u32) -> f32 {
        self.get(id).map_or(0.0, |m| m.weight)
    }

    /// Number of meanings seen.
    pub fn len(&self) -> usize {
        self.table.len()
    }

    pub fn count(&mut self, id: u32) {
        if let Some(meaning) = self.table.get_mut(id as usize) {
            meaning.sentences += 1;
        }
    }

    fn intern(&mut self, text: String, weight: f32, rare: bool) -> u32 {
        if let Some(&id) = self.ids.get(&text) {
            return id;
        }
        let lexicon = Lexicon::english();
        let id = self.table.len() as u32;
        let (same, opposite, person, light): (&'static [u16], &'static [_], bool, bool) = if self.english() {
            (lexicon.same(&text), lexicon.opposite(&text), lexicon.is_person(&text), lexicon.is_light(&text))
        } else {
            (&[], &[], false, false)
        };
        let root = [text.bytes().next().unwrap_or(0), text.as_bytes().get(1).copied().unwrap_or(0)];
        self.table.push(Meaning {
            root,
            text: text.clone(),
            weight,
            same,
            opposite,
            person,
            light,
            rare,
            sentences: 0,
        });
        self.ids.insert(text, id);
        id
    }

    /// The meaning of a number or of a part of a date.
    pub fn value(&mut self, kind: &str, value: f64) -> u32 {
        let weight = if kind == "n" || kind == "g" { 5.5 } else { 3.5 };
        self.intern(format!("#{kind}{value}"), weight, false)
    }

    /// Whether two values are of one kind (both days, both counts).
    pub fn same_value_kind(&self, a: u32, b: u32) -> bool {
        let kind = |id| self.get(id).and_then(|m| m.text.get(..2).filter(|t| t.starts_with('#')));
        kind(a).is_some() && kind(a) == kind(b)
    }

    /// Whether two numbers are roundings of each other; parts of dates never are.
    pub fn close(&self, a: u32, b: u32) -> bool {
        const ROUNDING: f64 = 0.04;
        let value = |id| self.get(id)?.text.strip_prefix("#n")?.parse::<f64>().ok();
        matches!((value(a), value(b)), (Some(x), Some(y)) if (x - y).abs() <= ROUNDING * x.abs().max(y.abs()) && x.abs() > ROUGH)
    }

    /// An abbreviated phrase at `at`: its meaning, its weight, and how many tokens it takes up.
    pub fn phrase(&mut self, tokens: &[(&str, TokenKind)], at: usize) -> Option<(u32, f32, usize)> {
        let first = tokens.get(at)?.0;
        let fits = |phrase: &&Phrase| {
            phrase.rest.iter().enumerate().all(|(n, word)| tokens.get(at + 1 + n).is_some_and(|t| t.0 == word))
        };
        let own = self.names.phrases.get(first).and_then(|list| list.iter().find(fits));
        let known = || Lexicon::english().phrases(first).iter().find(fits);
        let phrase = match own {
            Some(phrase) => phrase.clone(),
            None if self.english() => known()?.clone(),
            None => return None,
        };
        let length = phrase.rest.len() + 1;
        let entry = self.word(&phrase.short, &phrase.short, "the");
        Some((entry.id, entry.weight.max(NAME_WEIGHT.0), length))
    }

    /// The meaning of one word; `written` is the word as it stands, `before` the word before it in lower case.
    pub fn word(&mut self, lower: &str, written: &str, before: &str) -> Entry {
        // "us" is a country only where it is written so, or has an article.
        if lower == "us" && !(written == "US" || before == "the") {
            return Entry {
                id: self.intern("we".into(), 0.0, false),
                weight: 0.0,
                kind: Kind::Pronoun,
                verb: false,
                demonym: false,
                attributes: false,
            };
        }
        if let Some(entry) = self.surfaces.get(lower) {
            return *entry;
        }
        let entry = self.read(lower);
        self.surfaces.insert(lower.to_string(), entry);
        entry
    }

    fn read(&mut self, lower: &str) -> Entry {
        let lexicon = Lexicon::english();
        let class = if self.english() { word_class(lower) } else { WordClass::OPEN };
        let nation = self.english() && lexicon.is_nation(lower);
        let kind = if lower == "unk" {
            Kind::Lost
        } else if nation {
            Kind::Name
        } else if class.is(WordClass::NEGATION) {
            Kind::Negation
        } else if is_title(lower) && self.english() {
            Kind::Function
        } else if is_pronoun(lower) && self.english() {
            Kind::Pronoun
        } else if !class.is_open() || (lower.len() < 2 && lower.is_ascii()) || lower.starts_with(['\'', '’']) {
            Kind::Function
        } else {
            Kind::Content
        };
        let text =
            if self.english() { lexicon.meaning(lower, &self.stemmer) } else { self.stemmer.stem(lower).into_owned() };
        let known = word_weight(&text);
        let name = kind == Kind::Name || (kind == Kind::Content && self.names.is_name(lower, known.name));
        let (kind, weight) = if !kind.is_content() {
            (kind, 0.0)
        } else if !self.english() {
            let short = lower.chars().count() <= 3;
            (if short { Kind::Function } else { Kind::Content }, if short { 0.0 } else { FOREIGN_WEIGHT })
        } else if name {
            (Kind::Name, known.weight.clamp(NAME_WEIGHT.0, NAME_WEIGHT.1))
        } else {
            (Kind::Content, known.weight.clamp(CONTENT_WEIGHT.0, CONTENT_WEIGHT.1))
        };
        let forms = verb_forms(lower);
        let finite = VerbForms::PAST.or(VerbForms::THIRD).or(VerbForms::PARTICIPLE);
        let verb = self.english() && kind == Kind::Content && forms.is(finite) && !forms.is(VerbForms::NOUNISH);
        let demonym = nation && is_demonym(lower);
        let attributes = kind == Kind::Content && is_saying(&text);
        let rare = kind.is_content() && known.weight >= UNKNOWN;
        let id = self.intern(text, weight, rare);
        // The first surface form decides the weight of a meaning, so that it is one in the whole document.
        let weight = if kind.is_content() { self.weight(id) } else { 0.0 };
        Entry { id, weight, kind, verb, demonym, attributes }
    }
}

fn is_pronoun(lower: &str) -> bool {
    matches!(
        lower,
        "he" | "she"
            | "it"
            | "they"
            | "him"
            | "her"
            | "them"
            | "his"
            | "hers"
            | "its"
            | "their"
            | "theirs"
            | "we"
            | "i"
            | "you"
            | "our"
            | "my"
            | "your"
            | "me"
            | "himself"
            | "herself"
            | "itself"
            | "themselves"
    )
}

/// Forms of address: never a part of who it is.
fn is_title(lower: &str) -> bool {
    matches!(lower, "mr" | "mrs" | "ms" | "dr" | "prof" | "sir" | "jr" | "sr" | "rev")
}

/// Forms of [`Lexicon::is_nation`] that name people or are adjectives.
fn is_demonym(lower: &str) -> bool {
    const ENDINGS: [&str; 14] =
        ["an", "ans", "ish", "ese", "ard", "ards", "man", "men", "iot", "ian", "dane", "swede", "ton", "tons"];
    ENDINGS.iter().any(|e| lower.ends_with(e))
        && !matches!(lower, "japan" | "pakistan" | "afghanistan" | "iran" | "sudan" | "jordan")
}

fn is_saying(meaning: &str) -> bool {
    matches!(
        meaning,
        "say"
            | "tell"
            | "state"
            | "announc"
            | "declar"
            | "claim"
            | "insist"
            | "argu"
            | "accord"
            | "report"
            | "reveal"
            | "explain"
            | "suggest"
            | "propos"
            | "believ"
            | "admit"
            | "deni"
            | "testifi"
            | "alleg"
            | "note"
            | "add"
            | "warn"
    )
}

/// Which words of a document are names, and the abbreviations it spells out.
#[derive(Default)]
pub struct Names {
    /// Occurrences with a capital inside cased sentences, and in lower case there.
    counts: FxHashMap<String, (u32, u32)>,
    phrases: FxHashMap<String, Vec<Phrase>>,
}

impl Names {
    /// Looks at the capitals of a whole document. Linear.
    pub fn of(view: &DocumentView<'_>) -> Names {
        let mut names = Names::default();
        let mut acronyms: FxHashSet<&str> = FxHashSet::default();
        let mut runs: Vec<Vec<&str>> = Vec::new();
        for n in 0..view.segments.len() {
            let words: Vec<&str> =
                view.tokens(n).iter().filter(|t| t.kind == TokenKind::Word).map(|t| view.slice(t.span)).collect();
            let capitals = words.iter().filter(|w| is_capital(w)).count();
            // Headings in capitals and lower-cased lines say nothing about names.
            if !words.first().is_some_and(|w| is_capital(w)) || capitals * 5 > words.len() * 3 {
                continue;
            }
            for word in words.iter().skip(1) {
                let entry = names.counts.entry(word.to_lowercase()).or_default();
                if is_capital(word) {
                    entry.0 += 1;
                    if (2..=6).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase()) {
                        acronyms.insert(word);
                    }
                } else {
                    entry.1 += 1;
                }
            }
            collect_runs(&words, &mut runs);
        }
        names.spell_out(&acronyms, &runs);
        names
    }

    /// Acronyms of the document whose letters are the initials of a name in it: "Organization of American States" = OAS.
    fn spell_out(&mut self, acronyms: &FxHashSet<&str>, runs: &[Vec<&str>]) {
        for run in runs {
            let run = match run.split_first() {
                Some((first, rest)) if first.eq_ignore_ascii_case("the") => rest,
                _ => run.as_slice(),
            };
            let initials: String = run.iter().filter(|w| is_capital(w)).filter_map(|w| w.chars().next()).collect();
            let all: String = run.iter().filter_map(|w| w.chars().next()).flat_map(char::to_uppercase).collect();
            for initials in [initials, all] {
                let Some(acronym) = acronyms.get(initials.as_str()) else { continue };
                let mut lower = run.iter().map(|w| w.to_lowercase());
                let Some(first) = lower.next() else { continue };
                let phrase = Phrase { rest: lower.collect(), short: acronym.to_lowercase() };
                let list = self.phrases.entry(first).or_default();
                if !list.contains(&phrase) {
                    list.push(phrase);
                    list.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
                }
            }
        }
    }

    /// Whether a lower-case word is a name in this document; `known` is what the word table says.
    fn is_name(&self, lower: &str, known: Option<bool>) -> bool {
        match self.counts.get(lower) {
            Some(&(capital, small)) if capital > 0 => capital > small,
            Some(_) => false,
            None => known == Some(true),
        }
    }
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The runs of capitalised words, with "of", "the", "for", "and" inside, of 2 to 7 words.
fn collect_runs<'a>(words: &[&'a str], runs: &mut Vec<Vec<&'a str>>) {
    let mut run: Vec<&str> = Vec::new();
    let mut close = |run: &mut Vec<&'a str>| {
        while run.last().is_some_and(|w| !is_capital(w)) {
            run.pop();
        }
        if (2..=7).contains(&run.len()) {
            runs.push(std::mem::take(run));
        }
        run.clear();
    };
    for word in words {
        let inner = !run.is_empty() && matches!(*word, "of" | "the" | "for" | "and");
        if is_capital(word) || inner {
            run.push(word);
        } else {
            close(&mut run);
        }
    }
    close(&mut run);
}
