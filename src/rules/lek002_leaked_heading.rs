//! # LEK002 leaked-heading
//!
//! ## What it finds
//! Layout text as a sentence or before one: a heading in title case ("The Council Confronts the Crisis ."), a section label
//! ("Introduction:", "Conclusion ."), a caption number ("Table 2 ."), a pointer into a picture ("( left )").
//!
//! ## Why it is noise
//! It named a part of the source's page. In a summary it says nothing and stands in the way.
//!
//! ## Examples
//! ```flag
//! Talks failed on Monday. The Council Confronts the Crisis . Both sides left early.
//! ```
//! ```flag
//! Introduction: The council met on Monday to vote on the bridge.
//! ```
//! ```repaired
//! The council met on Monday to vote on the bridge.
//! ```
//! ```flag
//! Summary of the Debate . The council met on Monday.
//! ```
//! ```flag
//! The speaker wants a new plan. Conclusion .
//! ```
//! ```flag
//! The funds go to meals and rent. Table 2 .
//! ```
//! ```flag
//! introduction: background: urinary infections are common in older patients .
//! ```
//! ```repaired
//! urinary infections are common in older patients .
//! ```
//! ```flag
//! They tried to save the sailor 's ( left ) life .
//! ```
//! ```repaired
//! They tried to save the sailor 's life .
//! ```
//! ```keep
//! The conclusion of the report is clear.
//! ```
//! ```keep
//! Barack Obama and Raúl Castro met in Panama City.
//! ```
//! ```keep
//! Table 2 shows the results of the vote.
//! ```
//! ```keep
//! Her reason: the bridge was never safe.
//! ```
//! ```keep
//! Background: We studied old trees. Methods: We counted rings. Results: Oaks grow slowly. Conclusions: Wait.
//! ```
//! ```keep
//! United Nations Security Council Resolution 1373 was adopted.
//! ```
//! ```keep
//! A short walk. A long night. Nothing else.
//! ```
//! ```keep
//! He turned ( left ) where she had turned right.
//! ```
//! ```keep
//! The introduction of the tax was delayed until May.
//! ```
//!
//! ## Repair
//! A label before a sentence and a pointer into a picture are deleted (then a blemish).

use super::{Meta, Rule, delete, thresholds};
use crate::model::{Casing, Finding, Segment, SegmentKind, Severity, Span, Style};
use crate::text::word_list::WordList;
use crate::text::{DocumentView, TokenKind, floor_boundary, folds_to_ascii};
use regex::Regex;
use std::sync::LazyLock;

/// See the module's documentation.
pub struct LeakedHeading;

static META: Meta = Meta {
    code: "LEK002",
    name: "leaked-heading",
    severity: Severity::Broken,
    repairs: true,
    summary: "A heading, label or caption number leaked into the text.",
};

const SECTION: &str = r"introduction|conclusions?|abstract|background|overview|summary|executive summary|methods?|methodology|materials and methods|results|findings|discussion|references|bibliography|acknowledge?ments|appendix|objectives?|aims?|purpose|related work|further reading|see also|external links|notes|footnotes|key (?:points|takeaways|findings|facts)|main points|highlights|conclusion and outlook|limitations|recommendations|case (?:report|study|presentation)|table of contents|contents|preface|foreword|epilogue|prologue|topic|agenda|minutes|synopsis|tl;?dr";

/// A label and nothing else.
static LABEL_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)^(?:[#*]+ ?)?(?:\d{{1,2}}(?:\.\d{{1,2}})*\.? )?(?:(?:{SECTION})|(?:summary|overview|abstract|minutes|outline|history|analysis) of (?:the |this )?(?:\w+ ?){{1,3}}|(?:table|figure|fig\.?|chart|exhibit|box|chapter|section|appendix|part|slide|panel|plate|scheme|graph|annex) (?:\d{{1,3}}(?:\.\d{{1,2}})*|[IVX]{{1,5}}|[A-H]))\s?(?:\*+)?\s?[:.]?$"
    ))
    .expect("valid")
});

/// Labels before a sentence; several may follow each other.
static LABEL_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i)^(?:(?:\*\*)?(?:(?:{SECTION})|(?:table|figure|fig\.?) \d{{1,3}})(?:\*\*)?\s?(?::|\.(?:\s*-+)?\s[-–—])\s*(?:\*\*)?\s*)+(?:(?:{SECTION})\s)?"
    ))
    .expect("valid")
});

