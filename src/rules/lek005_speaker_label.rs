//! # LEK005 speaker-label
//!
//! ## What it finds
//! Who speaks, or what is heard, as transcripts and captions write it: "SPEAKER_01:", "Narrator:", "Kelvin: I don't think so",
//! "`[Music]`", "(APPLAUSE)", ">> JOHN:".
//!
//! ## Why it is noise
//! A summary tells what was said; a label belongs to the transcript it was made from.
//!
//! ## Examples
//! ```flag
//! Speaker 0: The water department will report in May.
//! ```
//! ```repaired
//! The water department will report in May.
//! ```
//! ```flag
//! SPEAKER_01: We should vote on the budget first.
//! ```
//! ```flag
//! Narrator: The whales return every spring.
//! ```
//! ```repaired
//! The whales return every spring.
//! ```
//! ```flag
//! Kelvin: I don't think so
//! ```
//! ```flag
//! [Music] The whales return every spring.
//! ```
//! ```repaired
//! The whales return every spring.
//! ```
//! ```flag
//! >> The mayor thanked the volunteers. (APPLAUSE)
//! ```
//! ```flag
//! The mayor thanked the volunteers. [laughter]
//! ```
//! ```flag
//! The talks ended early . Nasa scientist Ellen Stone :
//! The two sides will meet again in May .
//! ```
//! ```keep
//! CIA: Some countries would not endorse a direct intervention.
//! ```
//! ```keep
//! Cole: "There is not enough evidence"
//! ```
//! ```keep
//! Photographer: Graffiti a human connection to the past.
//! ```
//! ```keep
//! The narrator: a boy of ten who tells what he saw.
//! ```
//! ```keep
//! The minister said: we have no plans to leave.
//! ```
//! ```keep
//! The band plays music (mostly jazz) in the park.
//! ```
//! ```keep
//! His message: I am still here, and I am not alone.
//! ```
//! ```keep
//! Anna: I'm late. Ben: I know. Anna: Shall we go? Ben: Yes, let's go.
//! ```
//! ```keep
//! The speaker of the house left, to applause from the gallery.
//! ```
//!
//! ## Repair
//! A label with nothing after it is broken. A label that names nobody (speaker number, narrator, sound) is deleted. A name stays: it says whose words these are.

use super::{Meta, Rule, delete, thresholds};
use crate::model::{Finding, SegmentKind, Severity, Span, Style};
use crate::text::{DocumentView, floor_boundary, folds_to_ascii};
use regex::Regex;
use std::sync::LazyLock;

/// See the module's documentation.
pub struct SpeakerLabel;

static META: Meta = Meta {
    code: "LEK005",
    name: "speaker-label",
    severity: Severity::Blemish,
    repairs: true,
    summary: "A speaker or sound label of a transcript leaked into the text.",
};

/// Labels at the start that name nobody.
static NOBODY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:(?i:speaker|participant|interviewer|interviewee|moderator|narrator|announcer|voice-?over|unidentified (?:male|female)|operator|reporter|anchor|respondent)(?:[ _#-]?[A-Z0-9]{1,3})?",
        r"|>{2,3}(?: [A-Z][A-Z .]{1,30})?|\((?i:voice-?over|on camera)\)|[QA](?:\d{1,2})?)\s?:\s+",
    ))
    .expect("valid")
});

/// ">>" of caption turns without a name, music notes.
static TURN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(?:>{2,3}|♪+|- )\s?(?:[A-Z]|♪)").expect("valid"));

/// What is heard or seen: "`[Music]`", "(APPLAUSE)".
static SOUND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\[ ?(?i:(?:\w+ )?(?:music|applause|laughter|laughs|laughing|cheers|cheering|silence|crosstalk|inaudible|unintelligible|blank_audio|background noise|sighs|coughs|gasps|beep|bleep|foreign language))(?: \w+){0,2} ?\]",
        r"|\((?:MUSIC|APPLAUSE|LAUGHTER|CROSSTALK|INAUDIBLE|CHEERING|COMMERCIAL BREAK|VIDEOTAPE|(?:BEGIN|END) (?:VIDEO|AUDIO) (?:CLIP|TAPE)|(?:BEGIN|END) VIDEOTAPE)[A-Z ]{0,20}\)|♪+"
    ))
    .expect("valid")
});

