//! Where the records of a delimited table end, and where the fields stand in one.
//!
//! A field may be quoted with `"`, a quote inside of it doubled, and hold line ends; quotes inside of a field that does
//! not begin with one are plain characters (RFC 4180, and what spreadsheets and Python's csv write). A quote that is
//! never closed, or closed in the middle of a field, costs the line it stands on: the next line is read afresh.

use super::units::{Cut, Kind, Step};
use std::borrow::Cow;
use std::ops::Range;

const MARK: &[u8] = b"\xef\xbb\xbf";
const NEVER_CLOSED: &str = "has a quoted field that is never closed";
const GOES_ON: &str = "has a quoted field that goes on after its closing quote";

/// Cuts a table into its records, line ends included; blank lines are units too.
pub(super) struct Records {
    delimiter: u8,
    /// Quoted fields longer than this are taken for unclosed ones.
    limit: usize,
    state: State,
    seen: usize,
    /// Bytes of the byte order mark before the first record.
    mark: usize,
    /// Whether there is none, whatever the first bytes are.
    unmarked: bool,
    /// Bytes of the stream before what is held.
    before: u64,
    /// A quote that is open at a line end before this place of the stream is one that is never closed well: a failed
    /// search has been there. Without it, one search for each line of a hostile file would make the time quadratic.
    doomed: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// At the start of a field.
    Field,
    /// In a field without quotes.
    Plain,
    /// In a quoted field.
    Quoted,
    /// Behind a quote in a quoted field: its end, or half of a doubled one.
    Quote,
    /// Behind a quoted field and blanks.
    Blank,
    /// On the way to the end of a broken line.
    Lost,
}

impl Records {
    pub fn new(delimiter: u8, limit: usize, unmarked: bool) -> Self {
        Records { delimiter, limit, state: State::Field, seen: 0, mark: 0, unmarked, before: 0, doomed: 0 }
    }

    fn unit(&mut self, length: usize, kind: Kind) -> Step {
        self.state = State::Field;
        self.seen = 0;
        self.before = self.before.saturating_add(length as u64);
        Step::Unit { length, lead: std::mem::take(&mut self.mark), kind }
    }

    /// Gives up on the record: its first line goes.
    fn broken(&mut self, held: &[u8], last: bool, reason: &'static str) -> Step {
        self.doomed = self.doomed.max(self.before.saturating_add(self.seen as u64));
        match memchr::memchr(b'\n', held) {
            Some(end) => self.unit(end + 1, Kind::Broken(reason)),
            None if last => self.unit(held.len(), Kind::Broken(reason)),
            None => {
                self.state = State::Lost;
                Step::More
            }
        }
    }

    fn quoted(&mut self, held: &[u8], last: bool) -> Option<Step> {
        let fresh = held.get(self.seen..).unwrap_or_default();
        let in_doom = self.before.saturating_add(self.seen as u64) < self.doomed;
        let found = if in_doom { memchr::memchr2(b'"', b'\n', fresh) } else { memchr::memchr(b'"', fresh) };
        match found {
            Some(at)
                if fresh.get(at) == Some(&b'\n')
                    && self.before.saturating_add((self.seen + at) as u64) < self.doomed =>
            {
                Some(self.broken(held, last, NEVER_CLOSED))
            }
            Some(at) if fresh.get(at) == Some(&b'\n') => {
                self.seen += at + 1;
                None
            }
            Some(at) => {
                self.seen += at + 1;
                self.state = State::Quote;
                None
            }
            None => {
                self.seen = held.len();
                let hopeless = last || held.len() > self.limit;
                Some(if hopeless { self.broken(held, last, NEVER_CLOSED) } else { Step::More })
            }
        }
    }
}

