//! [`Standing`]: how fit a segment is to stand for others.

use crate::model::{Finding, SegmentKind, Severity};
use crate::text::lexicon::Lexicon;
use crate::text::stem::Stemmer;
use crate::text::word_class::{WordClass, word_class};
use crate::text::word_weight::word_weight;
use crate::text::{DocumentView, TokenKind};
use rustc_hash::FxHashSet;

/// How fit a segment is to stand for others; the greater stands. Compared field by field, in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// Not broken.
    pub sound: bool,
    /// Information, in bands, so that a word more or less does not outweigh a garbled sentence.
    pub information: u32,
    /// No blemish.
    pub clean: bool,
    /// The subject is a name or noun, not a pronoun.
    pub subject: bool,
    /// Says who said it.
    pub attributed: bool,
}

impl Standing {
    /// Why the one stands for the other, in one line.
    pub fn reason(self, other: Standing) -> &'static str {
        if self.sound != other.sound {
            "the other is broken"
        } else if self.information != other.information {
            "says more"
        } else if self.clean != other.clean {
            "the other is garbled"
        } else if self.subject != other.subject {
            "names its subject"
        } else if self.attributed != other.attributed {
            "says who said it"
        } else {
            "comes first"
        }
    }
}

/// Weight of a word, at most: beyond, words are rare by spelling rather than by meaning.
const HEAVIEST: f32 = 6.0;
/// Ratio of information between two bands: about two content words in ten.
const BAND: f32 = 1.2;

/// The standing of every segment. Linear.
pub fn standings(view: &DocumentView<'_>, findings: &[Finding]) -> Vec<Standing> {
    let mut out: Vec<Standing> = Vec::with_capacity(view.segments.len());
    let stemmer = Stemmer::new(view.profile.language);
    let lexicon = Lexicon::english();
    for (n, segment) in view.segments.iter().enumerate() {
        let (mut mass, mut seen) = (0f32, FxHashSet::default());
        let mut attributed = false;
        for token in view.tokens(n).iter().filter(|t| t.kind.is_wordlike()) {
            let lower = view.lower.get(token.span.range()).unwrap_or_default();
            // Initials and forms of address tell nothing.
            let initials = lower.contains('.') || lower.len() < 3;
            if !word_class(lower).is_open() || lower == "unk" || (initials && token.kind != TokenKind::Number) {
                continue;
            }
            let meaning = lexicon.meaning(lower, &stemmer);
            attributed |=
                matches!(meaning.as_str(), "say" | "tell" | "accord" | "announc" | "report" | "argu" | "claim");
            let weight = if token.kind == TokenKind::Number { 5.0 } else { word_weight(&meaning).weight.min(HEAVIEST) };
            if seen.insert(meaning) {
                mass += weight;
            }
        }
        let pronoun = view.tokens(n).iter().find(|t| t.kind.is_wordlike()).is_some_and(|t| {
            let class = word_class(view.lower.get(t.span.range()).unwrap_or_default());
            class.is(WordClass::SUBJECT_PRONOUN.or(WordClass::POSSESSIVE))
        });
        out.push(Standing {
            sound: segment.kind == SegmentKind::Sentence,
            information: ((1.0 + mass).ln() / BAND.ln()) as u32,
            clean: true,
            subject: !pronoun,
            attributed,
        });
    }
    for finding in findings {
        if let Some(standing) = out.get_mut(finding.segment as usize) {
            standing.sound &= finding.severity != Severity::Broken;
            standing.clean &= finding.severity < Severity::Blemish;
        }
    }
    out
}
