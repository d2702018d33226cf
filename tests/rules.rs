//! Every rule does what its documentation says: all `flag` examples fire, all `keep` examples stay silent, and repairs
//! give what they promise.
//!
//! `cargo test --test rules` runs all; the environment variable `RULE=SPC` limits the run to codes that begin so.

use proptest::prelude::*;
use sumsift::config::{PairSettings, SegmentSettings, StyleChoice};
use sumsift::model::{Edit, Finding};
use sumsift::rules::docs::{self, Expect};
use sumsift::rules::{RULES, Relations, Rule};
use sumsift::text::{DocumentView, profile::profile};
use sumsift::{cluster, pair, score, segment};

/// Fewest examples of each kind a rule must have.
const FEWEST_FLAG: usize = 6;
const FEWEST_KEEP: usize = 8;

/// Findings of one rule in a document, and the document after the rule's own edits.
fn run(rule: &'static dyn Rule, text: &str) -> (Vec<Finding>, String) {
    let profile = profile(text, StyleChoice::Auto);
    let segments = segment::segment(text, &profile, &SegmentSettings::default());
    let view = DocumentView::new(text, &profile, &segments);
    let mut findings = score::score(&view, &[rule]);
    let repairs = score::repairs(&view, &findings);
    if is_relational(rule) {
        let pairs = pair::pairs(&view, &repairs, &PairSettings::default());
        let (clusters, conflicts) = cluster::cluster(&view, &pairs, &findings);
        let relations = Relations { pairs: &pairs, clusters: &clusters, conflicts: &conflicts };
        findings.extend(score::relate(&view, &relations, &[rule]));
    }
    (findings, apply(text, repairs.into_iter().flatten()))
}

fn apply(text: &str, edits: impl IntoIterator<Item = Edit>) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for edit in edits {
        out.push_str(&text[at..edit.span.start as usize]);
        out.push_str(&edit.replacement);
        at = edit.span.end as usize;
    }
    out + &text[at..]
}

/// DUP and CON rules report what comparing segments gave.
fn is_relational(rule: &dyn Rule) -> bool {
    matches!(&rule.meta().code[..3], "DUP" | "CON")
}

/// DUP1xx compare documents with each other; one example cannot show that.
fn spans_documents(rule: &dyn Rule) -> bool {
    rule.meta().code.starts_with("DUP1")
}

/// Whether the pair and cluster stages find anything at all; until they do, relational examples cannot fire.
fn relations_are_found() -> bool {
    let text = "The council approved the new budget on Monday.\nThe council approved the new budget on Monday.";
    let profile = profile(text, StyleChoice::Summary);
    let segments = segment::segment(text, &profile, &SegmentSettings::default());
    let view = DocumentView::new(text, &profile, &segments);
    !pair::pairs(&view, &vec![Vec::new(); segments.len()], &PairSettings::default()).is_empty()
}

fn rules() -> impl Iterator<Item = &'static dyn Rule> {
    let wanted = std::env::var("RULE").unwrap_or_default().to_uppercase();
    RULES.iter().copied().filter(move |rule| rule.meta().code.starts_with(&wanted))
}

fn file_name(rule: &dyn Rule) -> String {
    format!("src/rules/{}_{}.rs", rule.meta().code.to_lowercase(), rule.meta().name.replace('-', "_"))
}

