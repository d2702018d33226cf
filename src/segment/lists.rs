//! List markers: at the start of a line, and inside one ("1) the first 2) the second").

/// A marker at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Its length in bytes, with the white space after it.
    pub length: usize,
    /// How it counts.
    pub style: Style,
}

/// How a marker counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A bullet of this character.
    Bullet(char),
    /// A number, and what stands around it.
    Number(u32, Frame),
    /// A lower-case letter, and what stands around it.
    Letter(u8, Frame),
}

/// What stands around a number or letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// "1."
    Dot,
    /// "1)"
    Bracket,
    /// "1.)"
    DotBracket,
    /// "(1)"
    Brackets,
}

impl Frame {
    fn around(self, inner: &str) -> String {
        match self {
            Frame::Dot => format!("{inner}."),
            Frame::Bracket => format!("{inner})"),
            Frame::DotBracket => format!("{inner}.)"),
            Frame::Brackets => format!("({inner})"),
        }
    }
}

/// Whether a character may begin a marker that counts on inside a line; a cheap first look.
pub fn may_open(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '(' | 'a'..='z') || (is_bullet(c) && !c.is_ascii())
}

/// The marker a line begins with, if any. Text must follow it.
///
/// Capital letters with a period are left out: they are initials more often ("A. Smith said").
pub fn marker(line: &str) -> Option<Marker> {
    let first = line.chars().next()?;
    if is_bullet(first) {
        let rest = line.get(first.len_utf8()..)?;
        let gap = space(rest);
        let glues = matches!(first, '•' | '⁃' | '▪' | '●');
        let text = rest.get(gap..)?;
        return (!text.is_empty() && (gap > 0 || glues))
            .then_some(Marker { length: first.len_utf8() + gap, style: Style::Bullet(first) });
    }
    let bytes = line.as_bytes();
    let open = usize::from(first == '(');
    let digits = bytes.get(open..)?.iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    let letter = bytes.get(open).copied().filter(u8::is_ascii_lowercase);
    let (inner, end) = match (digits, letter) {
        (1..=3, _) => (None, open + digits),
        (0, Some(l)) => (Some(l), open + 1),
        _ => return None,
    };
    let (frame, length) = match (open, bytes.get(end), bytes.get(end + 1)) {
        (1, Some(b')'), _) => (Frame::Brackets, end + 1),
        (0, Some(b'.'), Some(b')')) => (Frame::DotBracket, end + 2),
        (0, Some(b'.'), _) => (Frame::Dot, end + 1),
        (0, Some(b')'), _) => (Frame::Bracket, end + 1),
        _ => return None,
    };
    let rest = line.get(length..)?;
    let gap = space(rest);
    if gap == 0 || rest.len() == gap {
        return None;
    }
    let style = match inner {
        Some(l) => Style::Letter(l, frame),
        None => Style::Number(line.get(open..open + digits)?.parse().ok()?, frame),
    };
    Some(Marker { length: length + gap, style })
}

/// Bytes of white space at the start.
fn space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '◦' | '▪' | '‣' | '●' | '○' | '·' | '⁃' | '►' | '■' | '✓' | '✔' | '➢' | '*' | '-' | '+')
}

/// Offsets in `item` (which begins with a marker) where the next items of the same list begin, in order. Linear: every
/// search goes on where the one before it stopped.
pub fn inline_items(item: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let Some(mut marker) = marker(item) else { return starts };
    let mut at = marker.length;
    while let Some((needle, next)) = successor(marker.style) {
        let Some(found) = item.get(at..).and_then(|rest| find_marker(rest, &needle)) else { break };
        starts.push(at + found);
        at += found + needle.len();
        marker.style = next;
    }
    starts
}

/// The text of the marker that would come next, and its style. Signs that also join words ("-", "*", "+") do not count
/// on inside a line.
fn successor(style: Style) -> Option<(String, Style)> {
    match style {
        Style::Bullet(c) => (!c.is_ascii() && c != '·').then(|| (c.to_string(), style)),
        Style::Number(n, frame) => {
            let n = n.checked_add(1)?;
            Some((frame.around(&n.to_string()), Style::Number(n, frame)))
        }
        Style::Letter(l, frame) => {
            let l = l.checked_add(1).filter(u8::is_ascii_lowercase)?;
            Some((frame.around(&char::from(l).to_string()), Style::Letter(l, frame)))
        }
    }
}

/// Where `needle` stands as a marker: after white space, and before white space and something that begins an item: not
/// a lower-case word, unless a bracket makes it a marker beyond doubt.
fn find_marker(text: &str, needle: &str) -> Option<usize> {
    let bullet = !needle.is_ascii();
    let bracketed = needle.ends_with(')');
    memchr::memmem::find_iter(text.as_bytes(), needle.as_bytes()).find(|at| {
        let before = text.get(..*at).and_then(|t| t.chars().next_back());
        let mut after = text.get(at + needle.len()..).unwrap_or_default().chars();
        let gap = after.next();
        let opens = after.find(|c| !c.is_whitespace());
        before.is_some_and(char::is_whitespace)
            && (bullet
                || (gap.is_some_and(char::is_whitespace) && opens.is_some_and(|c| bracketed || !c.is_lowercase())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_found_at_the_start_of_a_line() {
        for line in ["- milk", "• milk", "•milk", "1. milk", "12) milk", "3.) milk", "(4) milk", "b) milk", "(c) milk"]
        {
            assert!(marker(line).is_some(), "{line}");
        }
    }

    #[test]
    fn numbers_names_and_lone_marks_are_no_markers() {
        for line in
            ["1962. The year", "3.5 litres", "-5 degrees", "A. Smith", "1.", "-", "a cat", "(see below)", "*bold*"]
        {
            assert_eq!(marker(line), None, "{line}");
        }
    }

    #[test]
    fn items_in_one_line_follow_each_other() {
        let items = |line: &str| inline_items(line).len();
        assert_eq!(items("1) Open it 2) Close it 3) Go home"), 2);
        assert_eq!(items("• one • two"), 1);
        assert_eq!(items("a. Wash b. Dry"), 1);
        assert_eq!(items("a) wash b) dry"), 1);
        assert_eq!(items("1. He paid 2. 5 times"), 1);
        assert_eq!(items("1. It cost 2 and then 3."), 0);
        assert_eq!(items("- one - two"), 0);
    }
}
