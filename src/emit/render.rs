//! The cleaned text of a document.
//!
//! Where two segments that stood side by side both stay, the white space between them stays as it is; where something
//! between them went, the strongest break among the gaps is taken (a blank line before a line end before a space), so
//! that paragraphs and lines survive. In text with detached periods, where every line begins with a space as well,
//! white space is tidied.

use super::pieces::Pieces;
use crate::model::{Decision, Rendered, Segment, Span, Verdict};

/// The text that remains of `text` after `decisions`, one per segment; `tidy` says whether white space is tidied.
pub fn render(text: &str, tidy: bool, segments: &[Segment], decisions: &[Decision]) -> Rendered {
    let mut out = String::with_capacity(text.len());
    let mut outputs = vec![None; segments.len()];
    let mut gap = "";
    let mut end_of_last = 0;
    let mut skipped = false;
    for ((segment, decision), output) in segments.iter().zip(decisions).zip(&mut outputs) {
        let before = text.get(end_of_last..segment.span.start as usize).unwrap_or_default();
        gap = if skipped { stronger(gap, before) } else { before };
        end_of_last = segment.span.end as usize;
        if !decision.verdict.stays() {
            skipped = true;
            continue;
        }
        let written = match decision.verdict {
            Verdict::Edit => Pieces::new(segment.span, &decision.edits).text(text),
            _ => text.get(segment.span.range()).unwrap_or_default().to_owned(),
        };
        push_gap(&mut out, gap, tidy, skipped, &written);
        skipped = false;
        let start = out.len();
        out.push_str(&written);
        *output = Some(Span::new(start, out.len()));
    }
    push_tail(&mut out, text.get(end_of_last..).unwrap_or_default(), tidy);
    Rendered { text: out, outputs }
}

/// The gap that breaks more; the first of two equals.
fn stronger<'a>(a: &'a str, b: &'a str) -> &'a str {
    let strength = |gap: &str| (line_ends(gap).min(2), usize::from(!gap.is_empty()));
    if strength(b) > strength(a) { b } else { a }
}

/// Number of line ends (LF, CR, CR LF, NEL, U+2028, U+2029) in white space.
fn line_ends(gap: &str) -> usize {
    let mut count = 0;
    let mut last = ' ';
    for c in gap.chars() {
        if matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') && !(c == '\n' && last == '\r') {
            count += 1;
        }
        last = c;
    }
    count
}

fn push_gap(out: &mut String, gap: &str, tidy: bool, skipped: bool, next: &str) {
    if out.is_empty() {
        // What stood before the first sentence goes with it: blanks would indent another one.
        if !tidy && !skipped {
            out.push_str(gap);
        }
        return;
    }
    if tidy {
        push_tidy(out, gap);
    } else {
        out.push_str(gap);
    }
    // Where something between two words went, they must not run together.
    let glued = skipped
        && gap.is_empty()
        && out.as_bytes().last().is_some_and(u8::is_ascii_graphic)
        && next.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
    if glued {
        out.push(' ');
    }
}

/// A gap without the blanks around its line ends; without line ends, one space.
fn push_tidy(out: &mut String, gap: &str) {
    if line_ends(gap) == 0 {
        if !gap.is_empty() {
            out.push(' ');
        }
        return;
    }
    out.extend(gap.chars().filter(|c| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')));
}

fn push_tail(out: &mut String, tail: &str, tidy: bool) {
    if out.is_empty() {
        return;
    }
    if tidy {
        out.extend(tail.chars().filter(|c| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')));
    } else {
        out.push_str(tail);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_break_survives() {
        assert_eq!(stronger(" ", "\n"), "\n");
        assert_eq!(stronger("\n\n", "\n"), "\n\n");
        assert_eq!(stronger("\r\n", "\n"), "\r\n");
        assert_eq!(line_ends("\r\n \r\n"), 2);
    }
}
