//! Where a sentence changes its language, for the LNG rules: words of a segment -> language, stretches of another one.
//!
//! Works on the function words of [`crate::text::language`]; letters (whichlang) only confirm a stretch that function words
//! have already pointed at, because on a few words letters alone are wrong too often.

use super::thresholds;
use crate::model::{Language, Span};
use crate::text::language::{LISTED, Languages, Votes, by_letters, languages};
use crate::text::word_list::WordList;
use crate::text::{DocumentView, Facts, Token, TokenKind};

/// The language that most sentences of a document are in: what its profile says, or what its words say where that is silent.
pub(super) fn document_language(view: &DocumentView<'_>) -> Language {
    if view.profile.language != Language::Other {
        return view.profile.language;
    }
    let mut votes = Votes::default();
    for index in 0..view.segments.len() {
        for token in plain_words(view, index) {
            votes.add(view.lower(token.span));
        }
    }
    match votes.leader() {
        (language, lead) if lead >= thresholds::LANGUAGE_LEAD => language,
        _ => Language::Other,
    }
}

/// Whether a segment holds two function words that no English text has. Without them it is neither in another language
/// nor mixed with one, and most segments need no closer look.
pub(super) fn may_be_foreign(view: &DocumentView<'_>, index: usize) -> bool {
    let only_foreign = |facts: &&Facts| facts.languages.any() && !facts.languages.has(Language::En);
    view.grammar(index).iter().filter(only_foreign).nth(1).is_some()
}

/// The language of one sentence, where its words show it beyond doubt.
pub(super) fn sentence_language(view: &DocumentView<'_>, index: usize) -> Language {
    let mut votes = Votes::default();
    let mut telling = [0u32; LISTED.len()];
    for token in plain_words(view, index) {
        let word = view.lower(token.span);
        votes.add(word);
        let found = languages(word);
        for (language, count) in LISTED.iter().zip(&mut telling) {
            *count += u32::from(found.tells(*language));
        }
    }
    let (language, lead) = votes.leader();
    let [english, ..] = telling;
    let own = LISTED.iter().zip(telling).find(|(l, _)| **l == language).map_or(0, |(_, n)| n);
    let others_english = if language == Language::En { 0 } else { english };
    let sure = own >= thresholds::LANGUAGE_TELLING
        || (votes.of(language) >= 2.0 && english == 0 && confirmed(view, index, language));
    let enough = votes.words >= thresholds::LANGUAGE_WORDS && lead >= 1.0 && others_english == 0;
    let share = votes.of(language) >= votes.words as f32 * thresholds::LANGUAGE_SHARE;
    if enough && sure && share && related(by_letters(view.segment_text(index)), language) {
        language
    } else {
        Language::Other
    }
}

/// Whether a sentence is in `language` and cannot be in `main`: words that `main` does not have, and none the other way
/// round. Spanish, Portuguese and French share half of their small words.
pub(super) fn differs(view: &DocumentView<'_>, index: usize, language: Language, main: Language) -> bool {
    let (mut own, mut mains) = (0, 0);
    for token in plain_words(view, index) {
        let found = languages(view.lower(token.span));
        own += usize::from(found.has(language) && !found.has(main));
        mains += usize::from(found.has(main) && !found.has(language));
    }
    own >= 2 && own > 2 * mains
}

fn confirmed(view: &DocumentView<'_>, index: usize, language: Language) -> bool {
    by_letters(view.segment_text(index)) == language
}

/// Spanish, Portuguese and French, which letters confuse in short sentences, confirm each other.
fn related(a: Language, b: Language) -> bool {
    let romance = |l| matches!(l, Language::Es | Language::Pt | Language::Fr);
    a == b || (romance(a) && romance(b))
}

/// The words of a segment that are neither names nor quoted, in order.
pub(super) fn plain_words<'v>(view: &'v DocumentView<'_>, index: usize) -> impl Iterator<Item = &'v Token> + 'v {
    let mut quote: Option<char> = None;
    let tokens = view.tokens(index);
    tokens.iter().enumerate().filter_map(move |(at, token)| {
        if token.kind == TokenKind::Mark {
            quote = next_quote(quote, view, token);
            return None;
        }
        let text = view.slice(token.span);
        let name = at > 0 && text.starts_with(char::is_uppercase) || is_particle(view, tokens, at);
        let joined = |i: Option<usize>| i.and_then(|i| tokens.get(i)).is_some_and(|t| view.slice(t.span) == "-");
        // "cul-de-sac", "Digne-les-Bains".
        let compound = joined(at.checked_sub(1)) || joined(Some(at + 1));
        (token.kind == TokenKind::Word && quote.is_none() && !name && !compound).then_some(token)
    })
}