/// A first name (one or two capitalised words) before a colon, and somebody speaking of himself without quotation marks.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^((?:\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)?|\p{Lu}{3,12}(?: \p{Lu}{2,12})?))\s?:\s+((?i:i|i['’](?:m|ve|ll|d)|you|we|we['’](?:re|ve|ll)|yes|yeah|ok|okay|hi|hello|hey|oh|let['’]s|my|thanks|thank you|sure|haha|lol|bye|please))\b")
        .expect("valid")
});

/// Nouns that stand before a colon in prose and name no person.
const NO_NAME: &str = " result message answer question motto verdict warning lesson note moral advice rule slogan promise conclusion reason problem solution update breaking read watch quote fact myth tip summary title caption subject opinion analysis exclusive witness review report study poll official officials police ";

impl Rule for SpeakerLabel {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("lek005_speaker_label.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        if memchr::memchr3(b':', b'[', b'(', view.text.as_bytes()).is_none() && !view.text.contains(['>', '♪']) {
            return;
        }
        let start = out.len();
        for (index, segment) in view.segments.iter().enumerate() {
            if matches!(segment.kind, SegmentKind::Code | SegmentKind::TableRow) {
                continue;
            }
            let (text, offset) = (view.slice(segment.span), segment.span.start as usize);
            let label = |end: usize, sure: f32, edit: bool| {
                let span = Span::new(offset, offset + end);
                let mut finding = META.finding(index, span, sure, "a transcript's label stands before the sentence");
                if edit {
                    finding.edits = vec![delete(span)];
                }
                finding
            };
            if text.contains(':') {
                if let Some(found) = may_be_label(text).then(|| NOBODY.find(text)).flatten() {
                    out.push(label(found.end(), thresholds::LABEL_SURE, true));
                } else if stands_alone(view, index, text) {
                    let mut finding = label(text.len(), thresholds::LABEL_ALONE, false);
                    finding.severity = Severity::Broken;
                    finding.message = "a speaker's label stands alone".into();
                    out.push(finding);
                } else if let Some(found) = named(view, text) {
                    let name = found.get(1).map_or("", |m| m.as_str());
                    if !NO_NAME.contains(&format!(" {} ", name.to_lowercase())) {
                        out.push(label(name.len() + 1, thresholds::LABEL_NAME, false));
                    }
                }
            }
            if text.starts_with(['>', '♪']) && TURN.is_match(text) {
                let end = text.len() - text.trim_start_matches(['>', '♪', ' ']).len();
                out.push(label(end, thresholds::LABEL_SURE, true));
            }
            if may_be_sound(text) {
                for found in SOUND.find_iter(text).filter(|m| m.start() > 0 || !text.starts_with('♪')) {
                    let span = Span::new(offset + found.start(), offset + found.end());
                    let mut finding =
                        META.finding(index, span, thresholds::LABEL_SURE, "a transcript's note of a sound");
                    finding.edits = vec![delete(span)];
                    out.push(finding);
                }
            }
        }
        keep_dialogue(view, start, out);
    }
}

/// Whether a text begins as [`NOBODY`] does, and a colon comes soon.
fn may_be_label(text: &str) -> bool {
    const NAMES: [&str; 13] = [
        "speaker",
        "participant",
        "interviewe",
        "moderator",
        "narrator",
        "announcer",
        "voice",
        "unidentified",
        "operator",
        "reporter",
        "anchor",
        "respondent",
        "(",
    ];
    // "unidentified female" and three more characters, in the widest letters.
    let head = text.get(..floor_boundary(text, 80)).unwrap_or_default();
    let bytes = head.as_bytes();
    let named = |name: &&str| bytes.get(..name.len()).is_some_and(|h| h.eq_ignore_ascii_case(name.as_bytes()));
    // "Q:", "A2 :".
    let answer = matches!(bytes, [b'Q' | b'A', next, ..] if !next.is_ascii_alphabetic());
    let odd = !head.is_ascii() && head.contains(folds_to_ascii);
    head.contains(':') && (odd || answer || head.starts_with(">>") || NAMES.iter().any(named))
}

/// A part of each sound in square brackets.
const SOUNDS: [&str; 15] = [
    "music",
    "applause",
    "laugh",
    "cheer",
    "silence",
    "crosstalk",
    "inaudible",
    "unintelligible",
    "audio",
    "noise",
    "sigh",
    "cough",
    "gasp",
    "eep",
    "foreign",
];

