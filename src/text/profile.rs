//! Finds out what a whole document is like: see [`Profile`].
//!
//! One pass over the words (`counts`) counts how marks are spaced, how letters are cased, whose function words
//! occur, and how much lines restate each other; a few ratios then decide.
//!
//! Repeats are merged in summaries only, so it matters most that articles come out as articles. Share of documents told
//! right, on development data (November 2026):
//!
//! | articles | | summaries | |
//! |---|---|---|---|
//! | tokenised news, one sentence a line (433) | .995 | joined summaries of several systems (30) | 1.000 |
//! | news of 100 to 1,600 words (225) | .933 | detached periods, one to three sentences (686) | 1.000 |
//! | BBC news with line breaks (84, half below 320 words) | .869 | summaries of books, 550 to 1,000 words (136) | .985 |
//! | web text from 46 words (540) | .893 | summaries of dialogues and news by LLMs (1,666) | 1.000 |
//! | web text of any length (318, half below 34 words) | .349 | sentences with planted noise (241) | .971 |
//!
//! What is left out on the left is short: below 150 words nothing but a personal tone tells a note from a summary, and
//! a pasted paragraph is taken for a summary.

use super::counts::Counts;
use super::detect::language;
use crate::config::StyleChoice;
use crate::model::{Casing, Language, Profile, Spacing, Style};

/// The profile of `text`; `style` overrides what would be found. Linear.
///
/// ```
/// use sumsift::{config::StyleChoice, model::{Language, Spacing, Style}, text::profile::profile};
/// let found = profile("The talks failed, he said . Both sides left the city .", StyleChoice::Auto);
/// assert_eq!((found.style, found.spacing, found.language), (Style::Summary, Spacing::Detached, Language::En));
/// ```
pub fn profile(text: &str, style: StyleChoice) -> Profile {
    let counts = Counts::of(text);
    let (spacing, casing) = (spacing_of(&counts), casing_of(&counts));
    let language = language(text, counts.words, counts.function_words, counts.looked_up);
    let style = match style {
        StyleChoice::Summary => Style::Summary,
        StyleChoice::Article => Style::Article,
        StyleChoice::Auto => style_of(&counts, spacing, casing, language),
    };
    Profile { style, spacing, casing, language, words: counts.words }
}

/// Share of words in 3-grams of an earlier line from which lines restate each other. Joined summaries of one article:
/// .18 to .58, median .42; news, one sentence a line: at most .15.
const RESTATED: f32 = 0.17;
/// Words from which a tokenised text is an article; joined summaries of that length restate each other.
const LONG: u32 = 300;
/// Words from which a plain text with a voice is an article.
const SHORT: u32 = 150;
/// Voice of an article. News: .03 and more in nine of ten; machine summaries of books: at most .012.
const VOICE: f32 = 0.020;
/// The same in languages of which only the commonest such words are known.
const VOICE_ELSEWHERE: f32 = 0.012;
/// Share of "I", "you", "don't", "!" and the like from which even a short text is a person's.
const CHATTY: f32 = 0.05;

/// Detached periods with tight commas are a summariser's; loose commas or clitics are a tokeniser's.
fn spacing_of(counts: &Counts) -> Spacing {
    if counts.loose_ends == 0 && counts.loose_commas + counts.clitics == 0 {
        return Spacing::Plain;
    }
    let tokenised = counts.loose_commas + counts.clitics;
    if tokenised > counts.tight_commas && (counts.loose_ends >= counts.tight_ends / 2 || counts.loose_commas > 2) {
        return Spacing::Tokenised;
    }
    if counts.loose_ends >= counts.tight_ends { Spacing::Detached } else { Spacing::Plain }
}

/// One word in forty has a capital even in plain German-free prose: a text with fewer is lower-cased.
fn casing_of(counts: &Counts) -> Casing {
    let letters = u64::from(counts.upper) + u64::from(counts.lower);
    let capitals = u64::from(counts.upper.saturating_sub(counts.unknown));
    if letters >= 5 && capitals * 50 < letters {
        Casing::Lower
    } else if u64::from(counts.lower_lines) * 3 >= u64::from(counts.lines) && counts.lower_lines > 0 && counts.lines > 1
    {
        Casing::Mixed
    } else {
        Casing::Normal
    }
}

