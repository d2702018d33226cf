//! # SPC001 detached-punctuation
//!
//! ## What it finds
//! White space that a tokeniser left: before a full stop, comma or other closing mark, inside brackets and quotation marks,
//! before "'s" and "n't", after "$"; and the bracket and quote names of treebanks ("-lrb-", "``"). Where the whole document is
//! spaced like this, that is its own style and nothing is found.
//!
//! ## Why it is noise
//! It says nothing, looks careless, and hides repeats from simple comparisons.
//!
//! ## Examples
//! ```flag
//! The council met on Monday . It approved the budget .
//! ```
//! ```repaired
//! The council met on Monday. It approved the budget.
//! ```
//! ```flag
//! The mayor spoke first. Her critics , she said , had not read the plan. The vote was put off.
//! ```
//! ```repaired
//! The mayor spoke first. Her critics, she said, had not read the plan. The vote was put off.
//! ```
//! ```flag
//! Sales rose in spring. The firm 's rivals did n't grow. They blamed the weather.
//! ```
//! ```repaired
//! Sales rose in spring. The firm's rivals didn't grow. They blamed the weather.
//! ```
//! ```flag
//! The bridge reopened in June. It cost $ 8 million ( twice the estimate ). Drivers were pleased.
//! ```
//! ```repaired
//! The bridge reopened in June. It cost $8 million (twice the estimate). Drivers were pleased.
//! ```
//! ```flag
//! The home side won. The score was 7-6 -lrb- 4 -rrb- in the first set. The second was easier.
//! ```
//! ```repaired
//! The home side won. The score was 7-6 (4) in the first set. The second was easier.
//! ```
//! ```flag
//! The minister called it " a first step " . Others called it late. The debate goes on.
//! ```
//! ```repaired
//! The minister called it "a first step". Others called it late. The debate goes on.
//! ```
//! ```keep
//! He paused . . . and then went on. The room was silent. Nobody moved.
//! ```
//! ```keep
//! The pistol was a .22 calibre. It held .5 of an ounce. The rest was lost.
//! ```
//! ```keep
//! She wrote back at once :-) and then again ;) to be sure. He answered :D the next day.
//! ```
//! ```keep
//! The file is called .bashrc in every home. Open it with care. Save it when done.
//! ```
//! ```keep
//! The meeting starts at 10:30. It ends at noon. Lunch is at 1.
//! ```
//! ```keep
//! The company 's shares fell , analysts said . It did n't say why , the paper reported . Traders were n't surprised , he added .
//! ```
//! ```keep
//! Visit https://example.org/a?b=c for the text. The page is short. It has no pictures.
//! ```
//! ```keep
//! "Why not?" she asked. "It's late," he said. They left (without the dog).
//! ```
//!
//! ## Repair
//! The white space is taken out; the treebank names become the marks they stand for.

use super::{Meta, Rule, delete};
use crate::model::{Edit, Finding, Language, SegmentKind, Severity, Spacing, Span};
use crate::text::{DocumentView, Sentence, TokenKind};

/// See the module's documentation.
pub struct DetachedPunctuation;

static META: Meta = Meta {
    code: "SPC001",
    name: "detached-punctuation",
    severity: Severity::Cosmetic,
    repairs: true,
    summary: "Punctuation stands apart from its word.",
};

impl Rule for DetachedPunctuation {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("spc001_detached_punctuation.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        if view.profile.spacing == Spacing::Tokenised && is_habit(view) {
            return;
        }
        for (index, segment) in view.segments.iter().enumerate() {
            if matches!(segment.kind, SegmentKind::Code | SegmentKind::TableRow) {
                continue;
            }
            let edits = re_spaced(&Sentence::new(view, index), view.profile.language);
            if let (Some(first), Some(last)) = (edits.first(), edits.last()) {
                let span = Span { start: first.span.start, end: last.span.end };
                let mut finding = META.finding(index, span, 1.0, "punctuation stands apart from its word");
                finding.edits = edits;
                out.push(finding);
            }
        }
    }
}

/// Whether tokenised spacing is the habit of a document, not that of a few sentences in it: commas and clitics stand apart
/// in more sentences than they sit tight.
fn is_habit(view: &DocumentView<'_>) -> bool {
    let (mut apart, mut tight) = (0_usize, 0_usize);
    for index in 0..view.segments.len() {
        let s = Sentence::new(view, index);
        let marks =
            (1..s.len()).filter(|&i| s.text(i) == "," || s.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Clitic));
        let (spaced, all) = marks.fold((0, 0), |(spaced, all), i| (spaced + usize::from(s.spaced(i)), all + 1));
        apart += usize::from(spaced > 0);
        tight += usize::from(all > spaced);
    }
    apart > tight
}

