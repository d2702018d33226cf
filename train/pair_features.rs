//! Measures the pairs of annotated documents, for `pair_model.py`.
//!
//! In, on standard input: JSON Lines, one document each: `{"doc", "text", "segments": [[start, end, line], ...]}`, offsets
//! in code points. Out: JSON Lines, one pair each: `{"doc", "a", "b", "conflict", "later": [...], "earlier": [...]}`, after
//! a first line that names the features.

use serde_json::{Value, json};
use std::io::{BufRead, Write};
use sumsift::model::{Boundary, BoundaryKind, Casing, Language, Profile, Segment, SegmentKind, Spacing, Span, Style};
use sumsift::pair::{Features, measure};
use sumsift::text::DocumentView;

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "{}", json!(Features::NAMES))?;
    for line in std::io::stdin().lock().lines() {
        let document: Value = serde_json::from_str(&line?)?;
        let text = document["text"].as_str().unwrap_or_default();
        let bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        let profile = Profile {
            style: Style::Summary,
            spacing: Spacing::Detached,
            casing: Casing::Normal,
            language: Language::En,
            words: 0,
        };
        let number = |v: &Value| v.as_u64().unwrap_or_default() as usize;
        let segments: Vec<Segment> = document["segments"]
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
        let view = DocumentView::new(text, &profile, &segments);
        for m in measure(&view, &[]) {
            let [later, earlier] = m.features.map(|f| f.values().to_vec());
            writeln!(
                out,
                "{}",
                json!({"doc": document["doc"], "a": m.a, "b": m.b, "conflict": m.conflict, "later": later, "earlier": earlier})
            )?;
        }
    }
    Ok(())
}
