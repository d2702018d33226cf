//! Where the elements of a JSON array end, in a stream of any length; and of objects that simply follow each other.
//!
//! Only brackets and strings are looked at; whether an element is good JSON is for its parser. A broken one costs itself:
//! cutting goes on at the next line that begins, no deeper than the broken element, with a bracket of its own.

use super::units::{Cut, Kind, Step};

/// So deep may values nest. One byte is held for each level.
const DEEPEST: usize = 1 << 20;

const CUT_OFF: &str = "is cut off: the file ends inside of it";
const NO_END: &str = "the array is not closed: the file ends before its `]`";
const LINE_END: &str = "is broken JSON: a string goes over the end of its line";
const BRACKET: &str = "is broken JSON: a bracket closes what another kind opened";
const DEEP: &str = "is nested deeper than a million levels";
const BEHIND: &str = "stands behind the end of the array";

/// Cuts an array of values, or values without an array, into units: the opening bracket, each value with what stands
/// before it as its lead, the closing bracket.
#[derive(Default)]
pub(super) struct Elements {
    state: State,
    in_array: bool,
    seen: usize,
    lead: usize,
    /// Blanks between the last line end of the lead and the element.
    indent: usize,
    /// The closing brackets awaited.
    open: Vec<u8>,
    ended: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum State {
    /// Before the first value.
    #[default]
    Start,
    /// Between values.
    Between,
    /// Inside of brackets.
    Inside,
    /// Inside of a string.
    Text,
    /// Inside of a number, a word, or what is no JSON at all.
    Bare,
    /// In a broken value, on the way to the next.
    Lost(&'static str),
    /// Behind the array.
    After,
}

impl Elements {
    fn unit(&mut self, length: usize, kind: Kind) -> Step {
        let lead = std::mem::take(&mut self.lead);
        self.seen = 0;
        self.open.clear();
        if self.state != State::After {
            self.state = State::Between;
        }
        Step::Unit { length, lead, kind }
    }

    /// The end of the stream inside of a value.
    fn cut_off(&mut self, length: usize, reason: &'static str) -> Step {
        self.ended = true;
        let kind = if self.in_array { Kind::CutOff(reason) } else { Kind::Broken(reason) };
        self.unit(length, kind)
    }

    fn start(&mut self, held: &[u8], last: bool) -> Option<Step> {
        let blank = |b: &u8| b.is_ascii_whitespace() || matches!(b, 0xef | 0xbb | 0xbf);
        match held.iter().position(|b| !blank(b)) {
            Some(at) if held.get(at) == Some(&b'[') => {
                self.in_array = true;
                Some(self.unit(at + 1, Kind::Filler))
            }
            // A byte order mark is no part of the first value.
            Some(at) if at > 0 && held.starts_with(b"\xef") => Some(self.unit(3.min(at), Kind::Filler)),
            None if last && held.starts_with(b"\xef") => Some(self.unit(3.min(held.len()), Kind::Filler)),
            Some(_) => {
                self.state = State::Between;
                None
            }
            None if last && !held.is_empty() => Some(self.unit(held.len(), Kind::Filler)),
            None => Some(Step::More),
        }
    }

    fn between(&mut self, held: &[u8], last: bool) -> Option<Step> {
        let mut comma = false;
        let skipped = held.iter().take_while(|&&b| {
            let is_comma = b == b',' && self.in_array && !comma;
            comma |= is_comma;
            is_comma || b.is_ascii_whitespace()
        });
        let at = skipped.count();
        let Some(&first) = held.get(at) else {
            return Some(match (last, self.in_array) {
                (false, _) => Step::More,
                (true, true) if !self.ended => self.cut_off(held.len(), NO_END),
                (true, _) if held.is_empty() => Step::More,
                (true, _) => self.unit(held.len(), Kind::Filler),
            });
        };
        if first == b']' && self.in_array {
            self.state = State::After;
            self.in_array = false;
            self.seen = at + 1;
            return None;
        }
        self.lead = at;
        let lead = held.get(..at).unwrap_or_default();
        self.indent = memchr::memrchr(b'\n', lead).map_or(0, |end| at - end - 1);
        self.seen = at;
        self.state = match first {
            b'{' | b'[' => State::Inside,
            _ => State::Bare,
        };
        None
    }

    fn inside(&mut self, held: &[u8]) -> Option<Step> {
        while let Some(&b) = held.get(self.seen) {
            self.seen += 1;
            match b {
                b'"' => {
                    self.state = State::Text;
                    return None;
                }
                b'{' | b'[' if self.open.len() < DEEPEST => self.open.push(if b == b'{' { b'}' } else { b']' }),
                b'{' | b'[' => return self.lost(DEEP),
                b'}' | b']' if self.open.last() != Some(&b) => return self.lost(BRACKET),
                b'}' | b']' => {
                    self.open.pop();
                    if self.open.is_empty() {
                        return Some(self.unit(self.seen, Kind::Record));
                    }
                }
                _ => {}
            }
        }
        Some(Step::More)
    }

    fn text(&mut self, held: &[u8]) -> Option<Step> {
        loop {
            let fresh = held.get(self.seen..).unwrap_or_default();
            let Some(found) = memchr::memchr3(b'"', b'\\', b'\n', fresh) else {
                self.seen = held.len();
                return Some(Step::More);
            };
            let at = self.seen + found;
            match held.get(at) {
                Some(b'"') => {
                    self.seen = at + 1;
                    self.state = State::Inside;
                    return None;
                }
                Some(b'\n') => {
                    // The line end itself may be where the next value begins.
                    self.seen = at;
                    return self.lost(LINE_END);
                }
                _ if at + 1 < held.len() => self.seen = at + 2,
                // What is escaped is still to come.
                _ => {
                    self.seen = at;
                    return Some(Step::More);
                }
            }
        }
    }

    fn bare(&mut self, held: &[u8], last: bool) -> Option<Step> {
        let fresh = held.get(self.seen..).unwrap_or_default();
        match fresh.iter().skip(usize::from(self.seen == self.lead)).position(|b| b",]\n{".contains(b)) {
            Some(end) => {
                let end = self.seen + end + usize::from(self.seen == self.lead);
                let body = held.get(self.lead..end).unwrap_or_default();
                let blanks = body.iter().rev().take_while(|b| b.is_ascii_whitespace()).count();
                Some(self.unit(end - blanks.min(end), Kind::Record))
            }
            None if last => Some(self.unit(held.len(), Kind::Record)),
            None => {
                self.seen = held.len();
                Some(Step::More)
            }
        }
    }

    fn lost(&mut self, reason: &'static str) -> Option<Step> {
        self.state = State::Lost(reason);
        None
    }

    /// Looks for a line that begins, at most as deep as the broken value, with a bracket.
    fn find_back(&mut self, held: &[u8], last: bool, reason: &'static str) -> Step {
        loop {
            let fresh = held.get(self.seen..).unwrap_or_default();
            let Some(found) = memchr::memchr(b'\n', fresh) else {
                self.seen = held.len();
                break;
            };
            let line = self.seen + found + 1;
            let rest = held.get(line..).unwrap_or_default();
            let blanks = rest.iter().take(self.indent + 1).take_while(|b| matches!(b, b' ' | b'\t')).count();
            match rest.get(blanks) {
                Some(b'{') if blanks <= self.indent => return self.unit(line, Kind::Broken(reason)),
                // One at the broken value's own depth closes something inside of it.
                Some(b']') if blanks < self.indent.max(1) && self.in_array => {
                    return self.unit(line, Kind::Broken(reason));
                }
                Some(_) => self.seen = line,
                None => {
                    self.seen = line - 1;
                    break;
                }
            }
        }
        if last { self.cut_off(held.len(), reason) } else { Step::More }
    }
}

impl Cut for Elements {
    fn step(&mut self, held: &[u8], last: bool) -> Step {
        loop {
            let step = match self.state {
                State::Start => self.start(held, last),
                State::Between => self.between(held, last),
                State::Inside => self.inside(held),
                State::Text => self.text(held),
                State::Bare => self.bare(held, last),
                State::Lost(reason) => Some(self.find_back(held, last, reason)),
                State::After => {
                    let blank = held.get(self.seen..).unwrap_or_default().iter().all(u8::is_ascii_whitespace);
                    Some(match (blank, last) {
                        (_, true) if held.is_empty() => Step::More,
                        (true, true) => self.unit(held.len(), Kind::Filler),
                        (true, false) => Step::More,
                        (false, _) if self.seen > 0 => self.unit(self.seen, Kind::Filler),
                        (false, true) => {
                            self.lead = held.iter().take_while(|b| b.is_ascii_whitespace()).count();
                            self.unit(held.len(), Kind::Broken(BEHIND))
                        }
                        (false, false) => Step::More,
                    })
                }
            };
            match step {
                Some(Step::More) if last && matches!(self.state, State::Inside | State::Text) => {
                    return self.cut_off(held.len(), CUT_OFF);
                }
                Some(step) => return step,
                None => {}
            }
        }
    }

    fn forget(&mut self, shown: usize) {
        self.seen = self.seen.saturating_sub(shown);
        self.lead = 0;
    }
    fn restart(&mut self) {
        (self.seen, self.lead) = (0, 0);
        self.open.clear();
        if self.state != State::After {
            self.state = State::Between;
        }
    }
}
