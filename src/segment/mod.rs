//! Cuts a document into sentences, or what stands for one.

use crate::config::SegmentSettings;
use crate::model::{Boundary, BoundaryKind, Profile, Segment, SegmentKind, Span};

/// Cuts `text` into segments that partition its non-blank text. Linear.
pub fn segment(text: &str, profile: &Profile, settings: &SegmentSettings) -> Vec<Segment> {
    let _ = (profile, settings);
    let mut out = Vec::new();
    let mut at = 0;
    for (n, line) in text.split_inclusive('\n').enumerate() {
        let t = line.trim();
        if !t.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            out.push(Segment {
                span: Span::new(start, start + t.len()),
                line: n as u32 + 1,
                kind: SegmentKind::Sentence,
                boundary: Boundary { kind: BoundaryKind::Line, confidence: 1.0 },
            });
        }
        at += line.len();
    }
    out
}