#[test]
fn examples_do_what_they_say() {
    let related = relations_are_found();
    let mut wrong = Vec::new();
    for rule in rules().filter(|rule| (related || !is_relational(*rule)) && !spans_documents(*rule)) {
        let code = rule.meta().code;
        for example in docs::examples(rule) {
            let (findings, repaired) = run(rule, &example.text);
            let place = format!("{}:{}", file_name(rule), example.line);
            match (example.expect, findings.is_empty()) {
                (Expect::Flag, true) => wrong.push(format!("{place}: {code} should fire:\n{}", example.text)),
                (Expect::Keep, false) => {
                    wrong.push(format!("{place}: {code} should not fire:\n{}\n  {findings:?}", example.text));
                }
                _ => {}
            }
            if let Some(expected) = example.repaired.filter(|expected| *expected != repaired) {
                wrong.push(format!("{place}: repaired text\n  is     {repaired:?}\n  should {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} example(s):\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_has_enough_examples() {
    let mut wrong = Vec::new();
    for rule in rules() {
        let examples = docs::examples(rule);
        let flags = examples.iter().filter(|e| e.expect == Expect::Flag).count();
        let keeps = examples.len() - flags;
        if flags < FEWEST_FLAG || keeps < FEWEST_KEEP {
            wrong.push(format!("{}: {flags} flag, {keeps} keep", file_name(rule)));
        }
    }
    assert!(wrong.is_empty(), "fewer than {FEWEST_FLAG} flag or {FEWEST_KEEP} keep:\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_is_documented_in_the_same_order() {
    for rule in rules() {
        let meta = rule.meta();
        let text = docs::text(rule);
        assert!(text.starts_with(&format!("# {} {}\n", meta.code, meta.name)), "{}: first line", file_name(rule));
        let sections = docs::sections(rule);
        let asked = ["What it finds", "Why it is noise", "Examples", "Repair"];
        assert_eq!(sections.iter().take(4).collect::<Vec<_>>(), asked.iter().collect::<Vec<_>>(), "{}", meta.code);
        assert!(sections[4..].iter().all(|s| *s == "Source"), "{}: {:?}", meta.code, &sections[4..]);
        assert!(meta.summary.ends_with('.'), "{}: the summary is a sentence", meta.code);
    }
}

#[test]
fn codes_are_sorted_unique_and_names_read_as_allow_name() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.meta().code).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
    for rule in RULES {
        let meta = rule.meta();
        let (letters, digits) = meta.code.split_at(3);
        assert!(letters.bytes().all(|b| b.is_ascii_uppercase()) && digits.bytes().all(|b| b.is_ascii_digit()));
        assert_eq!(digits.len(), 3, "{}", meta.code);
        let kebab = meta.name.split('-').all(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase()));
        assert!(kebab && !meta.name.starts_with("no-"), "{}", meta.name);
    }
}

#[test]
fn findings_are_well_formed() {
    for rule in rules() {
        for example in docs::examples(rule) {
            let text = &example.text;
            for finding in run(rule, text).0 {
                assert_eq!(finding.code, rule.meta().code);
                assert!((0.0..=1.0).contains(&finding.score), "{finding:?}");
                assert!(text.get(finding.span.range()).is_some_and(|t| !t.is_empty()), "{finding:?}");
                assert!(!finding.message.ends_with('.') && !finding.message.is_empty(), "{finding:?}");
                assert!(rule.meta().repairs || finding.edits.is_empty(), "{finding:?}");
            }
        }
    }
}

/// The document after the edits of all rules, and the findings.
fn repair_all(text: &str) -> (Vec<Finding>, String) {
    let profile = profile(text, StyleChoice::Auto);
    let segments = segment::segment(text, &profile, &SegmentSettings::default());
    let view = DocumentView::new(text, &profile, &segments);
    let findings = score::score(&view, RULES);
    let repairs = score::repairs(&view, &findings);
    for (segment, edits) in segments.iter().zip(&repairs) {
        for edit in edits {
            assert!(segment.span.covers(edit.span), "inside its segment: {edit:?}");
        }
        assert!(edits.windows(2).all(|pair| pair[0].span.end < pair[1].span.start), "in order and apart: {edits:?}");
    }
    (findings, apply(text, repairs.into_iter().flatten()))
}

/// Sentences with noise of every kind between words, and with things that only look like noise.
fn noisy_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "the",
        "council",
        "met",
        "on",
        "Monday",
        "and",
        "approved",
        "budget",
        "of",
        "Harbour",
        "said",
        "he",
        "would",
        "not",
        "go",
        "to",
        "a",
        "treaty",
        "treaty",
        ".",
        ".",
        ",",
        " .",
        "(",
        ")",
        "“",
        "”",
        "‘",
        "’",
        "\"",
        "'s",
        "n't",
        "``",
        "''",
        "-lrb-",
        "-rrb-",
        ". The",
        ". It",
        "\n",
        "\n\n",
        "U.S.",
        "1.1.1.1",
        "https://a.example/b?c=1.",
        "3.14",
        ".5",
        "...",
        ". . .",
        "J. F. Kirk",
        "1,000",
        "6-3 6-3",
        "no, no",
        "[3]",
        "?",
        "!",
        ":)",
        "$ 8",
        "the the",
        "one-one-one",
        "ofthe",
        "é",
        "für",
        "das",
    ]);
    prop::collection::vec(piece, 1..60).prop_map(|pieces| pieces.join(" "))
}

/// Letters and digits in their order.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn is_subsequence(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|r| r == c))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 256 } else { 2048 }))]

    #[test]
    fn edits_never_change_a_letter_or_digit_of_what_stays(text in noisy_text()) {
        let (_, repaired) = repair_all(&text);
        prop_assert!(is_subsequence(&letters(&repaired), &letters(&text)), "{text:?}\n{repaired:?}");
    }

    #[test]
    fn what_only_looks_like_noise_is_never_touched(before in noisy_text(), after in noisy_text()) {
        for kept in ["U.S.", "1.1.1.1", "https://a.example/b?c=1", "3.14", "J. F. Kirk", "wait... what"] {
            // Prose around it, so that nothing but the word itself is at stake.
            let text = format!("{before}\n\nShe wrote down {kept} with care and left.\n\n{after}");
            let (_, repaired) = repair_all(&text);
            prop_assert!(repaired.contains(&format!("wrote down {kept} with care")), "{kept}: {repaired:?}");
        }
    }

    #[test]
    fn any_text_is_scored_without_a_panic(text in "\\PC{0,300}") {
        repair_all(&text);
    }
}

/// Texts as summarisers write them: their repairs, made once, leave nothing to repair.
#[test]
fn repairing_twice_is_repairing_once() {
    for rule in RULES {
        for example in docs::examples(*rule) {
            let mut text = example.text.clone();
            // What one repair joins another may see for the first time, so that a few passes may be needed, as in the pipeline.
            for _ in 0..3 {
                text = repair_all(&text).1;
            }
            assert_eq!(repair_all(&text).1, text, "{}: {:?}", rule.meta().code, example.text);
        }
    }
}
