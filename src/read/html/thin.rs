//! Takes out of a page what is not looked at and could make a tokeniser slow: comments, scripts, styles, and the
//! attributes of tags that have more of them than any page needs.
//!
//! The tokeniser compares each attribute of a tag with all before it, so that one tag of some megabytes would take hours.

use std::borrow::Cow;

/// No tag of a real page has so many attributes.
const MAX_ATTRIBUTES: usize = 1000;

/// The page without them.
pub(super) fn thin(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    // Up to here, the page is in `out`.
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = html.get(at..).and_then(|rest| memchr::memchr(b'<', rest.as_bytes())) {
        let start = at + found;
        let Some(rest) = html.get(start..) else { break };
        let (length, instead) = if rest.starts_with("<!--") {
            let end = rest.get(4..).and_then(|rest| rest.find("-->"));
            (end.map_or(rest.len(), |end| 4 + end + 3), Some(""))
        } else if let Some(name) = tag_name(rest) {
            let raw = ["script", "style"].into_iter().find(|raw| name.eq_ignore_ascii_case(raw));
            match (raw, tag(rest)) {
                (Some(raw), (length, _)) => (raw_end(rest, length, raw), Some("")),
                (None, (length, attributes)) if attributes > MAX_ATTRIBUTES => (length, Some(name)),
                (None, (length, _)) => (length, None),
            }
        } else {
            (1, None)
        };
        at = start + length;
        if let Some(name) = instead {
            out.push_str(html.get(copied..start).unwrap_or_default());
            if !name.is_empty() {
                out.extend(["<", name, ">"]);
            }
            copied = at;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(html.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// The name of the tag that begins `rest`, a slash of an end tag included.
fn tag_name(rest: &str) -> Option<&str> {
    let inner = rest.get(1..)?;
    let letters = inner.strip_prefix('/').unwrap_or(inner);
    if !letters.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = inner.get(1..)?.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
    inner.get(..end.map_or(inner.len(), |end| end + 1))
}

/// Length of the tag that begins `rest`, and how many attributes it has at most.
fn tag(rest: &str) -> (usize, usize) {
    let bytes = rest.as_bytes();
    let (mut at, mut attributes) = (1, 0);
    let mut before = b' ';
    while let Some(&b) = bytes.get(at) {
        match b {
            b'>' => return (at + 1, attributes),
            b'"' | b'\'' if before == b'=' => {
                let Some(end) = bytes.get(at + 1..).and_then(|rest| memchr::memchr(b, rest)) else { break };
                at += end + 1;
            }
            b if b.is_ascii_whitespace() || b == b'/' => attributes += 1,
            _ => {}
        }
        if !b.is_ascii_whitespace() {
            before = if b == b'"' || b == b'\'' { b' ' } else { b };
            // Attributes need no space after a quoted value.
            attributes += usize::from(before == b' ');
        }
        at += 1;
    }
    (bytes.len(), attributes)
}

/// Where the script or style ends whose start tag has this length.
fn raw_end(rest: &str, start: usize, name: &str) -> usize {
    let mut at = start;
    while let Some(found) = rest.get(at..).and_then(|rest| rest.find("</")) {
        let end = at + found;
        let closing = rest.get(end + 2..).unwrap_or_default();
        if closing.get(..name.len()).is_some_and(|closing| closing.eq_ignore_ascii_case(name)) {
            return closing.find('>').map_or(rest.len(), |close| end + 2 + close + 1);
        }
        at = end + 2;
    }
    rest.len()
}
