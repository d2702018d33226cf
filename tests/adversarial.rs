//! Hostile inputs at a tenth of their size: work grows with the input, not with its square.
//!
//! Work is counted, never timed: segments, verified pairs, findings and bytes of ledger at n and at 4n. `scripts/soak`
//! runs the full sizes with times and memory.

mod common;

use common::laws;
use sumsift::config::Settings;
use sumsift::model::Document;
use sumsift::pipeline::Pipeline;
use sumsift::text::{DocumentView, profile::profile};

/// What cleaning a text amounts to.
#[derive(Debug)]
struct Work {
    pairs: usize,
    findings: usize,
    ledger_bytes: usize,
}

fn work(text: &str) -> Work {
    let settings = Settings::default();
    let found = profile(text, settings.segment.style);
    let segments = sumsift::segment::segment(text, &found, &settings.segment);
    let view = DocumentView::new(text, &found, &segments);
    let repairs = vec![Vec::new(); segments.len()];
    let pairs = sumsift::pair::pairs(&view, &repairs, &settings.pair).len();
    let cleaned = Pipeline::new(settings).expect("default rules").clean(&Document::from_text("doc", text));
    let ledger_bytes = cleaned.records.iter().map(|r| serde_json::to_string(r).expect("JSON").len()).sum();
    let findings = common::segments(&cleaned).iter().map(|s| s.findings.len()).sum();
    Work { pairs, findings, ledger_bytes }
}

/// Four times the input makes at most five times the work. The slack is for counts that begin near zero; in a ledger, for
/// the text of an edited segment, which is on record where that of a kept one is not.
fn assert_linear(make: impl Fn(usize) -> String, n: usize) {
    let text = make(n);
    let (one, four) = (work(&make(n / 4)), work(&text));
    for (what, one, four, slack) in [
        ("verified pairs", one.pairs, four.pairs, 100),
        ("findings", one.findings, four.findings, 100),
        ("bytes of ledger", one.ledger_bytes, four.ledger_bytes, 2 * text.len() + 1000),
    ] {
        assert!(four <= 5 * one + slack, "{what} grow from {one} to {four} for four times the input");
    }
}

const WORDS: &[&str] = &[
    "the", "river", "council", "bridge", "of", "stone", "and", "water", "carried", "under", "a", "winter", "sky",
    "while", "boats", "waited", "for", "light", "near", "old", "harbour", "walls",
];

/// `n` words without a period, in an order that does not repeat soon.
fn words(n: usize) -> String {
    let mut state = 12_345_u32;
    let mut text = String::with_capacity(n * 6);
    for _ in 0..n {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        text.push_str(WORDS[(state >> 16) as usize % WORDS.len()]);
        text.push(' ');
    }
    text
}

#[test]
fn one_line_of_a_megabyte_without_a_period() {
    assert_linear(words, 200_000);
}

#[test]
fn ten_thousand_identical_sentences() {
    assert_linear(|n| "The council voted on Tuesday to rebuild the old footbridge . ".repeat(n), 10_000);
}

#[test]
fn ten_thousand_sentences_of_one_frame() {
    assert_linear(
        |n| (0..n).map(|k| format!("Station {k} reported {} millimetres of rain on Monday . ", k * 7 % 1013)).collect(),
        10_000,
    );
}

#[test]
fn two_sentences_of_a_hundred_kilobytes() {
    assert_linear(|n| format!("The {}. The {}.", words(n), words(n)), 20_000);
}

#[test]
fn marks_quotes_and_brackets_without_end() {
    for unit in ["’", "\"", "(", ". ", " . ", "a. ", "\u{fffd}", "the ", "- ", "|", "#", "1.", "\r", "‘a’ "] {
        assert_linear(|n| unit.repeat(n), 20_000);
    }
}

#[test]
fn the_laws_hold_on_hostile_input() {
    for text in [words(2000), "It was late . ".repeat(300), "’ . ".repeat(500), "a.".repeat(1000)] {
        let cleaned = common::clean(&text);
        laws::nothing_is_lost(&text, &cleaned);
        laws::verdicts_hold_together(&text, &cleaned);
        laws::cleaning_is_a_fixpoint(&cleaned);
    }
}
