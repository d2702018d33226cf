//! # LEK001 leaked-citation
//!
//! ## What it finds
//! References that came into the text from foot of the page: a note number glued to a word or quotation mark
//! ("aspects’16"), a note with author, title and page, "Ibid.", bracketed reference numbers, note dates ("25 Oct.62").
//!
//! ## Why it is noise
//! A summary has no notes, so the number points nowhere, and the note's text breaks into a sentence of another subject.
//!
//! ## Examples
//! ```flag
//! The neighbours have offered to help16.
//! ```
//! ```repaired
//! The neighbours have offered to help.
//! ```
//! ```flag
//! The envoy found the wording weak on ‘some aspects’16 .
//! ```
//! ```repaired
//! The envoy found the wording weak on ‘some aspects’ .
//! ```
//! ```flag
//! The trial begins on Monday in the old courthouse 44 Webb and Cole, The Harbour Papers, 212.
//! ```
//! ```repaired
//! The trial begins on Monday in the old courthouse.
//! ```
//! ```flag
//! The ministers agreed to meet again in spring See Keller, ‘Drafting a Treaty’, 98.
//! ```
//! ```repaired
//! The ministers agreed to meet again in spring.
//! ```
//! ```flag
//! He proposed talks as 1 ‘Responsabilidad de los grandes’, El Diario, La Paz, 25 Oct.62.62 .
//! ```
//! ```flag
//! For the printed version of the speech, see ‘Cuba en la ONU’, Cuba, Havana, Nov.62.
//! ```
//! ```flag
//! The treaty was signed in Rio [3].
//! ```
//! ```repaired
//! The treaty was signed in Rio.
//! ```
//! ```flag
//! Ibid., 45.
//! ```
//! ```flag
//! Webb, The Harbour Papers, pp. 212-214.
//! ```
//! ```keep
//! The vote was 7-2 in favour of Article 5.
//! ```
//! ```keep
//! Sales of mp3 players fell, while covid19 tests rose.
//! ```
//! ```keep
//! The pupils of the class of ’62 met again in 1992.
//! ```
//! ```keep
//! She won 6-3, 6-4 on 25 October 1962.
//! ```
//! ```keep
//! Spain, Italy and 14 other nations signed the treaty of 12 May, 1955.
//! ```
//! ```keep
//! See the river from the old bridge, 40 metres up.
//! ```
//! ```keep
//! The interval [0, 1] is closed.
//! ```
//! ```keep
//! Smith et al. found no effect in 2004.
//! ```
//! ```keep
//! The report says help came late. 16 people died.
//! ```
//! ```keep
//! Born on 6 May in Leeds, Cole, 31, plays for Derby, 2nd in the table.
//! ```
//!
//! ## Repair
//! A note number or a reference at the end is deleted where a whole sentence stays. Where the sentence runs into its note, or is
//! nothing else, nothing helps (then broken).

use super::{Meta, Rule, delete, thresholds};
use crate::model::{Finding, SegmentKind, Severity, Span};
use crate::text::word_class::{WordClass, word_class};
use crate::text::word_list::WordList;
use crate::text::{DocumentView, Token, TokenKind};
use regex::Regex;
use std::sync::LazyLock;

/// See the module's documentation.
pub struct LeakedCitation;

static META: Meta = Meta {
    code: "LEK001",
    name: "leaked-citation",
    severity: Severity::Blemish,
    repairs: true,
    summary: "A footnote number or a reference leaked into the text.",
};

/// Words that end in digits by themselves.
static WITH_DIGITS: WordList = WordList::new(
    " covid sars area route channel catch formula windows android python iphone ipad galaxy model grade under over version player user article apollo level group page chapter section blink maroon playstation xbox boeing airbus vision agenda mission event studio class league world cup web office java unit room gate team ",
);

/// Abbreviations that a number follows without a space.
static BEFORE_NUMBER: WordList = WordList::new(
    " jan feb mar apr may jun jul aug sep sept oct nov dec page pages chap sect figs nums vols approx circa ",
);

/// Words that may stand inside a reference besides names, numbers and marks.
static INSIDE_REFERENCE: WordList =
    WordList::new(" and & of the et al de la el los las y du des der die das und pp p vol no ed eds ");