impl Cut for Records {
    fn step(&mut self, held: &[u8], last: bool) -> Step {
        if !self.unmarked && self.before == 0 && self.seen == 0 && held.starts_with(MARK) {
            (self.seen, self.mark) = (MARK.len(), MARK.len());
        }
        loop {
            let fresh = held.get(self.seen..).unwrap_or_default();
            let next = fresh.first().copied();
            match (self.state, next) {
                (State::Quoted, _) => {
                    if let Some(step) = self.quoted(held, last) {
                        return step;
                    }
                }
                (State::Lost, _) => return self.broken(held, last, GOES_ON),
                (_, None) if last && !held.is_empty() => return self.unit(held.len(), Kind::Record),
                (_, None) => return Step::More,
                (State::Field, Some(b'"')) => {
                    self.seen += 1;
                    self.state = State::Quoted;
                }
                (State::Field, Some(_)) => self.state = State::Plain,
                (State::Plain, Some(_)) => match memchr::memchr2(self.delimiter, b'\n', fresh) {
                    Some(at) => {
                        self.seen += at + 1;
                        if fresh.get(at) == Some(&b'\n') {
                            return self.unit(self.seen, Kind::Record);
                        }
                        self.state = State::Field;
                    }
                    None => self.seen = held.len(),
                },
                (State::Quote, Some(b'"')) => {
                    self.seen += 1;
                    self.state = State::Quoted;
                }
                (State::Quote | State::Blank, Some(b)) => {
                    self.seen += 1;
                    match b {
                        b if b == self.delimiter => self.state = State::Field,
                        b'\n' => return self.unit(self.seen, Kind::Record),
                        b' ' | b'\t' | b'\r' => self.state = State::Blank,
                        _ => return self.broken(held, last, GOES_ON),
                    }
                }
            }
        }
    }

    fn forget(&mut self, shown: usize) {
        self.before = self.before.saturating_add(shown as u64);
        self.seen = self.seen.saturating_sub(shown);
    }

    fn restart(&mut self) {
        *self = Records::new(self.delimiter, self.limit, true);
    }
}

/// The fields of a record as bytes of it, quotes included, blanks around quotes left out; `most` at most.
pub(super) fn fields(record: &[u8], delimiter: u8, most: usize) -> Vec<Range<usize>> {
    let mut fields = Vec::new();
    let end = record.len() - line_end(record);
    let mut at = 0;
    while fields.len() < most {
        let rest = record.get(at..end).unwrap_or_default();
        let (length, next) = match rest.first() {
            Some(b'"') => {
                let length = quoted(rest);
                let behind = rest.get(length..).unwrap_or_default();
                (length, memchr::memchr(delimiter, behind).map(|found| length + found))
            }
            _ => {
                let next = memchr::memchr(delimiter, rest);
                (next.unwrap_or(rest.len()), next)
            }
        };
        fields.push(at..at + length);
        match next {
            Some(next) => at += next + 1,
            None => break,
        }
    }
    fields
}

/// Length of the quoted field at the start of `rest`, quotes included.
fn quoted(rest: &[u8]) -> usize {
    let mut at = 1;
    while let Some(found) = memchr::memchr(b'"', rest.get(at..).unwrap_or_default()) {
        at += found + 1;
        if rest.get(at) != Some(&b'"') {
            return at;
        }
        at += 1;
    }
    rest.len()
}

/// Length of the line end at the end of a record.
fn line_end(record: &[u8]) -> usize {
    if record.ends_with(b"\r\n") { 2 } else { usize::from(record.ends_with(b"\n")) }
}

/// What a field means: without its quotes.
pub(super) fn value(field: &str) -> Cow<'_, str> {
    match field.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) if inner.contains('"') => Cow::Owned(inner.replace("\"\"", "\"")),
        Some(inner) => Cow::Borrowed(inner),
        None => Cow::Borrowed(field),
    }
}

/// `text` as a field; in quotes where it needs them or where `quoted` asks for them.
pub(super) fn to_field(text: &str, delimiter: u8, quoted: bool) -> String {
    // A lone CR is written in quotes too: many readers take it for a line end.
    let needs = || text.bytes().any(|b| b == delimiter || matches!(b, b'"' | b'\n' | b'\r'));
    if quoted || needs() { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(record: &str) -> Vec<&str> {
        fields(record.as_bytes(), b',', 100).into_iter().map(|range| &record[range]).collect()
    }

    #[test]
    fn fields_keep_their_quotes_and_lose_the_line_end() {
        assert_eq!(texts("a,\"b, \"\"c\"\"\n\",,d\r\n"), ["a", "\"b, \"\"c\"\"\n\"", "", "d"]);
        assert_eq!(texts("\"a\" ,b"), ["\"a\"", "b"]);
        assert_eq!(texts("say \"no\",x\n"), ["say \"no\"", "x"]);
        assert_eq!(texts(""), [""]);
        assert_eq!(fields(b"a,b,c", b',', 2).len(), 2);
    }

    #[test]
    fn a_value_written_as_a_field_means_the_same() {
        for text in ["", "plain", "a,b", "a \"b\"", "\"", "two\nlines", "\r", " blank "] {
            for quoted in [false, true] {
                assert_eq!(value(&to_field(text, b',', quoted)), text);
            }
        }
        assert_eq!(to_field("plain", b',', false), "plain");
        assert_eq!(to_field("a;b", b',', false), "a;b");
    }
}
