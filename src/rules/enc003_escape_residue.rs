//! # ENC003 escape-residue
//!
//! ## What it finds
//! Characters as a program writes them, left in the text: `\'`, `\n`, `\u2019`, `&amp;`, `&#39;`, HTML tags, and the
//! control tokens of language models (`</s>`, `<n>`, `<extra_id_0>`, `[SEP]`).
//!
//! ## Why it is noise
//! They are instructions to a program. No reader should see them.
//!
//! ## Examples
//! ```flag
//! Sweden\'s government resigned on Tuesday.
//! ```
//! ```repaired
//! Sweden's government resigned on Tuesday.
//! ```
//! ```flag
//! Johnson &amp; Sons opened a second shop.
//! ```
//! ```repaired
//! Johnson & Sons opened a second shop.
//! ```
//! ```flag
//! It doesn&#39;t matter who signs first.
//! ```
//! ```repaired
//! It doesn't matter who signs first.
//! ```
//! ```flag
//! <extra_id_0> The committee approved the plan.</s>
//! ```
//! ```repaired
//! The committee approved the plan.
//! ```
//! ```flag
//! The first goal came early.\nThe second came late.
//! ```
//! ```repaired
//! The first goal came early. The second came late.
//! ```
//! ```flag
//! The team\u2019s coach left in June.
//! ```
//! ```repaired
//! The team’s coach left in June.
//! ```
//! ```flag
//! The mayor <b>refused</b> to comment.<br />
//! ```
//! ```repaired
//! The mayor refused to comment.
//! ```
//! ```keep
//! If x < y and y > z, the test fails.
//! ```
//! ```keep
//! The file lies in C:\new\texts on the server.
//! ```
//! ```keep
//! I <3 this band, and so do R&B fans at AT&T.
//! ```
//! ```keep
//! In HTML the <br> tag breaks a line.
//! ```
//! ```keep
//! Write "&amp;" for an ampersand.
//! ```
//! ```keep
//! The angle \theta and the gradient \nabla f are given.
//! ```
//! ```keep
//! Research & development; sales & service; that is all.
//! ```
//! ```keep
//! The value lies between <5 and >10 in most patients.
//! ```
//! ```keep
//! It 's the team 's `` best '' season , he said .
//! ```
//!
//! ## Repair
//! A backslash before a quotation mark, tags and control tokens are deleted; an escaped line end or tab becomes a space; other
//! escapes and entities become the characters they stand for.

use super::{Meta, Rule, delete, thresholds};
use crate::model::{Edit, Finding, SegmentKind, Severity, Span};
use crate::text::DocumentView;
use regex::Regex;
use std::sync::LazyLock;

/// See the module's documentation.
pub struct EscapeResidue;

static META: Meta = Meta {
    code: "ENC003",
    name: "escape-residue",
    severity: Severity::Blemish,
    repairs: true,
    summary: "Escapes, entities, tags or control tokens are left in the text.",
};

/// `\'`, `\u2019`, `\n`; what stands after `\n` is judged in code.
static ESCAPE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?:\\u[0-9a-fA-F]{4})+|\\x[89a-fA-F][0-9a-fA-F]|\\['"`’”]|\\[nrt]"#).expect("valid")
});

/// Entities by name or number, also as tokenisers space them ("& amp ;").
static ENTITY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)& ?(?:#(\d{2,6})|#x([0-9a-f]{2,5})|([a-z]{2,8}\d?)) ?;").expect("valid"));

/// Tags of HTML that occur in running text, and control tokens of tokenisers and language models.
static TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)<(?:/?(?:p|br|b|i|u|em|strong|span|div|a|li|ul|ol|td|tr|h[1-6]|sup|sub|font|blockquote|img|hr)(?:\s[^<>]{0,300})?\s?/?",
        r"|/?s|n|q|t|sep|eos|bos|pad|cls|doc|sent|end|start|extra_id_\d+|\|[a-z_]{2,20}\||/?(?:summary|article|text))>",
        r"|\[(?:SEP|CLS|PAD|EOS|BOS)\]"
    ))
    .expect("valid")
});

