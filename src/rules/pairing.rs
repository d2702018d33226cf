//! Pairs quotation marks and brackets over a paragraph and gives back those without a partner.
//!
//! Marks are read in order, one stack a family. What a straight mark does is read off the white space around it;
//! apostrophes are told from closing quotation marks by where they stand, and in doubt they close a quotation, so that
//! doubt never makes a finding.

use crate::model::{BoundaryKind, Language, SegmentKind, Spacing, Style};
use crate::text::{DocumentView, Sentence};

/// Which marks pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// ( ) [ ]
    Bracket,
    /// “ ” " `` ''
    Double,
    /// ‘ ’ ' `
    Single,
}

/// A mark without its partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lone {
    /// Index of its segment.
    pub segment: usize,
    /// Index of its token there.
    pub token: usize,
    /// Which marks it pairs with.
    pub family: Family,
    /// Whether it opens.
    pub opens: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    /// Opens or closes, whichever is due.
    Either,
    /// Closes a quotation if one is open, else it is an apostrophe.
    MayClose,
}

/// All marks without a partner, in document order. Linear.
pub fn lone_marks(view: &DocumentView<'_>) -> Vec<Lone> {
    let mut out = Vec::new();
    let mut stacks = Stacks::default();
    for (index, segment) in view.segments.iter().enumerate() {
        if matches!(segment.kind, SegmentKind::Code | SegmentKind::TableRow) {
            continue;
        }
        stacks.read(&Sentence::new(view, index), index, quotes_are_known(view.profile.language));
        let line_ends = view.segments.get(index + 1).is_none_or(|next| next.line != segment.line);
        let ends = match segment.boundary.kind {
            BoundaryKind::Paragraph | BoundaryKind::End => true,
            // A person's quotation may run over lines; a summariser's lines stand for themselves.
            _ => view.profile.style == Style::Summary && view.profile.spacing != Spacing::Plain && line_ends,
        };
        if ends {
            let continued = view.segments.get(index + 1).is_some_and(|next| opens_quotation(view.slice(next.span)));
            stacks.close(continued, &mut out);
        }
    }
    stacks.close(false, &mut out);
    if view.profile.spacing == Spacing::Plain {
        out.retain(|lone| lone.family == Family::Bracket || !is_outer(view, lone));
    }
    out.sort_by_key(|lone| (lone.segment, lone.token));
    out
}

/// Whether a mark opens at the very start of a segment or closes at its very end: the quotation of a speaker that runs over
/// paragraphs, of which the text keeps one.
fn is_outer(view: &DocumentView<'_>, lone: &Lone) -> bool {
    let tokens = view.tokens(lone.segment);
    if lone.opens { lone.token == 0 } else { lone.token + 1 == tokens.len() }
}

/// German and others open with what English closes with; there only brackets are paired.
fn quotes_are_known(language: Language) -> bool {
    matches!(language, Language::En | Language::Es | Language::Pt)
}

/// Whether a paragraph goes on with a quotation of the one before: it opens it anew.
fn opens_quotation(text: &str) -> bool {
    text.starts_with(['“', '"', '‘', '\'', '`', '«'])
}

#[derive(Default)]
struct Stacks {
    brackets: Vec<(Lone, char)>,
    doubles: Vec<Lone>,
    singles: Vec<Lone>,
    lone: Vec<Lone>,
}

impl Stacks {
    fn read(&mut self, s: &Sentence<'_>, segment: usize, quotes: bool) {
        for token in 0..s.len() {
            if s.is_word(token) {
                continue;
            }
            let mark = |family, opens| Lone { segment, token, family, opens };
            match s.text(token) {
                open @ ("(" | "[") if !is_face(s, token) => {
                    self.brackets.push((mark(Family::Bracket, true), if open == "(" { ')' } else { ']' }));
                }
                close @ (")" | "]") if !is_face(s, token) && (!self.brackets.is_empty() || !is_label(s, token)) => {
                    self.close_bracket(mark(Family::Bracket, false), close)
                }
                _ if !quotes => {}
                _ => match role(s, token) {
                    Some((Family::Double, role)) => self.double(mark(Family::Double, true), role, token),
                    Some((_, role)) => self.single(mark(Family::Single, true), role),
                    None => {}
                },
            }
        }
    }

    fn close_bracket(&mut self, mark: Lone, close: &str) {
        match self.brackets.last() {
            Some((_, due)) if close.starts_with(*due) => {
                self.brackets.pop();
            }
            _ => self.lone.push(mark),
        }
    }

    fn double(&mut self, mark: Lone, role: Role, token: usize) {
        let open = self.doubles.last().copied();
        match (role, open) {
            // A paragraph or line of a longer quotation begins with a mark of its own.
            (Role::Open, Some(earlier)) if token == 0 && earlier.segment < mark.segment => {
                self.doubles.pop();
                self.doubles.push(mark);
            }
            (Role::Open, Some(earlier)) => {
                self.lone.push(earlier);
                self.doubles.pop();
                self.doubles.push(mark);
            }
            (Role::Open | Role::Either, None) => self.doubles.push(mark),
            (Role::Close | Role::Either | Role::MayClose, Some(_)) => {
                self.doubles.pop();
            }
            (Role::Close, None) => self.lone.push(Lone { opens: false, ..mark }),
            (Role::MayClose, None) => {}
        }
    }

    fn single(&mut self, mark: Lone, role: Role) {
        match role {
            Role::Open => self.singles.push(mark),
            _ => {
                self.singles.pop();
            }
        }
    }

