//! A segment as it reads after its edits, byte by byte traceable to the input.
//!
//! A later pass sees only the cleaned text; [`Pieces::replace`] folds what it does there back into edits of the input,
//! so that one ledger tells the whole story.

use crate::model::{Edit, Span};

/// A part of an edited segment.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// Bytes of the document, as they are.
    Copied(Span),
    /// Characters that no byte of the document holds.
    Written(String),
}

/// The parts of one segment after its edits.
///
/// ```
/// use sumsift::{emit::pieces::Pieces, model::{Edit, Span}};
/// let text = "shape . shape the end .";
/// let mut pieces = Pieces::new(Span::new(0, 23), &[Edit { span: Span::new(5, 13), replacement: String::new() }]);
/// assert_eq!(pieces.text(text), "shape the end .");
/// // A later pass closes the gap before the period: bytes 13..14 of what it saw.
/// pieces.replace(Span::new(13, 14), "");
/// assert_eq!(pieces.text(text), "shape the end.");
/// assert_eq!(pieces.edits(Span::new(0, 23)).len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pieces(Vec<Piece>);

impl Pieces {
    /// The segment at `span` with `edits` (in order, apart, inside it; others are passed over).
    pub fn new(span: Span, edits: &[Edit]) -> Self {
        let mut pieces = Vec::with_capacity(2 * edits.len() + 1);
        let mut at = span.start;
        for edit in edits {
            if edit.span.start < at || edit.span.end > span.end || edit.span.end < edit.span.start {
                continue;
            }
            push_copy(&mut pieces, Span { start: at, end: edit.span.start });
            push_text(&mut pieces, &edit.replacement);
            at = edit.span.end;
        }
        push_copy(&mut pieces, Span { start: at, end: span.end });
        Pieces(pieces)
    }

    /// The segment as it reads after the edits; `text` is the document's.
    pub fn text(&self, text: &str) -> String {
        let mut out = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Copied(span) => out.push_str(text.get(span.range()).unwrap_or_default()),
                Piece::Written(written) => out.push_str(written),
            }
        }
        out
    }

    /// Replaces bytes of the edited text (counted from its start) by `replacement`.
    pub fn replace(&mut self, target: Span, replacement: &str) {
        let mut pieces = Vec::with_capacity(self.0.len() + 2);
        let mut at = 0u32;
        let mut placed = false;
        for piece in &self.0 {
            let len = piece_len(piece);
            let (from, to) = (target.start.clamp(at, at + len) - at, target.end.clamp(at, at + len) - at);
            push_part(&mut pieces, piece, 0, from);
            if !placed && target.start <= at + len {
                push_text(&mut pieces, replacement);
                placed = true;
            }
            push_part(&mut pieces, piece, to.max(from), len);
            at += len;
        }
        if !placed {
            push_text(&mut pieces, replacement);
        }
        self.0 = pieces;
    }

    /// The edits that make the segment at `span` read so: in order, apart, inside it.
    pub fn edits(&self, span: Span) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        let mut at = span.start;
        let mut written = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Written(text) => written.push_str(text),
                Piece::Copied(copy) => {
                    push_edit(&mut edits, Span { start: at, end: copy.start }, std::mem::take(&mut written));
                    at = copy.end;
                }
            }
        }
        push_edit(&mut edits, Span { start: at, end: span.end }, written);
        edits
    }

    /// The bytes of the document behind a range of the edited text: from the first copied byte in it to the last, or an
    /// empty span where all of it was written.
    pub fn origin(&self, target: Span) -> Span {
        let mut origin: Option<Span> = None;
        let mut at = 0u32;
        let mut last = 0u32;
        for piece in &self.0 {
            let len = piece_len(piece);
            let (from, to) = (target.start.clamp(at, at + len) - at, target.end.clamp(at, at + len) - at);
            if let Piece::Copied(copy) = piece {
                if from < to {
                    let start = origin.map_or(copy.start + from, |o| o.start);
                    origin = Some(Span { start, end: copy.start + to });
                }
                if at <= target.start {
                    last = copy.start + from;
                }
            }
            at += len;
        }
        origin.unwrap_or(Span { start: last, end: last })
    }
}

fn piece_len(piece: &Piece) -> u32 {
    match piece {
        Piece::Copied(span) => span.len() as u32,
        Piece::Written(text) => text.len() as u32,
    }
}

fn push_part(pieces: &mut Vec<Piece>, piece: &Piece, from: u32, to: u32) {
    match piece {
        Piece::Copied(span) => push_copy(pieces, Span { start: span.start + from, end: span.start + to }),
        Piece::Written(text) => push_text(pieces, text.get(from as usize..to as usize).unwrap_or_default()),
    }
}

fn push_copy(pieces: &mut Vec<Piece>, span: Span) {
    if span.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(Piece::Copied(last)) if last.end == span.start => last.end = span.end,
        _ => pieces.push(Piece::Copied(span)),
    }
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    if text.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(Piece::Written(last)) => last.push_str(text),
        _ => pieces.push(Piece::Written(text.to_owned())),
    }
}

fn push_edit(edits: &mut Vec<Edit>, span: Span, replacement: String) {
    if !span.is_empty() || !replacement.is_empty() {
        edits.push(Edit { span, replacement });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, replacement: &str) -> Edit {
        Edit { span: Span::new(start, end), replacement: replacement.into() }
    }

    #[test]
    fn edits_come_back_as_they_went_in() {
        let edits = vec![edit(2, 4, ""), edit(6, 6, "."), edit(8, 9, " ")];
        assert_eq!(Pieces::new(Span::new(0, 10), &edits).edits(Span::new(0, 10)), edits);
    }

    #[test]
    fn a_replacement_over_an_earlier_edit_swallows_it() {
        let text = "0123456789";
        let mut pieces = Pieces::new(Span::new(0, 10), &[edit(3, 5, "x")]);
        assert_eq!(pieces.text(text), "012x56789");
        pieces.replace(Span::new(2, 5), "");
        assert_eq!(pieces.text(text), "016789");
        assert_eq!(pieces.edits(Span::new(0, 10)), [edit(2, 6, "")]);
    }

    #[test]
    fn the_origin_of_an_edited_range_skips_what_was_deleted() {
        let pieces = Pieces::new(Span::new(10, 20), &[edit(12, 15, "")]);
        assert_eq!(pieces.origin(Span::new(1, 4)), Span::new(11, 17));
        assert_eq!(pieces.origin(Span::new(0, 0)).len(), 0);
    }

    #[test]
    fn an_insertion_at_the_end_is_an_edit_of_no_bytes() {
        let mut pieces = Pieces::new(Span::new(0, 4), &[]);
        pieces.replace(Span::new(4, 4), ".");
        assert_eq!(pieces.edits(Span::new(0, 4)), [edit(4, 4, ".")]);
    }
}
