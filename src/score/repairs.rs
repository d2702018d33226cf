//! Composes the edits of all findings of a segment without clashes: `Vec<Finding>` -> per segment `Vec<Edit>`, in order,
//! apart, inside the segment.
//!
//! Taking out words beats changing spaces, a wider deletion beats a narrower one inside it; of what else overlaps, the
//! earlier stays. Where an edit leaves white space at an end of the segment, or twice in a row, that goes too.

use crate::model::{Edit, Finding, Segment, Severity, Span};
use crate::text::DocumentView;

/// The repairs of each segment. Edits of findings that are for information only are left out, and so is any edit that
/// would bring in a letter or digit (undoing mojibake, the ENC rules, aside). Near-linear.
pub fn repairs<'f>(view: &DocumentView<'_>, findings: impl IntoIterator<Item = &'f Finding>) -> Vec<Vec<Edit>> {
    let mut per_segment: Vec<Vec<Edit>> = vec![Vec::new(); view.segments.len()];
    for finding in findings.into_iter().filter(|f| f.severity != Severity::Info) {
        let index = finding.segment as usize;
        let (Some(segment), Some(edits)) = (view.segments.get(index), per_segment.get_mut(index)) else { continue };
        let restores = finding.code.starts_with("ENC");
        edits.extend(finding.edits.iter().filter(|e| allowed(view.text, segment, e, restores)).cloned());
    }
    for (segment, edits) in view.segments.iter().zip(&mut per_segment) {
        if !edits.is_empty() {
            *edits = compose(view.text, segment.span, std::mem::take(edits));
        }
    }
    per_segment
}

fn allowed(text: &str, segment: &Segment, edit: &Edit, restores: bool) -> bool {
    let Some(old) = text.get(edit.span.range()) else { return false };
    let invents = !restores && edit.replacement.contains(char::is_alphanumeric);
    segment.span.covers(edit.span) && !invents && old != edit.replacement
}

fn compose(text: &str, segment: Span, mut edits: Vec<Edit>) -> Vec<Edit> {
    // Weight first (words out, marks out, spaces), then width, then place.
    edits.sort_by_key(|e| (rank(text, e), std::cmp::Reverse(e.span.len()), e.span, e.replacement.clone()));
    let mut taken: std::collections::BTreeMap<(u32, u32), Edit> = std::collections::BTreeMap::new();
    for edit in edits {
        let key = (edit.span.start, edit.span.end);
        let before = taken.range(..=key).next_back();
        let after = taken.range(key..).next();
        let clashes = |(_, other): (_, &Edit)| clash(other.span, edit.span);
        if !before.is_some_and(clashes) && !after.is_some_and(clashes) {
            taken.insert(key, edit);
        }
    }
    tidy(text, segment, taken.into_values().collect())
}

/// 0 where letters or digits go or change, 1 where marks do, 2 where only spaces do.
fn rank(text: &str, edit: &Edit) -> u8 {
    let old = text.get(edit.span.range()).unwrap_or_default();
    match () {
        () if old.contains(char::is_alphanumeric) => 0,
        () if old.trim() != edit.replacement.trim() => 1,
        () => 2,
    }
}

/// Whether two edits touch the same bytes, or put something in at the same place.
fn clash(a: Span, b: Span) -> bool {
    if a.is_empty() || b.is_empty() {
        return a == b || (a.start < b.start && b.end < a.end) || (b.start < a.start && a.end < b.end);
    }
    a.overlaps(b)
}

/// Joins edits that touch and takes out white space that they would leave at the ends or twice in a row.
fn tidy(text: &str, segment: Span, edits: Vec<Edit>) -> Vec<Edit> {
    let mut out: Vec<Edit> = Vec::with_capacity(edits.len());
    let mut rest = edits.into_iter().peekable();
    while let Some(mut edit) = rest.next() {
        // Spaces are taken out to the left, so that what was tidied before is met again here.
        loop {
            while let Some(next) = rest.next_if(|next| next.span.start <= edit.span.end) {
                edit.span.end = edit.span.end.max(next.span.end);
                edit.replacement.push_str(&next.replacement);
            }
            let before = edit.span;
            widen(text, segment, &mut edit);
            if edit.span == before {
                break;
            }
        }
        while let Some(last) = out.pop_if(|last| last.span.end >= edit.span.start) {
            edit.span.start = edit.span.start.min(last.span.start);
            edit.replacement.insert_str(0, &last.replacement);
            widen(text, segment, &mut edit);
        }
        out.push(edit);
    }
    out
}

