//! Text is never called garbled for its language: clean sentences in Spanish, Portuguese, French and German, and short texts in
//! Russian, Chinese, Arabic, Hindi, Greek and Japanese, give no finding that counts as noise.

use sumsift::config::{SegmentSettings, StyleChoice};
use sumsift::model::{Severity, Span};
use sumsift::rules::RULES;
use sumsift::text::{DocumentView, profile::profile};
use sumsift::{score, segment};

/// Findings of all rules in `text` that count as noise: code, message, and the segment's text.
fn noise(text: &str) -> Vec<String> {
    let profile = profile(text, StyleChoice::Auto);
    let segments = segment::segment(text, &profile, &SegmentSettings::default());
    let view = DocumentView::new(text, &profile, &segments);
    score::score(&view, RULES)
        .into_iter()
        .filter(|f| matches!(f.severity, Severity::Blemish | Severity::Broken))
        .map(|f| {
            let segment = segments.get(f.segment as usize).map_or(Span::default(), |s| s.span);
            format!("{} {}: {}", f.code, f.message, view.slice(segment))
        })
        .collect()
}

/// The sentences of a file as one document, as documents of ten lines, of one line each, and as running text.
fn all_layouts(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut found = noise(text);
    for layout in lines.chunks(10) {
        found.extend(noise(&layout.join("\n")));
        found.extend(noise(&layout.join(" ")));
    }
    lines.iter().for_each(|line| found.extend(noise(line)));
    found.sort();
    found.dedup();
    found
}

fn assert_clean(text: &str, sentences: usize) {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    assert!(lines >= sentences, "only {lines} sentences");
    let found = all_layouts(text);
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
}

#[test]
fn spanish_is_no_noise() {
    assert_clean(include_str!("data/clean_es.txt"), 200);
}

#[test]
fn portuguese_is_no_noise() {
    assert_clean(include_str!("data/clean_pt.txt"), 200);
}

#[test]
fn french_is_no_noise() {
    assert_clean(include_str!("data/clean_fr.txt"), 200);
}

#[test]
fn german_is_no_noise() {
    assert_clean(include_str!("data/clean_de.txt"), 200);
}

#[test]
fn other_scripts_pass_through() {
    assert_clean(include_str!("data/clean_other.txt"), 21);
}
