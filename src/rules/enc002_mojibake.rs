//! # ENC002 mojibake
//!
//! ## What it finds
//! UTF-8 that was read as Windows-1252 or Latin-1: "CafÃ©" for "Café", "donâ€™t" for "don’t", also when it happened
//! twice.
//!
//! ## Why it is noise
//! Two to six odd characters stand for one. Readers stumble, word counts and comparisons go wrong.
//!
//! ## Examples
//! ```flag
//! The teamâ€™s new stadium opens in May.
//! ```
//! ```repaired
//! The team’s new stadium opens in May.
//! ```
//! ```flag
//! She ran a small cafÃ© in MÃ¼nchen.
//! ```
//! ```repaired
//! She ran a small café in München.
//! ```
//! ```flag
//! The minister called it â€œa great dayâ€\u{9d} for the town.
//! ```
//! ```flag
//! Tickets cost Â£20 at the door.
//! ```
//! ```repaired
//! Tickets cost £20 at the door.
//! ```
//! ```flag
//! The plan â€“ first drawn up in 2010 â€“ was dropped.
//! ```
//! ```repaired
//! The plan – first drawn up in 2010 – was dropped.
//! ```
//! ```flag
//! Voters don�t agree, and they donÃ¢â‚¬â„¢t want to.
//! ```
//! ```flag
//! The crowd cheered ðŸ˜€ when the train came.
//! ```
//! ```repaired
//! The crowd cheered 😀 when the train came.
//! ```
//! ```keep
//! The café in München serves crème brûlée.
//! ```
//! ```keep
//! IRMÃ DULCE É CANONIZADA PELO PAPA
//! ```
//! ```keep
//! «C’est la vie à l’Âge d’or», dit-elle.
//! ```
//! ```keep
//! “We met at the CAFÉ” said the note.
//! ```
//! ```keep
//! Temperatures of −5 °C and winds of 40 km/h are expected.
//! ```
//! ```keep
//! Tickets cost £20 or €25 at the door.
//! ```
//! ```keep
//! Älteste Bürger der Stadt trafen sich am Rathaus.
//! ```
//! ```keep
//! A manhã chegou e a NAÇÃO esperava.
//! ```
//! ```keep
//! Łódź, Kraków and Poznań bid for the games.
//! ```
//!
//! ## Repair
//! The characters are turned back into the bytes they came from and read as UTF-8, as often as that gives sense.
//!
//! ## Source
//! Method of ftfy (Speer 2019, doi:10.5281/zenodo.2591652), written anew: only byte sequences that are whole UTF-8
//! characters are touched, each one judged by whether anybody writes its characters side by side.

use super::{Meta, Rule, thresholds};
use crate::model::{Edit, Finding, Severity, Span};
use crate::text::DocumentView;

/// See the module's documentation.
pub struct Mojibake;

static META: Meta = Meta {
    code: "ENC002",
    name: "mojibake",
    severity: Severity::Blemish,
    repairs: true,
    summary: "UTF-8 text was read as Windows-1252.",
};

impl Rule for Mojibake {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("enc002_mojibake.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        if view.text.is_ascii() {
            return;
        }
        for (index, segment) in view.segments.iter().enumerate() {
            let text = view.slice(segment.span);
            if text.is_ascii() {
                continue;
            }
            for (start, end, fixed) in mojibake(text) {
                let span = Span::new(segment.span.start as usize + start, segment.span.start as usize + end);
                let bad = text.get(start..end).unwrap_or_default();
                let message = format!("`{}` is `{}` in a wrong encoding", bad.escape_debug(), fixed.escape_debug());
                let mut finding = META.finding(index, span, thresholds::MOJIBAKE, message);
                finding.edits = vec![Edit { span, replacement: fixed }];
                out.push(finding);
            }
        }
    }
}

/// Stretches of `text` that are mojibake, with what they were: byte range and replacement.
fn mojibake(text: &str) -> Vec<(usize, usize, String)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut out: Vec<(usize, usize, String)> = Vec::new();
    let mut at = 0;
    while let Some(&(start, c)) = chars.get(at) {
        if c.is_ascii() || !is_lead(c) {
            at += 1;
            continue;
        }
        let mut fixed = String::new();
        let mut next = at;
        while let Some((used, unit)) = decode_unit(&chars, next, next > at) {
            fixed.push_str(&unit);
            next += used;
        }
        if next == at {
            at += 1;
            continue;
        }
        let end = chars.get(next).map_or(text.len(), |&(byte, _)| byte);
        // Text that was damaged twice decodes to mojibake again.
        for _ in 0..thresholds::MOJIBAKE_LAYERS {
            match redecode(&fixed) {
                Some(again) => fixed = again,
                None => break,
            }
        }
        if !fixed.contains('\u{fffd}') {
            out.push((start, end, fixed));
        }
        at = next;
    }
    out
}