/// Widens an edit over the white space it would leave behind.
fn widen(text: &str, segment: Span, edit: &mut Edit) {
    let left = text.get(segment.start as usize..edit.span.start as usize).unwrap_or_default();
    let right = text.get(edit.span.end as usize..segment.end as usize).unwrap_or_default();
    let old = text.get(edit.span.range()).unwrap_or_default();
    let spaces_left = left.len() - left.trim_end().len();
    let spaces_right = right.len() - right.trim_start().len();
    let starts = left.len() == spaces_left && edit.replacement.trim().is_empty();
    let ends = right.len() == spaces_right && edit.replacement.trim().is_empty();
    if starts {
        edit.span.end += spaces_right as u32;
        edit.span.start = segment.start;
        edit.replacement.clear();
        return;
    }
    if ends {
        edit.span.start -= spaces_left as u32;
        edit.span.end = segment.end;
        edit.replacement.clear();
        return;
    }
    // What stays behind or is put in sits on its word: "in Rio [3]." becomes "in Rio."
    let closes = match edit.replacement.chars().next() {
        Some(first) => is_closing(first),
        None => right.starts_with(is_closing),
    };
    if closes || (edit.replacement.is_empty() && spaces_right > 0) {
        edit.span.start -= spaces_left as u32;
    }
    // Two words are never glued together by taking out what stood between them with its spaces.
    let glues = edit.replacement.is_empty()
        && spaces_right == 0
        && old.contains(char::is_whitespace)
        && !old.trim().is_empty()
        && left.ends_with(char::is_alphanumeric)
        && right.starts_with(char::is_alphanumeric);
    if glues {
        edit.replacement.push(' ');
    }
}

fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apply(text: &str, edits: &[Edit]) -> String {
        let (mut out, mut at) = (String::new(), 0);
        for edit in edits {
            assert!(edit.span.start as usize >= at, "in order and apart: {edits:?}");
            out.push_str(&text[at..edit.span.start as usize]);
            out.push_str(&edit.replacement);
            at = edit.span.end as usize;
        }
        out + &text[at..]
    }

    fn composed(text: &str, edits: &[(std::ops::Range<usize>, &str)]) -> String {
        let edits = edits
            .iter()
            .map(|(range, replacement)| Edit {
                span: Span::new(range.start, range.end),
                replacement: (*replacement).to_string(),
            })
            .collect();
        apply(text, &compose(text, Span::new(0, text.len()), edits))
    }

    #[test]
    fn a_deletion_beats_a_change_of_spacing_inside_it() {
        assert_eq!(composed("one two , three", &[(3..9, ""), (7..8, "")]), "one three");
    }

    #[test]
    fn a_wider_deletion_beats_a_narrower_one_inside_it() {
        assert_eq!(composed("a b b c d", &[(3..5, ""), (1..7, "")]), "a d");
    }

    #[test]
    fn no_white_space_is_left_at_the_ends_or_twice() {
        assert_eq!(composed("one two three", &[(0..3, "")]), "two three");
        assert_eq!(composed("one two three", &[(8..13, "")]), "one two");
        assert_eq!(composed("one two three", &[(4..7, "")]), "one three");
        assert_eq!(composed("one two three four", &[(0..3, ""), (4..7, "")]), "three four");
        assert_eq!(composed("one two three four", &[(8..13, ""), (14..18, "")]), "one two");
    }

    #[test]
    fn words_are_not_glued_by_what_goes_between_them() {
        assert_eq!(composed("one (two) three", &[(3..10, "")]), "one three");
        assert_eq!(composed("one two", &[(3..4, "")]), "onetwo");
    }

    #[test]
    fn a_period_put_in_after_a_deleted_tail_sits_on_its_word() {
        assert_eq!(composed("one two three", &[(8..13, ""), (13..13, ".")]), "one two.");
    }

    #[test]
    fn what_closes_moves_up_to_its_word() {
        assert_eq!(composed("in Rio [3].", &[(7..10, "")]), "in Rio.");
        assert_eq!(composed("in Rio [3] .", &[(7..10, "")]), "in Rio .");
    }

    #[test]
    fn a_re_spaced_period_after_a_deleted_word() {
        assert_eq!(composed("to the west the west .", &[(11..20, ""), (20..21, "")]), "to the west.");
    }
}