/// Whether a small word stands inside a name: "Felix von der Osten", "Alpes de Haute Provence".
fn is_particle(view: &DocumentView<'_>, tokens: &[Token], at: usize) -> bool {
    static PARTICLES: WordList =
        WordList::new(" von van der den de la del di da dos das du al el los las le les do e y zu zur und et ");
    let small = |t: &&Token| PARTICLES.has(view.lower(t.span));
    let capital = |t: Option<&Token>| t.is_some_and(|t| view.slice(t.span).starts_with(char::is_uppercase));
    if !tokens.get(at).as_ref().is_some_and(small) {
        return false;
    }
    // Names have at most three particles in a row.
    let left = tokens.get(..at).unwrap_or_default().iter().rev().take(4).find(|t| !small(t));
    let right = tokens.get(at..).unwrap_or_default().iter().take(4).find(|t| !small(t));
    capital(left) && capital(right)
}

/// Which kind of quotation mark or bracket is open after this mark. An unclosed one closes with its segment.
fn next_quote(open: Option<char>, view: &DocumentView<'_>, token: &Token) -> Option<char> {
    let mark = view.slice(token.span).chars().next()?;
    let before = view.text.get(..token.span.start as usize).and_then(|t| t.chars().next_back());
    let after = view.text.get(token.span.end as usize..).and_then(|t| t.chars().next());
    let opens = before.is_none_or(|c| c.is_whitespace() || c == '(') && after.is_some_and(|c| !c.is_whitespace());
    match (open, mark) {
        (None, '“' | '«' | '„') => Some('”'),
        (None, '(') => Some(')'),
        (None, '`') => Some('\u{60}'),
        (None, '"') => Some('"'),
        (None, '‘' | '\'') if opens => Some('’'),
        (Some('”'), '”' | '»' | '“') | (Some(')'), ')') | (Some('"'), '"') => None,
        (Some('\u{60}'), '\'') if !after.is_some_and(char::is_alphanumeric) => None,
        (Some('’'), '’' | '\'') if !after.is_some_and(char::is_alphanumeric) => None,
        (open, _) => open,
    }
}

/// A stretch of a sentence that is in another language than the rest of it.
#[derive(Debug, PartialEq)]
pub(super) struct Stretch {
    /// From its first to its last word.
    pub span: Span,
    /// What it is in.
    pub language: Language,
    /// 0..1, how sure.
    pub score: f32,
}

/// Stretches of Spanish, Portuguese, French or German in an otherwise English sentence.
pub(super) fn foreign_stretch(view: &DocumentView<'_>, index: usize) -> Option<Stretch> {
    let words: Vec<&Token> = plain_words(view, index).collect();
    let known: Vec<_> = words.iter().map(|t| languages(view.lower(t.span))).collect();
    let foreign = known.iter().filter(|k| k.any() && !k.tells(Language::En)).count();
    let english = words.iter().zip(&known).filter(|(t, k)| k.tells(Language::En) && !in_title(view, index, t)).count();
    // "has", "in", "a" are English, too, beside a word that only English has.
    let shared = known.iter().filter(|k| k.has(Language::En)).count();
    let is_english = english >= thresholds::STRETCH_ENGLISH || english >= 1 && shared >= thresholds::STRETCH_ENGLISH;
    if foreign < 2 || !is_english {
        return None;
    }
    // The longest runs without a word that only English has; each must be foreign by its function words and its letters.
    let mut start = 0;
    let mut best: Option<Stretch> = None;
    for end in 0..=words.len() {
        let breaks = known.get(end).is_none_or(|k| k.tells(Language::En));
        if !breaks {
            continue;
        }
        if let Some(found) = judge_stretch(view, &words, &known, start, end) {
            // The rest must be English, not a sentence of the same language with an English word in it ("su know how").
            let outside = |k: fn(&Languages) -> bool| {
                known.iter().enumerate().filter(|(i, l)| (*i < start || *i >= end) && k(l)).count()
            };
            let rest_english = outside(|k| k.tells(Language::En));
            let rest_foreign = outside(|k| k.any() && !k.has(Language::En));
            if rest_foreign * 3 <= rest_english && best.as_ref().is_none_or(|b| b.score < found.score) {
                best = Some(found);
            }
        }
        start = end + 1;
    }
    best
}