/// References with a title; costly to build, and hardly ever needed ([`may_hold_title`]).
const TITLED: &str = concat!(
    // 1: number, author(s), title, page.
    r"(\b\d{1,3} \p{Lu}[\w’'-]+(?:(?: and| &|,) \p{Lu}[\w’'-]+){0,3}, (?:\p{Lu}[\w’'-]+ ?|of |the |and |in ){2,9}, \d{1,4}\b)",
    // 2: number, quoted title, comma, name.
    r#"|(\b\d{1,3} [‘“"'][^’”"]{4,120}[’”"'], \p{Lu})"#,
    // 3: see 'title', name; see Author, 'title', page.
    r#"|(\b[Ss]ee (?:also )?(?:\p{Lu}[\w’'-]+(?: and \p{Lu}[\w’'-]+)?, )?[‘“"'][^’”"]{4,120}[’”"'], (?:\p{Lu}|\d))"#,
);

/// Everything else that gives a note away.
const UNTITLED: &str = concat!(
    // 4: the short forms of notes.
    r"(\b(?:[Ii]bid\b|[Oo]p\. ?cit\b|[Ll]oc\. ?cit\b))",
    // 5: author, title, pages.
    r"|(\bpp\. ?\d{1,4}\s?[-–]\s?\d{1,4})",
    // 6: note dates, "25 Oct.62", "Nov.62".
    r"|(\b(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\d{2}(?:\.\d{2})?\b)",
    // 7: bracketed numbers and the notes of an encyclopedia.
    r"|(\[(?:[1-9]\d{0,2}(?:\s?[,;–-]\s?\d{1,3}){0,6}|citation needed|note \d{1,2})\])",
    // 8: identifiers of publications.
    r"|(\b(?:doi: ?10\.\d{4,9}/\S+|arXiv: ?\d{4}\.\d{4,5}|ISBN[: ]{0,2}[\d-]{10,17}))"
);

/// Groups of [`TITLED`].
const TITLED_GROUPS: usize = 3;

static ANY_NOTE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!("{TITLED}|{UNTITLED}")).expect("the patterns are valid"));
static UNTITLED_NOTE: LazyLock<Regex> = LazyLock::new(|| Regex::new(UNTITLED).expect("the pattern is valid"));

impl Rule for LeakedCitation {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("lek001_leaked_citation.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        let start = out.len();
        for (index, segment) in view.segments.iter().enumerate() {
            if matches!(segment.kind, SegmentKind::Code | SegmentKind::TableRow) {
                continue;
            }
            let text = view.slice(segment.span);
            let quote_first = text.starts_with(['‘', '“', '"', '\'']);
            if !quote_first
                && !text.bytes().any(|b| b.is_ascii_digit())
                && !text.contains("bid")
                && !text.contains("cit")
            {
                continue;
            }
            glued_numbers(view, index, out);
            // A reference has a comma, a bracket or a dot inside; most sentences with a number have none of its shapes.
            if let Some(found) = quoted_title_alone(view, index) {
                out.push(found);
            } else {
                notes(view, index, text, segment.span, out);
            }
        }
        keep_reference_style(view, start, out);
    }
}

/// Bracketed numbers all over a document are its style of citing, not a leak.
fn keep_reference_style(view: &DocumentView<'_>, start: usize, out: &mut Vec<Finding>) {
    let bracketed = |f: &Finding| view.slice(f.span).starts_with('[');
    let count = out.iter().skip(start).filter(|f| bracketed(f)).count();
    if count >= thresholds::CITATION_STYLE {
        let mut at = 0;
        out.retain(|f| {
            at += 1;
            at <= start || !bracketed(f)
        });
    }
}

