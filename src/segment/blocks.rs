//! Blocks: what a line, or several lines of one paragraph, are.
//!
//! Lines -> [`Block`]s, in order: runs of prose to be cut into sentences, list items, and lines that are one segment as
//! they stand (headings, table rows, code).

use super::lines::{Line, Lines, Wrapping};
use super::{lists, tables};
use crate::model::{BoundaryKind, Casing, Profile, SegmentKind, Spacing};
use crate::text::word_class::{WordClass, word_class};

/// A stretch of text of one kind. Begins and ends with a character that is not white space.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// First byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// 1-based number of its first line.
    pub line: u32,
    /// Whether it is made of several lines.
    pub joined: bool,
    /// What it is; its first segment carries the kind.
    pub kind: SegmentKind,
    /// What ends it.
    pub boundary: BoundaryKind,
}

/// Calls `found` with each block of the text, in order. Linear.
pub fn each_block(text: &str, profile: &Profile, wrapping: &Wrapping, mut found: impl FnMut(Block)) {
    let mut fences = Fences::new(text);
    let mut paragraph: Vec<Line> = Vec::new();
    let mut kinds = Vec::new();
    let mut lines = Lines::new(text).peekable();
    while let Some(line) = lines.next() {
        if !line.is_blank() {
            paragraph.push(line);
        }
        let ends = line.is_blank() || lines.peek().is_none();
        if !ends || paragraph.is_empty() {
            continue;
        }
        let more = lines.peek().is_some();
        classify(&paragraph, text, profile, &mut fences, more, &mut kinds);
        paragraph_blocks(&paragraph, &kinds, text, wrapping, &mut found);
        paragraph.clear();
    }
}

/// Joins the lines of one paragraph that belong together.
fn paragraph_blocks(lines: &[Line], kinds: &[Kind], text: &str, wrapping: &Wrapping, found: &mut impl FnMut(Block)) {
    let mut rest = lines.iter().zip(kinds).peekable();
    while let Some((first, kind)) = rest.next() {
        let mut last = *first;
        let mut boundary = BoundaryKind::Paragraph;
        while let Some((next, next_kind)) = rest.peek() {
            let may_join = matches!(kind, Kind::Prose | Kind::Item) && **next_kind == Kind::Prose;
            if !(may_join && wrapping.joins(*first, last, **next, text)) {
                boundary = match next_kind {
                    Kind::Item | Kind::Row => BoundaryKind::List,
                    _ => BoundaryKind::Line,
                };
                break;
            }
            last = **next;
            rest.next();
        }
        let kind = match kind {
            Kind::Prose => SegmentKind::Sentence,
            Kind::Item => SegmentKind::ListItem,
            Kind::Row => SegmentKind::TableRow,
            Kind::Heading => SegmentKind::Heading,
            Kind::Code => SegmentKind::Code,
        };
        let joined = last.number != first.number;
        found(Block { start: first.start, end: last.end, line: first.number, joined, kind, boundary });
    }
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    Prose,
    /// Begins with a list marker.
    Item,
    /// A row of a table.
    Row,
    /// A heading.
    Heading,
    /// Code, markup, or a rule drawn with marks.
    Code,
}

/// Says what each line of a paragraph is; `more` tells whether anything follows the paragraph.
fn classify(lines: &[Line], text: &str, profile: &Profile, fences: &mut Fences, more: bool, kinds: &mut Vec<Kind>) {
    kinds.clear();
    for line in lines {
        let content = line.text(text);
        kinds.push(if fences.covers(*line) || is_code(content) {
            Kind::Code
        } else if is_marked_heading(content) {
            Kind::Heading
        } else if lists::marker(content).is_some() {
            Kind::Item
        } else {
            Kind::Prose
        });
    }
    tables::mark_rows(lines, text, kinds);
    if let ([line], [kind @ Kind::Prose]) = (lines, kinds.as_mut_slice())
        && more
        && is_heading(line.text(text), profile)
    {
        *kind = Kind::Heading;
    }
}

