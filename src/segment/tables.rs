//! Table rows: lines of columns.
//!
//! Lines of one paragraph -> which of them are rows. Columns are marked by tabs, bars or wide gaps, or a shape repeats:
//! codes, dates and numbers in the same order, line after line.

use super::blocks::Kind;
use super::lines::Line;
use memchr::memmem;

/// Marks the rows among the lines of a paragraph.
pub fn mark_rows(lines: &[Line], text: &str, kinds: &mut [Kind]) {
    let mut before: Option<(Columns, &str)> = None;
    for at in 0..lines.len() {
        let Some(line) = lines.get(at) else { return };
        let content = line.text(text);
        let here = columns(content);
        let pair = before.is_some_and(|(b, _)| b.goes_with(here));
        let headed = before.is_some_and(|(_, b)| here.codes && is_header(b, content));
        if here.bars >= 2 && content.starts_with('|') || pair || headed {
            set(kinds, at);
            if pair || headed {
                set(kinds, at.wrapping_sub(1));
            }
        }
        before = Some((here, content));
    }
}

fn set(kinds: &mut [Kind], at: usize) {
    if let Some(kind @ (Kind::Prose | Kind::Item)) = kinds.get_mut(at) {
        *kind = Kind::Row;
    }
}

/// The marks of columns in one line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Columns {
    tabs: usize,
    bars: usize,
    gaps: usize,
    words: usize,
    /// Most words are codes, dates or numbers.
    codes: bool,
}

impl Columns {
    /// Whether two neighbouring lines are rows of one table.
    fn goes_with(self, other: Columns) -> bool {
        let both = |a: usize, b: usize, least: usize| a >= least && b >= least && a.abs_diff(b) <= 1;
        both(self.tabs, other.tabs, 1)
            || both(self.bars, other.bars, 2)
            || both(self.gaps, other.gaps, 2)
            || (self.codes && other.codes && both(self.words, other.words, 3))
    }
}

/// Lines longer than this hold a table row only if bars or tabs say so.
const LONGEST_ROW: usize = 160;

/// Mean length of a cell, in bytes, above which tabs stand between sentences, not columns.
const LONGEST_CELL: usize = 40;

fn columns(line: &str) -> Columns {
    let count = |b: u8| memchr::memchr_iter(b, line.as_bytes()).count();
    let mut columns = Columns { tabs: count(b'\t'), bars: count(b'|'), ..Columns::default() };
    if line.len() > LONGEST_CELL * (columns.tabs + 1) {
        columns.tabs = 0;
    }
    if line.len() <= LONGEST_ROW {
        columns.gaps = wide_gaps(line);
        (columns.words, columns.codes) = coded(line);
    }
    columns
}

/// Runs of three or more spaces; two are a habit of typists after a period.
fn wide_gaps(line: &str) -> usize {
    let mut end = 0;
    memmem::find_iter(line.as_bytes(), b"   ").filter(|at| std::mem::replace(&mut end, at + 3) != *at).count()
}

/// Number of words, and whether they look like a row of codes: at least two with a digit and two in five of all, the
/// others names or abbreviations in capitals, no closing period.
fn coded(line: &str) -> (usize, bool) {
    let (mut words, mut digits, mut lower) = (0, 0, 0);
    if line.ends_with(['.', '!', '?', ',', ';', ':']) || !line.bytes().any(|b| b.is_ascii_digit()) {
        return (line.split_whitespace().count(), false);
    }
    for word in line.split_whitespace() {
        words += 1;
        if word.bytes().any(|b| b.is_ascii_digit()) {
            digits += 1;
        } else if word.starts_with(char::is_lowercase) {
            lower += 1;
        }
    }
    (words, words >= 3 && digits >= 2 && digits * 5 >= words * 2 && lower == 0)
}

/// Whether `line` names the columns of the row below it: as many words, give or take one, all capitalised, no period.
fn is_header(line: &str, row: &str) -> bool {
    let words = line.split_whitespace().count();
    words >= 3
        && words.abs_diff(row.split_whitespace().count()) <= 1
        && line.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
        && !line.ends_with(['.', '!', '?', ':', ','])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::lines::Lines;

    fn rows(text: &str) -> Vec<bool> {
        let lines: Vec<Line> = Lines::new(text).collect();
        let mut kinds = vec![Kind::Prose; lines.len()];
        mark_rows(&lines, text, &mut kinds);
        kinds.iter().map(|k| *k == Kind::Row).collect()
    }

    #[test]
    fn columns_by_tab_bar_gap_or_shape_are_rows() {
        for text in [
            "name\tage\nAnn\t31",
            "| a | b |\n|---|---|",
            "Oslo     12    7\nBergen   10    9",
            "Item Date Number\nA17.pdf 7-Nov-62 3969\nB20.pdf 8-Nov-62 3970",
            "Item Date Place Number\nA17.pdf 7-Nov-62 OSLO 3969",
        ] {
            assert!(rows(text).iter().all(|r| *r), "{text}");
        }
    }

    #[test]
    fn prose_with_numbers_is_no_table() {
        for text in [
            "He was born in 1962 and died in 1999.\nShe was born in 1970 and lives in 12 towns.",
            "It cost 5 dollars\nIt cost 6 dollars",
            "A first long sentence with a tab after its end .\tThe second of them is long as well .\nOne more long sentence of the same kind here .\tAnd again a second one, long too .",
            "One sentence.  Another one.\nA third.  A fourth.",
        ] {
            assert!(rows(text).iter().all(|r| !r), "{text}");
        }
    }
}
