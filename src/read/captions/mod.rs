//! Captions: the bytes of a WebVTT or SRT file -> one `Document` of what is said, and the file with other words.
//!
//! Times, numbers, settings, notes and styles are never touched. The document's text is the text of the cues in their
//! order, without tags; a line end stands between two lines where one ends a sentence or the next begins a turn, a space
//! where a sentence goes on, so that sentences are whole.
//!
//! Rolling captions (automatic ones, mostly) show each line twice or more, first as it is spoken, then above the next;
//! a file in which most cues begin with what the one before ended with is *de-rolled*: such lines are read once. What is
//! taken out, so or by cleaning, is on record (`UndoRecord`) and comes back with [`undo`].
//!
//! A cue without words left goes with its times. An empty cue is legal in WebVTT, but several players and most tools
//! stumble over one in SRT, and both show the same: nothing. Numbers of SRT cues stay as they are, with gaps, which
//! players pass over.

mod parse;
mod write;

pub use write::{Written, undo};

use super::encoding::decode;
use super::inputs::Input;
use crate::error::{Error, Result};
use crate::model::ledger::SegmentRecord;
use crate::model::{Document, Origin};
use parse::{Cue, parse};
use std::ops::Range;
use xxhash_rust::xxh3::xxh3_64;

/// The two kinds of caption files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Vtt,
    Srt,
}

/// A caption file as read.
#[derive(Clone, Debug)]
pub struct Captions {
    /// What is said. Its raw bytes (length, hash) are the whole file.
    pub document: Document,
    source: String,
    kind: Kind,
    cues: Vec<Cue>,
    /// Which bytes of the document stand where in the source, in order.
    chunks: Vec<Chunk>,
    /// Lines left out because the cue before had them.
    rolled: usize,
}

/// A part of the document's text, and of the source it came from; where their lengths differ, it is one character
/// written as an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Chunk {
    document: Range<usize>,
    source: Range<usize>,
}

/// A file is rolling where so many of each hundred cues begin with what the one before ended with. In automatic captions
/// all do; in songs and lists, where people repeat themselves, few.
const ROLLING: usize = 60;
/// And where at least so many do: a short file proves nothing.
const ROLLING_CUES: usize = 3;

impl Captions {
    /// The captions in the bytes of a whole file.
    ///
    /// # Errors
    /// [`Error::NotText`] where they are no text.
    ///
    /// ```
    /// use sumsift::read::{Captions, Format, Input};
    /// let file = b"1\n00:00:01,000 --> 00:00:02,000\n<i>It rained</i>\n\n2\n00:00:02,000 --> 00:00:03,000\nall day .\n";
    /// let captions = Captions::read(file, &Input::stdin(), Format::Srt).unwrap();
    /// assert_eq!(captions.document.text, "It rained all day .");
    /// ```
    pub fn read(bytes: &[u8], input: &Input, format: super::Format) -> Result<Self> {
        let decoded = decode(bytes).map_err(|reason| Error::NotText { path: input.shown().into(), reason })?;
        let kind = if format == super::Format::Vtt { Kind::Vtt } else { Kind::Srt };
        let name = if kind == Kind::Vtt { "vtt" } else { "srt" };
        let mut cues = parse(&decoded.text, kind);
        let rolled = mark_rolled(&mut cues);
        let (text, chunks) = join(&decoded.text, &cues);
        let document = Document {
            id: input.rel.clone(),
            origin: Origin { path: input.shown(), format: Some(name.into()), ..Origin::default() },
            text,
            encoding: decoded.encoding,
            bytes: bytes.len() as u64,
            xxh3: xxh3_64(bytes),
        };
        Ok(Captions { document, source: decoded.text, kind, cues, chunks, rolled })
    }

    /// What was found out about the file, for people, to stand behind its name.
    pub fn note(&self) -> String {
        let name = if self.kind == Kind::Vtt { "WebVTT" } else { "SRT" };
        let rolled = match self.rolled {
            0 => String::new(),
            lines => format!("; rolling: {lines} repeated lines are read once"),
        };
        format!("{name} captions of {} cues{rolled}", self.cues.len())
    }

    /// The file with what the document's segments became, and what it takes to go back.
    pub fn write(&self, segments: &[&SegmentRecord]) -> Written {
        write::write(self, segments)
    }
}

/// Marks the lines at the start of a cue that the one before ended with, if that is how the whole file is. Gives their
/// number.
fn mark_rolled(cues: &mut [Cue]) -> usize {
    let overlap = |before: &Cue, cue: &Cue| {
        let (before, words) = (before.words(), cue.words());
        // The longest overlap; rolling captions have two or three lines.
        (1..=before.len().min(words.len()).min(4))
            .rev()
            .find(|&n| before.iter().skip(before.len() - n).eq(words.iter().take(n)))
            .unwrap_or(0)
    };
    let overlaps: Vec<usize> = cues.iter().zip(cues.iter().skip(1)).map(|(before, cue)| overlap(before, cue)).collect();
    let rolling = overlaps.iter().filter(|&&lines| lines > 0).count();
    if rolling < ROLLING_CUES || rolling * 100 < overlaps.len() * ROLLING {
        return 0;
    }
    for (cue, &lines) in cues.iter_mut().skip(1).zip(&overlaps) {
        for line in cue.lines.iter_mut().filter(|line| !line.words.is_empty()).take(lines) {
            line.rolled = true;
        }
    }
    overlaps.iter().sum()
}

/// The text of all lines, and where it stands in the source.
fn join(source: &str, cues: &[Cue]) -> (String, Vec<Chunk>) {
    let mut text = String::new();
    let mut chunks = Vec::new();
    for line in cues.iter().flat_map(|cue| &cue.lines).filter(|line| !line.rolled && !line.words.is_empty()) {
        if !text.is_empty() {
            text.push(if ends_sentence(&text) || begins_turn(&line.words) { '\n' } else { ' ' });
        }
        for part in &line.parts {
            let start = text.len();
            match &part.means {
                Some(means) => text.push_str(means),
                None => text.push_str(source.get(part.range.clone()).unwrap_or_default()),
            }
            chunks.push(Chunk { document: start..text.len(), source: part.range.clone() });
        }
    }
    (text, chunks)
}

fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end().trim_end_matches(['"', '\'', '”', '’', '»', ')']);
    end.ends_with(['.', '!', '?', '…', ']', '♪', '。', '！', '？'])
}

fn begins_turn(words: &str) -> bool {
    words.starts_with(['-', '–', '—', '[', '(', '♪', '>'])
}

#[cfg(test)]
mod tests;