/// Whether a small word stands between the words of a name: "Rock and Roll", "Game of Thrones".
fn in_title(view: &DocumentView<'_>, index: usize, token: &Token) -> bool {
    let tokens = view.tokens(index);
    let at = tokens.partition_point(|t| t.span.start < token.span.start);
    let title = |i: Option<usize>| {
        let word = i.and_then(|i| tokens.get(i)).map_or("", |t| view.slice(t.span));
        word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
    };
    title(at.checked_sub(1)) && title(Some(at + 1))
}

fn judge_stretch(
    view: &DocumentView<'_>,
    words: &[&Token],
    known: &[Languages],
    start: usize,
    end: usize,
) -> Option<Stretch> {
    let run = known.get(start..end)?;
    if run.len() < thresholds::STRETCH_WORDS {
        return None;
    }
    let weigh = |words: &[Languages], language| -> f32 {
        // "a", "in", "so" prove nothing inside an English sentence.
        words.iter().map(|k| k.weight(language)).filter(|w| *w >= 0.5).sum()
    };
    let mut best = (Language::Other, 0.0);
    for language in [Language::Es, Language::Pt, Language::Fr, Language::De] {
        let weight = weigh(run, language);
        if weight > best.1 {
            best = (language, weight);
        }
    }
    let (language, weight) = best;
    // English content words stand before the first foreign function word, foreign ones behind the last.
    let first = run.iter().position(|k| k.has(language))?;
    let inner = run.get(first..)?;
    let span = Span { start: words.get(start + first)?.span.start, end: words.get(end - 1)?.span.end };
    let telling = inner.iter().filter(|k| k.tells(language)).count() as f32;
    if inner.len() < thresholds::STRETCH_WORDS
        || weight < thresholds::STRETCH_WEIGHT
        || weight < inner.len() as f32 * thresholds::STRETCH_SHARE
        || !related(by_letters(view.slice(span)), language)
    {
        return None;
    }
    let score = (thresholds::STRETCH_SCORE + 0.1 * telling).min(0.98);
    Some(Stretch { span, language, score })
}

/// English function words strewn into a sentence of another language: their places, and that language.
pub(super) fn strewn_english(view: &DocumentView<'_>, index: usize) -> Option<(Vec<Span>, Language)> {
    /// English words that no other listed language writes and that are never borrowed alone.
    static NEVER_BORROWED: WordList =
        WordList::new(" and of for the with that from which were was by this they their has have been is are ");
    let words: Vec<&Token> = plain_words(view, index).collect();
    let mut votes = Votes::default();
    let mut telling = 0;
    for token in &words {
        let word = view.lower(token.span);
        votes.add(word);
        let found = languages(word);
        telling += u32::from(found.any() && !found.has(Language::En));
    }
    // No English function word but the strewn ones may carry the sentence.
    let mut best = Language::Other;
    for language in [Language::Es, Language::Pt, Language::Fr, Language::De] {
        if votes.of(language) > votes.of(best) {
            best = language;
        }
    }
    let text = view.segment_text(index);
    if telling < thresholds::STREWN_TELLING || !related(by_letters(text), best) {
        return None;
    }
    let tokens = view.tokens(index);
    let mut spans = Vec::new();
    for token in words {
        let word = view.slice(token.span);
        // "se a proposta for aprovada".
        if best == Language::Pt && word == "for" {
            continue;
        }
        if !NEVER_BORROWED.has(word) || !languages(word).tells(Language::En) {
            continue;
        }
        let at = tokens.partition_point(|t| t.span.start < token.span.start);
        let side = |i: Option<usize>| i.and_then(|i| tokens.get(i)).map_or("", |t| view.slice(t.span));
        let (left, right) = (side(at.checked_sub(1)), side(Some(at + 1)));
        let foreign = |w: &str| {
            let k = languages(&w.to_lowercase());
            k.any() && !k.has(Language::En)
        };
        let english = |w: &str| languages(&w.to_lowercase()).tells(Language::En);
        // "Game of Thrones", "state of the art": names, and phrases that were borrowed whole.
        let named = in_title(view, index, token);
        if !(named || english(left) || english(right)) || foreign(left) || foreign(right) {
            spans.push(token.span);
        }
    }
    // One English word alone must touch a foreign function word or stand between abbreviations.
    (!spans.is_empty()).then_some((spans, best))
}
