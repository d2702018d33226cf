//! The laws of the design as checks of one cleaned document. Each panics with what is wrong.

use super::{clean, clean_with, document, segments};
use std::collections::BTreeMap;
use sumsift::config::Settings;
use sumsift::model::ledger::{Record, SegmentRecord};
use sumsift::model::{Edit, Span, Verdict};
use sumsift::pipeline::Cleaned;

/// Law 1: segments and the white space between them are the text, every byte of it exactly once.
pub fn nothing_is_lost(text: &str, cleaned: &Cleaned) {
    let mut end = 0;
    for (n, segment) in segments(cleaned).into_iter().enumerate() {
        assert_eq!(segment.index as usize, n, "segments are numbered in order");
        let gap = &text[end..segment.span.start as usize];
        assert!(gap.chars().all(char::is_whitespace), "only white space between segments, not {gap:?}");
        assert_eq!(segment.before, gap, "`before` is the gap before segment {n}");
        let own = &text[segment.span.range()];
        assert!(!own.is_empty() && own.trim() == own, "segment {n} holds text from end to end: {own:?}");
        let chars = text[..segment.span.start as usize].chars().count();
        assert_eq!(segment.chars, Span::new(chars, chars + own.chars().count()), "`chars` of segment {n}");
        end = segment.span.end as usize;
    }
    assert!(text[end..].chars().all(char::is_whitespace), "nothing but white space after the last segment");
    assert_eq!(document(cleaned).tail, text[end..]);
    assert_eq!(restored(cleaned), text, "the records and the cleaned text give the input back");
}

/// The input, put together here from the cleaned text and the ledger as another program would read it: through JSON.
fn restored(cleaned: &Cleaned) -> String {
    let mut text = String::new();
    let mut tail = String::new();
    for record in &cleaned.records {
        let json: serde_json::Value =
            serde_json::from_str(&serde_json::to_string(record).expect("a record is JSON")).expect("JSON is read back");
        match json["type"].as_str() {
            Some("document") => tail = json["tail"].as_str().unwrap_or_default().to_owned(),
            Some("segment") => {
                text += json["before"].as_str().expect("`before` is always there");
                text += match (json["text"].as_str(), json["output"].as_array()) {
                    (Some(own), _) => own,
                    (None, Some(output)) => {
                        let at = |n: usize| output[n].as_u64().expect("an offset") as usize;
                        &cleaned.text[at(0)..at(1)]
                    }
                    (None, None) => panic!("a segment that is gone has its text on record"),
                };
            }
            _ => {}
        }
    }
    text + &tail
}

/// Law 2: the cleaned text consists of the segments that stay, as edited, in order, and white space; each has a source.
pub fn every_output_has_a_source(text: &str, cleaned: &Cleaned) {
    let mut end = 0;
    for segment in segments(cleaned) {
        let Some(output) = segment.output else { continue };
        let gap = &cleaned.text[end..output.start as usize];
        assert!(gap.chars().all(char::is_whitespace), "untraced text in the output: {gap:?}");
        assert_eq!(&cleaned.text[output.range()], edited(text, segment), "output of segment {}", segment.index);
        assert!(!segment.support.is_empty(), "segment {} has no source", segment.index);
        for support in &segment.support {
            assert!(text.get(support.span.range()).is_some_and(|t| !t.is_empty()), "support points into the input");
        }
        assert_eq!(segment.support[0].span, segment.span, "a sentence comes first of all from its own place");
        end = output.end as usize;
    }
    let rest = &cleaned.text[end..];
    assert!(rest.chars().all(char::is_whitespace), "untraced text at the end: {rest:?}");
}

/// The segment's text after its edits, which lie inside it, in order, apart.
fn edited(text: &str, segment: &SegmentRecord) -> String {
    let mut out = String::new();
    let mut at = segment.span.start as usize;
    for Edit { span, replacement } in &segment.edits {
        assert!(segment.span.covers(*span) && at <= span.start as usize, "edits are in order, apart, inside");
        out += &text[at..span.start as usize];
        out += replacement;
        at = span.end as usize;
    }
    out + &text[at..segment.span.end as usize]
}

