//! Annotated documents as the training tools read them.

use serde_json::Value;
use sumsift::model::{Boundary, BoundaryKind, Casing, Language, Profile, Segment, SegmentKind, Spacing, Span, Style};

/// One document of a line of JSON: `{"doc", "text", "segments": [[start, end, line], ...]}`, offsets in code points.
pub struct Annotated {
    /// The parsed line.
    pub json: Value,
    /// Its segments.
    pub segments: Vec<Segment>,
}

impl Annotated {
    /// Parses a line.
    pub fn parse(line: &str) -> serde_json::Result<Annotated> {
        let json: Value = serde_json::from_str(line)?;
        let text = json["text"].as_str().unwrap_or_default();
        let bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        let number = |v: &Value| v.as_u64().unwrap_or_default() as usize;
        let segments = json["segments"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|s| Segment {
                span: Span::new(bytes[number(&s[0])], bytes[number(&s[1])]),
                line: number(&s[2]) as u32,
                kind: SegmentKind::Sentence,
                boundary: Boundary { kind: BoundaryKind::Detached, confidence: 1.0 },
            })
            .collect();
        Ok(Annotated { json, segments })
    }

    /// The document's text.
    pub fn text(&self) -> &str {
        self.json["text"].as_str().unwrap_or_default()
    }
}

/// What summaries in English are like.
pub fn profile() -> Profile {
    Profile {
        style: Style::Summary,
        spacing: Spacing::Detached,
        casing: Casing::Normal,
        language: Language::En,
        words: 0,
    }
}