fn style_of(counts: &Counts, spacing: Spacing, casing: Casing, language: Language) -> Style {
    let words = counts.words.max(1) as f32;
    let restates = counts.restated as f32 >= RESTATED * words;
    if counts.unknown > 0 || restates {
        return Style::Summary;
    }
    let voice = if language == Language::En { VOICE } else { VOICE_ELSEWHERE };
    let article = match spacing {
        Spacing::Detached => counts.lines <= 2 && counts.words >= LONG && counts.voice() >= voice,
        Spacing::Tokenised if casing != Casing::Normal => counts.words >= 2 * LONG,
        Spacing::Tokenised => counts.words >= LONG || (counts.lines >= 6 && one_sentence_lines(counts)),
        Spacing::Plain => {
            let personal = counts.personal as f32 / words;
            let capitals = casing != Casing::Lower || counts.words >= 2 * LONG;
            (counts.words >= SHORT && capitals && counts.voice() >= voice) || (counts.words >= 40 && personal >= CHATTY)
        }
    };
    if article { Style::Article } else { Style::Summary }
}

/// News corpora keep one sentence a line; joined summaries keep one summary a line.
fn one_sentence_lines(counts: &Counts) -> bool {
    u64::from(counts.loose_ends + counts.tight_ends) * 2 <= u64::from(counts.lines) * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Profile {
        profile(text, StyleChoice::Auto)
    }

    #[test]
    fn spacing_is_told_by_periods_commas_and_clitics() {
        assert_eq!(found("He left. She stayed, alone.").spacing, Spacing::Plain);
        assert_eq!(found("He left, and she stayed . Nobody's there .").spacing, Spacing::Detached);
        assert_eq!(found("He left , and she 's here . It did n't help .").spacing, Spacing::Tokenised);
        assert_eq!(found("One slip of the pen . The rest is typed. As people do. Always.").spacing, Spacing::Plain);
    }

    #[test]
    fn casing_is_told_by_capitals_and_lines() {
        assert_eq!(found("He left. She stayed. Nobody came.").casing, Casing::Normal);
        assert_eq!(found("he left . she stayed . nobody came to the house .").casing, Casing::Lower);
        let joined = "The Mayor of Ulm left on Monday .\nthe mayor of ulm left the town on monday .\nthe mayor left .";
        assert_eq!(found(joined).casing, Casing::Mixed);
    }

    #[test]
    fn languages_are_told_apart() {
        for (text, language) in [
            ("The committee was not able to agree on the plan.", Language::En),
            ("El comité no pudo ponerse de acuerdo sobre el plan de la ciudad.", Language::Es),
            ("O comitê não conseguiu chegar a um acordo sobre o plano da cidade.", Language::Pt),
            ("Le comité n'a pas pu se mettre d'accord sur le plan de la ville.", Language::Fr),
            ("Der Ausschuss konnte sich nicht auf den Plan für die Stadt einigen.", Language::De),
            ("Комитет не смог договориться о плане города.", Language::Other),
            ("委員会は計画に合意できなかった。", Language::Other),
            ("ok", Language::Other),
        ] {
            assert_eq!(found(text).language, language, "{text}");
        }
    }

    #[test]
    fn short_pastes_and_machine_manners_are_summaries() {
        let chunk = "The plan was approved by the council, the report says . It will cost more than expected .\n";
        for text in
            ["A short paragraph about a plan. It was approved.", &chunk.repeat(60), "unk UNK was seen in the town ."]
        {
            assert_eq!(found(text).style, Style::Summary);
        }
        let lines = "The old bridge over the river was closed on Monday after heavy rain .\n";
        assert_eq!(found(&lines.repeat(5)).style, Style::Summary, "lines that restate each other");
    }

    #[test]
    fn long_texts_with_a_voice_are_articles() {
        // Every sentence is another one, as in real text.
        let text: String = (0..30)
            .map(|n| format!("\"I can't say {n} things at once,\" the mayor of town number {n} said on Monday. "))
            .collect();
        assert_eq!(found(&text).style, Style::Article);
        assert_eq!(profile(&text, StyleChoice::Summary).style, Style::Summary);
        let told = "The hero meets the queen and saves the realm. ".repeat(60);
        assert_eq!(found(&told).style, Style::Summary, "a story told by nobody");
    }
}