/// Whether `text` holds `part` in any case; texts beyond ASCII may, as other letters fold to the ones asked for.
fn holds(text: &str, part: &str) -> bool {
    !text.is_ascii() || text.as_bytes().windows(part.len()).any(|w| w.eq_ignore_ascii_case(part.as_bytes()))
}

/// Whether a text has one of the brackets or notes that [`SOUND`] begins with.
fn may_be_sound(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shouts = |at: usize| {
        let head = bytes.get(at + 1..at + 3).unwrap_or_default();
        [b"MU", b"AP", b"LA", b"CR", b"IN", b"CH", b"CO", b"VI", b"BE", b"EN"].iter().any(|listed| head == *listed)
    };
    // The names of sounds have letters and spaces only, up to the next bracket.
    let bracketed = |at: usize| {
        let inside = text.get(at + 1..).and_then(|t| t.split(['[', ']']).next()).unwrap_or_default();
        inside.len() + at + 1 < text.len() && !inside.is_empty() && SOUNDS.iter().any(|sound| holds(inside, sound))
    };
    memchr::memchr_iter(b'[', bytes).any(bracketed)
        || memchr::memchr_iter(b'(', bytes).any(shouts)
        || !text.is_ascii() && text.contains('♪')
}

/// A name and somebody speaking, in a summary, where it begins a sentence.
fn named<'t>(view: &DocumentView<'_>, text: &'t str) -> Option<regex::Captures<'t>> {
    let head = text.split(':').next().unwrap_or_default();
    let words = head.split(|c: char| c.is_whitespace() || c == '-').filter(|w| !w.is_empty()).count();
    let may_be = words <= 2 && text.starts_with(char::is_uppercase);
    (may_be && view.profile.style == Style::Summary).then(|| NAMED.captures(text)).flatten()
}

/// "meg urry :", and nothing said: in a summary the words were lost, or went to the next line.
fn stands_alone(view: &DocumentView<'_>, index: usize, text: &str) -> bool {
    let spoken = text.trim_end_matches(['`', '\'', '"', '“', '‘', ' ']);
    let sentence = view.segments.get(index).is_some_and(|s| s.kind == SegmentKind::Sentence);
    let tokens = view.tokens(index);
    // A list follows "The winners are:" and "Ingredients:"; who speaks is a name or a title of two words or more.
    let small = || view.grammar(index).iter().any(|g| !g.class.is_open());
    view.profile.style == Style::Summary
        && sentence
        && spoken.ends_with(':')
        && tokens.len() <= thresholds::LABEL_TOKENS
        && !small()
        && (tokens.len() > 2 || spoken.len() < text.len())
        && view.segments.get(index + 1).is_some_and(|s| s.kind == SegmentKind::Sentence)
}

/// Where people talk all the time, names before colons are how the text is written.
fn keep_dialogue(view: &DocumentView<'_>, start: usize, out: &mut Vec<Finding>) {
    let mut labelled = 0;
    for segment in view.segments {
        let text = view.slice(segment.span);
        let head = text.split(':').next().unwrap_or_default();
        labelled += usize::from(head.len() < text.len() && head.split_whitespace().count() <= 3);
    }
    let dialogue = labelled >= thresholds::DIALOGUE_LINES && labelled * 3 >= view.segments.len();
    // A dialogue on one line: the same label comes back inside it.
    let inline = |f: &Finding| {
        let name = view.slice(f.span);
        view.segments.get(f.segment as usize).is_some_and(|s| view.slice(s.span).matches(name).count() > 1)
    };
    let mut at = 0;
    out.retain(|f| {
        at += 1;
        at <= start || f.severity == Severity::Broken || !(f.edits.is_empty() && (dialogue || inline(f)))
    });
}

#[cfg(test)]
mod tests {
    use super::super::check_text;
    use super::*;

    #[test]
    fn names_stay_in_a_dialogue_and_are_never_deleted() {
        let dialogue = "Anna: I am late.\nBen: You always are.\nAnna: I know.";
        assert!(check_text(&SpeakerLabel, dialogue).is_empty());
        assert!(check_text(&SpeakerLabel, "Kelvin: I don't think so").iter().all(|f| f.edits.is_empty()));
    }
}
