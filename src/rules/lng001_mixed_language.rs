//! # LNG001 mixed-language
//!
//! ## What it finds
//! Two languages in one sentence: an English clause that goes on in Spanish, or English "of", "and", "for" between the
//! words of another language. Names, titles, quotations and loan words are no second language.
//!
//! ## Why it is noise
//! A summariser that knows one language well translates the other one half. Neither readership can read the result.
//!
//! ## Examples
//! ```flag
//! The report says that the plan for the bridge fue aprobado por la mayoría de los miembros del consejo.
//! ```
//! ```flag
//! The company makes a set of tools for offices hat den Vorschlag am Montag abgelehnt.
//! ```
//! ```flag
//! They said that the law would cut the money for roads a annoncé de nouvelles mesures pour les familles.
//! ```
//! ```flag
//! The bank said that it made a profit of analisa as relações entre os dois países durante a crise.
//! ```
//! ```flag
//! Este libro utiliza fuentes for recuperar la historia of los barrios and las familias.
//! ```
//! ```flag
//! O artigo fala dos problemas of a cidade and da falta de água no bairro.
//! ```
//! ```flag
//! Die Stadt hat the alte Brücke und with dem Geld eine neue gebaut.
//! ```
//! ```keep
//! He comes from Los Angeles, she from El Salvador, and they met in La Paz.
//! ```
//! ```keep
//! She shouted "no lo sé, pero vamos a la playa" and left the room.
//! ```
//! ```keep
//! The coup de grâce came from a man of the ancien régime, he said.
//! ```
//! ```keep
//! The paper Die Zeit and the weekly Der Spiegel were the first to report it.
//! ```
//! ```keep
//! Vio «Game of Thrones» y luego la serie «House of Cards» con los amigos de la escuela.
//! ```
//! ```keep
//! La banda tocó Rock and Roll toda la noche en el bar de la esquina.
//! ```
//! ```keep
//! Das Team spielte gegen Brighton and Hove Albion und verlor in der letzten Minute.
//! ```
//! ```keep
//! The film La vita è bella was shown at the Museo de la Ciudad in May.
//! ```
//! ```keep
//! I am in the den, and the hat on the die is mine.
//! ```
//! ```keep
//! El uso del software «state of the art» en los hospitales es cada vez mayor.
//! ```
//!
//! ## Repair
//! None: half of the statement is missing.

use super::language_windows::{foreign_stretch, may_be_foreign, strewn_english};
use super::{Meta, Rule, thresholds};
use crate::model::{Finding, SegmentKind, Severity, Span};
use crate::text::DocumentView;

/// See the module's documentation.
pub struct MixedLanguage;

static META: Meta = Meta {
    code: "LNG001",
    name: "mixed-language",
    severity: Severity::Broken,
    repairs: false,
    summary: "Two languages are mixed in one sentence.",
};

impl Rule for MixedLanguage {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn source(&self) -> &'static str {
        include_str!("lng001_mixed_language.rs")
    }

    fn check(&self, view: &DocumentView<'_>, out: &mut Vec<Finding>) {
        for (index, segment) in view.segments.iter().enumerate() {
            if segment.kind != SegmentKind::Sentence || !may_be_foreign(view, index) {
                continue;
            }
            if let Some(stretch) = foreign_stretch(view, index) {
                out.push(META.finding(index, stretch.span, stretch.score, "the sentence changes its language"));
            } else if let Some((spans, _)) = strewn_english(view, index) {
                let (Some(first), Some(last)) = (spans.first(), spans.last()) else { continue };
                let score = (thresholds::STREWN_SCORE + 0.1 * spans.len() as f32).min(0.98);
                let span = Span { start: first.start, end: last.end };
                out.push(META.finding(index, span, score, "English words are strewn into another language"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check_text;
    use super::*;

    #[test]
    fn the_foreign_stretch_is_the_span() {
        let text = "The committee of the city fue aprobado por la mayoría de los miembros.";
        let found = check_text(&MixedLanguage, text);
        assert_eq!(found.len(), 1);
        assert!(text[found[0].span.range()].ends_with("miembros"), "{}", &text[found[0].span.range()]);
    }
}
