//! # ENC004 placeholder-token
//!
//! ## What it finds
//! A token that stands for a word the summariser did not know or left for others to fill in: `UNK`, `[UNK]`, `<unk>`,
//! `[MASK]`, `@xmath3`, `@entity12`, `@placeholder`, `XXXX`, `[Your Name]`, `{{name}}`.
//!
//! ## Why it is noise
//! A word is missing. Where it was a verb, a subject or an object, the statement is lost with it (broken); where it was one
//! part of a name or a place between commas, the sentence stands (blemish).
//!
//! ## Examples
//! ```flag
//! UNK left the hospital on Friday .
//! ```
//! ```flag
//! The fly UNK its wings and takes off .
//! ```
//! ```flag
//! Former teacher UNK Miller faces ten years in prison .
//! ```
//! ```flag
//! Mr Cole , from UNK , Dorset , said the dog woke him .
//! ```
//! ```flag
//! A sculpture was sold for $ [UNK] in New York.
//! ```
//! ```flag
//! We show that the rate is smaller in the @xmath0 limit.
//! ```
//! ```flag
//! @entity4 beat @entity9 in the final.
//! ```
//! ```flag
//! The capital of France is [MASK].
//! ```
//! ```flag
//! Dear [Your Name], the order was sent on Monday.
//! ```
//! ```keep
//! The University of Nebraska Kearney (UNK) won. UNK plays again on Sunday.
//! ```
//! ```keep
//! She wore the mask and the judge did [not] object.
//! ```
//! ```keep
//! Follow @entity on the network, wrote @xavier1.
//! ```
//! ```keep
//! The shirt comes in sizes S to XXL.
//! ```
//! ```keep
//! Super Bowl XXX was played in Arizona.
//! ```
//! ```keep
//! The minister said [the plan] would cost millions.
//! ```
//! ```keep
//! The unknown soldier was buried in the abbey.
//! ```
//! ```keep
//! Drinkers of XXXX beer met in Brisbane.
//! ```
//! ```keep
//! The word "UNK" marks what the model has not learned.
//! ```
//!
//! ## Repair
//! None: what was there is not known.

use super::{Meta, Rule, thresholds};
use crate::model::{Finding, SegmentKind, Severity, Span};
use crate::text::word_class::{WordClass, word_class};
use crate::text::{DocumentView, Token, TokenKind};
use regex::Regex;
use std::sync::LazyLock;

/// See the module's documentation.
pub struct PlaceholderToken;

static META: Meta = Meta {
    code: "ENC004",
    name: "placeholder-token",
    severity: Severity::Broken,
    repairs: false,
    summary: "A placeholder stands where a word should be.",
};

static PLACEHOLDER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\bUNK\b|\[(?i:unk|mask|pad_token|blank)\]|<(?i:unk|mask|url|user|number|num|name|person|location|organi[sz]ation|date|email)>",
        r"|@(?:xmath|xcite|entity)\d+\b|@xcite\b|@placeholder\b|@card@",
        r"|\bXXXX+\b",
        r"|\[(?i:(?:your|insert|company|client|recipient|name of|date of|city of|link to) ?[a-z ]{0,24}|name|insert)\]",
        r"|\{\{? ?[a-z_]{2,20} ?\}?\}"
    ))
    .expect("valid")
});

impl Rule for PlaceholderToken {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("enc004_placeholder_token.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        let text = view.text;
        if !may_hold_placeholder(text) {
            return;
        }
        // "(UNK)" explains an abbreviation; then it is a name here.
        let abbreviation = text.contains("(UNK)") || text.contains("( UNK )");
        for (index, segment) in view.segments.iter().enumerate() {
            if segment.kind == SegmentKind::Code {
                continue;
            }
            let slice = view.slice(segment.span);
            if !may_hold_placeholder(slice) {
                continue;
            }
            let offset = segment.span.start as usize;
            let spans: Vec<Span> = PLACEHOLDER
                .find_iter(slice)
                .filter(|m| is_placeholder(slice, m.start(), m.end(), abbreviation))
                .map(|m| Span::new(offset + m.start(), offset + m.end()))
                .collect();
            for span in &spans {
                let (severity, score) = judge(view, index, *span, spans.len());
                let name = view.slice(*span);
                let message = match severity {
                    Severity::Broken => format!("`{name}` stands where a needed word is lost"),
                    _ => format!("`{name}` stands for a part the sentence can do without"),
                };
                out.push(Finding { severity, ..META.finding(index, *span, score, message) });
            }
        }
    }
}

/// Whether a text has what every alternative of [`PLACEHOLDER`] begins with.
fn may_hold_placeholder(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3(b'[', b'<', b'@', bytes).is_some()
        || memchr::memchr(b'{', bytes).is_some()
        || memchr::memmem::find(bytes, b"UNK").is_some()
        || memchr::memmem::find(bytes, b"XXXX").is_some()
}