/// Note numbers glued to a word ("help16."), a closing quotation mark ("aspects’16") or a full stop ("help.16").
fn glued_numbers(view: &DocumentView<'_>, segment: usize, out: &mut Vec<Finding>) {
    let tokens = view.tokens(segment);
    let glued = |a: &Token, b: &Token| a.span.end == b.span.start;
    for (at, token) in tokens.iter().enumerate() {
        let text = view.slice(token.span);
        let note = |span: Span, score: f32| {
            let number = view.slice(span);
            let mut finding =
                META.finding(segment, span, score, format!("note number `{number}` is glued to the text"));
            finding.edits = vec![delete(span)];
            finding
        };
        if token.kind == TokenKind::Word && text.ends_with(|c: char| c.is_ascii_digit()) {
            let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
            let digits = text.len() - letters.len();
            // "Japan20." at the end, too: names with digits of their own are listed, or shorter.
            let last = tokens.get(at + 1..).is_none_or(|rest| rest.iter().all(|t| t.kind == TokenKind::Mark));
            let tail = letters.get(1..).unwrap_or_default();
            let plain = letters.len() >= thresholds::NOTE_WORD_LETTERS
                && tail.bytes().all(|b| b.is_ascii_lowercase())
                && (last || letters.starts_with(|c: char| c.is_ascii_lowercase()));
            let before = view.text.get(..token.span.start as usize).and_then(|t| t.chars().next_back());
            let name = matches!(before, Some('@' | '#' | '/' | '_' | '.'))
                || WITH_DIGITS.has(&letters.to_ascii_lowercase())
                || before == Some('-') && !last;
            let closes = tokens
                .get(at + 1)
                .is_none_or(|t| matches!(view.slice(t.span), "." | "," | ";" | "!" | "?" | ")" | "\"" | "”" | "’"));
            if plain && digits <= 3 && !name && closes {
                out.push(note(
                    Span { start: token.span.end - digits as u32, end: token.span.end },
                    thresholds::NOTE_GLUED,
                ));
            }
            continue;
        }
        if token.kind != TokenKind::Number || text.len() > 3 || !text.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let (Some(mark), Some(word)) =
            (at.checked_sub(1).and_then(|i| tokens.get(i)), at.checked_sub(2).and_then(|i| tokens.get(i)))
        else {
            continue;
        };
        let free =
            tokens.get(at + 1).is_none_or(|t| !glued(token, t) || matches!(view.slice(t.span), "." | "," | ";" | ")"));
        let letters = view.slice(word.span);
        if !(glued(word, mark) && glued(mark, token) && free) || word.kind != TokenKind::Word || letters.len() < 3 {
            continue;
        }
        match view.slice(mark.span) {
            // An opening mark would have a space before it: "class of ’62".
            "’" | "”" | "'" | "\"" => out.push(note(token.span, thresholds::NOTE_GLUED)),
            "." if letters.len() >= thresholds::NOTE_WORD_LETTERS
                && letters.bytes().all(|b| b.is_ascii_lowercase())
                && !BEFORE_NUMBER.has(letters) =>
            {
                out.push(note(token.span, thresholds::NOTE_GLUED));
            }
            _ => {}
        }
    }
}

/// "‘Dramático aniversario’, La Nación," and nothing else: a title in quotation marks, then names, dates, pages.
fn quoted_title_alone(view: &DocumentView<'_>, segment: usize) -> Option<Finding> {
    let span = view.segments.get(segment)?.span;
    let text = view.slice(span);
    if !text.starts_with(['‘', '“', '"', '\'']) {
        return None;
    }
    let close = text.char_indices().skip(4).find(|(at, c)| {
        matches!(c, '’' | '”' | '"') && text.get(at + c.len_utf8()..).is_some_and(|t| t.starts_with(','))
    })?;
    let rest = text.get(close.0 + close.1.len_utf8()..)?;
    let tail_start = span.start as usize + close.0;
    let tail = || view.tokens(segment).iter().filter(|t| t.span.start as usize > tail_start);
    let names = tail().filter(|t| t.kind == TokenKind::Word && is_capital(view, t)).count();
    let only_names = tail().all(|t| in_reference(view, t));
    (names >= 1 && only_names && rest.len() > 3).then(|| Finding {
        severity: Severity::Broken,
        ..META.finding(segment, span, thresholds::NOTE_ALONE, "the sentence is a reference")
    })
}

