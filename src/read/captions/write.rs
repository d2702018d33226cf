//! What the segments of a caption file became -> the file with other words, and the way back.

use super::parse::{Cue, Line};
use super::{Captions, Kind};
use crate::model::Span;
use crate::model::ledger::{SegmentRecord, UndoRecord};
use std::ops::Range;

/// A caption file after cleaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The file's text.
    pub text: String,
    /// What it takes to go back.
    pub undo: Vec<UndoRecord>,
}

/// A change to the document's text.
struct Change<'a> {
    range: Range<usize>,
    replacement: &'a str,
}

pub(super) fn write(captions: &Captions, segments: &[&SegmentRecord]) -> Written {
    let source = &captions.source;
    let changes = changes(segments);
    let mut written = Written { text: String::with_capacity(source.len()), undo: Vec::new() };
    let mut at = 0;
    let mut cursor = Cursor { captions, changes: &changes, chunk: 0, change: 0 };
    for cue in &captions.cues {
        let Some(lines) = cursor.cue(cue) else { continue };
        let (first, last) = match (cue.lines.first(), cue.lines.last()) {
            (Some(first), Some(last)) => (first.range.start, last.range.end),
            _ => continue,
        };
        let range = if lines.is_empty() { cue.block.clone() } else { first..last };
        written.text.push_str(source.get(at..range.start).unwrap_or_default());
        let start = written.text.len();
        written.text.push_str(&lines);
        let was = source.get(range.clone()).unwrap_or_default().to_owned();
        written.undo.push(UndoRecord { span: Span::new(start, written.text.len()), was });
        at = range.end;
    }
    written.text.push_str(source.get(at..).unwrap_or_default());
    written
}

/// What the segments say is gone or written anew, in order and apart.
fn changes<'a>(segments: &[&'a SegmentRecord]) -> Vec<Change<'a>> {
    let mut changes: Vec<Change<'a>> = Vec::new();
    for segment in segments {
        if segment.output.is_none() {
            changes.push(Change { range: segment.span.range(), replacement: "" });
        } else {
            let edits = segment.edits.iter();
            changes.extend(edits.map(|edit| Change { range: edit.span.range(), replacement: &edit.replacement }));
        }
    }
    changes.sort_by_key(|change| (change.range.start, change.range.end));
    changes
}

/// Goes through chunks and changes together, once.
struct Cursor<'a> {
    captions: &'a Captions,
    changes: &'a [Change<'a>],
    chunk: usize,
    change: usize,
}

impl Cursor<'_> {
    /// The lines of a cue as they are to be written, or `None` where all stay as they are; empty where no word is left.
    fn cue(&mut self, cue: &Cue) -> Option<String> {
        let mut out = String::new();
        let (mut changed, mut words) = (false, false);
        for line in &cue.lines {
            let whole = self.captions.source.get(line.range.clone()).unwrap_or_default();
            if line.rolled {
                changed = true;
                continue;
            }
            match self.line(line) {
                None => {
                    words |= !line.words.is_empty();
                    out.push_str(whole);
                }
                Some(new) => {
                    changed = true;
                    if !new.is_empty() {
                        words = true;
                        out.push_str(&new);
                        out.push_str(whole.get(whole.trim_end_matches(['\r', '\n']).len()..).unwrap_or_default());
                    }
                }
            }
        }
        if !changed {
            return None;
        }
        Some(if words { out } else { String::new() })
    }

    /// A line without its line end as it is to be written, or `None` where it stays; empty where no word is left.
    fn line(&mut self, line: &Line) -> Option<String> {
        if line.words.is_empty() {
            return None;
        }
        let source = &self.captions.source;
        let mut out = String::new();
        let mut visible = String::new();
        let mut changed = false;
        let mut at = line.range.start;
        for part in &line.parts {
            // Tags stay.
            out.push_str(source.get(at..part.range.start).unwrap_or_default());
            at = part.range.end;
            let Some(chunk) = self.captions.chunks.get(self.chunk) else { break };
            self.chunk += 1;
            let own = source.get(chunk.source.clone()).unwrap_or_default();
            let is_entity = part.means.is_some();
            let mut from = chunk.document.start;
            while let Some(change) = self.changes.get(self.change).filter(|c| c.range.start < chunk.document.end) {
                let start = change.range.start.max(from);
                push(&mut out, &mut visible, slice(own, from, start, chunk.document.start, is_entity), changed);
                // A change that began in an earlier chunk has been written there.
                if change.range.start >= chunk.document.start {
                    let replacement = self.escaped(change.replacement);
                    out.push_str(&replacement);
                    visible.push_str(&replacement);
                }
                changed = true;
                from = change.range.end.clamp(start, chunk.document.end);
                if change.range.end > chunk.document.end {
                    break;
                }
                self.change += 1;
            }
            push(
                &mut out,
                &mut visible,
                slice(own, from, chunk.document.end, chunk.document.start, is_entity),
                changed,
            );
        }
        let end =
            line.range.start + source.get(line.range.clone()).unwrap_or_default().trim_end_matches(['\r', '\n']).len();
        // An insertion at the very end of the line belongs to it, not to the next.
        let last = line.parts.last().and_then(|_| self.captions.chunks.get(self.chunk.wrapping_sub(1)));
        while let (Some(chunk), Some(change)) = (last, self.changes.get(self.change)) {
            if change.range.start != chunk.document.end || !change.range.is_empty() {
                break;
            }
            let replacement = self.escaped(change.replacement);
            out.push_str(&replacement);
            visible.push_str(&replacement);
            changed = true;
            self.change += 1;
        }
        out.push_str(source.get(at..end).unwrap_or_default());
        if !changed {
            return None;
        }
        Some(if visible.trim().is_empty() { String::new() } else { out.trim_end().to_owned() })
    }

    fn escaped(&self, text: &str) -> String {
        match self.captions.kind {
            Kind::Vtt => text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"),
            Kind::Srt => text.to_owned(),
        }
    }
}

/// The part of a chunk's own bytes that stands for the bytes `from..to` of the document; an entity goes or stays whole.
fn slice(own: &str, from: usize, to: usize, start: usize, is_entity: bool) -> &str {
    match is_entity {
        true if from == start && to > from => own,
        true => "",
        false => own.get(from.saturating_sub(start)..to.saturating_sub(start)).unwrap_or_default(),
    }
}

/// Adds words; where something before them went, not a second blank.
fn push(out: &mut String, visible: &mut String, words: &str, changed: bool) {
    let doubled = changed && (visible.is_empty() || visible.ends_with(' '));
    let words = if doubled { words.trim_start_matches(' ') } else { words };
    out.push_str(words);
    visible.push_str(words);
}

/// The text of a file before it was changed.
///
/// # Errors
/// What does not fit, to stand behind the cleaned file's name.
pub fn undo(cleaned: &str, undo: &[UndoRecord]) -> Result<String, String> {
    let mut out = String::with_capacity(cleaned.len());
    let mut at = 0;
    for UndoRecord { span, was } in undo {
        let kept = cleaned.get(at..span.start as usize).filter(|_| span.start <= span.end);
        out.push_str(kept.ok_or("is not the file that the ledger speaks of; was it changed since?")?);
        out.push_str(was);
        at = span.end as usize;
    }
    out.push_str(cleaned.get(at..).ok_or("is shorter than the ledger says; was it changed since?")?);
    Ok(out)
}