/// One more layer taken off, if all of `text` that is not ASCII is mojibake.
fn redecode(text: &str) -> Option<String> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let (mut out, mut at, mut any) = (String::new(), 0, false);
    while let Some(&(_, c)) = chars.get(at) {
        if let Some((used, unit)) = decode_unit(&chars, at, true) {
            out.push_str(&unit);
            at += used;
            any = true;
        } else {
            out.push(c);
            at += 1;
        }
    }
    any.then_some(out)
}

/// Whether a character is what the first byte of a UTF-8 character looks like in Windows-1252.
fn is_lead(c: char) -> bool {
    matches!(c, '\u{c2}'..='\u{f4}')
}

/// The character that the mojibake at `chars[at]` was, and how many characters it takes. `run`: right after another one.
fn decode_unit(chars: &[(usize, char)], at: usize, run: bool) -> Option<(usize, String)> {
    let char_at = |i: usize| chars.get(i).map(|&(_, c)| c);
    let lead = byte_of(char_at(at)?)?;
    let before = at.checked_sub(1).and_then(char_at);
    let len = match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut bytes = vec![lead];
    for i in 1..len {
        match char_at(at + i).and_then(byte_of).filter(|b| (0x80..=0xbf).contains(b)) {
            Some(byte) => bytes.push(byte),
            None => return damaged(chars, at, before),
        }
    }
    let text = std::str::from_utf8(&bytes).ok()?;
    let fixed = text.chars().next()?;
    let second = char_at(at + 1)?;
    let letter_after = char_at(at + len).is_some_and(char::is_lowercase);
    believable(lead, second, fixed, before, run, letter_after, || decode_follows(chars, at + len, lead)).then(|| {
        // A byte order mark in the middle of a text is nothing.
        (len, if fixed == '\u{feff}' { String::new() } else { text.to_owned() })
    })
}

/// Whether another whole mojibake character of the same kind follows, so that one alone need not be believed.
fn decode_follows(chars: &[(usize, char)], at: usize, lead: u8) -> bool {
    let byte = |i: usize| chars.get(i).and_then(|&(_, c)| byte_of(c));
    let continues = |i: usize| byte(i).is_some_and(|b| (0x80..=0xbf).contains(&b));
    let near = |b: u8| b.abs_diff(lead) <= 2;
    match byte(at) {
        Some(b @ 0xc2..=0xdf) => near(b) && continues(at + 1),
        Some(b @ 0xe0..=0xef) => near(b) && continues(at + 1) && continues(at + 2),
        _ => false,
    }
}

/// Whether nobody would write these characters side by side on purpose.
fn believable(
    lead: u8,
    second: char,
    fixed: char,
    before: Option<char>,
    run: bool,
    letter_after: bool,
    follows: impl Fn() -> bool,
) -> bool {
    let closes = matches!(second, '”' | '’' | '»' | '›' | '…' | '“' | '‘' | '–' | '—' | 'º' | 'ª' | '°' | '™' | '®');
    let after_capital = before.is_some_and(char::is_uppercase);
    let in_word = before.is_some_and(char::is_alphabetic);
    match lead {
        // "Â£", "Ã©": sure, but for "IRMû": a capital word in all capitals before a closing mark.
        0xc2 | 0xc3 => run || !(closes && after_capital),
        // "Ä‡", "Å¡": Latin letters of Central Europe. "MATCHÅ”" would be a capital word in quotation marks.
        0xc4 | 0xc5 => fixed.is_alphabetic() && (run || letter_after || !(closes && (after_capital || !in_word))),
        // Greek, Cyrillic, Hebrew, Arabic come in words; one such letter alone is no proof.
        0xc6..=0xdf => run || fixed.is_alphabetic() && follows(),
        // "â€™", "â†’", "â‚¬".
        0xe2 => true,
        // Ligatures, full-width forms, the byte order mark.
        0xef => true,
        // Scripts of Asia: words again.
        0xe0..=0xef => run || follows(),
        // Emoji and other pictures.
        _ => !fixed.is_control(),
    }
}