/// Whether a text has what every alternative of [`TITLED`] needs; most sentences have none of it.
fn may_hold_title(text: &str) -> bool {
    let bytes = text.as_bytes();
    let at = |i: usize| bytes.get(i).copied().unwrap_or_default();
    // Digits and capitals beyond ASCII are taken for what is asked; dashes and quotation marks (U+2000 to U+203F) are none.
    let odd_at = |i: usize| !(at(i).is_ascii() || at(i) == 0xe2 && at(i + 1) == 0x80);
    let digit_before = |i: usize| {
        let mark = i >= 3 && at(i - 3) == 0xe2 && at(i - 2) == 0x80;
        i > 0 && (at(i - 1).is_ascii_digit() || !at(i - 1).is_ascii() && !mark)
    };
    let capital = |i: usize| at(i).is_ascii_uppercase() || odd_at(i);
    let opens = |i: usize| {
        let rest = bytes.get(i..).unwrap_or_default();
        matches!(at(i), b'"' | b'\'') || rest.starts_with("‘".as_bytes()) || rest.starts_with("“".as_bytes())
    };
    let (mut page, mut quoted) = (false, false);
    for i in memchr::memmem::find_iter(bytes, ", ") {
        page |= at(i + 2).is_ascii_digit() || odd_at(i + 2);
        let head = bytes.get(..i).unwrap_or_default();
        quoted |= head.ends_with(b"\"") || head.ends_with(b"'");
        quoted |= head.ends_with("’".as_bytes()) || head.ends_with("”".as_bytes());
    }
    // A number, a capital, and behind that word another name or the comma before the title.
    let author = |space: usize| {
        let numbered = digit_before(space) && capital(space + 1);
        let rest = bytes.get(space + 1..).unwrap_or_default();
        let word = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'\'' | b'-')).count();
        let tail = rest.get(word..).unwrap_or_default();
        numbered
            && (tail.first().is_some_and(|b| !b.is_ascii() || *b == b',')
                || tail.starts_with(b" and ")
                || tail.starts_with(b" &"))
    };
    // "12 ‘Title", "see ‘Title", "see also Author".
    let numbered = |space: usize| digit_before(space) && opens(space + 1);
    let seen = |see: usize| {
        let also = bytes.get(see + 3..).is_some_and(|rest| rest.starts_with(b"also "));
        let next = if also { see + 8 } else { see + 3 };
        opens(next) || capital(next)
    };
    let title = || memchr::memchr_iter(b' ', bytes).any(numbered) || memchr::memmem::find_iter(bytes, "ee ").any(seen);
    quoted && title() || page && memchr::memchr_iter(b' ', bytes).any(author)
}

/// Whether a text has what every alternative of [`UNTITLED`] needs.
fn may_hold_note(text: &str) -> bool {
    let bytes = text.as_bytes();
    // "Oct.62".
    let dated = |dot: usize| {
        let month = dot > 0 && bytes.get(dot - 1).is_some_and(u8::is_ascii_lowercase);
        month && bytes.get(dot + 1).is_some_and(|b| b.is_ascii_digit() || !b.is_ascii())
    };
    // "[3]", "[citation needed]", "[note 2]".
    let bracketed = |at: usize| matches!(bytes.get(at + 1), Some(b'1'..=b'9' | b'c' | b'n'));
    memchr::memchr_iter(b'[', bytes).any(bracketed)
        || memchr::memchr_iter(b'.', bytes).any(dated)
        || ["Ibid", "ibid", ".cit", ". cit", "pp.", "doi:", "arXiv:", "ISBN"].iter().any(|mark| text.contains(mark))
}

fn notes(view: &DocumentView<'_>, segment: usize, text: &str, span: Span, out: &mut Vec<Finding>) {
    let (pattern, before) = match () {
        () if may_hold_title(text) => (&ANY_NOTE, 0),
        () if may_hold_note(text) => (&UNTITLED_NOTE, TITLED_GROUPS),
        () => return,
    };
    for found in pattern.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        let group = before + (1..found.len()).find(|n| found.get(*n).is_some()).unwrap_or_default();
        let at = Span::new(span.start as usize + whole.start(), span.start as usize + whole.end());
        match group {
            6 => {
                // A date in the manner of notes says that a note leaked, but the date itself may be wanted.
                let finding = META.finding(segment, at, thresholds::NOTE_DATE, "a date is written as in a footnote");
                out.push(finding);
            }
            7 => {
                let mut finding =
                    META.finding(segment, at, thresholds::NOTE_BRACKET, "a reference number points nowhere");
                // The space before it goes, too: "in Rio [3]." is "in Rio."
                let before = text.get(..whole.start()).unwrap_or_default();
                let spaces = before.len() - before.trim_end().len();
                finding.edits = vec![delete(Span { start: at.start - spaces as u32, end: at.end })];
                out.push(finding);
            }
            _ => {
                out.push(judge_note(view, segment, at));
                return;
            }
        }
    }
}