impl Rule for EscapeResidue {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("enc003_escape_residue.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        let has = |c: u8| memchr::memchr(c, view.text.as_bytes()).is_some();
        let (backslash, ampersand) = (has(b'\\'), has(b'&') && has(b';'));
        let bracket = memchr::memchr2(b'<', b'[', view.text.as_bytes()).is_some();
        if !(backslash || ampersand || bracket) {
            return;
        }
        for (index, segment) in view.segments.iter().enumerate() {
            // A line of code keeps its escapes; control tokens are nobody's code.
            let code = segment.kind == SegmentKind::Code;
            let text = view.slice(segment.span);
            let offset = segment.span.start as usize;
            let mut push = |start: usize, end: usize, edit: Option<String>, what: &str| {
                let span = Span::new(offset + start, offset + end);
                let mut finding = META.finding(index, span, thresholds::ESCAPE, what.to_owned());
                finding.edits = match edit {
                    Some(replacement) if replacement.is_empty() => vec![delete(span)],
                    Some(replacement) => vec![Edit { span, replacement }],
                    None => Vec::new(),
                };
                out.push(finding);
            };
            if backslash && !code && text.contains('\\') {
                for found in ESCAPE.find_iter(text) {
                    if let Some(replacement) = unescape(text, found.start(), found.as_str()) {
                        push(
                            found.start(),
                            found.end(),
                            Some(replacement),
                            "an escape of a program was left in the text",
                        );
                    }
                }
            }
            if ampersand && !code && text.contains('&') {
                for found in ENTITY.captures_iter(text) {
                    let Some(whole) = found.get(0) else { continue };
                    if quoted(text, whole.start(), whole.end()) {
                        continue;
                    }
                    let group = |n: usize| found.get(n).map(|m| m.as_str());
                    if let Some(c) = entity(group(1), group(2), group(3)) {
                        push(whole.start(), whole.end(), Some(c), "an HTML entity was left in the text");
                    }
                }
            }
            if bracket && may_hold_tag(text) {
                for found in TAG.find_iter(text) {
                    if quoted(text, found.start(), found.end())
                        || is_about_tags(text, found.end())
                        || code && !is_control_token(found.as_str())
                    {
                        continue;
                    }
                    push(
                        found.start(),
                        found.end(),
                        Some(tag_replacement(text, found.start(), found.end())),
                        "markup was left in the text",
                    );
                }
            }
        }
    }
}

/// Whether a text has both ends of what [`TAG`] finds.
fn may_hold_tag(text: &str) -> bool {
    let has = |c: u8| memchr::memchr(c, text.as_bytes()).is_some();
    // "[SEP]" in any case: two of its letters are enough to tell it from a citation.
    const CONTROL: [&str; 5] = ["se", "cl", "pa", "eo", "bo"];
    let token = || {
        memchr::memchr_iter(b'[', text.as_bytes()).any(|at| {
            let head = text.get(at + 1..at + 3);
            // Beyond ASCII other letters fold to these.
            head.is_none_or(|h| !h.is_ascii() || CONTROL.iter().any(|listed| h.eq_ignore_ascii_case(listed)))
        })
    };
    has(b'<') && has(b'>') || token()
}

/// The UTF-16 unit of an escape such as `\u2019` that begins at `at`.
pub(super) fn code_unit(text: &str, at: usize) -> Option<u32> {
    let escape = text.get(at..at + 6)?;
    let hex = escape.strip_prefix("\\u").or_else(|| escape.strip_prefix("\\U"))?;
    u32::from_str_radix(hex, 16).ok()
}

