//! # LNG002 other-language
//!
//! ## What it finds
//! A whole, fluent sentence in another language than most of the document: Spanish, Portuguese, French, German or English.
//!
//! ## Why it is noise
//! Mostly it is none: abstracts and quotations in another language are wanted, so this is for information. One lone sentence
//! that breaks into a paragraph of another language is a blemish: nobody wrote it there on purpose.
//!
//! ## Examples
//! ```flag
//! The council met on Monday to vote on the new bridge over the river. El acuerdo fue aprobado por la mayoría de los miembros del consejo. It will be built by the end of the year.
//! ```
//! ```flag
//! The speaker recommends the plan to all of the members. Die Regierung hat den Vorschlag am Montag abgelehnt. They will vote on it again in the spring.
//! ```
//! ```flag
//! The group discussed the features of the remote. Le gouvernement a annoncé de nouvelles mesures pour les familles. Others noted that it had no buttons.
//! ```
//! ```flag
//! They said that the talks were over. Este artigo analisa as relações entre os dois países durante a crise. The mayor was not there.
//! ```
//! ```flag
//! El consejo se reunió el lunes para votar sobre el puente. The council met on Monday to vote on the bridge. El alcalde no estaba en la sala.
//! ```
//! ```flag
//! This article is about the history of the crisis and of those who solved it.
//!
//! Este artículo trata de la historia de la crisis y de los que la resolvieron.
//! ```
//! ```keep
//! El consejo se reunió el lunes. El alcalde no estaba en la sala. La votación será en mayo.
//! ```
//! ```keep
//! The council met on Monday. The mayor was not in the room. The vote is in May.
//! ```
//! ```keep
//! The crowd sang “La vie est belle et nous sommes tous ici” until late. The show went on for hours.
//! ```
//! ```keep
//! Real Madrid beat Los Angeles in the final. El Salvador came third. Costa Rica was out.
//! ```
//! ```keep
//! The mayor of La Paz spoke first. Después, silence. Then the band played on.
//! ```
//! ```keep
//! C'est la vie, she said. The others laughed and went home.
//! ```
//! ```keep
//! Die Zeit and Der Spiegel reported on the case. It was in the news for weeks.
//! ```
//! ```keep
//! Der Rat tagte am Montag. Die Bürgermeisterin war nicht im Saal. Im Mai wird gewählt.
//! ```
//!
//! ## Repair
//! None: a fluent sentence is not changed.

use super::language_windows::{differs, document_language, may_be_foreign, sentence_language};
use super::{Meta, Rule, thresholds};
use crate::model::{Finding, Language, SegmentKind, Severity};
use crate::text::DocumentView;

/// See the module's documentation.
pub struct OtherLanguage;

static META: Meta = Meta {
    code: "LNG002",
    name: "other-language",
    severity: Severity::Info,
    repairs: false,
    summary: "A sentence is in another language than the document.",
};

impl Rule for OtherLanguage {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("lng002_other_language.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        let main = document_language(view);
        if main == Language::Other {
            return;
        }
        let of = |index: usize| {
            let prose = view.segments.get(index).is_some_and(|s| s.kind == SegmentKind::Sentence);
            if prose { sentence_language(view, index) } else { Language::Other }
        };
        for (index, segment) in view.segments.iter().enumerate() {
            if main == Language::En && !may_be_foreign(view, index) {
                continue;
            }
            let language = of(index);
            if language == Language::Other || language == main || !differs(view, index, language, main) {
                continue;
            }
            // Alone in its paragraph: no neighbour in the same language, and sentences of the main one around it.
            let near = |at: Option<usize>| at.map_or(Language::Other, of);
            let (before, after) = (near(index.checked_sub(1)), near(Some(index + 1)));
            let same_line = |at: Option<usize>| {
                at.and_then(|i| view.segments.get(i)).is_some_and(|s| s.line.abs_diff(segment.line) <= 1)
            };
            let broken_into = before != language
                && after != language
                && ((before == main && same_line(index.checked_sub(1)))
                    || (after == main && same_line(Some(index + 1))));
            let severity = if broken_into { Severity::Blemish } else { Severity::Info };
            let score = if broken_into { thresholds::LANGUAGE_INTRUDER } else { thresholds::LANGUAGE_OTHER };
            let message = format!("the sentence is in {}, the document in {}", name(language), name(main));
            out.push(Finding { severity, ..META.finding(index, segment.span, score, message) });
        }
    }
}

/// The English name of a language.
fn name(language: Language) -> &'static str {
    match language {
        Language::En => "English",
        Language::Es => "Spanish",
        Language::Pt => "Portuguese",
        Language::Fr => "French",
        Language::De => "German",
        Language::Other => "another language",
    }
}

#[cfg(test)]
mod tests {
    use super::super::check_text;
    use super::*;

    #[test]
    fn a_block_of_its_own_is_information_a_lone_intruder_a_blemish() {
        let block = "The council met on Monday and the mayor was there.\n\nEl consejo se reunió el lunes y la alcaldesa no estaba en la sala.";
        assert!(check_text(&OtherLanguage, block).iter().all(|f| f.severity == Severity::Info));
        let intruder = "The council met on Monday and the mayor was there.\nEl acuerdo fue aprobado por la mayoría de los miembros.\nThe vote is in May, and it will be close.";
        let found = check_text(&OtherLanguage, intruder);
        assert_eq!((found.len(), found[0].severity), (1, Severity::Blemish));
    }
}
