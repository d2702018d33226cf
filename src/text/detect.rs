//! Which of our languages a text is in.

use crate::model::Language;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

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

/// The language of `text`, of which `looked_up` words had these hits among the function words.
///
/// Function words first, which is all that English needs; the trigram model of whichlang for the rest, which also knows
/// the neighbours of our languages (Italian, Dutch) from them.
pub fn language(text: &str, words: u32, hits: [u32; 5], looked_up: u32) -> Language {
    let best = hits.iter().copied().max().unwrap_or(0);
    let mut leaders = LANGUAGES.iter().zip(hits).filter(|(_, n)| *n == best);
    let (leader, rival) = (leaders.next(), leaders.next());
    // A third of running words are function words; half of that is plenty.
    let english = matches!(leader, Some((Language::En, _)));
    if english && rival.is_none() && best >= 2 && best * 6 >= looked_up {
        return Language::En;
    }
    let sample = text.get(..super::floor_boundary(text, SAMPLE)).unwrap_or_default();
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let latin = sample
        .chars()
        .filter(|c| c.is_alphabetic() && ((*c as u32) < 0x250 || matches!(*c as u32, 0x1e00..=0x1eff)))
        .count();
    if latin * 2 < letters || words < 4 {
        return if best > 0 && latin * 2 >= letters && english { Language::En } else { Language::Other };
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

/// Counts a word for each language whose function word it is; says whether it is a word at all.
pub fn count_function_word(word: &str, hits: &mut [u32; 5]) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphabetic());
    if bare.is_empty() {
        return false;
    }
    let languages = match FUNCTION_WORDS.get(bare) {
        Some(mask) => *mask,
        None if bare.starts_with(char::is_uppercase) => {
            FUNCTION_WORDS.get(bare.to_lowercase().as_str()).copied().unwrap_or(0)
        }
        None => 0,
    };
    for (n, count) in hits.iter_mut().enumerate() {
        *count += u32::from(languages >> n & 1);
    }
    true
}