/// What an escape stands for; `None` where it is no escape.
fn unescape(text: &str, at: usize, escape: &str) -> Option<String> {
    if escape.starts_with("\\u") {
        let units: Vec<u16> = escape.split("\\u").skip(1).filter_map(|hex| u16::from_str_radix(hex, 16).ok()).collect();
        // Half a pair is ENC001's; control characters stay as they are.
        return String::from_utf16(&units).ok().filter(|s| !s.chars().any(char::is_control));
    }
    if let Some(hex) = escape.strip_prefix("\\x") {
        // Lone bytes above ASCII: Latin-1, as Python writes them. Bytes in a row are UTF-8, and left to a person.
        let next = text.get(at + 4..).is_some_and(|t| t.starts_with("\\x"));
        let before = at >= 4 && text.get(at - 4..at).is_some_and(|t| t.starts_with("\\x"));
        let byte = u8::from_str_radix(hex, 16).ok().filter(|b| *b >= 0xa0 && !next && !before)?;
        return Some(if byte == 0xa0 { " ".into() } else { char::from(byte).to_string() });
    }
    let rest = text.get(at + escape.len()..).unwrap_or_default();
    if !matches!(escape, "\\n" | "\\r" | "\\t") {
        // The mark itself stays.
        return escape.strip_prefix('\\').map(str::to_owned);
    }
    // A path (C:\new, \\server\name) or a formula (\nabla, \theta) goes on in lower case or began with another backslash.
    let ends = rest.is_empty() || rest.starts_with(|c: char| !c.is_lowercase() && c != '_');
    let word = text.get(..at).unwrap_or_default().rsplit(char::is_whitespace).next().unwrap_or_default();
    let path = word.contains(":\\") || word.contains("\\\\");
    (ends && !path).then(|| if rest.is_empty() { String::new() } else { " ".into() })
}

/// Whether quotation marks or backticks stand right around: the text speaks *about* the code.
fn quoted(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|t| t.chars().next_back());
    let after = text.get(end..).and_then(|t| t.chars().next());
    let mark = |c: Option<char>| matches!(c, Some('"' | '\'' | '`' | '“' | '”' | '‘' | '’'));
    mark(before) && mark(after)
}

/// A token of a language model rather than HTML.
fn is_control_token(tag: &str) -> bool {
    tag.starts_with('[')
        || ["<s>", "</s>", "<n>", "<pad>", "<eos>", "<bos>", "<sep>", "<cls>"].contains(&tag)
        || tag.contains("extra_id")
        || tag.contains('|')
}

/// "the <br> tag".
fn is_about_tags(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default().trim_start().trim_start_matches(['>', '`', '"']).to_lowercase();
    ["tag", "element", "token", "html"].iter().any(|word| rest.trim_start().starts_with(word))
}

/// Nothing for a tag inside a line of text, a space where words would grow together.
fn tag_replacement(text: &str, start: usize, end: usize) -> String {
    let tag = text.get(start..end).unwrap_or_default().to_ascii_lowercase();
    let inline = [
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<u>",
        "</u>",
        "<em>",
        "</em>",
        "<strong>",
        "</strong>",
        "</a>",
        "</span>",
        "</sup>",
        "</sub>",
    ];
    let glued = text.get(..start).is_some_and(|t| t.ends_with(|c: char| !c.is_whitespace()))
        && text.get(end..).is_some_and(|t| t.starts_with(char::is_alphanumeric));
    let breaks = !inline.contains(&tag.as_str()) && !tag.starts_with("<a ") && !tag.starts_with("<span");
    if glued && breaks { " ".into() } else { String::new() }
}