/// Whether a sentence stays when the note from `at` on is taken out.
fn judge_note(view: &DocumentView<'_>, segment: usize, at: Span) -> Finding {
    let tokens = view.tokens(segment);
    let first = tokens.partition_point(|t| t.span.start < at.start);
    // The words between a sentence and its reference belong to the reference: "44 Webb and Cole, The Papers, pp. 3-4".
    let before = tokens.get(..first).unwrap_or_default();
    let names = before.iter().rev().take_while(|t| in_reference(view, t) && t.kind != TokenKind::Number).count();
    let start_index = if view.slice(at).starts_with("pp") { first - names } else { first };
    let kept = tokens.get(..start_index).unwrap_or_default();
    let words = kept.iter().filter(|t| t.kind.is_wordlike()).count();
    let unfinished = kept.last().is_none_or(|t| {
        let class = word_class(view.lower(t.span));
        view.slice(t.span) == ","
            || class.is(WordClass::DETERMINER
                .or(WordClass::PREPOSITION)
                .or(WordClass::COORDINATOR)
                .or(WordClass::AUXILIARY)
                .or(WordClass::SUBORDINATOR)
                .or(WordClass::WH)
                .or(WordClass::POSSESSIVE)
                .or(WordClass::NONFINITE))
    });
    let small =
        |t: &Token| matches!(view.lower(t.span), "a" | "an" | "in" | "on" | "for" | "to" | "at" | "from" | "with");
    let to_the_end =
        tokens.iter().skip(start_index).all(|t| in_reference(view, t) || small(t) || t.span.start <= at.start);
    let segment_end = view.segments.get(segment).map_or(at.end, |s| s.span.end);
    if words >= thresholds::NOTE_SENTENCE_WORDS && !unfinished && to_the_end {
        // The sentence's own full stop stays, with the space that may stand before it.
        let text = view.slice(Span { start: at.start, end: segment_end });
        let body = text.trim_end_matches(|c: char| c.is_whitespace() || c == '.');
        let start = tokens.get(start_index).map_or(at.start, |t| t.span.start);
        let space = kept.last().map_or(start, |t| t.span.end);
        let cut = Span { start: space, end: at.start + body.len() as u32 };
        let mut finding = META.finding(
            segment,
            Span { start, end: cut.end },
            thresholds::NOTE_TAIL,
            "a footnote runs on after the sentence",
        );
        finding.edits = vec![delete(cut)];
        finding
    } else {
        let message = if words == 0 { "the sentence is a reference" } else { "the sentence runs into a footnote" };
        Finding { severity: Severity::Broken, ..META.finding(segment, at, thresholds::NOTE_TAIL, message) }
    }
}

fn is_capital(view: &DocumentView<'_>, token: &Token) -> bool {
    view.slice(token.span).starts_with(char::is_uppercase)
}

/// Whether a token may stand in a reference: a name, a number, a mark, or a small word of titles.
fn in_reference(view: &DocumentView<'_>, token: &Token) -> bool {
    match token.kind {
        TokenKind::Mark | TokenKind::Number => true,
        TokenKind::Word => is_capital(view, token) || INSIDE_REFERENCE.has(view.lower(token.span)),
        TokenKind::Clitic => true,
        TokenKind::Url => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::check_text;
    use super::*;

    #[test]
    fn a_sentence_that_runs_into_its_note_is_broken() {
        let found =
            check_text(&LeakedCitation, "The envoy to the UN, who was 44 Webb and Cole, The Harbour Tapes, 212.");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Broken);
    }

    #[test]
    fn bracketed_numbers_throughout_are_a_style() {
        let style = "The method is old [1]. It was revived in Leiden [2]. Others follow [3, 4]. Most agree [5].";
        assert!(check_text(&LeakedCitation, style).is_empty());
    }

    #[test]
    fn what_the_expressions_find_is_never_passed_over() {
        for text in [
            "He was 44 Webb and Cole, The Harbour Tapes, 212.",
            "It closed 12 Álvarez, The Harbour of Cole, 9.",
            "It closed 7 “The Harbour Tapes”, Cole.",
            "It closed ٧ \"The Harbour Tapes\", Éva.",
            "It closed 12 Webb’s & Cole, The Harbour, 9.",
            "It closed, see ‘The Harbour Tapes’, Cole.",
            "It closed, See also Webb and Cole, \"The Harbour Tapes\", 12.",
        ] {
            assert!(ANY_NOTE.is_match(text) && may_hold_title(text), "{text}");
        }
        for text in
            ["Ibid 3", "op. cit", "Loc.cit, 4", "pp. 3-4", "Oct.62", "in Rio [3, 4]", "[note 2]", "doi:10.1000/a1"]
        {
            assert!(UNTITLED_NOTE.is_match(text) && may_hold_note(text), "{text}");
        }
        for text in
            ["He was 44, and the harbour closed.", "The city bid for it at 3.5%.", "It has players’, of a sort."]
        {
            assert!(!ANY_NOTE.is_match(text) && !may_hold_title(text) && !may_hold_note(text), "{text}");
        }
    }

    #[test]
    fn the_final_full_stop_stays() {
        let text = "The trial of the officer begins on Monday 31 Cole, The Harbour Papers, 326 .";
        let found = check_text(&LeakedCitation, text);
        assert_eq!(&text[found[0].edits[0].span.range()], " 31 Cole, The Harbour Papers, 326");
    }
}