/// The edits that put the marks of a sentence back to their words, in order.
fn re_spaced(s: &Sentence<'_>, language: Language) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let quotes = spaced_quotes(s);
    for i in 0..s.len() {
        if let Some(mark) = treebank_mark(s, i) {
            edits.extend(mark);
            continue;
        }
        let joins = joins_before(s, i, language) || quotes.iter().any(|&(open, close)| i == open + 1 || i == close);
        if joins && s.spaced(i) {
            let gap = Span { start: s.span(i - 1).end, end: s.span(i).start };
            // A treebank bracket before it has taken the gap already.
            if edits.last().is_none_or(|e| e.span.end <= gap.start) {
                edits.push(delete(gap));
            }
        }
    }
    edits
}

/// Whether token `i` belongs to the token before it.
fn joins_before(s: &Sentence<'_>, i: usize, language: Language) -> bool {
    let (text, before) = (s.text(i), s.text(i.wrapping_sub(1)));
    // What follows must be white space, the end, or another closing mark: ".5", ":-)" and ".com" are no punctuation.
    let free = i + 1 >= s.len() || s.spaced(i + 1) || s.is_closer(i + 1) || matches!(s.text(i + 1), "," | "." | ";");
    let after_mark =
        !s.is_word(i.wrapping_sub(1)) && !matches!(before, ")" | "]" | "\"" | "''" | "”" | "’" | "'" | "%" | "»");
    let digits = |j: usize| s.text(j).bytes().all(|b| b.is_ascii_digit());
    match text {
        "." => free && !after_mark && s.text(i + 1) != ".",
        "," | "?" | "!" => free && !after_mark && (language != Language::Fr || text == ","),
        ";" | ":" => {
            let time = digits(i.wrapping_sub(1)) && i + 1 < s.len() && digits(i + 1);
            let face = matches!(s.text(i + 1), ")" | "(" | "-" | "D" | "P" | "/" | "]" | "[");
            free && !after_mark && !time && !face && language != Language::Fr
        }
        ")" | "]" => matching_open(s, i).is_some_and(|open| s.spaced(open + 1)) && !matches!(before, ":" | ";" | "-"),
        _ if matches!(before, "(" | "[") => matching_close(s, i - 1).is_some_and(|close| s.spaced(close)),
        _ if before == "$" || before == "£" || before == "€" => {
            s.text(i).starts_with(|c: char| c.is_ascii_digit()) && before_is_lone(s, i - 1)
        }
        _ => s.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Clitic) && s.is_word(i.wrapping_sub(1)),
    }
}

/// Whether a currency sign stands for itself, not behind a number ("5 € 20 ...").
fn before_is_lone(s: &Sentence<'_>, i: usize) -> bool {
    i == 0 || !s.text(i - 1).ends_with(|c: char| c.is_ascii_digit())
}

/// Brackets in prose enclose little; a bound keeps the search linear.
const LONGEST_BRACKET: usize = 60;

fn matching_open(s: &Sentence<'_>, close: usize) -> Option<usize> {
    let open = if s.text(close) == ")" { "(" } else { "[" };
    (close.saturating_sub(LONGEST_BRACKET)..close).rev().find(|&i| s.text(i) == open)
}

fn matching_close(s: &Sentence<'_>, open: usize) -> Option<usize> {
    let close = if s.text(open) == "(" { ")" } else { "]" };
    (open + 1..s.len().min(open + LONGEST_BRACKET)).find(|&i| s.text(i) == close)
}

/// Pairs of straight quotation marks with white space on both sides.
fn spaced_quotes(s: &Sentence<'_>) -> Vec<(usize, usize)> {
    let marks: Vec<usize> = (0..s.len()).filter(|&i| s.text(i) == "\"").collect();
    let apart = |&i: &usize| (i == 0 || s.spaced(i)) && (i + 1 == s.len() || s.spaced(i + 1));
    if marks.len() % 2 == 1 || !marks.iter().all(apart) {
        return Vec::new();
    }
    marks.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect()
}

/// The edits for a treebank name of a mark that begins at token `i`: "-lrb-", "``".
fn treebank_mark(s: &Sentence<'_>, i: usize) -> Option<Vec<Edit>> {
    let name = s.lower(i);
    let dashed = |j: usize| s.text(j) == "-";
    let bracket = match name {
        "lrb" | "lsb" | "lcb" => true,
        "rrb" | "rsb" | "rcb" => false,
        _ => return None,
    };
    if i == 0 || !dashed(i - 1) || !dashed(i + 1) || s.spaced(i) || s.spaced(i + 1) {
        return None;
    }
    let mark = match name {
        "lrb" => "(",
        "rrb" => ")",
        "lsb" => "[",
        "rsb" => "]",
        "lcb" => "{",
        _ => "}",
    };
    let (start, end) = (s.span(i - 1).start, s.span(i + 1).end);
    let before = if i > 1 { s.span(i - 2).end } else { start };
    let after = if i + 2 < s.len() { s.span(i + 2).start } else { end };
    let span = if bracket { Span { start, end: after } } else { Span { start: before, end } };
    Some(vec![Edit { span, replacement: mark.to_string() }])
}