    /// Ends a paragraph: what is open now has no partner, unless the next paragraph goes on with the quotation.
    fn close(&mut self, continued: bool, out: &mut Vec<Lone>) {
        out.append(&mut self.lone);
        out.extend(self.brackets.drain(..).map(|(mark, _)| mark));
        let (doubles, singles) = (std::mem::take(&mut self.doubles), std::mem::take(&mut self.singles));
        if !continued {
            out.extend(doubles);
            out.extend(singles);
        }
    }
}

/// What a quotation mark does where it stands.
fn role(s: &Sentence<'_>, i: usize) -> Option<(Family, Role)> {
    let before_space = i == 0 || s.spaced(i);
    let stops = matches!(s.text(i + 1), "." | "," | ";" | ":" | "!" | "?" | ")" | "]");
    let after_space = i + 1 >= s.len() || s.spaced(i + 1) || stops;
    let backticks = s.text(i) == "`" && (s.text(i + 1) == "`" && !s.spaced(i + 1));
    match s.text(i) {
        "“" | "„" => Some((Family::Double, Role::Open)),
        "”" => Some((Family::Double, Role::Close)),
        "\"" => Some((Family::Double, straight_double(s, i, before_space, after_space))),
        "`" if backticks => Some((Family::Double, Role::Open)),
        // "\\'\\'" is "''" as a program writes it, "\\'" alone an apostrophe.
        "'" if i > 0 && s.text(i - 1) == "\\" => {
            let first = s.text(i + 1) == "\\" && s.text(i + 2) == "'" && !s.spaced(i + 1);
            first.then_some((Family::Double, Role::MayClose))
        }
        // The second of two: read with the first.
        "`" | "'" if i > 0 && s.text(i - 1) == s.text(i) && !s.spaced(i) => None,
        "'" if s.text(i + 1) == "'" && !s.spaced(i + 1) => Some((Family::Double, Role::MayClose)),
        // Inline code closes with the mark that opened it.
        "`" if !before_space && (s.is_word(i - 1) || after_space) => Some((Family::Single, Role::MayClose)),
        "‘" | "`" if !is_elision(s, i + 1) => Some((Family::Single, Role::Open)),
        "’" => Some((Family::Single, Role::MayClose)),
        "'" if opens_tight(s, i, before_space, after_space) => Some((Family::Single, Role::Open)),
        "'" => Some((Family::Single, Role::MayClose)),
        _ => None,
    }
}

/// A straight double mark: feet and inches aside, what the white space around it says.
fn straight_double(s: &Sentence<'_>, i: usize, before_space: bool, after_space: bool) -> Role {
    let inches = !before_space && s.text(i.wrapping_sub(1)).ends_with(|c: char| c.is_ascii_digit());
    let opener_before = i > 0 && matches!(s.text(i - 1), "(" | "[" | "—" | "–" | "-" | "'" | "‘");
    match (before_space || opener_before, after_space) {
        _ if inches => Role::MayClose,
        (true, false) => Role::Open,
        (false, true) => Role::Close,
        _ => Role::Either,
    }
}

/// Whether a straight single mark opens: white space before it, a word right behind it that is no elision.
fn opens_tight(s: &Sentence<'_>, i: usize, before_space: bool, after_space: bool) -> bool {
    let bracket = i > 0 && matches!(s.text(i - 1), "(" | "[" | "\"" | "“");
    (before_space || bracket) && !after_space && s.is_word(i + 1) && !is_elision(s, i + 1)
}

/// "'em", "'til", "'90s", "rock 'n' roll".
fn is_elision(s: &Sentence<'_>, i: usize) -> bool {
    let word = s.lower(i);
    word.starts_with(|c: char| c.is_ascii_digit())
        || matches!(
            word,
            "em" | "til"
                | "till"
                | "n"
                | "cause"
                | "bout"
                | "round"
                | "tis"
                | "twas"
                | "nuff"
                | "ello"
                | "ave"
                | "im"
                | "er"
                | "cos"
                | "coz"
                | "gainst"
                | "neath"
                | "kay"
                | "nam"
                | "burbs"
                | "hood"
                | "roo"
                | "s"
                | "nineties"
                | "eighties"
                | "seventies"
                | "sixties"
                | "fifties"
                | "forties"
                | "thirties"
                | "twenties"
        )
}

/// Brackets of a mouth that laughs: more are no smiley.
const LONGEST_MOUTH: usize = 8;

/// A smiley: a bracket right behind a colon and the like, or behind another bracket of its mouth.
fn is_face(s: &Sentence<'_>, i: usize) -> bool {
    let reversed = |i: usize| s.text(i) == "(" && !s.spaced(i + 1) && matches!(s.text(i + 1), ":" | ";" | "=");
    let mut at = i;
    for _ in 0..LONGEST_MOUTH {
        if behind_eyes(s, at) || reversed(at) {
            return true;
        }
        if at < 2 || s.spaced(at) || s.text(at - 1) != s.text(at) {
            return false;
        }
        at -= 1;
    }
    false
}

/// Whether a bracket stands right behind what may be the eyes or the nose of a face.
fn behind_eyes(s: &Sentence<'_>, i: usize) -> bool {
    let eyes = |j: usize| matches!(s.text(j), ":" | ";" | "=" | "8" | "-" | "D" | "P" | "*" | "^" | "/" | "_" | "'");
    i > 0 && !s.spaced(i) && eyes(i - 1) && (i < 2 || !s.is_word(i - 1) || s.text(i - 1) == "8")
}

/// The closing bracket of a list label: "a)", "12)", "iv)".
fn is_label(s: &Sentence<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let label = s.lower(before);
    let short = label.len() <= 3
        && (label.bytes().all(|b| b.is_ascii_digit())
            || label.chars().count() == 1
            || label.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')));
    short && !s.spaced(i) && s.is_word(before)
}