fn is_placeholder(text: &str, start: usize, end: usize, abbreviation: bool) -> bool {
    let token = text.get(start..end).unwrap_or_default();
    let mark = |c: Option<char>| matches!(c, Some('"' | '`' | '“' | '”' | '‘' | '’'));
    let before = text.get(..start).and_then(|t| t.chars().next_back());
    let after = text.get(end..).and_then(|t| t.chars().next());
    if mark(before) && mark(after) {
        return false;
    }
    match token {
        "UNK" => !abbreviation,
        // "XXXX" is a beer, too; longer runs are not.
        "XXXX" => !text.to_lowercase().contains("beer") && !text.to_lowercase().contains("castlemaine"),
        _ => true,
    }
}

/// Whether the sentence stands without the word: it is one part of a longer name, or a place between commas.
fn judge(view: &DocumentView<'_>, segment: usize, span: Span, count: usize) -> (Severity, f32) {
    let tokens = view.tokens(segment);
    let first = tokens.partition_point(|t| t.span.start < span.start);
    let after = tokens.partition_point(|t| t.span.start < span.end);
    let left = first.checked_sub(1).and_then(|i| tokens.get(i));
    let right = tokens.get(after);
    let name = view.slice(span);
    // A formula or a citation is left out of the text on purpose; what is said about it stands.
    if name.starts_with("@x") {
        return (Severity::Blemish, thresholds::PLACEHOLDER_FORMULA);
    }
    if count > 1 {
        return (Severity::Broken, thresholds::PLACEHOLDER);
    }
    let open =
        |t: Option<&Token>| t.is_some_and(|t| t.kind == TokenKind::Word && word_class(view.lower(t.span)).is_open());
    let is = |t: Option<&Token>, mark: &str| t.is_some_and(|t| view.slice(t.span) == mark);
    let number = |t: Option<&Token>| t.is_some_and(|t| t.kind == TokenKind::Number);
    let preposition =
        left.is_some_and(|t| word_class(view.lower(t.span)).is(WordClass::PREPOSITION) && !is(Some(t), "to"));
    let determined = left.is_some_and(|t| {
        word_class(view.lower(t.span)).is(WordClass::DETERMINER.or(WordClass::POSSESSIVE))
            || t.kind == TokenKind::Clitic
    });
    // "put aside UNK", "the former UNK of": an object or the head of a phrase is lost.
    let verb_before =
        left.is_some_and(|t| matches!(view.lower(t.span), "aside" | "up" | "out" | "off" | "down" | "away" | "back"));
    let part_of_name = open(left)
        && !verb_before
        && !is(right, "of")
        && !is(right, "to")
        && !number(right)
        && !is(right, "its")
        && !object_follows(view, right);
    let place = preposition && is(right, ",");
    let first_name = left.is_none() && open(right) && tokens.get(after + 1).is_some_and(|t| is(Some(t), ","));
    let modifier = determined && open(right) && !is(tokens.get(after + 1), "of");
    if part_of_name || place || first_name || modifier {
        (Severity::Blemish, thresholds::PLACEHOLDER)
    } else {
        (Severity::Broken, thresholds::PLACEHOLDER)
    }
}

/// After a noun, `UNK` before "its", "the", "him" is a verb, and the verb is needed.
fn object_follows(view: &DocumentView<'_>, right: Option<&Token>) -> bool {
    right.is_some_and(|t| {
        word_class(view.lower(t.span)).is(WordClass::DETERMINER.or(WordClass::POSSESSIVE).or(WordClass::OBJECT_PRONOUN))
    })
}

#[cfg(test)]
mod tests {
    use super::super::check_text;
    use super::*;

    fn severity(text: &str) -> Vec<Severity> {
        check_text(&PlaceholderToken, text).iter().map(|f| f.severity).collect()
    }

    #[test]
    fn a_lost_part_of_a_name_is_a_blemish_a_lost_subject_or_verb_is_not() {
        assert_eq!(severity("Alexander UNK has been charged ."), [Severity::Blemish]);
        assert_eq!(severity("Mr Cole , from UNK , Dorset , said so ."), [Severity::Blemish]);
        assert_eq!(severity("UNK left the hospital ."), [Severity::Broken]);
        assert_eq!(severity("The fly UNK its wings ."), [Severity::Broken]);
        assert_eq!(severity("He put aside UNK to cover the costs ."), [Severity::Broken]);
    }

    #[test]
    fn with_two_of_them_nothing_holds() {
        assert_eq!(severity("Steven UNK and Joss UNK star ."), [Severity::Broken, Severity::Broken]);
    }
}