/// Fenced code of Markdown. An opening fence without a closing one fences nothing.
struct Fences {
    /// Numbers of the fence lines; they open and close by turns.
    lines: Vec<u32>,
}

impl Fences {
    fn new(text: &str) -> Self {
        let present = ["```", "~~~"].iter().any(|f| memchr::memmem::find(text.as_bytes(), f.as_bytes()).is_some());
        let mut lines = Vec::new();
        if present {
            let fence = |l: &Line| l.text(text).starts_with("```") || l.text(text).starts_with("~~~");
            lines.extend(Lines::new(text).filter(fence).map(|l| l.number));
            lines.truncate(lines.len() / 2 * 2);
        }
        Fences { lines }
    }

    fn covers(&self, line: Line) -> bool {
        if self.lines.is_empty() {
            return false;
        }
        // Fence lines before or at this one: odd inside, even (and not itself a fence) outside.
        let before = self.lines.partition_point(|n| *n < line.number);
        before % 2 == 1 || self.lines.get(before) == Some(&line.number)
    }
}

/// Whether a line is markup, a statement of a program, or a rule drawn with marks. Prose must never match.
fn is_code(line: &str) -> bool {
    let bytes = line.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return false };
    let drawn =
        bytes.len() >= 3 && bytes.iter().all(|b| matches!(b, b'-' | b'=' | b'_' | b'*' | b'~' | b'#' | b' ' | b'+'));
    let tag = *first == b'<'
        && *last == b'>'
        && bytes.get(1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/' || *b == b'!');
    let statement = matches!(last, b'{' | b'}' | b';') && bytes.len() <= 200 && {
        let signs = bytes
            .iter()
            .filter(|b| matches!(b, b'(' | b')' | b'=' | b'{' | b'}' | b'[' | b']' | b'$' | b'<' | b'>' | b';'))
            .count();
        signs >= 2 && signs * 12 >= bytes.len()
    };
    drawn || tag || statement || line == "}" || line == "{"
}

/// A heading of Markdown: one to six `#` and a space, or a short line that is bold throughout.
fn is_marked_heading(line: &str) -> bool {
    let bold = line.strip_prefix("**").and_then(|l| l.strip_suffix("**").or_else(|| l.strip_suffix("**:")));
    if bold.is_some_and(|inner| {
        !inner.is_empty() && inner.len() <= HEADING_BYTES && !inner.contains('*') && !inner.ends_with(['.', '!', '?'])
    }) {
        return true;
    }
    let hashes = line.bytes().take(7).take_while(|b| *b == b'#').count();
    (1..=6).contains(&hashes) && line.as_bytes().get(hashes) == Some(&b' ')
}

/// Longest heading, in bytes and words; longer lines without a verb are captions or fragments.
const HEADING_BYTES: usize = 100;
const HEADING_WORDS: usize = 12;

/// Whether a paragraph of one line is a heading: short, no terminator, no finite verb of the closed classes, no pronoun
/// as subject, and either very short or mostly capitalised. Texts without capitals or with detached marks are machine
/// output, where a short line is a fragment.
fn is_heading(line: &str, profile: &Profile) -> bool {
    if line.len() > HEADING_BYTES || profile.casing != Casing::Normal || profile.spacing != Spacing::Plain {
        return false;
    }
    let ends_bare = line.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | ':'));
    let starts_high = line.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    if !ends_bare || !starts_high {
        return false;
    }
    let (mut words, mut open, mut capitals) = (0, 0, 0);
    for word in line.split_whitespace() {
        words += 1;
        let class = word_class(&word.to_lowercase());
        let says = WordClass::AUXILIARY.or(WordClass::MODAL);
        if class.is(says)
            || (class.is(WordClass::SUBJECT_PRONOUN) && !class.is(WordClass::DETERMINER.or(WordClass::WH)))
        {
            return false;
        }
        if class.is_open() {
            open += 1;
            capitals += usize::from(word.starts_with(|c: char| !c.is_lowercase()));
        }
    }
    words <= HEADING_WORDS && (words <= 4 || capitals * 3 >= open * 2)
}
