//! The words of one sentence as the GRM rules read them: tokens of a segment -> [`Clause`].
//!
//! Marks stay in the sequence, so that what stands side by side here stands side by side in the text. What is quoted is
//! marked: people are quoted as they speak.

use crate::model::{Language, Span};
use crate::text::language::languages;
use crate::text::verbs::VerbForms;
use crate::text::word_class::WordClass;
use crate::text::{DocumentView, Token, TokenKind};

/// One token with what the rules ask about it.
#[derive(Clone, Copy)]
pub(super) struct Word<'v> {
    /// Where it stands.
    pub span: Span,
    /// What kind of token.
    pub kind: TokenKind,
    /// As it is written.
    pub text: &'v str,
    /// In lower case.
    pub lower: &'v str,
    /// Its closed classes.
    pub class: WordClass,
    /// What it can be as a verb.
    pub forms: VerbForms,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// Whether no space stands before it.
    pub glued: bool,
}

impl Word<'_> {
    /// Whether it carries text rather than punctuation.
    pub fn is_word(&self) -> bool {
        self.kind.is_wordlike()
    }

    /// Whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// The form of a verb that this word is and can only be: no noun, no adjective, no participle.
    pub fn only_verb(&self) -> Option<VerbForm> {
        let is = |form| self.forms.is(form);
        // Adjectives, nouns and participles of the same spelling.
        const AMBIGUOUS: [&str; 10] =
            ["awake", "allies", "undercut", "bit", "ferry", "ferries", "dissent", "dissents", "merits", "steer"];
        if !is(VerbForms::LISTED) || is(VerbForms::NOUNISH) || AMBIGUOUS.contains(&self.lower) {
            return None;
        }
        match () {
            () if is(VerbForms::PAST) => {
                // "proved" is a participle as well as "proven".
                (self.forms.is_only_past() && !self.lower.ends_with("ed")).then_some(VerbForm::Past)
            }
            () if is(VerbForms::PARTICIPLE.or(VerbForms::ING)) => None,
            () if is(VerbForms::THIRD) => Some(VerbForm::ThirdPerson),
            () if is(VerbForms::BASE) => Some(VerbForm::Base),
            () => None,
        }
    }

    /// Whether it is a regular past form: "quarantined", not "need" or "hundred".
    pub fn is_regular_past(&self) -> bool {
        self.lower.len() >= 5
            && self.lower.ends_with("ed")
            && self.forms.is(VerbForms::PAST)
            && !self.forms.is(VerbForms::NOUNISH)
            && self.text.bytes().all(|b| b.is_ascii_lowercase())
    }

    /// Whether it is an open-class word in lower case.
    pub fn is_plain(&self) -> bool {
        self.kind == TokenKind::Word && self.class.is_open() && !self.is_capital()
    }
}

/// Which form of a verb a word is, and can only be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VerbForm {
    /// "become", "provide".
    Base,
    /// "becomes", "provides".
    ThirdPerson,
    /// "became", "wrote".
    Past,
}

/// The words of one sentence.
pub(super) struct Clause<'v> {
    /// In order, marks included.
    pub words: Vec<Word<'v>>,
}

impl<'v> Clause<'v> {
    /// The words of segment `index`.
    pub fn new(view: &'v DocumentView<'_>, index: usize) -> Self {
        let tokens = view.tokens(index);
        let mut words = Vec::with_capacity(tokens.len());
        let mut open: Option<char> = None;
        let mut end = u32::MAX;
        for (token, grammar) in tokens.iter().zip(view.grammar(index)) {
            let text = view.slice(token.span);
            let lower = view.lower(token.span);
            if token.kind == TokenKind::Mark && !matches!(text, "," | "." | "-" | ")" | "(" | ":" | ";" | "?" | "!") {
                open = quote_after(open, view, token, text);
            }
            words.push(Word {
                span: token.span,
                kind: token.kind,
                text,
                lower,
                class: grammar.class,
                forms: grammar.forms,
                quoted: open.is_some(),
                glued: token.span.start == end,
            });
            end = token.span.end;
        }
        Clause { words }
    }

    /// The lower-case text of the word at `at`; empty outside.
    pub fn lower(&self, at: usize) -> &'v str {
        self.words.get(at).map_or("", |w| w.lower)
    }

    /// The classes of the word at `at`.
    pub fn class(&self, at: usize) -> WordClass {
        self.words.get(at).map_or(WordClass::OPEN, |w| w.class)
    }

    /// Whether the word at `at` is a regular past form.
    pub fn is_past(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(Word::is_regular_past)
    }

    /// Whether one of `list` (lower case) stands among the `back` words before `at`.
    pub fn before_has(&self, at: usize, back: usize, list: &[&str]) -> bool {
        let from = at.saturating_sub(back);
        self.words.get(from..at).unwrap_or_default().iter().any(|w| list.contains(&w.lower))
    }

    /// From the start of the word at `from` to the end of the one at `to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let start = self.words.get(from).map_or(0, |w| w.span.start);
        Span { start, end: self.words.get(to).map_or(start, |w| w.span.end) }
    }

    /// Whether the words read as English: some function words, and none that only other languages have.
    pub fn is_english(&self) -> bool {
        let (mut english, mut other) = (0, 0);
        for word in self.words.iter().filter(|w| w.kind == TokenKind::Word && !w.is_capital()) {
            let found = languages(word.lower);
            english += u32::from(found.has(Language::En));
            other += u32::from(found.any() && !found.has(Language::En));
        }
        other == 0 || english >= 4 * other
    }
}

/// Which quotation mark is open after this token; apostrophes inside and after words are no quotation marks.
fn quote_after(open: Option<char>, view: &DocumentView<'_>, token: &Token, text: &str) -> Option<char> {
    let before = view.text.get(..token.span.start as usize).and_then(|t| t.chars().next_back());
    let after = view.text.get(token.span.end as usize..).and_then(|t| t.chars().next());
    let at_start = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '`'));
    let at_end = after.is_none_or(|c| !c.is_alphanumeric());
    match (open, text) {
        (None, "“" | "«" | "„") => Some('”'),
        (None, "‘") => Some('’'),
        (None, "`") => Some('\''),
        (None, "\"") => Some('"'),
        (None, "'" | "’") if at_start && !at_end => Some('’'),
        (Some('”'), "”" | "»" | "“") | (Some('"'), "\"") => None,
        (Some('’' | '\''), "’" | "'") if at_end => None,
        (open, _) => open,
    }
}