/// Where to look in a picture that is not there.
static POINTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\( ?(?:(?:pictured|shown|seen|file (?:photo|image|picture)|stock image|above|below|right|left|top|bottom|centre|center|inset|far (?:left|right)|second from (?:left|right))(?:,? (?:pictured|above|below|right|left|together|top|bottom|centre|center|inset|with \w+|in \d{4}))*) ?\)")
        .expect("valid")
});

/// Small words of titles.
static SMALL: WordList = WordList::new(
    " a an the of in on at by for from to into onto with without and or but nor as vs via per over up under after before is are ",
);

/// Common words that stand capitalised in a title and hardly ever in a name.
static TITLE_WORDS: WordList = WordList::new(
    " about against aftermath answers arrives asks becomes begins behind between brings calls causes challenges comes coming confronts consequences crisis debate decline demands effects ends evidence experiences explained faces facing fails falls fears fights gets getting gives goes going grows hits hope how impact inside key killed leads leaves lessons lives looks loses makes meets origins our outcome overcoming plans problem problems protests questions raises reasons rejects responds response returns reveals rises role says search seeks shows solving struggle struggles takes talks tells their they threat toward towards turns under understanding warns what when where which who whose why wins your ",
);

impl Rule for LeakedHeading {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("lek002_leaked_heading.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        let start = out.len();
        let mut titles = 0;
        for (index, segment) in view.segments.iter().enumerate() {
            if segment.kind != SegmentKind::Sentence {
                continue;
            }
            let text = view.slice(segment.span);
            if let Some(finding) = label(text, segment, index) {
                out.push(finding);
            } else if is_title(view, index) {
                titles += 1;
                out.push(META.finding(
                    index,
                    segment.span,
                    thresholds::HEADING_TITLE,
                    "a heading stands as a sentence",
                ));
            }
            let short = view.tokens(index).len() <= thresholds::POINTER_TOKENS;
            if view.profile.style == Style::Summary && short && may_hold_pointer(text) {
                pointers(text, segment.span, index, out);
            }
        }
        // Headlines throughout are what the document is made of; a structured abstract is one by design.
        let labels = out
            .iter()
            .skip(start)
            .filter(|f| f.severity == Severity::Blemish && f.score == thresholds::HEADING_LABEL)
            .count();
        let all_titles = titles * 10 >= view.segments.len() * 3 && titles >= thresholds::HEADLINE_STYLE;
        if all_titles || labels >= thresholds::STRUCTURED_ABSTRACT {
            let mut at = 0;
            out.retain(|f| {
                at += 1;
                let title = all_titles && f.score == thresholds::HEADING_TITLE;
                let structured = labels >= thresholds::STRUCTURED_ABSTRACT && f.score == thresholds::HEADING_LABEL;
                at <= start || !(title || structured)
            });
        }
    }
}

/// First words of all labels.
static FIRST: WordList = WordList::new(
    "introduction conclusion conclusions abstract background overview summary executive method methods methodology \
     materials results findings discussion references bibliography acknowledgment acknowledgments acknowledgement \
     acknowledgements appendix objective objectives aim aims purpose related further see external notes footnotes key main \
     highlights limitations recommendations case table contents preface foreword epilogue prologue topic agenda minutes \
     synopsis tl tldr outline history analysis figure fig chart exhibit box chapter section part slide panel plate scheme \
     graph annex",
);

/// Whether a text begins with the first word of a label, marks and numbers before it aside.
fn may_begin_with_label(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| matches!(c, '#' | '*' | '.' | ' ') || c.is_numeric());
    let end = start.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(start.len());
    let word = start.get(..end).unwrap_or_default();
    start.get(end..).is_some_and(|rest| rest.starts_with(folds_to_ascii))
        || word.len() <= LONGEST_FIRST && FIRST.has(&word.to_ascii_lowercase())
}

/// Letters of the longest first word.
const LONGEST_FIRST: usize = 16;