/// The character of an entity given in decimal, hexadecimal or by name.
fn entity(decimal: Option<&str>, hexadecimal: Option<&str>, name: Option<&str>) -> Option<String> {
    let number =
        decimal.and_then(|d| d.parse().ok()).or_else(|| hexadecimal.and_then(|h| u32::from_str_radix(h, 16).ok()));
    if let Some(number) = number {
        // Numbers 128 to 159 mean Windows-1252 in practice (HTML standard, section 13.2.5.80).
        let c = match number {
            0x85 => '…',
            0x91 => '‘',
            0x92 => '’',
            0x93 => '“',
            0x94 => '”',
            0x96 => '–',
            0x97 => '—',
            0xa0 => ' ',
            _ => char::from_u32(number).filter(|c| !c.is_control())?,
        };
        return Some(c.to_string());
    }
    let name = name?;
    let c = match name.to_ascii_lowercase().as_str() {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "sbquo" => '‚',
        "bdquo" => '„',
        "laquo" => '«',
        "raquo" => '»',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "pound" => '£',
        "euro" => '€',
        "yen" => '¥',
        "cent" => '¢',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "deg" => '°',
        "times" => '×',
        "middot" => '·',
        "bull" => '•',
        "frac12" => '½',
        "szlig" => 'ß',
        "ccedil" if name.starts_with('C') => 'Ç',
        "ccedil" => 'ç',
        lower => return accented(name, lower),
    };
    Some(c.to_string())
}

/// "eacute", "Uuml", "ntilde": a letter and its accent.
fn accented(name: &str, lower: &str) -> Option<String> {
    let (letter, accent) = (name.chars().next()?, lower.get(1..)?);
    let mark = match accent {
        "acute" => '\u{301}',
        "grave" => '\u{300}',
        "circ" => '\u{302}',
        "uml" => '\u{308}',
        "tilde" => '\u{303}',
        _ => return None,
    };
    const PLAIN: &str = "aeiounyAEIOUNY";
    const TABLE: [(char, &str); 5] = [
        ('\u{301}', "áéíóú ýÁÉÍÓÚ Ý"),
        ('\u{300}', "àèìòù  ÀÈÌÒÙ  "),
        ('\u{302}', "âêîôû  ÂÊÎÔÛ  "),
        ('\u{308}', "äëïöü ÿÄËÏÖÜ Ÿ"),
        ('\u{303}', "ã  õ ñ Ã  Õ Ñ "),
    ];
    let at = PLAIN.chars().position(|p| p == letter)?;
    let (_, row) = TABLE.iter().find(|(m, _)| *m == mark)?;
    row.chars().nth(at).filter(|c| *c != ' ').map(|c| c.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::check_text;
    use super::*;

    fn edits(text: &str) -> Vec<(String, String)> {
        check_text(&EscapeResidue, text)
            .into_iter()
            .flat_map(|f| f.edits)
            .map(|e| (text[e.span.range()].to_owned(), e.replacement))
            .collect()
    }

    #[test]
    fn entities_become_their_characters() {
        assert_eq!(edits("the caf&eacute; opened"), [("&eacute;".to_owned(), "é".to_owned())]);
        assert_eq!(edits("the team & #39 ; s goal"), [("& #39 ;".to_owned(), "'".to_owned())]);
        assert_eq!(edits("rock & amp ; roll"), [("& amp ;".to_owned(), "&".to_owned())]);
        assert_eq!(edits("a &#8211; b"), [("&#8211;".to_owned(), "–".to_owned())]);
        assert_eq!(edits("sales & profit; then more"), []);
    }

    #[test]
    fn pairs_of_surrogates_become_one_character() {
        assert_eq!(edits(r"so happy \ud83d\ude00 today"), [(r"\ud83d\ude00".to_owned(), "😀".to_owned())]);
        assert_eq!(edits(r"so happy \ud83d today"), []);
    }

    #[test]
    fn every_accented_entity_has_its_letter() {
        for (name, c) in
            [("Uuml", "Ü"), ("ntilde", "ñ"), ("ocirc", "ô"), ("atilde", "ã"), ("yacute", "ý"), ("iuml", "ï")]
        {
            assert_eq!(accented(name, &name.to_lowercase()).as_deref(), Some(c), "{name}");
        }
    }
}