/// Law 3: replacements re-space, end a sentence, or undo damage of encodings; words are never made.
pub fn no_words_are_invented(text: &str, cleaned: &Cleaned) {
    for segment in segments(cleaned) {
        let mut words = String::new();
        let mut at = segment.span.start as usize;
        for Edit { span, replacement } in &segment.edits {
            words += &text[at..span.start as usize];
            at = span.end as usize;
            let plain = replacement.chars().all(char::is_whitespace) || replacement == ".";
            let decoding = segment.findings.iter().any(|f| f.code.starts_with("ENC"));
            assert!(plain || decoding, "{replacement:?} stands nowhere in {:?}", &text[segment.span.range()]);
            // What undoes an encoding's damage is checked where it is made; here its place is left out.
            words += if plain { replacement } else { "\u{0}" };
        }
        words += &text[at..segment.span.end as usize];
        let mut rest = &text[segment.span.range()];
        for run in words.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()) {
            let from =
                rest.find(run).unwrap_or_else(|| panic!("{run:?} is no word of {:?}", &text[segment.span.range()]));
            rest = &rest[from + run.len()..];
        }
    }
}

/// Every segment has one verdict, and what it says holds together: merges end in a segment that stays, groups do not
/// overlap, the two sides of a contradiction are never one, and the counts are right.
pub fn verdicts_hold_together(text: &str, cleaned: &Cleaned) {
    let all = segments(cleaned);
    for s in &all {
        let n = s.index;
        assert_eq!(s.output.is_some(), s.verdict.stays(), "segment {n}: output where it stays, only there");
        assert_eq!(s.into.is_some(), s.verdict == Verdict::Merge, "segment {n}: `into` where it is merged, only there");
        assert_eq!(
            !s.edits.is_empty(),
            s.verdict == Verdict::Edit,
            "segment {n}: edits where it is edited, only there"
        );
        assert!(!s.reason.is_empty(), "segment {n} has no reason");
        if let Some(into) = s.into {
            let target = all.get(into as usize).expect("a merge leads to a segment");
            assert!(into != n && target.verdict.stays(), "segment {n} is merged into {into}, which is gone");
            assert_eq!(target.cluster, s.cluster, "segment {n} and what stands for it are one group");
        }
        for finding in &s.findings {
            assert!(s.span.covers(finding.span), "finding {} of segment {n} lies outside of it", finding.code);
            assert!((0.0..=1.0).contains(&finding.score), "score of {}", finding.code);
            assert!(text.get(finding.span.range()).is_some(), "finding {} cuts a character", finding.code);
        }
    }
    let mut group = BTreeMap::new();
    for record in &cleaned.records {
        match record {
            Record::Cluster(c) => {
                for index in c.members.iter().map(|m| m.index).chain([c.representative]) {
                    assert_eq!(group.insert(index, c.id), None, "segment {index} is in two groups");
                    assert_eq!(all[index as usize].cluster, Some(c.id));
                }
            }
            Record::Conflict(c) => {
                let side = |n: u32| all[n as usize].into.unwrap_or(n);
                assert!(c.a < c.b, "a conflict names the earlier side first");
                assert_ne!(side(c.a), side(c.b), "the two sides of a contradiction were made one");
                assert!(all[c.a as usize].span.covers(c.spans[0]) && all[c.b as usize].span.covers(c.spans[1]));
            }
            Record::Stats(stats) => {
                let count = |v: Verdict| all.iter().filter(|s| s.verdict == v).count() as u64;
                assert_eq!(
                    (stats.segments, stats.kept, stats.edited, stats.merged, stats.dropped),
                    (
                        all.len() as u64,
                        count(Verdict::Keep),
                        count(Verdict::Edit),
                        count(Verdict::Merge),
                        count(Verdict::Drop)
                    )
                );
            }
            _ => {}
        }
    }
}

/// Law 7: which rules look changes neither the segments nor, by itself, what stays: without rules nothing is edited.
pub fn findings_decide_nothing(text: &str, select: Vec<String>) {
    let mut settings = Settings::default();
    settings.score.select = select;
    let (some, all) = (clean_with(text, settings.clone()), clean(text));
    let spans = |c: &Cleaned| segments(c).iter().map(|s| (s.span, s.kind, s.boundary.0)).collect::<Vec<_>>();
    assert_eq!(spans(&some), spans(&all), "the segments depend on which rules look");
    if settings.score.select.is_empty() {
        assert!(segments(&some).iter().all(|s| s.verdict != Verdict::Edit && s.findings.is_empty()));
    }
}

/// Law 10: cleaning a cleaned text changes nothing.
pub fn cleaning_is_a_fixpoint(cleaned: &Cleaned) {
    let again = clean(&cleaned.text);
    assert_eq!(again.text, cleaned.text, "cleaning the cleaned text changed it again");
}
