//! The text of a WebVTT or SRT file -> its cues: where their lines stand, and which parts of these are words.

use super::Kind;
use std::ops::Range;

/// A cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// All of it: number, times, lines, and the blank lines behind it.
    pub block: Range<usize>,
    /// Its lines, line ends included.
    pub lines: Vec<Line>,
}

/// A line of a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// With its line end.
    pub range: Range<usize>,
    /// The parts that are words, in order; between them stand tags.
    pub parts: Vec<Part>,
    /// The words, trimmed: what a viewer reads.
    pub words: String,
    /// Whether the cue before has shown it.
    pub rolled: bool,
}

/// A part of a line that is no tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub range: Range<usize>,
    /// What it stands for, where it is an entity.
    pub means: Option<&'static str>,
}

impl Cue {
    /// What a viewer reads, line by line.
    pub fn words(&self) -> Vec<&str> {
        self.lines.iter().map(|line| line.words.as_str()).filter(|words| !words.is_empty()).collect()
    }
}

/// The cues of a file, in order. What is no cue is passed over.
pub(super) fn parse(text: &str, kind: Kind) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut block: Vec<Range<usize>> = Vec::new();
    for line in line_ranges(text) {
        let is_blank = content(text, &line).is_empty();
        // A block has its blank lines behind it: the next begins with the first line that is none.
        let ended = block.last().is_some_and(|last| content(text, last).is_empty());
        if ended && !is_blank {
            cues.extend(cue(text, &block, kind));
            block.clear();
        }
        if !(is_blank && block.is_empty()) {
            block.push(line);
        }
    }
    cues.extend(cue(text, &block, kind));
    cues
}

/// The cue in the lines of a block, if it is one: it has times on its first line or, behind a number or name, its second.
fn cue(text: &str, block: &[Range<usize>], kind: Kind) -> Option<Cue> {
    let has_times = |line: &&Range<usize>| content(text, line).contains("-->");
    let times = block.iter().take(2).position(|line| has_times(&line))?;
    let lines = block.iter().skip(times + 1).filter(|line| !content(text, line).is_empty());
    Some(Cue {
        block: block.first()?.start..block.last()?.end,
        lines: lines.map(|range| line(text, range.clone(), kind)).collect(),
    })
}

fn line(text: &str, range: Range<usize>, kind: Kind) -> Line {
    let content = content(text, &range);
    let mut parts: Vec<Part> = Vec::new();
    let mut words = String::new();
    let mut at = 0;
    while let Some(rest) = content.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some(length) = tag(rest, kind) {
            at += length;
            continue;
        }
        let start = range.start + at;
        if let Some((entity, means)) = entity(rest, kind) {
            parts.push(Part { range: start..start + entity.len(), means: Some(means) });
            words.push_str(means);
            at += entity.len();
            continue;
        }
        // At least one character, up to the next that could begin a tag or an entity.
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let length =
            rest.get(first..).and_then(|rest| rest.find(['<', '{', '&'])).map_or(rest.len(), |end| first + end);
        words.push_str(rest.get(..length).unwrap_or_default());
        match parts.last_mut() {
            Some(last) if last.range.end == start && last.means.is_none() => last.range.end = start + length,
            _ => parts.push(Part { range: start..start + length, means: None }),
        }
        at += length;
    }
    let words = words.trim();
    let words = if words.is_empty() { String::new() } else { words.to_owned() };
    Line { range, parts, words, rolled: false }
}

/// Length of the tag at the start of `rest`: `<i>`, `</i>`, `<v Ann>`, `<00:01.000>`, in SRT also `{\an8}`.
fn tag(rest: &str, kind: Kind) -> Option<usize> {
    /// A longer one is text with a lone bracket.
    const LONGEST: usize = 200;
    let mut chars = rest.chars();
    let (first, second) = (chars.next()?, chars.next()?);
    let close = match (first, second) {
        ('<', c) if c.is_ascii_alphanumeric() || c == '/' => b'>',
        ('{', '\\') if kind == Kind::Srt => b'}',
        _ => return None,
    };
    let within = rest.as_bytes().get(..LONGEST.min(rest.len()))?;
    Some(memchr::memchr(close, within)? + 1)
}

/// The entity at the start of `rest`, and what it stands for; only WebVTT has them.
fn entity(rest: &str, kind: Kind) -> Option<(&'static str, &'static str)> {
    const ENTITIES: [(&str, &str); 6] = [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", "\u{a0}"),
        ("&lrm;", "\u{200e}"),
        ("&rlm;", "\u{200f}"),
    ];
    (kind == Kind::Vtt).then(|| ENTITIES.into_iter().find(|(entity, _)| rest.starts_with(entity)))?
}

/// A line without its line end.
fn content<'t>(text: &'t str, line: &Range<usize>) -> &'t str {
    text.get(line.clone()).unwrap_or_default().trim_end_matches(['\r', '\n'])
}

/// Where the lines stand, line ends (LF, CR LF, CR) included.
fn line_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(start..).filter(|rest| !rest.is_empty())?;
        let end = match memchr::memchr2(b'\n', b'\r', rest) {
            Some(at) if rest.get(at..).is_some_and(|end| end.starts_with(b"\r\n")) => at + 2,
            Some(at) => at + 1,
            None => rest.len(),
        };
        let range = start..start + end;
        start += end;
        Some(range)
    })
}