fn label(text: &str, segment: &Segment, index: usize) -> Option<Finding> {
    if !may_begin_with_label(text) {
        return None;
    }
    if text.len() <= thresholds::HEADING_BYTES && LABEL_ALONE.is_match(text) {
        return Some(META.finding(index, segment.span, thresholds::HEADING_ALONE, "a section label stands alone"));
    }
    // A colon, or a full stop and a dash, stands behind the label; the longest label in the widest letters has 80 bytes.
    let head = text.get(..floor_boundary(text, 80)).unwrap_or_default();
    let stamped = head.contains('.') && text.contains(['-', '–', '—']);
    if !(head.contains(':') || stamped) {
        return None;
    }
    let found = LABEL_BEFORE.find(text)?;
    let start = segment.span.start as usize;
    let span = Span::new(start, start + found.end());
    if found.end() >= text.trim_end_matches(['.', ' ', ':']).len() {
        return Some(META.finding(index, segment.span, thresholds::HEADING_ALONE, "a section label stands alone"));
    }
    let mut finding =
        META.finding(index, span, thresholds::HEADING_LABEL, "a section label stands before the sentence");
    finding.severity = Severity::Blemish;
    finding.edits = vec![delete(span)];
    Some(finding)
}

/// Every word capitalised but the small ones, and among the capitalised ones a word that is no name.
fn is_title(view: &DocumentView<'_>, index: usize) -> bool {
    if view.profile.casing == Casing::Lower {
        return false;
    }
    let tokens = view.tokens(index);
    if tokens.len() > thresholds::HEADING_TOKENS || tokens.len() < 3 {
        return false;
    }
    let mut capitals = 0;
    for (at, token) in tokens.iter().enumerate() {
        let text = view.slice(token.span);
        match token.kind {
            TokenKind::Word if text.chars().any(char::is_lowercase) && text.starts_with(char::is_uppercase) => {
                capitals += usize::from(at > 0);
            }
            TokenKind::Word if text.starts_with(char::is_uppercase) => {}
            TokenKind::Word => {
                if at == 0 || !SMALL.has(view.lower(token.span)) {
                    return false;
                }
            }
            TokenKind::Url | TokenKind::Number => return false,
            TokenKind::Mark if !matches!(text, "." | ":" | "-" | "’" | "'" | "&") => return false,
            TokenKind::Mark | TokenKind::Clitic => {}
        }
    }
    if capitals < 2 {
        return false;
    }
    // "the Council" names a body; a verb, an adverb, a word of asking shows a title.
    tokens.iter().skip(1).any(|token| {
        let capital = token.kind == TokenKind::Word && view.slice(token.span).starts_with(char::is_uppercase);
        capital && TITLE_WORDS.has(view.lower(token.span))
    })
}

/// Whether behind some bracket the letters of a place in a picture follow.
fn may_hold_pointer(text: &str) -> bool {
    const PLACES: [&str; 14] = ["pi", "sh", "se", "fi", "st", "ab", "be", "ri", "le", "to", "bo", "ce", "in", "fa"];
    memchr::memchr_iter(b'(', text.as_bytes()).any(|at| {
        let inside = text.get(at + 1..).unwrap_or_default();
        let inside = inside.strip_prefix(' ').unwrap_or(inside);
        let head = inside.get(..2).unwrap_or_default();
        inside.starts_with(folds_to_ascii) || PLACES.iter().any(|place| head.eq_ignore_ascii_case(place))
    })
}

fn pointers(text: &str, segment: Span, index: usize, out: &mut Vec<Finding>) {
    for found in POINTER.find_iter(text) {
        // "turned (left)": the word is about a way.
        let before = text.get(..found.start()).unwrap_or_default().trim_end().to_lowercase();
        if ["turn", "turned", "turns", "moved", "leaning", "go", "goes", "went"]
            .iter()
            .any(|verb| before.ends_with(verb))
        {
            continue;
        }
        let span = Span::new(segment.start as usize + found.start(), segment.start as usize + found.end());
        let mut finding =
            META.finding(index, span, thresholds::HEADING_POINTER, "the text points into a picture that is not there");
        finding.severity = Severity::Blemish;
        finding.edits = vec![delete(span)];
        out.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::super::check_text;
    use super::*;

    #[test]
    fn a_label_is_cut_off_and_alone_is_broken() {
        let found = check_text(&LeakedHeading, "Conclusion: the bridge will open in May.");
        assert_eq!((found[0].severity, found[0].edits.len()), (Severity::Blemish, 1));
        let found = check_text(&LeakedHeading, "The bridge opens in May.\nConclusion.");
        assert_eq!((found[0].severity, found[0].segment), (Severity::Broken, 1));
    }
}