/// Mojibake that lost its last character: "â€" for a closing quote (its third byte is no character in Windows-1252),
/// "Ã " for "à" (a no-break space that became a space).
fn damaged(chars: &[(usize, char)], at: usize, before: Option<char>) -> Option<(usize, String)> {
    let char_at = |i: usize| chars.get(i).map(|&(_, c)| c);
    match (char_at(at)?, char_at(at + 1)?) {
        ('â', '€') => Some((2, "”".into())),
        ('Ã', ' ') if before.is_some_and(|c| c.is_lowercase() || c.is_whitespace()) => {
            // The lost no-break space may stand as a space of its own, before the real one.
            let used = if char_at(at + 2) == Some(' ') { 2 } else { 1 };
            Some((used, "à".into()))
        }
        _ => None,
    }
}

/// The byte that Windows-1252 (where it has none: Latin-1) reads as this character.
fn byte_of(c: char) -> Option<u8> {
    let high = match c {
        '€' => 0x80,
        '‚' => 0x82,
        'ƒ' => 0x83,
        '„' => 0x84,
        '…' => 0x85,
        '†' => 0x86,
        '‡' => 0x87,
        'ˆ' => 0x88,
        '‰' => 0x89,
        'Š' => 0x8a,
        '‹' => 0x8b,
        'Œ' => 0x8c,
        'Ž' => 0x8e,
        '‘' => 0x91,
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '•' => 0x95,
        '–' => 0x96,
        '—' => 0x97,
        '˜' => 0x98,
        '™' => 0x99,
        'š' => 0x9a,
        '›' => 0x9b,
        'œ' => 0x9c,
        'ž' => 0x9e,
        'Ÿ' => 0x9f,
        '\u{80}'..='\u{ff}' => return u8::try_from(u32::from(c)).ok(),
        _ => return None,
    };
    Some(high)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` with all mojibake undone.
    fn fix(text: &str) -> String {
        let (mut out, mut at) = (String::new(), 0);
        for (start, end, fixed) in mojibake(text) {
            out.push_str(&text[at..start]);
            out.push_str(&fixed);
            at = end;
        }
        out + &text[at..]
    }

    /// What a program does that reads UTF-8 as Windows-1252.
    fn damage(text: &str) -> String {
        let table: Vec<char> = (0..=255u8)
            .map(|b| {
                ('\u{80}'..='\u{2122}')
                    .find(|c| byte_of(*c) == Some(b) && !('\u{80}'..'\u{a0}').contains(c))
                    .unwrap_or(b as char)
            })
            .collect();
        text.bytes().map(|b| table[b as usize]).collect()
    }

    #[test]
    fn whatever_was_damaged_comes_back() {
        for text in [
            "café",
            "naïve",
            "l’été",
            "“quoted” – and —",
            "Müller, Größe, Übung",
            "São Paulo, coração",
            "señor ¿qué?",
            "20 °C ± 2",
            "£5 or €6",
            "Łódź źle",
            "Дума приняла закон",
            "Αθήνα είναι",
            "日本語の文",
            "😀 done",
            "it’s… fine",
            "voilà monsieur",
            "½ cup",
            "→ next",
        ] {
            assert_eq!(fix(&damage(text)), text, "{:?}", damage(text));
            assert_eq!(fix(&damage(&damage(text))), text, "twice: {text}");
        }
    }

    #[test]
    fn sound_text_is_left_alone_and_fixing_twice_is_fixing_once() {
        for text in [
            "IRMû disse",
            "«À l’âge»",
            "“CAFÉ”",
            "NAÇÃO",
            "ÎLE DE RÉ…",
            "Ångström",
            "façade – élève",
            "Æther",
            "AMANHÔ",
            "Дума",
            "Αθήνα",
            "日本",
            "Þór Ð",
            "× 3",
            "über",
        ] {
            assert_eq!(fix(text), text);
            assert_eq!(fix(&fix(&damage(text))), fix(&damage(text)));
        }
    }

    #[test]
    fn marks_whose_last_byte_was_lost_are_closing_quotes() {
        assert_eq!(fix("â€œyesâ€ he said"), "“yes” he said");
        assert_eq!(fix("voilÃ  la maison"), "voilà la maison");
    }
}
